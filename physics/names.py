"""Materials, nuclides and quantities by the names that students give them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from medphys.errors import UserError
from physics import tables
from physics.kinds import KINDS
from physics.spelling import SI, unit_pattern

_NUCLIDE = re.compile(
    r"\b(?P<a>[A-Z][a-z]?)(?P<sep>[-– ]?)(?P<m>\d{1,3}m?)\b|\b(?P<m2>\d{1,3}m?)(?P<sep2>-?)(?P<a2>[A-Z][a-z]?)\b"
    r"|\b(?P<name>[A-Za-z]{3,12})[- ](?P<m3>\d{1,3}m?)\b|\b(?P<small>[a-z]{1,2})-?(?P<m4>\d{2,3}m?)\b"
)


def without_nuclides(text: str) -> str:
    """The text with each nuclide blanked out at the same length, so that the 131 of I-131 is no value."""
    for match, _ in nuclide_matches(text):
        text = text[: match.start()] + "¤" * len(match[0]) + text[match.end() :]
    return text


def nuclide_matches(text: str) -> list[tuple[re.Match[str], str]]:
    """Each nuclide of ICRP 107 named in a text, where it stands, and its usual spelling."""
    found = []
    for match in _NUCLIDE.finditer(text):
        name = match["a"] or match["a2"] or match["name"] or match["small"]
        if match["small"] and f"{name.capitalize()}-{match['m4']}" not in _COMMON:
            continue  # "ir192", but "k40" and "h100" are no nuclides
        if match["name"] and name.lower() not in tables.SYMBOLS:
            continue
        if match["sep"] == " " and re.match(r"\s?(?:%|" + unit_pattern() + ")", text[match.end() :]):
            continue  # "In 110 kVp"
        if match["m2"] and not match["sep2"] and not match["m2"].endswith("m") and match["a2"] in SI:
            continue  # "5 K", "10 C": a unit, unless hyphenated
        try:
            found.append((match, tables.nuclide(f"{name}-{match['m'] or match['m2'] or match['m3'] or match['m4']}")))
        except UserError:
            continue
    return found


_COMMON = frozenset(
    [
        "Tc-99m",
        "Mo-99",
        "I-123",
        "I-124",
        "I-125",
        "I-131",
        "Cs-137",
        "Cs-131",
        "Co-60",
        "Co-57",
        "Ir-192",
        "Pd-103",
        "Au-198",
        "Lu-177",
        "In-111",
        "Ga-67",
        "Ga-68",
        "Tl-201",
        "Rb-82",
        "Cu-64",
        "Zr-89",
        "Sr-89",
        "Sr-90",
        "Sm-153",
        "Ra-223",
        "Ra-226",
        "Ac-225",
        "Am-241",
        "Na-22",
        "Xe-133",
        "Kr-81m",
        "Yb-169",
    ]
)  # nuclides that a text in small letters can mean
_COMMON_WORDS = {
    "in",
    "as",
    "at",
    "he",
    "be",
    "no",
    "i",
    "a",
    "b",
    "c",
    "f",
    "h",
    "k",
    "n",
    "o",
    "p",
    "s",
    "u",
    "v",
    "w",
    "y",
}


@cache
def _material_pattern() -> re.Pattern[str]:
    names = sorted((re.escape(n) for n in tables.materials() if len(n) > 2), key=len, reverse=True)
    symbols = sorted((m.formula for n, m in tables.materials().items() if len(m.formula) <= 2), key=len, reverse=True)
    return re.compile(
        rf"(?<![\w-])(?:(?P<name>(?i:{'|'.join(names)}))|(?P<symbol>{'|'.join(dict.fromkeys(symbols))}))(?![\w])"
    )


def material_spans(text: str) -> list[tuple[tables.Material, tuple[int, int]]]:
    """Each material named in a text and where; a symbol counts only where it cannot be an English word."""
    spans = []
    for match in _material_pattern().finditer(text):
        symbol = match["symbol"]
        if (
            symbol
            and symbol.lower() in _COMMON_WORDS
            and not re.search(r"(\d\s?[mc]m|\bof|\bin)\s$", text[: match.start()])
        ):
            continue
        if symbol and symbol.lower() in {"in", "as", "at", "he", "be", "no", "i", "a"} and symbol != "I":
            continue
        spans.append((tables.material(match[0]), match.span()))
    return spans


def phrase_pattern(phrases: Iterable[str]) -> str:
    """One alternation for many phrases, the longest first, a space as good as a hyphen."""
    longest = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(p).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]") for p in longest)


@cache
def owners_of_clues() -> dict[str, tuple[str, ...]]:
    """Each clue, hyphens as spaces, with the kinds it tells of: "decibels" tells of two."""
    owners: dict[str, tuple[str, ...]] = {}
    for kind in KINDS.values():
        for clue in dict.fromkeys(re.sub(r"[\s-]+", " ", c.lower()) for c in kind.clues):
            owners[clue] = (*owners.get(clue, ()), kind.name)
    return owners


@cache
def _owners() -> dict[str, str]:
    owners: dict[str, str] = {}
    for kind in KINDS.values():
        for phrase in (kind.name, *kind.says):
            owners.setdefault(phrase.lower(), kind.name)
            owners.setdefault(phrase.lower().replace("-", " "), kind.name)
    return owners


@cache
def _mention_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{phrase_pattern(_owners())})(?:s|es)?(?![\w])", re.IGNORECASE)


def owner(words: str) -> str | None:
    """The kind that a phrase names, plural or hyphenated as it may be; None if it names none."""
    text = re.sub(r"\s+", " ", words.lower())
    plain = text.replace("-", " ")
    forms = (
        text,
        text.removesuffix("s"),
        text.removesuffix("es"),
        plain,
        plain.removesuffix("s"),
        plain.removesuffix("es"),
    )
    return next((_owners()[form] for form in forms if form in _owners()), None)


# "how many times more active": no time
_MANY_TIMES = re.compile(r"(?:\bmany|\d|\b(?:two|three|four|five|six|ten|several|few))\s$", re.IGNORECASE)


def mentions_in(text: str) -> list[tuple[str, tuple[int, int]]]:
    """Each quantity kind named in a text and where, the longest phrase first."""
    found = [
        m
        for m in _mention_pattern().finditer(text)
        if not (m[0].isupper() and m[0].lower() not in _owners() and m[0][-1] == "S")
        and not (m[0].lower() == "times" and _MANY_TIMES.search(text[: m.start()]))
    ]
    named = [(owner(m[0]), m.span()) for m in found]  # "TRS" is no plural of TR
    return [(kind, span) for kind, span in named if kind]
