"""Secrets stored by the settings page, encrypted: the database and its backups hold only ciphertext.

The key lies outside the data folder, readable by its owner alone: in `REELWRIGHT_KEY_FILE`, else in
`reelwright/secret.key` of the user's configuration folder. `REELWRIGHT_SECRET_KEY` (a Fernet key, or a pass phrase)
takes its place.
"""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from core.config import Settings
from core.errors import MissingSetup
from core.store import settings as setting_rows
from core.store.db import Store
from core.store.trouble import as_storage_error

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

MARK = "secret:v1:"
# What only the environment or the secrets file may decide, whatever a restored backup says.
RESERVED = frozenset({"data", "host", "port", "allow_private", "allowed_hosts", "secret_key", "key_file", "ffmpeg"})
_SALT = b"reelwright secrets 1"
_log = logging.getLogger(__name__)


def key_file(settings: Settings, env: Mapping[str, str] | None = None) -> Path:
    """Return the path of the encryption key's file. Raises `MissingSetup` for a place inside the data folder."""
    env = os.environ if env is None else env
    base = env.get("XDG_CONFIG_HOME", "")
    folder = Path(base) if base and Path(base).is_absolute() else Path.home() / ".config"
    path = Path(settings.get("key_file") or folder / "reelwright" / "secret.key").expanduser().resolve()
    if path.is_relative_to(settings.data):
        raise MissingSetup(
            "The key file lies inside the data folder, where every backup would copy it.",
            "Set REELWRIGHT_KEY_FILE to a place outside.",
            code="key_inside",
        )
    return path


def put(store: Store, settings: Settings, name: str, value: str) -> None:
    """Write a secret into the database, encrypted; an empty value removes it. Raises `MissingSetup`, `StorageError`."""
    if not value:
        setting_rows.put(store, name, "")
        return
    setting_rows.put(store, name, locked(settings, value))


def locked(settings: Settings, text: str) -> str:
    """A text encrypted, to be kept in a row. Raises `MissingSetup`, `StorageError`."""
    return MARK + _box(_key(settings, make=True)).encrypt(text.encode()).decode()


def unlocked(settings: Settings, text: str) -> str | None:
    """Open what `locked` returned; None where the present key is not the one it was locked with."""
    return _opened(_key(settings, make=False), text)


def all_values(store: Store, settings: Settings) -> tuple[dict[str, str], frozenset[str]]:
    """Every stored secret in the clear, and the names of those that the present key does not open."""
    values: dict[str, str] = {}
    lost = set()
    key: str | None = None
    for name, value in setting_rows.all_values(store).items():
        if name in RESERVED:
            continue
        if not value.startswith(MARK):
            values[name] = value
            continue
        if key is None:
            key = _key(settings, make=False)
        opened = _opened(key, value)
        if opened is None:
            lost.add(name)
        else:
            values[name] = opened
    return values, frozenset(lost)


@lru_cache(maxsize=256)
def _opened(key: str, value: str) -> str | None:
    """The secret, or None where the key is not the one it was locked with."""
    from cryptography.fernet import InvalidToken

    if not key:
        return None
    try:
        return _box(key).decrypt(value.removeprefix(MARK).encode()).decode()
    except (InvalidToken, ValueError):
        return None


def _key(settings: Settings, *, make: bool) -> str:
    """The key's text, made if need be; "" where there is none and none is to be made."""
    given = settings.get("secret_key").strip()
    if given:
        return given
    try:
        path = key_file(settings)
    except MissingSetup as error:
        if make:
            raise
        _log.warning("%s", error.message)
        return ""
    if make and not path.exists():
        _make(path)
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        if make:
            raise MissingSetup(f"The key file {path} cannot be read.", "Correct its rights, or remove it.") from error
        _log.warning("the key file %s cannot be read", path)
        return ""


def _make(path: Path) -> None:
    """A new key, seen whole or not at all; of two that are made at once the first stays."""
    from cryptography.fernet import Fernet

    with as_storage_error(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        half = path.with_name(f".{path.name}.{os.getpid()}")
        file = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        try:
            with os.fdopen(file, "wb") as out:
                out.write(Fernet.generate_key() + b"\n")
                out.flush()
                os.fsync(out.fileno())
            with contextlib.suppress(FileExistsError):
                os.link(half, path)
        finally:
            half.unlink()


@lru_cache(maxsize=4)
def _box(key: str) -> Fernet:
    """The lock of a key; what is no Fernet key is a pass phrase and stretched into one."""
    import base64
    import hashlib

    from cryptography.fernet import Fernet

    try:
        return Fernet(key)
    except ValueError:
        stretched = hashlib.scrypt(key.encode(), salt=_SALT, n=2**15, r=8, p=1, maxmem=2**26)
        return Fernet(base64.urlsafe_b64encode(stretched[:32]))
