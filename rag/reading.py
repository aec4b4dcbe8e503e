"""A model's text to claims: sentences, the passages they name, and none of the chatter around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.sentence import sentences
from rag.draft import Claim
from rag.prompts import Quotable

LONGEST = 20_000  # characters of a reply that are read
RELATED = 0.5  # share of a sentence's words that a passage must hold to be named for it
_THINKING = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL | re.IGNORECASE)
_NEXT_TURN = re.compile(
    r"<\|im_start\|>\s*(?:user|system)|<start_of_turn>\s*user|<\|start_header_id\|>\s*user|"
    r"\n\s*(?:User|Human|Student|Question|Passages)\s*:|"
    r"\n\s*\W{0,3}(?:References|Sources|Citations|Bibliography)\W{0,4}\n"
)
_TOKENS = re.compile(
    r"<\|im_start\|>\s*assistant|<start_of_turn>\s*model|<\|[^|<>\n]{1,40}\|>|</?s>|<(?:end|start)_of_turn>|<(?:eos|bos|pad)>"
)
_SPEAKER = re.compile(r"^\W{0,3}(?:assistant|tutor|answer|response)\W{0,3}:\W{0,3}\s*", re.IGNORECASE)
_CHATTER = re.compile(
    r"^(?:sure|certainly|of course|great question|good question|thank you|thanks|i hope|let me know|feel free|"
    r"here is|here's|here are|in this answer|please let)\b[^$]*$",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"\b(?:can't|can’t|cannot|can not) (?:be )?support(?:ed)? that|\bpassages? (?:is|are) silent", re.IGNORECASE
)
_BULLET = re.compile(r"^\s*(?:[-*+•‣]|>|\d{1,2}[.)]|\([a-z\d]\))\s+(?=\S)")
_HEADING = re.compile(r"^\s*(?:#{1,6}\s.*|\*\*[^*]+\*\*:?|__[^_]+__:?|```.*|[-=|:\s]{3,})$")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_NUMBERS = r"\d{1,3}(?:\s*(?:,|;|and|&|–|-)\s*\[?\d{1,3}){0,12}"
_MARK = rf"(?:\[\s*(?:passages?|sources?|refs?\.?)?\s*{_NUMBERS}\s*\]|【\s*{_NUMBERS}[^】]{{0,20}}】)"
_ROUND = (  # "(2)" closes a sentence; "f(2)", "Eq. (2)" and "Table (2)" do not
    rf"(?<!\w)(?<!Eq\.\s)(?<!equation\s)(?<!Fig\.\s)(?<!Table\s)"
    rf"\(\s*(?:passages?\s*|sources?\s*)?{_NUMBERS}\s*\)(?=\s*[.!?]?\s*$)"
)
_AFTER_STOP = re.compile(rf"([.!?])\s*((?:{_MARK}\s*)+)(?=\s|$)")
_ROUND_AFTER_STOP = re.compile(rf"([.!?])\s+(\(\s*{_NUMBERS}\s*\))(?=\s+[A-Z]|\s*$)")
_MATH = re.compile(r"(\$\$.+?\$\$|\$[^$\n]+\$)", re.DOTALL)
_LEAD = re.compile(
    r"^(?:(?:according to|as (?:stated|explained|described|given) in|based on|from|in)\s+)?(?:the\s+)?passages?\s*"
    r"(?:\[?\d{1,2}\]?)?\s*,?\s*(?:(?:states?|says?|explains?|notes?|shows?)(?:\s+that)?)?\s*(?=\w)",
    re.IGNORECASE,
)
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "the a an of and or in on at to for from by with is are was were be been has have had it its this that these "
        "those as than then so because which when where while can may will does do into between both each per",
    )
)


def read_draft(text: str, evidence: Sequence[Quotable]) -> tuple[Claim, ...]:
    """The claims of a reply, in order. `Claim.evidence` holds 0-based places; markers of no passage are dropped.

    A sentence without a marker names the passage whose words it shares most, or none. Whether a passage
    supports its sentence is not decided here (rag/cite.py). Any text is read; the emptiest gives ().
    """
    claims: list[Claim] = []
    said: set[str] = set()
    for sentence in _sentences(_residue_cut(str(text)[:LONGEST])):
        marks, words = _unmarked(sentence)
        key = " ".join(terms(words))
        if not re.search(r"\w", words) or key in said or _SILENT.search(words) or (_CHATTER.match(words) and not marks):
            continue
        said.add(key)
        named = tuple(dict.fromkeys(n - 1 for n in marks if 1 <= n <= len(evidence)))
        claims.append(Claim(words, named or nearest(words, evidence), block=words.startswith("$$")))
    return tuple(claims)


def finished(text: str) -> str:
    """A reply that ran into its length limit, without the sentence that was cut off."""
    ends = list(re.finditer(rf"[.!?](?:\s*{_MARK})*(?=\s|$)|\$\$\s*(?=\n)", text))
    return text[: ends[-1].end()] if ends else text


def terms(text: str) -> list[str]:
    """Lower-case content words and numbers, in order, plurals cut: what two sentences are compared by."""
    found = re.findall(r"[A-Za-zµΑ-ω]+|\d+(?:\.\d+)?", text)
    kept = (word if word.isupper() else word.lower() for word in found)
    return [word[:-1] if len(word) > 4 and word.endswith("s") else word for word in kept if word not in _COMMON]


def nearest(sentence: str, evidence: Sequence[Quotable]) -> tuple[int, ...]:
    """The place of the passage that holds most of the sentence's words, if it holds half of them; else ()."""
    wanted = set(terms(sentence))
    if not wanted:
        return ()
    shares = [len(wanted & set(terms(f"{one.passage.title} {one.passage.text}"))) / len(wanted) for one in evidence]
    best = max(range(len(shares)), key=shares.__getitem__, default=None)
    return (best,) if best is not None and shares[best] >= RELATED else ()


def _residue_cut(text: str) -> str:
    """The reply alone: no reasoning, no chat tokens, no further turn, no list of references."""
    text = _THINKING.sub(" ", text)
    if turn := _NEXT_TURN.search(text.lstrip()):
        text = text.lstrip()[: turn.start()]
    return _SPEAKER.sub("", _TOKENS.sub("\n", text).strip())


def _sentences(text: str) -> list[str]:
    """Sentences without bullets, headings and bold type; a marker after the full stop moves before it."""
    found: list[str] = []
    for block in _blocks(text):
        block = _BOLD.sub(r"\2", block)
        block = _AFTER_STOP.sub(lambda m: f" {m[2].strip()}{m[1]} ", block)
        block = _ROUND_AFTER_STOP.sub(lambda m: f" {m[2]}{m[1]}", block)
        found.extend(one for one in sentences(block) if not (one.rstrip().endswith(":") and not re.search(_MARK, one)))
    return found


def _blocks(text: str) -> list[str]:
    """Lines as the reader would join them: a list item apart, wrapped prose and displayed formulas together."""
    blocks, inside = [""], False
    for line in text.splitlines():
        starts = bool(_BULLET.match(line)) and not inside
        if not inside and (not line.strip() or _HEADING.match(line)):
            blocks.append("")
            continue
        if starts:
            blocks.append("")
        clean = line if inside else _BULLET.sub("", line)
        blocks[-1] += (" " if blocks[-1] else "") + clean.strip()
        inside ^= line.count("$$") % 2 == 1
    return [block for block in blocks if block.strip()]


def _unmarked(sentence: str) -> tuple[list[int], str]:
    """The numbers of the markers of one sentence, and its words without them. Brackets inside $...$ are left alone."""
    marks: list[int] = []

    def take(match: re.Match[str]) -> str:
        numbers = _numbers(match[0])
        if 0 in numbers:  # [0, 1] is an interval
            return match[0]
        marks.extend(numbers)
        return ""

    pieces = _MATH.split(sentence)
    pieces[::2] = [re.sub(_MARK, take, piece, flags=re.IGNORECASE) for piece in pieces[::2]]
    words = re.sub(_ROUND, take, "".join(pieces), flags=re.IGNORECASE)
    if lead := _LEAD.match(words):
        rest = words[lead.end() :]
        if re.match(r"(?i)(according|as |based|from|in )", lead[0]) or re.search(
            r"(?i)(state|say|explain|note|show)", lead[0]
        ):
            marks.extend(_numbers(lead[0]))
            words = rest[:1].upper() + rest[1:]
    words = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(words.split()))
    return marks, words.strip(" -*")


def _numbers(mark: str) -> list[int]:
    """[1, 3] of '[1, 3]'; [1, 2, 3] of '[1-3]'."""
    numbers: list[int] = []
    for low, high in re.findall(r"(\d{1,3})(?:\s*[–-]\s*(\d{1,3}))?", mark):
        last = int(high) if high else int(low)
        numbers.extend(range(int(low), min(last, int(low) + 20) + 1) if last >= int(low) else [int(low), last])
    return numbers
