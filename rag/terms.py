"""The words and symbols by which a question and a sentence are compared."""

from __future__ import annotations

import re
from functools import lru_cache

from index.words import words
from physics.names import nuclide_matches

# words that ask, and so say nothing of the subject
ASKING = frozenset(
    words(
        "what which who when where why how does do did can could should would is are was were explain describe define calculate compute find "
        "determine give tell me please much many mean meaning difference between following true false statement correct answer value "
        "example briefly name list state about used use has have you your my we my our us question student he she help isnt dont whats thats cant wont im ive hows doesnt arent wasnt lets also just "
        "really actually exactly purpose role meaning definition idea aim concept"
    )
)
SYMBOL = "§"  # marks a symbol among stems: "§d98%", "§t2*", "§p"
SYMBOL_WEIGHT = 4.0  # how telling a symbol is, in the units of Corpus.rarity
LONG = {  # abbreviations that students use and the notes spell out, or the other way round; capitals are matched as capitals
    "MRI": "magnetic resonance MR", "US": "ultrasound", "linac": "linear accelerator", "brachy": "brachytherapy", "QC": "quality control",
    "QA": "quality assurance", "geiger": "Geiger-Müller GM", "GM": "Geiger-Müller", "hvl": "half-value layer", "tvl": "tenth-value layer",
    "LET": "linear energy transfer", "RBE": "relative biological effectiveness", "OER": "oxygen enhancement ratio", "NM": "nuclear medicine",
    "TPS": "treatment planning system", "EPID": "electronic portal imaging", "TLD": "thermoluminescent", "radonc": "radiation oncology",
    "mammo": "mammography", "fluoro": "fluoroscopy", "film badge": "personnel monitoring",
}  # fmt: skip
_LATEX = re.compile(r"\\(?:mathrm|text|mathbf|bar|tilde|hat|overline|left|right)|[$\\{}_^]")
_SHAPED = re.compile(
    r"(?<![\w.'’-])(?<!\d )("
    r"[A-Za-zα-ωΑ-Ω]{1,4}\(?\d+(?:\.\d+)?\)?[*%']?|[A-Za-zα-ωΑ-Ω]{1,3}[*%]|[A-Z]-[A-Z]+|"
    r"(?!(?:A|I|An|As|At|Am|Be|By|Do|Go|He|If|In|Is|It|Me|My|No|Of|On|Or|So|To|Up|Us|We)\b)[A-Z][a-z]?|[b-hj-zα-ω]"
    r")(?![\w'’]|[\s-]?rays?\b)"
)
_HYPHENED = re.compile(r"\b([A-Z][a-z]?)-(\d{1,3}m?)\b")  # F-18, F18, 18F and 18-F are one symbol
_MASS_FIRST = re.compile(r"\b(\d{1,3}m?)-?([A-Z][a-z]?)\b")
_REPORT = re.compile(
    r"\b(TG|ICRU|NCRP|ICRP|TRS|MPPG|Report|Publication|NUREG|IEC)[-\s]*(?:No\.?\s*)?(\d{1,4})\b", re.IGNORECASE
)


@lru_cache(maxsize=8192)
def terms(text: str) -> frozenset[str]:
    """The stems and symbols of a text: 'D98%' and '$D_{98\\%}$' are one symbol, 'T2*' and '$T_2^*$' another."""
    return frozenset(words(text)) | symbols(text)


def symbols(text: str) -> frozenset[str]:
    """The symbols of a text, marked; LaTeX spelling and plain spelling agree."""
    plain = _LATEX.sub("", text.replace(r"\%", "%"))
    plain = _MASS_FIRST.sub(r"\2\1", _HYPHENED.sub(r"\1\2", plain))
    return frozenset(SYMBOL + m.lower().rstrip("%") for m in _SHAPED.findall(plain))


def telling(text: str) -> list[str]:
    """The stems and symbols of a question that say what it is about, in reading order."""
    marked = symbols(text)
    stems = [w for w in words(text) if w not in ASKING and SYMBOL + w not in marked]
    return list(dict.fromkeys([*stems, *sorted(marked)]))


def spelled(text: str) -> str:
    """The question as the corpus spells it: 'F18' as 'F-18', an abbreviation of the field with its long form."""
    for match, name in reversed(nuclide_matches(text)):
        text = text[: match.start()] + name + text[match.end() :]
    long = [words for short, words in LONG.items() if _stands(short, text) and words.lower() not in text.lower()]
    return " ".join([text, *long])


def _stands(short: str, text: str) -> bool:
    return bool(re.search(rf"\b{short}s?\b", text, re.IGNORECASE if short.islower() else 0))


def reports(text: str) -> list[str]:
    """The numbered reports a text names, as 'tg 51', 'icru 83'."""
    return [f"{m[1].lower()} {int(m[2])}" for m in _REPORT.finditer(text)]
