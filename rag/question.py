"""A question as the tutor sees it: its words, its options, and what was said before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

LONGEST = 2000  # characters; a question longer than this is a pasted document
_OPTION = re.compile(r"(?:^|[\s;,])\(?([A-H])[).:]\s+(.+?)(?=(?:[\s;,]\(?[A-H][).:]\s)|$)", re.DOTALL)
_FOLLOW_UP = re.compile(
    r"^(and|or|but|so|then|what about|how about|why is that|why|how so|in which unit|and in|same for)\b|"
    r"\b(it|its|this|that|these|those|they|them|there)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(r"\b(it|its|this|that|these|those|they|them|there)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Question:
    """What the student asks. `choices` may be given apart or stand in the text as 'A) ... B) ...'."""

    text: str
    choices: tuple[str, ...] = ()
    history: tuple[tuple[str, str], ...] = ()  # ("user" | "assistant", words), oldest first

    @classmethod
    def of(cls, text: str, choices: Sequence[str] = (), history: Sequence[dict[str, str]] = ()) -> Question:
        """From plain JSON values; options that stand in the text are taken out of it."""
        stem, found = (text, ()) if choices else split_options(text)
        turns = tuple((str(turn.get("role", "user")), str(turn.get("content", ""))) for turn in history)
        return cls(" ".join(stem.split()), tuple(choices) or found, turns)

    @cached_property
    def standalone(self) -> str:
        """The question with what it points back to: 'and in lead?' after a question on aluminium."""
        before = [words for role, words in self.history if role == "user"]
        if not before or not needs_context(self.text):
            return self.text
        return merge(Question(before[-1], history=self.history[:-2]).standalone, self.text)


def split_options(text: str) -> tuple[str, tuple[str, ...]]:
    """The stem and the options of 'Stem? A) one B) two'; no options unless letters run A, B, ..."""
    found = list(_OPTION.finditer(text))
    letters = "".join(m[1] for m in found)
    if len(found) < 2 or letters != "ABCDEFGH"[: len(found)]:
        return text, ()
    return text[: found[0].start()].strip(), tuple(m[2].strip(" ;,\n") for m in found)


def needs_context(text: str) -> bool:
    """Whether a question leans on the one before: it points back, or is too short to stand."""
    short = len(text.split()) <= 4
    return bool(_FOLLOW_UP.search(text)) and len(text.split()) <= 14 or short and not re.match(r"(what|define)\b", text, re.I)


def merge(before: str, now: str) -> str:
    """The earlier question followed by the new words; the retriever and the engine read both."""
    return f"{before.rstrip(' ?.')}; {now}"
