"""Sites of stock pictures: which file is taken, what is thrown away, what is remembered, and their limits kept."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.errors import MissingSetup, ProviderFailed
from core.net import limits
from core.visuals.source import Search
from core.visuals.sources import _clean as clean
from core.visuals.sources.pexels import Pexels
from core.visuals.sources.pixabay import Pixabay
from tests.conftest import RecordingContext
from tests.visuals.sources import pexels, pixabay
from tests.visuals.sources.ready import Ready
from tests.voice.wire import KEY, Answer

FOOTAGE = Search("harbour", "footage", "portrait")


@pytest.fixture
def at_pexels(tmp_path: Path) -> Iterator[tuple[Pexels, Ready]]:
    ready = pexels.ready(tmp_path)
    yield Pexels(ready.values), ready
    ready.wire.close()


@pytest.fixture
def at_pixabay(tmp_path: Path) -> Iterator[tuple[Pixabay, Ready]]:
    ready = pixabay.ready(tmp_path)
    yield Pixabay(ready.values), ready
    ready.wire.close()


def test_pexels_photo(at_pexels: tuple[Pexels, Ready], ctx: RecordingContext) -> None:
    source, ready = at_pexels
    item = source.search(Search("bees", orientation="portrait", language="de"), ctx)[0]
    assert ready.wire.asked[0].query == {
        "query": "bees",
        "orientation": "portrait",
        "locale": "de-DE",
        "per_page": "15",
        "page": "1",
    }
    assert item.origin == "pexels:photo-1" and item.kind == "image" and item.provenance == "stock_pexels"
    assert item.url.endswith("/photos/1/pexels-photo-1.jpeg") and (item.width, item.height) == (4000, 6000)
    assert item.preview_url.endswith("h=medium") and item.title == "Bees on a yellow flower"
    assert item.rights.model_dump() == {
        "provider": "pexels",
        "author": "Ada Lens",
        "author_url": "https://www.pexels.com/@ada-lens",
        "licence": "Pexels License",
        "page_url": "https://www.pexels.com/photo/bees-on-a-yellow-flower-1/",
    }


def test_pexels_takes_the_smallest_photo_that_covers_a_frame(
    at_pexels: tuple[Pexels, Ready], ctx: RecordingContext
) -> None:
    source, ready = at_pexels
    host = ready.wire.url
    ready.site.photos = [pexels.photo(1, host, width=6000, height=4000), pexels.photo(2, host, width=900, height=700)]
    wide, small = source.search(Search("bees"), ctx)
    assert wide.url.endswith("h=large2x") and (wide.width, wide.height) == (1880, 1253)
    assert (small.width, small.height) == (900, 700)


def test_pexels_video(at_pexels: tuple[Pexels, Ready], ctx: RecordingContext) -> None:
    source, ready = at_pexels
    item = source.search(FOOTAGE, ctx)[0]
    assert ready.wire.asked[0].path == "/v1/videos/search"
    assert (item.origin, item.kind, item.width, item.height, item.duration_s) == (
        "pexels:video-1",
        "footage",
        1080,
        1920,
        22,
    )
    assert item.url.endswith("/13.mp4") and item.title == "drone over a harbour"
    assert item.rights.author == "Bo Reel" and item.preview_url.endswith("/videos/1/poster.jpeg?fit=crop&w=630")


def test_hls_only_and_null_sizes_are_passed_over(at_pexels: tuple[Pexels, Ready], ctx: RecordingContext) -> None:
    source, ready = at_pexels
    host, file = ready.wire.url, pexels.file
    ready.site.videos = [
        pexels.video(1, host, [file(1, host, None, None, "hls")]),
        pexels.video(2, host, [file(1, host, 1080, 1920, "hls"), file(2, host, None, 1920), file(3, host, 0, 0)]),
        pexels.video(3, host, []),
        pexels.video(4, host, [{**file(1, host, 1080, 1920), "file_type": "application/vnd.apple.mpegurl"}]),
        pexels.video(5, host, [{**file(1, host, 1080, 1920), "link": None}, file(2, host, 540, 960)]),
        {"id": 6},
        None,
        pexels.video(7, host, duration=None, user=None, url=None, image=None),
    ]
    found = source.search(FOOTAGE, ctx)
    assert [item.id for item in found] == ["video-5", "video-7"]
    assert (found[0].width, found[0].height) == (540, 960)
    assert found[1].duration_s is None and found[1].rights.author == "" and found[1].rights.page_url == ""


def test_pixabay_photo_and_video(at_pixabay: tuple[Pixabay, Ready], ctx: RecordingContext) -> None:
    source, ready = at_pixabay
    photo = source.search(Search("flower", orientation="portrait", language="pt-BR"), ctx)[0]
    asked = ready.wire.asked[0].query
    assert (asked["q"], asked["lang"], asked["orientation"], asked["key"]) == ("flower", "pt", "vertical", KEY)
    assert photo.url.endswith("/get/1_1280.jpg") and (photo.width, photo.height) == (853, 1280)
    assert photo.tags == ("blossom", "bloom", "flower") and photo.title == "blossom bloom flower"
    assert photo.rights.author_url == "https://pixabay.com/users/Josch13-48777/"
    assert photo.rights.licence == "Pixabay Content License" and photo.provenance == "stock_pixabay"
    video = source.search(FOOTAGE, ctx)[0]
    assert video.url.endswith("/video/1_medium.mp4") and (video.width, video.height) == (1920, 1080)
    assert video.duration_s == 12 and video.title == "harbour, crane, ship"
    assert video.preview_url.endswith("/video/1_small.jpg")


def test_pixabay_gives_full_sizes_to_those_who_may_have_them(
    at_pixabay: tuple[Pixabay, Ready], ctx: RecordingContext
) -> None:
    source, ready = at_pixabay
    host = ready.wire.url
    more = {
        "fullHDURL": f"{host}/get/hd.jpg",
        "imageURL": f"{host}/get/all.jpg",
        "imageWidth": 6000,
        "imageHeight": 4000,
    }
    ready.site.photos = [pixabay.photo(1, host, **more)]
    item = source.search(Search("flower"), ctx)[0]
    assert item.url.endswith("/hd.jpg") and (item.width, item.height) == (1920, 1280)


def test_pixabay_questions_are_remembered_for_a_day_without_the_key(
    at_pixabay: tuple[Pixabay, Ready], ctx: RecordingContext
) -> None:
    source, ready = at_pixabay
    now = [1_800_000_000.0]
    source.clock = lambda: now[0]
    first = source.search(Search("flower"), ctx)
    now[0] += 23 * 3600
    assert source.search(Search("flower"), ctx) == first and len(ready.wire.asked) == 1
    source.search(Search("flower", orientation="portrait"), ctx)
    assert len(ready.wire.asked) == 2
    now[0] += 2 * 3600
    source.search(Search("flower"), ctx)
    assert len(ready.wire.asked) == 3
    kept = json.dumps(ctx.cache.values)  # type: ignore[attr-defined]
    assert KEY not in kept and "blossom" in kept


def test_an_answer_that_repeats_the_key_is_neither_kept_nor_shown(
    at_pixabay: tuple[Pixabay, Ready], ctx: RecordingContext
) -> None:
    source, ready = at_pixabay
    host = ready.wire.url
    ready.site.photos = [
        pixabay.photo(1, host, tags=f"a, {KEY}"),
        pixabay.photo(2, host, largeImageURL=f"{host}/get/2.jpg?key={KEY}"),
        pixabay.photo(3, host),
    ]
    assert [item.id for item in source.search(Search("flower"), ctx)] == ["photo-3"]
    assert not ctx.cache.values  # type: ignore[attr-defined]


def test_pixabay_says_400_for_a_wrong_key(at_pixabay: tuple[Pixabay, Ready], ctx: RecordingContext) -> None:
    source, ready = at_pixabay
    source.values = {**ready.values, "pixabay_api_key": "another-key-1"}
    with pytest.raises(MissingSetup) as refused:
        source.search(Search("flower"), ctx)
    assert refused.value.code == "bad_key"
    ready.wire.failures = [Answer(b'[ERROR 400] "q" is invalid.', "text/plain", 400)]
    with pytest.raises(ProviderFailed, match="did not accept the search"):
        Pixabay(ready.values).search(Search("flower"), ctx)


_EVIL = "Bees\u202e\x00\r\n<b>on</b> a \x1b[31mflower\ud800 " + "x" * 5000


def test_hostile_words_and_addresses_are_cleaned(at_pexels: tuple[Pexels, Ready], ctx: RecordingContext) -> None:
    source, ready = at_pexels
    host = ready.wire.url
    bad: list[Any] = [
        "javascript:alert(1)",
        "data:text/html,x",
        "http://a b/",
        "http://u:p@example.org/",
        "//x",
        7,
        None,
    ]
    ready.site.photos = [
        pexels.photo(n, host, url=link, photographer_url=link, alt=_EVIL, photographer=_EVIL)
        for n, link in enumerate(bad, 1)
    ]
    ready.site.photos += [
        pexels.photo(50 + n, host, src={"original": link, "large2x": link, "medium": link})
        for n, link in enumerate(bad)
    ]
    ready.site.photos += [
        pexels.photo(1, host, id=strange) for strange in ("../../etc", "1/2", "", None, True, [1], "é")
    ]
    ready.site.photos += [
        pexels.photo(90, host, width="wide", height=-5),
        pexels.photo(91, host, width=1e300, height=1),
    ]
    found = source.search(Search("bees", most=80), ctx)
    assert [element.id for element in found] == [f"photo-{n}" for n in range(1, len(bad) + 1)]
    for item in found:
        assert item.rights.page_url == item.rights.author_url == ""
        assert item.title.startswith("Bees <b>on</b> a [31mflower x") and len(item.title) <= 200
        assert len(item.rights.author) <= 80 and (item.title + item.rights.author).isprintable()


def test_the_limit_of_requests_is_kept_by_all_threads(
    at_pexels: tuple[Pexels, Ready], ctx: RecordingContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two hundred an hour: the 201st is refused in one sentence, whoever asks."""
    source, ready = at_pexels
    monkeypatch.setattr(Pexels, "limits", {**Pexels.limits, "requests": 6})
    failed: list[ProviderFailed] = []

    def ask(n: int) -> None:
        try:
            Pexels(ready.values).search(Search(f"bees {n}"), ctx)
        except ProviderFailed as error:
            failed.append(error)

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert len(ready.wire.asked) == 6 and len(failed) == 3
    assert all(item.code == "rate_limited" and "60 minutes" in item.hint for item in failed)
    known = ready.wire.asked[0].query["query"]
    assert len(source.search(Search(known), ctx)) == 15  # what is remembered needs no request


def test_a_short_wait_for_the_limit_is_told_and_waited_for(
    at_pixabay: tuple[Pixabay, Ready], ctx: RecordingContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, ready = at_pixabay
    now = [0.0]
    window = limits.Window(2, 60.0, clock=lambda: now[0])
    monkeypatch.setattr(limits, "window", lambda *any_: window)
    rows: list[str] = []

    def sleep(seconds: float) -> None:
        now[0] += seconds

    from dataclasses import replace

    source.sleep = sleep
    heard = replace(ctx, progress=lambda fraction, message="": rows.append(message))
    for n in range(3):
        source.search(Search(f"flower {n}"), heard)
    assert len(ready.wire.asked) == 3 and rows == ["Pixabay may be asked again in 60 seconds"]


def test_words_and_sizes() -> None:
    assert clean.query("a" * 99 + " bcd", 100) == "a" * 99
    assert clean.query("word " * 50, 100).endswith("word") and len(clean.query("word " * 50, 100)) <= 100
    assert clean.words("می\u200cخواهم") == "می\u200cخواهم"
    assert clean.from_address("https://www.pexels.com/video/a-man-on-a-boat-7578540/") == "a man on a boat"
    assert clean.from_address("https://pixabay.com/videos/id-123/") == "" and clean.from_address("") == ""
    assert clean.smallest_covering([(720, 1280, "a"), (1080, 1920, "b"), (2160, 3840, "c")]) == (1080, 1920, "b")
    assert clean.smallest_covering([(720, 1280, "a"), (540, 960, "b")]) == (720, 1280, "a")
    assert clean.smallest_covering([]) is None
    assert [clean.number(item) for item in (3, 2.6, True, "3", None, float("nan"), float("inf"), -1)] == [3, 3] + [
        0
    ] * 6
