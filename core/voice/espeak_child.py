"""The process that holds espeak-ng: reads requests on stdin, writes sound and events on stdout.

Run as a script with nothing but the standard library: `python -I -S espeak_child.py LIBRARY DATA`. A process of its own
for two reasons: espeak-ng keeps hidden state between utterances (pitch flutter, noise), so the same text gives other
bytes the second time; and a text that crashes it must not take the worker along. Each utterance is spoken by a fork of
the untouched parent: equal request, equal bytes.

Request: one line of JSON {"text", "voice", "rate", "phonemes"}. Answer: one line of JSON {"rate", "n_bytes", "words",
"phones"} or {"error"}, then `n_bytes` of signed 16-bit mono PCM. words: [character, length, sample]; phones: [sample,
name]. Or {"transcribe", "voice"}: the IPA of each of these texts, answered as {"ipa"} or {"error"}.
"""

from __future__ import annotations

import ctypes as c
import json
import os
import resource
import signal
import sys
from typing import Any

_SYNCHRONOUS = 2  # espeak_AUDIO_OUTPUT
_PHONEME_EVENTS = 1  # option of espeak_Initialize
_CHARS_UTF8 = 1  # flags of espeak_Synth; never SSML (0x10)
_PHONEMES = 0x100  # [[...]] are names of sounds; only where a request says so, which then has no other brackets
_RATE_PARAMETER = 1
_IPA_TIED = 0x02 | 0x80 | ord("^") << 8  # phoneme mode: IPA, sounds of several letters tied with "^"
_LIST_TERMINATED, _WORD, _PHONEME = 0, 1, 7
_SEED = 1  # espeak-ng seeds its noise by the clock otherwise
_CPU_LIMIT_S = 60
_MEMORY_LIMIT_BYTES = 1 << 30
_PR_SET_PDEATHSIG = 1


class _Id(c.Union):
    _fields_ = [("number", c.c_int), ("name", c.c_char_p), ("string", c.c_char * 8)]


class _Event(c.Structure):
    """espeak_EVENT of speak_lib.h."""

    _fields_ = [
        ("type", c.c_int),
        ("unique_identifier", c.c_uint),
        ("text_position", c.c_int),
        ("length", c.c_int),
        ("audio_position", c.c_int),
        ("sample", c.c_int),
        ("user_data", c.c_void_p),
        ("id", _Id),
    ]


_Callback = c.CFUNCTYPE(c.c_int, c.POINTER(c.c_short), c.c_int, c.POINTER(_Event))


def open_library(library: str, data: str) -> tuple[Any, int]:
    """The library of espeak-ng, initialised, and its sample rate in Hz; raises OSError where it cannot be had."""
    lib = c.CDLL(library)
    lib.espeak_Initialize.argtypes = [c.c_int, c.c_int, c.c_char_p, c.c_int]
    lib.espeak_SetSynthCallback.argtypes = [_Callback]
    lib.espeak_SetVoiceByName.argtypes = [c.c_char_p]
    lib.espeak_SetParameter.argtypes = [c.c_int, c.c_int, c.c_int]
    lib.espeak_Synth.argtypes = [
        c.c_char_p,
        c.c_size_t,
        c.c_uint,
        c.c_int,
        c.c_uint,
        c.c_uint,
        c.POINTER(c.c_uint),
        c.c_void_p,
    ]
    lib.espeak_ng_SetRandSeed.argtypes = [c.c_long]
    lib.espeak_TextToPhonemes.argtypes = [c.POINTER(c.c_void_p), c.c_int, c.c_int]
    lib.espeak_TextToPhonemes.restype = c.c_char_p
    rate = lib.espeak_Initialize(_SYNCHRONOUS, 0, data.encode(), _PHONEME_EVENTS)
    if rate <= 0:
        raise OSError("espeak-ng does not find its data")
    return lib, int(rate)


def synthesize(
    lib: Any, text: str, voice: str, words_per_minute: int, phonemes: bool = False
) -> tuple[bytes, list[Any], list[Any]]:
    """PCM, words and phones of one utterance; raises ValueError for a voice that espeak-ng does not know."""
    chunks: list[bytes] = []
    words: list[tuple[int, int, int]] = []
    phones: list[tuple[int, str]] = []

    def receive(wave: Any, n_samples: int, events: Any) -> int:
        if wave and n_samples > 0:
            chunks.append(c.string_at(wave, 2 * n_samples))
        at = 0
        while events[at].type != _LIST_TERMINATED:
            event = events[at]
            if event.type == _WORD:
                words.append((event.text_position - 1, event.length, event.sample))
            elif event.type == _PHONEME:
                phones.append((event.sample, event.id.string.decode("utf-8", "replace")))
            at += 1
        return 0

    callback = _Callback(receive)
    lib.espeak_SetSynthCallback(callback)
    if lib.espeak_SetVoiceByName(voice.encode()) != 0:
        raise ValueError(f"no voice {voice}")
    lib.espeak_SetParameter(_RATE_PARAMETER, words_per_minute, 0)
    lib.espeak_ng_SetRandSeed(_SEED)
    data = text.encode("utf-8")
    flags = _CHARS_UTF8 | (_PHONEMES if phonemes else 0)
    lib.espeak_Synth(data, len(data) + 1, 0, 1, 0, flags, None, None)
    lib.espeak_Synchronize()
    return b"".join(chunks), words, phones


def transcribe(lib: Any, texts: list[str], voice: str) -> list[str]:
    """The IPA of each text, clauses joined by spaces; raises ValueError for a voice that espeak-ng does not know."""
    if lib.espeak_SetVoiceByName(voice.encode()) != 0:
        raise ValueError(f"no voice {voice}")
    out = []
    for text in texts:
        data = c.create_string_buffer(text.encode("utf-8"))
        place = c.c_void_p(c.addressof(data))
        clauses: list[str] = []
        while place.value:  # it moves on by a clause and is null at the end
            ipa = lib.espeak_TextToPhonemes(c.byref(place), _CHARS_UTF8, _IPA_TIED)
            clauses.append((ipa or b"").decode("utf-8", "replace"))
        out.append(" ".join(filter(None, clauses)))
    return out


def _answer(lib: Any, rate: int, request: dict[str, Any]) -> bytes:
    """The whole answer to one request, as it goes over the pipe."""
    try:
        if "transcribe" in request:
            ipa = transcribe(lib, request["transcribe"], request["voice"])
            return json.dumps({"ipa": ipa}).encode() + b"\n"
        given = request["text"], request["voice"], int(request["rate"]), bool(request.get("phonemes"))
        pcm, words, phones = synthesize(lib, *given)
    except ValueError as error:
        return json.dumps({"error": str(error)}).encode() + b"\n"
    header = {"rate": rate, "n_bytes": len(pcm), "words": words, "phones": phones}
    return json.dumps(header).encode() + b"\n" + pcm


def _die_with_parent() -> None:
    """Let the kernel end this fork when the process that made it is killed (Linux; elsewhere the CPU limit does)."""
    if sys.platform == "linux":
        c.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _speak_in_fork(lib: Any, rate: int, line: bytes) -> bytes:
    """Let a fork speak and read its answer; an `error` if it died."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        _die_with_parent()
        resource.setrlimit(resource.RLIMIT_CPU, (_CPU_LIMIT_S, _CPU_LIMIT_S))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_LIMIT_BYTES, _MEMORY_LIMIT_BYTES))
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(_answer(lib, rate, json.loads(line)))
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(pid, 0)
    if status != 0:
        return json.dumps({"error": f"espeak-ng ended with status {status}"}).encode() + b"\n"
    return answer


def main(library: str, data: str) -> int:
    """Serve speech of espeak-ng until stdin ends; 3 where the library cannot be opened."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business: it closes stdin
    try:
        lib, rate = open_library(library, data)
    except OSError:
        return 3
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(_speak_in_fork(lib, rate, line))
        sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
