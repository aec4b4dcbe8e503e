"""The learnt reader: words beside values, the joint assignment, likely formulas, chains, and how sure it is."""

from __future__ import annotations

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from physics.candidate import candidates
from physics.chain import with_steps
from physics.context import Beside, asking, beside, with_loose
from physics.extract import read
from physics.formulas import FORMULAS
from physics.heard import heard
from physics.joint import best_assignment, meant
from physics.learnt import FILE, Learnt, Lexicon, counted_in, kind_key, learnt, variable_key
from physics.likely import symbols_in
from physics.reader import chance, heard_best, ranked_candidates
from physics.work import Calculation, Missing


def test_words_beside_a_value_end_at_its_sentence_and_at_the_next_value():
    reading = with_loose(read("The half-life is 6 h. After a delay of 12 h, what is left of 300 MBq?"))
    around = beside(reading)
    assert [word for word, _ in around[0].before[:2]] == ["is", "life"]
    assert not around[0].after or "delay" not in {word for word, _ in around[0].after}
    assert [word for word, _ in around[1].before[:2]] == ["of", "delay"]
    weights = [weight for _, weight in around[1].before]
    assert weights == sorted(weights, reverse=True)


def test_the_clause_that_asks_weighs_most_right_behind_the_question_word():
    told = dict(
        asking(read("A beam of 6 MV. At which depth is the dose half of that at the maximum of the curve seen?"))
    )
    assert told["depth"] == 1.0 and told["seen"] < 1.0 and "beam" not in told


@given(
    st.lists(st.lists(st.floats(-4, 4), min_size=3, max_size=3), min_size=1, max_size=4),
    st.lists(st.floats(-3, 3), min_size=4, max_size=4),
    st.lists(st.floats(0, 3), min_size=3, max_size=3),
)
def test_the_best_assignment_is_that_of_trying_all(table, none, cost):
    names = ["a", "b", "c"]
    score = {(i, n): x for i, row in enumerate(table) for n, x in zip(names, row, strict=True)}
    costs = dict(zip(names, cost, strict=True))
    values = list(range(len(table)))
    total, match = best_assignment(values, score, dict(enumerate(none)), costs)

    def sum_of(places):
        return sum(score[i, n] + costs[n] if n else none[i] for i, n in zip(values, places, strict=True))

    every = itertools.product([*names, ""], repeat=len(values))
    fair = [p for p in every if len([n for n in p if n]) == len({n for n in p if n})]
    assert total == pytest.approx(max(map(sum_of, fair)))
    assert total == pytest.approx(sum_of([match.get(i, "") for i in values]))


def test_a_bare_number_borrows_the_unit_of_its_like_and_a_decimal_comma_is_heard_where_a_thousand_cannot_be():
    reading = with_loose(read("With oxygen 3.4 Gy are needed, without it 9.9."))
    oer = FORMULAS["oer"]
    bare = next(g for g in reading.givens if g.bare)
    assert meant(bare, oer.needs[0], reading).mark == "Gy"
    reading = with_loose(read("P_ion = 1,012 and the reading 18.00 nC"))
    p_ion = next(v for f in FORMULAS.values() for v in f.needs if v.name == "P_ion")
    assert float(meant(reading.givens[0], p_ion, reading).value.magnitude) == pytest.approx(1.012)


def test_words_say_most_for_the_quantity_they_stand_by():
    counts = {kind_key("half-life"): {"halv": 9.0, "the": 5.0}, kind_key("dose rate"): {"meter": 9.0, "the": 5.0}}
    lexicon = Lexicon(counts, [])
    decay = FORMULAS["decay-law"]
    half_life = next(v for v in decay.needs if v.quantity == "half-life")
    says, never = lexicon.table(decay, half_life)
    assert says["halv"] > abs(says["the"]) and never < 0
    assert lexicon.known([("halv", 1.0), ("unheard", 1.0)]) == [("halv", 1.0)]


def test_a_question_sounds_like_the_practice_of_its_formula():
    sounds = counted_in({"decay-law": {"vial": 3, "decay": 4}, "hvl": {"lead": 3, "decay": 1}})
    known = Learnt(Lexicon({}, []), Lexicon({}, []), {}, {}, sounds)
    assert known.sounding("a vial of lead")["decay-law"] == 1.0 or known.sounding("a vial of lead")["hvl"] == 1.0
    assert max(known.sounding("decay of the vial"), key=known.sounding("decay of the vial").get) == "decay-law"
    assert known.covered("the vial in decay 7 days", "decay-law") > known.covered("the vial in decay 7 days", "hvl")


def test_symbols_count_only_as_a_formula_writes_them():
    assert {"T", "E0"} <= symbols_in("v/c for T = 5.5 MeV, E0 = 3727 MeV")
    assert "A" not in symbols_in("A source of 3 MBq") and "A" in symbols_in("N = 3e9, A = ?")


def test_what_is_learnt_is_of_formulas_and_kinds_that_there_are():
    data = json.loads(FILE.read_text(encoding="utf-8"))
    variables = {variable_key(f.id, v.name) for f in FORMULAS.values() for v in (*f.needs, f.gives)}
    kinds = {kind_key(v.quantity) for f in FORMULAS.values() for v in (*f.needs, f.gives)}
    for table in ("values", "asks"):
        assert set(data[table]) <= variables | kinds
    assert set(data["usual"]) | set(data["units"]) <= variables and set(data["sounds"]) <= set(FORMULAS)
    assert all(data[name] for name in ("pair", "none", "likely", "choice", "sure"))


@pytest.mark.parametrize(
    ("words", "formula"),
    [
        ("Tp 64 h, Tb 20 d, Teff in d?", "effective-half-life"),
        ("How far must I stand back so that 80 µSv/h at one metre drop to 5 µSv/h?", "inverse-square"),
        ("A chest slab of tissue thins a 1.0 beam to what share, mu 0.2 per cm, 8 cm thick", "attenuation"),
    ],
)
def test_the_right_formula_is_among_the_likely(words, formula):
    h = heard(with_loose(read(words)), learnt())
    assert any(i.startswith(formula) for i in h.likely) and len(h.likely) <= 10


def test_a_step_before_is_found_where_a_value_is_left_over():
    words = "A 12 mCi technetium-99m vial (T1/2 = 6.01 h, Gamma = 0.78 R cm2/(mCi h)) stands on the bench for 9 hours. What exposure rate does it then give at 40 cm?"
    h = heard(with_loose(read(words)), learnt())
    longer = with_steps(h, candidates(h))
    assert any(c.bound.before and c.bound.before[0].formulas[-1].id == "decay-law" for c in longer)


def test_how_sure_it_is_lies_between_nothing_and_all_and_falls_for_words_that_ask_no_number():
    one = heard(with_loose(read("Find the BED of 30 fractions of 2 Gy for alpha/beta = 10 Gy.")), learnt())
    two = heard(with_loose(read("best way to train for a marathon under 4 hours")), learnt())
    sure, unsure = (chance(h, ranked_candidates(h)) for h in (one, two))
    assert 0 < unsure < sure < 1


def test_it_computes_or_names_what_is_missing():
    done = heard_best(with_loose(read("Find the BED of 30 fractions of 2 Gy for alpha/beta = 10 Gy.")))
    assert done and isinstance(done.work, Calculation) and done.work.result.m_as("Gy") == pytest.approx(72)
    open_ = heard_best(with_loose(read("Find the BED in Gy of fractions of 2 Gy for alpha/beta = 10 Gy.")))
    assert open_ and isinstance(open_.work, Missing) and "fractions" in open_.work.advice
    assert heard_best(with_loose(read("Hello there"))) is None


def test_no_value_has_words_beside_it_where_there_is_none():
    assert Beside().before == () and beside(with_loose(read("no number here"))) == []


def test_how_much_lead_asks_for_a_layer_and_nothing_else():
    work = heard_best(with_loose(read("How much lead stops all but 2 % of 140 keV photons?")))
    assert (
        work is None
        or work.chance <= 0.5
        or (isinstance(work.work, Calculation) and work.work.result.check("[length]"))
    )
