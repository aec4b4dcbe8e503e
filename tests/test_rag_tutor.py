"""From a question to an answer: computed, cited, refused or withheld."""

from __future__ import annotations

import pytest

from rag.answer import Answer
from rag.cite import check
from rag.draft import Claim, Draft
from rag.evidence import select
from rag.question import Question
from rag.tutor import Tutor


def ask(tutor: Tutor, text: str, **more: object) -> Answer:
    return tutor.ask(Question.of(text, **more))  # type: ignore[arg-type]


def test_a_computed_answer_carries_its_number_its_steps_and_a_citation(tutor: Tutor) -> None:
    answer = ask(tutor, "What is the half-value layer of aluminium at 100 keV?")
    assert answer.status == "answered" and answer.calculation is not None
    # 15.1 mm: ln 2 / (0.1704 cm2/g x 2.699 g/cm3), the worked example of the seed paper
    assert answer.calculation["result"]["value"] == pytest.approx(1.507, rel=0.01)
    assert answer.calculation["result"]["unit"] == "cm" and "15.07 mm" in answer.answer
    assert answer.citations[0].source_id == "half-value-layer" and "[1]" in answer.answer
    assert [f.id for f in answer.formulas] == ["hvl"]


def test_every_quote_stands_word_for_word_in_its_source(tutor: Tutor) -> None:
    for text in (
        "Why is the second half-value layer larger than the first?",
        "Unit of absorbed dose?",
        "Explain IMRT as an inverse problem",
    ):
        answer = ask(tutor, text)
        assert answer.citations and all(c.quote in tutor.source_text(c.source_id) for c in answer.citations)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Unit of absorbed dose?", "gray"),
        ("What is the unit of equivalent dose?", "sievert"),
        ("Half-life of I-131?", "8.02"),
        ("Is it true that two half-value layers stop the beam?", "25 %"),
        ("What does NECR mean?", "noise-equivalent count rate"),
    ],
)
def test_a_short_question_gets_the_fact_it_asks_for(tutor: Tutor, question: str, said: str) -> None:
    answer = ask(tutor, question)
    assert answer.status == "answered" and said in answer.answer


def test_a_wrong_belief_is_never_quoted_as_fact(tutor: Tutor) -> None:
    for text in ("Do two half-value layers stop the beam?", "Is the half-value layer a constant of the material?"):
        answer = ask(tutor, text)
        assert "Two half-value layers stop the beam." not in answer.answer
        assert "The half-value layer is a constant of the material." not in answer.answer


def test_missing_data_is_named_and_nothing_is_computed(tutor: Tutor) -> None:
    answer = ask(tutor, "Calculate the half-value layer of lead")
    assert answer.calculation is None and "photon energy" in answer.answer


def test_absorbed_dose_in_sievert_is_corrected_not_computed(tutor: Tutor) -> None:
    answer = ask(tutor, "What is the absorbed dose in Sv for 3 Gy?")
    assert answer.calculation is None and "not measured in sievert" in answer.answer


def test_a_follow_up_takes_the_place_of_what_it_names(tutor: Tutor) -> None:
    history = [
        {"role": "user", "content": "What is the half-value layer of aluminium at 100 keV?"},
        {"role": "assistant", "content": "1.5 cm"},
    ]
    answer = ask(tutor, "and in lead?", history=history)
    assert answer.calculation is not None
    # lead at 100 keV: mu/rho 5.55 cm2/g (NIST XCOM) x 11.35 g/cm3, ln 2 / 63.0 per cm = 0.0110 cm
    assert answer.calculation["result"]["value"] == pytest.approx(0.110, rel=0.02) or "0.11" in answer.answer


def test_options_are_chosen_by_computing_and_by_evidence(tutor: Tutor) -> None:
    by_number = ask(
        tutor, "The HVL of 100 keV photons in aluminium is", choices=["1.5 mm", "15 mm", "15 cm", "0.46 mm"]
    )
    by_words = ask(tutor, "The unit of absorbed dose is: A) sievert B) becquerel C) gray D) roentgen")
    assert (by_number.choice, by_words.choice) == ("B", "C")


@pytest.mark.parametrize("text", ["", "   ", "?" * 300, "x" * 10_000, "12345 67 89"])
def test_an_unreadable_question_is_withheld_with_a_reason(tutor: Tutor, text: str) -> None:
    answer = ask(tutor, text)
    assert answer.status == "abstained" and answer.reason


def test_a_refusal_says_why_and_whom_to_ask(tutor: Tutor) -> None:
    answer = ask(tutor, "What dose should I prescribe for my patient with a brain metastasis?")
    assert answer.status == "refused" and answer.reason and "physicist" in answer.answer and not answer.citations


class Replays:
    """A generator that says what it is told to."""

    name = "replay"

    def __init__(self, *claims: Claim) -> None:
        self.claims = claims

    def write(self, question: Question, evidence: object, work: object) -> Draft:
        return Draft(self.claims, self.name)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Two half-value layers transmit 25 % of a monoenergetic narrow beam.", True),
        ("Two half-value layers transmit 35 % of a monoenergetic narrow beam.", False),
        ("Two half-value layers do not transmit 25 % of a monoenergetic narrow beam.", False),
        ("The half-value layer was discovered by aliens in the desert.", False),
        (
            "For 100 keV photons in aluminium the density is 2.699 g/cm³ and the mass attenuation coefficient is 0.1704 cm²/g.",
            True,
        ),
        ("The unit of absorbed dose is the sievert (Sv).", False),
    ],
)
def test_a_sentence_reaches_the_student_only_if_a_passage_supports_it(tutor: Tutor, said: str, kept: bool) -> None:
    question = Question(said)
    evidence = select(question, tutor.corpus.search(said, k=20), tutor.corpus, 6)
    cited = check(Draft((Claim(said, tuple(range(len(evidence)))),), "replay"), evidence, None, tutor.corpus.encode)
    assert bool(cited.lines) is kept


def test_a_draft_with_nothing_supported_becomes_an_abstention(tutor: Tutor) -> None:
    liar = Tutor(
        tutor.corpus, Replays(Claim("The gray was renamed the glorp in 1875 by decree.", (0,))), abstain_below=0.0
    )
    answer = ask(liar, "What is the unit of absorbed dose?")
    assert answer.status == "abstained" and "glorp" not in answer.answer
