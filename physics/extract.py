"""Words to quantities: "2 mm of lead at 511 keV" as values with units, materials, nuclides and what is asked.

Nothing is decided here. Each value keeps the words around it; `solve.py` binds it to a variable.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from medphys.errors import UserError
from physics import tables
from physics.kinds import KINDS
from physics.units import Quantity, UnitError, as_spoken, dimension, family, quantity

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
_SI = (
    "fm pm nm um µm μm mm cm dm m km ng ug µg mg g kg ns us µs μs ms s min h d eV keV MeV GeV J mJ kJ MJ "
    "Gy cGy mGy uGy µGy μGy nGy kGy rad mrad krad Sv cSv mSv uSv µSv μSv nSv rem mrem R mR uR µR kR "
    "Bq kBq MBq GBq TBq Ci mCi uCi µCi μCi nCi kCi Hz kHz MHz GHz T mT G K Pa hPa kPa MPa atm C nC pC uC µC mC "
    "A mA uA nA V kV MV W mW kW L mL ml mol b barn mb sr GB MB kB bit U"
).split()
_NUMBER = r"[-+−]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?|\.\d+)"
_POWER = r"(?:\s*[x×*·]\s*10\s*(?:\^|\*\*)?\s*[-+−]?\d+|\s*[x×·]\s*10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+|[eE][-+]?\d+)?"
_SPELT = {
    "half an": 0.5, "half a": 0.5, "a quarter of an": 0.25, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "twenty": 20, "thirty": 30, "hundred": 100, "a": 1, "an": 1,
    "half": 0.5, "one half": 0.5, "one third": 1 / 3, "one quarter": 0.25, "a quarter": 0.25, "one tenth": 0.1, "a tenth": 0.1, "one hundredth": 0.01,
}  # fmt: skip
_RAISE = r"(?:\s?\^\s?\(?[-−]?\d\)?|\*\*[-−]?\d|[⁻⁺]?[²³¹⁴]|[23](?![\d.]))?"


@cache
def _unit_pattern() -> str:
    one = "|".join(sorted((re.escape(u) for u in {*_UNIT_WORDS, *_SI}), key=len, reverse=True))
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
        rf"(?<![\w.,])(?P<number>(?:{_NUMBER}){_POWER})(?P<gap>\s?-?\s?)(?P<unit>{_unit_pattern()})"
        rf"|(?<![\w.,/^-])(?P<bare>(?:{_NUMBER}){_POWER}|\d+\s?/\s?\d+)(?![\w]|[.,]\d|/\d)"
        rf"|\b(?P<spelt>{spelt})\b(?![\s-]*(?:lif|liv|value|thick|layer))(?:[\s-]+(?P<speltunit>{_unit_pattern()}))?",
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


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the engine takes from a question."""

    text: str
    givens: tuple[Given, ...] = ()
    materials: tuple[tables.Material, ...] = ()
    nuclides: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()  # kinds asked for, the likeliest first
    asked_unit: str = ""  # "mm" in "... in mm?"
    wants_number: bool = False  # "calculate", "how thick", "what is the ... of ..."
    mentions: tuple[str, ...] = field(default=())  # every kind named anywhere


_ASKING = re.compile(
    r"\b(what(?:'s| is| was| are| would| will)?(?: be)?(?: the| its)?|which|calculate|compute|find|determine|estimate|work out|give(?: me)?|"
    r"how (?:much|many|long|thick|far|large|big|deep|strong|old|high|fast)|derive|evaluate|solve for|convert|by what factor|to what)\b",
    re.IGNORECASE,
)
_COMMAND = re.compile(r"\b(calculate|compute|find|determine|estimate|work out|evaluate|solve|convert|how (?:many|long|thick|far|much|old|deep))\b", re.I)
_LINK = re.compile(
    r"^[\s,(:]*(?:(?:of|is|was|are|=|:|≈|~|about|approximately|roughly|equal to|equals|a|an|the|value|measured|given as|are|be|that is|only)\b\s*|[=:≈~,()]\s*)*$",
    re.IGNORECASE,
)  # fmt: skip
_IN_UNIT = re.compile(r"\b(?:in|into|to|as)\s+(?:units? of\s+)?$", re.IGNORECASE)
_SYMBOL = re.compile(r"(?:\\?([A-Za-zα-ωΑ-Ωµμ][\wα-ω/{}\\]*))\s*(?:=|≈|:)\s*$")
_GREEK = {"µ": "mu", "μ": "mu", "λ": "lambda_", "ρ": "rho", "α": "alpha", "β": "beta", "τ": "tau", "θ": "theta", "σ": "sigma", "φ": "phi", "γ": "gamma"}


_CLIMATE = re.compile(r"temperature|pressure|kPa|hPa|mmHg|P_?TP", re.IGNORECASE)


def read(text: str) -> Reading:
    """Everything in `text` that a formula could use. Never raises."""
    if _CLIMATE.search(text):
        text = re.sub(r"(?<=\d)\s?C\b", " °C", text)  # beside a pressure, C is no coulomb
    nuclides, masked = _nuclides(text)
    found = _reductions(masked, _values(masked))
    mentions = [m for m in _mentions(masked) if not any(g.start <= m[1][0] < g.end and not g.bare for g in found)]
    entities = _material_spans(masked)
    givens, attached = _label(masked, found, mentions, entities)
    asked = _asked(masked, mentions, attached, givens)
    if not asked and mentions and mentions[0][0] not in {k for g in givens for k in g.kinds[1:]}:
        asked = (mentions[0][0],)  # "TCP for ...": what is named first, though a value stands beside it
        givens = [replace(g, kinds=tuple(k for k in g.kinds if k != asked[0])) for g in givens]
    return Reading(
        text=text,
        givens=tuple(givens),
        materials=tuple(dict.fromkeys(m for m, _ in entities)),
        nuclides=tuple(dict.fromkeys(nuclides)),
        asked=asked,
        asked_unit=_asked_unit(masked, found),
        wants_number=bool(_COMMAND.search(masked)),
        mentions=tuple(dict.fromkeys(k for k, _ in mentions)),
    )


@dataclass(frozen=True, slots=True)
class Span:
    """Where a material, a nuclide or a value stands in a text."""

    kind: str  # "material", "nuclide" or "value"
    words: str
    start: int
    end: int
    value: Quantity | None = None


def spans(text: str) -> list[Span]:
    """Every material, nuclide and value with a unit, in reading order."""
    found = [Span("nuclide", m[0], *m.span()) for m, _ in _nuclide_matches(text)]
    masked = _masked(text)
    found += [Span("material", masked[a:b], a, b) for _, (a, b) in _material_spans(masked)]
    found += [Span("value", g.words, g.start, g.end, g.value) for g in _values(masked) if not g.bare]
    return sorted(found, key=lambda s: s.start)


# -- values -----------------------------------------------------------------


def _values(text: str) -> list[Given]:
    givens = []
    for match in _value_pattern().finditer(text):
        one = _value(match)
        if one is not None:
            givens.append(one)
    return _with_uncertainty(_squares(text, givens), text)


_TO = re.compile(r"\b(reduc|attenuat|cut|decreas|drop|lower|fall|decay|weaken|dimin)\w*\b[^.;?]{0,60}\bto\s+(?:about\s+|only\s+|just\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\b(reduc|attenuat|cut|decreas|drop|lower|fall|weaken|absorb|stop|block|remov)\w*\b[^.;?]{0,60}?(?P<factor>\bby\s+(?:about\s+)?(?:a\s+)?factor\s+(?:of\s+)?)?(?:\bby\s+(?:about\s+)?)?$", re.IGNORECASE)
_FACTOR = re.compile(r"\bfactor\s+(?:of\s+)?$", re.IGNORECASE)
_HALVES = re.compile(r"\b(halv(?:e|es|ed|ing)|in half|by half|to half|to one half)\b", re.IGNORECASE)
LEFT = ("transmission", "fraction remaining")  # kinds of the share that is left after something was reduced


def _reductions(text: str, givens: list[Given]) -> list[Given]:
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
    text = re.sub("|".join(rf"(?<![A-Za-z]){re.escape(w)}(?![A-Za-z])" for w in words), lambda m: _UNIT_WORDS[m[0]], text)
    return as_spoken(re.sub(r"(?<=[A-Za-z0-9)²³])\s+(?=[A-Za-z])", "*", re.sub(r"\s*/\s*", "/", text.strip())).replace("^", "**"))


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
            out[-1] = Given(value, text[last.start : one.end], last.start, one.end, bare=one.bare, unsure=float(one.value.magnitude))
        else:
            out.append(one)
    return out


# -- names ------------------------------------------------------------------

_NUCLIDE = re.compile(
    r"\b(?P<a>[A-Z][a-z]?)(?P<sep>[-– ]?)(?P<m>\d{1,3}m?)\b|\b(?P<m2>\d{1,3}m?)(?P<sep2>-?)(?P<a2>[A-Z][a-z]?)\b"
    r"|\b(?P<name>[A-Za-z]{3,12})[- ](?P<m3>\d{1,3}m?)\b"
)


def _nuclides(text: str) -> tuple[list[str], str]:
    """Nuclides in order, and the text with them blanked out so that '131' is no value."""
    return [name for _, name in _nuclide_matches(text)], _masked(text)


def _masked(text: str) -> str:
    for match, _ in _nuclide_matches(text):
        text = text[: match.start()] + "¤" * len(match[0]) + text[match.end() :]
    return text


def _nuclide_matches(text: str) -> list[tuple[re.Match[str], str]]:
    found = []
    for match in _NUCLIDE.finditer(text):
        name = match["a"] or match["a2"] or match["name"]
        if match["name"] and name.lower() not in tables.SYMBOLS:
            continue
        if match["sep"] == " " and re.match(r"\s?(?:%|" + _unit_pattern() + ")", text[match.end() :]):
            continue  # "In 110 kVp"
        if match["m2"] and not match["sep2"] and not match["m2"].endswith("m") and match["a2"] in _SI:
            continue  # "5 K", "10 C": a unit, unless hyphenated
        try:
            found.append((match, tables.nuclide(f"{name}-{match['m'] or match['m2'] or match['m3']}")))
        except UserError:
            continue
    return found


_COMMON_WORDS = {"in", "as", "at", "he", "be", "no", "i", "a", "b", "c", "f", "h", "k", "n", "o", "p", "s", "u", "v", "w", "y"}


@cache
def _material_pattern() -> re.Pattern[str]:
    names = sorted((re.escape(n) for n in tables.materials() if len(n) > 2), key=len, reverse=True)
    symbols = sorted((m.formula for n, m in tables.materials().items() if len(m.formula) <= 2), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:(?P<name>(?i:{'|'.join(names)}))|(?P<symbol>{'|'.join(dict.fromkeys(symbols))}))(?![\w])")


def _material_spans(text: str) -> list[tuple[tables.Material, tuple[int, int]]]:
    spans = []
    for match in _material_pattern().finditer(text):
        symbol = match["symbol"]
        if symbol and symbol.lower() in _COMMON_WORDS and not re.search(r"(\d\s?[mc]m|\bof|\bin)\s$", text[: match.start()]):
            continue
        if symbol and symbol.lower() in {"in", "as", "at", "he", "be", "no", "i", "a"} and symbol != "I":
            continue
        spans.append((tables.material(match[0]), match.span()))
    return spans


# -- what a number is, and what is asked -------------------------------------


@cache
def _mention_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    owner: dict[str, str] = {}
    for kind in KINDS.values():
        for phrase in (kind.name, *kind.says):
            owner.setdefault(phrase.lower(), kind.name)
    phrases = sorted(owner, key=len, reverse=True)
    body = "|".join(re.escape(p).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]") for p in phrases)
    return re.compile(rf"(?<![\w-])(?:{body})(?:s|es)?(?![\w])", re.IGNORECASE), owner


def _owner(words: str, owner: dict[str, str]) -> str | None:
    text = re.sub(r"\s+", " ", words.lower())
    for form in (text, text.removesuffix("s"), text.removesuffix("es"), text.replace("-", " "), text.replace("-", " ").removesuffix("s")):
        if form in owner:
            return owner[form]
        spelled = next((p for p in owner if p.replace("-", " ") == form), None)
        if spelled:
            return owner[spelled]
    return None


def _mentions(text: str) -> list[tuple[str, tuple[int, int]]]:
    pattern, owner = _mention_pattern()
    named = [(_owner(m[0], owner), m.span()) for m in pattern.finditer(text)]
    return [(kind, span) for kind, span in named if kind]


_AFTER = {  # words right after or before a value that say what it is
    "photon energy": (r"^[\s-]*(?:monoenergetic |mono-energetic |annihilation |incident )?(photons?|gamma|γ|x[\s-]?rays?|quanta|beam)", r"(photons?|gamma rays?|x[\s-]?rays?)(?: of| at| with(?: an)? energy(?: of)?)?\s$"),
    "electron energy": (r"^[\s-]*(electrons?|beta|betas)", r"electrons?(?: of| at)\s$"),
    "thickness": (r"^[\s-]*(thick|of (?!water phantom)(?:¤|lead|pb|al|copper|concrete|water|steel|iron|tissue|tungsten|aluminium|aluminum|bone))", r"\b(thickness(?: of)?|through|behind|slab of)\s(?:a\s|an\s)?$"),
    "distance": (r"^[\s-]*(away|from|distance)", r"\b(distance(?: of)?|away|from)\s$"),
    "time": (r"^[\s-]*(later|after|elapsed|ago|have passed|has passed|passed)", r"\b(after|for|in|elapsed|over|during|within)\s(?:a |an )?$"),
    "total dose": (r"^\s*(?:\w+ )?(in|over|given in|delivered in) \d+ ?(fractions?|fx)\b|^ total", r"\btotal( dose)?( of)?\s$"),
    "dose per fraction": (r"^\s*(per|/|a) ?(fraction|fx)\b|^[\s-]*fractions?\b|^ each\b", r"\b(fractions?|fx)\s(of|at|x|×)\s$|\b\d+ ?(x|×)\s?$"),
    "depth": (r"^[\s-]*(deep|depth)", r"\b(depth(?: of)?)\s$"),
}  # fmt: skip


def _label(
    text: str, found: list[Given], mentions: list[tuple[str, tuple[int, int]]], entities: list[tuple[tables.Material, tuple[int, int]]]
) -> tuple[list[Given], set[int]]:
    """Each value with the kinds that the words beside it name; and which mentions that used up."""
    givens, attached = [], set[int]()
    for one in found:
        before, after = text[: one.start], re.sub(r"^\s*(?:x|×|by)\s*[\d.,]+", "", text[one.end :])
        if one.kinds:
            givens.append(one)
            continue
        symbol = _SYMBOL.search(before)
        kinds = _kinds_beside(one, text, mentions, entities, attached)
        kinds += [k for k, (post, pre) in _AFTER.items() if k in KINDS and k not in kinds and _fits(one, k) and (re.search(post, after, re.I) or re.search(pre, before, re.I))]
        kinds += [k.name for k in KINDS.values() if k.clues and k.name not in kinds and _fits(one, k.name) and _clue(k.clues, before, after)]
        around = f"{before[-40:]} ¦ {after[:30]}".lower()
        name = symbol[1] if symbol else ""
        if one.bare and not kinds and not name:
            continue
        givens.append(Given(one.value, one.words, one.start, one.end, tuple(kinds), _GREEK.get(name, name), around, one.bare, one.unsure))
    return givens, attached


def _clue(clues: tuple[str, ...], before: str, after: str) -> bool:
    words = "|".join(re.escape(c).replace(r"\ ", r"[\s-]").replace(r"\-", r"[\s-]") for c in clues)
    return bool(re.match(rf"[\s-]*(?:{words})\b", after, re.I) or re.search(rf"\b(?:{words})\s*(?:of|is|=|:|was|equals)?\s*(?:a |an |the )?$", before, re.I))


def _fits(one: Given, kind: str) -> bool:
    """Whether a value could be of that kind: same dimension, no named unit of another family."""
    target = KINDS[kind]
    if one.value.dimensionality != dimension(target.unit):
        return False
    named = family(one.value)
    return named is None or target.family is None or named == target.family


def _kinds_beside(
    one: Given, text: str, mentions: list[tuple[str, tuple[int, int]]], entities: list[tuple[tables.Material, tuple[int, int]]], attached: set[int]
) -> list[str]:
    kinds = []
    for i, (kind, (start, end)) in enumerate(mentions):
        told = one.bare and re.match(r"\s*(=|is|of|:|≈)\s*$", text[end : one.start])  # "alpha/beta = 10": in its usual unit
        if not _fits(one, kind) and not told:
            continue
        gap = _without_entities(text, end, one.start, entities) if end <= one.start else ""
        if re.search(r"\b(of|for) an?\b", gap):
            continue  # "the activity of a 10 mCi source": the value describes the source
        if end <= one.start and _LINK.match(gap) or 0 <= start - one.end <= 2:
            kinds.append(kind)
            attached.add(i)
    return kinds


def _without_entities(text: str, start: int, end: int, entities: list[tuple[tables.Material, tuple[int, int]]]) -> str:
    """The words between a name and a value, with materials and nuclides taken out."""
    gap = text[start:end]
    for _, (left, right) in entities:
        if start <= left and right <= end:
            gap = gap.replace(text[left:right], " ")
    return gap.replace("¤", " ")


# a kind asked for by a phrase that does not name it
_PHRASED = (
    ("transmission", r"\b(fraction|percent(age)?|per cent|proportion|share|how much|how many percent)\b.{0,60}\b(transmit\w*|pass(es)?|penetrat\w*|(gets?|makes? it|comes?|goes) (through|past)|emerg\w*|survives?|reach(es)?|remain\w* unattenuated)\b"),
    ("attenuation in decibels", r"\bhow many (dB|decibels?)\b|\b(dB|decibel) loss\b"),
    ("transmission", r"\b(transmit\w*|pass(es)?|get(s)? through)\b.{0,30}\b(fraction|percent(age)?|proportion)\b"),
    ("number of half-value layers", r"\bhow many (hvls?|half[\s-]value layers?)\b"),
    ("fraction remaining", r"\b(fraction|percent(age)?|proportion)\b.{0,40}\b(remain\w*|left|undecayed)\b"),
    ("thickness", r"\bhow (many|much) (mm|cm|millimet\w+|centimet\w+|lead|concrete|shielding|aluminium|aluminum|copper|steel|water)\b"),
    ("time", r"\b(how (long|soon)|when (does|will|is)|after (what|how much) time)\b"),
    ("distance", r"\b(how (far|close)|at what distance)\b"),
)  # fmt: skip
_BACK = re.compile(r"\b(what('s| is| will be)? (left|remain\w*)|how much (is|will be|of it is)? ?(left|remain\w*)|what (is|will|would|was) (it|that|this)( be)?|what (does|will) it (become|read)|find it|and at|what about)\b", re.IGNORECASE)


def _asked(text: str, mentions: list[tuple[str, tuple[int, int]]], attached: set[int], givens: list[Given]) -> tuple[str, ...]:
    """Kinds asked for: those right behind the question word first, then the free ones in order."""
    ranked: list[tuple[float, str]] = [(0.0, kind) for kind, pattern in _PHRASED if kind in KINDS and re.search(pattern, text, re.I)]
    if _BACK.search(text) and givens and (kind := (*givens[0].kinds, plain_kind(givens[0].value))[0]):
        ranked.append((0.4, kind))
    asking = [m.end() for m in _ASKING.finditer(text)] + [m.start() for m in _ASKING.finditer(text)]
    for i, (kind, (start, end)) in enumerate(mentions):
        gaps = [start - a for a in asking if 0 <= start - a <= 40 and not re.search(r"[,;.?]|\b(if|when|of|for|from|at|with)\b", text[a:start])]
        if gaps:
            ranked.append((min(gaps) / 100, kind))
        elif i not in attached:
            ranked.append((1 + start / 1000, kind))
        elif text[end:].lstrip(" ").startswith("?"):
            ranked.append((2, kind))
    return tuple(dict.fromkeys(kind for _, kind in sorted(ranked)))


PLAIN = ("activity", "absorbed dose", "equivalent dose", "dose rate", "equivalent dose rate", "exposure", "exposure rate", "photon energy", "time", "distance", "mass")


def plain_kind(value: Quantity) -> str:
    """The plainest kind a bare value can be: '5 mCi' is an activity; '' if none fits."""
    fits = [k for k in (*PLAIN, *KINDS) if value.dimensionality == dimension(KINDS[k].unit) and KINDS[k].family == family(value)]
    return fits[0] if fits else ""


def _asked_unit(text: str, found: list[Given]) -> str:
    """The unit a result is wanted in: 'in mm?', 'how many MBq', 'to keV'."""
    taken = [(g.start, g.end) for g in found]
    for match in re.finditer(rf"(?<![\w¤-]){_unit_pattern()}(?![\w])", text):
        inside = any(s <= match.start() < e for s, e in taken)
        lead = text[: match.start()]
        if not inside and (_IN_UNIT.search(lead) or re.search(r"\bhow many\s$", lead, re.I)):
            try:
                quantity(1.0, as_unit(match[0]))
            except UnitError:
                continue
            return as_unit(match[0])
    return ""
