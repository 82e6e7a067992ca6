"""Two who saw the same: the second undoes nothing of the first without a word, and what they do apart is both there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from core.errors import BadInput, ChangedElsewhere
from core.model.brand import Brand
from core.model.options import Options
from core.model.speech import LineSpeech
from core.model.storyboard import Storyboard
from core.studio import (
    brand,
    lengths,
    music,
    posts,
    projects,
    pronounce,
    rights,
    shots,
    stock,
    templates,
    visuals,
    voice_lines,
    voice_list,
)
from core.studio.house import House
from core.studio.state import Project
from tests.studio.conftest import picture
from tests.studio.test_meanwhile import board_of, text_of

PRESET = "youtube_short"


def logo(shade: int) -> bytes:
    return picture((9, 9, shade), (300, 100))


# ------------------------------------------------------------------ for all projects
KIT: dict[str, tuple[Callable[[House, Brand | None], Any], Callable[[House, Brand | None], Any]]] = {
    "accent": (
        lambda house, seen: brand.set_brand(house, accent="#112233", seen=seen),
        lambda house, seen: brand.set_brand(house, accent="#445566", seen=seen),
    ),
    "logo": (
        lambda house, seen: brand.set_logo(house, logo(200), "theirs.png", seen=seen),
        lambda house, seen: brand.set_brand(house, logo=None, seen=seen),
    ),
    "intro": (
        lambda house, seen: brand.set_end(house, "intro", seconds=2.0, seen=seen),
        lambda house, seen: brand.set_end(house, "intro", seconds=4.0, seen=seen),
    ),
}


@pytest.mark.parametrize("part", KIT)
def test_a_part_of_the_look_that_was_changed_since_is_not_written_over(house: House, part: str) -> None:
    theirs, mine = KIT[part]
    brand.set_logo(house, logo(90), "first.png")
    seen = brand.brand(house)
    theirs(house, seen)
    after = brand.brand(house)
    with pytest.raises(ChangedElsewhere) as raised:
        mine(house, seen)
    assert brand.brand(house) == after and set(raised.value.current) == {part}
    mine(house, after)
    assert getattr(brand.brand(house), part) != getattr(after, part)


def test_parts_of_the_look_changed_apart_are_both_there(house: House) -> None:
    seen = brand.brand(house)
    for theirs, _ in KIT.values():
        theirs(house, seen)
    kit = brand.brand(house)
    assert kit.logo is not None and kit.intro is not None and kit.accent == "#112233"


def test_rules_of_stock_are_merged_by_name_or_refused(house: House) -> None:
    seen = stock.rules(house).values
    stock.set_rules(house, seen=seen, clips=3)
    stock.set_rules(house, seen=seen, results=7)
    with pytest.raises(ChangedElsewhere) as raised:
        stock.set_rules(house, seen=seen, clips=4)
    assert raised.value.current == {"clips": 3}
    stock.set_rules(house, seen=seen, clips=3)  # as it is
    now = stock.rules(house).values
    assert (now["clips"], now["results"]) == (3, 7)


def test_rules_are_kept_together_or_not_at_all(house: House) -> None:
    before = stock.rules(house)
    with pytest.raises(BadInput):
        stock.set_rules(house, clips=3, choice="worst")
    assert stock.rules(house) == before


def test_a_star_is_of_one_voice(house: House) -> None:
    voice_list.set_favourite(house, "espeak:en-us", True)
    voice_list.set_favourite(house, "espeak:de", True)
    voice_list.set_favourite(house, "espeak:en-us", False)
    voice_list.set_favourite(house, "espeak:en-us", False)
    assert voice_list.favourites(house) == ("espeak:de",)


@pytest.mark.parametrize("everywhere", [True, False])
def test_words_said_otherwise_are_each_their_own(house: House, short: int, everywhere: bool) -> None:
    place = None if everywhere else short
    seen = pronounce.entries(house, place)
    pronounce.keep(house, place, "waggles", "wobbles", seen=seen)
    pronounce.keep(house, place, "bees", "beez", seen=seen)
    with pytest.raises(ChangedElsewhere) as raised:
        pronounce.keep(house, place, "waggles", "wiggles", seen=seen)
    assert raised.value.current == {"waggles": "wobbles"}
    pronounce.keep(house, place, "waggles", "wobbles", seen=seen)  # as it is
    now = pronounce.entries(house, place)
    pronounce.keep(house, place, "waggles", "woggles", seen=now)
    with pytest.raises(ChangedElsewhere):
        pronounce.forget(house, place, "waggles", seen=now)
    pronounce.forget(house, place, "bees", seen=now)
    assert {one.word: one.said for one in pronounce.entries(house, place)} == {"waggles": "woggles"}


# ------------------------------------------------------------------ of one project
def options(house: House, project: int) -> Options:
    return projects.options(house, project)


def test_a_look_chosen_since_is_not_replaced(house: House, short: int) -> None:
    visuals.plan(house, short)
    first, second, *_ = [one.name for one in templates.templates() if one.name != templates.applied(Options())]
    seen = dict(options(house, short))
    templates.apply(house, short, first, seen=seen)
    after = options(house, short)
    with pytest.raises(ChangedElsewhere):
        templates.apply(house, short, second, seen=seen)
    templates.apply(house, short, first, seen=seen)  # as it is
    assert options(house, short) == after


def test_a_look_leaves_what_was_chosen_by_hand_since(house: House, short: int) -> None:
    visuals.plan(house, short)
    name = next(one.name for one in templates.templates() if one.options.get("style") not in (None, "boxed", "classic"))
    seen = dict(options(house, short))
    projects.set_options(house, short, style="boxed")
    templates.apply(house, short, name, seen=seen)
    now = options(house, short)
    assert (now.style, now.template, now.by_hand) == ("boxed", name, ("style",))


def test_the_look_decides_nothing_that_was_chosen_by_hand_since(house: House, short: int) -> None:
    visuals.plan(house, short)
    projects.set_options(house, short, transition="push")
    seen = dict(options(house, short))
    projects.set_options(house, short, style="boxed")
    with pytest.raises(ChangedElsewhere):
        templates.let_go(house, short, seen=seen)
    assert options(house, short).by_hand == ("transition", "style")
    templates.let_go(house, short, seen=dict(options(house, short)))
    assert options(house, short).by_hand == ()


def test_one_platform_is_left_out_and_those_chosen_since_stay(house: House, short: int) -> None:
    projects.set_options(house, short, platforms=("youtube_short", "tiktok"))
    projects.set_options(house, short, platforms=("youtube_short", "tiktok", "instagram_reel"))
    lengths.leave_out(house, short, "tiktok")
    lengths.leave_out(house, short, "tiktok")
    assert options(house, short).platforms == ("youtube_short", "instagram_reel")
    lengths.leave_out(house, short, "instagram_reel")
    with pytest.raises(BadInput, match="needs a platform"):
        lengths.leave_out(house, short, "youtube_short")
    assert options(house, short).platforms == ("youtube_short",)


def test_music_chosen_since_is_not_replaced(house: House, short: int) -> None:
    import numpy as np

    from core.media.audio import write_wav

    sound = write_wav(np.zeros(48_000, np.int16), 48_000)
    seen = {"music": options(house, short).music}
    projects.set_options(house, short, music="auto")
    with pytest.raises(ChangedElsewhere) as raised:
        music.upload(house, short, sound, "mine.wav", seen=seen)
    assert raised.value.current == {"music": "auto"} and options(house, short).music == "auto"
    music.upload(house, short, sound, "mine.wav", seen=raised.value.current)
    assert options(house, short).music.startswith("sha256:")


LINE: dict[str, Callable[[House, int, int, LineSpeech], Any]] = {
    "voice": lambda house, number, line, seen: voice_lines.speak_as(
        house, number, line, "en", "espeak:en-us", seen=seen
    ),
    "take": lambda house, number, line, seen: voice_lines.take_back(house, number, line, 4, seen=seen),
    "own": lambda house, number, line, seen: voice_lines.drop_take(house, number, line, seen=seen),
}


@pytest.mark.parametrize("what", LINE)
def test_how_a_line_is_spoken_is_not_written_over(house: House, short: int, what: str) -> None:
    line = text_of(house, short).lines[0].id
    theirs = LineSpeech(voice="espeak:en-gb", take=2, own="a" * 64, own_text=text_of(house, short).lines[0].text)
    voice_lines.put(house, Project(house, short), {line: theirs})
    with pytest.raises(ChangedElsewhere) as raised:
        LINE[what](house, short, line, LineSpeech(own="b" * 64, own_text="Other words."))
    assert what in raised.value.current and voice_lines.of_line(house, short, line) == theirs
    LINE[what](house, short, line, theirs)
    assert getattr(voice_lines.of_line(house, short, line), what) != getattr(theirs, what)


def test_a_line_said_again_by_two_is_said_again_once(house: House, short: int) -> None:
    line, other = (one.id for one in text_of(house, short).lines[:2])
    seen = voice_lines.of_line(house, short, line)
    assert voice_lines.again(house, short, line, seen=seen) == voice_lines.again(house, short, line, seen=seen)
    assert voice_lines.of_line(house, short, line).take == 1
    voice_lines.speak_as(house, short, other, "en", "espeak:en-gb", seen=LineSpeech())
    assert set(options(house, short).line_speech) == {line, other}


def test_all_pictures_are_shown_one_way_unless_one_was_set_otherwise_since(house: House, short: int) -> None:
    visuals.plan(house, short)
    seen: Storyboard = board_of(house, short)
    shots.set_shot(house, short, 1, fit="contain")
    shots.apply_to_all(house, short, seen=seen, transition="push")  # another matter
    with pytest.raises(ChangedElsewhere) as raised:
        shots.apply_to_all(house, short, seen=seen, fit="blur")
    assert raised.value.current == {"fit of scene 2": "contain"}
    assert board_of(house, short).shots[1].fit == "contain"
    shots.apply_to_all(house, short, seen=board_of(house, short), fit="blur")
    assert {shot.fit for shot in board_of(house, short).shots} == {"blur"}


def test_a_post_goes_back_to_what_is_computed_unless_it_was_typed_anew_since(house: House, short: int) -> None:
    computed = posts.to_post(house, short, PRESET)
    posts.say(house, short, PRESET, title="Typed first")
    seen = posts.to_post(house, short, PRESET)
    posts.say(house, short, PRESET, tags=["bees"], seen=seen)
    posts.compute(house, short, PRESET, ("title",), seen=seen)
    now = posts.to_post(house, short, PRESET)
    assert (now.title, now.tags) == (computed.title, ("bees",))
    posts.say(house, short, PRESET, title="Typed anew")
    with pytest.raises(ChangedElsewhere) as raised:
        posts.compute(house, short, PRESET, ("title",), seen=seen)
    assert raised.value.current == {"title": "Typed anew"}
    assert posts.to_post(house, short, PRESET).title == "Typed anew"


def test_what_was_said_of_an_origin_since_stays(house: House, short: int) -> None:
    visuals.plan(house, short)
    mine = [visuals.upload(house, short, picture((9, shade, 200)), "mine.png").sha256 for shade in (9, 99)]
    for number, sha256 in enumerate(mine):
        visuals.swap(house, short, number, sha256)
    shown = [one.sha256 for one in rights.unknown(Project(house, short))]
    assert set(mine) <= set(shown)
    rights.say(house, short, mine[0], licence="CC BY 4.0", author="Ada", first=True)
    with pytest.raises(ChangedElsewhere):
        rights.say(house, short, mine[0], licence="Own work", first=True)
    assert rights.say_all_own(house, short, mine[:1]) == 0
    assert rights.say_all_own(house, short, shown) == len(shown) - 1
    told = {one["sha256"]: one for one in rights.told(house, short)["assets"]}
    assert told[mine[0]]["author"] == "Ada"
