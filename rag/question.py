"""A question as the tutor sees it: its words, its options, and what was said before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rag.followup import needs_context, standalone

LONGEST = 2000  # characters; a question longer than this is a pasted document
_OPTION = re.compile(r"(?:^|[\s;,])\(?([A-H])[).:]\s+(.+?)(?=(?:[\s;,]\(?[A-H][).:]\s)|$)", re.DOTALL)


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
        return standalone(Question(before[-1], history=self._earlier()).standalone, self.text)

    def _earlier(self) -> tuple[tuple[str, str], ...]:
        """What was said before the last question of the student."""
        last = max(i for i, (role, _) in enumerate(self.history) if role == "user")
        return self.history[:last]


def split_options(text: str) -> tuple[str, tuple[str, ...]]:
    """The stem and the options of 'Stem? A) one B) two'; no options unless letters run A, B, ..."""
    found = list(_OPTION.finditer(text))
    letters = "".join(m[1] for m in found)
    if len(found) < 2 or letters != "ABCDEFGH"[: len(found)]:
        return text, ()
    return text[: found[0].start()].strip(), tuple(m[2].strip(" ;,\n") for m in found)
