"""Consent walls, calls to subscribe and lists of other articles are no part of an article, whatever they are made of."""

# ruff: noqa: E501 - pages are quoted as they are

from __future__ import annotations

import pytest

from core.content import read_bytes, read_text
from core.model.article import Article
from core.ports import Context
from tests.content.helpers import LAST, MORE, PROSE, all_text

WALLS = {
    "en": "We and our 431 partners store and access information on your device to personalise advertising and to measure its use. You can change your choices at any time.",
    "de": "Wir und unsere 212 Partner verwenden Cookies und ähnliche Techniken, um Anzeigen zu personalisieren. Ihre Einwilligung können Sie jederzeit widerrufen.",
    "fr": "Nous et nos 94 partenaires utilisons des cookies pour améliorer votre expérience et mesurer la publicité. Vous pouvez changer d'avis à tout moment.",
    "es": "Utilizamos cookies propias y de terceros para analizar la audiencia y mostrar publicidad. Puede aceptar todas o cambiar sus preferencias.",
    "it": "Utilizziamo i cookie per offrire pubblicità personalizzata e misurare il traffico. Puoi revocare il consenso quando vuoi.",
    "nl": "Wij en onze 55 partners gebruiken cookies om advertenties te tonen. Met je toestemming verbeteren we je ervaring.",
    "pt": "Utilizamos cookies para melhorar a sua experiência e mostrar publicidade. Ao continuar, aceita a nossa política.",
    "pl": "Używamy plików cookie, aby wyświetlać reklamy i mierzyć ruch. Swoją zgodę możesz wycofać w każdej chwili.",
    "sv": "Vi använder cookies för att förbättra din upplevelse och visa annonser. Du kan ändra ditt samtycke när du vill.",
    "ru": "Мы используем файлы cookie, чтобы показывать рекламу и улучшать сайт. Продолжая, вы соглашаетесь с этим.",
    "ja": "当サイトでは、広告の表示と利用状況の分析のためにクッキーを使用しています。同意しない場合は設定を変更してください。",
    "zh": "我们使用 cookie 来分析流量并展示广告。继续浏览即表示您同意我们的政策。",
}
CALLS = [
    "Subscribe to continue reading",
    "This article is for subscribers only.",
    "Already a subscriber? Log in",
    "You have 2 free articles left this month.",
    "Sign up for our free newsletter and never miss a story.",
    "Get the best stories in your inbox every morning.",
    "Enter your email address to receive the next part.",
    "Read also: The bakers who rise at two",
    "Lesen Sie auch: Der Bäcker, der um zwei aufsteht",
    "Dieser Artikel ist nur für Abonnenten zugänglich.",
    "Lire aussi : Le boulanger qui se lève à deux heures",
    "Cet article est réservé aux abonnés.",
    "Suscríbete para seguir leyendo este artículo.",
    "Leggi anche: Il fornaio che si alza alle due",
    "Lees ook: De bakker die om twee uur opstaat",
    "Leia também: O padeiro que acorda às duas",
    "Czytaj także: Piekarz, który wstaje o drugiej",
    "Читайте также: Пекарь, который встаёт в два",
    "関連記事:二時に起きるパン屋",
]


def _page(ctx: Context, body: str, title: str = "Tides") -> Article:
    return read_bytes(f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode(), "a.html", ctx)


ARTICLE = f"<h1>Tides</h1><p>{PROSE}</p><p>{MORE}</p><p>{LAST}</p>"


@pytest.mark.parametrize("language", WALLS)
@pytest.mark.parametrize("around", ["before", "after", "larger"])
def test_a_consent_wall_without_a_telling_name_is_not_read(ctx: Context, language: str, around: str) -> None:
    wall = f"<div id='q7'><div><h2>Privacy</h2>{f'<p>{WALLS[language]}</p>' * (9 if around == 'larger' else 1)}<a href='#'>OK</a></div></div>"
    article = f"<div id='c'>{ARTICLE}</div>"
    found = _page(ctx, wall + article if around == "before" else article + wall)
    assert WALLS[language][:25] not in all_text(found)
    assert [b.text for b in found.blocks] == [PROSE, MORE, LAST]


@pytest.mark.parametrize("language", WALLS)
def test_a_consent_text_as_a_last_paragraph_like_the_others(ctx: Context, language: str) -> None:
    found = _page(ctx, ARTICLE + f"<p>{WALLS[language]}</p>")
    assert [b.text for b in found.blocks] == [PROSE, MORE, LAST]


def test_a_pasted_page_with_its_banner_on_top(ctx: Context) -> None:
    found = read_text(f"{WALLS['en']}\n\n{PROSE}\n\n{MORE}\n\n{LAST}", ctx)
    assert WALLS["en"] not in all_text(found)
    assert PROSE in all_text(found)


def test_a_dialog_with_a_name_and_words_of_another_sort(ctx: Context) -> None:
    wall = "<div class='cookie-consent-layer' role='dialog'><h2>Your choices</h2>" + f"<p>{WALLS['en']}</p>" * 6
    found = _page(
        ctx,
        f"<div>{ARTICLE}</div>{wall}<p>Some vendors rely on legitimate interest instead of asking you first.</p></div>",
    )
    assert [b.text for b in found.blocks] == [PROSE, MORE, LAST]


@pytest.mark.parametrize("call", CALLS)
def test_calls_among_the_paragraphs_are_not_read(ctx: Context, call: str) -> None:
    for html in (f"<p>{call}</p>", f"<div><div><p>{call}</p></div></div>", f"<h3>{call}</h3>"):
        found = _page(ctx, f"<h1>Tides</h1><p>{PROSE}</p>{html}<p>{MORE}</p><p>{LAST}</p>")
        assert [b.text for b in found.blocks] == [PROSE, MORE, LAST], html


@pytest.mark.parametrize(
    "heading",
    [
        "Related stories",
        "You may also like",
        "Meistgelesen",
        "Sur le même sujet",
        "Te puede interesar",
        "関連記事",
        "相关阅读",
    ],
)
def test_lists_of_other_articles_without_a_name_or_links(ctx: Context, heading: str) -> None:
    others = "<p>Storm takes the roof of the old pier</p><p>Baker wins a prize</p>"
    for html in (
        f"<h3>{heading}</h3>{others}",
        f"<div><div><b>{heading}</b></div><ul><li>Storm takes the roof of the old pier</li><li>Baker wins a prize</li></ul></div>",
    ):
        found = _page(ctx, f"<div>{ARTICLE}{html}</div>")
        assert "Storm" not in all_text(found), html
        assert heading not in all_text(found), html
        assert [b.text for b in found.blocks] == [PROSE, MORE, LAST]


ABOUT = [
    "A cookie is a small file that websites use to remember a visitor, and advertising firms use them to follow people.",
    "Most banners begin with the words “We and our partners store and access information on your device”, and few read on.",
    "We removed every cookie from our website last year, and no visitor noticed that the advertising was gone.",
    "By law a site has to ask for consent before it may analyse what a person does in the browser.",
]


def test_an_article_about_cookies_keeps_its_text(ctx: Context) -> None:
    for title in ("What cookies know", "The small file"):
        body = "".join(f"<p>{text}</p>" for text in ABOUT)
        found = _page(ctx, f"<article><h1>{title}</h1>{body}</article>", title)
        assert [b.text for b in found.blocks] == ABOUT


def test_a_site_s_own_cookie_policy_can_be_read_where_it_is_the_article(ctx: Context) -> None:
    found = _page(
        ctx,
        f"<div><h1>Cookie policy</h1><p>{WALLS['en']}</p><p>We use cookies to measure traffic on this site.</p></div>",
        "Cookie policy",
    )
    assert WALLS["en"] in all_text(found)


KEPT = [
    "Paywalls ask readers to subscribe before they may read on, and most of the readers leave.",
    "“Subscribe to continue reading” is the sentence that readers of newspapers hate most.",
    "A newsletter reaches people in their inbox, so many papers began one in those years.",
    "Log in to the server and view the list of its users.",
    "We use cookies from the village bakery as the crust of this cake, and butter holds them together.",
    "Related work began in the nineties, when two laboratories measured the same coast.",
    "Read the article twice before you answer the questions.",
]


def test_articles_about_paywalls_and_kitchens_keep_their_text(ctx: Context) -> None:
    body = "".join(f"<p>{text}</p>" for text in KEPT)
    found = _page(ctx, f"<article><h1>Tides</h1><p>{PROSE}</p>{body}</article>")
    assert [b.text for b in found.blocks] == [PROSE, *KEPT]


def test_a_section_on_related_work_stays(ctx: Context) -> None:
    found = _page(
        ctx, f"<article><h1>Tides</h1><p>{PROSE}</p><h2>More like this</h2><p>{MORE}</p><p>{LAST}</p></article>"
    )
    assert [b.text for b in found.blocks] == [PROSE, "More like this", MORE, LAST]


@pytest.mark.parametrize(
    "box",
    [
        '<div class="admonition"><h3>The Lead Line</h3><p>{}</p></div>',
        '<div class="callout"><p class="title">TOOL The lead line</p><p>{}</p></div>',
        '<div class="factbox"><h4>In short</h4><p>{}</p></div>',
    ],
)
def test_a_box_with_a_title_does_not_name_the_text_after_it(ctx: Context, box: str) -> None:
    inside = "Sailors measured the depth with a line and a piece of lead, which they threw over the side."
    page = f"<h1>Tides</h1><p>{PROSE}</p><h2>The Moon</h2><p>{MORE}</p>{box.format(inside)}<p>{LAST}</p>"
    found = read_bytes(
        f"<html><body><article>{page}<h2>Ports</h2><p>{LAST}</p><p>End.</p></article>".encode(), "a.html", ctx
    )
    texts = [block.text for block in found.blocks]
    assert texts.index(LAST) == texts.index(MORE) + 1
    assert texts.index(inside) == texts.index("Ports") - 1
