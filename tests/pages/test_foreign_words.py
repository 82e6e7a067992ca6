"""No foreign word is Markdown in a tooltip: of a job's message, of a name."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest

from core.config import ROOT
from core.jobs import queue
from core.studio.content import articles
from core.studio.project import projects
from core.studio.workspace.workspace import Workspace

Page = Callable[..., AppTest]
EVIL = "It says ![pic](http://evil.example/t.png) [click](http://evil.example) :red[no] **bold**"
# What providers, templates and this project itself write stands in tooltips as it is.
OURS = {"setting.help", "field.setting.help", "template.note", "help_", "label.partition(': ')[2].capitalize()"}


def test_a_message_of_a_job_is_no_markdown_where_the_pointer_rests(page: Page, workspace: Workspace) -> None:
    text = "Bread needs flour and water. A dough rises for a day before it is baked in the oven."
    project = projects.create(workspace, articles.import_article(workspace, text=text))
    queue.enqueue(workspace.store, "script", lane="default", project_id=project, payload={"n": 1})
    claim = queue.claim(workspace.store)
    assert claim is not None
    queue.fail(workspace.store, claim.id, claim.fence, {"code": "x", "message": EVIL, "hint": "", "kind": "bug"})
    at = page("content", project)
    assert not at.exception
    seen = [help_ for help_ in _helps(at._tree) if "evil" in help_]
    assert all("![" not in item and "](" not in item and "**" not in item for item in seen)


def _helps(node: Any) -> list[str]:
    found = []
    for child in getattr(node, "children", {}).values():
        found += [str(getattr(getattr(child, "proto", None), "help", "") or ""), *_helps(child)]
    return found


def test_every_tooltip_is_a_constant_or_made_plain() -> None:
    for path in sorted((ROOT / "pages").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for given in call.keywords if isinstance(call, ast.Call) else ():
                if given.arg == "help":
                    assert _is_plain(given.value), f"{path.relative_to(ROOT)}:{call.lineno}: {ast.unparse(given.value)}"


def _is_plain(value: ast.expr) -> bool:
    if isinstance(value, ast.Constant) or ast.unparse(value) in OURS:
        return True
    if isinstance(value, ast.Name):
        return value.id.isupper()
    if isinstance(value, ast.IfExp):
        return _is_plain(value.body) and _is_plain(value.orelse)
    if isinstance(value, ast.BoolOp):
        return all(map(_is_plain, value.values))
    if isinstance(value, ast.JoinedStr):
        return all(isinstance(part, ast.Constant) or _is_plain(part.value) for part in value.values)  # type: ignore[attr-defined]
    if isinstance(value, ast.Subscript):
        return ast.unparse(value.value).isupper()
    return isinstance(value, ast.Call) and ast.unparse(value.func) in ("plain", "count", "seconds")
