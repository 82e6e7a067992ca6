"""Pictures: fetched, decoded, stored once; one that cannot be had is named in a warning and keeps its place."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path

import pytest

from core.content import read_bytes, read_file
from core.content.dom.lazy import parse_srcset
from core.errors import Cancelled, ProviderFailed
from core.model.article import Image
from core.ports import Context
from tests.content.helpers import MORE, PROSE, FakeNet, Page, only, picture


def page(*images: str) -> str:
    return f"<html><body><article><p>{PROSE}</p>{''.join(images)}<p>{MORE}</p></article></body></html>"


def images(ctx: Context, path: Path) -> list[Image]:
    return [b for b in only(read_file(path, ctx), "image") if isinstance(b, Image)]


def warnings(ctx: Context) -> list[str]:
    return ctx.warnings  # type: ignore[attr-defined, no-any-return]


def test_pictures_beside_a_file_are_stored_with_their_size(ctx: Context, tmp_path: Path) -> None:
    folder = tmp_path / "article"
    (folder / "my pics").mkdir(parents=True)
    (folder / "my pics" / "sea é.png").write_bytes(picture(800, 500))
    (folder / "a.html").write_text(page("<img src='my%20pics/sea%20%C3%A9.png?v=2#x' alt='Sea'>"), encoding="utf-8")
    (image,) = images(ctx, folder / "a.html")
    assert (image.width, image.height, image.alt) == (800, 500, "Sea")
    assert image.sha256 and ctx.blobs.path(image.sha256).read_bytes() == picture(800, 500)
    assert warnings(ctx) == []


def test_only_the_file_s_own_folder_is_read(ctx: Context, tmp_path: Path) -> None:
    folder = tmp_path / "article"
    folder.mkdir()
    (tmp_path / "outside.png").write_bytes(picture())
    (folder / "link.png").symlink_to(tmp_path / "outside.png")
    (folder / "sub").symlink_to(tmp_path)
    places = [
        "../outside.png", str(tmp_path / "outside.png"), f"file://{tmp_path}/outside.png", "link.png",
        "sub/outside.png", "..%2foutside.png", "%2e%2e/outside.png", "..\\outside.png", "C:\\outside.png", ".",
        "a.html",
        "ftp://example.org/x.png", "x.png%00.png",
    ]  # fmt: skip
    (folder / "a.html").write_text(page(*(f'<img src="{p}" alt="{i}">' for i, p in enumerate(places))))
    found = images(ctx, folder / "a.html")
    assert [i.sha256 for i in found] == [None] * len(places)
    assert len(warnings(ctx)) == len(places) and all(w.endswith(".") and "left out" in w for w in warnings(ctx))


def test_inline_pictures(ctx: Context, tmp_path: Path) -> None:
    data = base64.b64encode(picture()).decode()
    (tmp_path / "a.html").write_text(
        page(f"<img src='data:image/png;base64,{data}' alt='In'>", "<img src='data:image/png;base64,AAAA' alt='Bad'>")
    )
    found = images(ctx, tmp_path / "a.html")
    assert found[0].sha256 and found[0].width == 640 and len(found[0].location) < 60


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (picture()[:300], "damaged"),
        (b"<html>not here</html>", "web page"),
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", "SVG"),
        (b"\x00" * 50, "not a picture"),
    ],
    ids=["cut", "page", "empty", "svg", "zeros"],
)
def test_what_is_no_picture_keeps_its_place(ctx: Context, data: bytes, says: str, tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_bytes(data)
    (tmp_path / "good.png").write_bytes(picture())
    (tmp_path / "a.html").write_text(
        page("<figure><img src='bad.png'><figcaption>The sea</figcaption></figure>", "<img src='good.png'>")
    )
    bad, good = images(ctx, tmp_path / "a.html")
    assert bad.sha256 is None and bad.caption == "The sea" and good.sha256
    assert len(warnings(ctx)) == 1 and says in warnings(ctx)[0] and "bad.png" in warnings(ctx)[0]


def test_the_next_best_address_is_tried(ctx: Context) -> None:
    net = FakeNet({"https://example.org/s.png": picture()})
    html = page("<a href='https://example.org/full.jpg'><img src='https://example.org/s.png' alt='S'></a>")
    (image,) = only(read_bytes(html.encode(), "a.html", replace(ctx, net=net)), "image")
    assert isinstance(image, Image) and image.sha256
    assert net.asked == ["https://example.org/full.jpg", "https://example.org/s.png"]


def test_the_same_picture_is_fetched_and_shown_once(ctx: Context) -> None:
    net = FakeNet({f"https://example.org/{n}.png": picture() for n in "ab"})
    html = page(
        "<img src='https://example.org/a.png'>", "<img src='https://example.org/a.png'>",
        "<figure><img src='https://example.org/b.png'><figcaption>Its twin</figcaption></figure>",
    )  # fmt: skip
    (image,) = only(read_bytes(html.encode(), "a.html", replace(ctx, net=net)), "image")
    assert isinstance(image, Image) and image.caption == "Its twin" and sorted(net.asked)[0].endswith("a.png")


def test_hundreds_of_pictures_are_cut_with_a_word(ctx: Context) -> None:
    net = FakeNet({f"https://example.org/{n}.png": picture(seed=n) for n in range(70)})
    html = page(*(f"<p><img src='https://example.org/{n}.png'></p>" for n in range(70)))
    article = read_bytes(html.encode(), "a.html", replace(ctx, net=net))
    assert len(only(article, "image")) == 60 and "first 60" in warnings(ctx)[0]


def test_stopping_while_pictures_are_fetched(ctx: Context) -> None:
    calls = 0

    def check() -> None:
        nonlocal calls
        calls += 1
        if calls > 1:
            raise Cancelled

    net = FakeNet({"https://example.org/a.png": picture()})
    html = page("<img src='https://example.org/a.png'>")
    with pytest.raises(Cancelled):
        read_bytes(html.encode(), "a.html", replace(ctx, net=net, check=check))


def test_a_srcset_gives_the_widest_useful_file_first() -> None:
    assert parse_srcset("a.jpg 300w, b.jpg 1200w, c.jpg 5000w")[0] == "b.jpg"
    assert parse_srcset("a.jpg, b.jpg 2x")[0] == "b.jpg"
    assert parse_srcset("https://x.org/f_auto,q_auto/a.jpg 800w, https://x.org/f_auto,q_auto/b.jpg 400w")[0].endswith(
        "a.jpg"
    )
    assert parse_srcset("only.jpg") == ["only.jpg"] and parse_srcset("") == []


def test_a_host_that_does_not_answer_is_not_waited_for_again_and_again(ctx: Context) -> None:
    class Silent:
        asked = 0

        def fetch(self, url: str, **limits: object) -> Page:
            self.asked += 1
            raise ProviderFailed("example.org did not answer within 20 seconds.", "Try again.", code="timeout")

    net = Silent()
    pictures = "".join(f"<p>{PROSE} {n}</p><img src='https://example.org/{n}.png' alt='Boat {n}'>" for n in range(30))
    article = read_bytes(
        f"<html><body><article>{pictures}</article></body></html>".encode(), "a.html", replace(ctx, net=net)
    )
    assert net.asked <= 8, "two wait in vain, and those that were under way with them"
    assert sum(block.kind == "image" for block in article.blocks) == 30, "they stay in the article, without a picture"
