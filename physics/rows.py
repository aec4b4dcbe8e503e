"""Lists as they stand in a text: numbers in a row, "0.16, 0.17 and 0.26 cm2/g", and in turns, "80 % with 0.17, 20 % with 0.45"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from medphys.errors import UnitError
from physics.spelling import as_unit, unit_pattern
from physics.units import dimension, quantity
from physics.values import number_in

LONGEST = 40  # numbers of a question beyond which it is a table, and rows alone are looked at
SCATTERED = 12  # numbers that stand apart, yet are one list
_NUMERAL = (
    r"(?:[-−](?=[\d.]))?(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:[.,]\d+)?|\.\d+)"
    r"(?:[eE][-+]?\d+|\s?[x×·]\s?10(?:\^|\*\*)?[-−]?\d+)?"
)
_JOIN = re.compile(r"\s*(?:[,;/&]|,?\s*(?:and|then|und|plus)\b|,\s*&)\s*|\s+", re.IGNORECASE)
_ORDINAL = re.compile(  # "bin 1", "detector 2": a number that only says which one
    r"\b(?:bin|detector|det|voxel|layer|beam|field|phase|plan|organ|group|no\.|number|step|case|source|point|patient|row|table|publication|icrp|report)\s?#?$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.?!;]\s|\n")
_BETWEEN = re.compile(r"[,;\[\]]|\.\s|\d| and | but ")
_BREAK = re.compile(r"[,;()\[\]]|\.\s| and | but ")


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text with the unit that is written behind it, "" if none is."""

    value: float
    mark: str
    start: int
    end: int
    point: bool = False  # it is written with a decimal point


@dataclass(frozen=True, slots=True)
class Row:
    """Numbers that may be a list: all of one unit, or all without."""

    members: tuple[Number, ...]
    mark: str
    before: str  # lower-case words before its first number
    after: str  # and behind its last one, or behind any of those that stand in turns
    turns: int = (
        0  # how many lists take turns where it stands; 0 for a row in one piece, -1 for one with numbered symbols
    )

    @property
    def plain(self) -> bool:
        """Whether it is beyond doubt a list: three numbers in a row, or two without a unit."""
        return not self.turns and (len(self.members) > 2 or not any(n.mark for n in self.members[:-1]))

    @property
    def starts(self) -> frozenset[int]:
        """Where its numbers stand: rows that share none can be lists of one question."""
        return frozenset(n.start for n in self.members)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.^])(?P<number>{_NUMERAL})(?:\((?P<last>\d{{1,2}})\)(?!\w)|(?:\s?-?\s?)(?P<unit>{unit_pattern()}))?(?!\w)"
    )


@lru_cache(maxsize=64)
def numbers(text: str) -> tuple[Number, ...]:
    """Every number in figures; of "14.2(6)" the value and, as a number of its own, its uncertainty."""
    found: list[Number] = []
    for match in _pattern().finditer(text):
        start, end = match.span("number")
        if text[start - 1 : start] == "/" and not text[start - 2 : start - 1].isdigit():
            continue  # "per m/3": no list
        if match["number"].isdigit() and not match["unit"] and _which_one(text, start, end):
            continue
        one = Number(
            number_in(match["number"]),
            _mark(match["unit"]),
            start,
            match.end() if match["unit"] else end,
            "." in match["number"],
        )
        found.append(one)
        if match["last"]:
            places = len(match["number"].partition(".")[2])
            found.append(Number(float(match["last"]) * 10.0**-places, "", match.start("last"), match.end("last")))
    return tuple(found)


def _which_one(text: str, start: int, end: int) -> bool:
    """Whether a number only says which one: the 2 of "detector 2", but not that of "row 2, 0.5"."""
    return bool(_ORDINAL.search(text, max(0, start - 14), start)) and not re.match(r"[\s,]*\d|\.\d", text[end:])


@cache
def _mark(written: str | None) -> str:
    if not written:
        return ""
    try:
        return str(quantity(1.0, as_unit(written)).units)
    except (UnitError, AttributeError):
        return ""


def runs(found: Sequence[Number], text: str) -> list[Row]:
    """Numbers that stand in a row, with the unit of the last, the one behind their bracket, or the one before them."""
    rows: list[Row] = []
    group: list[Number] = []
    for one in found:
        if group and not _joined(group, one, text):
            rows += _parts(group, text)
            group = []
        group.append(one)
    return rows + _parts(group, text)


def _joined(group: list[Number], two: Number, text: str) -> bool:
    one, gap = group[-1], text[group[-1].end : two.start]
    if not _JOIN.fullmatch(gap) or (one.mark and not _same_kind(one.mark, two.mark)):
        return False
    slashes = ["/" in text[a.end : b.start] for a, b in pairwise(group)]
    return not slashes or slashes[-1] == ("/" in gap)


def _same_kind(one: str, two: str) -> bool:
    """Whether two units measure alike: kBq and MBq."""
    return one == two or bool(one and two and (one == "%") == (two == "%") and dimension(one) == dimension(two))


def _parts(group: list[Number], text: str) -> list[Row]:
    """One row, or several where semicolons part it: "0.2, 0.8; 1, 8"."""
    cuts = [i + 1 for i, (a, b) in enumerate(pairwise(group)) if re.search(r"[;\n]", text[a.end : b.start])]
    if len(cuts) == len(group) - 1:
        cuts = []
    pieces = [group[a:b] for a, b in pairwise([0, *cuts, len(group)])]
    return [_row(piece, text) for piece in pieces if len(piece) > 1]


_BEHIND = re.compile(
    r"\s?[)\]]\s?(?P<unit>[^\s,;()\[\]=:]+(?: per [a-z]+)?)(?!\s*[=:])"
)  # "[0.8, 0.3] cGy", not "[1, 0] y ="
_AHEAD = re.compile(
    r"(?:\bin\s+|\()(?P<unit>[^\s()\[\]:=]{1,15})\)?\s*(?:[:=]\s*)?[\[(]?$"
)  # "in mGy: 1, 2", "H (mSv) 3, 4"


def _unit_in(match: re.Match[str] | None) -> str:
    """The unit that words beside a row are; "" if they are none."""
    read = match and _pattern().match(f"1 {match['unit'].rstrip('.?!')}")
    return _mark(read["unit"]) if read else ""


def _row(members: list[Number], text: str) -> Row:
    start, end = members[0].start, members[-1].end
    mark = members[-1].mark
    if not mark and (mark := _unit_in(behind := _BEHIND.match(text, end))) and behind:
        end = behind.end()
    mark = mark or _unit_in(_AHEAD.search(text, max(0, start - 30), start))
    return Row(_in_one_unit(members, mark), mark, _before(text, start), _after(text, end))


def _in_one_unit(members: Sequence[Number], mark: str) -> tuple[Number, ...]:
    """'150 kBq, 2 MBq and 40 kBq', all in the unit of the row."""
    return tuple(
        replace(n, value=float(quantity(n.value, n.mark).m_as(mark))) if n.mark not in {"", mark} else n
        for n in members
    )


def _before(text: str, start: int) -> str:
    part = re.split(r"[;?!]|\.\s|\d\S*\s?\S*[,)]", text[max(0, start - 70) : start])[-1]
    return _OF_THE_LAST.sub("", part).lower()


# "(0.5, 0.2) for detector 1 and (0.1, 0.4) ...": what stands up to the "and" belongs to the row before
_OF_THE_LAST = re.compile(r"^\s*\)?\s*(?:for|of|in|to|by)\b.*?(?:,|\band\b)", re.IGNORECASE)


def _after(text: str, end: int) -> str:
    return _BREAK.split(re.split(r"(?<![A-Za-z] )\d", text[end : end + 40])[0].lstrip(")] "))[0].lower()


def in_turns(found: Sequence[Number], text: str, lists: int) -> list[Row]:
    """Lists whose members take turns: of 'a' numbers that stand apart every second one, where two lists are wanted."""
    rows: dict[tuple[int, ...], Row] = {}
    if len(found) > LONGEST:
        return []
    for first in range(min(len(found) - 2 * lists + 1, LONGEST)):
        for count in range((len(found) - first) // lists, 1, -1):
            block = found[first : first + count * lists]
            columns = [block[i::lists] for i in range(lists)]
            if all(_alike(c) for c in columns) and _whole(block, text, lists):
                for c in columns:
                    rows.setdefault(tuple(n.start for n in c), _column(c, text, lists))
                break
    return list(rows.values())


_PLUS_MINUS = re.compile(r"\s*(?:\+/?[-−]|±)\s*|\(")


def with_uncertainties(found: Sequence[Number], text: str) -> list[Row]:
    """'5.2 ± 0.1, 5.6 ± 0.3', '14.2(6), 13.5(3)': the values are one list, what stands behind each is another."""
    pairs = [(a, b) for a, b in pairwise(found) if _PLUS_MINUS.fullmatch(text[a.end : b.start])]
    if len(pairs) < 2:
        return []
    mark = pairs[-1][1].mark
    before = _before(text, pairs[0][0].start)
    return [
        Row(tuple(a for a, _ in pairs), pairs[0][0].mark or mark, before, "", 2),
        Row(tuple(b for _, b in pairs), mark, "uncertainties sigmas", "", 2),
    ]


def scattered(found: Sequence[Number], text: str) -> list[Row]:
    """Numbers of one list that stand apart: "the focal spot 0.91, the receptor 0.62 and the display 0.87"."""
    rows = []
    for first in range(min(len(found), LONGEST)):
        for last in range(first + 1, min(len(found), first + SCATTERED)):
            if not _alike(found[first : last + 1]):
                break
            rows.append(_column(found[first : last + 1], text, 1))
    marks = Counter(n.mark for n in found if n.mark)
    return rows + [_column([n for n in found if n.mark == mark], text, 1) for mark in marks if marks[mark] > 1]


_INDEXED = re.compile(r"(?<![A-Za-z])([A-Za-zα-ω]+(?:_?\d)?)_?\{?(\d)\}?\s*[=:≈]\s*$")


def indexed(found: Sequence[Number], text: str) -> list[Row]:
    """'y1 = 30, y2 = 18', 'a11 = 0.8, a12 = 0.3': the symbol with its numbers from 1 on is a list."""
    named: dict[str, list[Number]] = {}
    for n in found:
        match = _INDEXED.search(text, max(0, n.start - 12), n.start)
        if match and int(match[2]) == len(named.get(match[1], [])) + 1:
            named.setdefault(match[1], []).append(n)
    return [
        Row(_in_one_unit(group, group[-1].mark), group[-1].mark, f"{symbol.lower()} =", "", -1)
        for symbol, group in named.items()
        if len(group) > 1 and _alike(group)
    ]


def _alike(column: Sequence[Number]) -> bool:
    """Numbers of one unit, or without; a unit may stand behind the last alone."""
    marks = [n.mark for n in column if n.mark]
    return not marks or (bool(column[-1].mark or column[0].mark) and all(_same_kind(marks[0], m) for m in marks))


def _whole(block: Sequence[Number], text: str, lists: int) -> bool:
    """Whether no sentence ends within a turn, and no two of a turn stand in a row of one unit, but in a table."""
    table = all("\n" in text[block[i - 1].end : block[i].start] for i in range(lists, len(block), lists))
    for i in range(0, len(block), lists):
        for a, b in pairwise(block[i : i + lists]):
            gap = text[a.end : b.start]
            if _STOP.search(gap) or (not table and a.mark == b.mark and _JOIN.fullmatch(gap)):
                return False
    return True


def _column(column: Sequence[Number], text: str, lists: int) -> Row:
    mark = next((n.mark for n in column if n.mark), "")
    before = " ¦ ".join(_BETWEEN.split(text[max(0, n.start - 40) : n.start])[-1] for n in column[:2]).lower()
    after = " ¦ ".join(_after(text, n.end) for n in column[:2])
    return Row(_in_one_unit(column, mark), mark, before, after, lists)


def without(found: Sequence[Number], starts: frozenset[int]) -> list[Number]:
    """The numbers but for those that stand at the given places."""
    return [n for n in found if n.start not in starts]
