"""Settings: environment `REELWRIGHT_*` first, then `.streamlit/secrets.toml`, then what the settings page stored.

Nothing is read on import. `load()` reads the environment and the file; `Kept` reads them again only once they have
changed. `Settings` is handed down from there.
"""

from __future__ import annotations

import logging
import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from core.errors import UsageError

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "REELWRIGHT_"
SECRETS_FILE = ROOT / ".streamlit" / "secrets.toml"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Settings:
    """The settings of the program and its data folder. `locked` names what the environment decides, `filed` what the
    secrets file does, `stored` what the settings page stored, which gives way to both.

    `data` is the folder of all state. `allow_private` lists host:port pairs that `core.net` may reach although they
    are not public addresses (for tests and for servers on one's own machine); it is empty by default.
    """

    data: Path
    allow_private: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()
    filed: frozenset[str] = frozenset()
    stored: frozenset[str] = frozenset()

    def get(self, name: str, default: str = "") -> str:
        """A provider's setting by its lower-case name, e.g. `get("openai_api_key")`."""
        return self.values.get(name, default)

    @property
    def fonts(self) -> Path:
        return ROOT / "data" / "fonts"

    @property
    def sample(self) -> Path:
        return ROOT / "data" / "sample"


def load(env: Mapping[str, str] | None = None, secrets_file: Path | None = None) -> Settings:
    """Read the environment and the secrets file; the environment wins. Raises `UsageError`."""
    env = os.environ if env is None else env
    secrets_file = SECRETS_FILE if secrets_file is None else secrets_file
    values: dict[str, str] = {}
    if secrets_file.is_file():
        try:
            table = tomllib.loads(secrets_file.read_text(encoding="utf-8")).get("reelwright", {})
            values.update({str(k).lower(): str(v) for k, v in table.items()})
        except (OSError, ValueError, AttributeError) as error:  # its text may hold keys, so none of it is shown
            raise UsageError(
                f"The file {secrets_file} cannot be read as settings.",
                'Write it as TOML: a line [reelwright], below it lines like name = "value".',
                code="bad_settings",
            ) from error
    filed = frozenset(values)
    from_env = {k[len(PREFIX) :].lower(): v for k, v in env.items() if k.startswith(PREFIX)}
    values.update(from_env)
    return Settings(
        data=Path(values.get("data", "") or ROOT / "data" / "state").expanduser().resolve(),
        allow_private=tuple(filter(None, (p.strip() for p in values.get("allow_private", "").split(",")))),
        values=values,
        locked=frozenset(from_env),
        filed=filed - from_env.keys(),
    )


class Kept:
    """The settings of this process, read once and again after the environment or the secrets file has changed.

    A file that cannot be read, because it is being saved just now or has a fault, leaves the settings as they were:
    that is said in the log. Calling it raises `UsageError` only where there are none yet.
    """

    def __init__(self, read: Callable[[], Settings] = load) -> None:
        self._read = read
        self._seen: object = None
        self._settings: Settings | None = None

    def __call__(self) -> Settings:
        """The settings as they are now; cheap where nothing has changed."""
        seen = _fingerprint()
        if self._settings is None or seen != self._seen:
            try:
                self._settings = self._read()
            except UsageError as error:
                if self._settings is None:
                    raise
                _log.warning("%s The settings stay as they were. %s", error.message, error.hint)
            self._seen = seen
        return self._settings


def _fingerprint() -> object:
    """Changes whenever what settings are read from does."""
    mark = PREFIX.encode()
    given = tuple((name, os.environb.get(name)) for name in os.environb if name.startswith(mark))
    try:
        file = SECRETS_FILE.stat()
    except OSError:
        return given
    return given, file.st_mtime_ns, file.st_size, file.st_ino
