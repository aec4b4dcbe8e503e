"""A PDF to a Source: pages kept, headings found, lines and hyphens joined, running heads dropped."""

from __future__ import annotations

import logging
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from index.page import Line, lines
from index.passage import Section, Source
from index.sentence import spans
from medphys.errors import UserError

if TYPE_CHECKING:
    from pypdf import PdfReader

EDGE = 2  # lines at the top and at the bottom of a page that may be running heads and feet
PAGE_NUMBER = re.compile(r"^[\W_]*(?:page\s+)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[\W_]*$", re.I)
NUMBERED = re.compile(r"^(?:(?:Appendix|Chapter|Section)\s+)?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-H])\.?\s+[A-Z][a-zA-Z]")
KNOWN = re.compile(r"^(?:abstract|summary|introduction|references|bibliography|acknowledg\w*|conclusions?|contents|glossary)$", re.I)
REPORT = re.compile(
    r"\b(?:(?:AAPM|NCRP|ICRP|ICRU|IAEA|NUREG|EUR|ACR|IPEM|ESTRO)\b[^\n.]{0,40}?"
    r"(?:Report|Publication|Series|TRS|TG|Task Group|Commentary|Statement|CR)s?[^\n\d]{0,12}\d[\d\-/.]*\d|"
    r"(?:Publication|Report)\s+(?:No\.?\s*)?\d+)",
)
YEAR = re.compile(r"\b(19[5-9]\d|20[0-4]\d)\b")
USELESS_TITLE = re.compile(r"^(?:untitled.*|microsoft word.*|.*\.(?:docx?|tex|dvi|pdf|indd|ps|qxd)|[\d\W_]*)$", re.I)


@dataclass
class Block:
    """A paragraph or a heading, and the page where it begins."""

    page: int
    heading: bool
    lines: list[str] = field(default_factory=list)


def read_pdf(path: Path, relative: str, fallback_id: str) -> Source:
    """A PDF as a Source whose sections carry the locator "p. 12".

    Raises UserError in one line for an encrypted, a scanned or a damaged file. A page that cannot be
    read is skipped and named in meta["unread_pages"].
    """
    reader = opened(path, relative)
    pages, unread = read_pages(reader, relative)
    if sum(len(one.text) for page in pages for one in page) < 20 * max(1, min(len(pages), 5)):
        raise UserError(f"{relative} holds no text, only images: recognise it first, e.g. `ocrmypdf in.pdf out.pdf`.")
    first = next(page for page in pages if page)
    pages = without_running_lines(pages)
    sections = sectioned(blocks(pages))
    meta: dict[str, object] = {"pages": len(pages), **described(reader, first)}
    if unread:
        meta["unread_pages"] = unread
    title = guessed_title(reader, first) or fallback_id
    kept = tuple(s for s in sections if s.text.strip())
    return Source(source_id=fallback_id, title=title, path=relative, sections=kept, meta=meta)


def opened(path: Path, relative: str) -> PdfReader:
    """The reader, unlocked with the empty password if that opens it."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings on odd files help no student
    try:
        reader = PdfReader(path)
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except Exception as broken:  # a damaged file may raise anything from KeyError to RecursionError
        raise UserError(f"{relative} is damaged or no PDF ({broken or type(broken).__name__}): get it anew.") from broken
    if locked:
        raise UserError(f"{relative} is encrypted: save it without a password, e.g. `qpdf --decrypt in.pdf out.pdf`.")
    if not count:
        raise UserError(f"{relative} is damaged: it has no pages. Get it anew.")
    return reader


def read_pages(reader: PdfReader, relative: str) -> tuple[list[list[Line]], list[int]]:
    """The lines of each page, and the numbers of the pages that could not be read."""
    pages: list[list[Line]] = []
    unread: list[int] = []
    for number in range(len(reader.pages)):
        try:
            pages.append(lines(reader.pages[number]))
        except Exception:
            # pypdf meets odd streams with many kinds of error; the other pages are worth having
            pages.append([])
            unread.append(number + 1)
    if len(unread) == len(pages):
        raise UserError(f"{relative} is damaged: none of its {len(pages)} pages can be read. Get it anew.")
    return pages, unread


def without_running_lines(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without page numbers and without lines that stand at the edge of most of them."""
    edges = [edge(page) for page in pages]
    seen = Counter(shape for found in edges for shape in {shaped(one.text) for one in found})
    often = max(2, 0.4 * sum(bool(p) for p in pages))  # left and right pages have heads of their own
    return [
        [one for one in page if not (one in found and (seen[shaped(one.text)] >= often or PAGE_NUMBER.match(one.text)))]
        for page, found in zip(pages, edges, strict=True)
    ]


def edge(page: list[Line]) -> list[Line]:
    """The uppermost and the lowest lines of a page."""
    heights = sorted({round(one.y) for one in page})
    ends = {*heights[:EDGE], *heights[-EDGE:]}
    return [one for one in page if round(one.y) in ends]


def shaped(text: str) -> str:
    """A line with its numbers made alike: "12 TASK GROUP REPORT" and "13 Task Group Report" are one."""
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", text.lower())


def blocks(pages: list[list[Line]]) -> list[Block]:
    """Paragraphs and headings in reading order."""
    every = [one for page in pages for one in page]
    if not every:
        return []
    body = median(one.size for one in every for _ in range(max(1, len(one.text) // 20)))
    made: list[Block] = []
    for number, page in enumerate(pages, 1):
        leading = usual_leading(page)
        left = left_edges(page)
        for i, one in enumerate(page):
            before = page[i - 1] if i else None
            after = page[i + 1] if i + 1 < len(page) else None
            gap = before is None or before.column != one.column or abs(before.y - one.y) > 1.3 * leading
            heading = is_heading(one, after, body, gap)
            goes_on = bool(made) and before is not None and made[-1].heading == heading and not gap
            indented = one.x0 - left[one.column] > 0.8 * one.size and before is not None and before.x0 - left[one.column] < 0.5 * one.size
            flows = bool(made) and not made[-1].heading and not heading and not finished(made[-1].lines[-1])
            new_column = before is None or before.column != one.column
            if goes_on and (heading or not indented) or (new_column and flows):
                made[-1].lines.append(one.text)
            else:
                made.append(Block(number, heading, [one.text]))
    return made
