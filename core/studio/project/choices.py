"""Options checked in the user's words: an unknown name is answered with the known ones."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import ValidationError

from core.errors import BadInput, Unknown
from core.model.limits import OPTION_CHARS, OPTION_ITEMS
from core.model.options import Options
from core.model.presets import DEFAULT_PRESETS, PRESETS, ProjectType, Quality
from core.model.text import cleaned
from core.model.timeline import TransitionKind

SPEEDS = (0.5, 2.0)


def checked(**given: Any) -> Options:
    """A project's options from what was given; what is missing takes its default. Raises `BadInput`."""
    values: dict[str, Any] = cleaned({name: value for name, value in given.items() if value is not None})
    _known("option", [*values], [*Options.model_fields])
    for name, value in values.items():
        if isinstance(value, str) and len(value) > OPTION_CHARS:
            raise BadInput(
                f"The option {name} is too long.", f"Give {OPTION_CHARS:,} characters at most.", code="too_large"
            )
        most = OPTION_ITEMS.get(name)
        if most is not None and hasattr(value, "__len__") and len(value) > most:
            raise BadInput(f"The option {name} has too many entries.", f"Give {most:,} at most.", code="too_large")
    project_type = values.get("project_type", "short")
    _known("type", [project_type], get_args(ProjectType))
    platforms = tuple(dict.fromkeys(values.get("platforms") or DEFAULT_PRESETS[project_type]))
    _known("platform", platforms, tuple(PRESETS))
    values["platforms"] = platforms
    _known("quality", [values.get("quality", "standard")], get_args(Quality))
    _known("transition", [values.get("transition", "dissolve")], ("none", *get_args(TransitionKind)))
    _known("style", [values.get("style", "classic")], styles())
    _known("music mood", [values.get("mood", "")], ("", *moods()))
    _known("card design", [values.get("cards", "")], ("", *card_designs()))
    speed = values.get("speed", 1.0)
    if not isinstance(speed, int | float) or not SPEEDS[0] <= speed <= SPEEDS[1]:
        raise BadInput(f"The speed {speed} is out of range.", f"Give a number from {SPEEDS[0]} to {SPEEDS[1]}.")
    level = values.get("music_level", 0.2)
    if not isinstance(level, int | float) or not 0 <= level <= 1:
        raise BadInput(f"The music cannot be {level} times as loud as the voice.", "Give a number from 0 to 1.")
    writer = str(values.get("writer", "extractive"))
    _known("writer", [writer.partition(":")[0]], writers())
    try:
        return Options.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        kind = Unknown if first["type"] == "literal_error" else BadInput
        raise kind(f"The option {where} cannot be {str(first['input'])[:60]!r}.", f"{first['msg']}.") from error


def changed(options: Options, **changes: Any) -> Options:
    """A project's options with some changed, checked again. Raises `BadInput`."""
    return checked(**{**options.model_dump(), **changes})


def styles() -> tuple[str, ...]:
    """The names of caption styles that a project can choose."""
    from core.timeline.styles import STYLES

    return tuple(STYLES)


def moods() -> tuple[str, ...]:
    """The names of the moods of generated music that a project can choose."""
    from core.render.audio.music import MOODS

    return tuple(MOODS)


def card_designs() -> tuple[str, ...]:
    """The names of card designs that a project can choose."""
    from core.visuals.draw.design import all_designs

    return tuple(design.name for design in all_designs())


def writers() -> tuple[str, ...]:
    """The names of script writers that a project can choose."""
    from core import providers

    return ("extractive", *(entry.id for entry in providers.discover("core.llm")))


def _known(what: str, names: Any, known: Any) -> None:
    for name in names:
        if name not in known:
            raise Unknown(
                f"There is no {what} called {str(name)[:60]!r}.",
                f"Choose one of: {', '.join(known)}.",
                code=f"unknown_{what}",
            )
