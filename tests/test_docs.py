"""What the README shows is true: its answers, its file map, its commands.

`MEDPHYS_UPDATE_README=1 .venv/bin/python -m pytest tests/test_docs.py` writes the answers anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from medphys.cli import as_text, parser
from rag.question import Question

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
QUESTIONS = (
    "What is the half-value layer of aluminium at 100 keV?",
    "Unit of absorbed dose?",
    "Half-life of I-131?",
    "Why is the second half-value layer larger than the first?",
    "A source gives 20 mGy/h at 1 m. What is the dose rate at 3 m?",
    "What is the BED of 30 fractions of 2 Gy for an alpha/beta of 10 Gy?",
    "What is the absorbed dose in Sv for 3 Gy?",
    "Which interaction dominates in soft tissue at 1 MeV? A) photoelectric effect B) Compton scattering C) pair production",
    "How many MBq of I-131 should I give my patient?",
    "How do I bake sourdough bread?",
)
SHOWN = 12  # lines of each answer


def shown(answer: str) -> list[str]:
    """The first lines of an answer, blank ones left out, long ones whole."""
    return [line for line in answer.splitlines() if line.strip()][:SHOWN]


def same(text: str) -> str:
    """The text without its confidences: another processor's last bits move the second decimal."""
    return re.sub(r"confidence \d\.\d\d", "confidence", text)


@pytest.fixture(scope="module")
def answers() -> dict[str, str]:
    """Each question asked of the real tutor, with the index that `make test` builds."""
    from medphys.settings import Settings
    from rag.tutor import tutor

    made = tutor(Settings(generator="grounded"))
    return {q: as_text(made.ask(Question.of(q))) for q in QUESTIONS}


@pytest.mark.slow
def test_the_answers_in_the_readme_are_what_the_tutor_says(answers: dict[str, str]) -> None:
    block = "\n\n".join(
        "```text\n$ medphys ask {!r}\n{}\n```".format(q, "\n".join(shown(a))) for q, a in answers.items()
    )
    text = README.read_text(encoding="utf-8")
    start, end = text.index("-->", text.index("<!-- answers")) + 4, text.index("<!-- /answers -->")
    if os.environ.get("MEDPHYS_UPDATE_README"):
        README.write_text(f"{text[:start]}{block}\n{text[end:]}", encoding="utf-8")
        return
    assert same(text[start:end].strip()) == same(block)


def test_every_file_and_folder_that_the_readme_names_exists() -> None:
    named = re.findall(r"`((?:\w+/)+(?:[\w.]+)?)`", README.read_text(encoding="utf-8"))
    assert named and [n for n in named if "<" not in n and not (ROOT / n).exists()] == []


def test_every_command_of_the_readme_is_one_that_the_parser_takes() -> None:
    import shlex

    commands = re.findall(r"^\.venv/bin/medphys (.+?)(?: >.*)?$", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(commands) >= 9
    for command in commands:
        parser().parse_args(shlex.split(command))


def test_every_make_target_of_the_contract_is_there() -> None:
    targets = re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"run", "test", "index", "finetune", "eval", "bench", "help", "clean"} <= set(targets)
