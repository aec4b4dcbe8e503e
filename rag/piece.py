"""A passage taken apart into what an answer may quote: sentences, corrections, table rows, formulas."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

PieceKind = Literal["prose", "correction", "row", "formula", "item"]
_MISCONCEPTION = re.compile(
    r"\*\*Wrong belief:\*\*\s*(?P<wrong>.+?)\s*\n\s*\*\*Correction:\*\*\s*(?P<right>.+?)\s*(?:\n\s*\*\*Why:\*\*\s*(?P<why>.+))?$",
    re.DOTALL,
)
_RULE = re.compile(r"^\s*\|[\s:|-]+\|\s*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Something quotable. `text` is what the student reads; `quote` stands word for word in the source."""

    text: str
    quote: str
    kind: PieceKind
    wrong: str = ""  # the belief that a correction answers; never shown as fact
    lead: str = ""  # what a row or a formula belongs to: its table's header, the sentence before it


def joined(units: list[str], text: str) -> list[tuple[str, tuple[int, ...]]]:
    """Units with the positions they come from; a sentence that leads into a displayed formula takes it along.

    text  the passage, in which each joined unit still stands word for word
    """
    out: list[tuple[str, tuple[int, ...]]] = []
    for i, unit in enumerate(units):
        if unit.startswith("$$") and out and not re.search(r"[.!?|$]\s*$", out[-1][0]):
            before, places = out[-1]
            start = text.find(before)
            end = text.find(unit, start) + len(unit)
            if start >= 0 and end - start <= len(before) + len(unit) + 4:
                out[-1] = (text[start:end], (*places, i))
                continue
        out.append((unit, (i,)))
    return out


def pieces(unit: str, lead: str = "") -> list[Piece]:
    """The quotable pieces of one unit of index.sentence (a sentence, a list item, a table, a formula)."""
    if match := _MISCONCEPTION.search(unit):
        return [
            Piece(match[part], match[part], "correction", match["wrong"]) for part in ("right", "why") if match[part]
        ]
    if "**Wrong belief:**" in unit:
        return []  # cut by a foreign tool: the belief must not be quoted as fact
    if unit.lstrip().startswith("|"):
        return _rows(unit)
    if unit.startswith("$$"):
        return [Piece(unit, unit, "formula", lead=lead)]
    if re.match(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s", unit):
        return [Piece(re.sub(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s+", "", unit), unit, "item", lead=lead)]
    return (
        []
        if unit.startswith("#") or ("`" in unit and not re.search(r"[a-z] [a-z]", unit))
        else [Piece(unit, unit, "prose", lead=lead)]
    )


def _rows(table: str) -> list[Piece]:
    """Each row of a Markdown table as 'header: cell; header: cell'."""
    lines = [line for line in table.splitlines() if line.strip()]
    cells = [[c.strip() for c in line.strip().strip("|").split("|")] for line in lines if not _RULE.match(line)]
    body = [line for line in lines if not _RULE.match(line)][1:]
    if len(cells) < 2:
        return []
    head = cells[0]
    return [
        Piece(
            "; ".join(f"{h}: {c}" if h else c for h, c in zip(head, row, strict=False) if c),
            line.strip(),
            "row",
            lead=" ".join(head),
        )
        for row, line in zip(cells[1:], body, strict=True)
    ]
