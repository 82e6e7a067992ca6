"""The engines as `python -m core providers` and `voices` show them."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import providers, voice
from core.cli import wiring
from core.cli.main import main
from core.config import Settings
from core.providers.declared import owners
from core.voice.catalogue import FLOOR
from core.voice.engine import FAMILY
from tests import providing
from tests.voice.wire import KEY

ROOT = Path(__file__).resolve().parents[2]
ENGINES = {path.stem for path in (ROOT / "core/voice/engines").glob("[!_]*.py")}
SHIPPED = {entry.id: entry.provider for entry in providers.shipped(FAMILY) if entry.provider is not None}


def listed(values=None):
    return {entry.id: entry for entry in providers.discover(FAMILY, values) if not entry.package}


def required(name):
    """Every setting that the engine requires, filled."""
    return {
        f"{owner}_{setting.name}": "x"
        for owner, settings in owners(SHIPPED[name])
        for setting in settings
        if setting.required
    }


def test_every_engine_is_there_and_only_espeak_needs_nothing():
    found = listed()
    assert set(found) == set(SHIPPED) == ENGINES
    assert found[FLOOR].available
    for name, engine in SHIPPED.items():
        if required(name) or not engine.on_by_default:
            assert not found[name].available and found[name].reason and found[name].command, name


@pytest.mark.parametrize("name", [name for name, engine in SHIPPED.items() if engine.requires])
def test_an_absent_package_is_named_with_the_command(name):
    with providing.importable(lambda module: False):
        item = listed()[name]
    assert not item.available and item.command == f"Run: {SHIPPED[name].install}"
    assert item.command.startswith("Run: pip install") and all(
        module in item.reason for module in SHIPPED[name].requires
    )


def test_bark_is_never_taken_unasked(tmp_path):
    """It takes minutes a line: chosen, it speaks; not chosen, it is not the default, even where it is installed."""
    with providing.importable(lambda module: True):
        values = {"bark_download": "1", "draft_voice": "0"}
        assert listed(values)["bark"].available
        here = values | {"bark_model": str(tmp_path)}
        assert len({item.language for item in listed()["bark"].provider(here).voices()}) == 13
        assert voice.default_voice("en", Settings(data=tmp_path, values=here)) == "kokoro:af_heart"


@pytest.mark.parametrize("name", [name for name, engine in SHIPPED.items() if not engine.on_by_default])
def test_what_is_unofficial_is_off_and_says_why(name):
    with providing.importable(lambda module: True):
        off = listed(required(name))[name]
        on = listed({**required(name), f"{name}_enabled": "true"})[name]
    assert "Unofficial" in off.reason and f"REELWRIGHT_{name.upper()}_ENABLED=1" in off.command
    assert on.available


def test_a_key_entered_once_is_shared_and_not_needed_by_a_server_of_one_s_own():
    assert listed({"openai_api_key": KEY})["openai"].available
    assert listed({"openai_base_url": "http://127.0.0.1:8880/v1"})["openai"].available
    assert {"openai", "elevenlabs"} <= set(providers.connections([FAMILY]))


def test_no_paid_voice_is_taken_unasked(tmp_path):
    values = {"openai_api_key": KEY, "elevenlabs_api_key": KEY, "draft_voice": "0"}
    settings = Settings(data=tmp_path, values=values)
    assert voice.default_voice("en", settings) == "kokoro:af_heart"
    assert any(
        item.engine == "openai" for item in voice.voices("fr", Settings(data=tmp_path, values={"openai_api_key": KEY}))
    )


def test_paid_engines_say_their_price_and_restricted_ones_their_licence():
    found = listed()
    paid = [engine for engine in SHIPPED.values() if engine.cost is not None]
    assert paid and all(engine.cost.amount > 0 and engine.cost.unit == "character" for engine in paid)
    assert "commercial" in found["coqui"].provider.restricts


def test_the_commands_list_them(capsys, monkeypatch):
    def call(*argv):
        monkeypatch.setattr(wiring, "_state", {})
        assert main(list(argv), work=lambda **given: 0) == 0
        return capsys.readouterr().out

    monkeypatch.setenv("REELWRIGHT_OPENAI_API_KEY", KEY)
    message = call("providers", "--json") + call("voices", "--language", "en", "--json")
    assert all(f'"id": "{name}"' in message for name in ENGINES)
    assert "openai:nova" in message and KEY not in message
