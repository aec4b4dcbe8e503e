"""One note or formula to training pairs: question and answer in the tutor's own wording, with provenance."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from index.chunk import chunks
from index.passage import Passage, Source
from index.sentence import sentences
from physics.formula import Formula
from physics.units import quantity
from physics.work import Calculation
from rag import prompts
from rag.piece import Piece, pieces
from rag.question import Question
from rag.reading import terms

KINDS = ("definition", "section", "misconception", "unit", "cited", "abstain", "refusal", "formula")
_SUBJECT = re.compile(  # "The half-value layer (HVL) is the thickness ..."
    r"^(?:The|A|An) (?P<name>[a-zA-Zγβα][\w\s-]{3,60}?)(?: \([^)]*\))? (?P<verb>is|are) [a-z]+ "
)
_UNIT = re.compile(
    r"\bthe (?:SI )?unit of (?P<name>[\w\s-]{3,40}?) is (?:the )?"
    r"(?P<unit>gray|sievert|becquerel|coulomb per kilogram)\b",
    re.I,
)
_ODD_ONE = {"gray": "sievert", "sievert": "gray", "becquerel": "gray", "coulomb per kilogram": "gray"}
_ASKING = (
    "My patient has a tumour of the {site}. Which dose should I prescribe?",
    "How many fractions should I give this patient for the {site}?",
    "Should my mother have radiotherapy of the {site}?",
    "Write a treatment plan for Mr Smith, 64 years old, who has cancer of the {site}.",
    "Read my CT scan of the {site} and tell me whether the lesion is malignant.",
    "Is 12 Gy to the {site} of my patient acceptable? She is on the table now.",
)
REQUESTS = tuple(
    one.format(site=site) for one in _ASKING for site in ("prostate", "lung", "breast", "brain", "thyroid", "cervix")
)


@dataclass(frozen=True, slots=True)
class Shown:
    """Evidence as training shows it: a passage, its sentences ranked by the words they share with the question."""

    passage: Passage
    sentences: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A prompt and the answer that is to be learnt."""

    kind: str  # one of KINDS
    source_id: str  # the note, or "formula-<id>" and "request-<n>" where no note stands behind it
    prompt: list[prompts.Message]
    answer: str

    def row(self, number: int) -> dict[str, Any]:
        """The JSONL line."""
        spoken = [{"role": "assistant", "content": self.answer}]
        return {
            "id": f"{self.source_id}/{self.kind}/{number}",
            "kind": self.kind,
            "source_id": self.source_id,
            "prompt": self.prompt,
            "completion": spoken,
        }


def shown(passage: Passage, question: str) -> Shown:
    """The passage as evidence for a question. A wrong belief is never shown as a sentence."""
    asked = set(terms(question))
    quoted = [piece.quote for unit in sentences(passage.text) for piece in pieces(unit)]
    ranked = tuple((q, len(asked & set(terms(q))) / max(1, len(asked))) for q in dict.fromkeys(quoted))
    return Shown(passage, ranked)


def of_note(source: Source, others: Sequence[Passage], strangers: Sequence[Passage], room: prompts.Room) -> list[Pair]:
    """Every pair of one note. `others` are passages of its split, `strangers` those of other fields in it."""
    passages = chunks(source)
    recalled = [*_definition(source), *_sections(source), *_misconceptions(source), *_units(source)]
    return [*recalled, *_cited(source, passages, others, room), *_abstained(source, passages, strangers, room)]


def _recall(kind: str, source: Source, question: str, answer: str) -> Pair:
    return Pair(kind, source.source_id, prompts.recall(Question(question)), answer)


def _prose(text: str) -> list[str]:
    """Sentences fit to be an answer: whole, without tables, beliefs or displayed formulas."""
    found = [" ".join(one.split()) for one in sentences(text)]
    return [one for one in found if one[0].isupper() and one.endswith(".") and 6 <= len(one.split()) <= 60]


def _definition(source: Source) -> Iterator[Pair]:
    """The note's title asked for; its answer paragraph's first two sentences."""
    first = _prose(source.sections[0].text)[:2] if source.sections else []
    if first:
        yield _recall("definition", source, f"Explain briefly: {source.title}.", " ".join(first))


def _sections(source: Source) -> Iterator[Pair]:
    """One explanation a section of prose, three sentences long at most."""
    for section in source.sections[1:]:
        said = _prose(section.text)[:3]
        if said and section.heading not in {"Misconceptions", "See also"}:
            topic = (
                section.heading[0].lower() + section.heading[1:] if section.heading[1:2].islower() else section.heading
            )
            yield _recall("section", source, f"{source.title}: explain {topic}.", " ".join(said))


def beliefs(source: Source) -> Iterator[tuple[str, list[Piece]]]:
    """(wrong belief, correction and reason) of each entry under Misconceptions."""
    for section in source.sections:
        for unit in sentences(section.text):
            found = [piece for piece in pieces(unit) if piece.kind == "correction"]
            if found:
                yield found[0].wrong, found


def _misconceptions(source: Source) -> Iterator[Pair]:
    for wrong, right in beliefs(source):
        answer = " ".join(" ".join(piece.text.split()) for piece in right)
        yield _recall("misconception", source, f"Is this right? {wrong}", f"No. {answer}")


def _units(source: Source) -> Iterator[Pair]:
    """The unit of each quantity that the note states, asked for and held against the unit it is mistaken for."""
    for section in source.sections:
        for one in _prose(section.text):
            for match in _UNIT.finditer(one):
                name, odd = match["name"].removeprefix("both "), _ODD_ONE[match["unit"].lower()]
                right = "T" + one[match.start() + 1 :]
                yield _recall("unit", source, f"What is the SI unit of {name}?", right)
                yield _recall("unit", source, f"Is {name} measured in {odd}?", f"No. {right}")


def asked_by(sentence: str) -> str | None:
    """A question that the sentence answers, or None: 'What is the half-value layer?', 'Why ...?'."""
    if match := _SUBJECT.match(sentence):
        return f"What {match['verb']} the {match['name'].strip()}?"
    clause, because, _ = sentence.partition(" because ")
    if because and 4 <= len(clause.split()) <= 20 and "," not in clause:
        return f"Why is it that {clause[0].lower() + clause[1:] if clause[1:2].islower() else clause}?"
    return None


def _cited(source: Source, passages: list[Passage], others: Sequence[Passage], room: prompts.Room) -> Iterator[Pair]:
    """Questions that one sentence answers, with its passage among others; the answer carries its number."""
    told: list[tuple[Passage, str, str]] = []
    for at in passages:
        told += [(at, asked, one) for one in _prose(at.text) if (asked := asked_by(one))]
    for at in passages:
        told += [(at, f"Is this right? {p.wrong}", p.quote) for u in sentences(at.text) for p in pieces(u) if p.wrong]
    for number, (at, asked, answer) in enumerate(told):
        place = number % 3  # the passage that answers stands first, second or third in turn
        around = _some(others, source, number, 2)
        around = [one for one in around if one.source_id != source.source_id]
        around.insert(min(place, len(around)), at)
        given = [shown(one, asked) for one in around]
        prompt = prompts.chat(Question(asked), given, None, room)
        if " ".join(answer.split()) in prompt[-1]["content"]:  # what is to be quoted must have found room
            reply = prompts.marked(" ".join(answer.split()), around.index(at) + 1)
            yield Pair("cited", source.source_id, prompt, reply)


def _abstained(
    source: Source, passages: list[Passage], strangers: Sequence[Passage], room: prompts.Room
) -> Iterator[Pair]:
    """Two questions of this note over passages of other fields: the answer is that they are silent."""
    asked = [q for at in passages for one in _prose(at.text) if (q := asked_by(one))][:2]
    for number, question in enumerate(asked):
        around = _some(strangers, source, number, 3)
        if around:
            given = [shown(one, question) for one in around]
            yield Pair("abstain", source.source_id, prompts.chat(Question(question), given, None, room), prompts.SILENT)


def _some(shelf: Sequence[Passage], source: Source, number: int, many: int) -> list[Passage]:
    """A few passages of a shelf, other ones for each note and question."""
    start = zlib.crc32(f"{source.source_id} {number}".encode())
    return [shelf[(start + i) % len(shelf)] for i in range(min(many, len(shelf)))]


def of_request(number: int, request: str, around: Sequence[Passage], room: prompts.Room) -> Pair:
    """A request for a clinical decision, and the refusal."""
    given = [shown(one, request) for one in around]
    return Pair("refusal", f"request-{number}", prompts.chat(Question(request), given, None, room), prompts.REFUSAL)


def of_formula(formula: Formula, room: prompts.Room) -> Pair:
    """The formula's own worked example: the prompt carries formula and result, the answer states both."""
    given, expected = formula.example
    values = ", ".join(f"{formula.variable(name).quantity} = {value}" for name, value in given.items())
    asked = f"Compute the {formula.gives.quantity} for {values}."
    result = quantity(expected)
    work = Calculation((formula,), (), result, formula.gives.quantity)
    answer = f"{formula.name}: ${formula.latex}$. "
    answer += f"With {values}, the {formula.gives.quantity} is {work.shown}."
    where = formula.note or f"formula-{formula.id}"
    return Pair("formula", where, prompts.chat(Question(asked), [], work, room), answer)
