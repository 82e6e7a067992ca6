"""Secrets are locked with a key outside the data folder, and a lost key loses nothing but them."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from core.config import Settings, load
from core.errors import MissingSetup
from core.store import secrets
from core.store.db import open_store

SECRET = "sk-Zebra-92-never-in-the-clear"


def settings(tmp_path: Path, **values: str) -> Settings:
    return Settings(data=tmp_path / "data", values={"key_file": str(tmp_path / "key" / "secret.key"), **values})


def test_a_secret_is_kept_and_only_as_ciphertext(tmp_path: Path) -> None:
    given = settings(tmp_path)
    store = open_store(given.data)
    secrets.put(store, given, "openai_api_key", SECRET)
    assert secrets.all_values(store, given) == ({"openai_api_key": SECRET}, frozenset())
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert all(SECRET.encode() not in file.read_bytes() for file in files)
    key = tmp_path / "key" / "secret.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600 and [item.name for item in key.parent.iterdir()] == [key.name]
    secrets.put(store, given, "openai_api_key", "")
    assert secrets.all_values(store, given) == ({}, frozenset())


def test_another_key_opens_nothing_and_says_which_are_lost(tmp_path: Path) -> None:
    given = settings(tmp_path)
    store = open_store(given.data)
    secrets.put(store, given, "a_key", SECRET)
    (tmp_path / "key" / "secret.key").unlink()
    assert secrets.all_values(store, given) == ({}, frozenset({"a_key"}))
    secrets.put(store, given, "b_key", "other")
    assert secrets.all_values(store, given) == ({"b_key": "other"}, frozenset({"a_key"}))


def test_a_pass_phrase_takes_the_place_of_the_file(tmp_path: Path) -> None:
    given = settings(tmp_path, secret_key="correct horse")
    store = open_store(given.data)
    secrets.put(store, given, "a_key", SECRET)
    assert not (tmp_path / "key").exists()
    assert secrets.all_values(store, given)[0] == {"a_key": SECRET}
    assert secrets.all_values(store, settings(tmp_path, secret_key="wrong"))[0] == {}


def test_the_key_is_never_made_inside_the_data_folder(tmp_path: Path) -> None:
    given = settings(tmp_path, key_file=str(tmp_path / "data" / "x" / "secret.key"))
    store = open_store(given.data)
    with pytest.raises(MissingSetup, match="inside the data folder"):
        secrets.put(store, given, "a_key", SECRET)
    assert secrets.all_values(store, given) == ({}, frozenset())


def test_the_key_lies_in_the_configuration_folder_by_default(tmp_path: Path) -> None:
    given = Settings(data=tmp_path / "data")
    assert secrets.key_file(given, {"XDG_CONFIG_HOME": str(tmp_path)}) == tmp_path / "reelwright" / "secret.key"
    assert secrets.key_file(given, {}) == (Path.home() / ".config/reelwright/secret.key").resolve()


def test_what_only_the_environment_decides_is_not_taken_from_the_database(tmp_path: Path) -> None:
    from core.store import settings as setting_rows

    store = open_store(tmp_path / "data")
    for name in ("allowed_hosts", "data", "key_file", "allow_private"):
        setting_rows.put(store, name, "*")
    assert secrets.all_values(store, settings(tmp_path)) == ({}, frozenset())


def test_the_environment_comes_first_then_the_file(tmp_path: Path) -> None:
    file = tmp_path / "secrets.toml"
    file.write_text('[reelwright]\nopenai_api_key = "file"\ncoqui_url = "http://file"\n')
    found = load({"REELWRIGHT_OPENAI_API_KEY": "env", "REELWRIGHT_DATA": str(tmp_path)}, file)
    assert (found.get("openai_api_key"), found.get("coqui_url")) == ("env", "http://file")
    assert found.filed == {"coqui_url"} and found.locked == {"openai_api_key", "data"}
