"""The splitter: verbatim, lossless, and never inside a formula, a table or a list item."""

from __future__ import annotations

import random
import re
from itertools import pairwise
from pathlib import Path

import pytest

from index.chunk import sentences
from index.sentence import spans

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See e.g. Fig. 3 and Eq. (2). It holds.", ["See e.g. Fig. 3 and Eq. (2).", "It holds."]),
        ("Smith et al. Measured it, i.e. Counted.", ["Smith et al. Measured it, i.e. Counted."]),
        ("The HVL is 15.1 mm. The TVL is 50 mm.", ["The HVL is 15.1 mm.", "The TVL is 50 mm."]),
        ("Dr. A. Jones saw approx. 3 mGy. Good.", ["Dr. A. Jones saw approx. 3 mGy.", "Good."]),
        ("Kept at 300 K. The gas cooled.", ["Kept at 300 K.", "The gas cooled."]),
        ("Tables by J. H. Hubbell. They help.", ["Tables by J. H. Hubbell.", "They help."]),
        ("Report No. 74 says so. No. It does not.", ["Report No. 74 says so.", "No.", "It does not."]),
        ("Is it so? Yes! “Quite.” (Really.) Done.", ["Is it so?", "Yes!", "“Quite.”", "(Really.)", "Done."]),
        ("It is shown.[2] Then [3] follows.", ["It is shown.[2]", "Then [3] follows."]),
        ("Here $a = 1. B = 2$ holds. α particles stop.", ["Here $a = 1. B = 2$ holds.", "α particles stop."]),
        ("the flow is laminar . it holds for m = 0.5 .", ["the flow is laminar .", "it holds for m = 0.5 ."]),
        ("", []),
        ("  \n\n ", []),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text, expected):
    assert sentences(text) == expected


def test_a_displayed_formula_is_one_unit():
    text = "It gives\n\n$$\nI = I_0 . e^{-x}\n\n. B\n$$\n\nwhere $x$ is depth. Next."
    assert sentences(text) == ["It gives", "$$\nI = I_0 . e^{-x}\n\n. B\n$$", "where $x$ is depth.", "Next."]


def test_a_table_is_one_unit():
    table = "| a. B | c |\n| --- | --- |\n| 1. One | 2 |"
    assert sentences(f"Before. Now:\n\n{table}\n\nAfter.") == ["Before.", "Now:", table, "After."]


def test_a_misconception_keeps_its_correction():
    entry = "- **Wrong belief:** It stops.\n  **Correction:** It does not. Never.\n  **Why:** Exponential."
    other = "- **Wrong belief:** B. C.\n  **Correction:** D."
    assert sentences(f"{entry}\n{other}\n") == [entry, other]


def test_numbered_items_and_code_are_units():
    text = "Do this:\n1. Measure. Twice.\n2. Write. Down.\n\n```\nx = 1. Y\n\nz\n```\nEnd."
    assert sentences(text) == ["Do this:", "1. Measure. Twice.", "2. Write. Down.", "```\nx = 1. Y\n\nz\n```", "End."]


PARTS = [
    "Dose",
    "e.g.",
    "$x. Y$",
    "$$\na. B\n$$",
    "| a | b. C |",
    "- item. More",
    "3.",
    "\n\n",
    "\n",
    " ",
    ". ",
    "? ",
    "*",
]
PARTS += [
    "Fig.",
    "A.",
    "```",
    "(",
    ")",
    "µGy",
    "## Head",
    "  indented",
    "$",
    "$$",
    "lower. case",
    "U.S.",
    "...",
    "“x.”",
]


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("seed", range(300))
def test_joining_the_sentences_of_any_text_loses_nothing(seed):
    chosen = random.Random(seed)
    text = "".join(chosen.choice(PARTS) + chosen.choice(["", " ", "\n"]) for _ in range(chosen.randrange(60)))
    found = spans(text)
    assert bare("".join(text[a:b] for a, b in found)) == bare(text)
    assert all(a < b for a, b in found) and found == sorted(found)
    assert all(left[1] <= right[0] for left, right in pairwise(found))
    assert all(s == s.strip() for s in sentences(text))


@pytest.mark.parametrize("note", sorted((ROOT / "corpus").glob("*/*/*.md")), ids=lambda p: p.stem)
def test_no_note_is_cut_inside_a_formula(note):
    for sentence in sentences(note.read_text(encoding="utf-8")):
        assert sentence.replace("\\$", "").count("$") % 2 == 0
