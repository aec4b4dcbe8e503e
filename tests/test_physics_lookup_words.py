"""What plain words give without a number: occupancy, decays that all feed a daughter, the charge of an ion."""

from __future__ import annotations

import pytest

from physics.extract import read
from physics.lookup import look_up


@pytest.mark.parametrize(
    "words",
    [
        "The office behind the wall is always occupied.",
        "someone is there round the clock",
        "T: full occupancy, U = 0.25",
        "A clerk sits in the next room all day.",
    ],
)
def test_a_place_that_is_always_occupied_has_an_occupancy_of_one(words):
    found = look_up("occupancy factor", read(words))
    assert found and found.value.m_as("") == 1 and "Read from" in found.assumed


@pytest.mark.parametrize(
    "words", ["The corridor is used now and then.", "There is always a wall. The limit is 0.02 mSv/wk."]
)
def test_occupancy_is_not_read_into_other_words(words):
    assert look_up("occupancy factor", read(words)) is None


def test_all_decays_into_the_daughter_are_a_branching_of_one():
    found = look_up("branching fraction", read("The parent (12.8 d) always turns into the daughter (1.68 d)."))
    assert found and found.value.m_as("") == 1


@pytest.mark.parametrize(("words", "z"), [("an electron of a He⁺ ion", 2), ("Li2+, n = 2", 3), ("the Be³⁺ ion", 4)])
def test_an_ion_by_its_symbol_has_its_elements_number(words, z):
    found = look_up("atomic number", read(words))
    assert found and found.value.m_as("") == z


def test_a_sign_behind_a_word_or_a_sum_is_no_ion():
    assert look_up("atomic number", read("H = D + 3 and C+B are shown")) is None


@pytest.mark.parametrize(
    "words", ["lead that stops all but 2 % of 140 keV photons", "a wall takes out everything except 2 %"]
)
def test_all_but_a_share_lets_that_share_through(words):
    share = next(g for g in read(words).givens if "transmission" in g.kinds)
    assert share.value.m_as("") == pytest.approx(0.02)
