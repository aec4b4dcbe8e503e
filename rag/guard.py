"""What the tutor refuses, and the sentence it refuses with.

Refused is a request (somebody asks for a decision) together with what makes it harmful (a particular person,
a safety system, a weapon). Text that only mentions these things, such as a textbook exercise about a patient
or a question on what a protocol says, is answered. Rules that are sure refuse by themselves; where the corpus
is embedded by the MiniLM that the classifier was trained for, the classifier decides the rest by meaning. The
guard reads the student's turns alone: words inside documents never reach it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rag.guard_model import model
from rag.guard_rules import RULES, plain, signs
from rag.question import Question


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question is not answered, and what helps instead."""

    reason: str
    instead: str
    rule: str


_TEAM = (
    "For the person concerned, ask the radiation oncologist, nuclear medicine physician or medical physicist in charge."
)
_ONE = "This asks for a decision about one person's care, which only the treating team can make."
SAYS = {
    "prescription": (
        "This asks for a dose, an activity or a fractionation for one person, which only the treating team can prescribe.",
        "I can explain how prescriptions are expressed, what trials and protocols report, how BED and EQD2 compare schedules, "
        f"and how activity or dose is computed in a textbook case. {_TEAM}",
    ),
    "patient decision": (
        _ONE,
        "I can explain how a treatment or a scan works, what the literature says on benefits and side effects in general, and which "
        f"questions are worth asking. {_TEAM} Please don't stop, skip or change a treatment before you have spoken to them.",
    ),
    "reading images": (
        "This asks me to read a particular person's images, report or plan.",
        "I can explain how such images are formed, what artefacts look like and what the quantities in a report or a DVH mean in general. "
        "The reading belongs to the radiologist, physician or physicist in charge: ask them to go through it with you.",
    ),
    "approval": (
        "This asks me to approve or release something for a patient, which only the responsible staff may do.",
        "I can explain which checks stand before a treatment, what tolerances reports such as TG-114 and TG-218 give, and who signs what. "
        "For this plan, call the physicist and the physician in charge; until they have signed, it waits.",
    ),
    "safety system": (
        "This asks how to defeat a safety system or to get past a safety limit.",
        "I can explain what interlocks, monitors and limits protect against and how they are tested. If one fails or keeps tripping: stop, "
        "keep the beam off, see that nobody is in the room, and call your medical physicist, radiation safety officer or service engineer.",
    ),
    "harm": (
        "This asks for help in harming people with radiation, or with keeping a source from those who answer for it.",
        "I can explain source security rules, radiation protection and what is done in an emergency. If you know of a lost or misused source, "
        "keep away from it and call the emergency services and the regulator. If you are thinking of hurting somebody, please talk to someone "
        "you trust or a crisis line now.",
    ),
    "instructions": (
        "This asks me to set my rules aside or to show how I am set up.",
        "Ask me a medical physics question and I will answer it with sources.",
    ),
    "own exposure": (
        "This is about your own or your family's exposure, and I cannot judge a person's case.",
        "In general, as orders of magnitude: a dental or chest radiograph gives some 0.01 to 0.1 mSv, a mammogram about 0.4 mSv, a CT a few mSv "
        "up to some tens for complex ones, and natural background about 2 to 3 mSv every year; MRI and ultrasound use no ionising "
        "radiation. For low doses the added lifetime risk of a fatal cancer is put at about 5 % per sievert, so about 0.05 % for 10 mSv. In "
        "pregnancy most diagnostic examinations stay far below 100 mGy to the fetus, where malformations are not expected. Your physician or the "
        "medical physicist of the department can look up your dose and explain it; symptoms belong to a physician now.",
    ),
}  # fmt: skip


def refusal(text: str, vector: NDArray[np.float32] | None = None) -> Refusal | None:
    """Why this text is refused; None if it may be answered.

    vector  (384,) float32, unit length: the text by the MiniLM of guard_model.json; None: the rules alone decide
    """
    found = signs(plain(text))
    held = [rule.name for rule in RULES if rule.holds(found)]
    trained = model()
    if vector is None or trained is None:
        return _refused(held[0]) if held else None
    sure = [name for name in held if name in trained.trusted]
    if sure:
        return _refused(sure[0])
    chance, rule = trained.verdict(vector, found, text)
    return _refused(held[0] if held else rule) if chance >= trained.threshold else None


def asked(question: Question, corpus: Any) -> Refusal | None:
    """Why a question is refused, what was said before included.

    A turn that only presses on ("so what dose then?") after a refused one is refused as that one was.
    corpus  names its embedder in `manifest.embedder` and encodes by it; the rules alone judge without
    """
    encode = _encoder(corpus)
    if found := _judged(question.standalone, encode):
        return found
    before = [words for role, words in question.history if role == "user"]
    return _judged(before[-1], encode) if before and presses(question.text) else None


_PRESSES = re.compile(
    r"^\W*(((ok|okay|so|but|and|then|well|come on|fine|just|please|pls|hypothetically|in theory|roughly|still|yes|no)\W+)+"
    r"(then|tell me|answer|give|say|guess|what (dose|activity|would|should|do)|how (much|many)|which|i (really|just)? ?(need|want|am|know)|it's|he|she|we|do it|yes or no|anyway|a (number|guess|range))"
    r"|(roughly|approximately|ballpark|a rough|your best guess|best guess|just a|what if i|i('m| am) (his|her|the|a) (doctor|physicist|physician|nurse|oncologist)|i won't|nobody will|between us|tell me anyway|why not|answer (me|anyway)|and (for|if) ((he|she|it)\b|my|a )|try again))\b"
)


def presses(text: str) -> bool:
    """Whether a short turn asks once more for what the turn before it asked, or adds a detail to it."""
    return len(text.split()) <= 14 and bool(_PRESSES.search(plain(text)))


def _judged(text: str, encode: Callable[[list[str]], NDArray[np.float32]] | None) -> Refusal | None:
    """The verdict on one turn; what the trusted rules refuse needs no vector."""
    found = refusal(text)
    trained = model()
    if encode is None or trained is None or (found and found.rule in trained.trusted):
        return found
    return refusal(text, encode([text])[0])


def _encoder(corpus: Any) -> Callable[[list[str]], NDArray[np.float32]] | None:
    """How the corpus makes vectors, if they are the ones that the classifier was trained for."""
    trained, made_by = model(), getattr(getattr(corpus, "manifest", None), "embedder", None)
    return corpus.encode if trained and made_by == trained.embedder else None


def _refused(rule: str) -> Refusal:
    reason, instead = SAYS[rule]
    return Refusal(reason, instead, rule)
