"""A model made here in place of the large one: not trained, but loaded and run as it is. Each phoneme hums a while."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.voice.ready import Ready


def ready(tmp_path: Path) -> Ready:
    onnx = pytest.importorskip("onnx")
    folder = tmp_path / "voices" / "kokoro"
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(_model(onnx), str(folder / "kokoro-v1.0.onnx"))
    style = np.zeros((510, 1, 256), dtype=np.float32)
    with (folder / "voices-v1.0.bin").open("wb") as file:
        np.savez(file, af_heart=style, af_nova=style, ff_siwis=style)
    return Ready({"voices_folder": str(tmp_path / "voices")}, "af_heart", "en")


def _model(onnx):
    """1,800 samples a token at speed 1; the sound is a tone, and `duration` says 3 frames a token."""
    helper, kinds = onnx.helper, onnx.TensorProto

    def number(name, kind, values, shape=()):
        return helper.make_tensor(name, kind, shape, values)

    nodes = [
        helper.make_node("Size", ["tokens"], ["n"]),
        helper.make_node("Cast", ["n"], ["n_float"], to=kinds.FLOAT),
        helper.make_node("Mul", ["n_float", "each"], ["long"]),
        helper.make_node("Squeeze", ["speed"], ["pace"]),
        helper.make_node("Div", ["long", "pace"], ["count_float"]),
        helper.make_node("Cast", ["count_float"], ["count"], to=kinds.INT64),
        helper.make_node("Range", ["start", "count", "step"], ["at"]),
        helper.make_node("Cast", ["at"], ["at_float"], to=kinds.FLOAT),
        helper.make_node("Mul", ["at_float", "pitch"], ["phase"]),
        helper.make_node("Sin", ["phase"], ["tone"]),
        helper.make_node("ReduceMean", ["style"], ["still"], keepdims=0),
        helper.make_node("Add", ["tone", "still"], ["audio"]),
        helper.make_node("Mul", ["tokens", "start"], ["zeros"]),
        helper.make_node("Add", ["zeros", "three"], ["duration"]),
    ]
    constants = [
        number("each", kinds.FLOAT, [1800.0]),
        number("start", kinds.INT64, [0]),
        number("step", kinds.INT64, [1]),
        number("three", kinds.INT64, [3]),
        number("pitch", kinds.FLOAT, [0.05]),
    ]
    inputs = [
        helper.make_tensor_value_info("tokens", kinds.INT64, [1, "n"]),
        helper.make_tensor_value_info("style", kinds.FLOAT, [1, 256]),
        helper.make_tensor_value_info("speed", kinds.FLOAT, [1]),
    ]
    outputs = [
        helper.make_tensor_value_info("audio", kinds.FLOAT, ["samples"]),
        helper.make_tensor_value_info("duration", kinds.INT64, [1, "n"]),
    ]
    graph = helper.make_graph(nodes, "hum", inputs, outputs, constants)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
