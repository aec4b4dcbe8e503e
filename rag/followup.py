"""Makes a follow-up stand alone: "and in lead?" takes the place of the material asked about before."""

from __future__ import annotations

import re

from medphys.errors import UnitError
from physics.extract import Span, read, spans

_OPENS = re.compile(
    r"^\s*(and|or|but|so|then|what about|how about|what if|why is (that|this)|why\??$|how so|in (which|what) unit|same for|now)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(it|its|they|them|their|one)\b|\b(is|does|do|are|about|for|of|with|in|by|than|like) (that|this|these|those)\b(?! [a-z]+ (is|are|that))|\b(that|this|these|those)\s*\?",
    re.IGNORECASE,
)
_STANDS = re.compile(
    r"^\s*(what|why|how|which|when|where|who|is|are|does|do|can|define|explain|calculate|compute|find|convert)\b.*\w+.*\w+.*\w+.*\w+",
    re.IGNORECASE,
)


def needs_context(text: str) -> bool:
    """Whether a question leans on the one before: it opens like a reply, points back, or is a fragment."""
    size = len(text.split())
    if size <= 14 and _OPENS.search(text):
        return True
    if size <= 16 and _POINTS.search(text):
        return True
    return (
        size <= 4 and not re.match(r"\s*(what|define|who|convert)\b", text, re.IGNORECASE) and not _STANDS.search(text)
    )


def standalone(before: str, now: str) -> str:
    """The follow-up as a question of its own, in the words of the question before it."""
    replaced = _replaced(before, now)
    if replaced != before:
        return replaced
    if re.match(r"\s*(why|how so)(\s+is\s+(that|this|it)( so)?)?\s*\?*\s*$", now, re.IGNORECASE):
        return f"Why: {before}"
    if re.match(r"\s*(and\s+)?(in|to)\s", now, re.IGNORECASE) and read(now).asked_unit:
        return f"{before.rstrip(' ?.')} {re.sub(r'^and ', '', now.strip(' ?'), flags=re.IGNORECASE)}?"
    if (subject := _subject(before)) and (named := _PRONOUN.sub(subject, now, count=1)) != now:
        return named
    return f"{before.rstrip(' ?.')}; {now}"


_PRONOUN = re.compile(r"\b(it|they|them|that|this|these|those)\b(?!\s+(?:is|are)\b)|\b(it|they)\b", re.IGNORECASE)
_SUBJECT = (
    r"^(?:what|which)(?:'s| is| are| was| were)(?: the (?:meaning|definition|purpose|unit|role|cause|value)s? of)? (?P<s>[^,;]+?)(?: used for| for| mean| called)?$",
    r"^(?:define|explain|describe) (?P<s>[^,;]+?)(?: to me| briefly| in .*)?$",
    r"^(?:how|why|when) (?:does|do|is|are|can|did) (?P<s>(?:the |an? )?[\w-]+(?: [\w-]+){0,3}?) (?:works?|depends?|works|measured?|made|produced|form\w*|detects?|happens?|arises?|need\w*|used|calculated|defined)\b",
    r"^what (?:does|do|causes?|makes?) (?P<s>[^,;]+?)(?: mean| do| measure| describe| stand for)?$",
)


def _subject(before: str) -> str:
    """What the earlier question was about: 'a GM counter' of 'How does a GM counter work?'; '' if it is not plain."""
    plain = before.strip().rstrip("?. ")
    found = next((m["s"] for p in _SUBJECT if (m := re.match(p, plain, re.IGNORECASE))), "")
    return found if 0 < len(found.split()) <= 8 else ""


def _replaced(before: str, now: str) -> str:
    """The earlier question with each material, nuclide or value that the follow-up names put in place of its like."""
    out = before
    for new in spans(now):
        old = next((s for s in spans(out) if _alike(s, new)), None)
        if old is not None and old.words != new.words:
            out = out[: old.start] + new.words + out[old.end :]
    return out


def _alike(one: Span, two: Span) -> bool:
    if one.kind != two.kind:
        return False
    if one.value is None or two.value is None:
        return True
    try:
        return bool(one.value.dimensionality == two.value.dimensionality)
    except UnitError:
        return False
