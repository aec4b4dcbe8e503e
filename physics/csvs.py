"""The small tables in physics/data: rows as dictionaries, and the comment that says where they came from."""

from __future__ import annotations

import csv
from functools import cache

from physics.materials import DATA

Row = dict[str, str]


@cache
def rows(table: str) -> tuple[Row, ...]:
    """The rows of physics/data/<table>.csv, read once; a missing cell is an empty string."""
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(line for line in file if not line.startswith("#")))


@cache
def grouped(table: str, column: str) -> dict[str, tuple[Row, ...]]:
    """The rows of a table by the value of one column, in the order of the file."""
    groups: dict[str, list[Row]] = {}
    for row in rows(table):
        groups.setdefault(row[column], []).append(row)
    return {key: tuple(values) for key, values in groups.items()}


@cache
def provenance(table: str) -> str:
    """The comment at the head of a table: source, edition, date and uncertainty."""
    text = (DATA / f"{table}.csv").read_text(encoding="utf-8").splitlines()
    return " ".join(line.lstrip("# ") for line in text if line.startswith("#"))
