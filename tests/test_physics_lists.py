"""Lists as students write them: which numbers of a question are the doses, and which the weights."""

from __future__ import annotations

from time import perf_counter

import pytest

from physics.extract import read
from physics.formulas import FORMULAS
from physics.lists import fill_lists
from physics.rows import numbers
from physics.steps import Bound


def lists_of(formula_id: str, question: str) -> dict[str, list[float]]:
    """The lists that a question gives to a formula, in the formula's units."""
    formula = FORMULAS[formula_id]
    bound = Bound(formula, formula.gives)
    fill_lists(bound, read(question), [v for v in formula.needs if v.many])
    return {name: [float(x) for x in value.magnitude] for name, value in bound.values.items()}


WRITTEN = [
    (
        "dose-influence",
        "The row of the influence matrix is (0.02, 0.05, 0.01) Gy, the beamlet weights are 10, 30 and 20.",
        {"row": [0.02, 0.05, 0.01], "w": [10, 30, 20]},
    ),
    (
        "mixture-mu",
        "mu/rho of a mix: 80 % w/ 0.17, 20 % w/ 0.45 cm2/g",
        {"w": [0.8, 0.2], "mr": [0.17, 0.45]},
    ),
    (
        "mixture-mu",
        "Mix 30 g of A (0.2 cm2/g) with 70 g of B (0.15 cm2/g): mass attenuation coefficient of the mixture?",
        {"w": [0.3, 0.7], "mr": [0.2, 0.15]},
    ),
    (
        "effective-dose",
        "lung got 5 mSv (w_T 0.12), thyroid 20 mSv (0.04), liver 3 mSv (0.04). Effective dose?",
        {"w_T": [0.12, 0.04, 0.04], "H": [5, 20, 3]},
    ),
    (
        "effective-dose",
        "Organ doses in mSv: 10, 4, 6; weights 0.12, 0.04, 0.08. Effective dose?",
        {"w_T": [0.12, 0.04, 0.08], "H": [10, 4, 6]},
    ),
    (
        "effective-dose",
        "organ | H (mSv) | w_T\nlung | 5 | 0.12\nliver | 8 | 0.04\nCompute the effective dose.",
        {"w_T": [0.12, 0.04], "H": [5, 8]},
    ),
    (
        "eqd2-sum",
        "EQD2 of 25 x 1.8 Gy plus 8 x 2 Gy plus 1 x 8 Gy, alpha/beta = 3 Gy?",
        {"n": [25, 8, 1], "d": [1.8, 2, 8]},
    ),
    ("geud", "gEUD, a=8: v .4/.4/.2 at 20/45/72 Gy", {"v": [0.4, 0.4, 0.2], "D": [20, 45, 72]}),
    (
        "ali-sum",
        "Intakes of 150 kBq, 2 MBq and 40 kBq, their ALIs are 1 MBq, 10 MBq and 0.8 MBq.",
        {"I": [0.15, 2, 0.04], "ALI": [1, 10, 0.8]},
    ),
    ("weighted-mean", "weighted mean of 14.2(6), 13.5(3), 15.1(9)", {"x": [14.2, 13.5, 15.1], "s": [0.6, 0.3, 0.9]}),
    (
        "mlem",
        "y1 = 30, y2 = 18; start from λ = (20, 15) with a11 = 0.8, a12 = 0.3, a21 = 0.2, a22 = 0.6. First voxel?",
        {"l0": [20, 15], "a1": [0.8, 0.3], "a2": [0.2, 0.6], "y": [30, 18]},
    ),
    (
        "mird-dose",
        "The marrow holds 310 MBq·h, each of which gives 0.06 mGy, the rest 5400 MBq·h at 0.0011 mGy apiece.",
        {"A_tilde": [310, 5400], "S": [0.06, 0.0011]},
    ),
]


@pytest.mark.parametrize(
    ("formula_id", "question", "lists"), WRITTEN, ids=lambda x: x[:40] if isinstance(x, str) else ""
)
def test_the_lists_of_a_question(formula_id, question, lists):
    found = lists_of(formula_id, question)
    assert found.keys() == lists.keys()
    for name, values in lists.items():
        assert found[name] == pytest.approx(values)


IMPLIED = [
    ("effective-z", "In a crystal 0.474 of the electrons are of fluorine and 0.526 of calcium. Zeff?", "Z", [9, 20]),
    ("electron-density-mass", "10 % hydrogen, 50 % carbon, 40 % oxygen by mass: electrons per gram?", "Z", [1, 6, 8]),
    ("geud", "gEUD of two equal halves of an organ with 12 Gy and 30 Gy, a = 3?", "v", [0.5, 0.5]),
    ("brier", "I guessed .9 .2 .6 and it turned out yes no no. Brier score?", "y", [1, 0, 0]),
    (
        "brier",
        "Forecasts of 0.7, 0.2 and 0.9 for three patients; only the third relapsed. Brier score?",
        "y",
        [0, 0, 1],
    ),
    ("trak", "TRAK for S_K of 40000 U and dwells of 10, 12 and 8 s?", "S_K", [40000, 40000, 40000]),
]


@pytest.mark.parametrize(("formula_id", "question", "name", "values"), IMPLIED)
def test_a_list_that_a_question_only_implies(formula_id, question, name, values):
    assert lists_of(formula_id, question)[name] == pytest.approx(values)


@pytest.mark.parametrize(
    ("formula_id", "question"),
    [
        ("effective-dose", "The thyroid received 12 mSv and the lungs some too. What effective dose?"),
        ("trak", "Air-kerma strength 40000 U, one dwell of 12 s and another that is not known."),
        ("setup-errors", "The mean errors scatter by 1.4 mm from patient to patient, the daily errors by 2.2 mm."),
    ],
)
def test_no_list_is_made_up(formula_id, question):
    formula = FORMULAS[formula_id]
    assert lists_of(formula_id, question).keys() < {v.name for v in formula.needs if v.many}


def test_the_threshold_of_a_volume_is_not_one_of_the_doses():
    found = lists_of("dvh", "Voxels get 5, 33, 41 and 12 Gy. Which volume receives 30 Gy or more?")
    assert found["d"] == pytest.approx([5, 33, 41, 12])


def test_a_number_that_says_which_one_is_no_value():
    assert [n.value for n in numbers("Bin 1: 40 samples; detector 2 sees 0.4, 0.5 and 3.1(2) kBq")] == pytest.approx(
        [40, 0.4, 0.5, 3.1, 0.2]
    )


def test_a_long_row_is_read_fast():
    row = ", ".join(f"{x / 10:.1f}" for x in range(1, 60))
    reading = read(f"Weighted mean of {row} with uncertainties {row}?")
    formula = FORMULAS["weighted-mean"]
    wanted = [v for v in formula.needs if v.many]
    fill_lists(Bound(formula, formula.gives), reading, wanted)  # patterns are read once
    began = perf_counter()
    fill_lists(bound := Bound(formula, formula.gives), reading, wanted)
    assert perf_counter() - began < 1
    assert len(bound.values["x"].magnitude) == 59
