"""Style templates: captions, cards, transitions, motion and music that go together, as data in `data/templates`.

Each is a JSON file of a name, a label, a note and the options it sets, with a picture of it beside it that
`python -m core templates --draw` makes from the sample. Adding one is one more file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from core.config import ROOT
from core.errors import NotFound, Unknown
from core.model.options import LOOK, Options
from core.studio.project import choices, projects, undo
from core.studio.workspace.workspace import Workspace

FOLDER = ROOT / "data" / "templates"
SETS = LOOK


@dataclass(frozen=True)
class Template:
    """A style by name; `options` are those of a project that it sets."""

    name: str
    label: str
    note: str
    options: dict[str, Any]


def templates() -> list[Template]:
    """All style templates, in the order to show them."""
    return list(_read())


@lru_cache(maxsize=1)
def _read() -> tuple[Template, ...]:
    return tuple(Template(**json.loads(path.read_text(encoding="utf-8"))) for path in sorted(FOLDER.glob("*.json")))


def find(name: str) -> Template:
    """The style template of that name. Raises `BadInput` naming the known ones."""
    found = next((template for template in _read() if template.name == name), None)
    if found is None:
        known = ", ".join(item.name for item in _read())
        raise Unknown(f"There is no template {name[:40]!r}.", f"Choose one of: {known}.", code="unknown_template")
    return found


def apply(workspace: Workspace, project_id: int, name: str, *, seen: Mapping[str, Any] | None = None) -> Options:
    """Give a project the look of a template, but for what was chosen by hand; `undo` knows it.

    `seen` are choices as the person saw them: where the look is another since, it stays. Raises `BadInput`,
    `ChangedElsewhere`.
    """
    with workspace.store.write():
        changes = over(projects.options(workspace, project_id), name)
        return choose(workspace, project_id, "look", name, seen=seen, template=name, **changes)


def over(options: Options, name: str) -> dict[str, Any]:
    """A project's options with those that a style template sets, all but what was chosen by hand. Raises `BadInput`."""
    return {key: value for key, value in find(name).options.items() if key not in options.by_hand}


def let_go(workspace: Workspace, project_id: int, *, seen: Mapping[str, Any] | None = None) -> Options:
    """Let the style template decide again what was chosen by hand. It can be taken back.

    `seen` are choices as the person saw them: what was chosen by hand since is not let go. Raises `ChangedElsewhere`.
    """
    with workspace.store.write():
        now = projects.options(workspace, project_id)
        name = applied(now) or templates()[0].name
        return choose(workspace, project_id, "look", name, seen=seen, template=name, by_hand=(), **find(name).options)


def choose(workspace: Workspace, project_id: int, code: str, what: str = "", **changes: Any) -> Options:
    """Change a project's choices about the look as one step for `undo`, which `code` and `what` name. Raises
    `BadInput`.
    """
    with workspace.store.write():
        before = projects.options(workspace, project_id)
        after = projects.set_options(workspace, project_id, **changes)
        undo.remember_choices(workspace, project_id, before, after, code, what)
        return after


def applied(options: Options) -> str:
    """The name of the style template whose look the options have, but for what was chosen by hand; empty where none
    has.
    """
    has = options.model_dump(include=set(SETS) - set(options.by_hand))
    same = [
        template.name
        for template in _read()
        if all(has.get(key, value) == value for key, value in template.options.items())
    ]
    return options.template if options.template in same else next(iter(same), "")


def with_template(name: str, **given: Any) -> dict[str, Any]:
    """Options as given on a command line, with a template's under them. Raises `BadInput`."""
    if not name:
        return dict(given)
    return {**find(name).options, "template": name, "by_hand": tuple(text for text in SETS if text in given), **given}


def picture(workspace: Workspace, name: str) -> Path:
    """A small JPEG of the sample film in a style template's look. Raises `BadInput`, `NotFound`."""
    find(name)
    path = next(FOLDER.glob(f"[0-9][0-9]-{name}.jpg"), None)
    if path is None:
        raise NotFound(f"There is no picture of the template {name}.", "Make it: python -m core templates --draw.")
    return path


def checked() -> list[Options]:
    """The options of every style template, checked; what the tests look at. Raises `BadInput`."""
    return [choices.checked(**template.options) for template in _read()]
