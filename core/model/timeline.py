"""The film as decisions, no effects. Positions are integer frames: of the film for captions, chapters and speech, of
their scene for overlays.

It names blobs and fonts by sha256, so it is complete: JSON plus blobs render the same bytes elsewhere. Ends are
exclusive. A scene occupies `[start_frame, start_frame + n_frames)`; scenes touch and never overlap. A transition
lies in the first `n_frames` of the scene that enters and shows the tail of the one before continuing its motion.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from core.model.base import Model
from core.model.presets import SafeZone

SCHEMA = 3  # of the documents; `core.timeline.documents` reads those of earlier versions

TransitionKind = Literal["cut", "dissolve", "fade", "slide", "push", "wipe", "zoom"]


class Rect(Model):
    """A window into the source picture, in fractions of its width and height, before fitting."""

    x: float
    y: float
    w: float
    h: float


class Still(Model):
    """A picture with a Ken Burns move from `start` to `end` (both windows have the frame's aspect ratio).

    `fit` "crop" fills the frame from the windows; "blur" shows the whole picture over a blurred fill of itself, and
    the windows then apply to that composed frame; "exact" is a picture drawn for this frame size (a card).
    """

    kind: Literal["still"] = "still"
    asset: str
    fit: Literal["crop", "blur", "exact"] = "crop"
    start: Rect = Rect(x=0, y=0, w=1, h=1)
    end: Rect = Rect(x=0, y=0, w=1, h=1)
    ease: Literal["linear", "smooth"] = "smooth"


class Footage(Model):
    """A clip from `in_s` on; shorter than the scene, its end melts into its beginning again ("loop"), or it is slowed.

    `fit` "crop" fills the frame with the window around `focus`, `zoom` times nearer than the largest one; "blur" shows
    the whole clip over a blurred fill of itself.
    """

    kind: Literal["footage"] = "footage"
    asset: str
    in_s: float = 0.0
    focus: tuple[float, float] = (0.5, 0.5)
    when_short: Literal["loop", "slow"] = "loop"
    zoom: float = 1.0
    fit: Literal["crop", "blur"] = "crop"


class Clip(Model):
    """A registered, versioned MoviePy clip factory and its JSON parameters."""

    kind: Literal["clip"] = "clip"
    asset: None = None
    factory: str
    version: int = 1
    params: dict[str, Any] = {}


class Track(Model):
    """A change of a sprite in `[start_frame, start_frame + n_frames)` of its scene; it rests before and afterwards.

    `offset` is how far (pixels right, down) from its place it begins, `strength` its opacity of 255 at the beginning
    and the end, `reveal` the edge from which it is uncovered. Where `start_frame` is below 0 it has begun before.
    """

    start_frame: int
    n_frames: int = Field(ge=1)
    offset: tuple[int, int] = (0, 0)
    strength: tuple[int, int] = (0, 255)
    reveal: Literal["", "left", "right", "top"] = ""
    ease: Literal["out", "linear"] = "out"


class Sprite(Model):
    """A part of a picture that moves by itself: its box in the frame (all even), the same box in the picture of all
    sprites, and its changes in order. Before the first it looks as that one begins.
    """

    x: int
    y: int
    w: int
    h: int
    sheet_x: int
    sheet_y: int
    tracks: tuple[Track, ...] = ()


class Moving(Model):
    """A card that builds up: sprites cut from the picture `sheet` enter on the picture `ground`, later ones on top.

    All are drawn for a frame of `width` and `height`. `asset` is the card as it stands once all have entered.
    """

    kind: Literal["motion"] = "motion"
    asset: str
    ground: str
    sheet: str
    width: int
    height: int
    sprites: tuple[Sprite, ...]


Source = Annotated[Still | Footage | Clip | Moving, Field(discriminator="kind")]


class Token(Model):
    """A caption token: a word, or a segmenter's phrase where the script has no spaces.

    `joint` says how it follows the token before: after a space; directly, as a phrase of a script without spaces; or
    directly, as a piece of one word that is too wide for a line (never separated outside the picture). A piece that
    ends in a soft hyphen (U+00AD) shows a hyphen where its line ends.
    """

    text: str
    start_frame: int
    end_frame: int
    joint: Literal["space", "phrase", "piece"] = "space"


class Cue(Model):
    """One caption: display lines of tokens, shown from `start_frame` to `end_frame`.

    It may cross a border between scenes: each scene draws its piece of it (`core.timeline.pieces`). `scale` below 1
    shrinks the letters of a caption that would not fit otherwise. `by_guest`: the second of two speakers says it.
    """

    start_frame: int
    end_frame: int
    lines: tuple[tuple[Token, ...], ...]
    scale: float = 1.0
    by_guest: bool = False

    @property
    def text(self) -> str:
        """The words as spoken, display lines apart by newlines."""
        out = ""
        for line in self.lines:
            for n, token in enumerate(line):
                if out and token.joint != "piece":
                    out += "\n" if n == 0 else " " if token.joint == "space" else ""
                out += token.text.removesuffix("\u00ad")
        return out


class Transition(Model):
    kind: TransitionKind = "cut"
    n_frames: int = 0


class Overlay(Model):
    """A drawn picture (RGBA, frame size) laid over the scene, fading in and out.

    `slide` is how far (pixels right, down) from its place it begins; it comes to rest while it fades in. `reveal` is
    the share of it that has moved into its box at its first frame and at its end, from the left (or `from_right`).
    """

    asset: str
    start_frame: int
    end_frame: int
    fade_frames: int = 8
    slide: tuple[int, int] = (0, 0)
    reveal: tuple[float, float] | None = None
    from_right: bool = False


class Scene(Model):
    """A stretch of the film that shows one source.

    `low_captions` stand at the bottom also where their style has them in the middle: a card has its own words there.
    `captionless` are stretches `[first, end)` of its own frames in which no captions are burnt in: its card shows their
    words. They stay in SRT and WebVTT.
    """

    start_frame: int
    n_frames: int
    source: Source
    transition: Transition = Transition()
    low_captions: bool = False
    captionless: tuple[tuple[int, int], ...] = ()
    overlays: tuple[Overlay, ...] = ()
    lines: tuple[int, ...] = ()
    card: str = ""  # the kind of card that is seen
    shot: int = -1  # number of the storyboard's shot that is seen
    asset: str | None = None  # the source's asset again, for readers of the JSON
    photos: tuple[str, ...] = ()  # pictures of others that are seen on the card, behind or beside its words
    name: str = ""  # what people call the picture or clip: its title or file name
    key: str = ""  # filled by the renderer: hash of everything that decides the pixels


class CaptionStyle(Model):
    """The style of captions; sizes in pixels of a 1080-wide vertical frame, scaled to the frame's short side.

    `size` is pixels per em; `core.timeline.place` turns it into the `Fontsize` of a frame.
    """

    name: str = "classic"
    font: str = "Noto Sans"
    size: int = 62
    colour: str = "#FFFFFF"
    highlight: str = "#FFD54A"
    guest_colour: str = "#9FE3FF"  # of words that the second of two speakers says
    outline_colour: str = "#000000"
    outline: float = 4.0
    box: bool = False
    bold: bool = True
    mode: Literal["plain", "karaoke", "pop"] = "plain"
    position: Literal["bottom", "middle", "lower_third"] = "bottom"
    max_lines: int = 2
    max_words: int = 8
    uppercase: bool = False


class SpokenClip(Model):
    """A take in the mix: a WAV blob laid at a frame."""

    audio: str
    start_frame: int
    n_samples: int


class Music(Model):
    """Music under the voice. `asset` is a blob, or None for the generated bed of `mood` made from `seed`."""

    asset: str | None = None
    mood: str = "calm"
    seed: int = 0
    level: float = 0.2


class Audio(Model):
    speech: tuple[SpokenClip, ...]
    music: Music | None = None


class Timeline(Model):
    schema_number: int = Field(SCHEMA, ge=SCHEMA, le=SCHEMA)
    preset: str
    width: int
    height: int
    fps: int = 30
    sample_rate: int = 48_000
    language: str = "en"
    title: str = ""
    captions_on: bool = True
    caption_style: CaptionStyle = CaptionStyle()
    safe: SafeZone = SafeZone(left=0, top=0, right=0, bottom=0)  # margins captions keep to, in pixels of this frame
    fonts: dict[str, str] = {}  # file name of each caption font -> sha256 of the file
    scenes: tuple[Scene, ...]
    cues: tuple[Cue, ...] = ()  # none empty, in order, none overlapping
    audio: Audio
    chapters: tuple[tuple[int, str], ...] = ()  # (frame, title)

    @property
    def n_frames(self) -> int:
        return sum(scene.n_frames for scene in self.scenes)

    @property
    def duration_s(self) -> float:
        return self.n_frames / self.fps
