"""ffmpeg in its cage: it ends with its job, reads only what it was given, and fails in one sentence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.errors import BadInput, Cancelled, MissingSetup, ReelwrightError, StorageError
from core.media import ended, ffmpeg
from core.media.awake import STEP_S, Awake
from core.media.complaints import error_of, missing_glyphs
from core.media.formats import FORMATS

ENDLESS = ["-v", "error", "-re", "-f", "lavfi", "-i", "testsrc=s=64x64", "-f", "null", "-"]


def test_every_input_is_limited_to_files_and_to_plain_formats() -> None:
    argv = ffmpeg.caged(["-i", "a.mp4", "-f", "concat", "-i", "list.txt", "out.mp4"])
    assert argv[1:4] == ["-hide_banner", "-nostdin", "-nostats"]
    assert argv[4:] == [
        "-protocol_whitelist", "file,pipe", "-format_whitelist", FORMATS, "-i", "a.mp4",
        "-f", "concat", "-protocol_whitelist", "file,pipe", "-i", "list.txt", "out.mp4",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3\nother.mp4\n", "ffconcat version 1.0\nfile other.mp4\n"]
)
def test_a_playlist_posing_as_a_film_is_not_followed(tmp_path: Path, text: str) -> None:
    film = tmp_path / "film.mp4"
    film.write_text(text)
    with pytest.raises(BadInput, match=r"holiday\.mp4"):
        ffmpeg.run(["-v", "error", "-i", ffmpeg.file(film), "-f", "null", "-"], name="holiday.mp4")


def test_a_cancel_ends_it(tmp_path: Path) -> None:
    started = time.monotonic()

    def check() -> None:
        if time.monotonic() - started > 0.2:
            raise Cancelled()

    with pytest.raises(Cancelled):
        ffmpeg.run(ENDLESS, scratch=tmp_path, check=check)
    assert time.monotonic() - started < 60
    assert not list(tmp_path.iterdir())


def test_it_dies_with_its_parent_even_on_kill_9() -> None:
    code = f"""
import sys, threading
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from core.media import ffmpeg
real = ffmpeg._start
def start(*args):
    process = real(*args)
    print(process.pid, flush=True)
    return process
ffmpeg._start = start
thread = threading.Thread(target=ffmpeg.run, args=({ENDLESS!r},))
thread.start()
thread.join()  # Python 3.12 starts no process once the main thread has ended
"""
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    _until(lambda: _is_ffmpeg(child))
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    _until(lambda: not _is_ffmpeg(child))


def test_nothing_of_ours_runs_between_fork_and_exec(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[dict[str, object]] = []
    real = subprocess.Popen

    def popen(*args: object, **more: object) -> subprocess.Popen[bytes]:
        given.append(more)
        return real(*args, **more)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(subprocess, "Popen", popen)
    ffmpeg.run(["-version"])
    assert [more.get("preexec_fn") for more in given] == [None]


@pytest.mark.parametrize(
    ("number", "kills", "code", "word"),
    [
        (signal.SIGKILL, 0, "killed", "memory"),
        (signal.SIGKILL, 1, "out_of_memory", "ran out of memory"),
        (signal.SIGSEGV, 0, "crashed", "crashed"),
        (signal.SIGTERM, 0, "killed", "stopped by another program"),
    ],
)
def test_a_killed_ffmpeg_is_worth_another_try(
    monkeypatch: pytest.MonkeyPatch, number: signal.Signals, kills: int, code: str, word: str
) -> None:
    real, processes = ffmpeg._start, []

    def start(*args: object) -> subprocess.Popen[bytes]:
        processes.append(real(*args))  # type: ignore[arg-type]
        return processes[0]

    counts = iter([3, 3 + kills])
    monkeypatch.setattr(ffmpeg, "_start", start)
    monkeypatch.setattr(ended, "oom_kills", lambda: next(counts))

    def check() -> None:
        if len(processes) == 1 and _is_ffmpeg(processes[0].pid):
            os.kill(processes[0].pid, number)
            processes.append(processes[0])

    with pytest.raises(ReelwrightError, match=word) as caught:
        ffmpeg.run(ENDLESS, check=check, name="holiday.mp4")
    assert caught.value.code == code
    assert caught.value.retryable
    assert not isinstance(caught.value, BadInput), "it is not the file's fault"


def test_no_memory_is_said_and_tried_again() -> None:
    error = error_of("Error initializing: Cannot allocate memory", 244, "a.mp4")
    assert (error.code, error.retryable) == ("out_of_memory", True)


def test_the_time_of_a_machine_that_sleeps_is_not_counted() -> None:
    awake = Awake()
    began = awake.seconds(1000.0)
    assert awake.seconds(1000.5) == began + 0.5
    assert awake.seconds(1000.5 + 3600) == began + 0.5 + STEP_S
    assert awake.seconds(0.0) == began + 0.5 + STEP_S


def _is_ffmpeg(pid: int) -> bool:
    """Whether the process has become ffmpeg and runs."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return "(ffmpeg" in stat and " Z " not in stat


def _until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < deadline
        os.sched_yield()


def test_a_full_disk_is_a_storage_error() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    with pytest.raises(StorageError) as caught:
        ffmpeg.run(
            ["-v", "error", "-f", "lavfi", "-i", "color=d=1", "-c:v", "rawvideo", "-f", "rawvideo", "-y", "/dev/full"]
        )
    assert caught.value.code == "disk_full"


def test_frames_are_fed_and_output_is_captured(tmp_path: Path) -> None:
    raw = ["-f", "rawvideo", "-pix_fmt", "gray", "-s", "16x16", "-i", "pipe:0"]
    frames = [bytes([n]) * 256 for n in range(5)]
    ran = ffmpeg.run(["-v", "error", *raw, "-f", "rawvideo", "pipe:1"], scratch=tmp_path, stdin=frames, capture=True)
    assert ran.stdout == b"".join(frames)


def test_an_error_of_the_feeder_reaches_the_caller(tmp_path: Path) -> None:
    def frames() -> Iterator[bytes]:
        yield bytes(256)
        raise BadInput("The picture is damaged.")

    raw = ["-f", "rawvideo", "-pix_fmt", "gray", "-s", "16x16", "-i", "pipe:0"]
    with pytest.raises(BadInput, match="picture is damaged"):
        ffmpeg.run(["-v", "error", *raw, "-f", "null", "-"], scratch=tmp_path, stdin=frames())


def test_progress_is_told_in_frames(tmp_path: Path) -> None:
    seen: list[int] = []
    args = ["-progress", "pipe:2", "-v", "error", "-f", "lavfi", "-i", "color=d=1:r=25", "-f", "null", "-"]
    ran = ffmpeg.run(args, scratch=tmp_path, on_frame=seen.append)
    assert seen[-1] == 25
    assert ran.messages == ""


def test_a_run_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(ReelwrightError) as caught:
        ffmpeg.run(ENDLESS, scratch=tmp_path, timeout_s=0.2)
    assert caught.value.code == "timeout"


def test_a_missing_program_says_how_to_get_it(tmp_path: Path) -> None:
    ffmpeg.use_binary(str(tmp_path / "no-ffmpeg"))
    try:
        with pytest.raises(MissingSetup, match="pip install"):
            ffmpeg.run(["-version"])
    finally:
        ffmpeg.use_binary("")


def test_messages_become_errors_without_paths() -> None:
    assert isinstance(error_of("av_interleaved_write_frame(): No space left on device", 1), StorageError)
    assert isinstance(error_of("moov atom not found", 1, "a.mp4"), BadInput)
    other = error_of("something odd in /home/someone/secret.mp4 happened", 187)
    assert "/home" not in other.message


def test_characters_without_font_are_read_from_libass() -> None:
    line = "[ass] fontselect: failed to find any fallback with glyph 0x1F600 for font: (Noto Sans, 400, 0)\n"
    assert missing_glyphs(line * 2) == ["😀"]
