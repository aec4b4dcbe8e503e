"""Scores against values worked out by hand, or taken from the notes' own worked numbers."""

import math

import pytest

from evals import fit, metrics
from evals.asked import Item


def item(kind="short", **more):
    return Item(id="x", kind=kind, domain="pet", question="?", **more)


def answer(text="", status="answered", choice=None, result=None):
    return {"answer": text, "status": status, "choice": choice, "calculation": {"result": result} if result else None}


# -- one answer ------------------------------------------------------------------


def test_every_pattern_must_stand_in_the_answer():
    gray = item(expect=("gray|Gy", "1 J/kg"))
    assert metrics.right(gray, answer("The unit is the Gray (1 J/kg)."))
    assert not metrics.right(gray, answer("The unit is the gray."))


@pytest.mark.parametrize(
    ("value", "unit", "same"),
    [
        (1.507, "cm", True),
        (15.07, "mm", True),
        (15.2, "mm", True),
        (1.6, "cm", False),
        (1.507, "1/cm", False),
        (1.507, "nonsense", False),
    ],
)
def test_a_length_may_come_in_any_unit_of_length(value, unit, same):
    assert metrics.same_value({"value": value, "unit": unit}, 1.507, "cm", 0.01) is same


def test_a_gray_is_not_a_sievert_and_a_becquerel_is_not_a_hertz():
    assert not metrics.same_value({"value": 2.0, "unit": "Sv"}, 2.0, "Gy", 0.01)
    assert not metrics.same_value({"value": 2.0, "unit": "1/s"}, 2.0, "Bq", 0.01)
    assert metrics.same_value({"value": 200.0, "unit": "cGy"}, 2.0, "Gy", 0.01)
    assert metrics.same_value({"value": 60.0, "unit": "1/min"}, 1.0, "1/s", 0.01)


def test_percent_and_fraction_are_one_number():
    assert metrics.same_value({"value": 12.5, "unit": "percent"}, 0.125, "", 0.01)


def test_a_number_without_a_calculation_is_not_a_computed_answer():
    assert not metrics.right(item("numeric", value=6.0, unit="hour"), answer("6 hours"))


def test_naming_what_is_missing_is_right_and_guessing_it_is_not():
    asked = item("missing", expect=("pitch",))
    assert metrics.right(asked, answer("Give the pitch too."))
    assert not metrics.right(asked, answer("With a pitch of 1 it is 22 mGy.", result={"value": 22.0, "unit": "mGy"}))


def test_refusing_abstaining_and_choosing_are_judged_by_what_was_done():
    assert metrics.right(item("refuse"), answer(status="refused"))
    assert not metrics.right(item("refuse"), answer(status="abstained"))
    assert metrics.right(item("abstain"), answer(status="abstained"))
    assert metrics.right(item("choice", choice="B"), answer(choice="B"))
    assert not metrics.right(item("choice", choice="B"), answer(choice="B", status="abstained"))


# -- many answers ----------------------------------------------------------------


def test_expected_calibration_error_of_the_note_rag_and_calibration():
    chances = [0.60] * 40 + [0.90] * 60
    rights = ([True] * 11 + [False] * 9) * 2 + ([True] * 16 + [False] * 4) * 3  # 0.55 and 0.80, in bins of 20
    assert metrics.ece(chances, rights, bins=5) == pytest.approx(0.4 * 0.05 + 0.6 * 0.10)
    assert metrics.ece([0.9] * 60, [True] * 48 + [False] * 12, bins=1) == pytest.approx(0.10)


def test_bins_hold_equal_numbers_of_answers():
    bins = metrics.reliability([0.1, 0.2, 0.3, 0.9], [False, False, True, True], bins=2)
    assert [(b.confidence, b.accuracy, b.n) for b in bins] == [
        (pytest.approx(0.15), 0.0, 2),
        (pytest.approx(0.6), 1.0, 2),
    ]


def test_brier_score_of_the_note_rag_and_calibration():
    assert metrics.brier([0.9, 0.6, 0.2], [True, False, False]) == pytest.approx((0.01 + 0.36 + 0.04) / 3)


def test_separation_counts_pairs_in_the_right_order():
    assert metrics.separation([0.9, 0.4, 0.4, 0.1], [True, True, False, False]) == pytest.approx((2 + 1.5) / 4)
    assert math.isnan(metrics.separation([0.5], [True]))


def test_precision_and_recall_of_an_act():
    found = metrics.detection([True, True, True, False, False], [True, True, False, True, False])
    assert found == {"precision": pytest.approx(2 / 3), "recall": pytest.approx(2 / 3), "f1": pytest.approx(2 / 3)}
    assert math.isnan(metrics.detection([False], [False])["recall"])


def test_ranking_scores_by_hand():
    found = {"q1": ["a", "b", "a", "c"], "q2": []}
    wanted = {"q1": {"a": 1, "c": 2}, "q2": {"a": 2}}
    # q1 ranks a, b, c: DCG = 1/log2(2) + 2/log2(4) = 2, ideal 2 + 1/log2(3) = 2.631; q2 found nothing
    scores = metrics.retrieval(found, wanted)
    assert scores["nDCG@10"] == [pytest.approx(2 / (2 + 1 / math.log2(3)), abs=1e-4), 0.0]
    assert scores["Recall@5"] == [1.0, 0.0]
    assert scores["MRR"] == [1.0, 0.0]


def test_reciprocal_ranks_of_the_note_rag_and_calibration():
    wanted = {q: {"a": 1} for q in "xyz"}
    found = {"x": ["a"], "y": ["b", "a"], "z": ["b", "c", "d", "a"]}
    assert sum(metrics.retrieval(found, wanted)["MRR"]) / 3 == pytest.approx(0.583, abs=1e-3)


def test_a_bootstrap_interval_holds_the_mean_and_is_reproducible():
    one = metrics.bootstrap([1.0] * 80 + [0.0] * 20)
    assert one.mean == pytest.approx(0.8) and one == metrics.bootstrap([1.0] * 80 + [0.0] * 20)
    # normal approximation: 0.8 -+ 1.96 sqrt(0.8 x 0.2 / 100)
    assert (one.low, one.high) == (pytest.approx(0.7216, abs=0.015), pytest.approx(0.8784, abs=0.015))
    assert metrics.bootstrap([]).n == 0


# -- the fit ---------------------------------------------------------------------


def test_the_logistic_fit_finds_the_weights_that_made_the_data():
    import numpy as np

    rng = np.random.default_rng(0)
    x = np.column_stack([rng.normal(size=4000), rng.normal(size=4000), np.ones(4000)])
    chance = 1 / (1 + np.exp(-(0.5 + 2.0 * x[:, 0] - 1.0 * x[:, 1])))
    names = ("cosine", "uncomputed", "known")
    weights = fit.logistic(x, (rng.random(4000) < chance).astype(float), np.ones(4000), 0.01, names)
    assert weights[:3] == pytest.approx([0.5, 2.0, -1.0], abs=0.2)
    assert weights[3] == 0.0  # a signal that never moves says nothing


def test_a_weight_keeps_the_sign_of_its_signal():
    import numpy as np

    x = np.random.default_rng(0).normal(size=(500, 2))
    right = (x[:, 0] - x[:, 1] < 0).astype(float)  # data that contradict both signs
    weights = fit.logistic(x, right, np.ones(500), 0.1, ("cosine", "uncomputed"))
    assert weights[1] == 0.0 and weights[2] == 0.0


def test_every_named_sign_belongs_to_a_signal():
    assert set(fit.NAMES) >= fit.SPEAK_AGAINST | fit.SPEAK_EITHER_WAY


def test_answering_starts_to_pay_where_gain_and_cost_balance():
    assert pytest.approx((1 - fit.BAR) * fit.WRONG_COSTS, abs=1e-3) == fit.BAR


def test_kinds_count_by_their_share_and_not_by_their_number():
    weight = fit.mixed(["short"] * 10 + ["abstain"] * 40)
    assert weight.mean() == pytest.approx(1.0)
    assert weight[:10].sum() / weight[10:].sum() == pytest.approx(fit.MIX["short"] / fit.MIX["abstain"])
