"""The engines as `python -m core providers` and `voices` show them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from core import cli, providers, voice
from core.cli import wiring
from core.config import Settings
from core.voice.engine import FAMILY
from tests.voice.wire import KEY

ROOT = Path(__file__).resolve().parents[2]
ENGINES = {"bark", "coqui", "edge", "elevenlabs", "espeak", "http", "kokoro", "openai", "piper", "recording", "tiktok"}


def listed(values=None):
    return {one.id: one for one in providers.discover(FAMILY, values)}


def test_every_engine_is_there_and_only_espeak_needs_nothing(monkeypatch):
    found = listed()
    assert set(found) == ENGINES
    assert found["espeak"].available
    for name in ("openai", "elevenlabs", "coqui", "http", "edge", "tiktok"):
        assert not found[name].available and found[name].reason and found[name].command, name


@pytest.mark.parametrize(
    ("name", "package"), [("piper", "piper-tts"), ("kokoro", "kokoro-onnx==0.6.1"), ("bark", "transformers")]
)
def test_an_absent_package_is_named_with_the_command(name, package, monkeypatch):
    monkeypatch.setattr(providers, "_importable", lambda module: False)
    providers._files.cache_clear()
    try:
        one = listed()[name]
    finally:
        providers._files.cache_clear()
    assert not one.available and package in one.command and one.command.startswith("Run: pip install")


def test_bark_is_never_taken_unasked(tmp_path, monkeypatch):
    """It takes minutes a line: chosen, it speaks; not chosen, it is not the default, even where it is installed."""
    monkeypatch.setattr(providers, "_importable", lambda module: True)
    providers._files.cache_clear()
    try:
        values = {"bark_download": "1"}
        assert listed(values)["bark"].available
        assert (
            len({one.language for one in listed()["bark"].provider(values | {"bark_model": str(tmp_path)}).voices()})
            == 13
        )
        assert (
            voice.default_voice("en", Settings(data=tmp_path, values=values | {"bark_model": str(tmp_path)}))
            == "espeak:en-us"
        )
    finally:
        providers._files.cache_clear()


@pytest.mark.parametrize("name", ["edge", "tiktok"])
def test_what_is_unofficial_is_off_and_says_why(name, monkeypatch):
    monkeypatch.setattr(providers, "_importable", lambda module: True)
    providers._files.cache_clear()
    try:
        off = listed({"tiktok_session_id": "x"})[name]
        on = listed({"tiktok_session_id": "x", f"{name}_enabled": "true"})[name]
    finally:
        providers._files.cache_clear()
    assert "Unofficial" in off.reason and f"REELWRIGHT_{name.upper()}_ENABLED=1" in off.command
    assert on.available


def test_a_key_entered_once_is_shared_and_not_needed_by_a_server_of_one_s_own():
    assert listed({"openai_api_key": KEY})["openai"].available
    assert listed({"openai_base_url": "http://127.0.0.1:8880/v1"})["openai"].available
    assert {"openai", "elevenlabs"} <= set(providers.connections([FAMILY]))


def test_no_paid_voice_is_taken_unasked(tmp_path):
    settings = Settings(data=tmp_path, values={"openai_api_key": KEY, "elevenlabs_api_key": KEY})
    assert voice.default_voice("en", settings) == "espeak:en-us"
    assert any(
        one.engine == "openai" for one in voice.voices("fr", Settings(data=tmp_path, values={"openai_api_key": KEY}))
    )


def test_paid_engines_say_their_price_and_restricted_ones_their_licence():
    found = listed()
    for name in ("openai", "elevenlabs"):
        assert found[name].provider.cost.amount > 0 and found[name].provider.cost.unit == "character"
    assert "commercial" in found["coqui"].provider.restricts


def test_the_commands_list_them(capsys, monkeypatch):
    def call(*argv):
        monkeypatch.setattr(wiring, "_state", {})
        assert cli.main(list(argv), work=lambda **given: 0) == 0
        return capsys.readouterr().out

    monkeypatch.setenv("REELWRIGHT_OPENAI_API_KEY", KEY)
    told = call("providers", "--json") + call("voices", "--language", "en", "--json")
    assert all(f'"id": "{name}"' in told for name in ENGINES)
    assert "openai:nova" in told and KEY not in told


def test_listing_imports_no_heavy_package():
    code = "import sys; from core import providers; providers.discover('core.voice.engines'); print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    loaded = set(out.split())
    assert not loaded & {"openai", "elevenlabs", "httpx", "piper", "kokoro_onnx", "edge_tts", "torch", "onnxruntime"}
