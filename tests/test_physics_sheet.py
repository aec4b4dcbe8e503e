"""The formula sheets of the corpus, the pages of formulas and their search say what the engine says."""

from __future__ import annotations

import shlex

import pytest

from physics.find import find
from physics.formulas import FORMULAS
from physics.sheet import FOLDER, sheets
from physics.show import page, worked


def test_the_sheets_are_fresh():
    written = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.md")}
    assert written == sheets(), "run `.venv/bin/python -m physics.sheet`"


def test_every_formula_stands_on_a_sheet():
    text = "\n".join(sheets().values())
    assert [f.id for f in FORMULAS.values() if f"$$ {f.latex} $$" not in text] == []


@pytest.mark.parametrize("formula", FORMULAS.values(), ids=lambda f: f.id)
def test_a_page_shows_a_command_that_gives_the_result_it_states(formula):
    lines = page(formula).splitlines()
    if formula.compute is None:
        assert "relation" in lines[-1]
        return
    example = next(line for line in lines if line.startswith("  Example: "))
    command, _, _ = example.removeprefix("  Example: ").partition("  ->  ")
    given = dict(part.split("=", 1) for part in shlex.split(command)[3:])
    assert worked(formula, given).formulas == (formula,)
    assert all(v.name in page(formula) for v in formula.needs)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("half value layer", "hvl"),
        ("alpha/beta", "bed"),
        ("compton", "compton-energy"),
        ("SUV", "suv"),
        ("hvls", "hvl"),
    ],
)
def test_words_find_a_formula(words, wanted):
    assert wanted in [f.id for f in find(words)][:8]


def test_no_words_find_all_and_nonsense_finds_none():
    assert len(find("")) == len(FORMULAS) and find("zzzz") == []
