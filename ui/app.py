"""The tutor as a web page: `streamlit run ui/app.py`, or `make run`.

Runs from top to bottom at each click, as Streamlit pages do. The page is drawn before anything heavy is
loaded; the tutor comes with the first question and then stays for every visitor.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

import streamlit as st

from index.store import current
from medphys.errors import UserError
from medphys.settings import Settings, load
from rag.answer import Answer
from rag.question import Question
from rag.tutor import Tutor
from ui import render, sidebar
from ui.excerpt import excerpt

EXAMPLES = (
    "What is the half-value layer of aluminium at 100 keV?",
    "Why is the second half-value layer larger than the first?",
    "What is the difference between absorbed dose and equivalent dose?",
    "What are true, scattered and random coincidences in PET?",
    "A Tc-99m source has an activity of 740 MBq. What is its activity after 10 h?",
    "Why does a CT image of dense bone show dark streaks?",
    "What does the alpha/beta ratio describe?",
    "Which interaction dominates in soft tissue at 1 MeV? A) Photoelectric effect B) Compton scattering "
    "C) Pair production D) Rayleigh scattering",
)
STUDENT, TUTOR = ":material/person:", ":material/school:"
STYLE = """<style>
[data-testid="stMainBlockContainer"] { max-width: 50rem; padding-top: 3rem; }
[data-testid="stMainBlockContainer"] :is(h1, [data-testid="stChatMessage"]) { scroll-margin-top: 3.5rem; }
[data-testid="stMainBlockContainer"] h1 { font-size: clamp(1.75rem, 6vw, 2.4rem); }
[data-testid="stMarkdownContainer"] table { display: block; overflow-x: auto; width: fit-content; max-width: 100%; }
[data-testid="stMarkdownContainer"] .katex { font-size: 1.06em; }
[data-testid="stMarkdownContainer"] .katex-display { overflow-x: auto; overflow-y: hidden; padding: 0.15rem 0; }
[data-testid="stCaptionContainer"] { opacity: 0.8; }
[class*="st-key-example-"] button { min-height: 3.6rem; }
[class*="st-key-example-"] button * { width: 100%; text-align: left; white-space: normal; overflow: visible; }
@media (max-width: 640px) {
  [data-testid="stMainBlockContainer"] { padding-left: 0.8rem; padding-right: 0.8rem; }
  [data-testid="stChatMessage"] > div:first-child { display: none; }
  [data-testid="stChatMessage"] { padding: 0.6rem; }
  [data-testid="stExpanderDetails"] { padding: 0.5rem; }
  [data-testid="stMarkdownContainer"] :is(th, td) { padding: 0.2rem 0.4rem; font-size: 0.9rem; }
}
</style>"""
# Streamlit glides to the end of a page that holds a chat box: on a phone past the title, past the answer to the
# last source. This brings the reader back to the start, once the gliding is over. Only our own words stand in it.
FROM_THE_TOP = """<span></span><script>
for (const ms of [300, 700, 1200]) setTimeout(() => [...document.querySelectorAll('%s')].at(%d)?.scrollIntoView(), ms);
// for turn %d
</script>"""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with its answer, and each citation's quote in its context."""

    question: str
    answer: Answer
    excerpts: tuple[str, ...]


def main() -> None:
    """Draw the page: side column, conversation so far, the new question and its answer."""
    st.set_page_config(page_title="Medphys tutor", page_icon="⚛️", initial_sidebar_state="auto")
    st.html(STYLE)
    st.session_state.setdefault("turns", [])
    try:
        settings = load()
    except UserError as told:  # a setting that cannot be read: nothing below could work
        st.error(str(told))
        return
    asked = st.chat_input("Ask about medical physics") or st.session_state.pop("example", None)
    if not st.session_state.turns and not asked:
        welcome(settings)
    for number, turn in enumerate(st.session_state.turns):
        show_question(turn.question)
        with st.chat_message("assistant", avatar=TUTOR):
            show_answer(turn, number, latest=not asked and turn is st.session_state.turns[-1])
    if asked:
        show_question(asked)
        with st.chat_message("assistant", avatar=TUTOR):
            answer_now(asked)
    # drawn last, so that a first visitor sees the page before the formulas are read
    sidebar.show(settings, st.session_state.get("generator", settings.generator), start_anew)


def welcome(settings: Settings) -> None:
    """What a student sees before the first question; a line of help if nothing can be answered yet."""
    st.title("Medical physics tutor", anchor=False)
    st.markdown(
        "Answers quote their sources, numbers come with their steps, and what the sources do not support is not said."
    )
    try:
        current(settings.store_folder)
    except UserError as absent:
        st.error(str(absent))
    st.markdown("**Try one of these**")
    for row in range(0, len(EXAMPLES), 2):
        for column, n in zip(st.columns(2), range(row, row + 2), strict=True):
            column.button(EXAMPLES[n], key=f"example-{n}", on_click=choose, args=(EXAMPLES[n],), width="stretch")
    st.html(FROM_THE_TOP % ("h1", 0, 0), unsafe_allow_javascript=True)


def choose(example: str) -> None:
    st.session_state.example = example


def start_anew() -> None:
    st.session_state.turns = []


def show_question(text: str) -> None:
    with st.chat_message("user", avatar=STUDENT):
        st.markdown(render.question(text))


def answer_now(text: str) -> None:
    """Ask the tutor and show what comes; what goes wrong is one clear line."""
    try:
        with st.spinner("Looking it up"):
            turn = ask(text)
    except UserError as told:
        st.error(str(told))
    except Exception:  # the page must stand whatever fails; the log keeps the traceback
        logging.getLogger(__name__).exception("a question failed")
        st.error(
            "Something went wrong on our side, and this question has no answer. The server's log says what it was."
        )
    else:
        st.session_state.turns.append(turn)
        show_answer(turn, len(st.session_state.turns) - 1, latest=True)
        asked_last = ('[data-testid="stChatMessage"]', -2, len(st.session_state.turns))
        st.html(FROM_THE_TOP % asked_last, unsafe_allow_javascript=True)


def ask(text: str) -> Turn:
    """The turn that answers a question, in the light of the turns before. Raises UserError."""
    tutor = shared_tutor(str(current(load().store_folder)))
    st.session_state.generator = tutor.generator.name
    answer = tutor.ask(Question.of(text, history=history(st.session_state.turns)))
    return Turn(text, answer, tuple(excerpt(tutor.source_text(c.source_id), c.quote) for c in answer.citations))


def history(turns: list[Turn]) -> list[dict[str, str]]:
    """The conversation as Question reads it."""
    roles = [[("user", t.question), ("assistant", t.answer.answer)] for t in turns]
    return [{"role": role, "content": words} for pair in roles for role, words in pair]


def open_tutor(version: str) -> Tutor:
    """The tutor over one version of the index; a rebuilt index is another version, and gets another tutor."""
    from rag.tutor import tutor

    return tutor(load())


shared_tutor = st.cache_resource(open_tutor, max_entries=1, show_spinner=False)


def show_answer(turn: Turn, number: int, *, latest: bool) -> None:
    """The words, the calculation, how sure, and the sources; those of earlier answers are folded."""
    answer = turn.answer
    st.markdown(render.body(answer))
    if answer.calculation:
        show_calculation(answer)
    st.caption(render.status_line(answer))
    if not answer.citations:
        return
    with st.expander(render.sources_title(answer), expanded=latest):
        for citation, words in zip(answer.citations, turn.excerpts, strict=True):
            with st.container(border=True, key=f"citation-{number}-{citation.marker}"):
                st.markdown(render.citation_title(citation))
                st.markdown(words)
                if foot := render.citation_foot(citation):
                    st.caption(foot)


def show_calculation(answer: Answer) -> None:
    """Result, formula cards, numbered steps, assumptions and data."""
    from physics.formulas import FORMULAS

    calculation = answer.calculation or {}
    with st.container(border=True):
        st.markdown(render.result(calculation))
        for shown in answer.formulas:
            displayed, small_print = render.formula_card(shown, FORMULAS.get(shown.id), answer.answer)
            st.markdown(displayed)
            st.caption(small_print)
        st.markdown(render.steps(calculation))
        if grounds := render.grounds(calculation):
            st.caption(grounds)


if __name__ == "__main__":
    main()
