"""The worded numeric questions: whole, worked out by hand, apart, and answered as often as was last measured."""

from __future__ import annotations

import math
import re
from statistics import NormalDist

import pytest
from scipy import constants
from scipy.optimize import brentq

from evals.asked import SETS, load
from evals.numbers import invented, right, rows
from physics.evaluate import solve
from physics.formulas import FORMULAS
from physics.solve import solve_from_words
from physics.units import quantity

ALL = rows("all")
PRACTICE = rows("practice")
NUMERIC = [row for row in ALL if row["value"] is not None]
TRUE = {name: getattr(math, name) for name in dir(math) if not name.startswith("_")}
TRUE |= {"me": 0.51099895, "re": constants.value("classical electron radius"), "c": constants.c, "qe": constants.e,
         "NA": constants.N_A, "ln10": math.log(10), "iPhi": NormalDist().inv_cdf}  # fmt: skip
TRUE |= {"brentq": brentq, "ln2": math.log(2), "Phi": NormalDist().cdf, "Phinv": NormalDist().inv_cdf, "sum": sum, "abs": abs, "len": len,
         "zip": zip, "enumerate": enumerate, "range": range, "max": max, "min": min, "round": round}  # fmt: skip
# shares that were right when last measured, rounded down
LEAST = {"dev": 0.93, "dev2": 0.76, "held": 0.76, "sealed": 0.80}


def bag(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


def test_three_hundred_and_more_of_every_field_and_two_hundred_sealed():
    assert len(NUMERIC) >= 300 and len({row["id"] for row in ALL}) == len(ALL)
    assert sum(row["set"] == "held" for row in NUMERIC) >= 200
    assert sum(row["value"] is None for row in ALL) >= 60
    named = {part for row in NUMERIC for part in row["formula"].split("+")} - {"conversion"}
    assert named <= set(FORMULAS) and len(named) >= 270


@pytest.mark.parametrize("row", NUMERIC, ids=lambda row: row["id"])
def test_a_value_follows_from_its_working(row):
    assert eval(row["working"], TRUE | {"__builtins__": {}}) == pytest.approx(row["value"], rel=1e-3)
    quantity(1.0, row["unit"] or "dimensionless")


def test_no_question_stands_in_two_sets():
    others = [item.words for name in SETS for item in load(name)]
    mine = [*ALL, *PRACTICE, *rows("sealed")]
    seen = [(row["set"], bag(row["question"])) for row in mine] + [("eval", bag(words)) for words in others]
    for i, (part, words) in enumerate(seen[: len(mine)]):
        for other, more in seen[i + 1 :]:
            if part != other and len(words) > 4:
                assert len(words & more) / len(words | more) < 0.85, (words, more)


def test_what_practice_says_of_its_values_gives_its_answer():
    told = [row for row in PRACTICE if row.get("solve_for") and "given" in row]
    assert len(told) > 1500
    for row in told[::7]:
        chosen = FORMULAS[row["formula"]]
        aim = None if row["solve_for"] == chosen.gives.name else row["solve_for"]
        made = solve(row["formula"], aim, **row["given"], **row.get("looked_up", {}))
        assert made.m_as(row["unit"] or "dimensionless") == pytest.approx(row["value"], rel=1e-6), row["id"]


@pytest.mark.parametrize("part", LEAST)
def test_as_many_come_out_right_as_when_last_measured_and_none_is_invented(part):
    asked = rows(part)
    works = [(row, solve_from_words(row["question"])) for row in asked]
    numeric = [(row, work) for row, work in works if row["value"] is not None]
    assert sum(right(row, work) for row, work in numeric) / len(numeric) >= LEAST[part]
    assert sum(invented(row, work) for row, work in works) <= {"dev": 0, "dev2": 4, "held": 3, "sealed": 3}[part]
