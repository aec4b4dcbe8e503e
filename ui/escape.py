"""Words of a source or of a model, made safe to stand in the page's Markdown.

The page never allows raw HTML. Here `<` is taken away as well, so that a tag in a PDF is shown and not
swallowed; a dollar sign that opens no formula is shown as a dollar; brackets, colons and tildes
cannot become links, images, Streamlit directives, emoji or struck-out text. Formulas, bold, italics, lists
and code stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

Kind = Literal["plain", "math", "code"]

# As pandoc reads dollars: no space inside the marks, no digit behind them, so "$5 and $10" is money.
_SPECIAL = re.compile(
    r"(?P<display>\$\$(?P<block>.+?)\$\$|\\\[(?P<bracket>.+?)\\\])"
    r"|(?P<inline>(?<![\\$])\$(?=[^\s$])(?P<single>(?:\\.|[^\\$])+?)(?<!\s)\$(?![\d$])|\\\((?P<paren>.+?)\\\))"
    r"|(?P<code>`[^`\n]+`)",
    re.DOTALL,
)
_EMOJI = re.compile(r":(?=[A-Za-z+_-][\w+/-]*:)")
_DIRECTIVE = re.compile(r":(?=[A-Za-z])")
_POWER = re.compile(r"(?<=×10)\^(-?\d+)")
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_BLANK = re.compile(r"\n\s*\n")


def safe(text: str, *, display: bool = True) -> str:
    """The text as Markdown that shows what it says and does nothing else.

    display  a $$ formula that fills its line stays a displayed one; False sets all formulas into the line
    """
    return "".join(shown for _, shown in pieces(text, display=display))


def inline(text: str) -> str:
    """The same on a single line: line breaks become spaces, displayed formulas run on with the words."""
    return safe(" ".join(text.split()), display=False)


def pieces(text: str, *, display: bool = False) -> Iterator[tuple[Kind, str]]:
    """(kind, safe Markdown) of each stretch of plain words, formula or code, in order."""
    at = 0
    for match in _SPECIAL.finditer(text):
        if _BLANK.search(match[0]):
            continue  # a mark in one paragraph does not close in the next
        if at < match.start():
            yield "plain", plain(text[at : match.start()])
        yield formula_or_code(match, display=display and alone(text, match.start(), match.end()))
        at = match.end()
    if at < len(text):
        yield "plain", plain(text[at:])


def formula_or_code(match: re.Match[str], *, display: bool) -> tuple[Kind, str]:
    """A formula between the marks that the page reads, or code as it stands."""
    if match["code"]:
        return "code", match[0]
    if match["inline"]:
        return "math", f"${formula(match['single'] or match['paren'])}$"
    latex = formula(match["block"] or match["bracket"])
    return "math", f"\n$$\n{latex}\n$$\n" if display else rf"$\displaystyle {latex}$"


def alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the lines from start to end."""
    before, after = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
    return not before.strip() and not after.strip()


def formula(latex: str) -> str:
    """LaTeX on one line, in which no `<` could open a tag, and whose brackets pair up."""
    latex = " ".join(latex.split()).replace("<", r"\lt ").replace(">", r"\gt ").replace("$", "")
    if latex.count("[") != latex.count("]"):
        latex = latex.replace("[", r"\lbrack ").replace("]", r"\rbrack ")
    return latex


def plain(text: str) -> str:
    """Words without formulas or code: what would be HTML, a link or a directive is shown as typed."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"\\?([\[\]~$`])", r"\\\1", text)
    text = _DIRECTIVE.sub(r"\\:", _EMOJI.sub(":\u2060", text))
    text = re.sub(r"(?m)^(\s*)(?=#|={2,}\s*$|-{2,}\s*$)", r"\1\\", text)
    return _POWER.sub(lambda m: m[1].translate(_RAISED), text)
