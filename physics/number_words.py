"""Spelt numbers put into figures: "one hundred and five" is 105, "nine point four" 9.4, "twelve hundred" 1200.

The words one to ten stay as they are, for "one" and "two" count things more often than they measure them.
"""

from __future__ import annotations

import re

ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SIZES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
KEPT = 10  # words up to ten are left to what reads values

_ONE = "|".join(ONES[1:10])
_BELOW_100 = (
    rf"(?:(?:{'|'.join(TENS)})(?:[\s-](?:{_ONE})(?!\w))?|{'|'.join(sorted(ONES[1:], key=len, reverse=True))})(?!\w)"
)
_REST = rf"(?:\s+(?:and\s+)?{_BELOW_100}(?!\s+(?:{'|'.join(SIZES)})\b))?"
_BELOW_1000 = rf"(?:(?:{_BELOW_100}|an?)\s+hundred\b{_REST}|{_BELOW_100})"
_WHOLE = rf"(?:(?:{_BELOW_1000}|an?)\s+(?:thousand|million|billion)\b(?:\s+(?:and\s+)?{_BELOW_1000}(?!\s+(?:thousand|million)\b))?|{_BELOW_1000})"
_SPELT = re.compile(
    rf"\b(?P<whole>{_WHOLE}|zero\b(?=\s+point))(?P<point>\s+point(?:\s+(?:zero|oh|{_ONE})\b)+)?", re.IGNORECASE
)
_DOZENS = re.compile(rf"\b(?P<n>half\s+a|{_BELOW_100})\s+dozen\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)  # "between one hundred and thirty keV" is no 130


def figures_for_words(text: str) -> str:
    """The text with every spelt number above ten, or with a "point", in figures."""
    text = _DOZENS.sub(lambda m: "6" if m["n"].lower().startswith("half") else f"{12 * _whole(m['n'])}", text)
    return _SPELT.sub(_in_figures, text)


def _in_figures(match: re.Match[str]) -> str:
    if _BETWEEN.search(match.string[: match.start()]) and re.search(r"\sand\s", match[0]):
        return match[0]
    number = _whole(match["whole"])
    if not match["point"]:
        return f"{number}" if number > KEPT else match[0]
    digits = (ONES.index(w.replace("oh", "zero")) for w in match["point"].lower().split()[1:])
    return f"{number}.{''.join(map(str, digits))}"


def _whole(words: str) -> int:
    """'two thousand one hundred and five' as 2105."""
    total = part = 0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in {"thousand", "million", "billion"}:
            total, part = total + (part or 1) * int(SIZES[word]), 0
        elif word == "hundred":
            part = (part or 1) * 100
        elif word not in {"and", "a", "an"}:
            part += TENS[word] if word in TENS else ONES.index(word)
    return total + part
