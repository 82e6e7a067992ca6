"""Pages as blogs and sites make them: the article is found, everything around it goes, pictures and code stay."""

# ruff: noqa: E501 - pages are quoted as they are

from __future__ import annotations

from dataclasses import replace

import pytest

from core.content import read_bytes, read_url
from core.model.article import Article, Code, Heading, Image, ListBlock, Paragraph, Quote, Table
from core.ports import Context
from tests.content.helpers import LAST, MORE, PROSE, FakeNet, all_text, only, outline, picture

WORDPRESS = f"""<!DOCTYPE html><html lang="en-GB"><head><title>How tides work &#8211; The Harbour Blog</title>
<meta property="og:site_name" content="The Harbour Blog"><meta property="og:title" content="How tides work">
<meta name="description" content="Why the sea rises and falls."><meta property="article:tag" content="Sea">
<meta property="article:tag" content="Moon">
<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[
 {{"@type":"WebSite","name":"The Harbour Blog"}},
 {{"@type":"BlogPosting","headline":"How tides work","datePublished":"2024-03-09T10:00:00+00:00",
   "author":{{"@type":"Person","name":"Ada Strand"}},"inLanguage":"en-GB"}}]}}</script></head>
<body class="post-template-default single has-sidebar">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead" class="site-header"><img class="custom-logo" src="/logo.png" width="300" height="300">
<nav class="main-navigation"><ul><li><a href="/">Home</a></li><li><a href="/about">About us</a></li></ul></nav></header>
<div id="cookie-law-info-bar"><p>We use cookies to improve your experience. By staying you accept our cookie policy.</p>
<button>Accept</button></div>
<main id="main"><article class="post hentry">
<header class="entry-header"><h1 class="entry-title">How tides work</h1>
<div class="entry-meta">Posted on <time datetime="2024-03-09">9 March 2024</time> by <a rel="author">Ada Strand</a></div>
</header>
<figure class="wp-block-post-featured-image"><img src="/hero.jpg" alt="A harbour at dawn" width="1200"></figure>
<div class="entry-content"><p>{PROSE}</p>
<div class="wp-caption aligncenter"><a href="/full/buoy.png"><img src="/buoy-300x200.png" width="300" height="200"
 alt="A red buoy" srcset="/buoy-300x200.png 300w, /buoy-1024x683.png 1024w"></a>
<p class="wp-caption-text">A buoy at low water. <em>Photo: Ada</em></p></div>
<h2 id="moon">The Moon pulls</h2><p>{MORE}</p>
<blockquote class="wp-block-quote"><p>Time and tide wait for no man.</p><cite>Old saying</cite></blockquote>
<ul><li>High water</li><li>Low water<ul><li>Slack water</li></ul></li></ul>
<div class="sharedaddy sd-sharing"><h3>Share this:</h3><ul><li><a href="#">Twitter</a></li></ul></div>
<p>{LAST}</p>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3><p>Ten best harbours of the north for a visit</p></div>
</div>
<footer class="entry-footer"><span class="cat-links">Posted in <a href="/c">Sea</a></span></footer></article>
<section id="comments" class="comments-area"><h2>2 thoughts on “How tides work”</h2><ol class="comment-list">
<li class="comment"><p>I always wondered about this, thank you so much for writing it all down so clearly!</p></li></ol>
<div id="respond"><h3>Leave a Reply</h3><form><p>Your email address will not be published.</p></form></div></section>
</main><aside id="secondary" class="widget-area"><section class="widget"><h2>Recent posts</h2>
<ul><li><a href="/x">A long look at lighthouses</a></li></ul></section></aside>
<footer class="site-footer"><p>Proudly powered by WordPress. All rights reserved.</p></footer></body></html>"""


def read(ctx: Context, page: str, **pictures: bytes) -> Article:
    """The page as fetched from example.org, with the pictures that lie beside it."""
    pages: dict[str, bytes | tuple[str, bytes]] = {
        "https://example.org/blog/post": ("text/html; charset=utf-8", page.encode())
    }
    for name, data in pictures.items():
        pages["https://example.org/" + name.replace("__", "/").replace("_jpg", ".jpg").replace("_png", ".png")] = data
    return read_url("https://example.org/blog/post", replace(ctx, net=FakeNet(pages)))


def test_wordpress(ctx: Context) -> None:
    article = read(ctx, WORDPRESS, hero_jpg=picture(seed=1), full__buoy_png=picture(900, 600, seed=2))
    assert (article.title, article.author, article.date) == ("How tides work", "Ada Strand", "2024-03-09")
    assert (article.language, article.site_name) == ("en", "The Harbour Blog")
    assert article.meta_description == "Why the sea rises and falls." and article.keywords == ("Sea", "Moon")
    assert article.url == "https://example.org/blog/post"
    assert [b.kind for b in article.blocks] == [
        "image",
        "paragraph",
        "image",
        "heading",
        "paragraph",
        "quote",
        "list",
        "paragraph",
    ]
    hero, _, buoy, heading, _, quote, items, _ = article.blocks
    assert isinstance(hero, Image) and hero.alt == "A harbour at dawn" and hero.sha256
    assert isinstance(buoy, Image) and (buoy.location, buoy.width) == ("https://example.org/full/buoy.png", 900)
    assert (buoy.caption, buoy.credit) == ("A buoy at low water.", "Ada")
    assert isinstance(heading, Heading) and heading.text == "The Moon pulls"
    assert isinstance(quote, Quote) and (quote.text, quote.cite) == ("Time and tide wait for no man.", "Old saying")
    assert isinstance(items, ListBlock) and items.items == ("High water", "Low water", "Slack water")


@pytest.mark.parametrize(
    "noise",
    ["cookie", "Skip to", "About us", "Share this", "Ten best", "wondered", "Leave a", "Recent", "lighthouses", "powered",
     "Posted", "Twitter"],
)  # fmt: skip
def test_what_stands_around_an_article_is_not_in_it(ctx: Context, noise: str) -> None:
    assert noise not in all_text(read(ctx, WORDPRESS))


def test_ghost(ctx: Context) -> None:
    page = f"""<html lang="en"><head><title>Tides</title><meta property="article:published_time" content="2023-01-02T03:04"/>
    </head><body><header class="gh-head"><a href="/">Site</a></header><main><article class="gh-article post">
    <h1 class="gh-article-title">Tides</h1><section class="gh-content"><p>{PROSE}</p>
    <figure class="kg-card kg-image-card kg-card-hascaption"><img src="https://example.org/tide.png" class="kg-image"
    loading="lazy" alt="" srcset="/size/w600/tide.png 600w, /size/w1600/tide.png 1600w, /size/w4000/tide.png 4000w">
    <figcaption><span>The Bay of Fundy</span></figcaption></figure>
    <p>{MORE}</p><figure class="kg-card kg-code-card"><pre><code class="language-js">let a = 1;
      let b = 2;</code></pre><figcaption>Two numbers</figcaption></figure><hr><p>{LAST}</p>
    <figure class="kg-card kg-gallery-card"><div class="kg-gallery-container">
      <div class="kg-gallery-image"><img src="/g1.png" width="900" height="600"></div>
      <div class="kg-gallery-image"><img src="/g2.png" width="900" height="600"></div></div></figure>
    </section></article><section class="gh-subscribe"><h3>Sign up for more like this</h3></section></main></body></html>"""
    article = read(ctx, page, size__w1600__tide_png=picture(1600, 900), g1_png=picture(seed=5), g2_png=picture(seed=6))
    assert article.date == "2023-01-02"
    assert [b.kind for b in article.blocks] == [
        "paragraph",
        "image",
        "paragraph",
        "code",
        "paragraph",
        "image",
        "image",
    ]
    tide, code = article.blocks[1], article.blocks[3]
    assert isinstance(tide, Image) and (tide.caption, tide.width) == ("The Bay of Fundy", 1600)
    assert isinstance(code, Code) and code.language == "javascript" and code.caption == "Two numbers"
    assert code.text == "let a = 1;\n      let b = 2;"


def test_medium_with_lazy_pictures(ctx: Context) -> None:
    page = f"""<html><head><title>Tides. Why the sea moves | by Ada | The Sea | Medium</title>
    <meta property="og:title" content="Why the sea moves"></head><body><div id="root"><div><article><div><section>
    <h1 class="pw-post-title">Why the sea moves</h1><p class="pw-post-body-paragraph">{PROSE}</p>
    <figure class="paragraph-image"><div role="button"><picture><source type="image/webp"
    srcset="/v2/640.webp 640w, /v2/1400.webp 1400w"><source srcset="/v2/640.png 640w, /v2/1400.png 1400w">
    <img alt="Waves" width="700" height="467" loading="eager"></picture></div>
    <figcaption>Waves at Nazaré</figcaption></figure><p>{MORE}</p>
    <figure><img class="lazyload" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/lazy.png" alt="Lazy"></figure>
    <p>{LAST}</p><img src="/placeholder.png" class="lazy"><noscript><img src="/noscript.png" alt="Without"></noscript>
    <p>More text follows here, so that the picture stands inside the article and not at its very end.</p>
    </section></div></article></div></div></body></html>"""
    pages = {"v2__1400_webp": b"", "v2__1400_png": picture(1400, 900), "lazy_png": picture(seed=2),
             "noscript_png": picture(seed=3)}  # fmt: skip
    article = read(ctx, page, **pages)
    assert article.title == "Why the sea moves"
    found = [(b.alt, b.caption, bool(b.sha256)) for b in only(article, "image") if isinstance(b, Image)]
    assert found == [("Waves", "Waves at Nazaré", True), ("Lazy", "", True), ("Without", "", True)]


def test_hugo_with_highlighted_code_and_line_numbers(ctx: Context) -> None:
    page = f"""<html lang=en><head><title>Counting tides | Hugo Site</title></head><body><main><article>
    <h1>Counting tides</h1><nav id="TableOfContents"><ul><li><a href="#one">One</a></li></ul></nav><p>{PROSE}</p>
    <div class="highlight"><div class="chroma"><table class="lntable"><tr><td class="lntd"><pre class="chroma"><code>
    <span class="lnt">1
</span><span class="lnt">2
</span></code></pre></td><td class="lntd"><pre tabindex="0" class="chroma"><code class="language-go" data-lang="go"><span
 class="line"><span class="cl"><span class="kd">func</span> <span class="nf">main</span>() {{
</span></span><span class="line"><span class="cl">}}
</span></span></code></pre></td></tr></table></div></div>
    <p>{MORE}</p><figure><img src="/chart.png" alt="Chart"><figcaption><h4>The year</h4><p>All high waters.</p>
    </figcaption></figure><p>{LAST}</p></article></main></body></html>"""
    article = read(ctx, page, chart_png=picture())
    code = only(article, "code")
    assert [(c.text, c.language) for c in code if isinstance(c, Code)] == [("func main() {\n}", "go")]
    image = only(article, "image")[0]
    assert isinstance(image, Image) and image.caption == "The year All high waters."
    assert "One" not in all_text(article)


def test_mediawiki(ctx: Context) -> None:
    page = f"""<html><head><title>Tide - Wikipedia</title></head><body class="mediawiki">
    <div id="content" class="mw-body" role="main"><h1 id="firstHeading">Tide</h1><div id="siteSub" class="noprint">From
    Wikipedia, the free encyclopedia</div><div class="mw-parser-output">
    <div role="note" class="hatnote">For other uses, see Tide (disambiguation).</div>
    <p>{PROSE}<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup> It is
    old.<sup class="reference"><a href="#cite_note-2"><span>[</span>note 2<span>]</span></a></sup></p>
    <div id="toc" class="toc" role="navigation"><h2>Contents</h2><ul><li><a href="#a">1 Causes</a></li></ul></div>
    <figure typeof="mw:File/Thumb"><a href="/wiki/File:Tide.png" class="mw-file-description"><img
    src="/thumb/220px-Tide.png" srcset="/thumb/330px-Tide.png 1.5x, /thumb/440px-Tide.png 2x" width="220" height="160">
    </a><figcaption>High tide, Alma<sup class="reference"><a href="#cite_note-3">[3]</a></sup></figcaption></figure>
    <h2><span class="mw-headline" id="Causes">Causes</span><span class="mw-editsection">[<a href="/edit">edit</a>]</span>
    </h2><p>{MORE}</p><table class="wikitable"><caption>Table 2: Ranges</caption><tbody><tr><th>Place</th><th>Metres</th>
    </tr><tr><td>Bay of Fundy</td><td>16</td></tr><tr><td>Severn</td><td>15</td></tr></tbody></table>
    <dl><dt>Neap tide</dt><dd>The small one.</dd><dt>Spring tide</dt><dd>The large one.</dd></dl><p>{LAST}</p>
    <h2><span class="mw-headline" id="References">References</span></h2><div class="reflist"><ol class="references">
    <li>Smith 1999, a long reference that nobody wants to hear read aloud in a video.</li></ol></div>
    <div class="navbox"><p>Physical oceanography: waves, circulation, tides, landforms and so on</p></div>
    <div id="catlinks" class="catlinks">Categories: <a href="/t">Tides</a></div></div></div>
    <div id="mw-navigation"><h2>Navigation menu</h2></div></body></html>"""
    article = read(ctx, page, thumb__440px_Tide_png=picture(440, 320)) if False else read(ctx, page)
    assert article.title == "Tide"
    assert outline(article) == [
        "paragraph: " + PROSE[:30], "image: High tide, Alma", "heading: Causes", "paragraph: " + MORE[:30],
        "table: " + "Place\tMetres\nBay of Fundy\t16\nS"[:30], "list: Neap tide: The small one.\nSpri"[:36],
        "paragraph: " + LAST[:30],
    ]  # fmt: skip
    table = only(article, "table")[0]
    assert isinstance(table, Table) and table.caption == "Ranges" and table.header == ("Place", "Metres")
    first = article.blocks[0]
    assert first.text == PROSE + " It is old."


def test_docbook_sidebars_keep_their_text_and_notes_lose_their_labels(ctx: Context) -> None:
    page = f"""<html><head><title>2.1. Sea</title><meta name="generator" content="DocBook XSL"></head><body>
    <ul class="docnav"><li class="previous"><a href="a.html">Prev</a></li><li class="next"><a href="b.html">Next</a></li>
    </ul><div class="section"><h2 class="title">2.1. Sea</h2><div class="para">{PROSE}</div><a class="indexterm"></a>
    <div class="note"><h3 class="title">Note</h3><div class="para">Wear boots on the flats.</div></div>
    <div class="sidebar"><div class="titlepage"><p class="title"><strong>BACK TO BASICS Ebb</strong></p></div>
    <div class="para">The falling tide is called the ebb.</div></div>
    <h3 class="title">2.1.1. Moon</h3><div class="para">{MORE} <div class="url">→ <a
    href="https://example.org/">https://example.org/</a></div></div>
    <div class="table"><p class="title"><b>Table 2.1. Heights</b></p><div class="table-contents"><table><tr><th>Day</th>
    <th>m</th></tr><tr><td>1</td><td>3</td></tr></table></div></div>
    <div class="example"><p class="title"><b>Example 2.1. A command</b></p><div class="example-contents">
    <pre class="screen"># tide --now
3.2 m</pre></div></div></div></body></html>"""
    article = read(ctx, page)
    assert article.title == "Sea"
    assert [b.kind for b in article.blocks] == [
        "paragraph",
        "paragraph",
        "heading",
        "paragraph",
        "heading",
        "paragraph",
        "table",
        "code",
    ]
    assert article.blocks[4].text == "Moon" and article.blocks[5].text == MORE
    assert article.blocks[1].text == "Wear boots on the flats."
    table, code = article.blocks[6], article.blocks[7]
    assert isinstance(table, Table) and table.caption == "Heights"
    assert isinstance(code, Code) and (code.caption, code.language) == ("A command", "console")


def test_a_figure_number_behind_a_picture_is_a_caption_and_a_sentence_about_it_is_not(ctx: Context) -> None:
    page = f"""<html><body><article><h1>Sea</h1><p>{PROSE}</p><p><img src="/a.png"></p><p>Figure 3: The pier</p>
    <p>{MORE}</p><p><img src="/b.png"></p><p>Figure 4 shows the pier again, this time at low water.</p></article></body>
    </html>"""
    article = read(ctx, page, a_png=picture(), b_png=picture(seed=2))
    first, second = only(article, "image")
    assert isinstance(first, Image) and isinstance(second, Image)
    assert first.caption == "The pier" and second.caption == ""
    assert any(b.text.startswith("Figure 4 shows") for b in article.blocks)


def test_icons_avatars_pixels_and_small_pictures_are_left_out(ctx: Context) -> None:
    page = f"""<html><body><article><h1>Sea</h1><p>{PROSE} <img src="/s/emoji.png" class="emoji" alt="🙂"></p>
    <img src="/pixel.gif" width="1" height="1"><img class="avatar" src="/me.png" width="400"><img src="/tiny.png">
    <img src="https://img.shields.io/badge/x.png"><img src="/rule.png"><p>{MORE}</p><p><img src="/big.png"></p>
    <p>{LAST}</p></article></body></html>"""
    article = read(
        ctx,
        page,
        tiny_png=picture(120, 90),
        rule_png=picture(1200, 40, seed=2),
        big_png=picture(seed=3),
        me_png=picture(),
    )
    assert [b.location for b in only(article, "image") if isinstance(b, Image)] == ["https://example.org/big.png"]


def test_pages_without_landmarks_or_paragraph_tags(ctx: Context) -> None:
    page = f"""<html><head><title>Old page</title></head><body><table width="100%"><tr><td width="150"><a href="1.htm">Home
    </a><br><a href="2.htm">Links</a><br><a href="3.htm">Guestbook</a></td><td><font size="5">Old page</font><br><br>
    {PROSE}<br><br>{MORE}<br><br><center><img src="/old.gif" width="400" height="300"></center><br><br>{LAST}</td></tr>
    </table></body></html>"""
    article = read(ctx, page)
    texts = [b.text for b in article.blocks if isinstance(b, Paragraph)]
    assert [t for t in texts if t in (PROSE, MORE, LAST)] == [PROSE, MORE, LAST]
    assert "Guestbook" not in all_text(article)


def test_the_url_s_picture_stands_in_where_the_article_has_none(ctx: Context) -> None:
    page = f"""<html><head><meta property="og:image" content="/share.png"></head><body><article><h1>Sea</h1><p>{PROSE}</p>
    <p>{MORE}</p></article></body></html>"""
    article = read(ctx, page, share_png=picture(1200, 630))
    first = article.blocks[0]
    assert isinstance(first, Image) and first.location == "https://example.org/share.png" and first.sha256


def test_base_decides_where_relative_addresses_lead(ctx: Context) -> None:
    page = f"""<html><head><base href="/deep/er/"></head><body><article><p>{PROSE}</p><p>{MORE}</p><img src="sea.png">
    <img src="../up.png"><img src="//example.org/other.png"></article></body></html>"""
    article = read(
        ctx, page, deep__er__sea_png=picture(seed=1), deep__up_png=picture(seed=2), other_png=picture(seed=3)
    )
    assert [bool(b.sha256) for b in only(article, "image") if isinstance(b, Image)] == [True] * 3


def test_an_upload_without_a_folder_keeps_its_words_and_says_what_is_missing(ctx: Context) -> None:
    page = f"<html><body><article><p>{PROSE}</p><img src='sea.png' alt='The sea'><p>{MORE}</p></article></body></html>"
    article = read_bytes(page.encode(), "my-sea.html", ctx)
    assert article.title == "my sea"
    image = only(article, "image")[0]
    assert isinstance(image, Image) and image.sha256 is None and image.alt == "The sea"
    warnings: list[str] = ctx.warnings  # type: ignore[attr-defined]
    assert len(warnings) == 1 and "sea.png" in warnings[0]


def test_documentation_made_with_docusaurus(ctx: Context) -> None:
    page = f"""<html lang="en"><head><title data-rh="true">Getting started | My Tool</title><meta name="generator" content="Docusaurus v3"></head><body class="navigation-with-keyboard"><div id="__docusaurus"><nav class="navbar navbar--fixed-top"><a href="/">My Tool</a></nav><div class="main-wrapper"><aside class="theme-doc-sidebar-container"><ul class="theme-doc-sidebar-menu menu__list"><li><a href="/a">Intro</a></li></ul></aside><main class="docMainContainer"><div class="container"><div class="row"><div class="col docItemCol"><article><nav class="theme-doc-breadcrumbs"><ul><li>Docs</li></ul></nav><span class="theme-doc-version-badge badge badge--secondary">Version: 3</span><div class="theme-doc-markdown markdown"><header><h1>Getting started</h1></header><p>{PROSE}</p><h2 class="anchor anchorWithStickyNavbar" id="install">Install<a href="#install" class="hash-link" aria-label="Direct link" title="Direct link to Install"></a></h2><div class="language-bash codeBlockContainer theme-code-block"><div class="codeBlockContent"><pre tabindex="0" class="prism-code language-bash codeBlock thin-scrollbar"><code class="codeBlockLines"><span class="token-line" style="color:#393A34"><span class="token plain">npm install tool</span><br></span><span class="token-line"><span class="token plain">npm start</span><br></span></code></pre><div class="buttonGroup"><button type="button" aria-label="Copy">Copy</button></div></div></div><div class="theme-admonition theme-admonition-tip admonition alert alert--success"><div class="admonitionHeading">tip</div><div class="admonitionContent"><p>Use a mirror when the net is slow, it saves a lot of time.</p></div></div><p>{MORE}</p><ul class="contains-task-list"><li>First thing</li><li><p>Second thing</p><pre><code class="language-js">let x;</code></pre></li><li>Third</li></ul></div><footer class="theme-doc-footer"><a href="x">Edit this page</a><span>Last updated on Jan 1</span></footer></article><nav class="pagination-nav"><a href="/next">Next: Configuration</a></nav></div><div class="col col--3"><div class="tableOfContents"><ul class="table-of-contents"><li><a href="#install">Install</a></li></ul></div></div></div></div></main></div><footer class="footer"><div>Copyright 2024</div></footer></div></body></html>"""
    article = read(ctx, page)
    assert article.title == "Getting started"
    assert [b.kind for b in article.blocks] == [
        "paragraph",
        "heading",
        "code",
        "paragraph",
        "paragraph",
        "list",
        "code",
        "list",
    ]
    assert article.blocks[2].text == "npm install tool\nnpm start"
    assert article.blocks[3].text.startswith("Use a mirror")
    assert not any(
        noise in all_text(article) for noise in ("tip", "Copy", "Version", "Edit this page", "Configuration")
    )


def test_documentation_made_with_asciidoctor(ctx: Context) -> None:
    page = f"""<html lang="en"><head><meta name="generator" content="Asciidoctor 2"><meta name="author" content="Ada"><title>The Sea</title></head><body class="article"><div id="header"><h1>The Sea</h1><div class="details"><span id="author" class="author">Ada</span><br><span id="revdate">2024-01-01</span></div><div id="toc" class="toc"><div id="toctitle">Table of Contents</div><ul class="sectlevel1"><li><a href="#_a">1. A</a></li></ul></div></div><div id="content"><div id="preamble"><div class="sectionbody"><div class="paragraph"><p>{PROSE}</p></div></div></div><div class="sect1"><h2 id="_a">1. The Moon</h2><div class="sectionbody"><div class="imageblock"><div class="content"><img src="a.png" alt="Pier"></div><div class="title">Figure 1. The pier</div></div><div class="listingblock"><div class="title">Listing 1. Hello</div><div class="content"><pre class="rouge highlight"><code data-lang="ruby">puts 1<i class="conum" data-value="1"></i><b>(1)</b></code></pre></div></div><div class="admonitionblock note"><table><tr><td class="icon"><div class="title">Note</div></td><td class="content">Mind the gap when the water comes back in.</td></tr></table></div><table class="tableblock frame-all"><caption class="title">Table 1. Ranges</caption><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td><p class="tableblock">x</p></td><td>y</td></tr></tbody></table><div class="ulist"><ul><li><p>One</p></li><li><p>Two</p></li></ul></div><div class="paragraph"><p>{MORE}</p></div><div class="quoteblock"><blockquote>Time and tide wait for no man.</blockquote><div class="attribution">&#8212; Old saying<br><cite>Book</cite></div></div></div></div><div class="sect1"><h2>2. The Sun</h2><div class="paragraph"><p>{LAST}</p></div></div></div><div id="footer"><div id="footer-text">Last updated 2024-01-01</div></div></body></html>"""
    article = read(ctx, page, blog__a_png=picture())
    kinds = [
        "paragraph",
        "heading",
        "image",
        "code",
        "paragraph",
        "table",
        "list",
        "paragraph",
        "quote",
        "heading",
        "paragraph",
    ]
    assert [b.kind for b in article.blocks] == kinds
    image, code, table, quote = (article.blocks[i] for i in (2, 3, 5, 8))
    assert isinstance(image, Image) and image.caption == "The pier" and article.blocks[1].text == "The Moon"
    assert isinstance(code, Code) and (code.caption, code.text, code.language) == ("Hello", "puts 1", "ruby")
    assert isinstance(table, Table) and table.caption == "Ranges"
    assert isinstance(quote, Quote) and quote.cite == "Old saying Book"


def test_a_newspaper(ctx: Context) -> None:
    page = """<html lang="de"><head><title>Warum das Meer steigt | Die Zeitung</title><script type="application/ld+json">[{"@type":"NewsArticle","headline":"Warum das Meer steigt","author":[{"name":"Ada Strand"},{"name":"Bo Ebbe"}],"datePublished":"2024-05-06T07:08:09+02:00","isAccessibleForFree":true,"publisher":{"@type":"Organization","name":"Die Zeitung"},"description":"Mond &amp; Meer"}]</script></head><body><div class="page"><div class="ad ad--leaderboard">Anzeige</div><div class="article-wrapper"><div class="article__head"><span class="kicker">Wissen</span><h1>Warum das Meer steigt</h1><p class="lead">Zweimal am Tag kommt das Wasser, und niemand kann es aufhalten, auch wenn es manche versucht haben.</p><div class="article__byline">Von <a rel="author" href="/ada">Ada Strand</a> · 6. Mai 2024</div></div><div class="article__body"><p>Die Gezeiten entstehen durch die Anziehungskraft des Mondes, der das Wasser auf der ihm zugewandten Seite etwas stärker anzieht.</p><div class="inline-teaser related-teaser"><a href="/x">Lesen Sie auch: Die zehn schönsten Strände des Nordens im Überblick</a></div><p>Auf der abgewandten Seite zieht er schwächer. So entstehen zwei Flutberge, und die Erde dreht sich unter ihnen hindurch.</p><aside class="pullquote"><p>So entstehen zwei Flutberge, und die Erde dreht sich unter ihnen hindurch.</p></aside><h2>Auch die Sonne zieht</h2><p>Stehen Sonne und Mond in einer Linie, verstärken sich beide Kräfte, und das Wasser steigt höher als sonst.</p></div></div><div class="teaser-list"><h3>Mehr zum Thema</h3><ul><li><a href="/1">Ebbe im Watt: ein langer Spaziergang</a></li><li><a href="/2">Sturmflut 1962: wie alles kam</a></li></ul></div></div></body></html>"""
    article = read(ctx, page)
    assert (article.title, article.author) == ("Warum das Meer steigt", "Ada Strand, Bo Ebbe")
    assert (article.date, article.language, article.meta_description) == ("2024-05-06", "de", "Mond & Meer")
    assert [b.kind for b in article.blocks] == ["paragraph", "paragraph", "paragraph", "heading", "paragraph"]
    noise = ("Anzeige", "Wissen", "Lesen Sie auch", "Mehr zum Thema", "Sturmflut", "Von Ada")
    assert not any(words in all_text(article) for words in noise)
