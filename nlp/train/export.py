"""Weights to what is shipped: an ONNX graph with int8 weights, the tokenizer, and a description."""

import hashlib
import json
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions

from nlp.encoding import WINDOW
from nlp.heads import LABELS, PAIRS, SCALARS
from nlp.train.network import Network, names_of_outputs

_HEADS = tuple(f"/network/{name}/" for name in (*LABELS, *PAIRS, *SCALARS, "vector"))
INPUTS = ("pieces", "mask", "shapes", "quotes", "begins", "first")


def write(weights: Path, base: Path, out: Path) -> Path:
    """Write `model.onnx`, `tokenizer.json` and `model.json` into a folder; return it."""
    out.mkdir(parents=True, exist_ok=True)
    network = Network.plain(base)
    network.load_state_dict(torch.load(weights))
    with tempfile.TemporaryDirectory() as folder:
        plain, fused = Path(folder) / "plain.onnx", Path(folder) / "fused.onnx"
        _export(network.eval(), plain)
        _fuse(plain, fused, network.encoder.config)
        quantize_dynamic(
            fused, out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Attention", "Gather"],
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
            # the heads are small, and their scores are what everything is decided by
            nodes_to_exclude=[node.name for node in onnx.load(fused).graph.node if node.name.startswith(_HEADS)],
        )  # fmt: skip
        shutil.copy(fused, out.parent / "fp32.onnx")
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    digest = hashlib.sha256((out / "model.onnx").read_bytes()).hexdigest()
    about = {
        "window": WINDOW, "labels": {name: list(labels) for name, labels in LABELS.items()}, "pairs": PAIRS,
        "scalars": list(SCALARS), "sha256": digest, "torch": version("torch"), "onnxruntime": version("onnxruntime"),
    }  # fmt: skip
    (out / "model.json").write_text(json.dumps(about, indent=1) + "\n", "utf8")
    return out


def _export(network: Network, path: Path) -> None:
    texts, pieces, words = 2, 16, 9
    whole = torch.ones(texts, pieces, dtype=torch.long)
    places = torch.arange(words).repeat(texts, 1)
    names = names_of_outputs()

    class Ordered(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.network = network

        def forward(self, *inputs: torch.Tensor) -> tuple[torch.Tensor, ...]:
            found = self.network(*inputs)
            return tuple(found[name] for name in names)

    axes: dict[str, Any] = {name: {0: "texts", 1: "pieces"} for name in INPUTS[:-1]}
    axes |= {name: {0: "texts", 1: "words"} for name in ("first", *names)}
    torch.onnx.export(
        Ordered(), (whole, whole, whole, whole, whole, places), str(path), input_names=list(INPUTS),
        output_names=names, dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def _fuse(plain: Path, fused: Path, config: Any) -> None:
    options = FusionOptions("bert")
    model = optimizer.optimize_model(
        str(plain), "bert", num_heads=config.num_attention_heads, hidden_size=config.hidden_size,
        optimization_options=options, opt_level=0,
    )  # fmt: skip
    model.save_model_to_file(str(fused))
