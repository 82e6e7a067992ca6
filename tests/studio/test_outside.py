"""Text from outside is kept without characters that no text has a use for, wherever it is typed."""

from __future__ import annotations

from core.model.options import Options
from core.model.text import clean
from core.store import rights as rights_rows
from core.studio.content import articles
from core.studio.project import lexicon, projects, rights
from core.studio.script import edits, write
from core.studio.visuals import shots, storyboard
from core.studio.workspace.workspace import Workspace

BAD = "\x1b]0;x\x07\x00\ufffe\u009b"


def test_names_choices_lines_and_cards_are_kept_clean(workspace: Workspace) -> None:
    text = "The sea rises twice a day. The moon pulls on the water. Tables of it have been printed for two centuries."
    project = projects.create(
        workspace,
        articles.import_article(workspace, text=text, title=f"Ti{BAD}des"),
        Options(tone=f"calm{BAD}", music="none"),
    )
    written = write.write(workspace, project)
    projects.rename(workspace, project, f"Ti\u202e{BAD}des\n of\x08 the sea")
    projects.set_options(workspace, project, custom_prompt=f"Write.{BAD}\n\tAgain.")
    edits.edit_line(workspace, project, written.lines[0].id, f"The sea{BAD} falls twice a day.")
    edits.save_rows(
        workspace, project, [{"id": line.id, "text": line.text, "overlay": f"a{BAD}b"} for line in written.lines]
    )
    lexicon.keep(workspace, project, f"moon{BAD}", f"moo{BAD}n")
    board = storyboard.plan(workspace, project)
    card = next(n for n, shot in enumerate(board.shots) if shot.card)
    shots.set_shot(workspace, project, card, card={"title": f"Seen{BAD}"})
    view = projects.view(workspace, project)
    assert view.title == "Ti]0;xdes of the sea"
    assert view.options.custom_prompt == "Write.]0;x\n\tAgain."
    for kept in (view.title, *map(str, (view.options, view.article, view.script, view.storyboard))):
        assert clean(kept) == kept and "\\x1b" not in kept and "\\x00" not in kept


def test_what_is_said_of_an_upload_is_kept_clean(workspace: Workspace) -> None:
    rights_rows.put(workspace.store, "a" * 64, rights.stated(licence="Own work", author=f"Ada{BAD}\u202e"), f"Sea{BAD}")
    kept = rights_rows.get(workspace.store, "a" * 64)
    assert kept is not None and kept.author == "Ada]0;x"
