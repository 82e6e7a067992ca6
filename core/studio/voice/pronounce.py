"""The sound of one line with a word said otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import BadInput, NotFound
from core.studio.project.lexicon import general, is_same
from core.studio.voice import delivery
from core.studio.workspace.workspace import Workspace

if TYPE_CHECKING:
    from core.studio.project.project import Project


def hear(workspace: Workspace, project: Project, line_id: int, word: str, sound: str) -> Path:
    """The sound of a line with a word said so, by the line's own voice, as a WAV file; nothing is kept of it but the
    sound.
    """
    from core.voice import lexicon

    line = project.script.line(line_id) if project.script else None
    if line is None or project.script is None:
        raise NotFound(f"There is no line {line_id}.", "Reload the page.")
    entry = lexicon.lexicon_entry(word, sound)
    if not lexicon.lexicon_words_in(line.text, (entry.model_copy(update={"exact": False}),)):
        raise BadInput(f"“{entry.word[:60]}” isn't a word of this line.", "Choose one of its words.")
    others = tuple(
        item
        for item in lexicon.merged_lexicons(project.options.lexicon, general(workspace))
        if not is_same(item, entry)
    )
    return delivery.line_preview(project, line, (*others, entry))
