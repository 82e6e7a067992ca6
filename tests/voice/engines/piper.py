"""A voice file made here: not trained, but loaded and run by Piper's own code. Each phoneme hums for a while."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.voice.ready import Ready

NAME = "en_US-hum-low"


def ready(tmp_path: Path) -> Ready:
    pytest.importorskip("piper")
    onnx = pytest.importorskip("onnx")
    from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

    folder = tmp_path / "voices" / "piper"
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(_model(onnx), str(folder / f"{NAME}.onnx"))
    fields = {
        "audio": {"sample_rate": 22050, "quality": "low"},
        "espeak": {"voice": "en-us"},
        "language": {"code": "en_US"},
        "inference": {"noise_scale": 0.0, "length_scale": 1.0, "noise_w": 0.0},
        "num_symbols": 256,
        "num_speakers": 1,
        "phoneme_id_map": DEFAULT_PHONEME_ID_MAP,
        "hop_length": 256,
    }
    (folder / f"{NAME}.onnx.json").write_text(json.dumps(fields))
    return Ready({"voices_folder": str(tmp_path / "voices")}, NAME, "en")


def _model(onnx):
    """w = ceil(4 * length_scale) frames a phoneme id; the sound is a tone as long as all of them."""
    helper, kinds = onnx.helper, onnx.TensorProto

    def number(name, kind, values, shape=()):
        return helper.make_tensor(name, kind, shape, values)

    nodes = [
        helper.make_node("Gather", ["scales", "one"], ["length_scale"]),
        helper.make_node("Mul", ["length_scale", "frames"], ["wide"]),
        helper.make_node("Cast", ["input"], ["ids"], to=kinds.FLOAT),
        helper.make_node("Mul", ["ids", "zero"], ["zeros"]),
        helper.make_node("Add", ["zeros", "wide"], ["w"]),
        helper.make_node("Ceil", ["w"], ["w_ceil"]),
        helper.make_node("ReduceSum", ["w_ceil"], ["all_frames"], keepdims=0),
        helper.make_node("Mul", ["all_frames", "hop"], ["count_float"]),
        helper.make_node("Cast", ["count_float"], ["count"], to=kinds.INT64),
        helper.make_node("Range", ["start", "count", "step"], ["at"]),
        helper.make_node("Cast", ["at"], ["at_float"], to=kinds.FLOAT),
        helper.make_node("Mul", ["at_float", "pitch"], ["phase"]),
        helper.make_node("Sin", ["phase"], ["tone"]),
        helper.make_node("Reshape", ["tone", "shape"], ["output"]),
    ]
    constants = [
        number("one", kinds.INT64, [1]),
        number("frames", kinds.FLOAT, [4.0]),
        number("zero", kinds.FLOAT, [0.0]),
        number("hop", kinds.FLOAT, [256.0]),
        number("start", kinds.INT64, [0]),
        number("step", kinds.INT64, [1]),
        number("pitch", kinds.FLOAT, [0.05]),
        number("shape", kinds.INT64, [1, 1, 1, -1], (4,)),
    ]
    inputs = [
        helper.make_tensor_value_info("input", kinds.INT64, ["batch", "phonemes"]),
        helper.make_tensor_value_info("input_lengths", kinds.INT64, ["batch"]),
        helper.make_tensor_value_info("scales", kinds.FLOAT, [3]),
    ]
    outputs = [helper.make_tensor_value_info("output", kinds.FLOAT, ["batch", 1, 1, "time"])]
    graph = helper.make_graph(nodes, "hum", inputs, outputs, constants)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
