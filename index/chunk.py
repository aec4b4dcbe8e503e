"""A source to passages: whole sentences, evenly filled, short enough for the embedder to read whole."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from index.passage import Passage, Section, Source
from index.sentence import Span, sentences, spans

__all__ = ["VERSION", "chunks", "context", "sentences"]

VERSION = 1  # raise when the same source would be cut another way: indexes are then built anew
LIMIT = 240  # word pieces of context and text together; 256 is what MiniLM reads, some slack for joins
TARGET = 150  # word pieces of text that a passage aims at; sweep in evals/LOG.md
TINY = 40  # a section shorter than this joins its neighbour
FINISHED = re.compile(r"[.!?][\"'”’)\]*_]*$")

Counter = Callable[[str], int]


def estimate(text: str) -> int:
    """Word pieces of a text, guessed a little high from its letters; for use without a tokenizer."""
    return sum(1 + len(word) // 6 for word in re.findall(r"\w+|[^\w\s]", text))


def context(title: str, section: str) -> str:
    """What stands before a passage's text when it is embedded, so that "it" has a name."""
    return f"{title}. {section}. " if section and section != title else f"{title}. "


@dataclass(frozen=True, slots=True)
class Piece:
    """One unit (or units that belong together) of a source."""

    start: int  # offset into Source.text
    end: int
    size: int  # word pieces
    section: int  # which section it stands in


def chunks(source: Source, tokens: Counter = estimate) -> list[Passage]:
    """The passages of a source, in reading order, covering every word of it.

    tokens  counts word pieces, best the embedder's own; the default guesses
    A passage holds whole sentences, formulas, tables and list items, of one section unless sections
    are tiny. One unit longer than the limit stays whole in a passage of its own.
    """
    text, sections = source.text, source.sections
    groups = merge_tiny([pieces(text, span, i, tokens) for i, span in enumerate(extents(sections))])
    made: list[Passage] = []
    for group in groups:
        head = context(source.title, heading(sections, group))
        for filled in fill(group, min(TARGET, LIMIT - tokens(head))):
            made.append(passage(source, text, filled, len(made)))
    return made


def extents(sections: tuple[Section, ...]) -> list[Span]:
    """Where each section's text stands in Source.text."""
    found, at = [], 0
    for section in sections:
        found.append((at, at + len(section.text)))
        at += len(section.text) + 2  # the blank line that Source.text puts between sections
    return found


def pieces(text: str, extent: Span, section: int, tokens: Counter) -> list[Piece]:
    """The units of one section; a lead-in ("... gives", "as follows:") stays with what it leads to."""
    made: list[Piece] = []
    offset = extent[0]
    for a, b in spans(text[slice(*extent)]):
        piece = Piece(offset + a, offset + b, tokens(text[offset + a : offset + b]), section)
        if made and leads(text[made[-1].start : made[-1].end]) and made[-1].size + piece.size <= TARGET:
            made[-1] = Piece(made[-1].start, piece.end, made[-1].size + piece.size, section)
        else:
            made.append(piece)
    return made


def leads(unit: str) -> bool:
    """Does a unit ask for the next one? It ends in a colon, or breaks off before a formula."""
    last = unit.rstrip()
    if last.startswith(("|", "$$", "```")) or last.endswith(("|", "$$", "```")):
        return False
    return last.endswith(":") or last.startswith("#") or not (FINISHED.search(last) or last.endswith("`"))


def merge_tiny(sections: list[list[Piece]]) -> list[list[Piece]]:
    """Neighbouring sections as one group when one of them is tiny and both fit one passage."""
    groups: list[list[Piece]] = []
    for units in (s for s in sections if s):
        size = sum(u.size for u in units)
        last = sum(u.size for u in groups[-1]) if groups else 0
        if groups and min(size, last) < TINY and size + last <= TARGET:
            groups[-1] = groups[-1] + units
        else:
            groups.append(units)
    return groups


def fill(units: list[Piece], target: int) -> list[list[Piece]]:
    """Units in runs of about equal size, none above `target` unless a single unit is."""
    total = sum(u.size for u in units)
    even = total / max(1, math.ceil(total / target))  # 210 of 200 becomes 105 + 105, not 200 + 10
    made: list[list[Piece]] = []
    size = 0
    for unit in units:
        fits = size + unit.size <= target
        if made and fits and size + unit.size / 2 <= even:
            made[-1].append(unit)
            size += unit.size
        else:
            made.append([unit])
            size = unit.size
    return made


def heading(sections: tuple[Section, ...], units: list[Piece]) -> str:
    """The headings that a run of units stands under: "Limits of validity / See also"."""
    found = dict.fromkeys(sections[u.section].heading for u in units)
    return " / ".join(h for h in found if h)


def passage(source: Source, text: str, units: list[Piece], number: int) -> Passage:
    """The passage of a run of units, cut out of the source's own text."""
    first = source.sections[units[0].section]
    return Passage(
        chunk_id=f"{source.source_id}#{number}",
        source_id=source.source_id,
        title=source.title,
        section=heading(source.sections, units),
        locator=first.locator,
        text=text[units[0].start : units[-1].end],
        url=source.url,
    )
