"""The inputs of each step, as one hash a step. Two equal hashes mean: made from the same, nothing to do again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core import digests
from core.model.narration import Narration
from core.model.options import Options
from core.model.presets import window_s
from core.model.script import Line, Script
from core.model.speech import LineSpeech, Pronunciation
from core.model.storyboard import Shot, Storyboard


def digest(value: Any) -> str:
    """The hash of the inputs of a project's step as a JSON value."""
    return digests.of_json(value, ensure_ascii=False, default=str)


def of_script(content_sha: str, options: Options) -> str:
    """The inputs of the script step as one hash: the article, what was ticked away, the length asked for, the
    language and the writer.
    """
    window = window_s(options.project_type, options.platforms)
    targets: list[Any] = [options.project_type, window, options.language, options.writer, options.excluded_blocks]
    wishes = options.model_dump(include={"tone", "audience", "point_of_view", "paragraphs", "custom_prompt"})
    if options.writer != "extractive" and any(wishes.values()):
        targets.append(wishes)
    steered = options.model_dump(include={"article_kind", "stress"})
    if any(steered.values()):
        targets.append(steered)
    return digest(["script", content_sha, *targets])


def of_voice(script: Script, options: Options, lexicon: Sequence[Pronunciation] = ()) -> str:
    """The inputs of the voice step as one hash: the words of the lines and how they are to be spoken; `lexicon` holds
    the entries whose words are in them.

    Choices that are as they always were add nothing, so that what was made before there were any is not stale.
    """
    lines = [[line.id, line.section, line.point, line.text] for line in script.lines]
    moved = options.model_dump(mode="json", include=_DELIVERY, exclude_defaults=True)
    special = [[line.id, row] for line in script.lines if (row := _special(options.line_speech.get(line.id), line))]
    words = [entry.model_dump(exclude={"as_written"}) for entry in lexicon]  # such entries are not among them
    more = [moved, special, words] if moved or special or words else []
    return digest(["voice", lines, script.language, options.voice, options.speed, *more])


_DELIVERY = {"guest_voice", "fitted_speed", "fitted_pauses", "pause_line_s", "pause_section_s", "pause_comma_s"}


def _special(line_speech: LineSpeech | None, line: Line) -> dict[str, Any]:
    """Return the speech settings that are special to a line; a take for other words counts for nothing."""
    current = line_speech.model_dump(exclude_defaults=True) if line_speech else {}
    return current if current.get("own_text") in (None, line.text) else {**current, "own": "", "own_text": ""}


def of_visuals(content_sha: str, script: Script, options: Options, rules: tuple[object, ...] = ()) -> str:
    """The inputs of the visuals step as one hash: the article, what was ticked away, everything of the lines but
    their estimates, and which pictures are wanted: from where, and by which rules stock is chosen, where those are
    not the usual ones.
    """
    lines = [_seen(line) for line in script.lines]
    targets: list[Any] = ["visuals", content_sha, lines, script.title, script.headings, options.excluded_blocks]
    if options.pictures != "auto":
        targets.append(options.pictures)
    if rules and options.pictures != "article":
        targets.append(["stock", *rules])
    return digest(targets)


def _seen(line: Line) -> dict[str, Any]:
    """Return what of a line counts for its picture; a script of before lines had units and beats has none of them."""
    row = line.model_dump(mode="json", exclude={"estimate_s", "locked", "flag", "by_hand"})
    return {name: value for name, value in row.items() if (name, value) not in (("unit", -1), ("beat", ""))}


def word_times(narration: Narration) -> list[list[list[Any]]]:
    """The times of each spoken word as inputs of a render, line by line: captions and all that moves with the voice
    follow them.
    """
    return [
        [[word.start, word.end, *([[list(mark) for mark in word.marks]] if word.marks else [])] for word in take.words]
        for take in narration.takes
    ]


_LATER = ("backdrop", "art")  # fields of cards that storyboards of before have not


def _shown(shot: Shot) -> dict[str, Any]:
    """Return what of a shot is seen."""
    row = shot.model_dump(mode="json", exclude={"candidates", "reason", "locked"})
    if row["card"]:
        row["card"] = {name: value for name, value in row["card"].items() if value or name not in _LATER}
    return row


def of_render(
    narration: Narration,
    board: Storyboard,
    script: Script,
    options: Options,
    preset: str,
    brand: Any = None,
    *,
    timed: bool = True,
) -> str:
    """The inputs of a render as one hash: everything that is seen and heard; `brand` is what of the brand kit counts,
    None where nothing does.

    Not `timed`, it is the hash of former versions, which left the times of words out.
    """
    takes: list[Any] = [[take.line_id, take.text, take.audio, take.n_frames] for take in narration.takes]
    shots = [_shown(shot) for shot in board.shots]
    assets = [[asset.sha256, asset.focus] for asset in board.assets]
    looks = options.model_dump(
        mode="json",
        include={"music", "music_level", "style", "transition", "quality", "captions", "overlays", "progress_bar"},
    )
    # Films made before there was a choice stay as they are: only what differs from the default counts.
    looks |= options.model_dump(mode="json", include={"cards", "motion", "ground"}, exclude_defaults=True)
    if options.music == "auto" and options.mood:
        looks["mood"] = options.mood
    if brand is not None:
        looks["brand"] = brand
    notes = [line.overlay for line in script.lines]
    spoken = [word_times(narration)] if timed else []
    return digest(["render", preset, takes, shots, assets, script.title, script.headings, notes, looks, *spoken])
