"""Batches: one JSON object in, one JSON object out, whatever the line holds."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medphys.errors import UserError

if TYPE_CHECKING:
    from rag.tutor import Tutor


def ask_row(tutor: Tutor, row: dict[str, Any]) -> dict[str, Any]:
    from rag.question import Question

    choices, history = row.get("choices") or (), row.get("history") or ()
    if not isinstance(choices, list | tuple) or not all(isinstance(c, str) for c in choices):
        raise UserError("`choices` must be a list of strings.")
    if not isinstance(history, list | tuple) or not all(isinstance(turn, dict) for turn in history):
        raise UserError('`history` must be a list of {"role", "content"} objects.')
    question = Question.of(text_of(row, "question"), choices, history)
    return tutor.ask(question).to_json(row.get("id"))


def handled(
    line: str, work: Callable[[dict[str, Any]], dict[str, Any]], empty: dict[str, Any] | None = None
) -> dict[str, Any]:
    """The row's result; a bad row becomes a result that says why, never a crash."""
    row: Any = None
    try:
        row = json.loads(line)
        if not isinstance(row, dict):
            raise UserError("The line is not a JSON object.")
        return work(row)
    except json.JSONDecodeError as bad:
        reason = f"The line is not JSON: {bad.msg}."
    except UserError as mistake:
        reason = str(mistake)
    except Exception as failure:
        print(f"medphys: {type(failure).__name__}: {failure}", file=sys.stderr)
        reason = "This question could not be handled: an internal failure."
    id_ = row.get("id") if isinstance(row, dict) else None
    if empty is not None:
        return {"id": id_, **empty, "status": "abstained", "reason": reason}
    from rag.answer import Answer

    asked = row.get("question") if isinstance(row, dict) else ""
    return Answer(
        asked if isinstance(asked, str) else "", f"I can't answer that. {reason}", "abstained", reason
    ).to_json(id_)


def text_of(row: dict[str, Any], *names: str) -> str:
    for name in names:
        if isinstance(row.get(name), str):
            return str(row[name])
    raise UserError(f"The line has no {names[0]!r} string.")


def lines(file: str) -> Iterator[str]:
    """Non-blank lines of a file, or of stdin for '-'."""
    if file == "-":
        yield from (line for line in sys.stdin if line.strip())
        return
    path = Path(file)
    if not path.is_file():
        raise UserError(f"No file {file}. Give a JSONL file, one object a line.")
    with path.open(encoding="utf-8", errors="replace") as handle:
        yield from (line for line in handle if line.strip())
