"""Every limit of every platform, in its own unit: one below and at it are taken, one above is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.errors import BadInput
from core.model.platforms import SOURCES, size, size_of_tags, source_of
from core.model.presets import PRESETS, TYPE_WINDOWS_S, Preset, limits_s, window_s
from core.model.script import SeoMetadata
from core.publish import credited, post, require_tags, require_text, require_title, within_limits

LETTERS = ("a", "é", "ж", "漢", "😀")  # of one to four bytes, the last of two UTF-16 units


def filled(most: int, letter: str, unit: str) -> str:
    """A text of exactly so many units, the last of them plain letters."""
    each = size(letter, unit)  # type: ignore[arg-type]
    return letter * (most // each) + "x" * (most % each)


def taken(act: Callable[[], None]) -> bool:
    try:
        act()
    except BadInput:
        return False
    return True


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda preset: preset.name)
def test_titles_and_texts_are_taken_up_to_the_limit_and_not_beyond(preset: Preset, letter: str) -> None:
    platform = preset.platform
    for require, most, unit in (
        (require_title, preset.title_chars, platform.title_unit),
        (require_text, preset.description_chars, platform.text_unit),
    ):
        whole = filled(most, letter, unit)
        assert size(whole, unit) == most
        assert taken(lambda: require(whole[:-1], preset))  # noqa: B023
        assert taken(lambda: require(whole, preset))  # noqa: B023
        with pytest.raises(BadInput, match=str(most + 1)):
            require(f"{whole}x", preset)


@pytest.mark.parametrize("preset", [p for p in PRESETS.values() if p.platform.tags == "list"], ids=lambda p: p.name)
def test_a_list_of_tags_counts_commas_and_quotes(preset: Preset) -> None:
    assert [size_of_tags(tags) for tags in ((), ("ab",), ("a b",), ("ab", "c d"), ("a", "b", "c"))] == [0, 2, 5, 8, 5]
    most = preset.platform.tags_chars
    for tags in (["x" * 9] * (most // 10), ["a bcd"] * (most // 8)):
        room = most - size_of_tags(tags)
        for more, fits in ((-1, True), (0, True), (1, False)):
            last = "y" * (room - 1 + more) if room > 1 else ""
            changed = [*tags, last] if last else [*tags[:-1], tags[-1] + "y" * (room + more)]
            assert size_of_tags(changed) == most + more
            assert taken(lambda: require_tags(changed, preset)) is fits  # noqa: B023


@pytest.mark.parametrize("preset", [p for p in PRESETS.values() if p.platform.tags == "hashtags"], ids=lambda p: p.name)
def test_hashtags_and_mentions_are_counted(preset: Preset) -> None:
    most = preset.platform.hashtags
    for n, fits in ((most - 1, True), (most, True), (most + 1, False)):
        words = [f"mill{k}" for k in range(n)]
        assert taken(lambda: require_tags(words, preset)) is fits  # noqa: B023
        assert taken(lambda: require_text(" ".join(f"#{word}" for word in words), preset)) is fits  # noqa: B023
    mentions = preset.platform.mentions
    if mentions is not None:
        for n, fits in ((mentions - 1, True), (mentions, True), (mentions + 1, False)):
            assert taken(lambda: require_text("x " + "@mill " * n, preset)) is fits  # noqa: B023
    assert taken(lambda: require_text("See a&#39;b, c#d and me@mill.example " * 9, preset))
    for tag in ("2026", "👩‍🌾", "+"):
        with pytest.raises(BadInput, match="letter"):
            require_tags([tag], preset)


@pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda preset: preset.name)
def test_forbidden_signs_are_refused_where_they_are_and_mended_where_they_were_typed_before(preset: Preset) -> None:
    forbids = bool(preset.platform.forbidden)
    assert forbids == (preset.platform.name == "youtube")
    for act in (lambda: require_title("a>b", preset), lambda: require_text("I <3 it", preset)):
        assert taken(act) is not forbids
    seo = within_limits(SeoMetadata(title="I <3 a>b", description="<x>", tags=("a>b",)), preset)
    assert (seo.title == "I ‹3 a›b") is forbids and ("<" in seo.description) is not forbids


def test_what_was_kept_before_a_limit_was_known_is_cut_to_it() -> None:
    seo = SeoMetadata(title="ü" * 120, description="", tags=tuple("x" * 30 for _ in range(20)))
    for preset in PRESETS.values():
        found = within_limits(seo, preset)
        assert preset.size_of_title(found.title) == preset.title_chars
        assert preset.platform.tags == "hashtags" or size_of_tags(found.tags) <= preset.platform.tags_chars


@pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda preset: preset.name)
def test_credits_count_too(preset: Preset) -> None:
    credit = ["Picture: A mill, Maja (CC BY 4.0)"]
    room = preset.description_chars - preset.size_of_text("\n\n" + credit[0])
    for n, fits in ((room, True), (room + 1, False)):
        text = "x" * n
        assert taken(lambda: require_text(text, preset, credit)) is fits  # noqa: B023
    whole = "x" * room
    assert credited(SeoMetadata(title="x", description=whole), credit, preset).description == f"{whole}\n\n{credit[0]}"


@pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda preset: preset.name)
def test_the_text_to_paste_has_five_hashtags_at_most(preset: Preset) -> None:
    seo = SeoMetadata(title="Mill", description="It turns.", tags=tuple(f"mill {k}" for k in range(12)))
    assert post(seo, preset).count("#") <= preset.platform.hashtags == 5


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("project_type", TYPE_WINDOWS_S)
def test_a_video_may_last_as_long_as_type_and_platform_allow(project_type: str, preset: str) -> None:
    low, high = limits_s(project_type, (preset,))
    assert high == min(TYPE_WINDOWS_S[project_type][1], PRESETS[preset].max_s)
    assert low <= window_s(project_type, (preset,))[1] <= high


def test_shorts_and_reels_of_three_minutes_are_allowed_and_the_usual_length_is_the_default() -> None:
    assert PRESETS["youtube_short"].max_s == PRESETS["instagram_reel"].max_s == 180
    assert window_s("medium", ("youtube_short",)) == window_s("medium", ("instagram_reel",)) == (60, 180)
    assert window_s("short", ("youtube_short",)) == (30, 60) and window_s("short", ("instagram_reel",)) == (30, 90)


def test_every_number_has_its_source() -> None:
    for source in SOURCES:
        assert source.place and source.fields and all(name for name in source.of)
    for name, preset in PRESETS.items():
        for field in ("longest", "file", "text", "hashtags"):
            assert source_of(name, preset.platform.name, field).place
