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
from core.studio.film import music, templates
from core.studio.machine import stock_rules
from core.studio.project import brand, lexicon, projects, rights
from core.studio.project.project import Project
from core.studio.publish import posts
from core.studio.script import lengths
from core.studio.visuals import shots, storyboard
from core.studio.voice import choose, line_speech
from core.studio.workspace.workspace import Workspace
from tests.studio.conftest import picture
from tests.studio.test_meanwhile import board_of, text_of

PRESET = "youtube_short"


def logo(shade: int) -> bytes:
    return picture((9, 9, shade), (300, 100))


# ------------------------------------------------------------------ for all projects
KIT: dict[str, tuple[Callable[[Workspace, Brand | None], Any], Callable[[Workspace, Brand | None], Any]]] = {
    "accent": (
        lambda workspace, seen: brand.set_brand(workspace, accent="#112233", seen=seen),
        lambda workspace, seen: brand.set_brand(workspace, accent="#445566", seen=seen),
    ),
    "logo": (
        lambda workspace, seen: brand.set_logo(workspace, logo(200), "theirs.png", seen=seen),
        lambda workspace, seen: brand.set_brand(workspace, logo=None, seen=seen),
    ),
    "intro": (
        lambda workspace, seen: brand.set_end(workspace, "intro", seconds=2.0, seen=seen),
        lambda workspace, seen: brand.set_end(workspace, "intro", seconds=4.0, seen=seen),
    ),
}


@pytest.mark.parametrize("part", KIT)
def test_a_part_of_the_look_that_was_changed_since_is_not_written_over(workspace: Workspace, part: str) -> None:
    theirs, mine = KIT[part]
    brand.set_logo(workspace, logo(90), "first.png")
    seen = brand.brand(workspace)
    theirs(workspace, seen)
    after = brand.brand(workspace)
    with pytest.raises(ChangedElsewhere) as raised:
        mine(workspace, seen)
    assert brand.brand(workspace) == after and set(raised.value.current) == {part}
    mine(workspace, after)
    assert getattr(brand.brand(workspace), part) != getattr(after, part)


def test_parts_of_the_look_changed_apart_are_both_there(workspace: Workspace) -> None:
    seen = brand.brand(workspace)
    for theirs, _ in KIT.values():
        theirs(workspace, seen)
    kit = brand.brand(workspace)
    assert kit.logo is not None and kit.intro is not None and kit.accent == "#112233"


def test_rules_of_stock_are_merged_by_name_or_refused(workspace: Workspace) -> None:
    seen = stock_rules.rules(workspace).values
    stock_rules.set_rules(workspace, seen=seen, clips=3)
    stock_rules.set_rules(workspace, seen=seen, results=7)
    with pytest.raises(ChangedElsewhere) as raised:
        stock_rules.set_rules(workspace, seen=seen, clips=4)
    assert raised.value.current == {"clips": 3}
    stock_rules.set_rules(workspace, seen=seen, clips=3)  # as it is
    now = stock_rules.rules(workspace).values
    assert (now["clips"], now["results"]) == (3, 7)


def test_rules_are_kept_together_or_not_at_all(workspace: Workspace) -> None:
    before = stock_rules.rules(workspace)
    with pytest.raises(BadInput):
        stock_rules.set_rules(workspace, clips=3, choice="worst")
    assert stock_rules.rules(workspace) == before


def test_a_star_is_of_one_voice(workspace: Workspace) -> None:
    choose.set_favourite(workspace, "espeak:en-us", True)
    choose.set_favourite(workspace, "espeak:de", True)
    choose.set_favourite(workspace, "espeak:en-us", False)
    choose.set_favourite(workspace, "espeak:en-us", False)
    assert choose.favourites(workspace) == ("espeak:de",)


@pytest.mark.parametrize("everywhere", [True, False])
def test_words_said_otherwise_are_each_their_own(workspace: Workspace, short: int, everywhere: bool) -> None:
    place = None if everywhere else short
    seen = lexicon.kept_pronunciations(workspace, place)
    lexicon.keep(workspace, place, "waggles", "wobbles", seen=seen)
    lexicon.keep(workspace, place, "bees", "beez", seen=seen)
    with pytest.raises(ChangedElsewhere) as raised:
        lexicon.keep(workspace, place, "waggles", "wiggles", seen=seen)
    assert raised.value.current == {"waggles": "wobbles"}
    lexicon.keep(workspace, place, "waggles", "wobbles", seen=seen)  # as it is
    now = lexicon.kept_pronunciations(workspace, place)
    lexicon.keep(workspace, place, "waggles", "woggles", seen=now)
    with pytest.raises(ChangedElsewhere):
        lexicon.forget(workspace, place, "waggles", seen=now)
    lexicon.forget(workspace, place, "bees", seen=now)
    assert {entry.word: entry.said for entry in lexicon.kept_pronunciations(workspace, place)} == {"waggles": "woggles"}


# ------------------------------------------------------------------ of one project
def options(workspace: Workspace, project: int) -> Options:
    return projects.options(workspace, project)


def test_a_look_chosen_since_is_not_replaced(workspace: Workspace, short: int) -> None:
    storyboard.plan(workspace, short)
    first, second, *_ = [
        template.name for template in templates.templates() if template.name != templates.applied(Options())
    ]
    seen = dict(options(workspace, short))
    templates.apply(workspace, short, first, seen=seen)
    after = options(workspace, short)
    with pytest.raises(ChangedElsewhere):
        templates.apply(workspace, short, second, seen=seen)
    templates.apply(workspace, short, first, seen=seen)  # as it is
    assert options(workspace, short) == after


def test_a_look_leaves_what_was_chosen_by_hand_since(workspace: Workspace, short: int) -> None:
    storyboard.plan(workspace, short)
    name = next(
        template.name
        for template in templates.templates()
        if template.options.get("style") not in (None, "boxed", "classic")
    )
    seen = dict(options(workspace, short))
    projects.set_options(workspace, short, style="boxed")
    templates.apply(workspace, short, name, seen=seen)
    now = options(workspace, short)
    assert (now.style, now.template, now.by_hand) == ("boxed", name, ("style",))


def test_the_look_decides_nothing_that_was_chosen_by_hand_since(workspace: Workspace, short: int) -> None:
    storyboard.plan(workspace, short)
    projects.set_options(workspace, short, transition="push")
    seen = dict(options(workspace, short))
    projects.set_options(workspace, short, style="boxed")
    with pytest.raises(ChangedElsewhere):
        templates.let_go(workspace, short, seen=seen)
    assert options(workspace, short).by_hand == ("transition", "style")
    templates.let_go(workspace, short, seen=dict(options(workspace, short)))
    assert options(workspace, short).by_hand == ()


def test_one_platform_is_left_out_and_those_chosen_since_stay(workspace: Workspace, short: int) -> None:
    projects.set_options(workspace, short, platforms=("youtube_short", "tiktok"))
    projects.set_options(workspace, short, platforms=("youtube_short", "tiktok", "instagram_reel"))
    lengths.leave_out(workspace, short, "tiktok")
    lengths.leave_out(workspace, short, "tiktok")
    assert options(workspace, short).platforms == ("youtube_short", "instagram_reel")
    lengths.leave_out(workspace, short, "instagram_reel")
    with pytest.raises(BadInput, match="needs a platform"):
        lengths.leave_out(workspace, short, "youtube_short")
    assert options(workspace, short).platforms == ("youtube_short",)


def test_music_chosen_since_is_not_replaced(workspace: Workspace, short: int) -> None:
    import numpy as np

    from core.media.audio import write_wav

    sound = write_wav((np.sin(np.arange(48_000) / 20) * 8000).astype(np.int16), 48_000)
    seen = {"music": options(workspace, short).music}
    projects.set_options(workspace, short, music="auto")
    with pytest.raises(ChangedElsewhere) as raised:
        music.upload(workspace, short, sound, "mine.wav", seen=seen)
    assert raised.value.current == {"music": "auto"} and options(workspace, short).music == "auto"
    music.upload(workspace, short, sound, "mine.wav", seen=raised.value.current)
    assert options(workspace, short).music.startswith("sha256:")


LINE: dict[str, Callable[[Workspace, int, int, LineSpeech], Any]] = {
    "voice": lambda workspace, number, line, seen: line_speech.speak_as(
        workspace, number, line, "en", "espeak:en-us", seen=seen
    ),
    "take": lambda workspace, number, line, seen: line_speech.take_back(workspace, number, line, 4, seen=seen),
    "own": lambda workspace, number, line, seen: line_speech.drop_take(workspace, number, line, seen=seen),
}


@pytest.mark.parametrize("what", LINE)
def test_how_a_line_is_spoken_is_not_written_over(workspace: Workspace, short: int, what: str) -> None:
    line = text_of(workspace, short).lines[0].id
    theirs = LineSpeech(voice="espeak:en-gb", take=2, own="a" * 64, own_text=text_of(workspace, short).lines[0].text)
    line_speech.put(workspace, Project(workspace, short), {line: theirs})
    with pytest.raises(ChangedElsewhere) as raised:
        LINE[what](workspace, short, line, LineSpeech(own="b" * 64, own_text="Other words."))
    assert what in raised.value.current and line_speech.of_line(workspace, short, line) == theirs
    LINE[what](workspace, short, line, theirs)
    assert getattr(line_speech.of_line(workspace, short, line), what) != getattr(theirs, what)


def test_a_line_said_again_by_two_is_said_again_once(workspace: Workspace, short: int) -> None:
    line, other = (item.id for item in text_of(workspace, short).lines[:2])
    seen = line_speech.of_line(workspace, short, line)
    assert line_speech.again(workspace, short, line, seen=seen) == line_speech.again(workspace, short, line, seen=seen)
    assert line_speech.of_line(workspace, short, line).take == 1
    line_speech.speak_as(workspace, short, other, "en", "espeak:en-gb", seen=LineSpeech())
    assert set(options(workspace, short).line_speech) == {line, other}


def test_all_pictures_are_shown_one_way_unless_one_was_set_otherwise_since(workspace: Workspace, short: int) -> None:
    storyboard.plan(workspace, short)
    seen: Storyboard = board_of(workspace, short)
    shots.set_shot(workspace, short, 1, fit="crop")
    shots.apply_to_all(workspace, short, seen=seen, transition="push")  # another matter
    with pytest.raises(ChangedElsewhere) as raised:
        shots.apply_to_all(workspace, short, seen=seen, fit="blur")
    assert raised.value.current == {"fit of scene 2": "crop"}
    assert board_of(workspace, short).shots[1].fit == "crop"
    shots.apply_to_all(workspace, short, seen=board_of(workspace, short), fit="blur")
    assert {shot.fit for shot in board_of(workspace, short).shots} == {"blur"}


def test_a_post_goes_back_to_what_is_computed_unless_it_was_typed_anew_since(workspace: Workspace, short: int) -> None:
    computed = posts.to_post(workspace, short, PRESET)
    posts.say(workspace, short, PRESET, title="Typed first")
    seen = posts.to_post(workspace, short, PRESET)
    posts.say(workspace, short, PRESET, tags=["bees"], seen=seen)
    posts.compute(workspace, short, PRESET, ("title",), seen=seen)
    now = posts.to_post(workspace, short, PRESET)
    assert (now.title, now.tags) == (computed.title, ("bees",))
    posts.say(workspace, short, PRESET, title="Typed anew")
    with pytest.raises(ChangedElsewhere) as raised:
        posts.compute(workspace, short, PRESET, ("title",), seen=seen)
    assert raised.value.current == {"title": "Typed anew"}
    assert posts.to_post(workspace, short, PRESET).title == "Typed anew"


def test_what_was_said_of_an_origin_since_stays(workspace: Workspace, short: int) -> None:
    storyboard.plan(workspace, short)
    mine = [storyboard.upload(workspace, short, picture((9, shade, 200)), "mine.png").sha256 for shade in (9, 99)]
    for number, sha256 in enumerate(mine):
        storyboard.swap(workspace, short, number, sha256)
    shown = [element.sha256 for element in rights.unknown_rights(Project(workspace, short))]
    assert set(mine) <= set(shown)
    rights.declare(workspace, short, mine[0], licence="CC BY 4.0", author="Ada", first=True)
    with pytest.raises(ChangedElsewhere):
        rights.declare(workspace, short, mine[0], licence="Own work", first=True)
    assert rights.say_all_own(workspace, short, mine[:1]) == 0
    assert rights.say_all_own(workspace, short, shown) == len(shown) - 1
    fields = {item["sha256"]: item for item in rights.rights_json(workspace, short)["assets"]}
    assert fields[mine[0]]["author"] == "Ada"
