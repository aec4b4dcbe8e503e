"""Text to sentences, verbatim. A formula, a table, a list item is one unit and is never cut."""

from __future__ import annotations

import re

Span = tuple[int, int]  # offsets into the text, end not included

TABLE = re.compile(r"^[ \t]*\|")
ITEM = re.compile(r"^[ \t]*(?:[-*+•]|\d{1,2}[.)])[ \t]+\S")
SUBHEAD = re.compile(r"^#{1,6}[ \t]+\S")
FENCE = re.compile(r"^[ \t]*(?:```|~~~)")
INDENTED = re.compile(r"^(?: {2,}|\t)\S")

# periods that do not end a sentence; the mask below turns them into letters
ABBREVIATIONS = re.compile(
    r"\b(?:e\.\s?g|i\.\s?e|et\s+al|cf|vs|viz|ca|approx|resp|Figs?|Eqs?|Eqns?|Refs?|Secs?|Sect|Tabs?|Vols?|Chs?|Chap|Apps?|"
    r"figs?|eqs?|eqns?|refs?|vol|chap|pp|Dr|Prof|Mr|Mrs|Ms|St|Jr|Ph\.D|M\.Sc|U\.S|U\.K|a\.k\.a|w\.r\.t)\.",
)
BEFORE_NUMBER = re.compile(
    r"\b(?:[Nn]os?|p|n|[Aa]rt|[Pp]t|[Ee]d|sec|sect|app|tab|[Ss]uppl)\.(?=\s*[\d(])"
)  # "No. 5", not "No. The"
OPENING_WORD = (
    r"(?:The|An?|In|For|It|Its|This|That|These|Those|When|If|At|On|By|As|To|With|From|We|Its|Each|All|Both|No|One)\b"
)
# "J. H. Hubbell" goes on; "at 300 K. The" and "vitamin C. It" end
INITIALS = re.compile(rf"(?<![\w.])(?<!\d\s)[A-Z]\.(?=\s?(?:[A-Z]\.|(?!{OPENING_WORD})[A-Z][a-z]+))")
ETC = re.compile(r"\betc\.(?=\s*[a-z,;)])")
MATH = re.compile(r"\$\$.+?\$\$|(?<![\\$])\$(?!\s)[^$\n]+?(?<![\s\\])\$(?!\d)|`[^`\n]+`|\\\(.+?\\\)", re.S)

OPENERS = r"[\"'“‘(\[*_]*"
END = re.compile(rf"[.!?]+[\"'”’)\]*_]*(?:\[\d+(?:[,–-]\s?\d+)*\])?(?=\s+{OPENERS}[A-Z0-9Α-Ωα-ωµÀ-Þ$`\\•])")
CASELESS_END = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s)")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each word for word, in order; only white space between them is left out."""
    return [text[start:end] for start, end in spans(text)]


def spans(text: str) -> list[Span]:
    """Where each sentence, formula, table, list item or subheading stands."""
    found: list[Span] = []
    for start, end, whole in blocks(text):
        found.extend([(start, end)] if whole else prose(text, start, end))
    return found


def blocks(text: str) -> list[tuple[int, int, bool]]:
    """(start, end, is it one unit) of each paragraph, table, list item, formula; white space trimmed."""
    found: list[tuple[int, int, bool]] = []
    kind, start, offset = "", 0, 0
    for line in text.splitlines(keepends=True):
        was, kind = kind, line_kind(line, kind)
        if was != kind or kind in ("item!", "head"):
            close(text, start, offset, was, found)
            start = offset
        kind = kind.rstrip("!")
        offset += len(line)
        if kind in ("fence", "formula") and closes(text[start:offset], kind):
            close(text, start, offset, kind, found)
            kind, start = "", offset
    close(text, start, offset, kind, found)
    return found


def line_kind(line: str, before: str) -> str:
    """What a line belongs to, given the block it may continue. "item!" starts a new list item."""
    if before in ("fence", "formula"):
        return before
    if not line.strip():
        return ""
    if FENCE.match(line):
        return "fence"
    if line.lstrip().startswith("$$"):
        return "formula"
    if TABLE.match(line):
        return "table"
    if SUBHEAD.match(line):
        return "head"
    if ITEM.match(line):
        return "item!"
    return "item" if before == "item" and INDENTED.match(line) else "prose"


def closes(block: str, kind: str) -> bool:
    """Has a code fence or a displayed formula met its closing mark?"""
    if kind == "formula":
        return block.count("$$") >= 2
    return len(FENCE.findall(block.strip())) > 0 and sum(bool(FENCE.match(x)) for x in block.splitlines()) >= 2


def close(text: str, start: int, end: int, kind: str, found: list[tuple[int, int, bool]]) -> None:
    """Note a finished block, without the white space around it."""
    trimmed = trim(text, start, end)
    if kind and trimmed[0] < trimmed[1]:
        found.append((*trimmed, kind != "prose"))


def trim(text: str, start: int, end: int) -> Span:
    """The span without the white space at both ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def prose(text: str, start: int, end: int) -> list[Span]:
    """The sentences of one paragraph."""
    piece = text[start:end]
    hidden = mask(piece)
    # telegram style, all in lower case (old abstracts): a capital cannot announce a sentence there
    rule = CASELESS_END if sum(c.isupper() for c in piece) * 200 < len(piece) else END
    cuts = [m.end() for m in rule.finditer(hidden)]
    found = [trim(text, start + a, start + b) for a, b in zip([0, *cuts], [*cuts, len(piece)], strict=True)]
    return join_orphans(text, [span for span in found if span[0] < span[1]])


def join_orphans(text: str, found: list[Span]) -> list[Span]:
    """A stray mark (" ." of an old abstract, a lone bracket) belongs to the sentence before it."""
    made: list[Span] = []
    for start, end in found:
        if made and not any(c.isalnum() for c in text[start:end]):
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return made


def mask(piece: str) -> str:
    """The paragraph at the same length, with every period that ends nothing turned into a letter."""
    for pattern in (MATH, ABBREVIATIONS, BEFORE_NUMBER, INITIALS, ETC):
        piece = pattern.sub(lambda m: cover(m[0]), piece)
    return piece


def cover(found: str) -> str:
    """A stand-in of the same length. A formula keeps its first mark, so that it may open a sentence."""
    if found[0] in "$`\\":
        return found[0] + "x" * (len(found) - 1)
    return found.replace(".", "x")
