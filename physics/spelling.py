"""Units as students spell them, and as pint reads them: "millicuries per hour", "kev", "cm2/g"."""

from __future__ import annotations

import re
from functools import cache

from physics.units import as_spoken

_SPELT_OUT = {  # unit -> the words for it, singular; a plural s is added
    "s": "second sec", "ms": "millisecond msec", "us": "microsecond usec", "ns": "nanosecond", "ps": "picosecond",
    "min": "minute min", "h": "hour hr", "d": "day", "week": "week wk", "month": "month", "year": "year yr",
    "m": "metre meter", "km": "kilometre kilometer", "cm": "centimetre centimeter", "mm": "millimetre millimeter",
    "um": "micrometre micrometer micron", "nm": "nanometre nanometer", "pm": "picometre picometer",
    "Gy": "gray", "cGy": "centigray", "mGy": "milligray", "uGy": "microgray", "Sv": "sievert", "mSv": "millisievert", "uSv": "microsievert",
    "Bq": "becquerel", "kBq": "kilobecquerel", "MBq": "megabecquerel", "GBq": "gigabecquerel", "TBq": "terabecquerel",
    "Ci": "curie", "mCi": "millicurie", "uCi": "microcurie", "nCi": "nanocurie", "R": "roentgen", "mR": "milliroentgen",
    "rad": "rad", "rem": "rem", "mrem": "millirem", "degree": "degree", "T": "tesla", "MU": "monitor\u0020unit", "HU": "hounsfield\u0020unit",
    "G": "gauss", "milliradian": "milliradian", "radian": "radian", "mol": "mole",
    "kg": "kilogram", "g": "gram", "mg": "milligram", "ug": "microgram", "ng": "nanogram", "L": "litre liter", "mL": "millilitre milliliter",
    "count": "count ct", "V": "volt", "kV": "kilovolt", "A": "ampere amp", "mA": "milliampere milliamp", "nC": "nanocoulomb",
    "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "J": "joule", "kJ": "kilojoule", "Pa": "pascal", "kPa": "kilopascal", "MPa": "megapascal",
    "eV": "electronvolt", "keV": "kiloelectronvolt", "MeV": "megaelectronvolt", "GB": "gigabyte", "MB": "megabyte", "K": "kelvin", "barn": "barn",
}  # fmt: skip
_AS_WRITTEN = {  # other marks of a unit; small letters where nothing else can be meant
    "deg": "degree", "°": "degree", "percent": "percent", "per cent": "percent", "%": "percent", "y": "year",
    "° C": "degC", "°C": "degC", "degrees C": "degC", "degrees Celsius": "degC", "degrees celsius": "degC", "deg C": "degC", "Celsius": "degC",
    "cc": "cm**3", "cm2s": "(cm**2*s)", "cm²s": "(cm**2*s)", "ccm": "cm**3", "mGycm": "(mGy*cm)", "mGycm2": "(mGy*cm**2)", "mGycm²": "(mGy*cm**2)", "cGycm2": "(cGy*cm**2)", "cGycm²": "(cGy*cm**2)",
    "Gycm2": "(Gy*cm**2)", "Gycm²": "(Gy*cm**2)",
    "mmHg": "mmHg", "mm Hg": "mmHg", "torr": "torr", "mbar": "mbar", "MU": "MU", "HU": "HU", "lp": "lp", "dB": "dB", "mAs": "mAs", "kVp": "kV", "kvp": "kV", "KV": "kV", "kv": "kV",
    "dpm": "dpm", "dps": "dps", "kcpm": "kcpm", "kcps": "kcps", "cpm": "cpm", "cps": "cps", "inches": "inch", "inch": "inch", "feet": "foot", "ft": "foot", "Å": "angstrom", "angstrom": "angstrom", "angstroms": "angstrom",
    "kev": "keV", "KeV": "keV", "mev": "MeV", "Mev": "MeV", "gy": "Gy", "cgy": "cGy", "mgy": "mGy", "msv": "mSv", "mSV": "mSv", "usv": "uSv",
    "bq": "Bq", "mbq": "MBq", "Mbq": "MBq", "MBQ": "MBq", "gbq": "GBq", "mci": "mCi", "uci": "uCi", "khz": "kHz", "KHz": "kHz", "mhz": "MHz", "Mhz": "MHz", "hz": "Hz", "mas": "mAs",
    "ma": "mA", "nc": "nC", "gev": "GeV", "ghz": "GHz", "GHZ": "GHz",
}  # fmt: skip
_SPACE = {  # "cubic millimetres", "square cm"
    f"{word} {length}{ending}": f"{unit}**{power}"
    for word, power in (("square", 2), ("cubic", 3), ("sq", 2), ("sq.", 2))
    for unit, lengths in (("m", "metre meter m"), ("cm", "centimetre centimeter cm"), ("mm", "millimetre millimeter mm"), ("um", "micrometre micrometer um"))
    for length in lengths.split() for ending in (("", "s") if length != unit else ("",))
}  # fmt: skip
UNIT_WORDS = {
    word + ending: unit for unit, words in _SPELT_OUT.items()
    for word in re.findall(r"monitor unit|hounsfield unit|\S+", words) for ending in ("", "s")
} | _AS_WRITTEN | _SPACE  # fmt: skip
SI = frozenset(
    [
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
        "ps",
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
        "kU",
        "mK",
        "ppm",
        "mmol",
        "pT",
        "uT",
        "µT",
        "MRayl",
        "Rayl",
        "fmol",
        "pmol",
        "pGy",
        "µA",
        "Mcps",
        "rayl",
        "nT",
        "u",
        "pA",
        "fA",
        "µK",
        "uK",
        "PBq",
        "mBq",
        "pCi",
        "mV",
        "µV",
        "nJ",
        "µJ",
        "fs",
        "µL",
        "µl",
        "Mrayl",
        "µmol",
        "nmol",
        "µW",
        "THz",
        "MGy",
    ]
)
_RAISE = r"(?:\s?\^\s?(?:\([-−]?\d\)|[-−]?\d)|\*\*[-−]?\d|[⁻⁺]?[²³¹⁴]|[23](?!\d|\.\d)|[-−][1-4](?!\d|\.\d|\s?(?:[cmk]?m|s|min|h|[ck]?Gy|[kM]eV)\b(?![-−⁻^])))?"
_INVERSE = r"(?:\s?\^\s?(?:\([-−]\d\)|[-−]\d)|\*\*[-−]\d|⁻[¹²³]|[-−][1-4](?!\d|\.\d))"
# "Gy every hour", "cGy for each monitor unit"; but "2 Gy every second day" is no rate
_EACH = r"(?:per|an?|(?:for\s+)?(?:every|each)(?!\s+(?:days?\b|second\s+(?:day|week|month))))"
_AND = r"\s+and\s+(?:per\s+)?(?!\w_|[A-TV-Z](?![A-Za-z])|[a-z]\s*=)"  # "per hour and U", "per cm2 and second"


@cache
def unit_pattern() -> str:
    """A regular expression for a unit as students write it; a closed list, so that no word is taken for one."""
    one = "|".join(sorted((re.escape(u) for u in {*UNIT_WORDS, *SI}), key=len, reverse=True))
    atom = rf"(?:{one})(?![A-Za-z]){_RAISE}(?!\d)"
    product = rf"\({atom}(?:\s?[ ·*⋅×/]\s?{atom})*\)"
    joined = (
        rf"{atom}(?:\s?(?:/|·|\*|⋅)\s?{atom}|\s?/\s?{product}|\s+{_EACH}\s+{atom}(?:{_AND}{atom})?|\s+per\s+{product}"
        rf"|\s(?={atom})(?:cm|m|mm|h|s|Gy|kg|min)(?![A-Za-z]){_RAISE}|\s(?:{one})(?![A-Za-z]){_INVERSE})*"
    )
    return rf"(?:{joined}|(?:(?:1\s?)?/|per\s)\s?{atom}(?:\s?/\s?{atom}|\s+(?:per|an?)\s+{atom}|{_AND}{atom})*)"


@cache
def _word_pattern() -> re.Pattern[str]:
    words = sorted(UNIT_WORDS, key=len, reverse=True)
    return re.compile("|".join(rf"(?<![A-Za-z]){re.escape(w)}(?![A-Za-z])" for w in words))


_BELOW = re.compile(r"/\s?([A-Za-zµμ]+)(?:\s+|\s?[·*⋅]\s?)(h|hour|s|second|min|MHz|K|cm|m|mm|MU|kg|g)(?![A-Za-z*^⁻-])$")
_DIVIDES = re.compile(r"\s+(?:per|an?|(?:for\s+)?(?:every|each)|and(?:\s+per)?)\s+|^per\s")
_AREAL = re.compile(r"\bper\s+(m?g\s?/\s?[cm]?m(?:\*\*2|\^2|2|²))")  # "MeV per g/cm2" is MeV cm2/g


@cache
def as_unit(written: str) -> str:
    """'mR per hour' or 'cm^-1' or '/cm' as a unit that pint reads."""
    written = re.sub(r"\bper cent\b", "percent", written)
    text = _DIVIDES.sub(" / ", _AREAL.sub(r"per (\1)", written)).strip()
    text = "1" + text if text.startswith("/") else text
    text = _word_pattern().sub(lambda m: UNIT_WORDS[m[0]], text).replace("−", "-")
    text = re.sub(r"(?<=[A-Za-z])-(?=\d)", "**-", text)
    text = _BELOW.sub(lambda m: f"/({m[1]}*{m[2]})", text)  # "R cm2/mCi h" is per mCi and per hour
    return as_spoken(
        re.sub(r"(?<=[A-Za-z0-9)²³])\s+(?=[A-Za-z])", "*", re.sub(r"\s*/\s*", "/", text.strip())).replace("^", "**")
    )
