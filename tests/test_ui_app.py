"""The page, run headless by Streamlit's own AppTest over a small index: what is asked is answered on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from index.build import build
from index.embed import Vectors
from index.words import words
from medphys.settings import ROOT, load

NOTES = (
    "half-value-layer", "attenuation-exponential", "broad-beam-buildup", "interaction-regimes", "compton-scatter",
    "photoelectric-effect", "pair-production", "decay-law-halflife", "relaxation-contrast", "kerma-dose-cpe",
)  # fmt: skip
HVL = "What is the half-value layer of aluminium at 100 keV?"
HARDER = "Why is the second half-value layer larger than the first?"


class Words:
    """An embedder that counts words."""

    name, dim = "words", 512

    def encode(self, texts: list[str]) -> Vectors:
        made = np.zeros((len(texts), self.dim), np.float32)
        for row, text in enumerate(texts):
            for word in words(text):
                made[row, crc32(word.encode()) % self.dim] += 1
            made[row] /= max(1e-9, float(np.linalg.norm(made[row])))
        return made

    def tokens(self, text: str) -> int:
        return len(text) // 4


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of a handful of notes."""
    return indexed(NOTES, tmp_path_factory.mktemp("ui"))


def indexed(notes: tuple[str, ...], folder: Path) -> Path:
    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for note in (ROOT / "corpus" / "notes").glob("*/*.md"):
        if note.stem in notes:
            shutil.copy(note, corpus)
    build([corpus], folder / "store", embed=Words(), progress=False)
    return folder / "store"


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., AppTest]]:
    """Opens the page over a store, grounded generator, settings taken from the environment as always."""

    def open_page(store: Path, **settings: str) -> AppTest:
        for name, value in {"STORE": str(store), "GENERATOR": "grounded", **settings}.items():
            monkeypatch.setenv(f"MEDPHYS_{name}", value)
        load.cache_clear()
        return AppTest.from_file(str(ROOT / "ui" / "app.py"), default_timeout=30).run()

    monkeypatch.setattr("index.search.embedder", lambda settings: Words())
    yield open_page
    monkeypatch.undo()
    load.cache_clear()
    st.cache_resource.clear()


def ask(at: AppTest, question: str) -> AppTest:
    return at.chat_input[0].set_value(question).run()


def said(at: AppTest) -> str:
    """All that stands in the conversation."""
    return "\n".join(piece.value for message in at.chat_message for piece in (*message.markdown, *message.caption))


def test_the_empty_page_offers_examples_and_says_what_it_is_not_for(page, store):
    at = page(store)
    assert not at.exception and not at.error
    assert len([b for b in at.button if str(b.key).startswith("example-")]) == 8
    assert "never prescribes a dose" in at.sidebar.info[0].value
    assert f"{len(NOTES)} sources" in at.sidebar.markdown[0].value
    assert "generator" not in at.session_state, "the tutor was loaded before anything was asked"


def test_a_question_gets_a_calculation_and_citation_cards(page, store):
    at = ask(page(store), HVL)
    assert not at.exception and not at.error
    shown = said(at)
    assert "**Half-value layer = 1.507 cm**" in shown and "15.07 mm" in shown
    assert "$$\n\\mathrm{HVL} = \\frac{\\ln 2}{\\mu}\n$$" in shown and "1. Mass attenuation coefficient" in shown
    assert "Data: xraylib" in shown
    assert r"**\[1\] Half-value layer and beam quality**" in shown and ":yellow-background[“" in shown
    assert "Primary reference: Hubbell JH" in shown
    assert "Answered · well supported" in shown
    assert "grounded composer" in at.sidebar.markdown[0].value


def test_a_follow_up_is_read_in_the_light_of_what_was_asked_before(page, store):
    at = ask(ask(page(store), HVL), "And in lead?")
    assert len(at.chat_message) == 4
    last = "\n".join(m.value for m in at.chat_message[3].markdown)
    assert "lead at 100 keV" in last and "Half-value layer" in last


def test_earlier_answers_keep_their_sources_folded(page, store):
    at = ask(ask(page(store), HVL), HARDER)
    assert [e.proto.expanded for e in at.expander] == [False, True]


def test_options_in_the_text_are_chosen_from(page, store):
    options = "A) Photoelectric effect B) Compton scattering C) Pair production D) Rayleigh scattering"
    at = ask(page(store), f"Which interaction dominates in soft tissue at 1 MeV? {options}")
    assert "**B) Compton scattering**" in said(at)


def test_a_request_about_a_patient_is_refused_without_sources(page, store):
    at = ask(page(store), "Should I give my patient 70 Gy?")
    assert not at.error and not at.expander
    assert "Refused" in said(at) and "treating team" in said(at)


def test_what_the_corpus_lacks_is_not_made_up(page, store):
    shown = said(ask(page(store), "What is the price of gold in Paris?"))
    assert "I can't support that" in shown and ":yellow-background" not in shown


def test_an_example_is_asked_by_a_click(page, store):
    at = page(store)
    at.button(key="example-0").click().run()
    assert HVL in at.chat_message[0].markdown[0].value and "1.507 cm" in said(at)
    assert not [b for b in at.button if str(b.key).startswith("example-")]


def test_a_new_conversation_forgets_the_old_one(page, store):
    at = ask(page(store), HVL)
    at.button(key="anew").click().run()
    assert not at.chat_message and at.button(key="example-0")
    at = ask(at, "And in lead?")
    assert len(at.chat_message) == 2 and "Half-value layer = " not in said(at)


def test_the_next_run_draws_the_answer_again_as_it_was(page, store):
    at = ask(page(store), HVL)
    before = said(at)
    assert said(at.run()) == before


def test_without_an_index_one_line_says_how_to_make_it(page, tmp_path):
    at = page(tmp_path / "nowhere")
    assert len(at.error) == 1 and "make index" in at.error[0].value
    at = ask(at, HVL)
    assert not at.exception and len(at.error) == 1 and "make index" in at.error[0].value


def test_an_index_made_while_the_page_is_open_is_used_at_once(page, tmp_path):
    at = ask(page(tmp_path / "store"), HARDER)
    assert at.error
    indexed(("half-value-layer",), tmp_path)
    at = ask(at, HARDER)
    assert not at.error and "hardens the beam" in said(at)
    indexed(("relaxation-contrast", "decay-law-halflife"), tmp_path)
    assert "3 sources" in at.run().sidebar.markdown[0].value
    assert "37 %" in said(ask(at, "What is the transverse relaxation time T2?"))


def test_a_setting_that_cannot_be_read_is_named_in_one_line(page, store):
    at = page(store, THREADS="many")
    assert not at.exception and len(at.error) == 1
    assert at.error[0].value.startswith("MEDPHYS_THREADS='many' is not a number")


def test_an_unknown_generator_is_told_and_the_page_stays(page, store):
    at = ask(page(store, GENERATOR="nobody:nothing"), HVL)
    assert not at.exception and len(at.error) == 1 and at.chat_input


def test_a_failure_inside_shows_no_traceback(page, store, monkeypatch):
    class Broken:
        class generator:
            name = "grounded"

        def ask(self, question: object) -> None:
            raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("rag.tutor.tutor", lambda settings: Broken())
    at = ask(page(store), HVL)
    assert not at.exception and "Something went wrong" in at.error[0].value
    assert "secret" not in at.error[0].value and not at.session_state.turns


def test_a_formula_is_found_and_shown_with_its_letters(page, store):
    at = page(store)
    at.selectbox(key="formula").set_value("hvl").run()
    sheet = at.sidebar.markdown[0].value
    assert (
        "\\frac{\\ln 2}{\\mu}" in sheet and "linear attenuation coefficient, 1/cm" in sheet and "Valid for: " in sheet
    )
