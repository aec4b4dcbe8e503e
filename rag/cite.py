"""Claims to cited sentences. What no quoted passage supports is dropped, whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.passage import Passage
from index.words import words
from physics.extract import read
from physics.kinds import KINDS
from physics.work import Calculation, Work
from rag.answer import Citation
from rag.draft import Claim, Draft
from rag.evidence import Evidence, Ranked, numbers

ENOUGH = 0.62  # share of a claim's telling words that its passage must hold; evals/LOG.md
MEANING = 0.55  # cosine that a reworded claim must reach with the sentence it rests on
_NOT = re.compile(
    r"\b(not|no|never|none|neither|nor|cannot|can't|isn't|doesn't|without|fails? to|independent)\b", re.IGNORECASE
)
UNITS = re.compile(
    r"(?<=\d)\s?(mm|cm|µm|nm|km|m|keV|MeV|eV|mGy|cGy|µGy|Gy|mSv|µSv|Sv|rem|rad|R|kBq|MBq|GBq|Bq|mCi|Ci|µCi|ms|µs|s|min|h|hours?|days?|d|years?|y|%|Hz|MHz|kHz|kVp|kV|MV|T|HU|dB)\b"
)
_FAMILY_WORDS = (
    ("gray", r"\b([Gg]ray|[cmµ]?Gy)s?\b"), ("sievert", r"\b([Ss]ievert|[mµ]?Sv)s?\b"), ("becquerel", r"\b([Bb]ecquerel|[kMG]?Bq|[mµ]?Ci|[Cc]urie)s?\b"),
)  # fmt: skip
Encode = Callable[[list[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Cited:
    """What may reach the student: sentences with markers, and the citations they point at."""

    lines: tuple[tuple[str, bool], ...]  # (sentence with its markers, stands on a line of its own)
    citations: tuple[Citation, ...]
    dropped: int  # sentences that nothing supported
    support: float  # the weakest support among the kept sentences, 0..1; 0 if there are none

    @property
    def text(self) -> str:
        """Markdown: sentences run on, blocks stand alone."""
        out = ""
        for said, block in self.lines:
            glue = "\n\n" if block or out.endswith(("$$", "\n")) else " "
            out = f"{out}{glue}{said}" if out else said
            out += "\n\n" if block else ""
        return re.sub(r"\n{3,}", "\n\n", out).strip()


def check(draft: Draft, evidence: list[Evidence], work: Work, encode: Encode) -> Cited:
    """Keep each claim that the engine computed or a passage supports; mark it [n] with the very words."""
    own = _own_numbers(work)
    lines: list[tuple[str, bool]] = []
    citations: list[Citation] = []
    dropped, weakest = 0, 1.0
    for claim in draft.claims:
        found = _support(claim, evidence, own, encode)
        if found is None:
            dropped += 1
            continue
        strength, ranked = found
        marker = _marker(citations, ranked) if ranked else ""
        weakest = min(weakest, strength)
        lines.append((f"{claim.text.rstrip()} {marker}".rstrip(), claim.block))
    return Cited(tuple(lines), tuple(citations), dropped, weakest if lines else 0.0)


Support = tuple[float, tuple[Passage, str] | None]


def _support(claim: Claim, evidence: list[Evidence], own: set[str], encode: Encode) -> Support | None:
    """How well the claim is carried and by which words; None if nothing carries it."""
    cited = [evidence[i] for i in claim.evidence if 0 <= i < len(evidence)]
    if claim.quote is None and not claim.computed and unit_clash(claim.text):
        return None
    if claim.computed:
        return 1.0, _shown(cited)
    if claim.quote is not None:
        holder = next((e for e in cited if claim.quote in e.passage.text), None)
        return (1.0, (holder.passage, claim.quote)) if holder else None
    best = max((_rests(claim.text, e, own, encode) for e in cited or evidence), default=(0.0, None), key=lambda s: s[0])
    return best if best[0] >= ENOUGH and best[1] else None


def _shown(cited: list[Evidence]) -> tuple[Passage, str] | None:
    """The sentence that a computed line points at: the most relevant of its passage."""
    if not cited:
        return None
    best = max(cited[0].ranked, key=lambda r: r.relevance)
    return cited[0].passage, best.piece.quote


def _rests(text: str, e: Evidence, own: set[str], encode: Encode) -> tuple[float, tuple[Passage, str] | None]:
    """The sentence of this passage that carries a reworded claim best, and how well."""
    best: tuple[float, Ranked | None] = (0.0, None)
    for ranked in e.ranked:
        share = carries(text, f"{ranked.piece.text} {ranked.piece.lead if ranked.piece.kind == 'row' else ''}", own)
        if share > best[0]:
            best = (share, ranked)
    if best[1] is None or best[0] < ENOUGH:
        return 0.0, None
    near = float(encode([text])[0] @ best[1].vector)
    return (best[0], (e.passage, best[1].piece.quote)) if near >= MEANING or best[0] > 0.9 else (0.0, None)


def carries(claim: str, sentence: str, own: set[str] = frozenset()) -> float:  # type: ignore[assignment]
    """Share of the claim's words that a sentence holds; 0 if a number, a unit or a "not" differs."""
    stems = [w for w in dict.fromkeys(words(claim)) if not w.isdigit()]
    if not stems:
        return 0.0
    told = {f"{n:g}" for n in numbers(claim)}
    if told - {f"{n:g}" for n in numbers(sentence)} - own or (
        set(UNITS.findall(claim)) - set(UNITS.findall(sentence)) and not own & told
    ):
        return 0.0
    if bool(_NOT.search(claim)) != bool(_NOT.search(sentence)):
        return 0.0
    held = set(words(sentence))
    return sum(w in held for w in stems) / len(stems)


def unit_clash(text: str) -> bool:
    """Whether a sentence gives a quantity the named unit of another kind: absorbed dose in sievert, activity in gray.

    Words alone cannot tell "the unit of absorbed dose is the sievert" from a true sentence that holds
    the same words in another order; what each quantity may be measured in is known to the engine.
    """
    if _NOT.search(text):
        return False
    may = {KINDS[k].family for k in read(text).mentions} - {None}
    named = {family for family, pattern in _FAMILY_WORDS if re.search(pattern, text)}
    return bool(may) and bool(named - may) and not named & may


def _own_numbers(work: Work) -> set[str]:
    """Numbers that our calculation may put into a sentence, at the precisions a writer may round to."""
    if not isinstance(work, Calculation):
        return set()
    texts = [*work.steps, work.shown]
    made = {f"{n:g}" for text in texts for n in numbers(text)}
    return made | {f"{float(f'{n:.{digits}g}'):g}" for text in texts for n in numbers(text) for digits in (2, 3, 4)}


def _marker(citations: list[Citation], ranked: tuple[Passage, str]) -> str:
    """'[n]' for these words: the number they have already, or the next."""
    passage, quote = ranked
    for known in citations:
        if known.chunk_id == passage.chunk_id and known.quote == quote:
            return f"[{known.marker}]"
    marker = len(citations) + 1
    citations.append(
        Citation(
            marker,
            passage.source_id,
            passage.title,
            passage.section,
            passage.locator,
            quote,
            passage.url,
            passage.chunk_id,
        )
    )
    return f"[{marker}]"
