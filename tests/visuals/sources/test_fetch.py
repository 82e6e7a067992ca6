"""Fetching of stock pictures: whole and decoded, or refused in one sentence; never twice, nor with much memory."""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from core.errors import BadInput, Cancelled, MissingSetup, ProviderFailed
from core.model.asset import Rights
from core.model.storyboard import Found
from core.net import SafeNet
from core.visuals.source import Search
from core.visuals.sources.pexels import Pexels
from core.visuals.sources.pixabay import Pixabay
from core.visuals.stock.fetch import fetch, fetch_many, preview
from tests.conftest import RecordingContext
from tests.test_net import reply, server
from tests.visuals.sources import pexels, pixabay
from tests.visuals.sources.ready import clip, jpeg

ROOT = Path(__file__).resolve().parents[3]


def found(at: str, path: str = "/x.jpg", kind: Any = "image", **more: Any) -> Found:
    rights = Rights(
        provider="pexels", author="Ada Lens", licence="Pexels License", page_url="https://www.pexels.com/photo/1/"
    )
    return Found(
        **{"source": "pexels", "id": "photo-1", "kind": kind, "url": f"http://{at}{path}", "rights": rights, **more}
    )


@contextmanager
def serving(ctx: RecordingContext, files: dict[str, bytes]) -> Iterator[tuple[RecordingContext, str, list[str]]]:
    """A context that may reach a server of these whole answers; and the paths that were asked for."""
    asked: list[str] = []

    def talk(connection: socket.socket, request: bytes) -> None:
        path = request.split(b" ", 2)[1].decode()
        asked.append(path)
        connection.sendall(files.get(path.partition("?")[0], reply(b"", status="404 Gone")))

    with server(talk) as at:
        yield replace(ctx, net=SafeNet([at])), at, asked


def left_over(ctx: RecordingContext) -> list[str]:
    folder = ctx.scratch / "fetch"
    return [path.name for path in folder.iterdir()] if folder.exists() else []


def test_a_picture_becomes_an_asset_with_rights_focus_and_hash_and_is_had_once(ctx: RecordingContext) -> None:
    with serving(ctx, {"/x.jpg": reply(jpeg(1, 600, 900), "Content-Type: text/plain")}) as (ctx, at, asked):
        asset = fetch(found(at, "/x.jpg?token=1", title="Bees"), ctx)
        again = fetch(found(at, "/x.jpg?token=2", title="Bees"), ctx)
    assert asset == again and len(asked) == 1  # what stands behind the question mark changes
    assert (asset.kind, asset.source, asset.width, asset.height) == ("image", "stock_pexels", 600, 900)
    assert asset.origin == "pexels:photo-1" and asset.title == "Bees" and asset.rights.author == "Ada Lens"
    assert asset.focus and asset.phash and ctx.blobs.path(asset.sha256).suffix == ".jpg"
    assert ctx.blobs.path(asset.sha256).read_bytes() == jpeg(1, 600, 900) and left_over(ctx) == []


def test_a_file_that_was_thrown_away_is_fetched_again(ctx: RecordingContext) -> None:
    with serving(ctx, {"/x.jpg": reply(jpeg(1))}) as (ctx, at, asked):
        asset = fetch(found(at), ctx)
        ctx.blobs.path(asset.sha256).unlink()
        assert fetch(found(at), ctx) == asset and len(asked) == 2


def test_footage_becomes_an_asset(ctx: RecordingContext) -> None:
    with serving(ctx, {"/x.mp4": reply(clip(), "Content-Type: image/png")}) as (ctx, at, _):
        asset = fetch(found(at, "/x.mp4", "footage", id="video-1", title="Harbour"), ctx)
    assert (asset.kind, asset.width, asset.height) == ("footage", 270, 480) and asset.duration_s == pytest.approx(
        2, abs=0.1
    )
    assert asset.source == "stock_pexels" and asset.rights.author == "Ada Lens" and asset.focus and asset.phash
    assert ctx.blobs.path(asset.sha256).suffix == ".mp4" and not ctx.warnings


def test_what_the_sources_find_can_be_fetched(tmp_path: Path, ctx: RecordingContext) -> None:
    for kind, wire in ((Pexels, pexels), (Pixabay, pixabay)):
        ready = wire.ready(tmp_path)
        here = replace(ctx, net=SafeNet([ready.at]))
        source: Any = kind(ready.values)
        picture = source.search(Search("bees", most=3), here)[0]
        film = source.search(Search("bees", "footage", most=3), here)[0]
        assert fetch(picture, here).kind == "image" and fetch(film, here).kind == "footage"
        assert Image.open(ctx.blobs.path(preview(film, here))).format == "JPEG"
        assert ctx.blobs.has(preview(picture, here))
        ready.wire.close()


def test_a_preview_is_small_drawn_anew_and_had_once(ctx: RecordingContext) -> None:
    tail = jpeg(3, 1600, 1200) + b"<script>alert(1)</script>"
    with serving(ctx, {"/small": reply(tail), "/x.jpg": reply(jpeg(4))}) as (ctx, at, asked):
        sha = preview(found(at, preview_url=f"http://{at}/small"), ctx)
        assert preview(found(at, preview_url=f"http://{at}/small"), ctx) == sha and asked == ["/small"]
        assert ctx.blobs.has(preview(found(at, id="photo-2"), ctx)) and asked[-1] == "/x.jpg"
        with pytest.raises(BadInput, match="without a small picture"):
            preview(found(at, "/x.mp4", "footage"), ctx)
    data = ctx.blobs.path(sha).read_bytes()
    assert max(Image.open(io.BytesIO(data)).size) == 480 and b"script" not in data


def test_many_at_once_in_order_with_a_warning_for_what_cannot_be_had(ctx: RecordingContext) -> None:
    files = {f"/{n}.jpg": reply(jpeg(n)) for n in range(8)} | {
        "/3.jpg": reply(b"hello"),
        "/5.jpg": reply(b"", status="404 No"),
    }
    with serving(ctx, files) as (ctx, at, asked):
        targets = [
            found(at, f"/{n}.jpg", id=f"photo-{n}", preview_url=f"http://{at}/{n}.jpg") for n in (*range(8), 0, 1)
        ]
        assets = fetch_many(targets, ctx)
    assert [asset is None for asset in assets] == [n in (3, 5) for n in (*range(8), 0, 1)]
    assert [item.origin for item in assets if item][:3] == ["pexels:photo-0", "pexels:photo-1", "pexels:photo-2"]
    assert assets[0] == assets[8] and sum("/0.jpg" in path for path in asked) == 1
    assert len(ctx.warnings) == 2 and all("is left out" in warning for warning in ctx.warnings)
    assert [sum(text.count(f"photo-{n}") for text in ctx.warnings) for n in (3, 5)] == [1, 1]  # each is named once


def test_a_site_that_fails_once_is_asked_once_more_and_goes_on_where_it_broke(ctx: RecordingContext) -> None:
    body, starts = jpeg(1, 900, 1200), []

    def talk(connection: socket.socket, request: bytes) -> None:
        starts.append(b"Range: bytes=" in request)
        if len(starts) == 1:
            connection.sendall(reply(body[:5000], 'ETag: "1"', f"Content-Length: {len(body)}", length=False))
        elif len(starts) == 2:
            connection.sendall(reply(b"", status="503 Busy"))
        else:
            rest = reply(
                body[5000:], 'ETag: "1"', f"Content-Range: bytes 5000-{len(body) - 1}/{len(body)}", status="206 P"
            )
            connection.sendall(rest)

    with server(talk) as at:
        [asset] = fetch_many([found(at)], replace(ctx, net=SafeNet([at])))
    assert asset and asset.height == 1200 and starts == [False, True, True] and not ctx.warnings


def test_cancelling_stops_all(ctx: RecordingContext) -> None:
    stop = threading.Event()

    def check() -> None:
        if stop.is_set():
            raise Cancelled

    with server(lambda connection, request: [stop.set(), threading.Event().wait(1.5)]) as at:  # type: ignore[arg-type,return-value]
        here = replace(ctx, net=SafeNet([at]), check=check)
        with pytest.raises(Cancelled):
            fetch_many([found(at, f"/{n}", id=f"photo-{n}") for n in range(6)], here)
        with pytest.raises(Cancelled):
            preview(found(at, preview_url=f"http://{at}/p"), here)
    assert not ctx.warnings


def test_without_a_network_it_is_told(ctx: RecordingContext) -> None:
    with pytest.raises(MissingSetup, match="no network"):
        fetch(found("127.0.0.1:1"), ctx)


def test_a_source_that_points_into_the_private_network_is_not_followed(ctx: RecordingContext) -> None:
    with pytest.raises(BadInput) as refused:
        fetch(found("127.0.0.1:9"), replace(ctx, net=SafeNet()))
    assert refused.value.code == "private_address"


# --- what is refused


def _png(width: int, height: int) -> bytes:
    data = io.BytesIO()
    Image.new("1", (width, height)).save(data, "PNG")
    return data.getvalue()


def _zip() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("run.sh", "echo hello")
    return data.getvalue()


def _film(width: int, height: int, *, sound_only: bool = False) -> bytes:
    import tempfile

    import av
    import numpy as np

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.mp4"
        with av.open(str(path), "w") as out:
            if sound_only:
                sound: Any = out.add_stream("aac", rate=48_000)
                frame = av.AudioFrame.from_ndarray(np.zeros((1, 48_000), np.float32), format="fltp", layout="mono")
                frame.sample_rate = 48_000
                out.mux(sound.encode(frame))
                out.mux(sound.encode(None))
            else:
                stream: Any = out.add_stream("mpeg4", rate=25)
                stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
                for _ in range(6):
                    out.mux(stream.encode(av.VideoFrame(width, height, "yuv420p")))
                out.mux(stream.encode(None))
        return path.read_bytes()


_SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
_HALF = jpeg(2, 900, 1200)
_CUT = clip(6.0)
HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "svg with a script": ("image", lambda: reply(_SVG, "Content-Type: image/jpeg")),
    "bomb": ("image", lambda: reply(_png(16_000, 12_000), "Content-Type: image/png")),
    "bomb just under old bounds": ("image", lambda: reply(_png(9_900, 9_900))),
    "polyglot picture and archive": ("image", lambda: reply(jpeg() + _zip())),
    "polyglot film and page": ("footage", lambda: reply(clip() + b"<html><script>alert(1)</script></html>")),
    "4 gigabytes promised": ("image", lambda: reply(b"\xff\xd8\xff", f"Content-Length: {4 << 30}", length=False)),
    "4 gigabytes of film promised": ("footage", lambda: reply(b"x", f"Content-Length: {4 << 30}", length=False)),
    "truncated picture": ("image", lambda: reply(_HALF[: len(_HALF) // 2])),
    "truncated film": ("footage", lambda: reply(_CUT[: len(_CUT) // 2])),
    "page as picture": ("image", lambda: reply(b"<!doctype html><title>Sign in</title>", "Content-Type: image/jpeg")),
    "page as film": ("footage", lambda: reply(b"<!doctype html><title>Sign in</title>", "Content-Type: video/mp4")),
    "film as picture": ("image", lambda: reply(clip(), "Content-Type: image/jpeg")),
    "picture as film": ("footage", lambda: reply(jpeg(), "Content-Type: video/mp4")),
    "playlist as film": (
        "footage",
        lambda: reply(b"#EXTM3U\n#EXTINF:9,\nfile:///etc/passwd\n", "Content-Type: video/mp4"),
    ),
    "list of files as film": ("footage", lambda: reply(b"ffconcat version 1.0\nfile '/etc/passwd'\n")),
    "sound as film": ("footage", lambda: reply(_film(0, 0, sound_only=True))),
    "8K film": ("footage", lambda: reply(_film(7680, 4320))),
    "empty": ("image", lambda: reply(b"")),
    "packed": ("image", lambda: reply(b"\x1f\x8b\x08\0" + bytes(5000), "Content-Encoding: gzip")),
    "gone": ("footage", lambda: reply(b"", status="410 Gone")),
}
_NAMES = "../../x.png"


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_not_what_it_says_is_refused_in_one_sentence(name: str, ctx: RecordingContext) -> None:
    kind, body = HOSTILE[name]
    headers = body()
    refusal = pytest.raises((BadInput, ProviderFailed))
    with serving(ctx, {"/../../x.png": headers}) as (here, at, _), refusal as refused:
        fetch(found(at, "/../../x.png", kind, title="Bees"), here)
    sentence = refused.value.message
    assert sentence.endswith(".") and sentence.count(". ") == 0 and refused.value.hint and "\n" not in sentence
    assert left_over(ctx) == []
    assert not any("passwd" in str(warning) for warning in (sentence, *ctx.warnings))


def test_a_name_that_climbs_out_stays_inside(ctx: RecordingContext, tmp_path: Path) -> None:
    body = reply(jpeg(), 'Content-Disposition: attachment; filename="../../x.png"')
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    with serving(ctx, {"/../../x.png": body}) as (ctx, at, _):
        asset = fetch(found(at, f"/{_NAMES}", id=_NAMES, title=_NAMES), ctx)
    new = {item for item in tmp_path.rglob("*") if item.is_file()} - before
    assert new and all(element.parent == tmp_path / "blobs" for element in new) and ctx.blobs.has(asset.sha256)


_CHILD = """
import json, sys
from pathlib import Path
from core.errors import ReelwrightError
from core.model.storyboard import Found
from core.net import SafeNet
from core.ports import Context
from core.store.blobs import FolderBlobs
from core.store.cache import FolderCache
from core.visuals.stock.fetch import fetch
from core.visuals.files.pictures import add_upload

at, folder, cases = sys.argv[1], Path(sys.argv[2]), json.loads(sys.argv[3])
ctx = Context(FolderBlobs(folder / "b"), FolderCache(folder / "c"), folder, folder, SafeNet([at]))
said = {}
for number, (name, kind) in enumerate(cases):
    one = Found(source="pexels", id=f"x-{number}", kind=kind, url=f"http://{at}/{number}")
    try:
        fetch(one, ctx)
        said[name] = "taken"
    except ReelwrightError as error:
        said[name] = error.message
for path in sorted(Path(folder / "uploads").iterdir()):
    try:
        add_upload(path, "../../" + path.name, ctx)
        said[path.name] = "taken"
    except ReelwrightError as error:
        said[path.name] = error.message
most = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))  # of this program alone
print(json.dumps({"said": said, "mb": int(most.split()[1]) / 1024}))
"""


def test_memory_stays_under_400_mb_whatever_comes(tmp_path: Path) -> None:
    """All of it, and the largest pictures that are taken, in one process; uploads, too."""
    large = io.BytesIO()
    Image.new("RGBA", (5600, 5600), (9, 200, 30, 100)).save(large, "PNG", compress_level=1)
    progressive = io.BytesIO()
    Image.new("RGB", (5600, 5600), (9, 200, 30)).save(progressive, "JPEG", progressive=True, subsampling=0)
    taken: dict[str, tuple[str, Callable[[], bytes]]] = {
        "large": ("image", lambda: reply(large.getvalue())),
        "progressive": ("image", lambda: reply(progressive.getvalue())),
        "4K film": ("footage", lambda: reply(_film(3840, 2160))),
    }
    cases = {**HOSTILE, **taken}
    answers = {f"/{number}": make() for number, (_, make) in enumerate(cases.values())}
    (tmp_path / "uploads").mkdir()
    uploads = {"bomb.png": _png(16_000, 12_000), "a.svg": _SVG, "x.png": jpeg() + _zip()}
    for name, data in uploads.items():
        (tmp_path / "uploads" / name).write_bytes(data)
    with server(answers) as at:
        ran = subprocess.run(
            [
                sys.executable,
                "-c",
                _CHILD,
                at,
                str(tmp_path),
                json.dumps([[name, kind] for name, (kind, _) in cases.items()]),
            ],
            capture_output=True,
            text=True,
            timeout=240,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    assert ran.returncode == 0, ran.stderr[-2000:]
    message = json.loads(ran.stdout)
    text = message["said"]
    assert {name for name, sentence in text.items() if sentence == "taken"} == set(taken)
    assert all(sentence.count(". ") == 0 for sentence in text.values())
    assert message["mb"] < 400, message["mb"]
