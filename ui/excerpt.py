"""A quote inside the words around it: the paragraph, list item or table it stands in, the quote marked."""

from __future__ import annotations

import re

from index.sentence import blocks, spans
from ui.escape import inline, pieces

AROUND = 320  # characters shown before and after the quote
ROWS = 3  # table rows shown above and below the quoted one
LABEL = 800  # characters; Streamlit's Markdown gives up on a marked stretch longer than 999

_RULE = re.compile(r"^\s*\|?[\s:|-]*-[\s:|-]*$")
_BULLET = re.compile(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s+")


def excerpt(source: str, quote: str) -> str:
    """Markdown of the quote in its context; of the quote alone if the source does not hold it."""
    at = source.find(quote)
    if at < 0 or not quote.strip():
        return row(quote) if is_row(quote) else marked(quote)
    start, end = surroundings(source, at, at + len(quote))
    if is_row(source[start:end]):
        return table(source[start:end], quote)
    before, after = source[start:at], source[at + len(quote) : end]
    if source[start:end].startswith("$$") and not before.strip():
        before = lead_in(source, start)
    said = [lines(last(_BULLET.sub("", before))), marked(quote)]
    context = " ".join(part for part in said if part)
    return context + follow(after)


def follow(after: str) -> str:
    """What comes after the quote, on a line of its own if it is labelled; an ellipsis if it breaks off."""
    shown = lines(first(after))
    if not shown:
        return ""
    glue = "  \n" if re.match(r"\s*\n\s*\*\*", after) else "" if shown[0] in ".,;:)" else " "
    return glue + shown + ("" if shown.endswith((".", "!", "?", "…", ")")) else " …")


def surroundings(source: str, start: int, end: int) -> tuple[int, int]:
    """The paragraph, list item, table or formula that holds source[start:end]."""
    top = source.rfind("\n\n", 0, start) + 2 if "\n\n" in source[:start] else 0
    bottom = source.find("\n\n", end)
    bottom = len(source) if bottom < 0 else bottom
    touched = [(a + top, b + top) for a, b, _ in blocks(source[top:bottom]) if a + top < end and b + top > start]
    return min([start, *(a for a, _ in touched)]), max([end, *(b for _, b in touched)])


def lead_in(source: str, start: int) -> str:
    """The paragraph that leads to a displayed formula."""
    return source[:start].rstrip().rpartition("\n\n")[2] if start else ""


def last(text: str) -> str:
    """The end of a text, from the start of a sentence, an ellipsis for what is left out."""
    kept = ""
    for a, b in reversed(spans(text)):
        if len(text) - a > AROUND:
            return f"… {kept or text[b - AROUND : b].partition(' ')[2]}"
        kept = text[a:]
    return kept


def first(text: str) -> str:
    """The beginning of a text, up to the end of a sentence, an ellipsis for what is left out."""
    kept = ""
    for a, b in spans(text):
        if b > AROUND:
            return f"{kept or text[a : a + AROUND].rpartition(' ')[0]} …"
        kept = text[:b]
    return kept


def lines(text: str) -> str:
    """Words on one line, but a labelled line ("**Why:** ...") starts anew."""
    parts = [inline(part) for part in re.split(r"\n\s*(?=\*\*)", text)]
    return "  \n".join(part for part in parts if part)


def marked(quote: str) -> str:
    """The quote on a yellow ground, between quotation marks for those who do not see the colour."""
    runs = [""]
    for kind, shown in pieces(" ".join(_BULLET.sub("", quote).split())):
        for part in re.split(r"(?<= )", shown) if kind == "plain" else [shown]:
            if len(runs[-1]) + len(part) > LABEL:
                runs.append("")
            runs[-1] += part
    runs[0] = f"“{runs[0].lstrip()}"
    runs[-1] = f"{runs[-1].rstrip()}”"
    return " ".join(f":yellow-background[{run.strip()}]" for run in runs)


def is_row(text: str) -> bool:
    return text.lstrip().startswith("|")


def cells(line: str) -> list[str]:
    """The cells of one table row."""
    return [inline(cell) for cell in re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))]


def row(line: str) -> str:
    """A row without its table: its cells, apart by a dot."""
    return f":yellow-background[“{' · '.join(cell for cell in cells(line) if cell)}”]"


def table(block: str, quote: str) -> str:
    """The table around a quoted row: its header and a few rows, the quoted ones marked in each cell."""
    printed = [line.strip() for line in block.splitlines() if line.strip()]
    if len(printed) < 2 or not _RULE.match(printed[1]):
        return row(quote.splitlines()[0])
    quoted = {line.strip() for line in quote.splitlines()}
    body = printed[2:]
    here = [i for i, line in enumerate(body) if line in quoted or quote.strip() in line]
    low, high = max(0, min(here, default=0) - ROWS), max(here, default=0) + ROWS + 1
    width = len(cells(printed[0]))
    gap = table_row(["…"] * width)
    shown = [gap] * (low > 0) + [table_row(cells(line), mark=low + i in here) for i, line in enumerate(body[low:high])]
    shown += [gap] * (high < len(body))
    return "\n".join([table_row(cells(printed[0])), table_row(["---"] * width), *shown])


def table_row(texts: list[str], *, mark: bool = False) -> str:
    """One row of Markdown."""
    return f"| {' | '.join(f':yellow-background[{t}]' if mark and t else t for t in texts)} |"
