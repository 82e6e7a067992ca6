"""Films that go back into their article on a WordPress site."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from core.errors import BadInput, MissingSetup, ProviderFailed
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
    return replace(short, source=f"{site.address}/how-bees-talk/?utm_source=x", privacy="public")


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


@pytest.mark.parametrize("status", ["publish", "future"])
def test_a_private_video_does_not_come_into_an_article_that_everybody_sees(site: Site, post: Post, status: str) -> None:
    (number,) = site.items["posts"]
    site.items["posts"][number]["status"] = status
    private = replace(post, privacy="private")
    assert any("takes only a “public” video" in field.value for field in target(site).fields(private))
    with pytest.raises(BadInput, match=r"The article .* public") as caught:
        target(site).send(private, {}, Desk())
    assert "“public”" in caught.value.hint
    assert content(site) == TEXT and not any(request.startswith("POST") for request in site.seen)
    site.items["posts"][number]["status"] = "draft"
    assert target(site).send(private, {}, Desk()).notices == ()
    assert site.items["posts"][number]["status"] == "draft" and "<!-- wp:video" in content(site)


def test_other_words_bring_no_private_video_into_an_article_that_everybody_sees(site: Site, post: Post) -> None:
    elsewhere, state = replace(post, source="", privacy="private"), dict[str, Any]()
    target(site).send(elsewhere, state, Desk())
    site.items["posts"][state["post"]]["status"] = "publish"  # by somebody there, who sees the video in it
    assert target(site).update(elsewhere, state, Desk()).status == "published"
    del site.items["posts"][state["post"]]
    with pytest.raises(BadInput, match="public already"):
        target(site).update(replace(elsewhere, source=post.source), state, Desk())
    assert content(site) == TEXT


def test_a_public_video_makes_our_own_draft_public_and_leaves_somebodys_draft_one(
    site: Site, post: Post, short: Post
) -> None:
    (theirs,) = site.items["posts"]
    site.items["posts"][theirs]["status"] = "draft"
    state: dict[str, Any] = {}
    notices = target(site).send(post, state, Desk()).notices
    assert [notice.code for notice in notices] == ["publish_privacy"]
    assert notices == target(site).confirm(state, Desk()).notices
    assert site.items["posts"][theirs]["status"] == "draft"

    state = {}
    target(site).send(short, {}, Desk())
    sent = target(site).send(replace(short, privacy="public"), state, Desk())
    (ours,) = set(site.items["posts"]) - {theirs}
    assert (site.items["posts"][ours]["status"], sent.notices) == ("publish", ())
    site.items["posts"][ours]["status"] = "draft"  # by somebody there: other words do not undo that
    target(site).update(replace(short, privacy="public"), state, Desk())
    assert site.items["posts"][ours]["status"] == "draft"


@pytest.mark.parametrize("own", [True, False])
def test_videos_for_two_platforms_stand_beside_each_other(site: Site, post: Post, own: bool) -> None:
    first = post if own else replace(post, source="https://elsewhere.example/bees")
    second = replace(first, preset="instagram_reel")
    states: list[dict[str, Any]] = [{}, {}]
    target(site).send(first, states[0], Desk())
    target(site).send(second, states[1], Desk())
    assert [target(site).confirm(state, Desk()).status for state in states] == ["published", "published"]
    assert sum(item["content"]["raw"].count("<!-- wp:video") for item in site.items["posts"].values()) == 2
    target(site).remove(states[1], Desk())
    assert [target(site).confirm(state, Desk()).status for state in states] == ["published", "absent"]
    assert {item["id"] for item in states[0]["media"].values()} == set(site.items["media"])


def test_only_the_video_that_the_article_shows_counts_as_published(site: Site, post: Post) -> None:
    before: dict[str, Any] = {}
    target(site).send(post, before, Desk())
    post.film.write_bytes(b"another film")
    now: dict[str, Any] = {}
    target(site).send(replace(post, sha256=hashlib.sha256(b"another film").hexdigest()), now, Desk())
    assert target(site).confirm(before, Desk()).status == "absent"
    assert target(site).confirm(now, Desk()).status == "published"
    (item,) = site.items["posts"].values()
    item["content"]["raw"] = item["content"]["raw"].replace("http:", "https:")
    assert target(site).confirm(now, Desk()).status == "published"


def test_a_block_named_by_its_project_alone_is_put_right_where_it_stands(site: Site, post: Post) -> None:
    state: dict[str, Any] = {}
    target(site).send(post, state, Desk())
    (item,) = site.items["posts"].values()
    old = f"reelwright-{post.project[:12]}"
    item["content"]["raw"] = item["content"]["raw"].replace(state["anchor"], old)
    state["anchor"] = old
    target(site).update(replace(post, title="Bees dance"), state, Desk())
    assert content(site).count("<!-- wp:video") == 1 and "Bees dance" in content(site)


@pytest.mark.parametrize("source", ["/how-bees-talk/", ""])
def test_a_block_of_an_older_version_makes_room_for_the_next_film(site: Site, post: Post, source: str) -> None:
    post, state = replace(post, source=f"{site.address}{source}" if source else ""), dict[str, Any]()
    target(site).send(post, state, Desk())
    old, item = f"reelwright-{post.project[:12]}", site.items["posts"][state["post"]]
    raw = item["content"]["raw"].replace(state["anchor"], old)
    item["content"]["raw"] = f"<p>First.</p>\n\n{raw}"
    item["slug"] = item["slug"].replace(state["anchor"], old)
    again: dict[str, Any] = {}
    target(site).send(post, again, Desk())
    now = item["content"]["raw"]
    assert (again["post"], now.count("<!-- wp:video"), f'id="{old}"' in now) == (state["post"], 1, False)
    assert now.startswith("<p>First.</p>\n\n<!-- wp:group")
    item["content"]["raw"] = f"{raw}\n\n{now}"  # both, as a version left them that did not know the older one
    target(site).send(post, {}, Desk())
    left = item["content"]["raw"]
    assert (left.count("<!-- wp:video"), f'id="{old}"' in left) == (1, False)


@pytest.mark.parametrize("answered", [None, "", {"rendered": "<p>Bees</p>"}, {"raw": None}, {"raw": {}}])
def test_an_article_whose_text_does_not_come_is_left_alone(site: Site, post: Post, answered: Any) -> None:
    state: dict[str, Any] = {}
    target(site).send(post, state, Desk())
    (item,) = site.items["posts"].values()
    item["content"] = answered
    site.seen.clear()
    calls = (
        lambda: target(site).send(post, {}, Desk()),
        lambda: target(site).update(post, state, Desk()),
        lambda: target(site).confirm(state, Desk()),
        lambda: target(site).remove(state, Desk()),
    )
    for call in calls:
        with pytest.raises(ProviderFailed, match="cannot be read"):
            call()
    assert not any(request.startswith(("POST", "DELETE")) for request in site.seen)


@pytest.mark.parametrize("path", ["/", "", "/index.php"])
def test_the_number_of_a_post_is_believed_at_the_root_of_the_site_alone(site: Site, post: Post, path: str) -> None:
    (imprint,), (article,) = site.items["pages"], site.items["posts"]
    elsewhere: dict[str, Any] = {}
    target(site).send(replace(post, source=f"{site.address}/how-bees-talk/?p={imprint}"), elsewhere, Desk())
    assert (elsewhere["kind"], elsewhere["post"]) == ("posts", article)
    root: dict[str, Any] = {}
    target(site).send(replace(post, source=f"{site.address}{path}?page_id={imprint}"), root, Desk())
    assert (root["kind"], root["post"]) == ("pages", imprint)


def test_a_post_in_the_bin_gets_no_video(site: Site, short: Post) -> None:
    state: dict[str, Any] = {}
    target(site).send(short, state, Desk())
    site.items["posts"][state["post"]] |= {"status": "trash", "slug": "binned"}
    binned = state["post"]
    target(site).send(short, state, Desk())
    assert state["post"] != binned and target(site).confirm(state, Desk()).status == "published"


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
