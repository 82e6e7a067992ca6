"""A process killed in a narration: what was paid for before is not asked for again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.voice.engines.openai import answer
from tests.voice.wire import KEY, Answer, Asked, Wire

ROOT = Path(__file__).resolve().parents[2]
SPEAK = """
import sys; sys.path.insert(0, {root!r})
from pathlib import Path
from core import voice
from core.config import Settings
from core.ports import Context
from core.store.blobs import FolderBlobs
from core.store.cache import FolderCache
folder = Path({folder!r})
ctx = Context(blobs=FolderBlobs(folder / "blobs"), cache=FolderCache(folder / "cache"), scratch=folder, scenes=folder)
settings = Settings(data=folder, values={values!r})
lines = [(n, f"Line number {{n}}.") for n in range(40)]
print(voice.speak_lines(lines, "openai:nova", language="en", ctx=ctx, settings=settings).done)
"""


def test_twenty_of_forty_paid_lines_are_twenty_more_calls(tmp_path):
    answered = 0

    def slow_after_twenty(asked: Asked) -> Answer:
        nonlocal answered
        answered += 1
        if answered > 20:
            wire.released.wait(120)  # the rest is never answered to the first process
        return answer(asked)

    wire = Wire(slow_after_twenty)
    values = {"openai_api_key": KEY, "openai_base_url": wire.url + "/v1"}
    code = SPEAK.format(root=str(ROOT), folder=str(tmp_path), values=values)
    first = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 60
        while answered < 24 and time.monotonic() < until:  # all four that go on at once wait for their answer
            time.sleep(0.05)
        os.killpg(first.pid, signal.SIGKILL)
        first.wait()
        wire.released.set()
        wire.asked.clear()
        out = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    finally:
        wire.close()
    assert out.stdout.strip() == "20" and len(wire.asked) == 20
