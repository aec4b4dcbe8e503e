"""Every note keeps the form that CONTRIBUTING.md sets, and its machine-readable numbers hold.

Run one note alone: `.venv/bin/python -m pytest tests/test_corpus_notes.py -q -k half-value-layer`.
"""

from __future__ import annotations

import ast
import math
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import scipy.constants
import xraylib
import yaml

from physics import tables
from physics.units import quantity

NOTES = Path(__file__).parents[1] / "corpus" / "notes"
FILES = sorted(NOTES.glob("*/*.md"))
FIRST, LAST = "Answer", ("Misconceptions", "Limits of validity", "See also")
KEYS = {"id", "title", "domain", "level", "tracks", "formulas", "references", "checks", "checked"}
LIBRARY: dict[str, Any] = {
    "mu_rho": lambda m, kev: tables.mass_attenuation(tables.material(m), quantity(kev, "keV")).m_as("cm**2/g"),
    "mu": lambda m, kev: tables.linear_attenuation(tables.material(m), quantity(kev, "keV")).m_as("1/cm"),
    "density": lambda m: tables.material(m).density,
    "half_life": lambda n, unit: tables.half_life(n).m_as(unit),
    "branch": tables.branching,
    "kedge": lambda z: xraylib.EdgeEnergy(z, xraylib.K_SHELL),
    "kalpha1": lambda z: xraylib.LineEnergy(z, xraylib.KL3_LINE),
    "kbeta1": lambda z: xraylib.LineEnergy(z, xraylib.KM3_LINE),
    "kyield": lambda z: xraylib.FluorYield(z, xraylib.K_SHELL),
    "const": lambda name: scipy.constants.physical_constants[name][0],
    "to": lambda value, unit, other: quantity(value, unit).m_as(other),
    **{name: getattr(math, name) for name in ("exp", "log", "log10", "log2", "sqrt", "sin", "cos", "tan", "pi", "radians", "erf")},
}  # fmt: skip


def parts(file: Path) -> tuple[dict[str, Any], str]:
    """Front matter and body of one note."""
    _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(front), body


def words(body: str) -> list[str]:
    """Words of prose and tables; a displayed formula counts as one."""
    body = re.sub(r"\$\$.*?\$\$|\$[^$]+\$", "formula", body, flags=re.DOTALL)
    return re.findall(r"[A-Za-z0-9][\w.,/%+-]*", body)


def headings(body: str) -> list[str]:
    return re.findall(r"^## (.+)$", body, flags=re.MULTILINE)


def value_of(expr: str) -> float:
    """A check's expression: arithmetic, math functions and the library look-ups named above."""
    allowed = (
        ast.Expression,
        ast.BinOp,
        ast.UnaryOp,
        ast.Call,
        ast.Name,
        ast.Constant,
        ast.operator,
        ast.unaryop,
        ast.Load,
    )
    tree = ast.parse(expr, mode="eval")
    assert all(isinstance(node, allowed) for node in ast.walk(tree)), f"not plain arithmetic: {expr}"
    return float(eval(compile(tree, "check", "eval"), {"__builtins__": {}}, LIBRARY))


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_a_note_has_the_form_every_note_has(file: Path) -> None:
    front, body = parts(file)
    assert set(front) >= KEYS and front["id"] == file.stem and front["domain"] == file.parent.name
    assert front["level"] in {"intro", "core", "advanced"} and front["references"]
    for reference in front["references"]:
        assert set(reference) == {"id", "cite", "section", "year", "doi"}, reference
        assert 1895 <= reference["year"] <= 2026
    found = headings(body)
    assert found[0] == FIRST and tuple(found[-3:]) == LAST
    assert any(h.startswith("Worked number") for h in found[1:-3])
    assert len(found) >= 6, "a note needs at least one section of mechanism or derivation"
    assert 300 <= len(words(body)) <= 700, f"{len(words(body))} words"
    assert re.findall(r"^- \*\*Wrong belief:\*\* .+\n  \*\*Correction:\*\* .+\n  \*\*Why:\*\* .+", body, re.MULTILINE)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_the_numbers_of_a_note_are_what_the_library_says(file: Path) -> None:
    front, body = parts(file)
    assert front["checks"], "each note has a worked number, so each has a check"
    for check in front["checks"]:
        assert set(check) == {"says", "expr", "value", "rel_tol"}, check
        assert check["says"] in body, f"the note does not say {check['says']!r}"
        assert value_of(check["expr"]) == pytest.approx(check["value"], rel=check["rel_tol"]), check


def test_see_also_and_ids_point_at_notes_that_exist() -> None:
    ids = {f.stem for f in FILES}
    dead = {
        f.stem: sorted(set(re.findall(r"`([a-z0-9-]+)`", parts(f)[1].split("## See also")[1])) - ids) for f in FILES
    }
    assert not {note: links for note, links in dead.items() if links}
    assert [i for i, n in Counter(f.stem for f in FILES).items() if n > 1] == []


def test_no_two_notes_share_a_long_passage() -> None:
    owner: dict[tuple[str, ...], str] = {}
    for file in FILES:
        tokens = [w.lower() for w in words(parts(file)[1])]
        for run in zip(*(tokens[i:] for i in range(14)), strict=False):
            assert owner.setdefault(run, file.stem) == file.stem, f"{file.stem} and {owner[run]}: {' '.join(run)}"


def test_every_domain_of_the_syllabus_has_two_notes_or_more() -> None:
    per_domain = Counter(f.parent.name for f in FILES)
    assert len(per_domain) == 24 and min(per_domain.values()) >= 2 and len(FILES) >= 40
