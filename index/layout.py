"""Printed lines to headed sections: running heads out, paragraphs and hyphens joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.page import Line
from index.passage import Section
from index.sentence import spans

EDGE = 2  # lines at the top and at the bottom of a page that may be running heads and feet
PAGE_NUMBER = re.compile(r"^[\W_]*(?:page\s+)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[\W_]*$", re.I)
LEADERS = re.compile(r"(?:\.\s?){5,}\s*(?:\d+|[ivxlc]+)\s*$")  # "Introduction . . . . . . 7"
NUMBERED = re.compile(
    r"^(?:(?:Appendix|Chapter|Section|Part)\s+[A-Z0-9]{1,3}|\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-H](?:\.\d{1,2})+)[.:]?\s+[A-Z][A-Za-z]"
)
KNOWN = re.compile(r"^(?:abstract|summary|introduction|references|bibliography|conclusions?|contents|glossary)$", re.I)
CAPTION = re.compile(r"^(?:table|figure|fig\.|eq\.)\s*\d", re.I)
ITEM = re.compile(r"^(?:[•▪●–*-]|\(?[a-z0-9]{1,2}[.)])\s+\S")
# first halves that keep their hyphen when a line breaks there: half-value, two-dimensional, self-absorption
PREFIXES = frozenset(
    ("half", "tenth", "self", "cross", "two", "three", "four", "single", "double", "high", "low", "narrow", "broad")
)
FINISHED = re.compile(r"[.!?][\"'”’)\]]*(?:\d{1,3})?$")


@dataclass(frozen=True, slots=True)
class Place:
    """A line and what stands around it."""

    page: int
    line: Line
    before: Line | None  # on the same page
    after: Line | None
    apart: bool  # white space above it, or the first of its column
    indented: bool


@dataclass
class Block:
    """A paragraph or a heading."""

    page: int  # where it begins
    heading: bool
    lines: list[Line]
    carries: bool = False  # goes on with the paragraph of the page before


def sections(pages: list[list[Line]]) -> list[Section]:
    """Headed stretches in reading order, one per page: locator "p. 12", paragraphs apart by a blank line.

    A sentence that runs over the page's end stands whole on the page where it begins.
    """
    pages = without_running_lines(pages)
    joined = Joiner(pages)
    found: list[tuple[int, bool, str]] = []
    for block in blocks(pages):
        text = joined([one.text for one in block.lines])
        if block.carries and found and not found[-1][1]:
            page, _, head = found.pop()
            head, text = carried(head, text, joined)
            found.append((page, False, head))
        if text:
            found.append((block.page, block.heading, text))
    return list(grouped(found))


def grouped(found: list[tuple[int, bool, str]]) -> Iterator[Section]:
    """(page, is it a heading, text) to sections: a new one at each heading and each page."""
    heading, page, texts = "", 0, list[str]()
    for number, is_head, text in [*found, (0, True, "")]:
        if (is_head or number != page) and texts:
            yield Section(heading, f"p. {page}", "\n\n".join(texts))
            texts = []
        page = number
        if is_head:
            heading = text
        else:
            texts.append(text)


def without_running_lines(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without page numbers, running heads and feet, and lines of a table of contents."""
    edges = [edge(page) for page in pages]
    seen = Counter(where for found in edges for where in {spot(one) for one in found})
    often = max(2.0, min(3.0, 0.4 * len(pages)))  # each chapter may have a head of its own
    numbers = Counter(n - page for page, found in enumerate(edges) for one in found for n in outer_numbers(one.text))
    offset, times = max(numbers.items(), key=lambda item: item[1], default=(0, 0))

    def runs(page: int, one: Line) -> bool:
        shape, height = spot(one)
        again = sum(seen[shape, height + step] for step in (-1, 0, 1)) >= often
        heads = NUMBERED.match(one.text) and (one.bold or one.size > 1.12 * body_size(pages[page : page + 1]))
        numbered = times >= max(2.0, 0.4 * len(pages)) and page + offset in outer_numbers(one.text)
        return again or (numbered and not heads) or PAGE_NUMBER.match(one.text) is not None

    return [
        [one for one in page if not (one in found and runs(number, one)) and not LEADERS.search(one.text)]
        for number, (page, found) in enumerate(zip(pages, edges, strict=True))
    ]


def spot(one: Line) -> tuple[str, int]:
    """A line with its numbers made alike, and its height in steps of 6 points."""
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", one.text.lower()), round(one.y / 6)


def outer_numbers(text: str) -> set[int]:
    """The numbers that a line begins and ends with: where a running head has the page's own."""
    return {int(found) for found in re.findall(r"^\d{1,4}\b|\b\d{1,4}$", text)}


def edge(page: list[Line]) -> list[Line]:
    """The uppermost and the lowest lines of a page."""
    heights = sorted({round(one.y) for one in page})
    ends = {*heights[:EDGE], *heights[-EDGE:]}
    return [one for one in page if round(one.y) in ends]


def blocks(pages: list[list[Line]]) -> list[Block]:
    """Paragraphs and headings in reading order."""
    body = body_size(pages)
    made: list[Block] = []
    for place in places(pages):
        heading = is_heading(place, body)
        last = made[-1] if made else None
        if last and last.heading == heading and continues(place, last):
            last.lines.append(place.line)
        else:
            carries = bool(last and flows(place, last) and not heading)
            if last and carries and last.page == place.page:
                last.lines.append(place.line)  # from the foot of the left column to the head of the right
            else:
                made.append(Block(place.page, heading, [place.line], carries))
    return made


def body_size(pages: list[list[Line]]) -> float:
    """Points of most of the print."""
    sizes = [one.size for page in pages for one in page for _ in range(1 + len(one.text) // 20)]
    return median(sizes) if sizes else 10.0


def places(pages: list[list[Line]]) -> Iterator[Place]:
    """Each line of each page with its surroundings."""
    for number, page in enumerate(pages, 1):
        leading = usual_leading(page)
        left = {column: left_edge([one for one in page if one.column == column]) for column in (0, 1)}
        for before, one, after in zip([None, *page], page, [*page[1:], None], strict=False):
            follows = before is not None and before.column == one.column and before.y > one.y
            apart = not follows or (before is not None and before.y - one.y > 1.3 * leading)
            yield Place(number, one, before, after, apart, one.x0 - left[one.column] > 0.8 * one.size)


def usual_leading(page: list[Line]) -> float:
    """Points from one baseline to the next within a paragraph."""
    steps = [a.y - b.y for a, b in pairwise(page) if a.column == b.column and a.y > b.y]
    return median(steps) if steps else 12.0


def left_edge(column: list[Line]) -> float:
    """Where most lines of a column begin, in points."""
    return median(one.x0 for one in column) if column else 0.0


def is_heading(place: Place, body: float) -> bool:
    """Numbered, in capitals, bold or large, short, alone, and not ended like a sentence."""
    text, line = place.line.text, place.line
    letters = [c for c in text if c.isalpha()]
    if len(text) > 90 or len(letters) < 3 or len(letters) < 0.55 * len(text.replace(" ", "")):
        return False
    if text[-1] in ".,;:" or CAPTION.match(text) or not (text[0].isupper() or text[0].isdigit()):
        return False
    if KNOWN.match(text):
        return True
    styled = line.bold or line.size > 1.12 * body
    if not (place.apart or styled) or len(text.split()) > 14:
        return False
    runs_on = place.after is not None and not styled and place.after.text[:1].islower()
    capitals = sum(c.isupper() for c in letters) > 0.9 * len(letters) and len(letters) > 3
    return not runs_on and (styled or capitals or NUMBERED.match(text) is not None)


def continues(place: Place, block: Block) -> bool:
    """Does a line go on with the paragraph or heading just above it?"""
    last = block.lines[-1]
    if place.apart or place.page != block.page or ITEM.match(place.line.text):
        return False
    if block.heading:
        return (
            last.bold == place.line.bold
            and abs(last.size - place.line.size) < 0.5
            and not NUMBERED.match(place.line.text)
        )
    if ITEM.match(block.lines[0].text) and abs(place.line.x0 - block.lines[0].x0) > 0.5 * place.line.size:
        return place.line.x0 > block.lines[0].x0  # hanging under its mark, or back at the margin
    # an indented line opens a paragraph, unless the lines before it are indented too
    return not (place.indented and abs(place.line.x0 - last.x0) > 0.5 * place.line.size)


def flows(place: Place, block: Block) -> bool:
    """At the head of a column or page: does the paragraph of the column before go on here?"""
    first = place.before is None or place.before.column != place.line.column or place.before.y < place.line.y
    opens = ITEM.match(place.line.text) is not None
    return first and not block.heading and not opens and FINISHED.search(block.lines[-1].text) is None


def carried(head: str, tail: str, joined: Joiner) -> tuple[str, str]:
    """A paragraph cut by a page's end, cut again after the sentence that runs over it."""
    whole = joined([head, tail])
    end = next((b for _, b in spans(whole) if b >= len(head)), len(whole))
    return whole[:end], whole[end:].strip()


class Joiner:
    """Joins printed lines; knows from the rest of the document which hyphens are the word's own."""

    def __init__(self, pages: list[list[Line]]) -> None:
        inside = [w for page in pages for one in page for w in re.findall(r"[\w-]+", one.text)[:-1]]
        self._known = Counter(w.lower() for w in inside)

    def __call__(self, texts: list[str]) -> str:
        whole = ""
        for text in texts:
            whole = self._join(whole, text.strip()) if whole else text.strip()
        return whole

    def _join(self, whole: str, text: str) -> str:
        if whole.endswith("\u00ad"):
            return whole[:-1] + text
        first, last = re.match(r"[a-z]\w*", text), re.search(r"(\w+)[-‐]$", whole)
        if not (first and last):
            return f"{whole}{'' if whole.endswith('-') and last else ' '}{text}"
        kept, solid = f"{last[1]}-{first[0]}".lower(), f"{last[1]}{first[0]}".lower()
        # "x-ray" keeps its own: a single letter, or seen so elsewhere and not in one word
        own = len(last[1]) == 1 or self._known[kept] > self._known[solid]
        own |= last[1].lower() in PREFIXES and not self._known[solid]
        return whole + text if own else whole[:-1] + text
