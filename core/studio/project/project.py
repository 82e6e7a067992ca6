"""A project loaded whole: its rows as data, and where each step stands. Everything is derived on the spot."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from typing import Any, TypeVar

from core.jobs import queue
from core.model.article import Article
from core.model.brand import Brand
from core.model.coded import Notice
from core.model.narration import Narration
from core.model.options import Options
from core.model.presets import window_s
from core.model.script import Script
from core.model.speech import Pronunciation
from core.model.storyboard import Storyboard
from core.store import approvals, contents, narrations, projects, renders, scripts, storyboards
from core.store.coded import notices_of
from core.store.db import Row, Store
from core.studio.project import brand, inputs
from core.studio.project import lexicon as project_lexicon
from core.studio.workspace.once import once
from core.studio.workspace.workspace import Workspace

Stored = TypeVar("Stored")
Parsed = TypeVar("Parsed")

_PARTS = (
    "options", "content_row", "article", "script_row", "script", "narration", "_board_rows", "board", "approved",
    "_everywhere", "lexicon", "kit", "brand",
)  # fmt: skip


@dataclass
class Project:
    """The parts of one project, each read once and only when asked for. Raises `NotFound` when made.

    A step of a job is given one that was read whole (`read`) and returns the one that it leaves (`anew`).
    """

    workspace: Workspace
    id: int
    row: Row = field(default_factory=dict)
    documents: dict[str, tuple[Any, Any]] = field(default_factory=dict)  # of a part: as it was stored, and parsed

    def __post_init__(self) -> None:
        if not self.row:
            self.row = projects.get(self.store, self.id)

    @property
    def store(self) -> Store:
        return self.workspace.store

    @once
    def options(self) -> Options:
        return projects.options(self.row)

    @once
    def content_row(self) -> Row:
        return contents.get(self.store, self.row["content_id"])

    @once
    def article(self) -> Article:
        return self._parsed("article", self.content_row["article"], Article.model_validate_json)

    @once
    def script_row(self) -> Row | None:
        return scripts.latest(self.store, self.id)

    @once
    def script(self) -> Script | None:
        return self._parsed("script", self.script_row, scripts.script) if self.script_row else None

    @once
    def narration(self) -> Narration | None:
        row = narrations.latest(self.store, self.id)
        return self._parsed("narration", row, narrations.narration) if row else None

    @once
    def lexicon(self) -> tuple[Pronunciation, ...]:
        """The pronunciations of the script's words: those of the project's entries and of those for all."""

        return project_lexicon.of_script(self.workspace, self.script, self.options, self._everywhere)

    @once
    def board(self) -> Storyboard | None:
        rows = self._board_rows
        return self._parsed("board", rows, lambda rows: storyboards.storyboard(*rows)) if rows else None

    @property
    def board_revision(self) -> int:
        """The number of the storyboard, which counts up with each change; 0 where there is none."""
        return int(self._board_rows[0]["revision"]) if self._board_rows else 0

    @once
    def _board_rows(self) -> tuple[Row, list[Row]] | None:
        return storyboards.rows(self.store, self.id)

    @once
    def renders(self) -> list[Row]:
        return renders.of_project(self.store, self.id)

    @once
    def jobs(self) -> list[Row]:
        return queue.find(self.store, project_id=self.id)

    @once
    def kit(self) -> Brand:
        """The brand kit that its films wear: an empty one where it does without."""
        return brand.brand_of(self.workspace, self.options)

    @once
    def brand(self) -> dict[str, Any] | None:
        """The part of the brand kit that decides its films; None where nothing does."""
        return brand.digest(self.workspace, self.options, self.kit)

    @once
    def _everywhere(self) -> tuple[Pronunciation, ...]:
        """The pronunciations for all projects."""

        return project_lexicon.general(self.workspace)

    @once
    def stock_rules(self) -> tuple[object, ...]:
        """By which rules stock is chosen; empty where they are the usual ones."""
        values = self.workspace.values_now()
        if not any(name.startswith("stock_") for name in values):
            return ()
        from dataclasses import astuple

        from core.visuals.stock.rules import OURS, rules

        found = rules(values)
        return astuple(found) if found != OURS else ()

    @once
    def approved(self) -> dict[str, Row]:
        return approvals.get(self.store, self.id)

    def _parsed(self, part: str, stored: Stored, parse: Callable[[Stored], Parsed]) -> Parsed:
        """Parse a part, unless it is stored as it was when it was parsed last."""
        before = self.documents.get(part)
        if before is not None and before[0] == stored:
            known: Parsed = before[1]
            return known
        parsed = parse(stored)
        self.documents[part] = (stored, parsed)
        return parsed

    def anew(self) -> Project:
        """The project as it is stored by now; what is stored as before is not parsed again."""
        return Project(self.workspace, self.id, documents=self.documents)

    def read(self) -> Project:
        """The project with everything that a result is made from read now, all of it of one moment.

        Work that takes a while begins so: its result is approved for what it was made from, whatever is changed
        meanwhile.
        """
        with self.store.reading():
            self.row = projects.get(self.store, self.id)
            for name in _PARTS:
                vars(self).pop(name, None)
                getattr(self, name)
        vars(self).pop("stock_rules", None)
        _ = self.stock_rules
        return self

    def with_(
        self, *, options: Options | None = None, script: Script | None = None, board: Storyboard | None = None
    ) -> Project:
        """The same project with other choices, another script or storyboard; nothing is stored."""
        other = copy(self)
        for name in ("lexicon", *(("kit", "brand") if options is not None else ())):
            vars(other).pop(name, None)
        parts = {"options": options, "script": script, "board": board}
        vars(other).update({name: part for name, part in parts.items() if part is not None})
        return other

    def is_fresh(self, step: str) -> bool:
        """Whether the step has a result that was made from what is there now."""
        now = self.input_hash(step)
        return now is not None and step in self.approved and self.approved[step]["input_hash"] == now

    def input_hash(self, step: str) -> str | None:
        """The hash of what the step would be made from now; None while that is not there yet."""
        sha = self.content_row["sha256"]
        if step == "script":
            return inputs.of_script(sha, self.options)
        if self.script is None:
            return None
        if step == "voice":
            return inputs.of_voice(self.script, self.options, self.lexicon)
        return inputs.of_visuals(sha, self.script, self.options, self.stock_rules)

    def render_hash(self, preset: str, *, timed: bool = True) -> str | None:
        """The hash of what a render of the preset would be made from now; not `timed`, that of former versions."""
        if self.script is None or self.narration is None or self.board is None:
            return None
        narration, board, script, brand = self.narration, self.board, self.script, self.brand
        return inputs.of_render(narration, board, script, self.options, preset, brand, timed=timed)

    def approve(self, step: str, notices: list[Notice]) -> None:
        """Note that the step's result was made from what this project has, and touch the stored one.

        A step approved for what was read when the work on it began is stale at once where that was changed meanwhile.
        """
        approvals.put(self.store, self.id, step, self.input_hash(step) or "", notices)
        projects.touch(self.store, self.id)

    @property
    def edited(self) -> bool:
        """Whether a person had a hand in the script."""
        if self.script_row is None or self.script is None:
            return False
        return bool(self.script_row["edited"]) or any(line.locked for line in self.script.lines)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The notices of what was degraded in any step, each once."""
        found = notices_of(self.content_row["warnings"])
        found += self.script.warnings if self.script else ()
        for step in ("script", "voice", "visuals"):
            found += self.approved.get(step, {}).get("notices", [])
        return tuple(notice for notice in dict.fromkeys(found) if not self.is_superseded(notice))

    def is_superseded(self, notice: Notice) -> bool:
        """Whether it guesses that the film will be too short, and the voice has shown that it is not."""
        if notice.code != "short_article" or self.narration is None:
            return False
        from core.timeline.build import TAIL_S

        low, _ = window_s(self.options.project_type, self.options.platforms)
        return self.edited or self.narration.duration_s + TAIL_S >= low
