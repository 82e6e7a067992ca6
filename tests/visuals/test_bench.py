"""The file of stock items is read leniently, served on the sites' own wires, and the figures are honest."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from core.errors import BadInput
from core.model.article import Article, Heading, Paragraph
from core.studio.bench import stock as bench_stock
from core.visuals.bench.figures import articles_of_labels
from core.visuals.bench.items import UNLABELLED, Item, read
from core.visuals.bench.server import Stock
from tests.conftest import shared
from tests.visuals import stocked

HERE = Path(__file__).parent
ARTICLES = ("datastructures", "desktops", "lifecycle")


def written(tmp_path: Path, value: Any) -> Path:
    path = tmp_path / "items.json"
    path.write_text(json.dumps(value))
    return path


def test_the_first_of_every_scene_is_of_its_own_topic() -> None:
    """The bar is 80 %; none of the pictures is seen twice; the article's own stay where they are."""
    articles = [shared("articles", name, "index.html") for name in ARTICLES]
    message = bench_stock.measure(HERE / "stock.json", articles)
    assert message["items"] == 200 and message["items_of_other_topics"] == 40
    assert {row["article"] for row in message["articles"]} == {*ARTICLES}
    assert all(case["ok"] for case in message["cases"]), message["cases"]
    for row in message["articles"]:
        first = [scene["page_url"] for scene in row["scenes"]]
        assert len(first) == len(set(first)) and row["candidates_per_shot"] >= 4
        assert row["article_pictures_kept"] == row["article_pictures"]


def test_tags_that_share_no_word_with_the_article_still_keep_other_topics_out() -> None:
    """Sparse, half German tags, written after the other file and not tuned on: see README for what it gives."""
    articles = [shared("articles", name, "index.html") for name in ARTICLES]
    message = bench_stock.measure(HERE / "stock_sparse.json", articles)
    values = {case["name"]: case["value"] for case in message["cases"]}
    assert values["scenes whose first candidate is of another topic"] <= 0.1
    assert values["scenes whose first candidate is of their own topic"] >= 0.6
    assert values["pictures shown twice"] == values["pictures that look alike"] == 0


def test_the_sample_is_filmed_where_no_article_is_named(tmp_path: Path) -> None:
    sea = [{"id": n, "tags": f"tide, sea, moon, coast, wave{n}", "pageURL": f"https://pixabay.com/photos/sea-{n}/",
            "imageWidth": 3000, "imageHeight": 4000, "topic": "How the tides work"} for n in range(12)]  # fmt: skip
    other = [{"tags": "office, computer, keyboard", "topic": "office"}]
    message = bench_stock.measure(written(tmp_path, sea + other))
    (row,) = message["articles"]
    assert row["own_first"] >= 0.8 and message["topics"]["office"] == ["another topic"]


def test_items_are_read_as_the_sites_give_them_and_otherwise(tmp_path: Path) -> None:
    photo = {"id": 3, "width": 4000, "height": 6000, "url": "https://www.pexels.com/photo/a-b-3/", "alt": "A desk",
             "photographer": "Ana", "src": {"original": "x"}}  # fmt: skip
    video = {"id": 4, "duration": 9, "url": "https://www.pexels.com/video/c-d-4/", "user": {"name": "Ben"},
             "video_files": [{"width": 1080, "height": 1920}]}  # fmt: skip
    hit = {"id": 5, "pageURL": "https://pixabay.com/photos/e-5/", "tags": "one, two", "imageWidth": 10,
           "imageHeight": 20, "user": "Cleo", "off_topic": True}  # fmt: skip
    film = {"pageURL": "https://pixabay.com/videos/id-6/", "tags": "three", "type": "film", "duration": 7,
            "videos": {"medium": {"width": 1920, "height": 1080}}, "topic": ["a", "b"]}  # fmt: skip
    plain = {
        "title": "A desk",
        "tags": ["x", "y"],
        "type": "video",
        "source": "Pexels",
        "article": "desktops",
        "size": "640x480",
    }
    element, two, three, four, five = read(written(tmp_path, [photo, video, hit, film, plain]))
    assert (element.site, element.moves, element.title, element.author, element.topics) == (
        "pexels",
        False,
        "A desk",
        "Ana",
        (UNLABELLED,),
    )
    assert (two.moves, two.duration_s, two.width, two.author) == (True, 9.0, 1080, "Ben")
    assert (three.site, three.tags, three.topics, three.height) == ("pixabay", ("one", "two"), (), 20)
    assert (four.moves, four.topics) == (True, ("a", "b"))
    assert (five.site, five.moves, five.topics, five.width) == ("pexels", True, ("desktops",), 640)
    current = read(written(tmp_path, {"photos": [photo], "videos": [{"title": "z"}], "cooking": [{"title": "soup"}]}))
    assert [(item.moves, item.topics) for item in current] == [
        (False, (UNLABELLED,)), (True, (UNLABELLED,)), (False, ("cooking",)),
    ]  # fmt: skip


def test_items_may_be_filed_under_sites_and_topics(tmp_path: Path) -> None:
    hit, clip = {"tags": "a, b"}, {"url": "https://www.pexels.com/video/a-1/", "duration": 8}
    fields = {
        "topics": ["linux", "cooking"],
        "pexels": {
            "url": "https://api.pexels.com/",
            "videos": [clip],
            "photos": [{"alt": "c", "expected_topic": "linux"}],
        },
        "pixabay": {"hits": {"1": {**hit, "topic": "cooking"}}},
        "other": [hit],
    }
    found = read(written(tmp_path, fields))
    assert [(element.site, element.moves, element.topics) for element in found] == [
        ("pexels", True, (UNLABELLED,)), ("pexels", False, ("linux",)), ("pixabay", False, ("cooking",)),
        ("pixabay", False, ()),
    ]  # fmt: skip


@pytest.mark.parametrize("value", [[], {}, 7, ["words"], {"items": []}])
def test_a_file_without_items_is_refused(tmp_path: Path, value: Any) -> None:
    with pytest.raises(BadInput, match=r"items\.json"):
        read(written(tmp_path, value))
    (tmp_path / "items.json").write_text("not json")
    with pytest.raises(BadInput, match="no JSON"):
        read(tmp_path / "items.json")
    with pytest.raises(BadInput, match="cannot be read"):
        read(tmp_path / "gone.json")


def labelled(*rows: tuple[str, str]) -> list[Item]:
    return [item(n, words, site="pixabay", topics=(label,)) for n, (label, words) in enumerate(rows)]


def item(number: int, words: str, **more: Any) -> Item:
    return dataclasses.replace(stocked.item(number, words, site="pixabay"), **more)


def test_labels_find_the_article_they_mean() -> None:
    text = "A desktop has windows and icons on the screen of every computer. GNOME is a software for the desktop."
    done = "Debian software is released by a maintainer. A package is tested on a server before the stable release."
    articles = {
        "desktops": Article(title="Graphical Desktops", blocks=(Heading(text="GNOME"), Paragraph(text=text))),
        "lifecycle": Article(title="Lifecycle of a Release", blocks=(Heading(text="Stable"), Paragraph(text=done))),
    }
    desk, server, soup = "desktop icons computer screen", "debian package server", "soup kitchen recipe"
    named = labelled(("desktops", desk), ("Lifecycle of a Release", server), ("GNOME", "gnome desktop"))
    assert articles_of_labels(named, articles) == {
        "desktops": ("desktops",), "Lifecycle of a Release": ("lifecycle",), "GNOME": (),
    }  # fmt: skip
    message = articles_of_labels(
        labelled(("linux desktop", desk), ("release-cycle", server), ("A", desk), ("B", server), ("cooking", soup),
                 ("stable horses", "horse farm animal")), articles,
    )  # fmt: skip
    assert message == {"linux desktop": ("desktops",), "release-cycle": ("lifecycle",), "A": ("desktops",),
                    "B": ("lifecycle",), "cooking": (), "stable horses": ()}  # fmt: skip


def test_the_server_finds_by_plain_words(tmp_path: Path) -> None:
    stock = Stock(read(HERE / "stock.json"))
    found = stock.find("pexels", False, "python snake branch", None)
    assert found[0].title == "Ball python curled around a branch"
    assert stock.find("pixabay", True, "python", None) and not stock.find("pixabay", True, "zebra", None)
    assert len(stock.find("pexels", True, "*", True)) == len(stock.find("pexels", True, "*", False)) > 20
