"""From a fitted network to the file that ships: ONNX, its weights in eight bits."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.network import Network

INPUTS = ("ids", "mask", "marks")
OUTPUTS = ("event", "modality", "stance")


def export(network: Network, folder: Path) -> None:
    """Write ``network.onnx``, its weights in eight bits."""
    folder.mkdir(parents=True, exist_ok=True)
    example = (torch.ones(2, 7, dtype=torch.int64), torch.ones(2, 7), torch.ones(2, 3, 7) / 7)
    varied = {0: "sentences"}
    with TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        torch.onnx.export(
            network.eval(), example, str(whole), dynamo=False, opset_version=17,
            input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes={
                "ids": varied | {1: "tokens"}, "mask": varied | {1: "tokens"},
                "marks": varied | {1: "actors", 2: "tokens"},
                **{name: varied | {1: "actors", 2: "others"} for name in OUTPUTS},
            },
        )  # fmt: skip
        quantize_dynamic(
            whole, folder / "network.onnx", weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )  # fmt: skip
