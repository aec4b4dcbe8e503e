"""Tune a model: `python -m finetune.train --preset smoke [--resume]`, or `make finetune PRESET=smoke`.

Writes finetune/out/<preset>/: adapter/, checkpoints/, train.jsonl and val.jsonl as used, log.json, loss.png,
model_info.json, judge.json and MODEL_CARD.md. `--resume` (RESUME=1) goes on from the last checkpoint.
"""

from __future__ import annotations

import argparse
import errno
import json
import logging
import os
import shutil
import sys
import time
import warnings
from dataclasses import asdict, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from finetune import data, judge
from finetune.base import encode, open_base
from finetune.curve import draw
from finetune.presets import PRESETS, Preset, preset, require_device
from medphys.errors import UserError
from medphys.lazy import need
from medphys.settings import load
from rag.model import Opened, import_torch, native_bf16

WHY = "Fine-tuning"
PACKAGES = ("torch", "transformers", "peft", "trl")


def train(chosen: Preset, run: Path, *, resume: bool = False, stop_after: int | None = None) -> bool:
    """Tune as the preset says and write everything into `run`. True when finished, False when stopped early.

    resume      go on from the last checkpoint in `run`, on the data that the run began with
    stop_after  steps after which this session saves a checkpoint and ends, for a machine lent by the hour
    """
    require_device(chosen)
    import_torch()
    quieten()
    for module in ("transformers", "peft", "trl", "langchain_core"):
        need(module, extra="finetune", why=WHY)
    start = time.perf_counter()
    last = last_checkpoint(run) if resume else None
    rows = prepared(run, chosen, keep=last is not None)
    opened = open_base(chosen)
    say(f"{opened.name} as {opened.precision}, {len(rows['train'])} pairs, {chosen.steps} steps")
    before = measured_before(run, opened, rows["val"], chosen, keep=last is not None)
    trainer = make_trainer(opened, rows, chosen, run, stop_after)
    trainer.train(resume_from_checkpoint=str(last) if last else None)
    log = trainer.state.log_history
    write_json(run / "log.json", log)
    draw(log, run / "loss.png")
    if trainer.state.global_step < chosen.steps:
        say(f"Stopped at step {trainer.state.global_step} of {chosen.steps}; go on with RESUME=1")
        return False
    trainer.model.save_pretrained(str(run / "adapter"))
    opened.tokenizer.save_pretrained(str(run / "adapter"))
    info = model_info(opened, chosen, trainer, rows, time.perf_counter() - start)
    write_json(run / "model_info.json", info)
    tuned = Opened(trainer.model.eval(), opened.tokenizer, opened.name, opened.precision)
    judge.save(run, info, before, judge.judge(tuned, rows["val"], chosen))
    return True


def last_checkpoint(run: Path) -> Path | None:
    """The newest whole checkpoint, or None: then training begins at step 1."""
    found = [one for one in (run / "checkpoints").glob("checkpoint-*") if (one / "trainer_state.json").is_file()]
    if not found:
        say(f"No checkpoint in {run}: beginning at step 1")
        return None
    return max(found, key=lambda one: int(one.name.rpartition("-")[2]))


def prepared(run: Path, chosen: Preset, *, keep: bool) -> data.Rows:
    """The pairs of this run, by split; written into `run`, and read from there when a run goes on."""
    if not keep:
        shutil.rmtree(run / "checkpoints", ignore_errors=True)
        data.write(data.build(load().corpus_folders[0] / "notes", chosen.room), run)
    rows = {name: judge.rows_of(run / f"{name}.jsonl") for name in data.SPLITS}
    return rows | {"train": rows["train"][: chosen.pairs or None]}


def measured_before(run: Path, opened: Opened, val: list[judge.Row], chosen: Preset, *, keep: bool) -> dict[str, Any]:
    """The untuned model's judgement; from the file when a run goes on, since it does not change."""
    file = run / "before.json"
    if keep and file.is_file():
        read: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        return read
    before = judge.judge(opened, val, chosen)
    write_json(file, before)
    return before


def make_trainer(opened: Opened, rows: data.Rows, chosen: Preset, run: Path, stop_after: int | None) -> Any:
    """TRL's SFTTrainer with a LoRA over the model; the pairs come tokenised, with loss on answers alone."""
    import torch
    from datasets import Dataset
    from peft import LoraConfig
    from trl import SFTTrainer

    tokenised = {
        name: [one for row in rows[name] if (one := encode(opened.tokenizer, row, chosen.max_length))]
        for name in ("train", "val")
    }
    if not tokenised["train"]:
        raise UserError(f"No training pair fits into {chosen.max_length} tokens.")
    trainer = SFTTrainer(
        model=opened.model,
        args=arguments(chosen, run),
        train_dataset=Dataset.from_list(tokenised["train"]),
        eval_dataset=Dataset.from_list(tokenised["val"][: chosen.held_out]),
        processing_class=opened.tokenizer,
        peft_config=LoraConfig(
            r=chosen.rank,
            lora_alpha=chosen.alpha,
            lora_dropout=chosen.dropout,
            target_modules=list(chosen.targets),
            task_type="CAUSAL_LM",
        ),
        callbacks=[_stopper(stop_after)] if stop_after else [],
    )
    # TRL turns the adapters of a quantised model to bf16. Weights near 0.04 then move in steps of 2.4e-4, so most
    # of a step of 2e-4 rounds away, and a T4's gradient scaler knows no bf16: adapters are trained in fp32.
    for weight in trainer.model.parameters():
        if weight.requires_grad:
            weight.data = weight.data.to(torch.float32)
    return trainer


def arguments(chosen: Preset, run: Path) -> Any:
    """The SFTConfig of a preset. Nothing is reported to a service."""
    import torch
    from trl import SFTConfig

    gpu = torch.cuda.is_available()
    mixed = gpu and chosen.precision != "fp32"
    return SFTConfig(
        output_dir=str(run / "checkpoints"),
        max_steps=chosen.steps,
        per_device_train_batch_size=chosen.batch,
        per_device_eval_batch_size=1,
        gradient_accumulation_steps=chosen.accumulate,
        learning_rate=chosen.learning_rate,
        lr_scheduler_type=chosen.schedule,
        warmup_steps=chosen.warmup,
        optim=chosen.optimizer,
        gradient_checkpointing=chosen.checkpointing,
        gradient_checkpointing_kwargs={"use_reentrant": False} if chosen.checkpointing else None,
        bf16=mixed and native_bf16(),
        fp16=mixed and not native_bf16(),
        use_cpu=not gpu,
        dataloader_pin_memory=gpu,
        max_length=chosen.max_length,
        logging_steps=1 if chosen.steps <= 20 else 5,
        save_steps=chosen.save_every,
        save_total_limit=2,
        eval_strategy="steps",
        eval_steps=chosen.save_every,
        report_to="none",
        seed=chosen.seed,
        data_seed=chosen.seed,
    )


def _stopper(steps: int) -> Any:
    """A callback that saves and ends the session after that many of its own steps."""
    from transformers import TrainerCallback

    class Stopper(TrainerCallback):  # type: ignore[misc]
        begun: int | None = None

        def on_step_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            self.begun = state.global_step if self.begun is None else self.begun

        def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            if state.global_step - (self.begun or 0) >= steps:
                control.should_save = control.should_training_stop = True

    return Stopper()


def model_info(opened: Opened, chosen: Preset, trainer: Any, rows: data.Rows, seconds: float) -> dict[str, Any]:
    """What a reader needs to make this adapter again."""
    weights = [weight for weight in trainer.model.parameters() if weight.requires_grad]
    losses = [one["loss"] for one in trainer.state.log_history if "loss" in one]
    return {
        "base": opened.name,
        "precision": opened.precision,
        "preset": asdict(chosen),
        "trainable_parameters": sum(weight.numel() for weight in weights),
        "steps": trainer.state.global_step,
        "training_loss": losses[-1] if losses else None,
        "pairs": {name: len(rows[name]) for name in data.SPLITS},
        "data": data.fingerprint(rows),
        "seconds": round(seconds, 1),
        "versions": {name: version(name) for name in PACKAGES},
    }


def quieten() -> None:
    """Hold back notes on renamed options and on kernels for other machines: a reader cannot act on them."""
    warnings.filterwarnings("ignore", category=FutureWarning)
    logging.getLogger("bitsandbytes").setLevel(logging.CRITICAL)
    need("datasets", extra="finetune", why=WHY).disable_progress_bars()


def write_json(file: Path, value: Any) -> None:
    file.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def failure(failed: Exception) -> str | None:
    """One line on a want of memory or disk, or None if the failure is of another kind."""
    if isinstance(failed, MemoryError) or "out of memory" in str(failed).lower():
        return "Out of memory. Take a smaller model or preset (PRESET=cpu), or end what else uses the device."
    if isinstance(failed, OSError) and failed.errno == errno.ENOSPC:
        return "The disk is full. Free some room and go on with RESUME=1."
    return None


def main(given: list[str] | None = None) -> int:
    """Command line. Exit code 2 for what the user can put right, 0 for a finished or stopped run."""
    parser = argparse.ArgumentParser(prog="python -m finetune.train", description="Tune a model with (Q)LoRA.")
    parser.add_argument("--preset", default=os.environ.get("PRESET", "t4"), help=f"one of {', '.join(PRESETS)}")
    parser.add_argument("--resume", action="store_true", default=os.environ.get("RESUME") == "1")
    parser.add_argument("--steps", type=int, default=None, help="optimiser steps instead of the preset's")
    parser.add_argument("--stop-after", type=int, default=None, help="end this session after that many steps")
    parser.add_argument("--out", type=Path, default=None, help="folder of the run (default: finetune/out/<preset>)")
    asked = parser.parse_args(given)
    try:
        chosen = preset(asked.preset)
        chosen = replace(chosen, steps=asked.steps) if asked.steps else chosen
        run = asked.out or data.OUT / chosen.name
        finished = train(chosen, run, resume=asked.resume, stop_after=asked.stop_after)
    except UserError as wrong:
        say(str(wrong))
        return 2
    except (RuntimeError, MemoryError, OSError) as failed:
        if not (line := failure(failed)):
            raise
        say(line)
        return 2
    if finished:
        say(f"Done: {run / 'MODEL_CARD.md'}. Use: MEDPHYS_GENERATOR=transformers MEDPHYS_ADAPTER={run / 'adapter'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
