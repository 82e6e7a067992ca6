"""Formulas as text, headings made of bold words between line breaks, pages that list posts, pictures of phones."""

# ruff: noqa: E501 - pages are quoted as they are

from __future__ import annotations

from dataclasses import replace

import pytest

from core.content import read_bytes, read_url
from core.errors import BadInput
from core.media import pictures
from core.model.article import Article
from core.ports import Context
from tests.content.helpers import LAST, MORE, PROSE, FakeNet, all_text, only


def _html(ctx: Context, body: str) -> Article:
    page = f"<html><body><article><h1>Tides</h1><p>{PROSE}</p>{body}<p>{LAST}</p></article></body></html>"
    return read_bytes(page.encode(), "tides.html", ctx)


FORMULAS = {
    "<math><mi>F</mi><mo>=</mo><mi>m</mi><mi>a</mi></math>": "F = ma",
    "<math><mfrac><mrow><mi>m</mi><msup><mi>v</mi><mn>2</mn></msup></mrow><mn>2</mn></mfrac></math>": "(mv²)/2",
    "<math><msqrt><mn>2</mn><mi>g</mi><mi>h</mi></msqrt></math>": "√(2gh)",
    "<math><msub><mi>v</mi><mn>0</mn></msub></math>": "v₀",
    "<span class='mwe-math-element'><span style='display: none'><math><mi>k</mi></math></span><img class='mwe-math-fallback-image-inline' alt='k'></span>": "k",
    r"\(v = \sqrt{2gh}\)": "v = √(2gh)",
    r"$\frac{a}{b+1}$": "a/(b+1)",
    r"$x^2 + y_1$": "x² + y₁",
    r"$$E = \rho A h^{2}$$": "E = ρ A h²",
    "<script type='math/tex'>a^2</script>": "a²",
}


@pytest.mark.parametrize("written", FORMULAS)
def test_formulas_are_written_in_one_line(ctx: Context, written: str) -> None:
    found = _html(ctx, f"<p>The rule {written} holds on every coast. {MORE}</p>")
    assert f"The rule {FORMULAS[written]} holds on every coast." in all_text(found)


@pytest.mark.parametrize(
    "kept", ["a ticket costs $5 and a boat $60 a day", r"the folder C:\(old)\new", "US$ 5 = AU$ 7"]
)
def test_dollars_and_slashes_that_are_no_formula(ctx: Context, kept: str) -> None:
    assert kept in all_text(_html(ctx, f"<p>They say {kept}. {MORE}</p>"))


def test_code_about_formulas_stays(ctx: Context) -> None:
    found = _html(ctx, r"<pre>echo $x^2$ \(a\)</pre>" + f"<p>Write <code>$x^2$</code> for it. {MORE}</p>")
    assert only(found, "code")[0].text == r"echo $x^2$ \(a\)"
    assert "Write $x^2$ for it." in all_text(found)


def test_bold_words_alone_in_their_line_are_a_heading(ctx: Context) -> None:
    text = f"<div>{PROSE}<br><br><b>The second day</b><br>{MORE}<br>It rained.<br><br>{LAST}</div>"
    found = read_bytes(
        f"<html><head><title>Diary</title></head><body><h3 class='entry-title'>Two days</h3>{text}</body></html>".encode(),
        "a.html",
        ctx,
    )
    assert found.title == "Two days"
    assert [(b.kind, b.text) for b in found.blocks] == [
        ("paragraph", PROSE), ("heading", "The second day"), ("paragraph", f"{MORE} It rained."), ("paragraph", LAST),
    ]  # fmt: skip
    inside = _html(ctx, f"<p>{MORE}<br>Ask for<br><b>Ada Strand</b><br>at the pier.</p>")
    assert not [h for h in only(inside, "heading") if h.text == "Ada Strand"]


POSTS = "".join(
    f"<article class='post'><h2><a href='/{n}'>{name}</a></h2><p>{text}</p></article>"
    for n, (name, text) in enumerate([("The pier", PROSE), ("The moon", MORE), ("The springs", LAST)])
)


def test_a_page_that_lists_posts_is_refused_with_their_links(ctx: Context) -> None:
    net = FakeNet(
        {"https://example.org/blog/": ("text/html", f"<html><body><main>{POSTS}</main></body></html>".encode())}
    )
    ctx = replace(ctx, net=net)
    with pytest.raises(BadInput, match="lists 3 posts") as refused:
        read_url("https://example.org/blog/", ctx)
    assert "“The moon” (https://example.org/1)" in refused.value.hint


def test_an_article_with_teasers_or_comments_beside_it_is_read(ctx: Context) -> None:
    for beside in (
        POSTS.replace("<p>", "<p hidden>"),
        f"<aside>{POSTS}</aside>",
        f"<section class='comments'>{POSTS}</section>",
    ):
        page = f"<html><body><main><article><h1>Tides</h1>{f'<p>{PROSE}</p><p>{MORE}</p><p>{LAST}</p>' * 3}</article></main>{beside}</body></html>"
        assert PROSE in all_text(read_bytes(page.encode(), "a.html", ctx))


def test_an_article_whose_parts_are_articles_is_read(ctx: Context) -> None:
    parts = "".join(f"<article><h2>Part {n}</h2><p>{text}</p></article>" for n, text in enumerate((PROSE, MORE, LAST)))
    found = read_bytes(f"<html><body><main><h1>Tides</h1>{parts}</main></body></html>".encode(), "a.html", ctx)
    assert PROSE in all_text(found)


def test_a_picture_of_a_phone_is_told_what_to_do() -> None:
    heic = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(400)
    with pytest.raises(BadInput, match="HEIC") as refused:
        pictures.probe(heic, "pier.heic")
    assert "JPEG" in refused.value.hint
