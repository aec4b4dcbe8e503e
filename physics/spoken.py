"""Numbers and short forms as people say them, put into figures before anything is read.

"An hour and a half" becomes 1.5 h, "a fifth of a millisievert" 0.2 mSv, "60 Gy/30 fx" 60 Gy in 30 fractions.
"""

from __future__ import annotations

import re

from physics.number_words import ONES, SIZES, TENS, figures_for_words
from physics.shorthand import written_out
from physics.units import SUPERSCRIPTS

_PARTS = {
    "half": 0.5,
    "third": 1 / 3,
    "quarter": 0.25,
    "fifth": 0.2,
    "tenth": 0.1,
    "hundredth": 0.01,
    "thousandth": 1e-3,
}
_WORD = "|".join([*ONES[1:], *TENS])
_AND_A_HALF = re.compile(
    rf"\b(?P<n>{_WORD}|\d+|an?)\s+(?:(?P<unit>[a-z]+)\s+)?and\s+(?:a|one)[\s-]+(?P<part>half|quarter)\b", re.IGNORECASE
)
_PART_OF = re.compile(
    rf"\b(?:a|an|one)\s+(?P<part>{'|'.join(p for p in _PARTS if p != 'half')})\s+of\s+an?\s+(?=[a-z])|\bhalf\s+(?:of\s+)?an?\s+(?=million|thousand|billion)",
    re.IGNORECASE,
)
_SIZED = re.compile(rf"\b(?P<n>\d+(?:\.\d+)?|an?|{_WORD})\s+(?P<size>{'|'.join(SIZES)})\b", re.IGNORECASE)
_ONE_IN = re.compile(r"\b(?:one|1)\s+in\s+(?:an?\s+)?(?P<n>\d[\d,]*)\b(?!\s?(?:[a-z]*m\b|x\b))", re.IGNORECASE)
_POWER = (
    (re.compile(r"\b(?P<u>Gy|gray|cm|mm|m|s|metres?|meters?)\s+squared\b", re.IGNORECASE), r"\g<u>²"),
    (re.compile(r"\b(?P<u>cm|mm|m)\s+cubed\b", re.IGNORECASE), r"\g<u>³"),
    (
        re.compile(
            r"\bper\s+(?:square|sq\.?)\s+(?P<u>cm|mm|m|centimet(?:re|er)|millimet(?:re|er)|met(?:re|er))\b",
            re.IGNORECASE,
        ),
        r"per \g<u>²",
    ),
    (
        re.compile(r"\bper\s+cubic\s+(?P<u>cm|mm|m|centimet(?:re|er)|millimet(?:re|er)|met(?:re|er))\b", re.IGNORECASE),
        r"per \g<u>³",
    ),
)
# what is counted is no unit: "1e10 photons per cm2", "0.5 cycles/mm"
_COUNTED = re.compile(
    r"(?<=\d)\s?(?:photons?|quanta|x[- ]rays?|particles?|neutrons?|electrons?|protons?|n|cycles?|periods?)\s?(?:/|per )\s?(?=[cmµ]?m(?:2|²|\^2|\*\*2|\b))",
    re.IGNORECASE,
)


_SHORT = (
    (re.compile(r"\+\s?/?\s?[-−]"), "±"),
    (re.compile(r"(?<![\d.x×·*] )(?<![\d.x×·*])10\s?(?:\^|\*\*)\s?\(?([-−]?\d{1,2})\)?(?!\d)"), r"1e\1"),
    (re.compile(r"(?<![\d.x×·*] )(?<![\d.x×·*])10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)"), lambda m: "1e" + m[1].translate(SUPERSCRIPTS)),
    (re.compile(r"\b2\s?(τ|tau)\s?=\s?(\d+(?:\.\d+)?)"), lambda m: f"{m[1]} = {float(m[2]) / 2:g}"),
    (
        re.compile(r"(\d+(?:\.\d+)?)\s?B(?=[- ](?:model|param\w*|LLM|weights|network))"),
        lambda m: f"{float(m[1]) * 1e9:g} parameters",
    ),
    (re.compile(r"\b(full(?:y)? occup\w+)(?! factor)", re.IGNORECASE), r"\1 (occupancy factor 1)"),
    (re.compile(r"^((?:(?!F-?18|18F|FDG).)*)\bFDG\b", re.DOTALL), r"\1F-18 FDG"),
    (re.compile(r"(?<=\d)\s?[x×](?=\s+(?:magnif\w*|mag|zoom)\b)"), ""),
    (re.compile(r"\b(?:a single|single|one) fraction\b", re.IGNORECASE), "1 fractions"),
    (re.compile(r"\bTVL[ _]([1e])\b(?![.,]?\d)"), r"TVL\1"),
    (
        re.compile(r"\bhalf[\s-]lives(?=\s(?:are|were|of \d)|\s?[=:])", re.IGNORECASE),
        "half-life",
    ),  # short forms of the clinic, written out
    (
        re.compile(r"\bV_?(\d{1,2})(?:\s?Gy)?\b(?=[^=\d]*(?:\?|\bfor\b|\bof\b|\bin\b|$))"),
        r"V (volume above a dose threshold of \1 Gy)",
    ),
    (
        re.compile(r"(\d+(?:\.\d+)?)\s?%\s?/\s?(\d+(?:\.\d+)?)\s?mm\b"),
        r"dose criterion \1 % and distance criterion \2 mm",
    ),
    (re.compile(r"\b(on|at|from|by|until|after|starts?) day (\d+)\b", re.IGNORECASE), r"\1 \2 days"),
)


def in_figures(text: str) -> str:
    """The text with its spelt-out numbers, parts and powers in figures."""
    text = _PART_OF.sub(lambda m: f"{_PARTS[(m['part'] or 'half').lower()]:.6g} ", text)
    text = written_out(figures_for_words(text))
    text = _AND_A_HALF.sub(_and_part, text)
    text = _SIZED.sub(lambda m: f"{(_number(m['n']) * SIZES[m['size'].lower()]):.12g}", text)
    text = re.sub(rf"\b(0\.\d+)\s+({'|'.join(SIZES)})\b", lambda m: f"{float(m[1]) * SIZES[m[2].lower()]:.12g}", text)
    text = _ONE_IN.sub(lambda m: f"1/{m['n'].replace(',', '')}", text)
    for pattern, written in (*_POWER, *_SHORT):
        text = pattern.sub(written, text)
    return _COUNTED.sub(" /", text)


def _number(word: str) -> float:
    said = word.lower()
    if said in {"a", "an"}:
        return 1
    if said in TENS:
        return TENS[said]
    return ONES.index(said) if said in ONES else float(said)


def _and_part(match: re.Match[str]) -> str:
    value = _number(match["n"]) + _PARTS[match["part"].lower()]
    return f"{value:g} {match['unit']}" if match["unit"] else f"{value:g}"
