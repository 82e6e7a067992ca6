"""Tests of transcripts: all words once, chapters where they begin, and speakers only where there are several."""

from __future__ import annotations

import pytest

from core.model.timeline import Cue, Timeline, Token
from core.timeline.transcript import transcript
from tests.timeline.making import TEXTS, film


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    found = film(TEXTS)
    second = found.audio.speech[1].start_frame
    return found.model_copy(update={"title": "Bees", "chapters": ((0, "Start"), (second, "The rest"))})


def test_every_word_is_there_once_under_its_chapter(timeline: Timeline) -> None:
    parts = transcript(timeline).split("\n\n")
    assert parts[0] == "Bees" and parts[1] == "[00:00] Start" and parts[3].endswith("] The rest")
    assert f"{parts[2]} {parts[4]}".split() == " ".join(TEXTS).split()


def test_speakers_are_named_where_there_are_several(timeline: Timeline) -> None:
    clips = [clip.model_copy(update={"audio": f"take {n}"}) for n, clip in enumerate(timeline.audio.speech)]
    spoken = timeline.model_copy(update={"audio": timeline.audio.model_copy(update={"speech": tuple(clips)})})
    assert "Ann" not in transcript(spoken, dict.fromkeys((clip.audio for clip in clips), "Ann"))
    text = transcript(spoken, {clip.audio: "Ann" if n else "Bob" for n, clip in enumerate(clips)})
    assert "\n\nBob: " in text and text.count("Ann: ") == 1


def test_scripts_without_spaces_and_cut_words_stay_whole(timeline: Timeline) -> None:
    def cue(at: int, *tokens: tuple[str, str]) -> Cue:
        line = tuple(
            Token(text=text, start_frame=at, end_frame=at + 9, joint=joint)  # type: ignore[arg-type]
            for text, joint in tokens
        )
        return Cue(start_frame=at, end_frame=at + 9, lines=(line,))

    cues = (cue(0, ("蜜蜂", "phrase"), ("跳舞", "phrase")), cue(9, ("long\u00ad", "space"), ("word", "piece")))
    bare = timeline.model_copy(update={"title": "", "chapters": (), "cues": cues})
    assert transcript(bare) == "蜜蜂跳舞 longword\n"
