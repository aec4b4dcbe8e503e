"""Answer to Markdown: what the student reads, in pieces that the page sets one below the other.

Pure functions, no Streamlit. Everything that a source, a model or the student wrote passes ui.escape.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote as percent

from physics.formula import Formula, Variable
from physics.units import quantity, show
from rag.answer import Answer, Citation, FormulaShown
from ui.escape import formula, inline, safe

# Lower edge of each band of calibrated chance, and the words for it.
STANDING = ((0.85, "well supported"), (0.60, "fairly sure"), (0.0, "doubtful"))
STATUS = {"answered": "Answered", "abstained": "I can't support that", "refused": "Refused"}
GENERATOR = {
    "grounded": "the grounded composer: quotations only, no language model",
    "auto": "whichever generator fits this machine, chosen at the first question",
    "transformers": "a language model on this machine",
}
_MARKER = re.compile(r"\\\[(\d{1,2})\\\]")
_LINK = re.compile(r"https?://\S+")


def standing(chance: float) -> str:
    """The words for a calibrated chance: 'well supported', 'fairly sure' or 'doubtful'."""
    return next(words for edge, words in STANDING if chance >= edge or edge == 0.0)


def chance(probability: float) -> str:
    """'0.87'; never 1.00 or 0.00, since no calibration is that sure."""
    return "above 0.99" if probability > 0.99 else "below 0.01" if probability < 0.01 else f"{probability:.2f}"


def status_line(answer: Answer) -> str:
    """'Answered · well supported (0.87)': the outcome in words, the number beside it."""
    said = [STATUS[answer.status]]
    if answer.status == "answered":
        said.append(f"{standing(answer.confidence)} ({chance(answer.confidence)})")
    elif answer.status == "abstained":
        said.append(f"chance of being right {chance(answer.confidence)}")
    said += [inline(warning).rstrip(".") for warning in answer.warnings]
    return " · ".join(said)


def body(answer: Answer) -> str:
    """The answer's own words with formulas and [n] markers; the steps of a calculation have their own card."""
    paragraphs = re.split(r"\n\s*\n", answer.answer.strip())
    own = [p for p in paragraphs if p.strip() not in in_the_card(answer.calculation)]
    return "\n\n".join(_MARKER.sub(r":primary[**\\[\1\\]**]", safe(p)) for p in own)


def in_the_card(calculation: dict[str, Any] | None) -> set[str]:
    """Paragraphs that the calculation card shows, so that they are not read twice."""
    if not calculation:
        return set()
    return {str(s).strip() for s in calculation["steps"]} | {
        f"Assumed: {a}".strip() for a in calculation.get("assumptions", ())
    }


def question(text: str) -> str:
    """What the student typed; options that stand on lines of their own stay there."""
    return "  \n".join(inline(line) for line in text.splitlines() if line.strip())


def result(calculation: dict[str, Any]) -> str:
    """'Half-value layer = 1.507 cm', in bold."""
    given = calculation["result"]
    name = str(given["quantity"])
    return f"**{inline(name[:1].upper() + name[1:])} = {inline(amount(given['value'], given['unit']))}**"


def amount(value: float, unit: str) -> str:
    """'1.507 cm', as the engine writes it; the bare unit if pint does not know it."""
    try:
        return show(quantity(value, unit))
    except Exception:  # pint raises classes of many kinds; a card must not fail over a unit's name
        return f"{value:.4g} {unit}".strip()


def steps(calculation: dict[str, Any]) -> str:
    """The steps as a numbered list."""
    return "\n".join(f"{n}. {inline(str(step))}" for n, step in enumerate(calculation["steps"], start=1))


def grounds(calculation: dict[str, Any]) -> str:
    """What was assumed, and where looked-up numbers came from, a line each; empty if there is neither."""
    listed = [("Assumed", a) for a in calculation.get("assumptions", ())] + [
        ("Data", d) for d in calculation.get("data", ())
    ]
    return "  \n".join(f"{label}: {inline(str(text))}" for label, text in listed)


def formula_card(shown: FormulaShown, known: Formula | None, told: str = "") -> tuple[str, str]:
    """A formula displayed, and the small print below it: its name, where it holds, who says so.

    told  the answer's own words; what stands there is not said twice
    """
    small = [inline(shown.name)]
    if known:
        small += [limits(known) if known.valid not in told else f"Source: {inline(known.source)}"]
    return f"$$\n{formula(shown.latex)}\n$$", "  \n".join(small)


def formula_sheet(one: Formula) -> str:
    """All that the page says of a formula: LaTeX, letters with units, where it holds, who says so."""
    letters = "\n".join(f"- {letter(v)}" for v in (one.gives, *one.needs))
    return f"$$\n{formula(one.latex)}\n$$\n\n{letters}\n\n{limits(one)}"


def letter(v: Variable) -> str:
    """'$\\mu$: linear attenuation coefficient, 1/cm'."""
    role = f"{v.role} " if v.role else ""
    return f"${formula(v.symbol or v.name)}$: {inline(role + v.quantity)}{', ' + inline(v.unit) if v.unit else ''}"


def limits(one: Formula) -> str:
    """Where a formula holds, and who says so."""
    return f"Valid for: {inline(one.valid)}  \nSource: {inline(one.source)}"


def sources_title(answer: Answer) -> str:
    """'Sources: 3 quotations'."""
    count = len(answer.citations)
    return f"Sources: {count} quotation{'s' if count != 1 else ''}"


def citation_title(citation: Citation) -> str:
    """'[1] Half-value layer and beam quality' in bold, and below it where to turn to."""
    places = [p for p in dict.fromkeys([citation.section, citation.locator]) if p]
    where = ", ".join(inline(p) for p in places)
    return f"**\\[{citation.marker}\\] {inline(citation.title)}**" + (f"  \n{where}" if where else "")


def citation_foot(citation: Citation) -> str:
    """The primary reference behind a source, and the way there; empty if neither is known."""
    said = [f"Primary reference: {inline(citation.reference)}"] if citation.reference else []
    if citation.url and _LINK.fullmatch(citation.url):
        said.append(f"[Open the source]({percent(citation.url, safe=':/?#@!$&,;=%+~-._')})")
    return "  \n".join(said)
