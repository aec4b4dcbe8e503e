"""One PDF page to lines in reading order: column by column, with size and weight of each line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, ContentStream, StreamObject

if TYPE_CHECKING:
    from pypdf import PageObject

BOLD = ("bold", "black", "heavy", "cmbx", "demi")
# glyphs that stand for two or three letters; NFKC would also flatten cm² to cm2
LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\u00a0": " ",
        "\u200b": "",
        "\x00": "",
    }
)


@dataclass(frozen=True, slots=True)
class Run:
    """What one text-showing operator puts on the page."""

    x0: float  # points from the left
    x1: float
    y: float  # of the baseline, points, upwards
    size: float  # points
    bold: bool
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of one column."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    column: int  # 0 across the page or left, 1 right


def lines(page: PageObject) -> list[Line]:
    """The lines of a page in reading order; [] for a page without text."""
    found = runs(page)
    if not found or has_forms(page):
        # the walk skips text inside form objects, which some programs put a whole page into
        plain = flat(page)
        if sum(len(one.text) for one in plain) > 1.5 * sum(len(run.text) for run in found):
            return plain
    return ordered(found, gutter(found)) if found else []


def has_forms(page: PageObject) -> bool:
    """Does the page draw form objects, little pages of their own?"""
    resources = page.get("/Resources")
    drawn = resources.get_object().get("/XObject") if resources is not None else None
    return drawn is not None and any(one.get_object().get("/Subtype") == "/Form" for one in drawn.get_object().values())


def runs(page: PageObject) -> list[Run]:
    """Every upright piece of text with its place.

    pypdf's plain visitor merges pieces that share a baseline, across columns too, so we walk the
    page with the state machine of its layout mode (pypdf is pinned, tests/test_index_pdf.py watches).
    """
    from pypdf._text_extraction._layout_mode._fixed_width_page import recurse_to_target_op, set_font_operation
    from pypdf._text_extraction._layout_mode._text_state_manager import TextStateManager

    contents = page.get("/Contents")
    contents = contents.get_object() if contents is not None else None
    if not isinstance(contents, ArrayObject | StreamObject):
        return []
    fonts = page._layout_mode_fonts()
    state = TextStateManager()
    shown = []
    operations = iter(ContentStream(contents, page.pdf, "bytes").operations)
    for operands, operator in operations:
        if operator in (b"BT", b"q"):
            shown += recurse_to_target_op(operations, state, b"ET" if operator == b"BT" else b"Q", fonts)[1]
        elif operator == b"Tf":
            set_font_operation(state, fonts, operands)
        else:
            state.set_state_param(operator, operands)
    return [
        Run(s.tx, s.displaced_tx, -s.ty if s.flip_vertical else s.ty, abs(s.font_height), is_bold(s.font.name), s.text)
        for s in shown
        if s.text.strip() and not s.rotated and s.font.interpretable
    ]


def is_bold(font: str) -> bool:
    name = font.lower()
    return any(mark in name for mark in BOLD) or name.endswith(("-b", ",b"))


def flat(page: PageObject) -> list[Line]:
    """The lines as pypdf's plain mode gives them, without places or sizes."""
    text = page.extract_text().translate(LIGATURES)
    return [
        Line(" ".join(t.split()), 0.0, 6.0 * len(t), -12.0 * i, 10.0, False, 0)
        for i, t in enumerate(text.split("\n"))
        if t.strip()
    ]


def gutter(found: list[Run]) -> tuple[float, float] | None:
    """The empty strip between two columns, (left, right) in points, or None on a one-column page."""
    low, high = min(r.x0 for r in found), max(r.x1 for r in found)
    width = high - low
    if width < 200 or len(baselines(found)) < 12:
        return None
    first, last = int(low + 0.3 * width), int(low + 0.7 * width)
    crossing = [0] * (last - first + 1)
    for run in found:
        for x in range(max(first, int(run.x0)), min(last, int(run.x1)) + 1):
            crossing[x - first] += 1
    # titles, an abstract, a wide figure's caption may cross the gutter; in one column every line crosses
    third = len(crossing) // 3
    most = 0.5 * min(median(crossing[:third]), median(crossing[-third:]))
    free = [count <= most for count in crossing]
    start, length = longest(free)
    if length < 8:
        return None
    strip = (first + start - 1.0, first + start + length + 0.0)
    sides = [[r for r in found if r.x1 <= strip[1]], [r for r in found if r.x0 >= strip[0]]]
    return strip if all(is_column(side) for side in sides) else None


def longest(free: list[bool]) -> tuple[int, int]:
    """(start, length) of the longest stretch of True."""
    best, start = (0, 0), 0
    for i, ok in enumerate([*free, False]):
        if not ok:
            best = max(best, (start, i - start), key=lambda found: found[1])
            start = i + 1
    return best


def is_column(side: list[Run]) -> bool:
    """Do these pieces look like running text, not like the cells of a table?"""
    rows = baselines(side)
    return len(rows) >= 6 and median(sum(len(r.text) for r in row) for row in rows) >= 20


def baselines(found: list[Run]) -> list[list[Run]]:
    """Runs by printed line, top down, each from left to right; a superscript stays with its line."""
    rows: list[list[Run]] = []
    for run in sorted(found, key=lambda r: (-r.y, r.x0)):
        last = rows[-1] if rows else None
        if last and max(last, key=lambda r: r.size).y - run.y < 0.5 * max(run.size, max(r.size for r in last)):
            last.append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda r: r.x0) for row in rows]


def ordered(found: list[Run], strip: tuple[float, float] | None) -> list[Line]:
    """Lines in reading order: each band between full-width lines, left column before right."""
    if strip is None:
        return [line(row, 0) for row in baselines(found)]
    middle = (strip[0] + strip[1]) / 2
    across, sides = split(found, strip)
    tops = sorted((max(r.y for r in row) for row in across), reverse=True)

    def band(y: float) -> int:
        """How many full-width lines stand above."""
        return sum(top > y for top in tops)

    made = [((band(row[0].y), 0, -row[0].y), line(row, 0)) for row in across]
    for number, side in enumerate(([r for r in sides if r.x0 < middle], [r for r in sides if r.x0 >= middle])):
        made += [((band(row[0].y), number + 1, -row[0].y), line(row, number)) for row in baselines(side)]
    # a full-width line closes the band above it: it comes first of its own band
    return [one for _, one in sorted(made, key=lambda item: item[0])]


def split(found: list[Run], strip: tuple[float, float]) -> tuple[list[list[Run]], list[Run]]:
    """Lines that run across the gutter, and the runs that keep to one side."""
    across: list[list[Run]] = []
    sides: list[Run] = []
    for row in baselines(found):
        left = [r for r in row if r.x0 < strip[0]]
        right = [r for r in row if r.x0 >= strip[0]]
        crosses = any(r.x1 > strip[1] for r in left)
        # a title set word by word crosses nothing, but leaves no gutter either
        gap = min((r.x0 for r in right), default=0.0) - max((r.x1 for r in left), default=0.0)
        if crosses or (left and right and gap < 0.6 * (strip[1] - strip[0])):
            across.append(row)
        else:
            sides += row
    return across, sides


def line(row: list[Run], column: int) -> Line:
    """The text of a printed line, a space where the gap is as wide as one."""
    text = "".join(spaced(row)).translate(LIGATURES)
    main = max(row, key=lambda r: len(r.text))
    bold = sum(len(r.text) for r in row if r.bold) > 0.8 * sum(len(r.text) for r in row)
    return Line(" ".join(text.split()), row[0].x0, max(r.x1 for r in row), main.y, main.size, bold, column)


def spaced(row: list[Run]) -> Iterator[str]:
    end = row[0].x0
    for run in row:
        if run.x0 - end > 0.15 * run.size:
            yield " "
        yield run.text
        end = run.x1
