"""What a person or a program types is kept without characters that no text has a use for, wherever it is typed."""

from __future__ import annotations

from core.model.options import Options
from core.model.text import clean
from core.store import rights as said
from core.studio.content import articles
from core.studio.project import lexicon, projects, rights
from core.studio.script import edits, write
from core.studio.visuals import shots, storyboard
from core.studio.workspace.workspace import House

BAD = "\x1b]0;x\x07\x00\ufffe\u009b"


def test_names_choices_lines_and_cards_are_kept_clean(house: House) -> None:
    text = "The sea rises twice a day. The moon pulls on the water. Tables of it have been printed for two centuries."
    project = projects.create(
        house, articles.take_in(house, text=text, title=f"Ti{BAD}des"), Options(tone=f"calm{BAD}", music="none")
    )
    written = write.write(house, project)
    projects.rename(house, project, f"Ti\u202e{BAD}des\n of\x08 the sea")
    projects.set_options(house, project, custom_prompt=f"Write.{BAD}\n\tAgain.")
    edits.edit_line(house, project, written.lines[0].id, f"The sea{BAD} falls twice a day.")
    edits.save_rows(house, project, [{"id": one.id, "text": one.text, "overlay": f"a{BAD}b"} for one in written.lines])
    lexicon.keep(house, project, f"moon{BAD}", f"moo{BAD}n")
    board = storyboard.plan(house, project)
    card = next(n for n, shot in enumerate(board.shots) if shot.card)
    shots.set_shot(house, project, card, card={"title": f"Seen{BAD}"})
    view = projects.view(house, project)
    assert view.title == "Ti]0;xdes of the sea"
    assert view.options.custom_prompt == "Write.]0;x\n\tAgain."
    for kept in (view.title, *map(str, (view.options, view.article, view.script, view.storyboard))):
        assert clean(kept) == kept and "\\x1b" not in kept and "\\x00" not in kept


def test_what_is_said_of_an_upload_is_kept_clean(house: House) -> None:
    said.put(house.store, "a" * 64, rights.stated(licence="Own work", author=f"Ada{BAD}\u202e"), f"Sea{BAD}")
    kept = said.get(house.store, "a" * 64)
    assert kept is not None and kept.author == "Ada]0;x"
