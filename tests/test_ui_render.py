"""Answer to Markdown: nothing from a source acts on the page, quotes stand out, words match the numbers."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from physics.formulas import FORMULAS
from rag.answer import Answer, Citation, FormulaShown
from ui import render
from ui.escape import inline, safe
from ui.excerpt import excerpt

NOTE = """The half-value layer halves a narrow beam. For one energy it is $\\ln 2/\\mu$ of the material. \
It grows with energy.

Setting $I(x) = I_0/2$ gives

$$\\mathrm{HVL} = \\frac{\\ln 2}{\\mu}$$

| Photon energy | Half-value layer |
| --- | --- |
| 140 keV | 0.26 mm of lead |
| 511 keV | 3.9 mm of lead |

- **Wrong belief:** Two layers stop the beam.
  **Correction:** Two layers transmit 25 % of it.
  **Why:** Each layer halves what reaches it."""

CALCULATION = {
    "steps": ["Half-value layer: $\\mathrm{HVL} = \\frac{\\ln 2}{\\mu}$.", "Put in $\\mu$ = 4.6×10^-1 1/cm."],
    "result": {"value": 1.507, "unit": "cm", "quantity": "half-value layer"},
    "assumptions": ["Narrow beam."],
    "data": ["xraylib 4.3"],
}
CITATION = Citation(2, "half-value-layer", "Half-value layer", "Derivation", "p. 12", "It grows with energy.")


def answer(words: str = "So it is. [1]", **fields: object) -> Answer:
    return replace(Answer("Q?", words, "answered", confidence=0.9), **fields)  # type: ignore[arg-type]


# -- escaping ------------------------------------------------------------------


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "$a$ <b>bold</b> $b$",
        "$x<script>y$",
        "$$<iframe src=//evil>$$",
        "| <td onclick=x> | b |",
        "\\<i>",
    ],
)
def test_no_html_of_a_passage_gets_through(hostile):
    for shown in (safe(hostile), inline(hostile), excerpt(hostile, hostile), render.body(answer(hostile))):
        assert "<" not in shown


def test_an_entity_is_shown_as_typed_and_does_not_become_a_tag():
    assert safe("&lt;b&gt;") == "&amp;lt;b&amp;gt;"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a film costs $5 and a badge $10", r"a film costs \$5 and a badge \$10"),
        ("US$ 20", r"US\$ 20"),
        (r"already \$5", r"already \$5"),
        ("$E$ rises, at $5 a piece", r"$E$ rises, at \$5 a piece"),
        ("[click](javascript:x)", r"\[click\](javascript\:x)"),
        ("![spy](https://evil/x.png)", r"!\[spy\](https://evil/x.png)"),
        ("~5 mm and ~7 mm", r"\~5 mm and \~7 mm"),
        (":red[alarm]", r"\:red\[alarm\]"),
        ("# A heading", r"\# A heading"),
        ("a lone ` mark", r"a lone \` mark"),
        ("p < 0.05 & q > 1", "p &lt; 0.05 &amp; q &gt; 1"),
        ("3×10^-5 Gy", "3×10⁻⁵ Gy"),
    ],
)
def test_what_is_no_formula_is_shown_as_typed(typed, shown):
    assert safe(typed) == shown


def test_an_emoji_name_or_an_icon_name_stays_words():
    assert ":smile:" not in safe("a ratio of 1:smile:2") and ":material/" not in safe(":material/home:")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("so $E < mc^2$ holds", r"so $E \lt  mc^2$ holds"),
        (r"so \(E\) holds", "so $E$ holds"),
        (r"the interval $[0, 1)$", r"the interval $\lbrack 0, 1)$"),
        (r"a root $\sqrt[3]{x}$", r"a root $\sqrt[3]{x}$"),
        ("$$\na\n= b\n$$", "\n$$\na = b\n$$\n"),
        ("$$a = b$$ [1]", r"$\displaystyle a = b$ \[1\]"),
        ("in `a < b` code", "in `a < b` code"),
    ],
)
def test_formulas_and_code_stay_what_they_are(typed, shown):
    assert safe(typed) == shown


def test_a_dollar_in_one_paragraph_does_not_pair_with_one_in_the_next():
    assert safe("costs $five\n\nor six$ more") == "costs \\$five\n\nor six\\$ more"


# -- quotes in their context ---------------------------------------------------


def test_a_quote_is_marked_between_the_words_around_it():
    shown = excerpt(NOTE, "For one energy it is $\\ln 2/\\mu$ of the material.")
    assert shown == (
        "The half-value layer halves a narrow beam. "
        ":yellow-background[“For one energy it is $\\ln 2/\\mu$ of the material.”] It grows with energy."
    )


def test_a_quoted_table_row_is_shown_as_a_row_under_its_header():
    shown = excerpt(NOTE, "| 511 keV | 3.9 mm of lead |").splitlines()
    assert shown[0] == "| Photon energy | Half-value layer |" and shown[1] == "| --- | --- |"
    assert shown[2] == "| 140 keV | 0.26 mm of lead |"
    assert shown[3] == "| :yellow-background[511 keV] | :yellow-background[3.9 mm of lead] |"


def test_of_a_long_table_only_the_rows_near_the_quote_are_shown():
    rows = [f"| {n} keV | {n} mm |" for n in range(1, 31)]
    shown = excerpt("\n".join(["| E | d |", "| --- | --- |", *rows]), rows[14])
    assert len(shown.splitlines()) == 2 + 7 + 2 and shown.count("| … | … |") == 2


def test_a_table_row_without_its_table_reads_as_words():
    assert excerpt("nothing here", "| 511 keV | 3.9 mm |") == ":yellow-background[“511 keV · 3.9 mm”]"


def test_a_quoted_formula_comes_with_the_sentence_that_leads_to_it():
    shown = excerpt(NOTE, "$$\\mathrm{HVL} = \\frac{\\ln 2}{\\mu}$$")
    assert shown.startswith("Setting $I(x) = I_0/2$ gives :yellow-background[“$\\displaystyle \\mathrm{HVL}")


def test_a_correction_stands_with_the_belief_it_corrects_each_on_its_line():
    shown = excerpt(NOTE, "Two layers transmit 25 % of it.").split("  \n")
    assert shown[0] == "**Wrong belief:** Two layers stop the beam."
    assert shown[1] == "**Correction:** :yellow-background[“Two layers transmit 25 % of it.”]"
    assert shown[2] == "**Why:** Each layer halves what reaches it."


def test_a_long_paragraph_is_cut_at_sentences_with_an_ellipsis():
    text = " ".join(f"Sentence number {n} tells a fact of some length about dose." for n in range(40))
    shown = excerpt(text, "Sentence number 20 tells a fact of some length about dose.")
    assert shown.startswith("… Sentence number") and shown.endswith("about dose. …") and len(shown) < 900


def test_a_very_long_quote_is_marked_in_stretches_that_streamlit_can_mark():
    quote = "word and $x_1$ " * 200
    stretches = re.findall(r":yellow-background\[(.*?)\](?= :|$)", excerpt(quote, quote))
    assert len(stretches) > 1 and all(len(s) < 999 and s.count("$") % 2 == 0 for s in stretches)


def test_a_quote_that_its_source_lacks_is_shown_alone():
    assert excerpt(NOTE, "Not in there.") == ":yellow-background[“Not in there.”]"


# -- the answer's parts --------------------------------------------------------


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (1.0, "well supported"),
        (0.85, "well supported"),
        (0.84, "fairly sure"),
        (0.6, "fairly sure"),
        (0.59, "doubtful"),
    ],
)
def test_confidence_is_said_in_words(chance, words):
    assert render.standing(chance) == words


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (answer(confidence=0.874), "Answered · well supported (0.87)"),
        (answer(confidence=0.9999), "Answered · well supported (above 0.99)"),
        (answer(status="abstained", confidence=0.2), "I can't support that · chance of being right 0.20"),
        (answer(status="refused", confidence=1.0), "Refused"),
        (answer(warnings=("1 sentence(s) left out.",)), "Answered · well supported (0.90) · 1 sentence(s) left out"),
    ],
)
def test_the_outcome_is_one_line_with_the_number_beside_the_words(given, line):
    assert render.status_line(given) == line


def test_markers_stay_visible_and_are_no_links():
    assert render.body(answer("It does. [1] See [12].")) == r"It does. :primary[**\[1\]**] See :primary[**\[12\]**]."


def test_steps_are_read_in_the_card_and_not_again_in_the_answer():
    words = "\n\n".join(["Half-value layer: **1.507 cm**. [1]", *CALCULATION["steps"], "Assumed: Narrow beam."])
    assert render.body(answer(words, calculation=CALCULATION)) == r"Half-value layer: **1.507 cm**. :primary[**\[1\]**]"


def test_a_calculation_shows_result_steps_and_grounds():
    assert render.result(CALCULATION) == "**Half-value layer = 1.507 cm**"
    assert render.steps(CALCULATION).splitlines()[1] == r"2. Put in $\mu$ = 4.6×10⁻¹ 1/cm."
    assert render.grounds(CALCULATION) == "Assumed: Narrow beam.  \nData: xraylib 4.3"


def test_an_unknown_unit_is_shown_as_it_came():
    assert render.amount(2.5, "florps") == "2.5 florps"


def test_a_formula_card_does_not_repeat_what_the_answer_said():
    hvl = FORMULAS["hvl"]
    shown = FormulaShown(hvl.id, hvl.latex, hvl.name)
    displayed, small = render.formula_card(shown, hvl)
    assert displayed == f"$$\n{hvl.latex}\n$$" and small.startswith(hvl.name) and "Valid for: " in small
    assert "Valid for: " not in render.formula_card(shown, hvl, f"Valid for: {hvl.valid}")[1]
    assert render.formula_card(FormulaShown("new", "a < b", "New"), None) == ("$$\na \\lt  b\n$$", "New")


@pytest.mark.parametrize("one", FORMULAS.values(), ids=lambda f: f.id)
def test_every_formula_has_a_sheet_whose_dollars_pair(one):
    sheet = render.formula_sheet(one)
    assert sheet.count("$") % 2 == 0 and "<" not in sheet


def test_a_citation_says_where_to_turn_to_and_who_stands_behind_it():
    assert render.citation_title(CITATION) == "**\\[2\\] Half-value layer**  \nDerivation, p. 12"
    named = replace(
        CITATION, section="Answer", locator="Answer", reference="Hubbell, Table 3 (1995)", url="https://x.org/a_(b)"
    )
    assert render.citation_title(named).endswith("\nAnswer")
    assert (
        render.citation_foot(named)
        == "Primary reference: Hubbell, Table 3 (1995)  \n[Open the source](https://x.org/a_%28b%29)"
    )


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "https://a b", ""])
def test_an_address_that_is_none_is_not_linked(url):
    assert render.citation_foot(replace(CITATION, url=url)) == ""


def test_what_the_student_typed_keeps_its_lines():
    assert render.question("Which one?\nA) a < b\n\nB) $c$") == "Which one?  \nA) a &lt; b  \nB) $c$"
