"""The calibrated chance that an answer is right, and with it the decision to abstain.

A logistic model over a handful of signals of the answer path. Its weights are fitted by `make eval`
on the calibration questions (evals/questions/calibration.jsonl, never the test questions) and kept
in confidence.json beside this file, with the date and the number of questions.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from physics.extract import read
from physics.work import Calculation, Missing, Work
from rag.cite import Cited
from rag.evidence import Corpus, Evidence
from rag.question import Question
from rag.terms import SYMBOL, reports, telling, terms

FILE = Path(__file__).with_name("confidence.json")


@dataclass(frozen=True, slots=True)
class Signals:
    """What the answer path noticed, each about 0..1."""

    cosine: float  # question against its best passage
    relevance: float  # best sentence
    covered: float  # share, by rarity, of the question's words that the best passage holds
    known: float  # share of the question's words that the corpus holds at all
    unknown: float  # share of the telling words that the corpus does not know; 1 for a numbered report it does not name
    rarest: float  # 1 if the most telling word that the corpus knows stands in the best passages
    lead: float  # best passage against the fifth, fused score
    support: float  # weakest support of a kept sentence
    computed: float  # 1 if the engine computed the result
    missing: float  # 1 if the engine lacked data
    uncomputed: float  # numbers of the question that no calculation used, three or more count 1; 0 with options
    said: float  # share, by rarity, of the question's words that stand in the answer as written
    margin: float  # lead of the chosen option over the next; 1 without options


def signals(
    question: Question, evidence: list[Evidence], cited: Cited, work: Work, margin: float, corpus: Corpus
) -> Signals:
    """The signals of one answer; zeros where there is no evidence."""
    told = {w: corpus.rarity(w) for w in telling(question.standalone) if not w.startswith(SYMBOL)}
    strange = {w for w in told if w.isalpha() and not corpus.known(w)}
    known = {w: v for w, v in told.items() if w not in strange}
    held = terms(" ".join(f"{e.passage.title} {e.passage.section} {e.passage.text}" for e in evidence[:3]))
    named = " ".join(f"{e.passage.title} {e.passage.text}" for e in evidence)
    lacking = set(reports(question.standalone)) - set(reports(named))
    written = terms(cited.text)
    corrects = isinstance(work, Missing) and work.correction
    return Signals(
        cosine=max((e.hit.cosine for e in evidence), default=0.0),
        relevance=max((e.best for e in evidence), default=0.0),
        covered=max((r.covered for e in evidence for r in e.ranked), default=0.0),
        known=sum(known.values()) / max(1e-9, sum(told.values())),
        unknown=1.0 if lacking else len(strange) / max(1, len(told)),
        rarest=float(bool(known) and max(known, key=lambda w: known[w]) in held),
        lead=evidence[0].hit.score - evidence[-1].hit.score if len(evidence) > 1 else 0.0,
        support=cited.support,
        computed=float(isinstance(work, Calculation) or corrects),
        missing=float(isinstance(work, Missing) and not corrects),
        uncomputed=_uncomputed(question, work),
        said=sum(v for w, v in told.items() if w in written) / max(1e-9, sum(told.values())),
        margin=margin,
    )


def _uncomputed(question: Question, work: Work) -> float:
    """Numbers with units that a question gives to compute with, three or more count 1, where nothing was computed."""
    if question.choices or work is not None:
        return 0.0
    reading = read(question.text)
    given = [g for g in reading.givens if not g.bare]
    return min(3, len(given)) / 3 if reading.asked or reading.wants_number else 0.0


@cache
def fitted() -> dict[str, Any]:
    """What the fit chose: "weights" by signal name with "bias", and "abstain_below"."""
    return dict(json.loads(FILE.read_text(encoding="utf-8")))


def bar() -> float:
    """The chance below which an answer is withheld, as the fit chose it."""
    return float(fitted()["abstain_below"])


def chance(found: Signals) -> float:
    """Probability in 0..1 that the answer is right."""
    w = fitted()["weights"]
    z = float(w["bias"]) + sum(w.get(name, 0.0) * value for name, value in asdict(found).items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))
