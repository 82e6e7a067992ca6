"""An optional model that compares pictures with words, on this machine: CLIP as ONNX files in a folder.

The folder holds `text_model.onnx`, `vision_model.onnx` and `tokenizer.json` as exported CLIP models have them (and
`preprocessor_config.json`, where the size differs from 224). Without it, or without onnxruntime, nothing changes:
pictures are ranked by what is written of them. The words are English, as CLIP's are.
"""

from __future__ import annotations

import json
import re
from functools import cached_property, lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from core.caching import Cache
from core.errors import BadInput, MissingSetup
from core.visuals.stock.terms import fold

FILES = ("text_model.onnx", "vision_model.onnx", "tokenizer.json")
MOST_TOKENS = 77
_MEAN, _STD = (0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)
_WORD = re.compile(r"'s|'t|'re|'ve|'m|'ll|'d|[^\W\d_]+|\d|[^\s\w]+")
_ANEW = "Put the model's files into the folder again, or empty it."


def open_eyes(folder: Path) -> Eyes | None:
    """The model that compares pictures with words, of a folder; None where it holds none, or onnxruntime is not
    installed.
    """
    if not all((folder / name).is_file() for name in FILES) or find_spec("onnxruntime") is None:
        return None
    return Eyes(folder)


class Eyes:
    """Loads its parts when they are first used. Vectors have length one: their product is how alike two are."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def words(self, text: str) -> np.ndarray[Any, Any]:
        """The vector of some words. Raises `BadInput` where the model cannot be used."""
        ids = np.array([self._bpe.encode(text)], np.int64)
        return self._run(self._text, {"input_ids": ids, "attention_mask": np.ones_like(ids)})

    def picture(self, path: Path, *, cache: Cache | None = None, sha256: str = "") -> np.ndarray[Any, Any]:
        """The vector of a stored picture, looked at once. Raises `BadInput`."""
        key = f"visuals.eyes/1/{self._name}/{sha256}"
        cached = cache.get(key) if cache is not None and sha256 else None
        if isinstance(cached, list):
            return np.array(cached, np.float32)
        found = self._run(self._vision, {"pixel_values": self._pixels(path)})
        if cache is not None and sha256:
            cache.put(key, [round(float(item), 5) for item in found])
        return found

    @cached_property
    def _name(self) -> str:
        """Name of this model in cache keys, different for another model."""
        stat = (self.folder / FILES[1]).stat()
        return f"{stat.st_size}-{int(stat.st_mtime)}"

    @cached_property
    def _text(self) -> Any:
        return self._session(FILES[0])

    @cached_property
    def _vision(self) -> Any:
        return self._session(FILES[1])

    def _session(self, name: str) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2
        options.log_severity_level = 3
        try:
            return onnxruntime.InferenceSession(
                str(self.folder / name), sess_options=options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime has a dozen of its own
            raise BadInput(f"The picture model's file {name} cannot be loaded.", _ANEW, code="bad_model") from error

    def _run(self, session: Any, given: dict[str, Any]) -> np.ndarray[Any, Any]:
        asked = {item.name for item in session.get_inputs()}
        try:
            out = session.run(None, {name: value for name, value in given.items() if name in asked})
        except Exception as error:  # whatever a model file does wrong
            raise BadInput("The picture model does not take pictures and words as CLIP does.", _ANEW) from error
        names = [output.name for output in session.get_outputs()]
        number = next((n for n, name in enumerate(names) if name.endswith("embeds")), 0)
        vector = np.asarray(out[number], np.float32).reshape(-1)
        return vector / (float(np.linalg.norm(vector)) or 1.0)

    @cached_property
    def _side(self) -> int:
        path = self.folder / "preprocessor_config.json"
        try:
            size = json.loads(path.read_text())["crop_size"] if path.is_file() else 224
        except (OSError, ValueError, KeyError, TypeError):
            return 224
        side = size.get("height", 224) if isinstance(size, dict) else size
        return side if isinstance(side, int) and 16 <= side <= 1024 else 224

    def _pixels(self, path: Path) -> np.ndarray[Any, Any]:
        from PIL import Image

        from core.media.pictures import load

        side = self._side
        image = load(path, at_least=(side, side))
        scale = side / min(image.size)
        image = image.resize((max(side, round(image.width * scale)), max(side, round(image.height * scale))),
                             Image.Resampling.BICUBIC)  # fmt: skip
        left, top = (image.width - side) // 2, (image.height - side) // 2
        pixels = np.asarray(image.crop((left, top, left + side, top + side)), np.float32) / 255
        return ((pixels - np.array(_MEAN, np.float32)) / np.array(_STD, np.float32)).transpose(2, 0, 1)[None]

    @cached_property
    def _bpe(self) -> Bpe:
        try:
            return Bpe(json.loads((self.folder / FILES[2]).read_text(encoding="utf-8"))["model"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BadInput(
                "The picture model's file tokenizer.json cannot be read.", _ANEW, code="bad_model"
            ) from error


class Bpe:
    """CLIP's words as numbers: lower case, bytes as letters, joined by the model's own list of pairs."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.vocabulary: dict[str, int] = values["vocab"]
        pairs = [tuple(value.split(" ")) if isinstance(value, str) else tuple(value) for value in values["merges"]]
        self.order = {pair: n for n, pair in enumerate(pairs)}
        try:
            self.first, self.last = self.vocabulary["<|startoftext|>"], self.vocabulary["<|endoftext|>"]
        except KeyError as error:
            raise MissingSetup("The picture model is none of CLIP's kind.", _ANEW) from error

    def encode(self, text: str) -> list[int]:
        """The numbers of a text, at most `MOST_TOKENS` with the two that begin and end it."""
        out: list[int] = []
        for word in _WORD.findall(fold(text)):
            letters = "".join(_letters()[byte] for byte in word.encode())
            out += [self.vocabulary[part] for part in self._parts(letters) if part in self.vocabulary]
        return [self.first, *out[: MOST_TOKENS - 2], self.last]

    def _parts(self, letters: str) -> list[str]:
        """A word's letters joined as far as the list of pairs goes, the earliest pairs first."""
        parts = [*letters[:-1], letters[-1] + "</w>"]
        while len(parts) > 1:
            best = min(pairwise(parts), key=lambda pair: self.order.get(pair, 10**9))
            if best not in self.order:
                break
            joined, n = [], 0
            while n < len(parts):
                if n + 1 < len(parts) and (parts[n], parts[n + 1]) == best:
                    joined.append(parts[n] + parts[n + 1])
                    n += 2
                else:
                    joined.append(parts[n])
                    n += 1
            parts = joined
        return parts


@lru_cache(maxsize=1)
def _letters() -> dict[int, str]:
    """A letter that can be seen for each byte, as byte-level vocabularies have them."""
    seen = [*range(33, 127), *range(161, 173), *range(174, 256)]
    hidden = [number for number in range(256) if number not in seen]
    return {item: chr(item) for item in seen} | {element: chr(256 + n) for n, element in enumerate(hidden)}
