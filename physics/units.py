"""The one pint registry, spelled the way the field speaks.

To pint, "R" is the gas constant, "rad" an angle, "MU" a mega enzyme unit and "U" an enzyme unit;
to a medical physicist they are roentgen, 0.01 Gy, monitor unit and air-kerma strength. Text goes
through `as_spoken` before pint reads it. Pint also turns 1 Gy into 1 Sv and 1 Bq into 1 Hz without
a word, since their dimensions agree: `family` tells them apart by the unit's name.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import Any, TypeAlias

import pint

from medphys.errors import UnitError

Quantity: TypeAlias = "pint.Quantity[Any]"

SPOKEN = {
    "R": "roentgen",
    "rad": "rads",
    "rads": "rads",
    "U": "air_kerma_strength_unit",
    "MU": "monitor_unit",
    "HU": "hounsfield_unit",
    "mAs": "milliampere_second",
    "lp": "line_pair",
    "kVp": "kilovolt",
    "kV": "kilovolt",
    "MV": "megavolt",
    "sec": "second",
    "hr": "hour",
    "hrs": "hour",
    "min": "minute",
    "yr": "year",
    "y": "year",
    "counts": "count",
    "cts": "count",
    "cps": "count/second",
    "cpm": "count/minute",
    "kcps": "kilocount_rate",
    "kcpm": "kilocount_rate_minute",
    "dB": "decibel_number",
    "dpm": "disintegration_rate",
    "dps": "becquerel",
    "%": "percent",
    "G": "field_gauss",
    "gauss": "field_gauss",
    "Å": "angstrom",
    "°": "degree",
    "deg": "degree",
}
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_WORD = re.compile(r"(?<![A-Za-z_])([A-Za-zÅ°%][A-Za-z]*)(?![A-Za-z_])")
_RAISED = re.compile(r"(?<![\d.A-Za-z_])([A-Za-z]+)([-+]?\d+)")  # "cm2/g", but not "1e6"


def as_spoken(text: str) -> str:
    """A unit or "value unit" as the field writes it, in pint's spelling ("5 mR/h" -> roentgen)."""
    text = re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+", lambda m: "**" + m[0].translate(SUPERSCRIPTS), text)
    text = text.replace("μ", "u").replace("µ", "u").replace("·", "*").replace("×", "*").replace("−", "-")
    text = _RAISED.sub(r"\1**\2", text)
    return _WORD.sub(_one_unit, text)


def _one_unit(match: re.Match[str]) -> str:
    word = match[1]
    if word in SPOKEN:
        return f"({SPOKEN[word]})" if "/" in SPOKEN[word] else SPOKEN[word]
    if len(word) > 1 and word[0] in "mkuMGcn" and word[1:] in {"R", "rad", "rads", "U", "HU"}:
        prefix = {"m": "milli", "k": "kilo", "u": "micro", "M": "mega", "G": "giga", "c": "centi", "n": "nano"}
        return word if word == "MU" else prefix[word[0]] + SPOKEN[word[1:]]
    return word


@cache
def registry() -> pint.UnitRegistry[Any]:
    """The registry; built once, on first use (0.1 s)."""
    made: pint.UnitRegistry[Any] = pint.UnitRegistry(preprocessors=[as_spoken], cache_folder=":auto:")
    made.define("monitor_unit = [monitor_unit]")
    made.define("hounsfield_unit = 1")
    made.define("line_pair = 1 = lp")
    made.define("kilocount_rate = 1000 * count / second = kcps")
    made.define("kilocount_rate_minute = 1000 * count / minute = kcpm")
    made.define("disintegration_rate = becquerel / 60 = dpm")
    made.define("field_gauss = 1e-4 * tesla = Gs")  # pint's own gauss is of the cgs system and is no tesla
    made.define("rayl = kilogram / meter ** 2 / second = Rayl")
    made.define("decibel_number = 1 = dBn")  # pint's own dB is logarithmic and cannot be multiplied
    made.define("milliampere_second = milliampere * second = mAs")
    made.define("air_kerma_strength_unit = centigray * centimeter ** 2 / hour")
    made.formatter.default_format = "~"
    return made


def quantity(text: str | float | Quantity, unit: str = "") -> Quantity:
    """'2.5 mm' or 2.5 with unit 'mm' as a quantity. Raises UnitError if pint cannot read it."""
    if isinstance(text, pint.Quantity):
        return text
    ureg = registry()
    try:
        if isinstance(text, str) and "," in text and not re.search(r"\d,\d{3}(\D|$)", text):
            text = text.replace(",", ".")
        read = ureg.Quantity(text, as_spoken(unit)) if unit and not isinstance(text, str) else ureg(str(text))
    except Exception as unreadable:
        raise UnitError(f"Cannot read {text!r} as a value with a unit, for example '2.5 mm'.") from unreadable
    return read if isinstance(read, pint.Quantity) else ureg.Quantity(read, "")


@cache
def unit(written: str) -> pint.Unit:
    """A unit as written, parsed once: pint spends more on parsing than on arithmetic."""
    return registry().Unit(as_spoken(written))


def listed_quantity(values: list[float], unit: str) -> Quantity:
    """(n,) float64: several values of one kind."""
    import numpy as np

    return registry().Quantity(np.array(values, float), as_spoken(unit))


@cache
def dimension(unit: str) -> Any:
    """The dimensionality of a unit as written; parsed once, for it is asked thousands of times a question."""
    return quantity(1.0, unit).dimensionality


FAMILIES = {
    "gray": "gray", "rads": "gray", "rad": "gray",
    "sievert": "sievert", "rem": "sievert",
    "becquerel": "becquerel", "curie": "becquerel",
    "hertz": "hertz", "counts_per_second": "hertz",
    "count": "count", "roentgen": "roentgen", "monitor_unit": "monitor_unit", "air_kerma_strength_unit": "gray",
}  # fmt: skip


def family(value: Quantity) -> str | None:
    """The named unit that says what kind of J/kg or 1/s this is: gray, sievert, becquerel ... or None."""
    for name in value.unit_items():
        for stem, kin in FAMILIES.items():
            if name[0].endswith(stem):
                return kin
    return None


def is_percent(value: Quantity) -> bool:
    """Whether a value is written in per cent."""
    return "percent" in dict(value.unit_items())


def pure(value: Quantity | float) -> Any:
    """A dimensionless quantity (or number) as a float or array. Raises UnitError for anything else."""
    if not isinstance(value, pint.Quantity):
        return value
    try:
        return value.m_as("")
    except pint.DimensionalityError as wrong:
        raise UnitError(f"This step needs a pure number, but got {value:~P}.") from wrong


def exp(value: Quantity | float) -> float:
    """e to a pure number."""
    return math.exp(pure(value))


def log(value: Quantity | float) -> float:
    """Natural logarithm of a positive pure number."""
    number = pure(value)
    if number <= 0:
        raise UnitError("A logarithm needs a number above zero: check which value is the larger one.")
    return math.log(number)


def plain(value: Quantity) -> tuple[float, str]:
    """Magnitude and unit for the published JSON: a unit that a bare pint registry parses."""
    if "air_kerma_strength_unit" in str(value.units):
        value = value.to("cGy*cm**2/hour")
    unit = f"{value.units:~C}"
    for ours, theirs in (
        ("line_pair", "1"),
        ("lp", "1"),
        ("hounsfield_unit", "dimensionless"),
        ("dBn", "dB"),
        ("monitor_unit", "MU"),
        ("kcps", "kHz"),
    ):
        unit = re.sub(rf"\b{ours}\b", theirs, unit)
    return float(value.magnitude), unit or "dimensionless"


def show(value: Quantity, digits: int = 4) -> str:
    """'15.07 mm': the number to significant digits, with the unit the way a student writes it."""
    number = value.magnitude
    if hasattr(number, "__len__"):
        return ", ".join(show(one, digits) for one in value)
    text = f"{number:.{digits}g}"
    if "e" in text:
        mantissa, power = text.split("e")
        text = f"{mantissa}×10^{int(power)}"
    unit = (
        f"{value.units:~P}".replace("percent", "%")
        .replace("dBn", "dB")
        .replace("hounsfield_unit", "HU")
        .replace("monitor_unit", "MU")
        .replace("air_kerma_strength_unit", "U")
    )
    unit = re.sub(r"(?<![a-z])([mkuµ]?)roentgen", r"\1R", unit)
    return f"{text} {unit}".strip()
