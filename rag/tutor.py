"""Tutor.ask: the whole path from a question to an answer, on one screen."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from pint import PintError

from medphys.errors import UserError
from medphys.settings import Settings, load
from physics.solve import solve_from_words
from physics.work import Calculation, Missing, Work
from rag import choice, cite, confidence, guard
from rag.answer import Answer, Citation, FormulaShown
from rag.draft import Draft, Generator
from rag.evidence import Corpus, Evidence, select
from rag.grounded import Grounded, computed
from rag.question import LONGEST, Question
from rag.terms import spelled

SEARCHED, KEPT = 20, 6
Chance = Callable[[confidence.Signals], float]


class Tutor:
    """Answers questions from a corpus. Another retriever or generator is another object handed in."""

    def __init__(
        self,
        corpus: Corpus,
        generator: Generator,
        abstain_below: float | None = None,
        chance: Chance = confidence.chance,
    ) -> None:
        self.corpus = corpus
        self.chance = chance
        self.generator = generator
        self.abstain_below = confidence.bar() if abstain_below is None else abstain_below

    def ask(self, question: Question) -> Answer:
        """Guard, retrieve, select, compute, write, check citations, choose, calibrate, answer or abstain."""
        clock = Clock()
        if reason := unreadable(question):
            return _abstained(question, reason, [], clock, self.generator.name)
        if refused := guard.asked(question, self.corpus):
            return _refused(question, refused, clock, self.generator.name)
        work = _work(question)
        evidence = self.evidence(question, work)
        clock.lap("retrieve_ms")
        draft = anchored(self.generator.write(question, evidence, work), evidence, work)
        clock.lap("generate_ms")
        cited = cite.check(draft, evidence, work, self.corpus.encode)
        picked = choice.pick(question, work, self.corpus)
        margin = picked.margin if picked else 1.0
        chance = self.chance(confidence.signals(question, evidence, cited, work, margin, self.corpus))
        clock.lap("check_ms")
        if not cited.lines or chance < self._bar(question, work):
            silent = "The corpus does not support an answer to this question."
            return _abstained(question, silent, evidence, clock, self.generator.name, chance)
        return _answered(
            question, cited, work, picked, chance, draft.generator, self._referenced(cited.citations), clock
        )

    def _bar(self, question: Question, work: Work) -> float:
        """An offered option may be a guess, and what data are missing may always be said."""
        if isinstance(work, Missing):
            return 0.0
        return min(self.abstain_below, 1.0 / len(question.choices)) if question.choices else self.abstain_below

    def evidence(self, question: Question, work: Work) -> list[Evidence]:
        """The passages worth citing; a computed answer is also looked up by its formula's name."""
        query = spelled(question.standalone)
        hits = self.corpus.search(query, k=SEARCHED)
        formulas = work.formulas if isinstance(work, Calculation) else ()
        for formula in formulas[-1:]:
            more = self.corpus.search(f"{formula.name} {query}", k=5)
            hits += [
                h for h in more if h.passage.source_id == formula.note and h.passage not in [x.passage for x in hits]
            ]
        return select(question, hits, self.corpus, KEPT)

    def source_text(self, source_id: str) -> str:
        """All words of a source; every quote stands in it."""
        return self.corpus.source_text(source_id)

    def _referenced(self, citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
        """Each citation with the first primary reference that its source names."""
        return tuple(replace(c, reference=reference(self.corpus.source(c.source_id).meta)) for c in citations)


def tutor(settings: Settings | None = None, store: Path | None = None) -> Tutor:
    """The tutor that the settings describe. Raises UserError if there is no index or no such generator."""
    from index.search import open_store

    settings = settings or load()
    below = settings.abstain_below if settings.abstain_below >= 0 else None
    return Tutor(open_store(store or settings.store_folder), make(settings), below)


def make(settings: Settings) -> Generator:
    """The generator that MEDPHYS_GENERATOR names."""
    name = settings.generator
    if name == "auto":
        name = "transformers" if _tuned_model_at_hand(settings) else "grounded"
    if name == "grounded":
        return Grounded()
    from rag import llm

    if name == "transformers":
        return llm.TransformersGenerator(settings)
    return llm.LangChainGenerator(name, settings)


def _tuned_model_at_hand(settings: Settings) -> bool:
    """A tuned model is named and a CUDA GPU is there to run it; else `auto` composes without one."""
    if not (settings.model and settings.adapter):
        return False
    from importlib.util import find_spec

    if find_spec("torch") is None:
        return False
    import torch

    return bool(torch.cuda.is_available())


def anchored(draft: Draft, evidence: list[Evidence], work: Work) -> Draft:
    """The draft with the engine's own result and steps in front, where its writer left them out."""
    said = {claim.text for claim in draft.claims}
    own = [claim for claim in computed(work, evidence) if claim.text not in said]
    return Draft((*own, *draft.claims), draft.generator)


def unreadable(question: Question) -> str | None:
    """Why a question cannot be read at all: empty, too long, or no words in it."""
    text = question.text
    if not text.strip():
        return "The question is empty. Ask one in a sentence."
    if len(text) > LONGEST:
        return f"The question has {len(text)} characters. Ask in at most {LONGEST}, one thing at a time."
    if sum(c.isalpha() for c in text) < 2:
        return "There are no words in this question that I can read."
    return None


def reference(meta: dict[str, Any]) -> str:
    """'Hubbell JH ..., Table 3 (1995)': the first primary reference of a note's front matter."""
    listed = meta.get("references")
    if not isinstance(listed, list) or not listed or not isinstance(listed[0], dict):
        return ""
    first = listed[0]
    return f"{first.get('cite', '')}, {first.get('section', '')} ({first.get('year', '')})"


def _work(question: Question) -> Work:
    """What the engine makes of the question; with options, only a result that is one of them counts."""
    try:
        if not question.choices:
            return solve_from_words(question.standalone)
        work = solve_from_words(question.standalone, like=choice.option_unit(question.choices))
    except (UserError, PintError, ArithmeticError):
        return None  # an odd value in odd words: the corpus may still answer
    return work if choice.fits_an_option(work, question.choices) else None


class Clock:
    """Milliseconds of each stage."""

    def __init__(self) -> None:
        self.times: dict[str, float] = {}
        self._start = self._last = time.perf_counter()

    def lap(self, name: str) -> None:
        """Note the time since the last lap."""
        now = time.perf_counter()
        self.times[name] = (now - self._last) * 1000
        self._last = now

    def all(self) -> dict[str, float]:
        return self.times | {"total_ms": (time.perf_counter() - self._start) * 1000}


def _refused(question: Question, refused: guard.Refusal, clock: Clock, by: str) -> Answer:
    said = f"{refused.reason} {refused.instead}"
    return Answer(question.text, said, "refused", refused.reason, 1.0, generator=by, timings=clock.all())


def _abstained(
    question: Question, reason: str, evidence: list[Evidence], clock: Clock, by: str, chance: float = 0.0
) -> Answer:
    near = list(dict.fromkeys(e.passage.title for e in evidence))[:3]
    help_ = f" The nearest topics I can cite are: {'; '.join(near)}." if near else ""
    advice = " Ask about a topic of medical physics, or add a reference that covers it to the corpus."
    said = f"I can't support an answer to that. {reason}{help_}{advice}"
    return Answer(question.text, said, "abstained", reason, chance, generator=by, timings=clock.all())


def _answered(
    question: Question,
    cited: cite.Cited,
    work: Work,
    picked: choice.Picked | None,
    chance: float,
    generator: str,
    citations: tuple[Citation, ...],
    clock: Clock,
) -> Answer:
    calculation = work if isinstance(work, Calculation) else None
    formulas = tuple(FormulaShown(f.id, f.latex, f.name) for f in (calculation.formulas if calculation else ()))
    text = f"**{picked.letter}) {picked.text}**\n\n{cited.text}" if picked else cited.text
    warnings = (f"{cited.dropped} sentence(s) without support were left out.",) if cited.dropped else ()
    return Answer(
        question.text, text, "answered", None, chance, citations, formulas,
        calculation.to_json() if calculation else None, picked.letter if picked else None, warnings, generator, clock.all(),
    )  # fmt: skip
