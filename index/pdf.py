"""A PDF to a Source: opened, its title and report number guessed, its pages kept as locators."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING

from index.layout import sections
from index.page import Line, lines
from index.passage import Section, Source
from medphys.errors import UserError

if TYPE_CHECKING:
    from pypdf import PdfReader

SCANNED = 20  # characters a page; scans hold none, a page of print some 2,000
REPORT = re.compile(
    r"\b(?:(?:AAPM|NCRP|ICRP|ICRU|IAEA|NUREG|IPEM|ESTRO|UNSCEAR)\b[^\n.]{0,40}?"
    r"\b(?:Reports?|Publication|Series|TRS|TG|Task Group|Commentary|Statement)[^\n\d]{0,12}\d[\d\-/.]*\d*|"
    r"(?:Publication|Report|NUREG)[ -](?:No\.? ?)?\d[\d\-/]*)",
)
YEAR = re.compile(r"\b(19[5-9]\d|20[0-4]\d)\b")
USELESS_TITLE = re.compile(r"^(?:untitled.*|microsoft word.*|.*\.(?:docx?|tex|dvi|pdf|indd|ps|qxd)|[\d\W_]*)$", re.I)


def read_pdf(path: Path, relative: str, fallback_id: str) -> Source:
    """A PDF as a Source whose sections carry the locator "p. 12".

    Raises UserError in one line for an encrypted, a scanned or a damaged file. A page that cannot be
    read is skipped and named in meta["unread_pages"].
    """
    reader = opened(path, relative)
    pages, unread = read_pages(reader, relative)
    if sum(len(one.text) for page in pages for one in page) < SCANNED * len(pages):
        raise UserError(f"{relative} holds no text, only images: recognise it first, e.g. `ocrmypdf in.pdf out.pdf`.")
    first = next(page for page in pages if page)
    title = metadata_title(reader) or printed_title(first) or fallback_id
    kept = [s for s in sections(pages) if s.text.strip()]
    meta = described(reader, first) | {"pages": len(pages)} | ({"unread_pages": unread} if unread else {})
    named = tuple(Section("" if same(s.heading, title) else s.heading, s.locator, s.text) for s in kept)
    return Source(source_id=fallback_id, title=title, path=relative, sections=named, meta=meta)


def opened(path: Path, relative: str) -> PdfReader:
    """The reader, unlocked with the empty password if that opens it."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings on odd files help no student
    try:
        reader = PdfReader(path)
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except Exception as broken:  # a damaged file may raise anything from KeyError to RecursionError
        raise UserError(
            f"{relative} is damaged or no PDF ({broken or type(broken).__name__}): get it anew."
        ) from broken
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


def metadata_title(reader: PdfReader) -> str:
    """The title in the file's properties, unless it is what some program left there."""
    title = " ".join(str(properties(reader).get("/Title") or "").split())
    return "" if len(title) < 6 or USELESS_TITLE.match(title) else title


def printed_title(page: list[Line]) -> str:
    """The largest print of the first page, at most three lines of it."""
    largest = max(one.size for one in page)
    large = (i for i, one in enumerate(page) if one.size > 0.97 * largest and len(one.text) > 3)
    start = next(large, 0)
    found = [page[start]]
    for one in page[start + 1 : start + 3]:
        if abs(one.size - page[start].size) > 0.03 * largest or one.bold != page[start].bold:
            break
        found.append(one)
    if len(found) == 3 and largest < 1.1 * min(one.size for one in page[-3:]):
        found = found[:1]  # all of one size: what follows the first line is text
    return " ".join(one.text for one in found)


def properties(reader: PdfReader) -> dict[str, object]:
    """The file's own description: /Title, /Author, /CreationDate; whatever of it can be read."""
    try:
        return dict(reader.metadata or {})
    except Exception:  # a broken description is no reason to lose the text
        return {}


def described(reader: PdfReader, page: list[Line]) -> dict[str, object]:
    """Report number, year and author, as far as the first page or the file's properties tell."""
    text = "\n".join(one.text for one in page)
    known = properties(reader)
    created = YEAR.search(str(known.get("/CreationDate") or ""))
    report, printed = REPORT.search(text), YEAR.search(text)
    year = printed or created
    found = {
        "report": report[0] if report else None,
        "year": int(year[1]) if year else None,
        "author": str(known.get("/Author") or "").strip() or None,
    }
    return {name: value for name, value in found.items() if value is not None}


def same(heading: str, title: str) -> bool:
    """Is a heading the document's own title?"""
    return heading.casefold() == title.casefold()
