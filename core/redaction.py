"""No secret in a log: every record of this process is gone through as it is made, tracebacks and all.

It is done where records are made and not at one handler, so that it holds for the log file, for what goes to the
terminal and for handlers that a library adds. The values are asked for at each record: a key that was entered a moment
ago is as secret as one that was there from the start.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import TracebackType
from typing import Any
from urllib.parse import quote, quote_plus

from core.config import ROOT
from core.model.text import harmless
from core.providers import outside

SHORTEST = 4  # characters; what is shorter would take words out of every sentence
_ANYWHERE = 8  # from this length on a value is found inside of words, too
_HIDDEN = "***"
_WORDS = (
    "key", "secret", "token", "password", "passwd", "passphrase", "cookie", "session", "credential", "auth",
)  # fmt: skip
_NO_SECRETS = ("key_file",)
_DECLARED = re.compile(r'Setting\(\s*"(\w+)"(?:[^()]|\([^()]*\))*?kind="secret"')
_busy = threading.local()


def is_secret(name: str) -> bool:
    """Whether a setting's value must not be seen: by its name, or because a provider declares it so."""
    name = name.lower()
    if name in _NO_SECRETS:
        return False
    return any(word in name for word in _WORDS) or any(name == text or name.endswith(f"_{text}") for text in declared())


@cache
def declared() -> frozenset[str]:
    """The names of the secrets that providers declare, read from their files, as importing all of them takes long."""
    places = [ROOT / "core" / "connections.py"]
    for family in ("llm", "voice/engines", "voice/aligners", "visuals/sources"):
        places += sorted((ROOT / "core" / family).glob("*.py"))
    places += outside.files()
    return frozenset(name for place in places for name in _DECLARED.findall(place.read_text(encoding="utf-8")))


def secrets_of(values: Mapping[str, str]) -> set[str]:
    """The values among settings that must not be seen."""
    return {value for name, value in values.items() if value and is_secret(name)}


def hidden(text: str, values: Iterable[str]) -> str:
    """The text with every secret value written as `***`, also where it stands escaped in an address or in JSON."""
    for value in sorted(set(values), key=len, reverse=True):
        if len(value) < SHORTEST:
            continue
        for form in {value, quote(value, safe=""), quote_plus(value), json.dumps(value)[1:-1], repr(value)[1:-1]}:
            if len(form) >= _ANYWHERE:
                text = text.replace(form, _HIDDEN)
            elif form in text:
                text = re.sub(rf"(?<![^\W_]){re.escape(form)}(?![^\W_])", _HIDDEN, text)
    return text


def install(values: Callable[[], Iterable[str]]) -> None:
    """Hide secrets in all that this process logs from now on; what ends a thread is logged instead of printed."""
    make = logging.LogRecord

    def record(*args: Any, **more: Any) -> logging.LogRecord:
        log_record = make(*args, **more)
        if getattr(_busy, "now", False):
            return log_record  # asking for the values had something to say
        _busy.now = True
        try:
            _hide(log_record, tuple(values()))
        finally:
            _busy.now = False
        return log_record

    logging.setLogRecordFactory(record)
    logging.getLogger("core.store.secrets").addFilter(_is_asked)
    if threading.excepthook is threading.__excepthook__:
        threading.excepthook = _thread_ended
    if sys.excepthook is sys.__excepthook__:
        sys.excepthook = _ended
    if sys.unraisablehook is sys.__unraisablehook__:
        sys.unraisablehook = _unraisable
    logging.captureWarnings(True)


def _is_asked(record: logging.LogRecord) -> bool:
    """Whether a record was asked for, and is not what reading the values has to say each time."""
    return not getattr(_busy, "now", False)


def _hide(record: logging.LogRecord, values: tuple[str, ...]) -> None:
    try:
        text = record.getMessage()
    except (TypeError, ValueError, KeyError):  # the arguments do not fit: it is logged with them behind
        text = f"{record.msg} {record.args}"
        record.msg, record.args = text, ()
    fresh = harmless(hidden(text, values), keep="\n\t")  # whoever reads the log does so in a terminal
    if fresh != text:
        record.msg, record.args = fresh, ()
    if record.exc_info and record.exc_info[0] is not None:
        written = logging.Formatter().formatException(record.exc_info)
        fresh = harmless(hidden(written, values), keep="\n\t")
        if fresh != written:
            record.exc_text, record.exc_info = fresh, None
    if record.stack_info:
        record.stack_info = hidden(record.stack_info, values)


def _thread_ended(given: threading.ExceptHookArgs) -> None:
    if given.exc_value is not None and not issubclass(given.exc_type, SystemExit):
        logging.getLogger("core").error("a thread ended", exc_info=given.exc_value)


def _unraisable(given: Any) -> None:
    logging.getLogger("core").error("%s: %r", given.err_msg or "ignored in", given.object, exc_info=given.exc_value)


def _ended(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger("core").critical("unexpected", exc_info=(kind, error, trace))
