"""Films that go back into their article on a WordPress site."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from core.errors import MissingSetup, ProviderFailed
from core.publish import video_block
from core.publish.target import Desk, Post
from core.publish.targets.wordpress import WordPress
from tests.publish.serving import Fault, serving
from tests.publish.wordpress_server import PASSWORD
from tests.publish.wordpress_server import WordPress as Site

TEXT = '<!-- wp:paragraph -->\n<p>Bees dance -- "so".</p>\n<!-- /wp:paragraph -->'


@pytest.fixture
def site() -> Iterator[Site]:
    platform = Site()
    with serving(platform):
        yield platform
    assert platform.wrong == []


@pytest.fixture
def post(site: Site, short: Post) -> Post:
    """A film of an article that stands on the site."""
    site.add("pages", "imprint")
    site.add("posts", "how-bees-talk", TEXT)
    return replace(short, source=f"{site.address}/how-bees-talk/?utm_source=x")


def target(site: Site, password: str = PASSWORD) -> WordPress:
    return WordPress(
        {"wordpress_address": site.address, "wordpress_user": "maja", "wordpress_password": password}
    )  # fmt: skip


def content(site: Site) -> str:
    (item,) = [item for item in site.items["posts"].values() if item["slug"] == "how-bees-talk"]
    return str(item["content"]["raw"])


def test_the_film_stands_in_its_article_with_captions_and_what_search_engines_read(site: Site, post: Post) -> None:
    state: dict[str, Any] = {}
    sent = target(site).send(post, state, Desk())
    assert (sent.status, sent.url, sent.notices) == ("published", f"{site.address}/how-bees-talk/", ())
    assert len(site.items["posts"]) == 1 and content(site).endswith(TEXT)
    assert sorted(hashlib.sha256(data).hexdigest() for data in site.files.values()) == sorted(
        hashlib.sha256(path.read_bytes()).hexdigest() for path in (post.film, post.thumbnail, post.track) if path
    )
    assert re.search(r'<video controls poster="\S+\.jpg" src="\S+\.mp4"><track src="\S+\.vtt"', content(site))
    data = re.search(r'<script type="application/ld\+json">(.*)</script>', content(site))
    assert data is not None
    facts = json.loads(data[1])
    assert facts["@type"] == "VideoObject" and facts["name"] == "How bees talk" and facts["duration"] == "PT40S"
    assert facts["thumbnailUrl"] and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", facts["uploadDate"])
    film = site.items["media"][state["media"]["film"]["id"]]
    assert film["featured_media"] == state["media"]["thumbnail"]["id"]
    assert target(site).confirm(state, Desk()).status == "published"


def test_the_next_film_takes_the_place_of_the_last_and_it_can_be_taken_out(site: Site, post: Post) -> None:
    target(site).send(post, {}, Desk())
    post.film.write_bytes(b"another film")
    state: dict[str, Any] = {}
    again = replace(post, sha256=hashlib.sha256(b"another film").hexdigest(), title="Bees -->\n</script> talk")
    target(site).send(again, state, Desk())
    assert content(site).count("<!-- wp:video") == 1 and content(site).count("</script>") == 1
    assert f'"id": {state["media"]["film"]["id"]}' in content(site)
    target(site).remove(state, Desk())
    assert content(site) == TEXT
    assert target(site).confirm(state, Desk()).status == "absent"


def test_a_block_that_an_editor_saved_anew_is_still_known() -> None:
    theirs = (
        '<!-- wp:group {"className":"reelwright-video"} -->\n<div id="reelwright-1" class="wp-block-group">'
        '<!-- wp:group -->\n<div class="wp-block-group"></div>\n<!-- /wp:group --></div>\n<!-- /wp:group -->'
    )
    other = theirs.replace("reelwright-1", "reelwright-2")
    assert video_block.placed(f"{other}\n{theirs}\n{TEXT}", "reelwright-1", "NEW") == f"{other}\nNEW\n{TEXT}"


@pytest.mark.parametrize("at", ["GET /wp-json/wp/v2/media", "POST /wp-json/wp/v2/media", "POST /wp-json/wp/v2/posts"])
@pytest.mark.parametrize("kind", ["cut", "lose", "refuse"])
@pytest.mark.parametrize("own", [True, False])
def test_whatever_goes_wrong_on_the_way_it_stands_there_once(
    site: Site, post: Post, at: str, kind: Any, own: bool
) -> None:
    post = post if own else replace(post, source="https://elsewhere.example/bees")
    site.faults += [Fault(kind, at, skip=skip) for skip in (0, 1)]
    sent, state = None, dict[str, Any]()
    for _ in range(6):
        try:
            sent = target(site).send(post, state, Desk())
            break
        except ProviderFailed as error:
            assert error.retryable
    assert sent is not None and len(site.items["media"]) == 3
    assert len(site.items["posts"]) == (1 if own else 2)
    assert sum(item["content"]["raw"].count("<!-- wp:video") for item in site.items["posts"].values()) == 1


def test_without_an_article_there_a_draft_is_made(site: Site, short: Post) -> None:
    state: dict[str, Any] = {}
    target(site).send(short, state, Desk())
    (item,) = site.items["posts"].values()
    assert item["status"] == "draft" and item["title"] == {"raw": "How bees talk"}


def test_what_is_wrong_is_said(site: Site, post: Post) -> None:
    with pytest.raises(MissingSetup, match="does not accept"):
        target(site, "wax").greet(Desk())
    assert target(site).greet(Desk()) == "The site answers for Maja."
    site.scripts = False
    assert [notice.code for notice in target(site).send(post, {}, Desk()).notices] == ["publish_no_data"]
    site.items["media"].clear()
    site.faults.append(Fault("refuse", "POST /wp-json/wp/v2/media", 413))
    with pytest.raises(ProviderFailed, match="no file of this size"):
        target(site).send(post, {}, Desk())
    assert [error.code for error in target(site).problems(replace(post, privacy="unlisted"))] == ["privacy"]
