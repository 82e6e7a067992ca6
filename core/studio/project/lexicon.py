"""The pronunciation lexicon: words said otherwise than written, for one project or for all of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from core.errors import BadInput, ChangedElsewhere, NotFound
from core.model.options import Options
from core.model.script import Script
from core.model.speech import Pronunciation
from core.store import projects as project_rows
from core.store import settings as setting_rows
from core.studio.workspace.workspace import Workspace

if TYPE_CHECKING:
    pass

SETTING = "voice_lexicon"


def general(workspace: Workspace) -> tuple[Pronunciation, ...]:
    """The pronunciations kept for all projects."""
    row = workspace.store.row("select value from settings where name = ?", (SETTING,))
    return tuple(Pronunciation.model_validate(load) for load in json.loads(row["value"])) if row else ()


def of_script(
    workspace: Workspace, script: Script | None, options: Options, everywhere: tuple[Pronunciation, ...] | None = None
) -> tuple[Pronunciation, ...]:
    """The pronunciations whose words a project's script has; its own go before those for all (read where not given)."""
    everywhere = general(workspace) if everywhere is None else everywhere
    if script is None or not (everywhere or options.lexicon):
        return ()
    from core.voice import lexicon

    both = lexicon.merged_lexicons(options.lexicon, everywhere)
    used: dict[Pronunciation, None] = {}
    for line in script.lines:
        special = options.line_speech.get(line.id)
        language = (special.language if special else "") or script.language
        used |= dict.fromkeys(found.entry for found in lexicon.lexicon_words_in(line.text, both, language))
    return tuple(entry for entry in both if entry in used)


def keep(
    workspace: Workspace,
    project_id: int | None,
    word: str,
    sound: str,
    *,
    exact: bool | None = None,
    language: str = "",
    as_written: bool = False,
    seen: Sequence[Pronunciation] | None = None,
) -> Pronunciation:
    """Keep a word's pronunciation from now on, in one project or (without one) in all; of the other words nothing
    changes. With `as_written` the word is right as the voice says it.

    `seen` are the entries as the person saw them: where the word is said otherwise since, that stays. Raises
    `BadInput`, `NotFound`, `ChangedElsewhere`.
    """
    from core.voice import lexicon

    entry = lexicon.lexicon_entry(word, sound, exact=exact, language=language, as_written=as_written)
    with workspace.store.write():
        before = kept_pronunciations(workspace, project_id)
        _require_unchanged(before, seen, lambda item: is_same(item, entry), entry)
        kept = (*(element for element in before if not is_same(element, entry)), entry)
        put(workspace, project_id, kept)
    return entry


def forget(
    workspace: Workspace,
    project_id: int | None,
    word: str,
    language: str = "",
    *,
    seen: Sequence[Pronunciation] | None = None,
) -> None:
    """Forget a word's pronunciation for a project or all: it is said as it is written again. `seen`: as for `keep`.
    Raises `NotFound`, `ChangedElsewhere`.
    """
    with workspace.store.write():
        before = kept_pronunciations(workspace, project_id)
        _require_unchanged(before, seen, lambda item: (item.word, item.language) == (word, language), None)
        after = tuple(entry for entry in before if not (entry.word == word and entry.language == language))
        if after == before:
            raise NotFound(f"There is no pronunciation of “{word[:60]}”.", "It may be gone already.")
        put(workspace, project_id, after)


def _require_unchanged(
    now: Sequence[Pronunciation],
    seen: Sequence[Pronunciation] | None,
    about: Callable[[Pronunciation], bool],
    given: Pronunciation | None,
) -> None:
    """Raises `ChangedElsewhere` where a word is by now said neither as it was `seen` nor as it is `given`."""
    if seen is None:
        return
    by_now, then = [item for item in now if about(item)], [element for element in seen if about(element)]
    if by_now and by_now not in (then, [given]):
        raise ChangedElsewhere(
            "This word was given another sound elsewhere in the meantime.",
            current={by_now[0].word: _sound(by_now[0])},
            given={by_now[0].word: _sound(given)},
        )


def _sound(pronunciation: Pronunciation | None) -> str:
    """Return the sound of a word, in letters; nothing for one that is said as it is written."""
    if pronunciation is None or pronunciation.as_written:
        return ""
    return pronunciation.said or f"/{pronunciation.ipa}/"


def put(workspace: Workspace, project_id: int | None, entries: tuple[Pronunciation, ...]) -> None:
    """Put a whole lexicon of pronunciations in place of the one a project has. Raises `BadInput`, `NotFound`."""
    from core.voice import lexicon

    if len(entries) > lexicon.MOST_WORDS:
        raise BadInput(f"There are more than {lexicon.MOST_WORDS} pronunciations.", "Remove some first.")
    if project_id is None:
        rows = [entry.model_dump(exclude_defaults=True) for entry in entries]
        setting_rows.put(workspace.store, SETTING, json.dumps(rows, ensure_ascii=False) if rows else "")
        return
    project_rows.change(workspace.store, project_id, lambda now: now.model_copy(update={"lexicon": entries}))


def kept_pronunciations(workspace: Workspace, project_id: int | None) -> tuple[Pronunciation, ...]:
    """The pronunciations kept in a project's options, or (without a project) those kept for all projects."""
    if project_id is None:
        return general(workspace)
    return project_rows.options(project_rows.get(workspace.store, project_id)).lexicon


def is_same(pronunciation: Pronunciation, other: Pronunciation) -> bool:
    """Whether two pronunciations of a project say how the same word sounds; "US" and "us" are two where capitals
    count.
    """
    if pronunciation.exact or other.exact:
        return pronunciation.word == other.word and pronunciation.language == other.language
    return pronunciation.word.casefold() == other.word.casefold() and pronunciation.language == other.language
