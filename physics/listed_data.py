"""Lists that a question does not write out: Z of the elements named, equal shares, the rest, one value for all, yes and no."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import xraylib

from physics import tables
from physics.extract import Reading
from physics.fit import may_be
from physics.formula import Variable
from physics.names import without_nuclides
from physics.row_fit import is_share
from physics.rows import numbers

Looked = tuple[list[float], str, frozenset[int]]  # the values, where they are from, and which given values that used
_ELEMENT_DATA = {"atomic number": "Z", "molar mass": "A"}
_EQUAL = re.compile(
    r"\bequal(?:ly large|ly sized)? (?:halves|thirds|quarters|parts|volumes?|shares?|portions?|bins|weights?|amounts)\b"
    r"|\bone half\b.*\bother half\b|\bhalf and half\b|\bhalves\b|\bhalf of\b.*\b(?:other|remaining) half\b",
    re.IGNORECASE | re.DOTALL,
)
_REST = re.compile(
    r"\b(?:the rest|the remainder|the balance|the remaining (?:part|share|fraction)|the others?)\b", re.I
)
_SAME = re.compile(r"\b(?:each|all|both|every|same|identical|uniform\w*|equal\w*|throughout)\b", re.IGNORECASE)
_ONE_SOURCE = frozenset({"air-kerma strength"})  # one source steps through all of its dwell positions
_NTH = (
    "first 1st one 1", "second 2nd two 2", "third 3rd three 3", "fourth 4th four 4", "fifth 5th five 5", "sixth 6th six 6",
    "seventh 7th seven 7", "eighth 8th eight 8", "ninth 9th nine 9", "tenth 10th ten 10",
)  # fmt: skip
_YES_NO = re.compile(r"\b(yes|no|true|false|positive|negative|event|none)\b", re.IGNORECASE)
_NTHS = r"(?:the |numbers? |no\. ?|cases? |patients? )*\b(?:NTH)\b(?:(?:,|\s|and|the|number)+\b(?:NTH)\b)*".replace(
    "NTH", "|".join(w for said in _NTH for w in said.split())
)
_CAME = (
    r"(?: of them| one| ones| cases?| patients?)? (?:actually |really )?(?:c[ao]me|occur|happen|develop|di(?:d|ed)|had|has|got|"
    r"recur|relaps|fail|turned|w(?:as|ere)|prov|respond)"
)
_HAPPENED = re.compile(
    rf"\b(?:only|just|in numbers?|in cases?)\s(?P<only>{_NTHS})|\b(?P<those>the (?!other){_NTHS}){_CAME}", re.IGNORECASE
)


def listed_data(v: Variable, count: int, reading: Reading) -> Looked | None:
    """As many values as another list has, for a list that the text only implies; None if it does not."""
    if v.quantity in _ELEMENT_DATA:
        return _of_elements(v, count, reading)
    if v.quantity == "outcome":
        return _outcomes(count, reading.text)
    if count == 2 and (rest := _and_rest(v, reading)):
        return rest
    if is_share(v) and _EQUAL.search(reading.text):
        return [1 / count] * count, f"Equal shares: {count} of 1/{count} each.", frozenset()
    return _same_for_all(v, count, reading)


def implied(v: Variable, reading: Reading) -> bool:
    """Whether a list could be filled without being written out."""
    if v.quantity in _ELEMENT_DATA:
        return len(elements(reading.text)) > 1
    if v.quantity == "outcome":
        return bool(_HAPPENED.search(reading.text) or len(_YES_NO.findall(reading.text)) > 1)
    shared = is_share(v) and bool(_EQUAL.search(reading.text) or _REST.search(reading.text))
    return shared or _single(v, reading) is not None


@cache
def _element_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(tables.SYMBOLS, key=len, reverse=True))
    symbols = "|".join(sorted(set(tables.SYMBOLS.values()), key=len, reverse=True))
    return re.compile(rf"\b(?:(?P<name>(?i:{names}))|(?P<symbol>{symbols}))\b(?!['/-])")


def elements(text: str) -> list[str]:
    """Symbols of the elements named, each once, in reading order: by name, or, where no name is, by symbol."""
    found = list(_element_pattern().finditer(text))
    named = [tables.SYMBOLS[m["name"].lower()] for m in found if m["name"]]
    return list(dict.fromkeys(named or [m["symbol"] for m in found if m["symbol"]]))


def _beside_numbers(count: int, text: str) -> list[str]:
    """The elements that stand one behind each of as many numbers: "0.474 for fluorine and 0.526 for calcium"."""
    found = [n.end for n in numbers(without_nuclides(text))]
    for ends in (found[i : i + count] for i in range(len(found) - count + 1)):
        spans = pairwise([*ends, ends[-1] + 30])
        each = [elements(text[a:b]) for a, b in spans]
        if all(len(e) == 1 for e in each) and len({e[0] for e in each}) == count:
            return [e[0] for e in each]
    return []


def _of_elements(v: Variable, count: int, reading: Reading) -> Looked | None:
    symbols = _beside_numbers(count, reading.text) or elements(reading.text)
    if len(symbols) != count:
        return None
    numbers = [tables.atomic_number(s) for s in symbols]
    values = [float(xraylib.AtomicWeight(z)) if v.quantity == "molar mass" else float(z) for z in numbers]
    told = ", ".join(f"{s} {x:g}" for s, x in zip(symbols, values, strict=True))
    return values, f"{v.quantity.capitalize()}s of the elements: {told} (xraylib).", frozenset()


def _outcomes(count: int, text: str) -> Looked | None:
    """1 for what happened and 0 for what did not: "yes no no", "only the third and the fifth developed it"."""
    said = [m[1].lower() in {"yes", "true", "positive", "event"} for m in _YES_NO.finditer(text)]
    if len(said) == count:
        return [float(x) for x in said], "Outcomes: 1 for yes, 0 for no.", frozenset()
    if (match := _HAPPENED.search(text)) is None:
        return None
    words = set(re.findall(r"\w+", (match["only"] or match["those"]).lower()))
    happened = [bool(words & set(said.split())) for said in _NTH[:count]]
    return [float(x) for x in happened], "Outcomes: 1 where it happened, 0 elsewhere.", frozenset()


def _single(v: Variable, reading: Reading) -> int | None:
    """The one stated value that words or its unit give to a list, so that it is the same for all of its members."""
    if not v.unit:
        return None
    mine = [i for i, g in enumerate(reading.givens) if not g.bare and may_be(g.value, v.quantity)]
    return mine[0] if len(mine) == 1 else None


def _same_for_all(v: Variable, count: int, reading: Reading) -> Looked | None:
    i = _single(v, reading)
    if i is None or not (v.quantity in _ONE_SOURCE or _SAME.search(reading.text)):
        return None
    value = float(reading.givens[i].value.m_as(v.unit))
    return [value] * count, f"The same {v.quantity} for all {count}.", frozenset({i})


def _and_rest(v: Variable, reading: Reading) -> Looked | None:
    """'a fifth of the electrons ..., the rest on oxygen': the one share that is stated and what is left of one."""
    mine = [
        i for i, g in enumerate(reading.givens) if may_be(g.value, v.quantity) and (not g.bare or v.quantity in g.kinds)
    ]
    if not is_share(v) or len(mine) != 1 or not _REST.search(reading.text):
        return None
    first = float(reading.givens[mine[0]].value.m_as(""))
    return ([first, 1 - first], "The second share is the rest.", frozenset(mine)) if 0 < first < 1 else None
