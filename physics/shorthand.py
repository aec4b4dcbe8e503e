"""What hurried or plain words leave to the reader, written out: "g=.2 d=2.5m", "threefold", "a right angle", "7 of 10"."""

from __future__ import annotations

import re
from collections.abc import Callable

from physics.number_words import ONES
from physics.spelling import UNIT_WORDS

_NUM = r"[-−]?(?:\d+(?:\.\d+)?|\.\d+)"
_WORDS = {word: n for n, word in enumerate(ONES[:11]) if n} | {"hundred": 100, "thousand": 1000}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
_COUNT = rf"(?:{'|'.join([*_WORDS][:10])}|\d+(?:\.\d+)?)"
_PREFIX = {"tera": "T", "giga": "G", "mega": "M", "kilo": "k", "centi": "c", "milli": "m", "micro": "µ", "nano": "n", "pico": "p"}  # fmt: skip
_STEM = {
    "hertz": "Hz", "gray": "Gy", "sievert": "Sv", "becquerel": "Bq", "curie": "Ci", "volt": "V", "ampere": "A", "amp": "A", "coulomb": "C",
    "joule": "J", "watt": "W", "tesla": "T", "kelvin": "K", "electronvolt": "eV", "roentgen": "R", "litre": "L", "liter": "L", "gram": "g",
    "metre": "m", "meter": "m", "mole": "mol", "second": "s", "pascal": "Pa", "rayl": "rayl",
}  # fmt: skip
_UNIT = re.compile(rf"\b({'|'.join(_PREFIX)})[- ]?(electron[- ]volt|{'|'.join(_STEM)})s?\b", re.IGNORECASE)


def _symbol(match: re.Match[str]) -> str:
    """'microkelvin' as "µK"; a word that the list of units knows already stays."""
    if match[0].lower() in UNIT_WORDS:
        return match[0]
    return _PREFIX[match[1].lower()] + _STEM[re.sub("[- ]", "", match[2].lower())]


# "K 5.2 mGy g .195 c 1.12 s 1.061": a letter between two numbers is the symbol of the second, no unit of the first
_PAIR = re.compile(
    rf"(?<![\w.=¦])(?!(?:a|A|I|F|in|of|at|to|is|by|or|as|on|if|an|no|so|x)\s)(?P<sym>[A-Za-zα-ω][A-Za-z]?\d?)\s(?={_NUM}(?![\w-]*-\w))"
)
_ELEMENT = re.compile(r"[A-Z][a-z]\s\d{1,3}m?\b")
TERSE = 3  # so many symbols with a bare number behind them make a list of symbols


def _listed_symbols(text: str) -> str:
    pairs = [m for m in _PAIR.finditer(text) if not _ELEMENT.match(text, m.start())]
    if len(pairs) < TERSE or re.search(r"[\d.]\s$", text[: pairs[0].start()]):
        return text
    for m in reversed(pairs):
        comma = (
            ", "
            if re.search(r"[\w.%²³]\s$", text[: m.start()]) and re.search(r"\d[^,;:=]{0,12}\s$", text[: m.start()])
            else ""
        )
        lead = text[: m.start()].rstrip() if comma else text[: m.start()]
        text = f"{lead}{comma}{m['sym']} = {text[m.end() :]}"
    return text


def _times(word: str) -> str:
    return str(_WORDS.get(word.lower(), word))


def _share(match: re.Match[str]) -> str:
    """'seven of ten' as "7/10"."""
    return f"{_times(match['n'])}/{_times(match['of']).replace(',', '')}"


_TENS = r"(?P<of>ten|hundred|thousand|10{1,9}|1,000(?:,000)*)\b"
_OF = rf"(?:\s+(?:out\s+)?of\s+(?:every\s+|each\s+|a\s+)?|\s+(?:\w+\s+)?out\s+of\s+(?:every\s+|each\s+|a\s+)?|\s+(?:\w+\s+)?in\s+(?:every|each)\s+){_TENS}"
_SHARES = re.compile(rf"\b(?P<n>{_COUNT}){_OF}(?!\s?(?:[kcmµ]?m|c?Gy|h|s|min|d|fractions)\b)", re.IGNORECASE)
_PART_IN = re.compile(
    r"\b(?P<n>one|1)\s+(?:part|cell|photon|person|patient|scan|decay|atom|case|woman|man|particle|event|image|neutron|electron)\s+(?:in|out\s+of)\s+"
    r"(?:every\s+|a\s+)?(?P<of>ten|\d[\d,]*\d|\d)\b",
    re.IGNORECASE,
)
_COUNTS_MATTER = re.compile(r"\b(?:wilson|interval|binomial|confidence|trials|wald|clopper)\b", re.IGNORECASE)
_K_OF_N = re.compile(r"(?<![\d./=])\b(\d+)\s?/\s?(\d+)\b(?![./])")  # "wilson lower bound 18/20"
_FOLD = rf"\b(?P<n>{_COUNT})[\s-]?fold\b"
_PARTS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fourth": 0.25, "fifth": 0.2, "sixth": 1 / 6, "eighth": 0.125, "tenth": 0.1, "sixteenth": 1 / 16, "twentieth": 0.05, "fortieth": 0.025}  # fmt: skip
_RIGHT_ANGLE = re.compile(r"(?:\ba\s+)?\bright[\s-]angles?\b", re.IGNORECASE)
_MAGNET = re.compile(
    r"\d\s?T\b|\b(?:tesla|magnet\w*|fields?)\b", re.IGNORECASE
)  # there the path is across the field anyway
Written = str | Callable[[re.Match[str]], str]
_RULES: tuple[tuple[re.Pattern[str], Written], ...] = (
    (_UNIT, _symbol),
    (re.compile(r"(?<=[Gg]y)\s?(?:/|per)\s?mus?\b"), "/MU"),
    (re.compile(rf"(=\s?{_NUM}(?:[eE]-?\d+)?)\s(?=[A-Za-zα-ω]\d?\s?[=(])"), r"\1, "),  # "T=.2 d=2.5m"
    (
        re.compile(r"\b([A-Z]\w?)\s?/\s?([A-Z]\w?)(\s?[=:]?\s?)(\d[\d.]*)\s?/\s?(\d[\d.]*)(?:\s?(ms|s|V|mm|cm)\b)?(?![\d/])"),
        lambda m: f"{m[1]} = {m[4]} {m[6] or ''}, {m[2]} = {m[5]} {m[6] or ''}".rstrip(),
    ),
    (re.compile(r"(?<![\d/.])(\d{2,}(?:\.\d+)?)\s?/\s?(\d{2,}(?:\.\d+)?)\s?(V|kV|ms|mmHg|nC|pC|mA|keV|MeV)\b"), r"\1 \3 and \2 \3"),
    (re.compile(r"(?<![\w.,])(\d+(?:\.\d+)?)k(?=\s[a-z]{3,})"), r"\1e3"),
    (re.compile(r"(?<=\d)\s?[x×](?=\s+(?:the|as|bigger|larger|smaller|more|less|faster|slower|longer|higher|lower|stronger|weaker)\b)"), " times"),
    (re.compile(rf"{_FOLD}\s+(?P<what>(?:[A-Za-z]+\s)?(?:gain|improvement|increase|rise))\b", re.I), lambda m: f"{m['what']} of {_times(m['n'])}"),
    (re.compile(rf"{_FOLD}\s+(?P<what>(?:[A-Za-z]+\s)?(?:reduction|decrease|attenuation|drop|dilution))\b", re.I), lambda m: f"{m['what']} by a factor of {_times(m['n'])}"),
    (re.compile(_FOLD, re.I), lambda m: f"by a factor of {_times(m['n'])}"),
    (re.compile(r"\bparts per million\b", re.I), "ppm"),
    (re.compile(r"\bunity\b(?!\s+[a-z]{5})", re.I), "1"),
    (re.compile(r"(?<=\bis\s)zero\b|(?<=\bof\s)zero\b|(?<=[=]\s)zero\b|(?<=\bdepth\s)zero\b|\bzero(?=\s(?:degrees?|mm|cm)\b)", re.I), "0"),
    (re.compile(r"\b(singly|doubly|triply)(?:[\s-]charged|\s+ioni[sz]ed)", re.I), lambda m: f"{m[0]} (charge number {1 + ('s', 'd', 't').index(m[1][0].lower())})"),
    (re.compile(rf"\b(?:(?P<half>half)(?:\s+of)?|(?P<x>{_NUM})\s+(?:times|of)|(?P<pc>{_NUM})\s?(?:%|percent|per\s?cent)(?:\s+of)?)\s+the\s+speed\s+of\s+light\b", re.I), lambda m: f"a speed ratio of {0.5 if m['half'] else float(m['x']) if m['x'] else float(m['pc']) / 100:g}"),
    (re.compile(rf"\b({'|'.join(_ORDINALS)})\s+(?:electron\s|bohr\s|quantum\s|energy\s)?(?:shell|orbit)\b", re.I), lambda m: f"{m[0]} (principal quantum number {_ORDINALS[m[1].lower()]})"),
    (re.compile(r"\b(?:always|permanently|constantly|continuously)\s+(?:occupied|attended|manned|staffed)\b", re.I), lambda m: f"{m[0]} (occupancy factor 1)"),
    (re.compile(r"\bO\s?(\d+)[,\s]+S\s?(\d+)[,\s]+D\s?(\d+)\b"), r"O = \1, S = \2, D = \3"),
    (re.compile(r"\b(rank|grade|order|factor|stage|class)-(?=\d)"), r"\1 "),
    (re.compile(rf"\b(?:an?|one)\s+({'|'.join(_PARTS)})(?=\s+of\s+(?:the|all|its|their)\s+(?:time|week|day|year|working|hours?)\b)", re.I), lambda m: f"{_PARTS[m[1].lower()]:.6g}"),
)  # fmt: skip


def written_out(text: str) -> str:
    """The text with what its short forms stand for."""
    text = _listed_symbols(text)
    if not _MAGNET.search(text):
        text = _RIGHT_ANGLE.sub("90 degrees", text)
    for pattern, written in _RULES:
        text = pattern.sub(written, text)
    if _COUNTS_MATTER.search(text):
        return _K_OF_N.sub(r"k = \1, n = \2", text) if "wilson" in text.lower() else text
    return _PART_IN.sub(_share, _SHARES.sub(_share, text))
