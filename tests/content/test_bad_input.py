"""Tests of unusable input: it is refused in one sentence that says what it is and what to do."""

from __future__ import annotations

import codecs
import contextlib
import gzip
import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from core.content import read_bytes, read_file, read_text, read_url
from core.content.charset import decode
from core.errors import BadInput, Cancelled, ProviderFailed
from core.net import SafeNet
from core.ports import Context
from tests.content.helpers import MORE, PROSE, FakeNet, picture
from tests.test_net import redirect, reply, server


@pytest.mark.parametrize(
    ("name", "data", "code", "says"),
    [
        ("a.html", b"", "empty", "is empty"),
        ("a.md", b" \n\t\n", "empty", "is empty"),
        ("a.txt", codecs.BOM_UTF8, "empty", "is empty"),
        ("a.html", picture(), "not_text", "PNG picture"),
        ("a.html", picture(kind="JPEG"), "not_text", "JPEG picture"),
        ("a.md", picture(kind="GIF"), "not_text", "GIF picture"),
        ("a.html", picture(kind="WEBP"), "not_text", "WebP picture"),
        ("a.txt", picture(kind="BMP"), "not_text", "BMP picture"),
        ("a.html", b"<svg xmlns='http://www.w3.org/2000/svg'><text>hi</text></svg>", "not_text", "SVG drawing"),
        ("a.html", b"%PDF-1.7 ...", "not_pdf", "PDF"),
        ("a.pdf", b"no PDF at all", "not_pdf", "PDF"),
        ("a.rtf", b"no RTF at all", "not_rtf", "rich text"),
        ("a.odt", b"no ODT at all", "not_odt", "OpenDocument"),
        ("a.epub", b"no book at all", "not_epub", "EPUB"),
        ("a.zip", b"no zip at all", "not_zip", "zip"),
        ("a.txt", gzip.compress(b"hello", mtime=0), "not_text", "gzip"),
        ("a.txt", b"\x00\x01\x02\x03" * 100, "not_text", "not text"),
        ("a.mp4", b"\x00\x00\x00\x20ftypisom", "not_text", "video"),
        ("a.xyz", b"some text in a file of no known kind", "unknown_kind", "not a kind"),
        ("a.html", b"<html><body><script>app()</script><div id='root'></div></body></html>", "no_text", "has no text"),
        (
            "a.html",
            b"<html><body><nav><a href='/'>Home</a></nav><p>Loading...</p></body></html>",
            "no_text",
            "too little text",
        ),
        ("a.html", b"<html><body><img src='a.png'></body></html>", "no_text", "has no text"),
        ("a.html", b"<html><head><title>T</title></head></html>", "no_text", "has no text"),
        ("a.md", b"# Only a heading\n", "no_text", "has no text"),
    ],
    ids=lambda value: None if isinstance(value, str) else f"{len(value)} bytes",
)
def test_files_that_hold_no_article(ctx: Context, name: str, data: bytes, code: str, says: str) -> None:
    with pytest.raises(BadInput) as raised:
        read_bytes(data, name, ctx)
    assert raised.value.code == code and says in raised.value.message
    assert raised.value.hint.endswith(".") and raised.value.message.endswith(".")


def test_forty_megabytes_of_html(ctx: Context, tmp_path: Path) -> None:
    big = tmp_path / "big.html"
    big.write_bytes(b"<html><body>" + b"<p>water and more water</p>" * 1_600_000)
    assert big.stat().st_size > 40_000_000
    for attempt in (lambda: read_file(big, ctx), lambda: read_bytes(big.read_bytes(), "big.html", ctx)):
        with pytest.raises(BadInput, match="MB") as raised:
            attempt()
        assert raised.value.code == "too_large"


def test_files_that_are_not_there_or_are_folders(ctx: Context, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as raised:
        read_file(tmp_path / "no.html", ctx)
    assert raised.value.code == "no_file" and str(tmp_path) not in str(raised.value)
    with pytest.raises(BadInput) as raised:
        read_file(tmp_path, ctx)
    assert raised.value.code == "is_folder"


def test_a_device_without_end_is_no_file(ctx: Context) -> None:
    with pytest.raises(BadInput) as raised:
        read_file(Path("/dev/zero"), ctx)
    assert raised.value.code == "not_file"


def test_a_pipe_is_read_no_further_than_an_article_is_long(ctx: Context, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)

    def pour() -> None:
        with contextlib.suppress(BrokenPipeError), pipe.open("wb") as end:
            while True:
                end.write(b"Water and more water runs down. " * 10_000)

    thread = threading.Thread(target=pour, daemon=True)
    thread.start()
    with pytest.raises(BadInput) as raised:
        read_file(pipe, ctx)
    thread.join(60)
    assert raised.value.code == "too_large" and not thread.is_alive()


def test_pasting_nothing(ctx: Context) -> None:
    for text in ("", "  \n ", "\u200b\u200b"):
        with pytest.raises(BadInput):
            read_text(text, ctx)


def test_markup_nested_thousands_deep_ends_in_text_or_a_sentence(ctx: Context) -> None:
    for tag in ("div", "ul><li", "blockquote", "table><tr><td", "span", "em", "figure", "dl><dd", "section"):
        page = "<" + f"{tag}><".replace("><", "><") * 3000 + f"p>{PROSE}</p>" + f"<p>{MORE}</p>" * 3
        try:
            read_bytes(f"<html><body>{page}</body></html>".encode(), "deep.html", ctx)
        except BadInput as error:
            assert error.code in ("no_text", "too_deep")


# --- addresses


def over(ctx: Context, *allowed: str) -> Context:
    return replace(ctx, net=SafeNet(allowed))


def test_a_page_over_http(ctx: Context) -> None:
    page = f"<html><body><article><h1>Sea</h1><p>{PROSE}</p><img src='pier.png'><p>{MORE}</p></article></body></html>"
    pages = {
        "/a/sea.html": reply(gzip.compress(page.encode("utf-16")), "Content-Type: text/html", "Content-Encoding: gzip"),
        "/a/pier.png": reply(picture(), "Content-Type: image/png"),
        "/": redirect("/a/sea.html"),
    }
    with server(pages) as at:
        article = read_url(f"http://{at}/", over(ctx, at))
    assert article.title == "Sea" and article.url == f"http://{at}/a/sea.html"
    assert [b.kind for b in article.blocks] == ["paragraph", "image", "paragraph"]


def test_urls_that_lead_nowhere_good(ctx: Context, tmp_path: Path) -> None:
    secret = server({"/": reply(b"secret")})
    with secret as inner:
        pages = {
            "/inner": redirect(f"http://{inner}/"),
            "/file": redirect("file:///etc/passwd"),
            "/empty": reply(b"", "Content-Type: text/html"),
            "/picture.html": reply(picture(), "Content-Type: text/html"),
            "/blank": reply(b"<html><body></body></html>", "Content-Type: text/html"),
            "/big": reply(b"<p>water</p>" * 3_500_000, "Content-Type: text/html"),
            "/report.docx": reply(b"no", "Content-Type: application/octet-stream"),
        }
        with server(pages) as at:
            codes = {}
            for path in [*pages, "/none"]:
                with pytest.raises(BadInput) as raised:
                    read_url(f"http://{at}{path}", over(ctx, at))
                codes[path] = raised.value.code
    assert codes == {
        "/inner": "private_address", "/file": "bad_redirect", "/empty": "empty", "/picture.html": "not_text",
        "/blank": "no_text", "/big": "too_large", "/report.docx": "not_docx", "/none": "not_found",
    }  # fmt: skip
    blobs = tmp_path / "blobs"
    assert not blobs.exists() or not any(blobs.iterdir())


def test_a_url_that_never_answers_can_be_stopped(ctx: Context) -> None:
    calls = 0

    def check() -> None:
        nonlocal calls
        calls += 1
        if calls > 2:
            raise Cancelled

    class Slow:
        def fetch(self, url: str, **kwargs: object) -> object:
            import threading

            threading.Event().wait(5)
            raise ProviderFailed("late")

    with pytest.raises(Cancelled):
        read_url("https://example.org/", replace(ctx, net=Slow(), check=check))  # type: ignore[arg-type]


def test_addresses_without_a_scheme_are_taken_for_https(ctx: Context) -> None:
    page = f"<article><p>{PROSE}</p><p>{MORE}</p></article>".encode()
    net = FakeNet({"https://example.org/sea": ("text/html", page)})
    assert read_url(" example.org/sea ", replace(ctx, net=net)).blocks[0].text == PROSE
    with pytest.raises(BadInput):
        read_url("/etc/passwd", over(ctx))


# --- encodings


@pytest.mark.parametrize(
    ("text", "codec", "header", "meta"),
    [
        ("naïve “quotes” – 20 €", "cp1252", "", "windows-1252"),
        ("naïve “quotes” – 20 €", "cp1252", "iso-8859-1", ""),
        ("naïve “quotes” – 20 €", "cp1252", "", ""),
        ("日本語の文章です。潮の満ち引き。", "shift_jis", "", "Shift_JIS"),
        ("日本語の文章です。潮の満ち引き。", "euc_jp", "EUC-JP", ""),
        ("日本語の文章です。潮の満ち引き。", "utf-16", "", ""),
        ("plain words, wide", "utf-16-le", "", "utf-16"),
        ("中文文章。潮汐每天两次。", "gb18030", "", "gb2312"),
        ("Приливы и отливы", "koi8-r", "", "koi8-r"),
        ("Приливы и отливы", "cp1251", "windows-1251", ""),
        ("Приливы", "utf-8", "iso-8859-1-no-such", ""),
        ("Приливы", "utf-8-sig", "windows-1252", ""),
        ("Приливы", "utf-8", "", ""),
        ("한국어 문장", "euc_kr", "", "ks_c_5601-1987"),
    ],
)
def test_letters_survive_whatever_the_encoding(text: str, codec: str, header: str, meta: str) -> None:
    page = f"<html><head><meta charset='{meta}'></head><body>{text}</body></html>" if meta else text
    data = page.encode(codec)
    assert text in decode(data, header)
