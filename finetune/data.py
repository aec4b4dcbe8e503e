"""Notes and formulas to training pairs: `python -m finetune.data` writes JSONL and a data card to finetune/out/data.

A topic (a note, with the formulas it explains) stands on one side of the split only, and so do the passages that
its prompts show; fields of physics are spread over train, val and test.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from finetune import pairs
from finetune.pairs import Pair
from index.chunk import chunks
from index.passage import Passage, Source
from index.read import files, read
from medphys.errors import UserError
from medphys.settings import ROOT, load
from rag.prompts import Room

OUT = ROOT / "finetune" / "out"
SPLITS = ("train", "val", "test")
SHARES = (0.8, 0.9)  # up to the first share of a field's topics train, up to the second val, the rest test
ALWAYS_TRAIN = frozenset({"radiation-quantities-units"})  # the paper's model took Sv for Gy: these must be taught
Rows = dict[str, list[dict[str, Any]]]  # split name to JSONL lines


def notes(folder: Path) -> list[Source]:
    """The notes of the corpus. Raises UserError if there are none."""
    found = [read(one) for one in files([folder])]
    return sorted((note for note in found if note.sections), key=lambda note: note.source_id)


def field_of(note: Source) -> str:
    """'pet': the note's domain, else the folder it lies in."""
    return str(note.meta.get("domain") or Path(note.path).parent.name)


def split_of(topics: Mapping[str, str]) -> dict[str, str]:
    """Each topic's split, from topic to field; the same on every machine, whatever the order given.

    Within a field, topics are ordered by the hash of their name and dealt out by SHARES; fields of a few
    topics would otherwise all begin with train, so that each starts at a place of its own.
    """
    fields: dict[str, list[str]] = defaultdict(list)
    for topic, field in topics.items():
        fields[field].append(topic)
    split: dict[str, str] = {}
    for field, members in fields.items():
        start = _hash(field) / 2**64
        for place, topic in enumerate(sorted(members, key=_hash)):
            at = ((place + start) / len(members)) % 1.0
            chosen = SPLITS[sum(at >= share for share in SHARES)]
            split[topic] = "train" if topic in ALWAYS_TRAIN else chosen
    return split


def _hash(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8])


def build(folder: Path, room: Room | None = None) -> Rows:
    """All pairs of the notes in `folder` and of physics.formulas, by split, in a fixed mixed order."""
    room = room or Room()
    sources = notes(folder)
    split = split_of({one.source_id: field_of(one) for one in sources})
    made: dict[str, list[Pair]] = {name: [] for name in SPLITS}
    shelves = {name: _shelf(sources, split, name) for name in SPLITS}
    for source in sources:
        side = split[source.source_id]
        strangers = [p for field, kept in shelves[side].items() if field != field_of(source) for p in kept]
        others = [p for kept in shelves[side].values() for p in kept]
        made[side] += pairs.of_note(source, _stride(others), _stride(strangers), room)
    for pair in (*_formulas(room), *_requests(shelves, room)):
        made[split.get(pair.source_id) or _side(pair.source_id)].append(pair)
    return {name: _rows(made[name]) for name in SPLITS}


def _shelf(sources: Iterable[Source], split: Mapping[str, str], side: str) -> dict[str, list[Passage]]:
    """The passages of one side by field: what its prompts may show."""
    shelf: dict[str, list[Passage]] = defaultdict(list)
    for one in sources:
        if split[one.source_id] == side:
            shelf[field_of(one)] += chunks(one)
    return shelf


def _stride(passages: list[Passage]) -> list[Passage]:
    """The passages in a mixed but fixed order, so that neighbours are of different notes."""
    return sorted(passages, key=lambda one: _hash(one.chunk_id))


def _side(topic: str) -> str:
    """The split of a topic without a note: a request, a formula that no note explains."""
    return SPLITS[sum(_hash(topic) / 2**64 >= share for share in SHARES)]


def _formulas(room: Room) -> list[Pair]:
    from physics.formulas import FORMULAS  # a hundred formulas and their units; only this needs them

    return [pairs.of_formula(one, room) for one in FORMULAS.values() if one.compute is not None]


def _requests(shelves: Mapping[str, Mapping[str, list[Passage]]], room: Room) -> list[Pair]:
    """Refusals, each over two passages of its own side."""
    made = []
    for number, request in enumerate(pairs.REQUESTS):
        shelf = _stride([p for kept in shelves[_side(f"request-{number}")].values() for p in kept])
        start = number * 2 % max(1, len(shelf) - 1)
        made.append(pairs.of_request(number, request, shelf[start : start + 2], room))
    return made


def _rows(made: list[Pair]) -> list[dict[str, Any]]:
    rows = [pair.row(number) for number, pair in enumerate(made)]
    return sorted(rows, key=lambda row: _hash(row["id"]))


def write(rows: Rows, folder: Path) -> str:
    """One JSONL file a split, and README.md. Returns the hash of the data, as the card states it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SPLITS:
        (folder / f"{name}.jsonl").write_text(lines(rows[name]), encoding="utf-8")
    mark = fingerprint(rows)
    (folder / "README.md").write_text(card(rows, mark), encoding="utf-8")
    return mark


def lines(rows: list[dict[str, Any]]) -> str:
    """The rows as JSONL."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def fingerprint(rows: Rows) -> str:
    """First 16 digits of the SHA-256 of the three files."""
    return hashlib.sha256("".join(lines(rows[name]) for name in SPLITS).encode()).hexdigest()[:16]


def card(rows: Rows, mark: str) -> str:
    """The data card: what the pairs are, where they come from, how they are split."""
    counts = {name: Counter(row["kind"] for row in rows[name]) for name in SPLITS}
    topics = {name: len({row["source_id"] for row in rows[name]}) for name in SPLITS}
    table = [f"| {kind} | " + " | ".join(str(counts[name][kind]) for name in SPLITS) + " |" for kind in pairs.KINDS]
    return "\n".join(
        [
            "# Training pairs of medphys",
            "",
            "Made by `python -m finetune.data` from the notes in corpus/notes (own words, with references) and the",
            "worked examples of physics/formulas. Nothing is written by a model. Every pair names its source_id.",
            f"SHA-256 of the three files, first 16 digits: {mark}.",
            "",
            "| kind | train | val | test |",
            "| --- | --- | --- | --- |",
            *table,
            "| topics | " + " | ".join(str(topics[name]) for name in SPLITS) + " |",
            "",
            "Split by topic within each field: no note has pairs, or passages shown in prompts, on two sides.",
            f"Always in train: {', '.join(sorted(ALWAYS_TRAIN))}.",
            "Meant for teaching the form of an answer and the terms of the field; not for clinical decisions.",
            "",
        ]
    )


def main(given: list[str] | None = None) -> int:
    """Command line. Exit code 2 for what the user can put right."""
    parser = argparse.ArgumentParser(prog="python -m finetune.data", description="Write the training pairs.")
    parser.add_argument("--notes", type=Path, default=None, help="folder of notes (default: notes/ of the corpus)")
    parser.add_argument("--out", type=Path, default=OUT / "data", help="folder for the JSONL files and the card")
    asked = parser.parse_args(given)
    try:
        rows = build(asked.notes or load().corpus_folders[0] / "notes")
        mark = write(rows, asked.out)
    except UserError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    print(f"{', '.join(f'{len(rows[name])} {name}' for name in SPLITS)} pairs in {asked.out} ({mark})", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
