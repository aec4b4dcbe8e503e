"""Every formula, gathered from the field files."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from physics.formula import Formula

FORMULAS: dict[str, Formula] = {}
for _file in sorted(Path(__file__).parent.glob("[a-z]*.py")):
    for _one in getattr(import_module(f"physics.formulas.{_file.stem}"), "FORMULAS", ()):
        FORMULAS[_one.id] = _one
