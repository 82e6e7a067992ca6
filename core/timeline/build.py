"""From script, narration and storyboard to the film as decisions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from core.errors import BadInput, ReelwrightError
from core.language.graphemes import start
from core.model.moving import MovingCard
from core.model.narration import FPS, Narration
from core.model.presets import SPARE_S, Preset
from core.model.script import Chapter, Script
from core.model.speakers import guest_lines
from core.model.storyboard import READ_CLOSELY, Shot, Storyboard
from core.model.timeline import (
    Audio,
    CaptionStyle,
    Cue,
    Footage,
    Music,
    Scene,
    Source,
    SpokenClip,
    Still,
    Timeline,
    Token,
)
from core.timeline.cues import cues, fitted
from core.timeline.entrances import moving
from core.timeline.layout import pieces_of
from core.timeline.manners import manner_of
from core.timeline.motion import footage, still
from core.timeline.place import place
from core.timeline.rhythm import View, closer, picture_of, views
from core.timeline.scenes import transition as entering
from core.timeline.scenes import transition_between
from core.timeline.shown import captionless, is_small
from core.timeline.spans import ShotSpan, spans
from core.timeline.styles import style as style_named
from core.timeline.tokens import Segment, tokens

END_S = 2.0  # an end card that nothing is said over stays for so long after the last pause
CLOSE_FRAMES = 4  # and comes so long after the last word
TAIL_S = 0.5  # the last picture stays this long after the last pause
PHRASE_SIZE = 58  # letters by which phrases are broken where words are shown one at a time


def build_timeline(
    *,
    article_title: str,
    script: Script,
    narration: Narration,
    storyboard: Storyboard,
    preset: Preset,
    style: str,
    transition: str,
    captions: bool,
    music: Music | None,
    card_assets: Mapping[int, str],
    measure: Callable[..., float],
    segment: Segment,
    font_family: str,
    fonts: Mapping[str, str],
    chapters: Sequence[Chapter] = (),
    motion: str = "auto",
    around_frames: int = 0,
    emoji: Callable[[str], bool] = lambda emoji: True,
    card_parts: Mapping[int, MovingCard] | None = None,
    roomy: Collection[int] = (),
    cards: str = "",
) -> Timeline:
    """The timeline of a film, decided from script, narration, storyboard and options.

    `card_assets` names the drawn card (sha256) of each shot number that shows one. `measure(text, fontsize, bold=,
    language=)` gives the pixels of a line at an ASS `Fontsize`, `segment(text, language)` caption phrases,
    `emoji(text)` whether one can be drawn whole; `fonts` are file name -> sha256. `motion` is the pace of stills
    ("calm": cards only fade), `around_frames` what an intro and an outro will take. `card_parts` are the same cards in
    parts, where they build up with the speech instead of standing there at once; on those of the `roomy` shots no
    captions are burnt in. `cards` is the film's design of cards, in whose manner they move.
    Speech longer than the preset allows was refused before. Raises `BadInput` for an unknown style or transition, or
    nothing to show.
    """
    look = style_named(style).model_copy(update={"font": font_family})
    most = round(preset.max_s * FPS) - around_frames
    if not narration.takes:
        raise BadInput("Nothing is spoken yet.", "Make the voice first.", code="no_narration")
    ends = _ends_after_speech(storyboard)
    tail = min(round((END_S if ends else TAIL_S) * FPS), max(0, most - round(SPARE_S * FPS) - narration.n_frames))
    film_cues, words = _captions(narration, script.language, guest_lines(script), preset, look, measure, segment, emoji)
    starts = narration.starts()
    borders = [cue.start_frame for cue in film_cues]
    seen = spans(storyboard.shots, starts, narration.n_frames + tail, fps=FPS, borders=borders)
    if ends and words:
        seen = _closed(seen, min(words[-1].end_frame + CLOSE_FRAMES, narration.n_frames))
    plan = [View(span) for span in seen]
    if motion != "still":
        plan = views(seen, storyboard, borders, (preset.width, preset.height), narration.duration_s, FPS)
    scenes: list[Scene] = []
    for span, turn in ((view.span, view.turn) for view in plan):
        length = span.end_frame - span.start_frame
        before = scenes[-1].n_frames if scenes else None
        shot = _as_seen(storyboard, span.shot, turn)
        was_card = bool(scenes and scenes[-1].card)
        entrance = shot.transition or transition_between(transition, was_card, shot.card is not None)
        if turn:  # the same picture, nearer
            entrance = "dissolve" if motion == "calm" and not was_card else "cut"
        enters = entering("cut" if entrance == "none" else entrance, length, before, FPS)
        source: Source = _source(storyboard, shot, span, preset, card_assets, motion, turn)
        read = shot.card is not None and shot.card.kind in READ_CLOSELY  # what is read closely never zooms, but is lit
        kept_still = motion == "still" or (shot.motion == "still" and not read)
        parts = None if kept_still or turn else (card_parts or {}).get(span.shot)
        if parts is not None and shot.card is not None:
            source = moving(
                parts, card_assets[span.shot], words, span.start_frame, length, FPS, enters.n_frames,
                title=shot.card.kind == "title", quiet=motion == "calm",
                manner=manner_of(shot.card.design or cards),
            )  # fmt: skip
        alone = captionless(film_cues, span.start_frame, length, shot.card, script.language)
        if turn == 0 and is_small((card_parts or {}).get(span.shot)):
            alone = ()
        if span.shot in roomy and not turn:
            alone = ((0, length),)
        if scenes and _leaves_words(scenes[-1]) and (not alone or alone[0][0] > enters.n_frames > 0):
            alone = ((0, enters.n_frames), *alone) if enters.n_frames else alone
        heard = _heard(narration, starts, span)
        scenes.append(
            Scene(
                start_frame=span.start_frame,
                n_frames=length,
                source=source,
                transition=enters,
                low_captions=look.position == "middle" and shot.card is not None,
                captionless=alone,
                lines=heard,
                card=shot.card.kind if shot.card is not None else "",
                shot=span.shot,
                asset=source.asset,
                photos=shot.card.photos if shot.card is not None else (),
                name=_name(storyboard, span),
            )
        )
    speech = tuple(
        SpokenClip(audio=take.audio, start_frame=starts[take.line_id], n_samples=take.n_samples)
        for take in narration.takes
    )
    return Timeline(
        preset=preset.name,
        width=preset.width,
        height=preset.height,
        fps=FPS,
        language=script.language,
        title=article_title or script.title,
        captions_on=captions,
        caption_style=look,
        safe=preset.safe,
        fonts=dict(fonts),
        scenes=tuple(scenes),
        cues=tuple(cue for cue in film_cues if cue.start_frame < cue.end_frame),
        audio=Audio(speech=speech, music=music),
        chapters=tuple((round(chapter.time * FPS), chapter.title) for chapter in chapters or ()),
    )


def _ends_after_speech(storyboard: Storyboard) -> bool:
    """Whether the film ends on a card that shares the last line with another shot: it comes when all is said."""
    if len(storyboard.shots) < 2:
        return False
    before, last = storyboard.shots[-2:]
    return last.card is not None and last.card.kind == "end" and before.lines == last.lines


def _closed(seen: list[ShotSpan], border: int) -> list[ShotSpan]:
    """The spans with the last of them beginning at a frame, where that leaves time for both."""
    if len(seen) < 2:
        return seen
    *others, before, last = seen
    if border - before.start_frame < FPS or last.end_frame - border < FPS:
        return seen
    return [*others, replace(before, end_frame=border), replace(last, start_frame=border)]


def _captions(
    narration: Narration,
    language: str,
    guest: frozenset[int],
    preset: Preset,
    look: CaptionStyle,
    measure: Callable[..., float],
    segment: Segment,
    emoji: Callable[[str], bool],
) -> tuple[list[Cue], list[Token]]:
    """All captions and all spoken words with frames of the film; none leaves its line's own frames. `guest` are the
    lines that the second of two speakers says.

    Where one word is shown at a time, captions are still phrases (for SRT and VTT), and their scale makes the widest
    word fit. A word that is much too wide for the place is cut in pieces.
    """
    room = place(look, preset.width, preset.height, preset.safe)
    phrase = look.model_copy(update={"size": PHRASE_SIZE}) if look.mode == "pop" else look
    reading = place(phrase, preset.width, preset.height, preset.safe)

    def measured(fontsize: float) -> Callable[[str], float]:
        def width(text: str) -> float:
            shown = text.upper() if look.uppercase else text
            return measure(shown, fontsize, bold=look.bold, language=language)

        return width

    phrase = phrase.model_copy(update={"max_words": reading.max_words})
    width, alone = measured(reading.fontsize), measured(room.fontsize)
    out: list[Cue] = []
    words: list[Token] = []
    at = 0
    for take in narration.takes:
        heard = tokens(take, at, language=language, fps=FPS, segment=segment, emoji=emoji)
        words += heard
        spoken = [piece for token in heard for piece in pieces_of(token, room.width_px, alone, language)]
        at += take.n_frames
        results = cues(spoken, at, style=phrase, width_px=reading.width_px, measure=width, fps=FPS, language=language)
        if take.line_id in guest and take.voice:
            results = [cue.model_copy(update={"by_guest": True}) for cue in results]
        if look.mode == "pop":
            results = [fitted(cue, room.width_px, alone) for cue in results]
        out += results
    return out, words


def _leaves_words(before: Scene) -> bool:
    """Whether a scene ends on words in the captions' place: they would lie under captions while it moves out."""
    return bool(before.card and before.captionless) and before.captionless[-1][1] >= before.n_frames


def _as_seen(storyboard: Storyboard, number: int, turn: int) -> Shot:
    """A shot as a view of it shows it: after the first only its picture."""
    shot = storyboard.shots[number]
    asset = picture_of(shot, storyboard) if turn else None
    return shot if asset is None else shot.model_copy(update={"picture": asset.sha256, "card": None})


def _source(
    storyboard: Storyboard,
    shot: Shot,
    span: ShotSpan,
    preset: Preset,
    card_assets: Mapping[int, str],
    motion: str,
    turn: int,
) -> Still | Footage:
    length = span.end_frame - span.start_frame
    asset = picture_of(shot, storyboard) if turn else None
    if asset is not None:
        planned = storyboard.shots[span.shot]
        nearer = closer(planned, asset, preset.width, preset.height, turn, length, FPS, motion)
        if nearer is not None:
            return nearer
    if shot.picture is None:
        sha256 = card_assets.get(span.shot)
        if sha256 is None:
            raise ReelwrightError(f"The card of shot {span.shot + 1} was not drawn.", "Render again.")
        return still(shot, sha256, None, preset.width, preset.height, length, FPS, motion)
    asset = storyboard.asset(shot.picture)
    if asset is None:
        raise ReelwrightError(f"Shot {span.shot + 1} names a picture that is not there.", "Choose another picture.")
    if asset.kind == "footage":
        return footage(shot, asset, preset.width, preset.height)
    return still(shot, asset.sha256, asset, preset.width, preset.height, length, FPS, motion)


def _name(storyboard: Storyboard, span: ShotSpan) -> str:
    shot = storyboard.shots[span.shot]
    asset = storyboard.asset(shot.photos[0]) if shot.photos else None
    return start(asset.title, 80) if asset is not None else ""


def _heard(narration: Narration, starts: dict[int, int], span: ShotSpan) -> tuple[int, ...]:
    """The lines spoken while the span is seen."""
    return tuple(
        take.line_id
        for take in narration.takes
        if starts[take.line_id] < span.end_frame and starts[take.line_id] + take.n_frames > span.start_frame
    )
