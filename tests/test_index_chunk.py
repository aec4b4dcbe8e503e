"""Passages: word for word, whole units, one section each, short enough for the embedder."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.chunk import LIMIT, chunks, context, estimate
from index.passage import Section, Source
from index.read import files, read
from index.sentence import sentences

ROOT = Path(__file__).parents[1]
NOTES = files([ROOT / "corpus"])


def source(*sections: tuple[str, str]) -> Source:
    made = tuple(Section(heading, heading, text) for heading, text in sections)
    return Source("s", "A title", "s.md", made)


def prose(n: int, word: str = "dose") -> str:
    return " ".join(f"Sentence {i} tells of the {word} and little else." for i in range(n))


@pytest.mark.parametrize("file", NOTES, ids=lambda f: f.path.stem)
def test_a_note_is_cut_into_whole_units_that_cover_it(file):
    note = read(file)
    passages = chunks(note)
    assert [p.chunk_id for p in passages] == [f"{note.source_id}#{i}" for i in range(len(passages))]
    assert all(p.text in note.text and p.locator for p in passages)
    assert [s for p in passages for s in sentences(p.text)] == sentences(note.text)
    for p in passages:
        size = estimate(context(p.title, p.section) + p.text)
        assert size <= LIMIT + 10 or len(sentences(p.text)) <= 2


def test_a_long_section_is_cut_evenly():
    passages = chunks(source(("Long", prose(40))))
    sizes = [estimate(p.text) for p in passages]
    assert len(passages) > 2 and max(sizes) < 1.6 * min(sizes)


def test_two_headed_sections_do_not_share_a_passage():
    passages = chunks(source(("One", prose(9)), ("Two", prose(9))))
    assert {p.section for p in passages} == {"One", "Two"}


def test_tiny_sections_merge_and_name_both():
    made = source(("Limits", "It holds for narrow beams."), ("See also", "`tvl`"))
    (one,) = chunks(made)
    assert one.section == "Limits / See also" and one.text in made.text and one.locator == "Limits"


def test_a_lead_in_stays_with_its_formula():
    text = prose(12) + " Taking the logarithm gives\n\n$$x = 1$$\n\n" + prose(12)
    assert any("gives\n\n$$x = 1$$" in p.text for p in chunks(source(("Derivation", text))))


def test_a_unit_longer_than_the_limit_stays_whole():
    table = "\n".join(f"| row {i} | {i} mGy | {i} keV |" for i in range(120))
    passages = chunks(source(("Data", prose(3) + "\n\n" + table + "\n\n" + prose(3))))
    assert any(table in p.text for p in passages)


def test_a_source_without_words_has_no_passages():
    assert chunks(Source("s", "T", "s.md", ())) == []
