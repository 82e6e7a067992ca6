"""Providers of packages that are not ours: of each family, and broken in every way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core import llm, providers, redaction, voice
from core.cli import wiring
from core.cli.main import main
from core.config import Settings
from core.llm import Message
from core.providers.outside import group
from core.visuals.source import Search
from core.visuals.stock.stock import usable
from core.voice import aligner
from core.voice.engine import FAMILY as ENGINES
from tests.packaged import install
from tests.providing import packages

EVEN = """
from core.voice.aligner import Aligner

class Even(Aligner):
    label, note, licence = "Even", "Every word lasts equally long.", "MIT"
    capabilities = frozenset({"offline"})

    def hear(self, samples, rate, words, language, ctx):
        each = len(samples) / rate / len(words)
        return [(at * each, (at + 1) * each) for at in range(len(words))]
"""
ATTIC = """
from core.model.asset import Rights
from core.model.storyboard import Found
from core.providers import Connection, Setting
from core.visuals.source import Source

class Attic(Source):
    label, note, licence, restricts = "Attic", "Old pictures.", "CC0", ""
    connection = Connection("attic", "Attic", (Setting("pin", "PIN", kind="secret", required=True),))
    capabilities = frozenset({"image"})

    def greet(self, ctx):
        return "Attic answers."

    def search(self, wanted, ctx):
        rights = Rights(provider="attic", licence="CC0")
        return [Found(source="attic", id="1", url="https://attic.test/1.jpg", provenance="stock_attic", rights=rights)]
"""
PARROT = """
from core.errors import ProviderFailed
from core.llm import ChatModel, Piece, Usage
from core.net.retry import Failed

class Parrot(ChatModel):
    label, note, licence = "Parrot", "Says it again.", "MIT"
    capabilities = frozenset({"offline", "free"})

    def ready(self, model):
        return model or "grey"

    def pieces(self, request, wire):
        yield Piece(request.messages[-1].text, Usage(1, 1))

    def explain(self, error, model):
        return Failed(ProviderFailed("It flew away.", "Wait."))
"""


def one(folder: Path, family: str, name: str, code: str) -> None:
    install(folder, f"reelwright-{name}", {group(family): {name: f"parts.{name}"}}, {f"parts/{name}.py": code})


def test_an_aligner_of_a_package_finds_words(tmp_path: Path, ctx: Any) -> None:
    one(tmp_path, aligner.FAMILY, "even", EVEN)
    with packages(tmp_path):
        even = aligner.chosen({"aligner": "even"})
        times = even.align(np.zeros(32_000, np.int16), 16_000, ["a", "b"], "en", ctx)
    assert times == [(0.0, 1.0), (1.0, 2.0)]


def test_a_source_of_a_package_is_searched_once_its_key_is_there(tmp_path: Path, ctx: Any) -> None:
    one(tmp_path, "core.visuals.sources", "attic", ATTIC)
    with packages(tmp_path):
        listed = {entry.id: entry for entry in providers.discover("core.visuals.sources")}
        assert "PIN" in listed["attic"].reason and "REELWRIGHT_ATTIC_PIN" in listed["attic"].command
        (source,) = usable({"attic_pin": "1234"})
        assert [found.origin for found in source.search(Search("sea"), ctx)] == ["attic:1"]
        redaction.declared.cache_clear()
        assert redaction.is_secret("attic_pin")  # whatever its package calls it
    redaction.declared.cache_clear()


def test_a_chat_model_of_a_package_answers(tmp_path: Path, ctx: Any) -> None:
    one(tmp_path, "core.llm", "parrot", PARROT)
    with packages(tmp_path):
        assert llm.open_model("parrot").complete([Message("user", "Hello!")], ctx=ctx).text == "Hello!"


HEAD = "from core.voice.engine import Engine\n"
ENGINE = """
class {name}(Engine):
    label, note, licence = "{name}", "A note.", "MIT"
    def version(self): return "1"
    def voices(self): {voices}
    def can_speak(self, voice, text, language): ...
    def say(self, request, check=lambda: None): ...
"""
GOOD = HEAD + ENGINE.format(name="Good", voices="return []")
BROKEN = {
    "raises": ("raise RuntimeError('secret detail')", "parts.raises", "fails to load"),
    "leaves": ("import sys; sys.exit(3)", "parts.leaves", "fails to load"),
    "needy": ("import a_package_that_is_not_there", "parts.needy", "a_package_that_is_not_there"),
    "absent": ("", "parts.nowhere.absent", "it needs the package"),
    "empty": (HEAD, "parts.empty", "0 providers"),
    "dumb": (
        HEAD + "class Dumb(Engine):\n    def version(self): return '1'\n",
        "parts.dumb",
        "lacks can_speak(), say()",
    ),
    "wild": (GOOD + "    settings = 'none'\n", "parts.wild", "settings as str"),
    "other": (GOOD, "parts.raises", "leads to the file raises.py"),
    "espeak": (GOOD, "parts.espeak", "is taken by a provider of this program"),
    "Loud": (GOOD, "parts.Loud", "small letters"),
}


@pytest.fixture
def broken(tmp_path: Path):
    points = {name: module for name, (_, module, _) in BROKEN.items()}
    files = {f"parts/{name}.py": code for name, (code, _, _) in BROKEN.items()}
    install(tmp_path, "reelwright-broken", {group(ENGINES): points}, files)
    unread = tmp_path / "unread-1.0.dist-info"
    unread.mkdir()
    (unread / "METADATA").write_text("Name: unread\n")
    (unread / "entry_points.txt").write_text("[reelwright.voice.engines]\nthis is no entry point\n")
    with packages(tmp_path):
        yield


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_one_is_a_reason_and_harms_no_other(broken: None, name: str) -> None:
    listed = {entry.id: entry for entry in providers.discover(ENGINES)}
    entry = listed["espeak@reelwright-broken" if name == "espeak" else name]
    assert BROKEN[name][2] in entry.reason and "secret detail" not in entry.reason
    assert not entry.available and entry.command == "Update or remove the package reelwright-broken."
    assert listed["espeak"].available and not listed["espeak"].package


def test_the_command_lists_broken_ones_with_their_reasons(broken: None, capsys, monkeypatch) -> None:
    monkeypatch.setattr(wiring, "_state", {})
    assert main(["providers", "--json"], work=lambda **given: 0) == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)["providers"]}
    assert rows["raises"]["reason"] and rows["raises"]["available"] is False and rows["espeak"]["available"]


def test_one_that_fails_to_say_its_voices_takes_nobody_else_s(tmp_path: Path) -> None:
    one(tmp_path, ENGINES, "mute", HEAD + ENGINE.format(name="Mute", voices="raise ValueError('oh')"))
    with packages(tmp_path):
        assert {"espeak", "kokoro"} <= {item.engine for item in voice.voices("en", Settings(data=tmp_path))}
