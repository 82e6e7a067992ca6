"""Settings are read once, and again when what they are read from has changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from core import config
from core.config import Kept, Settings, load
from core.errors import UsageError


class Counted:
    calls = 0

    def __call__(self) -> Settings:
        self.calls += 1
        return load()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "secrets.toml"
    monkeypatch.setattr(config, "SECRETS_FILE", path)
    return path


def write(path: Path, text: str, at: int) -> None:
    path.write_text(text)
    os.utime(path, ns=(at, at))


def test_they_are_read_once_for_many_requests_and_again_after_a_change(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Counted()
    kept = Kept(read)
    for _ in range(50):
        kept()
    assert read.calls == 1
    write(file, '[reelwright]\nallowed_hosts = "box.lan"\n', 10**18)
    assert kept().get("allowed_hosts") == "box.lan"
    monkeypatch.setenv("REELWRIGHT_ALLOWED_HOSTS", "other.lan")
    assert kept().get("allowed_hosts") == "other.lan" and read.calls == 3


def test_a_file_that_is_half_saved_leaves_them_as_they_were(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    write(file, '[reelwright]\nallowed_hosts = "box.lan"\n', 10**18)
    kept = Kept()
    assert kept().get("allowed_hosts") == "box.lan"
    write(file, '[reelwright]\nopenai_api_key = "PLANTED', 2 * 10**18)
    for _ in range(3):
        assert kept().get("allowed_hosts") == "box.lan"
    assert caplog.text.count("cannot be read as settings") == 1 and "PLANTED" not in caplog.text
    write(file, "[reelwright]\n", 3 * 10**18)
    assert kept().get("allowed_hosts") == ""


def test_a_file_that_could_never_be_read_is_one_sentence(file: Path) -> None:
    write(file, "no toml at all", 10**18)
    with pytest.raises(UsageError) as found:
        Kept()()
    assert found.value.hint
