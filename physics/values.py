"""Numbers with units, as students write them: "2,5 mm", "1e6 counts/min", "half an hour", "10 x 10 cm", "to 1 %"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from medphys.errors import UnitError
from physics.units import Quantity, as_spoken, quantity

_UNIT_WORDS = {
    # longest first where one begins another; what a student writes -> what pint reads
    **dict.fromkeys(("milliseconds", "millisecond"), "ms"), **dict.fromkeys(("seconds", "second", "secs", "sec"), "s"),
    **dict.fromkeys(("minutes", "minute", "mins"), "min"), **dict.fromkeys(("hours", "hour", "hrs", "hr"), "h"),
    **dict.fromkeys(("days", "day"), "d"), **dict.fromkeys(("weeks", "week"), "week"), **dict.fromkeys(("months", "month"), "month"),
    **dict.fromkeys(("years", "year", "yrs", "yr", "y"), "year"),
    **dict.fromkeys(("millimetres", "millimeters", "millimetre", "millimeter"), "mm"), **dict.fromkeys(("centimetres", "centimeters", "centimetre", "centimeter"), "cm"),
    **dict.fromkeys(("metres", "meters", "metre", "meter"), "m"), **dict.fromkeys(("micrometres", "micrometers", "microns", "micron"), "um"),
    **dict.fromkeys(("nanometres", "nanometers", "nanometre", "nanometer"), "nm"),
    **dict.fromkeys(("grays", "gray"), "Gy"), **dict.fromkeys(("centigray",), "cGy"), **dict.fromkeys(("milligray",), "mGy"),
    **dict.fromkeys(("sieverts", "sievert"), "Sv"), **dict.fromkeys(("millisieverts", "millisievert"), "mSv"), **dict.fromkeys(("microsieverts", "microsievert"), "uSv"),
    **dict.fromkeys(("becquerels", "becquerel"), "Bq"), **dict.fromkeys(("megabecquerels", "megabecquerel"), "MBq"), **dict.fromkeys(("gigabecquerels", "gigabecquerel"), "GBq"),
    **dict.fromkeys(("curies", "curie"), "Ci"), **dict.fromkeys(("millicuries", "millicurie"), "mCi"), **dict.fromkeys(("microcuries", "microcurie"), "uCi"),
    **dict.fromkeys(("roentgens", "roentgen"), "R"), **dict.fromkeys(("milliroentgens", "milliroentgen"), "mR"),
    **dict.fromkeys(("degrees", "degree", "deg", "°"), "degree"), **dict.fromkeys(("percent", "per cent", "%"), "percent"),
    **dict.fromkeys(("teslas", "tesla"), "T"), **dict.fromkeys(("monitor units", "monitor unit", "MU"), "MU"), **dict.fromkeys(("hounsfield units", "HU"), "HU"),
    **dict.fromkeys(("kilograms", "kilogram"), "kg"), **dict.fromkeys(("grams", "gram"), "g"), **dict.fromkeys(("litres", "liters", "litre", "liter"), "L"),
    **dict.fromkeys(("counts", "count", "cts"), "count"), "° C": "degC", "°C": "degC", "cc": "cm**3", "mmHg": "mmHg", "mm Hg": "mmHg",
    "lp": "lp", "dB": "dB", "mAs": "mAs", "kVp": "kV", "dpm": "dpm", "dps": "dps", "kcpm": "kcpm", "kcps": "kcps", "cpm": "cpm", "cps": "cps", "inches": "inch", "inch": "inch", "Å": "angstrom", "rads": "rad",
}  # fmt: skip
SI = [
    "fm",
    "pm",
    "nm",
    "um",
    "µm",
    "μm",
    "mm",
    "cm",
    "dm",
    "m",
    "km",
    "ng",
    "ug",
    "µg",
    "mg",
    "g",
    "kg",
    "ns",
    "us",
    "µs",
    "μs",
    "ms",
    "s",
    "min",
    "h",
    "d",
    "eV",
    "keV",
    "MeV",
    "GeV",
    "J",
    "mJ",
    "kJ",
    "MJ",
    "Gy",
    "cGy",
    "mGy",
    "uGy",
    "µGy",
    "μGy",
    "nGy",
    "kGy",
    "rad",
    "mrad",
    "krad",
    "Sv",
    "cSv",
    "mSv",
    "uSv",
    "µSv",
    "μSv",
    "nSv",
    "rem",
    "mrem",
    "R",
    "mR",
    "uR",
    "µR",
    "kR",
    "Bq",
    "kBq",
    "MBq",
    "GBq",
    "TBq",
    "Ci",
    "mCi",
    "uCi",
    "µCi",
    "μCi",
    "nCi",
    "kCi",
    "Hz",
    "kHz",
    "MHz",
    "GHz",
    "T",
    "mT",
    "G",
    "K",
    "Pa",
    "hPa",
    "kPa",
    "MPa",
    "atm",
    "C",
    "nC",
    "pC",
    "uC",
    "µC",
    "mC",
    "A",
    "mA",
    "uA",
    "nA",
    "V",
    "kV",
    "MV",
    "W",
    "mW",
    "kW",
    "L",
    "mL",
    "ml",
    "mol",
    "b",
    "barn",
    "mb",
    "sr",
    "GB",
    "MB",
    "kB",
    "bit",
    "U",
]
_NUMBER = r"[-+−]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?|\.\d+)"
_POWER = r"(?:\s*[x×*·]\s*10\s*(?:\^|\*\*)?\s*[-+−]?\d+|\s*[x×·]\s*10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+|[eE][-+]?\d+)?"
_TIMES = r"(?:\s(?:thousand|million|billion|trillion))?"
_MULTIPLE = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SPELT = {
    "half an": 0.5, "half a": 0.5, "a quarter of an": 0.25, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "twenty": 20, "thirty": 30, "hundred": 100, "a": 1, "an": 1,
    "half": 0.5, "one half": 0.5, "one third": 1 / 3, "one quarter": 0.25, "a quarter": 0.25, "one tenth": 0.1, "a tenth": 0.1, "one hundredth": 0.01,
}  # fmt: skip
_RAISE = r"(?:\s?\^\s?\(?[-−]?\d\)?|\*\*[-−]?\d|[⁻⁺]?[²³¹⁴]|[23](?![\d.]))?"


@cache
def unit_pattern() -> str:
    """A regular expression for a unit as students write it; a closed list, so that no word is taken for one."""
    one = "|".join(sorted((re.escape(u) for u in {*_UNIT_WORDS, *SI}), key=len, reverse=True))
    atom = rf"(?:{one})(?![A-Za-z]){_RAISE}"
    joined = (
        rf"{atom}(?:\s?(?:/|·|\*|⋅)\s?{atom}|\s?/\s?\({atom}(?:\s?[ ·*⋅]\s?{atom})*\)|\s+per\s+{atom}"
        rf"|\s(?={atom})(?:cm|m|mm|h|s|Gy|kg|min)(?![A-Za-z]){_RAISE})*"
    )
    return rf"(?:{joined}|(?:/|per\s)\s?{atom})"


@cache
def _value_pattern() -> re.Pattern[str]:
    spelt = "|".join(sorted(_SPELT, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,])(?P<number>(?:{_NUMBER}){_POWER}{_TIMES})(?P<gap>\s?-?\s?)(?P<unit>{unit_pattern()})"
        rf"|(?<![\w.,/^-])(?P<bare>(?:{_NUMBER}){_POWER}{_TIMES}|\d+\s?/\s?\d+)(?![\w]|[.,]\d|/\d)"
        rf"|\b(?P<spelt>{spelt})\b(?![\s-]*(?:lif|liv|value|thick|layer))(?:[\s-]+(?P<speltunit>{unit_pattern()}))?",
        re.UNICODE,
    )


@dataclass(frozen=True, slots=True)
class Given:
    """One value that the question states."""

    value: Quantity
    words: str  # "2 mm"
    start: int
    end: int
    kinds: tuple[str, ...] = ()  # what the words around it say it is, strongest first; empty if they do not
    symbol: str = ""  # "mu" in "mu = 0.46 /cm"
    around: str = ""  # lower-case words beside it, for a variable's cues
    bare: bool = False  # a number without a unit
    unsure: float | None = None  # the "+/-" part, in the value's unit


def values(text: str) -> list[Given]:
    """Every value of a text, in reading order; nothing is said yet of what each one is."""
    givens = []
    for match in _value_pattern().finditer(text):
        one = _value(match)
        if one is not None:
            givens.append(one)
    return _with_uncertainty(_squares(text, givens), text)


_TO = re.compile(
    r"\b(reduc|attenuat|cut|decreas|drop|lower|fall|decay|weaken|dimin)\w*\b[^.;?]{0,60}\bto\s+(?:about\s+|only\s+|just\s+)?$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(reduc|attenuat|cut|decreas|drop|lower|fall|weaken|absorb|stop|block|remov)\w*\b[^.;?]{0,60}?(?P<factor>\bby\s+(?:about\s+)?(?:a\s+)?factor\s+(?:of\s+)?)?(?:\bby\s+(?:about\s+)?)?$",
    re.IGNORECASE,
)
_FACTOR = re.compile(r"\bfactor\s+(?:of\s+)?$", re.IGNORECASE)
_HALVES = re.compile(r"\b(halv(?:e|es|ed|ing)|in half|by half|to half|to one half)\b", re.IGNORECASE)
LEFT = ("transmission", "fraction remaining")  # kinds of the share that is left after something was reduced


def reductions(text: str, givens: list[Given]) -> list[Given]:
    """'to 1 %', 'to 1/16', 'by a factor of 8', 'by 90 %', 'halves': the share that is left."""
    out = []
    for one in givens:
        share = _share(text[: one.start], one)
        out.append(one if share is None else Given(quantity(share), one.words, one.start, one.end, LEFT, bare=True))
    halves = _HALVES.search(text)
    if halves and not any(g.kinds == LEFT for g in out):
        out.append(Given(quantity(0.5), halves[0], *halves.span(), LEFT, bare=True))
    return out


def _share(before: str, one: Given) -> float | None:
    if not (one.bare or "percent" in f"{one.value.units}"):
        return None
    number = float(one.value.m_as(""))
    if _TO.search(before) and 0 < number < 1:
        return number
    if _FACTOR.search(before) and _BY.search(before) and number > 1:
        return 1 / number
    if re.search(r"\bby\s+(about\s+)?$", before, re.I) and _BY.search(before) and 0 < number < 1:
        return 1 - number
    return None


def _value(match: re.Match[str]) -> Given | None:
    written = match["number"] or match["bare"] or match["spelt"]
    unit = match["unit"] or match["speltunit"] or ""
    number = float(_SPELT[match["spelt"].lower()]) if match["spelt"] else _number(written)
    if match["spelt"] in {"a", "an"} and not unit:
        return None  # an article
    try:
        value = quantity(number, as_unit(unit)) if unit else quantity(number, "")
        value.dimensionality  # noqa: B018 - a logarithmic unit has none and is no value of ours
    except (UnitError, AttributeError):
        return None
    return Given(value, match[0], match.start(), match.end(), bare=not unit)


def _number(written: str) -> float:
    for word, times in _MULTIPLE.items():
        if written.endswith(word):
            return times * _number(written.removesuffix(word).strip())
    text = written.replace("−", "-").replace(" ", "")
    if "/" in text:
        over, under = text.split("/")
        return float(over) / float(under) if float(under) else 0.0
    text = re.sub(r"(?<=\d),(?=\d{3}(\D|$))", "", text).replace(",", ".")
    text = text.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+"))
    text = re.sub(r"[x×*·]10(\^|\*\*)?", "e", text)
    return float(text)


def as_unit(written: str) -> str:
    """'mR per hour' or 'cm^-1' or '/cm' as a unit that pint reads."""
    text = re.sub(r"\s+per\s+|^per\s", " / ", written).strip()
    text = "1" + text if text.startswith("/") else text
    words = sorted(_UNIT_WORDS, key=len, reverse=True)
    text = re.sub(
        "|".join(rf"(?<![A-Za-z]){re.escape(w)}(?![A-Za-z])" for w in words), lambda m: _UNIT_WORDS[m[0]], text
    )
    return as_spoken(
        re.sub(r"(?<=[A-Za-z0-9)²³])\s+(?=[A-Za-z])", "*", re.sub(r"\s*/\s*", "/", text.strip())).replace("^", "**")
    )


def _squares(text: str, givens: list[Given]) -> list[Given]:
    """'10 x 10 cm', '100 to 130 cm', '300 and 150 V': both numbers carry the unit."""
    out = list(givens)
    for i in range(len(out) - 1):
        one, two = out[i], out[i + 1]
        if one.bare and not two.bare and re.fullmatch(r"\s*(x|×|by|to|and|or|–)\s*", text[one.end : two.start]):
            out[i] = Given(quantity(one.value.magnitude, str(two.value.units)), one.words, one.start, one.end)
    return out


def _with_uncertainty(givens: list[Given], text: str) -> list[Given]:
    """'5.0 +/- 0.2 mm' is one value with an uncertainty."""
    out: list[Given] = []
    for one in givens:
        last = out[-1] if out else None
        if last and re.fullmatch(r"\s*(\+/-|±|\+-)\s*", text[last.end : one.start]):
            unit = one.value.units
            value = quantity(last.value.magnitude, str(unit)) if last.bare else last.value
            out[-1] = Given(
                value, text[last.start : one.end], last.start, one.end, bare=one.bare, unsure=float(one.value.magnitude)
            )
        else:
            out.append(one)
    return out
