"""A model that sees, where one is installed: here a tiny one that knows three colours, made in the test."""

from __future__ import annotations

import io
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import BadInput
from core.model.coded import Reason
from core.visuals import Wanted, open_eyes, storyboard
from core.visuals.bench.server import Stock
from core.visuals.stock.eyes import Bpe
from core.visuals.stock.illustrate import illustrate
from core.visuals.stock.rank import Ranked, Scene
from core.visuals.stock.rules import OURS
from core.visuals.stock.sight import Sight
from core.wording import words
from tests.visuals import stocked
from tests.visuals.test_rank import found

COLOURS = ("red", "green", "blue")
PARTS = ("r", "g", "b", "e", "l", "u", "d</w>", "n</w>", "e</w>", "ed</w>", "gr", "gre", "gree", "bl", "blu")
WORDS = ["<|startoftext|>", "<|endoftext|>", *PARTS, *(f"{colour}</w>" for colour in COLOURS)]
MERGES = ["e d</w>", "r ed</w>", "g r", "gr e", "gre e", "gree n</w>", "b l", "bl u", "blu e</w>"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model whose words and pictures are three numbers: how red, green and blue they are."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    path = tmp_path_factory.mktemp("model")
    vectors = np.full((len(WORDS), 3), 0.001, np.float32)
    for n, colour in enumerate(COLOURS):
        vectors[WORDS.index(f"{colour}</w>"), n] = 10
    text = helper.make_graph(
        [
            helper.make_node("Gather", ["vectors", "input_ids"], ["each"]),
            helper.make_node("ReduceMean", ["each"], ["text_embeds"], axes=[1], keepdims=0),
        ],
        "text",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, None])],
        [helper.make_tensor_value_info("text_embeds", TensorProto.FLOAT, [1, 3])],
        [numpy_helper.from_array(vectors, "vectors")],
    )
    vision = helper.make_graph(
        [helper.make_node("ReduceMean", ["pixel_values"], ["image_embeds"], axes=[2, 3], keepdims=0)],
        "vision",
        [helper.make_tensor_value_info("pixel_values", TensorProto.FLOAT, [1, 3, 32, 32])],
        [helper.make_tensor_value_info("image_embeds", TensorProto.FLOAT, [1, 3])],
    )
    for name, graph in (("text", text), ("vision", vision)):
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
        model.ir_version = 8
        onnx.save(model, str(path / f"{name}_model.onnx"))
    fields = {"model": {"type": "BPE", "vocab": {word: n for n, word in enumerate(WORDS)}, "merges": MERGES}}
    (path / "tokenizer.json").write_text(json.dumps(fields))
    (path / "preprocessor_config.json").write_text(json.dumps({"crop_size": {"height": 32, "width": 32}}))
    return path


def colour(name: str, size: tuple[int, int] = (60, 40)) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, name).save(data, "PNG")
    return data.getvalue()


def test_no_model_changes_nothing(tmp_path: Path) -> None:
    assert open_eyes(tmp_path) is None and open_eyes(tmp_path / "none") is None


def test_words_are_cut_as_clip_cuts_them() -> None:
    bpe = Bpe({"vocab": {word: n for n, word in enumerate(WORDS)}, "merges": [merge.split(" ") for merge in MERGES]})
    assert bpe.encode("Red GREEN") == [0, WORDS.index("red</w>"), WORDS.index("green</w>"), 1]
    assert bpe.encode("") == [0, 1] and len(bpe.encode("red " * 500)) == 77


def test_a_picture_is_like_the_word_for_its_colour(folder: Path, tmp_path: Path, ctx) -> None:
    eyes = open_eyes(folder)
    assert eyes is not None
    for name in COLOURS:
        sha = ctx.blobs.put(colour(name), ".png")
        seen = eyes.picture(ctx.blobs.path(sha), cache=ctx.cache, sha256=sha)
        likes = {word: float(seen @ eyes.words(word)) for word in COLOURS}
        assert max(likes, key=likes.__getitem__) == name and np.allclose(np.linalg.norm(seen), 1, atol=1e-3)
        (folder / "gone").mkdir(exist_ok=True)
        assert np.allclose(
            eyes.picture(folder / "gone", cache=ctx.cache, sha256=sha), seen, atol=1e-3
        )  # looked at once


def test_what_looks_right_comes_first_among_equals(folder: Path, ctx, monkeypatch: pytest.MonkeyPatch) -> None:
    shas = {f"pexels:photo-{n}": ctx.blobs.put(colour(name), ".png") for n, name in enumerate(COLOURS)}
    monkeypatch.setattr(
        "core.visuals.stock.sight.previews", lambda offers, ctx: {offer.origin: shas[offer.origin] for offer in offers}
    )
    eyes = open_eyes(folder)
    assert eyes is not None
    sight = Sight(eyes, ctx)
    ranked = [
        Ranked(found(n), 0.5, 0.5, 0.0, reason=Reason.of("found", kind="image", source="pexels")) for n in range(3)
    ]
    for n, name in enumerate(COLOURS):
        judged = sight.judged(ranked, Scene(f"It is {name}.", (name,)))
        assert (
            judged[0].found.id == f"photo-{n}"
            and words(judged[0].reason) == "Photo, from Pexels. It also looks like it."
        )
        assert not any("looks like" in words(item.reason) for item in judged[1:])
    far = [*ranked[:2], Ranked(found(2), 5.0, 0.5, 1.0)]  # what the words say weighs more
    assert sight.judged(far, Scene("It is red.", ("red",)))[0].found.id == "photo-2"


def test_a_film_is_made_with_it_and_with_one_that_is_broken(folder: Path, tmp_path: Path, ctx) -> None:
    article, script = stocked.article(), stocked.script()
    broken = tmp_path / "broken"
    broken.mkdir()
    for name in ("text_model.onnx", "vision_model.onnx", "tokenizer.json"):
        (broken / name).write_bytes(b"no model")
    assert open_eyes(broken) is not None
    with stocked.sources(ctx, Stock(stocked.items(12))) as (sources, ctx):
        board = storyboard(article, script, None, ctx)
        boards = [illustrate(board, article, script, None, sources, ctx, OURS, Wanted(), eyes=open_eyes(item))
                  for item in (folder, broken)]  # fmt: skip
    assert all(any(shot.picture for shot in result.shots) for result in boards)
    assert [warning for warning in ctx.warnings if "words alone" in warning] == [
        "Pictures are chosen by their words alone: The picture model's file vision_model.onnx cannot be loaded."
    ]
    with pytest.raises(BadInput, match="tokenizer"):
        open_eyes(broken).words("red")  # type: ignore[union-attr]
