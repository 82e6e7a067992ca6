"""How words are said otherwise than written: for one project, or for all of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import BadInput, ChangedElsewhere, NotFound
from core.model.options import Options
from core.model.script import Script
from core.model.speech import Pronunciation
from core.store import projects as rows
from core.store import settings as stored
from core.studio.house import House

if TYPE_CHECKING:
    from core.studio.state import Project

SETTING = "voice_lexicon"


def general(house: House) -> tuple[Pronunciation, ...]:
    """The entries for all projects."""
    held = house.store.row("select value from settings where name = ?", (SETTING,))
    return tuple(Pronunciation.model_validate(one) for one in json.loads(held["value"])) if held else ()


def of_script(
    house: House, script: Script | None, options: Options, everywhere: tuple[Pronunciation, ...] | None = None
) -> tuple[Pronunciation, ...]:
    """The entries whose words the script has; the project's own go before those for all (read where not given)."""
    everywhere = general(house) if everywhere is None else everywhere
    if script is None or not (everywhere or options.lexicon):
        return ()
    from core.voice import lexicon as room

    both = room.merged(options.lexicon, everywhere)
    used: dict[Pronunciation, None] = {}
    for line in script.lines:
        special = options.line_speech.get(line.id)
        language = (special.language if special else "") or script.language
        used |= dict.fromkeys(one.entry for one in room.found(line.text, both, language))
    return tuple(one for one in both if one in used)


def keep(
    house: House,
    project_id: int | None,
    word: str,
    said: str,
    *,
    exact: bool | None = None,
    language: str = "",
    seen: Sequence[Pronunciation] | None = None,
) -> Pronunciation:
    """Say a word so from now on, in one project or (without one) in all; of the other words nothing changes.

    `seen` are the entries as the person saw them: where the word is said otherwise since, that stays. Raises
    `BadInput`, `NotFound`, `ChangedElsewhere`.
    """
    from core.voice import lexicon as room

    made = room.entry(word, said, exact=exact, language=language)
    with house.store.write():
        before = entries(house, project_id)
        _require_unchanged(before, seen, lambda one: _same(one, made), made)
        kept = (*(one for one in before if not _same(one, made)), made)
        put(house, project_id, kept)
    return made


def forget(
    house: House,
    project_id: int | None,
    word: str,
    language: str = "",
    *,
    seen: Sequence[Pronunciation] | None = None,
) -> None:
    """Say a word as it is written again. `seen`: as for `keep`. Raises `NotFound`, `ChangedElsewhere`."""
    with house.store.write():
        before = entries(house, project_id)
        _require_unchanged(before, seen, lambda one: (one.word, one.language) == (word, language), None)
        after = tuple(one for one in before if not (one.word == word and one.language == language))
        if after == before:
            raise NotFound(f"There is no pronunciation of “{word[:60]}”.", "It may be gone already.")
        put(house, project_id, after)


def _require_unchanged(
    now: Sequence[Pronunciation],
    seen: Sequence[Pronunciation] | None,
    about: Callable[[Pronunciation], bool],
    given: Pronunciation | None,
) -> None:
    """Raises `ChangedElsewhere` where a word is by now said neither as it was `seen` nor as it is `given`."""
    if seen is None:
        return
    by_now, then = [one for one in now if about(one)], [one for one in seen if about(one)]
    if by_now and by_now not in (then, [given]):
        raise ChangedElsewhere(
            "This word was given another sound elsewhere in the meantime.",
            current={by_now[0].word: _sound(by_now[0])},
            given={by_now[0].word: _sound(given)},
        )


def _sound(one: Pronunciation | None) -> str:
    """How a word sounds, in letters; nothing for one that is said as it is written."""
    return "" if one is None else one.said or f"/{one.ipa}/"


def put(house: House, project_id: int | None, entries: tuple[Pronunciation, ...]) -> None:
    """Put a whole lexicon in place of the one there is. Raises `BadInput`, `NotFound`."""
    from core.voice import lexicon as room

    if len(entries) > room.MOST_WORDS:
        raise BadInput(f"There are more than {room.MOST_WORDS} pronunciations.", "Remove some first.")
    if project_id is None:
        told = [one.model_dump(exclude_defaults=True) for one in entries]
        stored.put(house.store, SETTING, json.dumps(told, ensure_ascii=False) if told else "")
        return
    rows.change(house.store, project_id, lambda now: now.model_copy(update={"lexicon": entries}))


def hear(house: House, project: Project, line_id: int, word: str, said: str) -> Path:
    """The line with the word said so, by the line's own voice, as a WAV file; nothing is kept of it but the sound."""
    from core.studio import voicing
    from core.voice import lexicon as room

    line = project.script.line(line_id) if project.script else None
    if line is None or project.script is None:
        raise NotFound(f"There is no line {line_id}.", "Reload the page.")
    made = room.entry(word, said)
    if not room.found(line.text, (made.model_copy(update={"exact": False}),)):
        raise BadInput(f"“{made.word[:60]}” isn't a word of this line.", "Choose one of its words.")
    others = tuple(one for one in room.merged(project.options.lexicon, general(house)) if not _same(one, made))
    return voicing.line_preview(project, line, (*others, made))


def entries(house: House, project_id: int | None) -> tuple[Pronunciation, ...]:
    """The entries of a project, or (without one) those for all."""
    if project_id is None:
        return general(house)
    return rows.options(rows.get(house.store, project_id)).lexicon


def _same(one: Pronunciation, other: Pronunciation) -> bool:
    """Whether both say how the same word sounds; "US" and "us" are two where capitals count."""
    if one.exact or other.exact:
        return one.word == other.word and one.language == other.language
    return one.word.casefold() == other.word.casefold() and one.language == other.language
