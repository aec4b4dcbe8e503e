"""What tuning changed: held-out loss and perplexity, and the three questions of the paper, before and after.

`python -m finetune.judge --preset cpu` judges the run in finetune/out/cpu again.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from finetune.base import IGNORED, encode, open_base
from finetune.data import OUT
from finetune.presets import PRESETS, Preset, preset, require_device
from medphys.errors import UserError
from medphys.lazy import need
from rag import prompts
from rag.model import Opened, import_torch
from rag.question import Question

# section 5.2 of the paper; its model got two right and gave the first in Sv
THREE = (
    ("What is the SI unit of absorbed dose?", r"\bgrays?\b|\bGy\b", r"\bsieverts?\b|\bSv\b"),
    ("What does the acronym IMRT stand for?", r"intensity[- ]modulated radi(?:o|ation )therapy", ""),
    ("What is the physical half-life of iodine-131?", r"\b8(?:\.0\d*)?\s*(?:days?|d)\b", ""),
)
Row = dict[str, Any]


def held_out(opened: Opened, rows: Sequence[Row], max_length: int) -> dict[str, float]:
    """Mean loss a token of the answers, in nats, and its exponential: {"loss", "perplexity", "tokens", "pairs"}.

    Every answer token counts once, as in equation 9 of the paper; pairs over max_length are left out.
    """
    torch = import_torch()
    total, tokens, pairs = 0.0, 0, 0
    opened.model.eval()
    for row in rows:
        if not (one := encode(opened.tokenizer, row, max_length)):
            continue
        ids = torch.tensor([one["input_ids"]], device=opened.model.device)
        labels = torch.tensor([one["labels"]], device=opened.model.device)
        counted = int((labels[:, 1:] != IGNORED).sum())
        with torch.inference_mode():
            total += float(opened.model(input_ids=ids, labels=labels).loss) * counted
        tokens += counted
        pairs += 1
    loss = total / tokens if tokens else math.nan
    return {"loss": loss, "perplexity": math.exp(loss) if loss < 50 else math.inf, "tokens": tokens, "pairs": pairs}


def three_questions(opened: Opened, max_new_tokens: int) -> list[dict[str, Any]]:
    """The paper's three questions, asked without passages: answer and whether it is right."""
    need("langchain_core", extra="finetune", why="Judging")
    from rag.local import LocalChat

    chat = LocalChat(opened=opened, max_new_tokens=max_new_tokens)
    told = []
    for asked, right, wrong in THREE:
        answer = str(chat.invoke(prompts.recall(Question(asked))).content)
        told.append({"question": asked, "answer": answer, "right": is_right(answer, right, wrong)})
    return told


def is_right(answer: str, right: str, wrong: str) -> bool:
    """Whether an answer holds what is right, and does not hold what it is mistaken for."""
    found = re.search(right, answer, re.IGNORECASE) is not None
    return found and not (wrong and re.search(wrong, answer, re.IGNORECASE))


def judge(opened: Opened, rows: Sequence[Row], chosen: Preset) -> dict[str, Any]:
    """Both measurements: {"held_out": ..., "three": ...}."""
    return {
        "held_out": held_out(opened, rows[: chosen.held_out], chosen.max_length),
        "three": three_questions(opened, chosen.answer_tokens),
    }


def model_card(info: dict[str, Any], before: dict[str, Any], after: dict[str, Any]) -> str:
    """MODEL_CARD.md of a run: what it is, how it was made, what was measured, what it is not for."""
    used = info["preset"]
    rows = [
        f"| held-out loss, nats a token | {before['held_out']['loss']:.3f} | {after['held_out']['loss']:.3f} |",
        f"| held-out perplexity | {before['held_out']['perplexity']:.2f} | {after['held_out']['perplexity']:.2f} |",
        f"| the paper's three questions, right | {_right(before)} of 3 | {_right(after)} of 3 |",
    ]
    answers = [
        f"- {one['question']} {' '.join(one['answer'].split())} ({'right' if one['right'] else 'wrong'})"
        for one in after["three"]
    ]
    counted = (
        f"{after['held_out']['pairs']} pairs, {after['held_out']['tokens']} answer tokens, of notes not trained on"
    )
    return "\n".join(
        [
            f"# {info['base']} tuned for medical physics (preset {used['name']})",
            "",
            f"LoRA adapter, rank {used['rank']}, alpha {used['alpha']}, dropout {used['dropout']}, on",
            f"{', '.join(used['targets'])}; base weights in {info['precision']}.",
            f"{info['steps']} steps of {used['batch']} x {used['accumulate']} pairs, learning rate",
            f"{used['learning_rate']:g} ({used['schedule']}), loss on the answer's tokens; {info['seconds']:.0f} s.",
            f"Data: finetune/out/data, {info['pairs']['train']} training pairs, hash {info['data']}.",
            "",
            "| | before | after |",
            "| --- | --- | --- |",
            *rows,
            "",
            f"Held out: {counted}.",
            "",
            "Answers of the tuned model, without passages:",
            *answers,
            "",
            "For education. Not for clinical decisions: a qualified medical physicist verifies what it says. In the",
            "tutor, a sentence of this model reaches the student only if its cited passage supports it.",
            "",
        ]
    )


def _right(judged: dict[str, Any]) -> int:
    return sum(bool(one["right"]) for one in judged["three"])


def rows_of(file: Path) -> list[Row]:
    """The rows of a JSONL file. Raises UserError if it is not there."""
    if not file.is_file():
        raise UserError(f"No {file}. Write the pairs with `python -m finetune.data`.")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]


def main(given: list[str] | None = None) -> int:
    """Judge a finished run again and write judge.json and MODEL_CARD.md. Exit code 2 for a user's mistake."""
    parser = argparse.ArgumentParser(prog="python -m finetune.judge", description="Judge a fine-tuned model.")
    parser.add_argument("--preset", default="cpu", help=f"one of {', '.join(PRESETS)}")
    parser.add_argument("--run", type=Path, default=None, help="folder of the run (default: finetune/out/<preset>)")
    asked = parser.parse_args(given)
    try:
        chosen = preset(asked.preset)
        run = asked.run or OUT / chosen.name
        if not (run / "model_info.json").is_file():
            raise UserError(f"No finished run in {run}. Train with `make finetune PRESET={chosen.name}`.")
        require_device(chosen)
        rows = rows_of(run / "val.jsonl")
        before = judge(open_base(chosen), rows, chosen)
        after = judge(open_base(chosen, adapter=str(run / "adapter")), rows, chosen)
    except UserError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    save(run, json.loads((run / "model_info.json").read_text(encoding="utf-8")), before, after)
    print(f"{run / 'MODEL_CARD.md'} is written", file=sys.stderr)
    return 0


def save(run: Path, info: dict[str, Any], before: dict[str, Any], after: dict[str, Any]) -> None:
    """judge.json and MODEL_CARD.md into the run's folder."""
    judged = json.dumps({"before": before, "after": after}, indent=1, ensure_ascii=False)
    (run / "judge.json").write_text(judged + "\n", encoding="utf-8")
    (run / "MODEL_CARD.md").write_text(model_card(info, before, after), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
