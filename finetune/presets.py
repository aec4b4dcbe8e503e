"""Training choices by name: T4, PAPER, CPU, SMOKE. A preset is data; `train.py` does what it says."""

from __future__ import annotations

from dataclasses import dataclass

from medphys.errors import UserError
from rag.model import Precision, import_torch
from rag.prompts import Room

ATTENTION = ("q_proj", "k_proj", "v_proj", "o_proj")
MLP = ("gate_proj", "up_proj", "down_proj")


@dataclass(frozen=True, slots=True)
class Preset:
    """One recipe. Steps are optimiser steps: each sees `batch` x `accumulate` pairs."""

    name: str
    model: str  # hub name or folder; "" is SmolLM2-135M-Instruct, TINY a random Llama
    precision: Precision
    gpu_gb: float = 0.0  # memory that a CUDA GPU must have; 0 needs no GPU
    rank: int = 16
    alpha: int = 16
    dropout: float = 0.0
    targets: tuple[str, ...] = ATTENTION + MLP
    batch: int = 1
    accumulate: int = 4
    learning_rate: float = 2e-4
    schedule: str = "cosine"
    warmup: int = 0  # steps
    steps: int = 100
    max_length: int = 1024  # tokens of prompt and answer; a longer pair is left out, never cut
    optimizer: str = "adamw_torch"
    checkpointing: bool = False  # recompute activations: a third slower, and 7B fits into 16 GB
    save_every: int = 25  # steps between checkpoints
    pairs: int = 0  # training pairs used, the first of the mixed order; 0 takes all
    held_out: int = 200  # pairs on which loss is measured, at most
    answer_tokens: int = 64  # longest answer to the three questions of the paper
    seed: int = 42

    @property
    def needs_gpu(self) -> bool:
        return self.gpu_gb > 0

    @property
    def room(self) -> Room:
        """The prompt's share of `max_length`, so that training sees prompts as the tutor sends them."""
        return Room(tokens=min(Room().tokens, self.max_length - 200))


TINY = "tiny"

PAPER = Preset(
    # shared/seeds: Octaviania, "Fine-Tuning Large Language Models for Medical Physics", sections 3.2, 3.4 and 4.1
    name="paper",
    model="google/gemma-1.1-7b-it",
    precision="nf4",
    gpu_gb=15,
    optimizer="paged_adamw_8bit",
    checkpointing=True,
)
T4 = Preset(
    # open on the hub without a licence to accept; a T4 has no bf16, so NF4 computes in fp16 there
    name="t4",
    model="Qwen/Qwen2.5-7B-Instruct",
    precision="nf4",
    gpu_gb=15,
    warmup=10,
    steps=300,
    optimizer="paged_adamw_8bit",
    checkpointing=True,
    save_every=50,
)
CPU = Preset(
    # fp32: as fast as NF4 for 135M parameters on two cores, and it learns faster (FACTS; evals/LOG.md)
    name="cpu",
    model="",
    precision="fp32",
    learning_rate=1e-3,
    warmup=5,
    steps=100,
    max_length=768,
    save_every=20,
    held_out=40,
)
SMOKE = Preset(
    # every line of the path in under a minute; the numbers mean nothing
    name="smoke",
    model=TINY,
    precision="fp32",
    rank=4,
    alpha=4,
    batch=2,
    accumulate=1,
    learning_rate=5e-3,
    steps=4,
    max_length=640,
    save_every=2,
    pairs=32,
    held_out=2,
    answer_tokens=8,
)
PRESETS = {one.name: one for one in (T4, PAPER, CPU, SMOKE)}


def preset(name: str) -> Preset:
    """The preset of that name, in either case. Raises UserError naming those there are."""
    try:
        return PRESETS[name.lower()]
    except KeyError:
        raise UserError(f"No PRESET={name}. There are {', '.join(PRESETS)}.") from None


def require_device(chosen: Preset) -> None:
    """Raises UserError, saying what works here, if the preset needs a GPU that is not there."""
    if not chosen.needs_gpu:
        return
    from importlib.util import find_spec

    here = "no CUDA GPU"
    if find_spec("torch"):
        torch = import_torch()
        if torch.cuda.is_available():
            gigabytes = torch.cuda.get_device_properties(0).total_memory / 1e9
            if gigabytes >= chosen.gpu_gb:
                return
            here = f"a GPU with {gigabytes:.0f} GB"
    raise UserError(
        f"PRESET={chosen.name} needs a CUDA GPU with 16 GB, and this machine has {here}; here PRESET=cpu works."
    )
