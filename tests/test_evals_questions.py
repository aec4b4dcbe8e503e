"""The questions themselves: whole, apart, and answerable from the notes they name."""

import math
import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from evals.asked import KINDS, SETS, load, spread

NOTES = {p.stem: p for p in (Path(__file__).parents[1] / "corpus" / "notes").rglob("*.md")}
ASKED = {name: load(name) for name in SETS}
ALL = [item for items in ASKED.values() for item in items]
PAIRS = list(combinations(SETS, 2))
WORDED = [i for i in ALL if i.expect and i.kind in {"short", "unit", "followup"}]


def bag(text):
    return set(re.findall(r"\w+", text.lower()))


@pytest.mark.parametrize("items", ASKED.values(), ids=SETS)
def test_each_set_holds_every_kind_of_question(items):
    assert set(Counter(i.kind for i in items)) == set(KINDS)


def test_ids_and_questions_are_unique():
    assert len({i.id for i in ALL}) == len(ALL)
    assert len({(i.words.lower(), i.choices) for i in ALL}) == len(ALL)


@pytest.mark.parametrize("items", ASKED.values(), ids=SETS)
def test_the_right_letters_are_spread_evenly(items):
    letters = Counter(i.choice for i in items if i.kind == "choice")
    assert set(letters) == set("ABCD") and max(letters.values()) - min(letters.values()) <= 1


def test_a_choice_question_has_four_different_options():
    for item in (i for i in ALL if i.kind == "choice"):
        assert len(item.choices) == 4 == len(set(item.choices)), item.id
    assert all(not i.choices for i in ALL if i.kind != "choice")


def test_every_source_is_a_note_and_its_grade_1_or_2():
    for item in ALL:
        assert set(item.sources) <= set(NOTES) and set(item.sources.values()) <= {1, 2}, item.id
        assert item.sources or item.kind in {"refuse", "abstain"}, item.id


def test_every_domain_is_asked_about_in_every_set():
    domains = {p.parent.name for p in NOTES.values()}
    for items in ASKED.values():
        assert {i.domain for i in items} - {"refuse", "abstain"} == domains


@pytest.mark.parametrize("item", WORDED, ids=lambda i: i.id)
def test_what_is_expected_stands_in_the_notes_named(item):
    text = "\n".join(NOTES[s].read_text(encoding="utf-8") for s in item.sources)
    assert all(re.search(pattern, text, re.IGNORECASE) for pattern in item.expect)


def test_a_question_is_not_copied_from_a_note():
    sentences = {
        " ".join(s.lower().split()) for p in NOTES.values() for s in re.split(r"[.?]\s", p.read_text(encoding="utf-8"))
    }
    assert not [i.id for i in ALL if i.question.lower().rstrip(".?") in sentences]


@pytest.mark.parametrize("item", [i for i in ALL if i.working], ids=lambda i: i.id)
def test_a_value_is_what_its_working_gives(item):
    names = {n: getattr(math, n) for n in ("log", "exp", "sqrt", "cos", "acos", "radians", "degrees")}
    assert eval(item.working, {"__builtins__": {}}, names) == pytest.approx(item.value, rel=1e-4)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_no_question_of_one_set_shares_its_words_with_one_of_another(one, other):
    others = [(i.id, bag(i.words)) for i in ASKED[other]]
    for item in ASKED[one]:
        a = bag(item.words)
        assert not [(item.id, id) for id, b in others if len(a & b) > 0.8 * len(a | b)]


@pytest.mark.slow
def test_no_question_of_one_set_means_the_same_as_one_of_another():
    from index.embed import embedder
    from medphys.settings import load as settings

    encode = embedder(settings()).encode
    vectors = {name: encode([i.words for i in items]) for name, items in ASKED.items()}
    for one, other in PAIRS:
        near = np.argwhere(vectors[one] @ vectors[other].T > 0.9)
        assert not [(ASKED[one][i].id, ASKED[other][j].id) for i, j in near]


def test_a_short_run_still_asks_every_large_kind():
    assert {i.kind for i in spread(ASKED["test"], 40)} >= {"short", "numeric", "choice", "refuse", "abstain"}
    assert spread(ASKED["test"], 0) == ASKED["test"]
