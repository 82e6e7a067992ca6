"""The near end of the espeak-ng process: starts it, asks it, stops it. See `espeak_child.py` for why there is one."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from core.errors import MissingSetup, ProviderFailed
from core.media.awake import Awake
from core.ports import never_cancelled

_POLL_S = 0.2
_TIMEOUT_S = 120.0
_INSTALL = "Run: pip install -r requirements.txt"


@dataclass(frozen=True)
class Said:
    """Sound and events as espeak-ng gives them: words (character, length, sample), phones (sample, name)."""

    samples: np.ndarray
    rate: int
    words: tuple[tuple[int, int, int], ...]
    phones: tuple[tuple[int, str], ...]


class EspeakHost:
    """One espeak-ng process, started when first needed. Safe to share between threads: requests take turns."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def say(
        self, text: str, voice: str, words_per_minute: int, check: Callable[[], None], *, phonemes: bool = False
    ) -> Said:
        """Speak plain text; with `phonemes` what stands in [[...]] are espeak-ng's names of sounds.

        Raises `MissingSetup`, `ProviderFailed`, and whatever `check` raises.
        """
        given = {"text": text.replace("\x00", " "), "voice": voice, "rate": words_per_minute, "phonemes": phonemes}
        answer, pcm = self._exchange(given, check)
        words = tuple((int(char), int(length), int(sample)) for char, length, sample in answer["words"])
        phones = tuple((int(sample), str(name)) for sample, name in answer["phones"])
        return Said(np.frombuffer(pcm, dtype="<i2").astype(np.int16), int(answer["rate"]), words, phones)

    def transcribe(self, texts: Sequence[str], voice: str, check: Callable[[], None] = never_cancelled) -> list[str]:
        """The IPA of each text as that voice would say it; sounds of several letters are tied with "^".

        Raises as `say` does.
        """
        given = {"transcribe": [text.replace("\x00", " ") for text in texts], "voice": voice}
        answer, _ = self._exchange(given, check)
        return [str(ipa) for ipa in answer["ipa"]]

    def close(self) -> None:
        """Stop the process, if it runs."""
        with self._lock:
            self._stop()

    def _exchange(self, given: dict[str, Any], check: Callable[[], None]) -> tuple[dict[str, Any], bytes]:
        request = json.dumps(given)
        with self._lock:
            try:
                return self._ask(request, check)
            except BaseException:
                self._stop()  # half an answer may be left in the pipe
                raise

    def _ask(self, request: str, check: Callable[[], None]) -> tuple[dict[str, Any], bytes]:
        process = self._running()
        if process.stdin is None or process.stdout is None:
            raise ProviderFailed("espeak-ng has no pipes.", "Start the program again.", retryable=True)
        try:
            process.stdin.write(request.encode() + b"\n")
            process.stdin.flush()
        except OSError as error:
            raise _ended(process) from error
        pipe = _Pipe(process, check)
        answer = json.loads(pipe.line())
        if "error" in answer:
            raise ProviderFailed(
                f"espeak-ng could not speak a line ({answer['error']}).", "Change the line or choose another voice."
            )
        return answer, pipe.exactly(answer.get("n_bytes", 0))

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._stop()
        home = library_home()
        script = Path(__file__).with_name("espeak_child.py")
        # The data is named relative to the folder: espeak-ng cuts paths off at 160 characters.
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", str(script), str(_library(home)), "espeak-ng-data"],
            cwd=home,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"LC_ALL": "C.UTF-8"},
        )
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


class _Pipe:
    """Reads the child's answer without ever waiting longer than a poll, so that a cancel is noticed."""

    def __init__(self, process: subprocess.Popen[bytes], check: Callable[[], None]) -> None:
        if process.stdout is None:
            raise ProviderFailed("espeak-ng has no pipes.", "Start the program again.", retryable=True)
        self._process, self._check = process, check
        self._descriptor = process.stdout.fileno()
        self._held = bytearray()
        self._awake = Awake()

    def line(self) -> bytes:
        """The bytes up to the next line end."""
        while (end := self._held.find(b"\n")) < 0:
            self._more()
        out = bytes(self._held[:end])
        del self._held[: end + 1]
        return out

    def exactly(self, n_bytes: int) -> bytes:
        """The next `n_bytes`."""
        while len(self._held) < n_bytes:
            self._more()
        out = bytes(self._held[:n_bytes])
        del self._held[:n_bytes]
        return out

    def _more(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._descriptor, selectors.EVENT_READ)
            while not selector.select(_POLL_S):
                self._check()
                if self._awake.seconds() > _TIMEOUT_S:
                    raise ProviderFailed("espeak-ng does not answer.", "Try again.", retryable=True)
        chunk = os.read(self._descriptor, 1 << 20)
        if not chunk:
            raise _ended(self._process)
        self._held += chunk


def library_home() -> Path:
    """The folder of espeakng-loader, which holds the library and its data. Raises `MissingSetup`."""
    try:
        import espeakng_loader
    except ImportError as error:
        raise MissingSetup("The speech program espeak-ng is not installed.", _INSTALL, code="no_espeak") from error
    return Path(espeakng_loader.get_library_path()).parent


def _library(home: Path) -> Path:
    found = next((home / name for name in ("libespeak-ng.so", "libespeak-ng.dylib") if (home / name).is_file()), None)
    if found is None:
        raise MissingSetup("The speech program espeak-ng is not there for this system.", _INSTALL, code="no_espeak")
    return found


def _ended(process: subprocess.Popen[bytes]) -> Exception:
    if process.wait() == 3:
        return MissingSetup("The speech program espeak-ng does not start here.", _INSTALL, code="no_espeak")
    return ProviderFailed("espeak-ng ended unexpectedly.", "Try again.", retryable=True)
