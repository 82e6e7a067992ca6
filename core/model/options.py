"""The options of a project; every choice has a default, so that nothing need be chosen."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from core.model.base import Model
from core.model.presets import ProjectType, Quality
from core.model.script import ArticleKind
from core.model.speech import LINE_PAUSE_S, SECTION_PAUSE_S, LineSpeech, Pronunciation, Recording

LOOK = ("style", "transition", "motion", "cards", "ground", "mood")  # what a template sets


class Options(Model):
    """The choices of a project. Empty string means: choose well for me."""

    project_type: ProjectType = "short"
    platforms: tuple[str, ...] = ("youtube_short",)
    platforms_by_type: dict[ProjectType, tuple[str, ...]] = {}  # those chosen before for other lengths
    language: str = ""  # BCP-47 primary code; empty: the article's own
    article_kind: ArticleKind = ""  # empty: as the article looks
    stress: str = ""  # one sentence: what to stress, for whom, what to leave out
    writer: str = "extractive"  # or "SERVICE:MODEL", a chat model
    tone: str = ""  # this and the next four are wishes to a chat model; empty leaves it to the model
    audience: str = ""
    point_of_view: str = ""
    paragraphs: int = Field(default=0, ge=0, le=40)  # number of points
    custom_prompt: str = ""  # in the place of our instructions
    voice: str = ""  # "ENGINE:VOICE"; empty: the best installed voice for the language
    guest_voice: str = (
        ""  # of who is asked in an interview; empty: another natural one, if there is one; "none": the same
    )
    speed: float = 1.0
    fitted_speed: float = Field(default=1.0, ge=0.8, le=1.25)  # times the speed: what meeting a length asked for moved
    fitted_pauses: float = Field(default=1.0, ge=0.8, le=1.25)  # times the pauses, likewise
    pause_line_s: float = Field(default=LINE_PAUSE_S, ge=0, le=5)  # silence after a line
    pause_section_s: float = Field(default=SECTION_PAUSE_S, ge=0, le=10)  # where a section or a point ends
    pause_comma_s: float = Field(default=0.0, ge=0, le=2)  # more than the voice makes by itself
    line_speech: dict[int, LineSpeech] = {}  # lines that are spoken otherwise, by their id
    lexicon: tuple[Pronunciation, ...] = ()  # of this project; it goes before the one for all
    recording: Recording | None = None  # of the whole script, taken in line by line
    fallback_voice: str = ""  # "ENGINE:VOICE" for the whole video where the voice can't be had; empty: stop
    music: str = "auto"  # "auto" (generated bed), "none", or "sha256:<blob>" of an own file
    music_level: float = 0.2
    mood: str = ""  # of the generated bed; empty: the template's, else calm
    pictures: Literal["auto", "article", "stock"] = (
        "auto"  # auto: the article's first, then stock where a source is set up
    )
    template: str = ""  # the style template that was applied last, for its name
    by_hand: tuple[str, ...] = ()  # names of `LOOK` that a person chose; a template leaves them alone
    motion: Literal["auto", "calm", "lively", "still"] = "auto"  # how stills move
    ground: Literal["dark", "light"] = "dark"  # what cards are drawn on
    cards: str = ""  # a card design for all cards; empty: each kind's own
    brand: bool = True  # logo, colours, fonts, intro and outro of the brand kit, where one is set up
    style: str = "classic"
    transition: str = "dissolve"
    quality: Quality = "standard"
    thumbnail: str = ""  # sha256 of the picture under the thumbnail's title; empty: the film's first
    captions: bool = True
    overlays: bool = True  # names of chapters, key figures, notes and the source, laid over pictures for a moment
    progress_bar: bool = False  # its cost: every scene then depends on the whole film, so any edit encodes all again
    excluded_blocks: tuple[int, ...] = ()  # article blocks the user ticked away
