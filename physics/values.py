"""Numbers with units, as students write them: "2,5 mm", "1e6 counts/min", "half an hour", "10 x 10 cm", "to 1 %"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from medphys.errors import UnitError
from physics.given import Given
from physics.kinds import KINDS
from physics.rates import counted_rates
from physics.spelling import as_unit, unit_pattern
from physics.units import dimension, is_percent, quantity

__all__ = ["Given", "values"]

_NUMBER = r"[-+−]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?|\.\d+)"
_SPACED = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d.,])"  # 38 200, where a unit follows
_POWER = r"(?:\s*[x×*·]\s*10\s*(?:(?:\^|\*\*)\s*[-+−]?\d+|[-−]\d+)|\s*[x×·]\s*10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+|[eE][-+]?\d+)?"
_TIMES = r"(?:\s(?:thousand|million|billion|trillion))?"
_MULTIPLE = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SPELT = {
    "half an": 0.5, "half a": 0.5, "a quarter of an": 0.25, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100, "a hundred": 100, "one hundred": 100, "a thousand": 1e3, "one thousand": 1e3,
    "one million": 1e6, "a million": 1e6, "a dozen": 12, "a": 1, "an": 1, "one and a half": 1.5, "two and a half": 2.5,
    "half": 0.5, "one half": 0.5, "a half": 0.5, "one third": 1 / 3, "a third": 1 / 3, "two thirds": 2 / 3, "one quarter": 0.25, "a quarter": 0.25,
    "three quarters": 0.75, "a fifth": 0.2, "one fifth": 0.2, "one tenth": 0.1, "a tenth": 0.1, "one hundredth": 0.01, "a hundredth": 0.01,
    "one thousandth": 1e-3, "a thousandth": 1e-3, "one sixth": 1 / 6, "a sixth": 1 / 6, "one eighth": 0.125, "an eighth": 0.125,
    "one sixteenth": 1 / 16, "a sixteenth": 1 / 16, "one twentieth": 0.05, "a twentieth": 0.05, "one ten-thousandth": 1e-4, "a ten-thousandth": 1e-4,
    "two fifths": 0.4, "three fifths": 0.6, "four fifths": 0.8, "one millionth": 1e-6, "a millionth": 1e-6,
}  # fmt: skip


@cache
def _value_pattern() -> re.Pattern[str]:
    spelt = "|".join(sorted(_SPELT, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,])(?P<number>(?:{_SPACED}|{_NUMBER}){_POWER}{_TIMES})(?:\s|-|\s-(?=\S))?(?P<unit>{unit_pattern()})"
        rf"|(?<![\w.,/^-])(?P<bare>(?:{_NUMBER}){_POWER}{_TIMES}|\d+\s?/\s?\d+)(?![\w]|[.,]\d|/[\dA-Za-zα-ω])"
        rf"|\b(?P<spelt>(?i:{spelt}))\b(?![\s-]*(?:lif|liv|value|thick|layer))(?:[\s-]+(?P<speltunit>{unit_pattern()}))?",
        re.UNICODE,
    )


def values(text: str) -> list[Given]:
    """Every value of a text, in reading order; nothing is said yet of what each one is."""
    givens = []
    for match in _value_pattern().finditer(text):
        one = _value(match)
        if one is not None:
            givens.append(one)
    return _runs(_with_uncertainty(_squares(text, _compound(counted_rates(givens, text), text)), text), text)


def _value(match: re.Match[str]) -> Given | None:
    written = match["number"] or match["bare"] or match["spelt"]
    unit = match["unit"] or match["speltunit"] or ""
    number = float(_SPELT[match["spelt"].lower()]) if match["spelt"] else number_in(written)
    if match["spelt"] in {"a", "an", "A", "An"} and (len(unit) < 3 or unit.startswith("per")):
        return None  # an article: "a T2 of 80 ms" is no square tesla
    if (
        unit.startswith("/")
        and match["number"] == "1"
        and not match.string[: match.start()].rstrip().endswith(("=", ":"))
    ):
        return None  # "in 1/cm" names a unit
    try:
        value = quantity(number, as_unit(unit)) if unit else quantity(number, "")
        value.dimensionality  # noqa: B018 - a logarithmic unit has none and is no value of ours
    except (UnitError, AttributeError):
        return None
    kept = _measured(unit)
    if kept != unit:
        end = match.end() - len(unit) + len(kept)
        value = quantity(number, as_unit(kept))
        return Given(value, match.string[match.start() : end], match.start(), end, bare=False)
    return Given(value, match[0], match.start(), match.end(), bare=not unit)


@cache
def _measured(unit: str) -> str:
    """A unit without a last part that makes it one of nothing: "80 keV mm" is 80 keV, and mm are asked for."""
    apart = _LAST_PART.fullmatch(unit)
    if apart is None:
        return unit
    known = {dimension(kind.unit) for kind in KINDS.values()}
    if dimension(as_unit(unit)) in known:
        return unit
    try:
        return apart[1] if dimension(as_unit(apart[1])) in known else unit
    except UnitError:
        return unit  # "cubic" is none without what follows


_LAST_PART = re.compile(r"((?!per\b)[^\s/]+)\s+[a-zA-Z]+")


def number_in(written: str) -> float:
    """A number as students write it: "1,250", "2,5", "3 x 10^8", "1/16", "2 million"."""
    for word, times in _MULTIPLE.items():
        if written.endswith(word):
            return times * number_in(written.removesuffix(word).strip())
    text = written.replace("−", "-").replace(" ", "")
    if "/" in text:
        over, under = text.split("/")
        return float(over) / float(under) if float(under) else 0.0
    text = re.sub(r"(?<=\d),(?=\d{3}(\D|$))", "", re.sub("[\u00a0\u202f]", "", text)).replace(",", ".")
    text = text.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+"))
    text = re.sub(r"[x×*·]10(\^|\*\*)?", "e", text)
    return float(text)


def _compound(givens: list[Given], text: str) -> list[Given]:
    """'6 min 40 s', '2 h and 15 min' are one time."""
    out: list[Given] = []
    for one in givens:
        last = out[-1] if out else None
        if last and _descending(last, one) and re.fullmatch(r"\s*(?:and\s+)?", text[last.end : one.start]):
            whole = (last.value + one.value).to(one.value.units)
            out[-1] = replace(last, value=whole, words=text[last.start : one.end], end=one.end)
            continue
        out.append(one)
    return out


def _descending(one: Given, two: Given) -> bool:
    times = not one.bare and one.value.check("[time]") and two.value.check("[time]")
    times = times and float(one.value.magnitude).is_integer()  # "2.75 days and 6.01 hours" are two
    return bool(times and one.value.units != two.value.units and one.value > two.value)


_JOINED = re.compile(r"\s*(?:(?P<times>x|×|by)|to|and|or|–|-|->|→)\s*", re.IGNORECASE)


_NAMED = re.compile(r"(?:=|\b[A-Z]\w*[A-Z]\w*)\s*$")  # "DQE 0.65 and 3e5 /mm2": the first has a name of its own


def _squares(text: str, givens: list[Given]) -> list[Given]:
    """'10 x 10 cm', '100 to 130 cm', '300 and 150 V': both numbers carry the unit; in '5 x 7 Gy' the first has none."""
    out = list(givens)
    for i in reversed(range(len(out) - 1)):
        one, two = out[i], out[i + 1]
        joined = _JOINED.fullmatch(text[one.end : two.start])
        if not joined or not one.bare or two.bare or (not joined["times"] and _NAMED.search(text[: one.start])):
            continue
        if joined["times"] and two.value.dimensionality == dimension("cm**2"):  # "20 x 20 cm²" is one area
            out[i + 1] = replace(
                two, value=two.value * one.value.magnitude, words=text[one.start : two.end], start=one.start
            )
            out[i] = replace(one, end=one.start)
        elif not joined["times"] or two.value.dimensionality == dimension("cm"):
            out[i] = replace(one, value=quantity(one.value.magnitude, str(two.value.units)), bare=False)
    return [g for g in out if g.end > g.start]


def _with_uncertainty(givens: list[Given], text: str) -> list[Given]:
    """'5.0 +/- 0.2 mm', '5.0 mm ± 4 %', '(5.0 ± 0.4) mm (k = 2)' are one value with a standard uncertainty."""
    out: list[Given] = []
    for one in givens:
        last = out[-1] if out else None
        if (
            last
            and last.unsure is None
            and not _SCATTER.match(text, one.end)
            and _PLUS_MINUS.fullmatch(text[last.end : one.start])
        ):
            out[-1] = _unsure(last, one, text)
        elif not (last and last.unsure is not None and one.start < last.end):
            out.append(one)
    return out


_PLUS_MINUS = re.compile(r"\s*(?:\+/-|±|\+-|\+/−)\s*")
_SCATTER = re.compile(r"\s*\(?\s*(?:SD|s\.d\.|std)\b", re.IGNORECASE)  # "10.4 ± 1.1 (SD)" states two values
_SHARED_UNIT = re.compile(rf"\)\s?(?P<unit>{unit_pattern()})(?!\w)")
_COVERED = re.compile(r"\s*[(,]?\s*k\s*=\s*(?P<k>[123](?:\.\d+)?)\s*\)?")


def _unsure(value: Given, part: Given, text: str) -> Given:
    """A value with its "+/-": a per cent is relative, "k = 2" is halved, a unit behind brackets is shared."""
    end, unit = part.end, str(part.value.units)
    number, u = float(value.value.magnitude), float(part.value.magnitude)
    relative = is_percent(part.value) and not is_percent(value.value)
    if value.bare and part.bare and (shared := _SHARED_UNIT.match(text, end)):
        end, unit = shared.end(), str(quantity(1.0, as_unit(shared["unit"])).units)
    if covered := _COVERED.match(text, end):
        end, u = covered.end(), u / float(covered["k"])
    if value.bare and not relative:
        value = replace(value, value=quantity(number, unit), bare=not unit or unit == "dimensionless")
    u = u / 100 * abs(number) if relative else u
    return replace(value, words=text[value.start : end], end=end, unsure=u)


def _follows(last: Given, one: Given, text: str) -> bool:
    """Whether a bare number stands in a row behind another."""
    return last.bare and bool(_LISTED.fullmatch(text[last.end : one.start]))


_LISTED = re.compile(r"\s*(?:,|;|,?\s*(?:and|&)|,?\s*or)\s*|\s+", re.IGNORECASE)


def _runs(givens: list[Given], text: str) -> list[Given]:
    """'98, 105 and 110', '10, 20 and 30 Gy': the members of a list know it, and share the unit of the last."""
    out = list(givens)
    for i in reversed(range(len(out) - 1)):
        one, two = out[i], out[i + 1]
        gap = text[one.end : two.start]
        changed = gap.strip() == "to" and text[: one.start].rstrip().endswith("from")  # "goes from 2 to 8"
        if not (_LISTED.fullmatch(gap) or changed) or not (one.bare or one.value.units == two.value.units):
            continue
        if one.bare and not two.bare:
            paired = re.search(r"and|&", gap, re.I) and "," not in gap and not text[: one.start].rstrip().endswith("=")
            if not (two.run >= 0 or paired or (i and _follows(out[i - 1], one, text))):
                continue  # "alpha/beta 10, 2 Gy", "T = 1/2 and 600 Gy/week" are no lists
            out[i] = one = replace(one, value=quantity(one.value.magnitude, str(two.value.units)), bare=False)
        start = two.run if two.run >= 0 else two.start
        out[i] = replace(one, run=start)
        out[i + 1] = replace(two, run=start)
    return out
