"""Bark needs gigabytes of transformers and torch: it is only run where they are."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from tests.voice.ready import Ready


def ready(tmp_path: Path) -> Ready:
    if not all(importlib.util.find_spec(name) for name in ("transformers", "torch")):
        pytest.skip("needs transformers and torch")
    return Ready({"bark_enabled": "1", "bark_model": str(_tiny(tmp_path))}, "v2/en_speaker_6", "en")


def _tiny(tmp_path: Path) -> Path:
    pytest.skip("needs a tiny Bark model, which is not built yet")
