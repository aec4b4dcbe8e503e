"""Open the model that a preset trains: by rag.model, where the tutor opens it too, or a tiny random Llama."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from finetune.presets import TINY, Preset
from medphys.lazy import need
from rag.model import BUNDLED_NAME, Opened, base_folder, bundled, import_torch, open_model, quiet, render

WHY = "Fine-tuning"
IGNORED = -100  # label of a token that bears no loss


def open_base(chosen: Preset, adapter: str = "") -> Opened:
    """The preset's model, with an adapter over it if one is named. Raises UserError in one line."""
    if chosen.model != TINY:
        return open_model(chosen.model, precision=chosen.precision, adapter=adapter)
    return open_model(str(tiny_llama()), precision=chosen.precision, adapter=adapter)


def tiny_llama() -> Path:
    """A folder with a Llama of 3 million random weights and SmolLM2's tokenizer, made once in 5 s."""
    folder = base_folder() / TINY
    if (folder / "config.json").is_file():
        return folder
    torch = import_torch()
    transformers = need("transformers", extra="finetune", why=WHY)
    quiet(transformers)
    tokenizer = smollm2_tokenizer()
    torch.manual_seed(0)
    config = transformers.LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=64,
        intermediate_size=128,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=2048,
        tie_word_embeddings=True,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    work = Path(tempfile.mkdtemp(prefix=f".{TINY}-", dir=folder.parent))
    try:
        transformers.LlamaForCausalLM(config).save_pretrained(work)
        tokenizer.save_pretrained(work)
        work.chmod(0o755)
        if not folder.exists():
            work.rename(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return folder


def smollm2_tokenizer() -> Any:
    """SmolLM2's tokenizer: from the unpacked model if it is there, else read out of the GGUF file (5 s)."""
    transformers = need("transformers", extra="finetune", why=WHY)
    unpacked = base_folder() / BUNDLED_NAME
    if (unpacked / "tokenizer.json").is_file():
        return transformers.AutoTokenizer.from_pretrained(unpacked)
    need("gguf", extra="finetune", why="A GGUF file")
    file = bundled()
    return transformers.AutoTokenizer.from_pretrained(file.parent, gguf_file=file.name)


def encode(tokenizer: Any, row: dict[str, Any], max_length: int) -> dict[str, list[int]] | None:
    """A JSONL row as {"input_ids", "labels"}, both (n,); None if it is longer than max_length tokens.

    Only the answer and the mark that ends its turn bear loss: the prompt's labels are IGNORED. The chat form is
    rendered as text first, so that a model without system turns (Gemma) learns what it will be sent.
    """
    before = render(tokenizer, row["prompt"])
    whole = render(tokenizer, [*row["prompt"], *row["completion"]], open_turn=False).rstrip("\n")
    if not whole.startswith(before):
        raise ValueError(f"The chat template renders the prompt of {row['id']} differently once it is answered.")
    prompt = tokenizer(before, add_special_tokens=False)["input_ids"]
    answer = tokenizer(whole[len(before) :], add_special_tokens=False)["input_ids"]
    if len(prompt) + len(answer) > max_length:
        return None
    return {"input_ids": prompt + answer, "labels": [IGNORED] * len(prompt) + answer}
