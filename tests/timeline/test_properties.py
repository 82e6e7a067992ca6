"""Properties of every timeline, whatever is said by whatever voice."""

from __future__ import annotations

import itertools
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.model.narration import Narration, Take, Word
from core.model.timeline import Timeline
from core.timeline.captions import srt, vtt
from core.timeline.pieces import pieces
from core.timeline.place import place
from core.timeline.styles import STYLES
from tests.timeline.making import film, measure, narration

WORD = st.one_of(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp", "Cf")), min_size=1, max_size=24
    ),
    st.sampled_from(
        ["the", "of", "and,", "end.", "{x}", "\\N", "<b>", "R&D", "-->", "1,000", "世界の人々。", "ภาษาไทย"]
    ),
).filter(lambda word: len(word.split()) == 1 and word == word.strip())
LINES = st.lists(st.lists(WORD, min_size=1, max_size=24).map(" ".join), min_size=1, max_size=6)
_AS_SHOWN = str.maketrans("\uff5b\uff5d\uff1c\uff1e", "{}<>", "\u2060")  # what keeps signs from being markup
COMMON = ("the", "of", "environments,", "desktop", "is.", "a", "configuration", "GNOME")
SETTINGS = settings(
    max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)


def _srt(text: str) -> list[tuple[int, int, str]]:
    """A reader of SubRip of the test's own: (start ms, end ms, text)."""
    out = []
    for block in text.strip("\n").split("\n\n"):
        _, times, *lines = block.split("\n")
        a, b = (_ms(part) for part in times.split(" --> "))
        out.append((a, b, "\n".join(lines)))
    return out


def _ms(stamp: str) -> int:
    h, m, s, ms = (int(part) for part in re.split(r"[:,.]", stamp))
    return ((h * 60 + m) * 60 + s) * 1000 + ms


def _letters(text: str) -> str:
    return "".join(text.split())


def _promises(timeline: Timeline, spoken: Narration) -> None:
    at = 0
    for n, scene in enumerate(timeline.scenes):
        assert scene.start_frame == at
        assert scene.n_frames > 0
        at += scene.n_frames
        assert 3 * scene.transition.n_frames <= scene.n_frames
        if n:
            assert 3 * scene.transition.n_frames <= timeline.scenes[n - 1].n_frames
        else:
            assert scene.transition.n_frames == 0
        for cue in pieces(timeline, scene):
            assert 0 <= cue.start_frame < cue.end_frame <= scene.n_frames
            assert len(cue.lines) <= timeline.caption_style.max_lines
    assert spoken.n_frames <= at <= spoken.n_frames + 20
    for cue, following in itertools.pairwise(timeline.cues):
        assert cue.end_frame <= following.start_frame
    parts = [word.word for take in spoken.takes for word in take.words]
    assert _letters("".join(cue.text for cue in timeline.cues)) == _letters("".join(parts))
    assert Timeline.model_validate_json(timeline.model_dump_json()) == timeline


@SETTINGS
@given(LINES, st.sampled_from(sorted(STYLES)), st.sampled_from(["tiktok", "youtube_long"]), st.integers(2, 12))
def test_frames_add_up_and_captions_say_what_is_spoken(texts: list[str], style: str, preset: str, speed: int) -> None:
    spoken = narration(texts, letter_s=speed / 100)
    if spoken.duration_s > 180:
        return
    result = film(texts, style=style, preset=preset, spoken=spoken)
    _promises(result, spoken)
    items = _srt(srt(result))
    assert _letters("".join(text for *_, text in items)).translate(_AS_SHOWN) == _letters("".join(texts)).translate(
        _AS_SHOWN
    )
    for (_, end, _), (start, *_) in itertools.pairwise(items):
        assert end <= start
    assert all(start < end for start, end, _ in items)


@SETTINGS
@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=30), st.integers(1, 200))
def test_any_word_times_in_order_give_captions_in_order(shares: list[tuple[float, float]], n_frames: int) -> None:
    edges = sorted(share * n_frames / 30 for pair in shares for share in pair)
    times = list(zip(edges[::2], edges[1::2], strict=True))
    words = tuple(Word(word=f"w{n}", start=a, end=b) for n, (a, b) in enumerate(times))
    text = " ".join(word.word for word in words)
    take = Take(line_id=0, text=text, audio="0" * 64, n_samples=n_frames * 1600, n_frames=n_frames, words=words)
    spoken = Narration(engine="x", voice="x", language="en", takes=(take,))
    _promises(film([text], spoken=spoken), spoken)


@SETTINGS
@given(st.lists(st.sampled_from(COMMON), min_size=1, max_size=40))
def test_spaced_words_are_the_srt_words_and_the_vtt_words(words: list[str]) -> None:
    text = " ".join(words)
    result = film([text])
    assert " ".join(block for *_, block in _srt(srt(result))).split() == words
    bodies = [line for line in vtt(result).split("\n")[1:] if "-->" not in line and not line.isdigit()]
    assert " ".join(bodies).split() == words


@SETTINGS
@given(LINES, st.sampled_from(sorted(STYLES)), st.sampled_from(["tiktok", "youtube_long"]))
def test_no_caption_line_is_wider_than_its_place(texts: list[str], style: str, preset: str) -> None:
    result = film(texts, style=style, preset=preset, spoken=narration(texts, letter_s=0.02))
    look = result.caption_style
    room = place(look, result.width, result.height, result.safe)
    for cue in result.cues:
        for line in cue.lines:
            shown = [token.text for token in line]
            if look.mode != "pop":
                shown = ["".join((" " if n and t.joint == "space" else "") + t.text for n, t in enumerate(line))]
            for text in shown:
                assert measure(text, room.fontsize * cue.scale) <= room.width_px + 0.5
