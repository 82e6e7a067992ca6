"""Ranking of stock pictures for a scene, and its reasons, without any model."""

from __future__ import annotations

import time

import pytest

from core.model.article import Article, Heading, Paragraph
from core.model.asset import Rights
from core.model.script import Script
from core.model.storyboard import Found
from core.visuals.stock.queries import Asking, budgeted
from core.visuals.stock.rank import LEAST, Frame, Pool, Scene, Taken, rank, slug
from core.visuals.stock.rules import MONEYPRINTER, OURS, Rules, rules
from core.visuals.stock.terms import runs, stems
from core.visuals.stock.topic import Topic, topic
from core.wording import words

UPRIGHT = Frame(1080, 1920)
DEBIAN = Article(
    title="How a package enters Debian",
    blocks=(
        Heading(text="The kernel and its release"),
        Paragraph(text="A Debian package is software that a maintainer uploads to a server. The Linux kernel is one."),
        Paragraph(text="Programs written in Python are compiled and tested; bugs are reported by every computer user."),
        Paragraph(text="After a freeze the stable release is published on all mirrors around the world."),
    ),
)


def found(number: int, words: str = "", tags: str = "", **more: object) -> Found:
    """A photo of Pexels where there is a title, of Pixabay where there are tags."""
    source = "pixabay" if tags else "pexels"
    given = {"width": 2000, "height": 3000, **more}
    page = f"https://www.{source}.com/photo/{words.lower().replace(' ', '-')}-{number}/"
    return Found(source=source, id=f"photo-{number}", url="https://example.org/x.jpg", title=words,
                 tags=tuple(tags.split(", ")) if tags else (), rights=Rights(page_url=page), **given)  # type: ignore[arg-type]  # fmt: skip


def first(scene: Scene, *offers: Found, article: Article = DEBIAN, frame: Frame = UPRIGHT, rules: Rules = OURS) -> str:
    return rank(Pool(offers, topic(article)), scene, frame, rules)[0].found.id.removeprefix("photo-")


@pytest.mark.parametrize(
    ("words", "trap", "right"),
    [
        ("package", "courier, package, cardboard, delivery", "package, linux, terminal"),
        ("kernel", "corn, kernel, popcorn", "linux, kernel, code"),
        ("Python", "python, snake, reptile", "code, python, programming"),
        ("stable release", "stable, horse, farm", "software, release, server"),
        ("freeze", "freeze, ice, winter, lake", "code, freeze, software"),
        ("mirrors", "mirror, bathroom, interior", "server, network, linux"),
    ],
)
def test_a_word_of_two_meanings_is_taken_as_the_article_means_it(words: str, trap: str, right: str) -> None:
    offers = [found(1, tags=trap), found(2, tags=right), found(3, tags="computer, code, laptop")]
    pool = Pool(offers, topic(DEBIAN))
    ranked = rank(pool, Scene(f"The {words} matters.", (words,)), UPRIGHT, OURS)
    assert ranked[0].found.id == "photo-2" and ranked[-1].found.id == "photo-1"
    assert pool.relevance[ranked[-1].found.origin] < LEAST  # words serve better than this


def test_the_scene_decides_among_what_is_about_the_article() -> None:
    offers = [
        found(1, "Linux kernel release on a screen"),
        found(2, "Bug reports of a computer program"),
        found(3, "Server"),
    ]
    assert first(Scene("The kernel release is near.", ("kernel release",)), *offers) == "1"
    assert first(Scene("Every bug is reported.", ("bug",)), *offers) == "2"


def test_words_side_by_side_are_more_than_the_same_words_apart() -> None:
    apart = found(1, tags="release, computer, kernel, party, list")
    together = found(2, tags="kernel release, computer, party, list")
    assert first(Scene("The kernel release.", ("kernel release",)), apart, together) == "2"


def test_the_reason_is_said_in_the_scene_s_own_words() -> None:
    clip = found(1, "Linux kernel release", kind="footage", duration_s=12.2, width=1080, height=1920)
    scene = Scene("The kernel release is near.", ("kernel release",))
    pool = Pool([clip, found(2, tags="software, linux, server")], topic(DEBIAN))
    fields = {left.found.id: words(left.reason) for left in rank(pool, scene, UPRIGHT, OURS)}
    assert fields["photo-1"] == "Matches “kernel release”. Portrait, 12 s, from Pexels."
    assert fields["photo-2"].startswith("About “") and fields["photo-2"].endswith("Portrait, photo, from Pixabay.")


def test_shape_decides_between_equals() -> None:
    scene = Scene("The kernel.", ("kernel",))
    wide = found(1, "linux kernel", width=3000, height=2000)
    upright, tiny = found(2, "linux kernel"), found(3, "linux kernel", width=300, height=450)
    assert first(scene, wide, upright) == "2" and first(scene, wide, upright, frame=Frame(1920, 1080)) == "1"
    assert first(scene, tiny, wide) == "1"  # enlarged three times it would look soft


def test_footage_shorter_than_the_rules_want_comes_last() -> None:
    short = found(1, "linux kernel release", kind="footage", duration_s=2.0)
    long = found(2, "linux server", kind="footage", duration_s=20.0)
    assert first(Scene("The kernel release.", ("kernel release",)), short, long) == "2"


def test_nothing_is_offered_twice_nor_what_looks_the_same() -> None:
    offers = [found(1, "linux kernel"), found(2, "linux server"), found(3, "linux software")]
    taken = Taken()
    taken.add("pexels:photo-1", "00ff00ff00ff00ff")
    hashes = {"pexels:photo-2": "00ff00ff00ff00fe"}  # one bit off what is shown
    ranked = rank(Pool(offers, topic(DEBIAN)), Scene("Linux."), UPRIGHT, OURS, taken=taken, hashes=hashes)
    assert [left.found.id for left in ranked] == ["photo-3"]


def test_what_a_person_typed_counts_alone() -> None:
    offers = [found(1, "linux kernel release"), found(2, "a cat on a sofa")]
    assert first(Scene("cat", ("cat",), typed=True), *offers) == "2"


def test_the_rules_of_moneyprinter_take_the_first_that_is_long_enough() -> None:
    offers = [
        found(n, words, kind="footage", duration_s=seconds)
        for n, words, seconds in ((1, "horse", 9.0), (2, "bathroom", 10.0), (3, "linux kernel", 30.0))
    ]
    assert first(Scene("The kernel.", ("kernel",)), *offers, rules=MONEYPRINTER) == "2"
    assert Rules(5, 15, 10.0, 5.0, "first", True) == MONEYPRINTER


def test_rules_are_read_leniently() -> None:
    assert rules({}) == OURS
    message = rules({"stock_clips": "3", "stock_min_s": "2,5", "stock_most_s": "many", "stock_choice": "first"})
    assert (message.clips, message.min_s, message.most_s, message.choice) == (3, 2.5, OURS.most_s, "first")
    assert rules({"stock_moneyprinter": "1", "stock_clips": "3"}) == MONEYPRINTER


def test_questions_carry_a_word_of_the_field_and_are_shared() -> None:
    script = Script(language="en", title=DEBIAN.title, lines=(), headings=("The kernel and its release",))
    asking = Asking(DEBIAN, script, topic(DEBIAN))
    steps = asking.steps(Scene("The kernel matters.", ("kernel",), "The kernel and its release"))
    assert steps[0] in ("kernel software", "kernel computer", "kernel programming")
    assert all(len(left.split()) <= 4 for left in steps) and set(asking.shared()) <= set(steps)
    asked = budgeted([steps, steps, asking.steps(Scene("Bugs.", ("bugs",)))], asking.shared(), 6)
    assert len(asked) == len(set(asked)) <= 6 and steps[0] in asked


def test_an_article_of_no_known_field_is_asked_for_by_its_own_name() -> None:
    article = Article(title="The Bauhaus", blocks=(Paragraph(text="The Bauhaus was a school. It stood in Weimar."),))
    script = Script(language="en", title="The Bauhaus", lines=())
    steps = Asking(article, script, topic(article)).steps(Scene("Gropius led it.", ("Gropius",)))
    assert steps[0] == "Gropius Bauhaus"


@pytest.mark.parametrize(
    ("left", "other"),
    [("Computers", "computing"), ("queues", "queuing"), ("packages", "Packaging"), ("libraries", "library"),
     ("Déjà", "deja"), ("developers", "development"), ("programmer", "programs")],
)  # fmt: skip
def test_forms_of_a_word_are_one(left: str, other: str) -> None:
    assert stems(left) == stems(other) and len(stems(left)) == 1


def test_words_of_other_scripts_are_compared_by_pairs() -> None:
    assert set(stems("内核发布")) == {"内核", "核发", "发布"}
    assert stems("the of 4k 1234") in ([], ["4k"]) and runs("kernel, release candidate") == [
        ["kernel"],
        stems("release candidate"),
    ]


def test_the_page_s_address_speaks() -> None:
    assert slug("https://www.pexels.com/photo/linux-terminal-on-screen-123/") == "linux terminal on screen 123"
    assert slug("javascript:alert(1)") == "" and slug("") == ""


def test_a_pool_of_nothing_and_an_article_of_nothing() -> None:
    empty = topic(Article(title=""))
    assert isinstance(empty, Topic) and rank(Pool([], empty), Scene("Hello."), UPRIGHT, OURS) == []
    assert rank(Pool([found(1)], empty), Scene(""), UPRIGHT, OURS)[0].relevance <= LEAST


def test_two_hundred_pictures_for_forty_scenes_take_no_time() -> None:
    offers = [found(n, tags=f"linux, package, word{n}, thing{n % 17}, screen{n % 5}, computer") for n in range(200)]
    began = time.process_time()
    pool = Pool(offers, topic(DEBIAN))
    for n in range(40):
        rank(pool, Scene(f"The package number{n} goes to server thing{n}.", ("package", f"thing{n}")), UPRIGHT, OURS)
    assert time.process_time() - began < 2.0  # about 0.2 s on an idle machine


def test_english_words_of_a_chat_model_are_asked_in_english() -> None:
    article = Article(
        title="Wie Linux entsteht",
        language="de",
        blocks=(Paragraph(text="Die Software läuft auf jedem Rechner. Der Server, das Betriebssystem, ein Programm."),),
    )
    asking = Asking(article, Script(language="de", title="Linux", lines=()), topic(article))
    scene = Scene("Der Server liefert das Programm aus.", ("data center rack", "Server"))
    foreign, own = asking.steps(scene)[:2]
    assert foreign.startswith("data center rack") and asking.language(foreign) == "en"
    assert own.startswith("Server") and asking.language(own) == "de"


def test_pictures_that_speak_another_language_than_the_article_are_not_thrown_away() -> None:
    article = Article(
        title="潮の満ち引き", language="ja", blocks=(Paragraph(text="月が海を引き寄せる。一日に二度、海は満ちる。"),)
    )
    pool = Pool([found(n, f"waves on a beach {w}") for n, w in enumerate(("calm", "wide"))], topic(article))
    assert all(value >= LEAST for value in pool.relevance.values())
