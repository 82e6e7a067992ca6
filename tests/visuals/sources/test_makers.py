"""Sources that make pictures: sizes they can make, what they decline, money, and an AI thumbnail."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from core.errors import BadInput, MissingSetup, ProviderFailed
from core.visuals.sources._maker import stepped
from core.visuals.sources.a1111 import A1111
from core.visuals.sources.openai_images import OpenAIImages, size_for
from core.visuals.sources.runware import Runware
from core.visuals.stock.made import make_picture
from core.visuals.thumbnail import ai_thumbnail, hero_prompt
from tests.conftest import RecordingContext
from tests.visuals.sources import a1111, openai_images, runware
from tests.visuals.sources.ready import Ready
from tests.voice.wire import Answer


@pytest.fixture(params=[(OpenAIImages, openai_images), (Runware, runware)], ids=["openai", "runware"])
def paid(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Any, Ready, Any]]:
    kind, wire = request.param
    ready = wire.ready(tmp_path)
    source = kind(ready.values)
    source.sleep = lambda seconds: None
    yield source, ready, wire
    ready.wire.close()


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ((1080, 1920), "1088x1920"),
        ((1920, 1080), "1920x1088"),
        ((1080, 1080), "1088x1088"),
        ((1280, 720), "1280x720"),
        ((3840, 2160), "2560x1440"),
        ((640, 360), "1088x608"),
        ((4000, 500), "1504x512"),
    ],
)
def test_sizes_openai_makes(asked: tuple[int, int], size: str) -> None:
    width, height = map(int, size_for(*asked).split("x"))
    assert size_for(*asked) == size
    assert width % 16 == height % 16 == 0 and 1 / 3 <= width / height <= 3 and width * height >= 655_360


def test_sizes_in_steps() -> None:
    assert stepped(1080, 1920, 64, 2048) == (1088, 1920)
    assert stepped(2160, 3840, 64, 2048) == (1152, 2048)
    assert stepped(1080, 1920, 8, 1344) == (760, 1344)
    assert stepped(1, 5000, 8, 1344) == (8, 1344)


def test_what_is_declined_is_bad_input_in_plain_words(paid: tuple[Any, Ready, Any], ctx: RecordingContext) -> None:
    source, ready, _ = paid
    with pytest.raises(BadInput) as refused:
        source.generate("something forbidden", 1080, 1920, ctx)
    assert refused.value.code == "declined" and "safety system" not in str(refused.value)
    assert len(ready.wire.asked) == 1


def test_no_credit_left_is_told_and_not_tried_again(paid: tuple[Any, Ready, Any], ctx: RecordingContext) -> None:
    source, ready, wire = paid
    none = wire.error(429, "insufficient_quota") if wire is openai_images else wire.error("insufficientCredits", 402)
    ready.wire.failures = [none] * 3
    with pytest.raises(ProviderFailed) as refused:
        source.generate("bees", 1080, 1920, ctx)
    assert refused.value.code == "no_credit" and len(ready.wire.asked) == 1


def test_a_model_that_is_gone_is_named(paid: tuple[Any, Ready, Any], ctx: RecordingContext) -> None:
    source, ready, wire = paid
    gone = wire.error(404, "model_not_found") if wire is openai_images else wire.error("invalidModel", 400)
    ready.wire.failures = [gone]
    with pytest.raises(MissingSetup) as refused:
        source.generate("bees", 1080, 1920, ctx)
    assert refused.value.code == "no_model" and source.setting("model") in refused.value.message


def test_openai_models_of_fixed_sizes_are_asked_for_one_of_theirs(tmp_path: Path, ctx: RecordingContext) -> None:
    ready = openai_images.ready(tmp_path)
    ready.wire.failures = [openai_images.error(400, "invalid_value", "Invalid size '1088x1920'.", "size")]
    assert OpenAIImages(ready.values).generate("bees", 1080, 1920, ctx)
    assert [item.json["size"] for item in ready.wire.asked] == ["1088x1920", "1024x1536"]
    ready.wire.failures = [openai_images.error(400, "invalid_value", "Invalid size.", "size")] * 2
    with pytest.raises(ProviderFailed, match="of this shape"):
        OpenAIImages(ready.values).generate("bees", 1080, 1920, ctx)
    ready.wire.close()


def test_another_server_than_openai_is_told_to_send_the_picture_itself() -> None:
    body = OpenAIImages({"openai_images_model": "flux.1-dev"}).body("bees", "1024x1024")
    assert body["response_format"] == "b64_json" and "quality" not in body
    assert OpenAIImages({"openai_images_quality": "high"}).body("bees", "1024x1024")["quality"] == "high"


def test_runware_s_own_words_for_a_bad_key_and_a_limit(tmp_path: Path, ctx: RecordingContext) -> None:
    ready = runware.ready(tmp_path)
    source = Runware(ready.values)
    naps: list[float] = []
    source.sleep = naps.append
    ready.wire.failures = [runware.error("invalidApiKey", 401)]
    with pytest.raises(MissingSetup, match="does not accept the key"):
        source.generate("bees", 1080, 1920, ctx)
    ready.wire.failures = [runware.error("providerRateLimitExceeded", 200)]
    assert source.generate("bees", 1080, 1920, ctx) and sum(naps) == 1.0
    ready.wire.close()


def test_stable_diffusion_is_told_what_to_paint(tmp_path: Path, ctx: RecordingContext) -> None:
    ready = a1111.ready(tmp_path)
    values = {**ready.values, "a1111_model": "dreams.safetensors", "a1111_steps": "9000", "a1111_side": "oops"}
    assert A1111(values).generate("bees", 1080, 1920, ctx)
    body = ready.wire.asked[0].json
    assert (body["width"], body["height"], body["steps"]) == (760, 1344, 150)
    assert body["override_settings"] == {"sd_model_checkpoint": "dreams.safetensors"} and body["negative_prompt"]
    ready.wire.failures = [Answer(b'{"detail": "Not Found"}', status=404)]
    with pytest.raises(MissingSetup) as off:
        A1111(values).generate("bees", 1080, 1920, ctx)
    assert "--api" in off.value.hint
    ready.wire.failures = [Answer(b'{"error": "RuntimeError", "detail": "Unknown checkpoint: x"}', status=404)]
    with pytest.raises(BadInput, match="does not know the model"):
        A1111(values).generate("bees", 1080, 1920, ctx)
    data = "data:image/png;base64," + base64.b64encode(b"\x89PNG").decode()
    ready.wire.failures = [Answer(json.dumps({"images": [data]}).encode())]
    assert A1111(values).generate("bees", 1080, 1920, ctx) == b"\x89PNG"
    ready.wire.close()


class Painter(OpenAIImages):
    """A source that always paints the same."""

    def __init__(self, data: bytes) -> None:
        super().__init__({})
        self.data, self.asked = data, ""

    def generate(self, prompt: str, width: int, height: int, ctx: Any) -> bytes:
        self.asked = prompt
        return self.data


@pytest.mark.parametrize("size", [(1280, 720), (1080, 1920), (720, 720)])
def test_an_ai_thumbnail_has_the_title_over_the_picture(size: tuple[int, int], ctx: RecordingContext) -> None:
    data = io.BytesIO()
    Image.new("RGB", (size[0] // 2, size[1] // 2), (30, 140, 90)).save(data, "PNG")
    painter = Painter(data.getvalue())
    image, asset = ai_thumbnail("Bees learn to count", "", painter, *size, "en", ctx)
    assert image.size == size and "Bees learn to count" in painter.asked and "No letters" in painter.asked
    pixels = np.asarray(image)
    assert np.abs(pixels[5, 5].astype(int) - (30, 140, 90)).max() <= 3  # the picture fills the frame
    assert (pixels.min(axis=2) > 240).mean() > 0.01  # and white letters stand on it
    assert asset.source == "ai_generated" and asset.rights.provider and ctx.blobs.has(asset.sha256)


def test_a_hero_prompt_leaves_room_for_the_title_and_stays_short() -> None:
    assert "bees" in hero_prompt(" bees. ") and "lower half calm" in hero_prompt("bees")
    assert len(hero_prompt("bees " * 5000)) < 1200


@pytest.mark.parametrize("data", [b"", b"<svg xmlns='x'><script>1</script></svg>", b"hello", b"\x89PNG\r\n\x1a\n"])
def test_what_is_made_must_be_a_picture(data: bytes, ctx: RecordingContext) -> None:
    with pytest.raises(BadInput) as refused:
        make_picture(Painter(data), "bees", 100, 100, ctx)
    assert refused.value.hint
