"""The formula sheets in corpus/formulas/, one page a field, written from the engine: `python -m physics.sheet`.

A sheet is a source like any other to the index, so each sentence names its subject and stands alone.
"""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

from physics.formula import Formula, Variable
from physics.formulas import FIELDS

FOLDER = Path(__file__).resolve().parents[1] / "corpus" / "formulas"


def sheets() -> dict[str, str]:
    """File name to Markdown, one sheet a field."""
    return {f"formulas-{field.replace('_', '-')}.md": sheet(field) for field in FIELDS}


def title(field: str) -> str:
    """What a field is called: the docstring of its module, up to the first colon or full stop."""
    said = import_module(f"physics.formulas.{field}").__doc__ or field
    return re.split(r"[:.]", said.strip())[0]


def sheet(field: str) -> str:
    """One field's formulas as Markdown with front matter; `prior` keeps it behind the notes that explain."""
    name = field.replace("_", "-")
    head = (
        f'---\nid: formulas-{name}\ntitle: "Formula sheet: {title(field)}"\ndomain: formulas\nprior: -1.0\n'
        "references: []\n---\n\n"
    )
    return head + "\n".join(section(f) for f in FIELDS[field])


def section(f: Formula) -> str:
    """One formula: equation, letters, where it holds, worked examples, source."""
    name = f.name[0].lower() + f.name[1:] if f.name[1:2].islower() else f.name
    lines = [f"## {f.name}", f"The formula for {name} is", f"$$ {f.latex} $$"]
    if f.compute is not None:
        lines.append(f"In the formula for {name}, {'; '.join(_letter(v) for v in (*f.needs, f.gives))}.")
    lines.append(f"The formula for {name} holds under these conditions: {f.valid.rstrip('.')}.")
    if f.example[1]:
        given = ", ".join(f"{k} = {v}" for k, v in f.example[0].items())
        lines.append(f"Worked example of {name}: {given or 'the constants'} gives {f.gives.quantity} = {f.example[1]}.")
    checked = f"; held against: {f.check[2].rstrip('.')}" if f.check else ""
    lines.append(f"Source of the formula for {name}: {f.source.rstrip('.')}{checked}; `medphys formulas {f.id}`.")
    return "\n\n".join(lines) + "\n"


def _letter(v: Variable) -> str:
    role = f" ({v.role})" if v.role else ""
    unit = re.sub(r"\*\*(-?\d)", r"^\1", v.unit)
    return f"${v.symbol or v.name}$ is the {v.quantity}{role}" + (f" in {unit}" if unit else "")


def main() -> None:
    """Write every sheet, and remove sheets of fields that are gone."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = sheets()
    for old in FOLDER.glob("formulas-*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
