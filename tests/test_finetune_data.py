"""Training pairs: made from notes and formulas alone, in the tutor's wording, and split without leakage."""

from __future__ import annotations

import json
import re

import pytest

from finetune import data, pairs
from finetune.data import SPLITS
from finetune.presets import CPU
from index.chunk import chunks
from index.sentence import sentences
from physics.formulas import FORMULAS
from rag import prompts
from rag.piece import pieces
from rag.reading import read_draft


@pytest.fixture(scope="module")
def rows(ten_notes):
    return data.build(ten_notes, CPU.room)


@pytest.fixture(scope="module")
def sources(ten_notes):
    return {one.source_id: one for one in data.notes(ten_notes)}


def every(rows, kind=None):
    return [row for name in SPLITS for row in rows[name] if kind in (None, row["kind"])]


def plain(text: str) -> str:
    return " ".join(text.split())


def test_every_kind_of_pair_is_made(rows):
    assert {row["kind"] for row in every(rows)} == set(pairs.KINDS)


def test_no_note_has_pairs_on_two_sides(rows):
    sides = [{row["source_id"] for row in rows[name]} for name in SPLITS]
    assert all(sides) and not (sides[0] & sides[1] or sides[0] & sides[2] or sides[1] & sides[2])


def test_no_prompt_shows_words_of_a_note_of_another_side(rows, sources):
    home = {row["source_id"]: name for name in SPLITS for row in rows[name]}
    title = {plain(source.title): source_id for source_id, source in sources.items()}
    for name in SPLITS:
        for row in rows[name]:
            for shown in re.findall(r"^\[\d\] (.+?): ", row["prompt"][-1]["content"], re.MULTILINE):
                if shown in title:
                    assert home[title[shown]] == name


def test_the_split_is_the_same_whatever_the_order_and_spreads_each_field():
    topics = {f"note-{n}": f"field-{n % 6}" for n in range(120)}
    split = data.split_of(topics)
    assert split == data.split_of(dict(reversed(topics.items())))
    for field in range(6):
        sides = [split[topic] for topic, where in topics.items() if where == f"field-{field}"]
        assert sides.count("train") == 16 and sides.count("val") == 2 and sides.count("test") == 2


def test_the_notes_that_teach_gray_and_sievert_are_always_trained_on():
    assert (
        data.split_of({"radiation-quantities-units": "dosimetry", "b": "dosimetry"})["radiation-quantities-units"]
        == "train"
    )


def test_the_same_notes_give_the_same_data(rows, ten_notes):
    assert data.fingerprint(rows) == data.fingerprint(data.build(ten_notes, CPU.room))


def test_a_cited_answer_is_a_sentence_of_the_passage_it_names(rows):
    for row in every(rows, "cited"):
        answer, (marker,) = row["completion"][0]["content"], re.findall(r"\[(\d)\]", row["completion"][0]["content"])
        line = next(one for one in row["prompt"][-1]["content"].splitlines() if one.startswith(f"[{marker}] "))
        assert plain(answer.replace(f" [{marker}]", "")) in line


def test_answers_stand_in_their_note_word_for_word(rows, sources):
    for row in every(rows, "definition") + every(rows, "section"):
        text = plain(sources[row["source_id"]].text)
        assert all(plain(one) in text for one in sentences(row["completion"][0]["content"]))


def test_a_wrong_belief_is_never_an_answer_and_never_shown_as_fact(rows, sources):
    wrong = {plain(p.wrong) for s in sources.values() for u in sentences(s.text) for p in pieces(u) if p.wrong}
    assert wrong
    for row in every(rows):
        shown = (
            row["prompt"][-1]["content"].partition("Question:")[0]
            if "Question:" in row["prompt"][-1]["content"]
            else ""
        )
        assert not any(belief in row["completion"][0]["content"] or belief in shown for belief in wrong)


def test_abstain_pairs_show_nothing_of_the_note_asked_about(rows, sources):
    for row in every(rows, "abstain"):
        assert row["completion"][0]["content"] == prompts.SILENT
        own = {plain(one) for p in chunks(sources[row["source_id"]]) for one in sentences(p.text)}
        assert not any(one in plain(row["prompt"][-1]["content"]) for one in own)


def test_unit_pairs_name_the_right_unit_and_deny_the_wrong_one(rows):
    asked = {row["prompt"][-1]["content"]: row["completion"][0]["content"] for row in every(rows, "unit")}
    assert "gray" in asked["What is the SI unit of absorbed dose?"]
    assert asked["Is absorbed dose measured in sievert?"].startswith("No. ")


def test_each_formula_is_taught_with_its_own_example(rows):
    told = {row["id"]: row for row in every(rows, "formula")}
    assert len(told) == sum(f.compute is not None for f in FORMULAS.values())
    hvl = next(r for r in told.values() if r["completion"][0]["content"].startswith(FORMULAS["hvl"].name + ":"))
    assert "1.507 cm" in hvl["completion"][0]["content"] and FORMULAS["hvl"].latex in hvl["prompt"][-1]["content"]


def test_prompts_are_the_tutors_own_and_fit_the_preset(rows):
    for row in every(rows):
        assert row["prompt"][0]["content"] in (prompts.SYSTEM, prompts.RECALL)
        assert sum(len(one["content"]) for one in row["prompt"]) <= CPU.room.characters


def test_what_is_taught_can_be_read_back(rows):
    for row in every(rows, "cited"):
        (claim,) = read_draft(row["completion"][0]["content"], [pairs.Shown(chunks_of(row), ())] * 3)
        assert len(claim.evidence) == 1
    assert all(read_draft(row["completion"][0]["content"], []) == () for row in every(rows, "abstain"))


def chunks_of(row):
    from index.passage import Passage

    return Passage("a#0", "a", "A", "", "", row["prompt"][-1]["content"])


def test_the_command_writes_jsonl_and_a_card(ten_notes, tmp_path, capsys):
    assert data.main(["--notes", str(ten_notes), "--out", str(tmp_path)]) == 0
    lines = (tmp_path / "train.jsonl").read_text(encoding="utf-8").splitlines()
    assert {"id", "kind", "source_id", "prompt", "completion"} <= set(json.loads(lines[0]))
    card = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "| cited |" in card and data.fingerprint(data.build(ten_notes)) in card
    assert capsys.readouterr().out == ""


def test_a_missing_folder_of_notes_is_the_users_mistake(tmp_path, capsys):
    assert data.main(["--notes", str(tmp_path / "absent"), "--out", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
