"""Every MEDPHYS_ variable: default and help. The one reader of the environment and of `.env`."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from medphys.errors import UserError

ROOT = Path(__file__).resolve().parents[1]  # the clone: corpus/, index/built/ and finetune/ live here

HELP = {
    "generator": "auto, grounded, transformers, or <langchain provider>:<model> (for example ollama:llama3.1)",
    "model": "model of the transformers generator: a folder, a hub name, a GGUF file; empty takes SmolLM2-135M-Instruct",
    "adapter": "folder of a LoRA adapter laid over the model; empty for none",
    "corpus": "folders of .md, .txt and .pdf files, separated by ':'",
    "store": "folder of the built index",
    "embedder": "minilm (ONNX, offline), or st:<model> for any sentence-transformers model",
    "abstain_below": "answers whose calibrated chance of being right is lower than this are withheld; negative takes the fitted bar",
    "max_new_tokens": "longest draft of a language model, in tokens",
    "threads": "CPU threads for embedding; 0 lets onnxruntime choose",
    "base_url": "address of an OpenAI-compatible server (vLLM, LM Studio) for openai:<model>; empty for the provider's own",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """Values in force. Each is read from MEDPHYS_<NAME>, then `.env`, then the default here."""

    generator: str = "auto"
    model: str = ""
    adapter: str = ""
    corpus: str = str(ROOT / "corpus")
    store: str = str(ROOT / "index" / "built")
    embedder: str = "minilm"
    abstain_below: float = -1.0
    max_new_tokens: int = 160
    threads: int = 0
    base_url: str = ""

    @property
    def corpus_folders(self) -> list[Path]:
        return [Path(p).expanduser() for p in self.corpus.split(":") if p]

    @property
    def store_folder(self) -> Path:
        return Path(self.store).expanduser()


def _dotenv(file: Path) -> dict[str, str]:
    """KEY=value lines of a .env file; comments and blank lines skipped."""
    if not file.is_file():
        return {}
    pairs = (
        line.split("=", 1)
        for line in file.read_text(encoding="utf-8").splitlines()
        if "=" in line and not line.lstrip().startswith("#")
    )
    return {key.strip().removeprefix("export "): value.strip().strip("'\"") for key, value in pairs}


@cache
def load() -> Settings:
    """The settings in force. Raises UserError naming the variable that cannot be read."""
    given = _dotenv(ROOT / ".env") | dict(os.environ)
    values: dict[str, object] = {}
    for field in fields(Settings):
        name = f"MEDPHYS_{field.name.upper()}"
        if name not in given:
            continue
        kind = {"float": float, "int": int}.get(str(field.type), str)
        try:
            values[field.name] = kind(given[name])
        except ValueError as wrong:
            raise UserError(f"{name}={given[name]!r} is not a number. {HELP[field.name]}.") from wrong
    return Settings(**values)  # type: ignore[arg-type]
