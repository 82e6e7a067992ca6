"""Step 2: the article becomes lines; every change is a new version, and line ids are never used twice."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from core.errors import BadInput, ChangedElsewhere, NotFound
from core.model.article import Article
from core.model.options import Options
from core.model.script import Line, Script
from core.store import projects as rows
from core.store import scripts
from core.studio import asked, changes, inputs
from core.studio.house import House
from core.studio.run import Run
from core.studio.state import Project

if TYPE_CHECKING:
    from core.script import Pace
    from core.script.compare import Change
    from core.script.merge import Side

MAX_LINE_CHARS = 10_000  # what a voice speaks in one go
MAX_LINES = 600


def write(house: House, project_id: int, run: Run | None = None, *, at: int | None = None) -> Script:
    """Write the script anew from the article; lines that a person changed or locked stay, and the version before is
    kept. `at` is the version that the person saw who asked for it (0: there was none): everything that was changed
    since stays, too. Raises `BadInput`, `MissingSetup`.
    """
    run = run or Run()
    began, before = time.monotonic(), len(run.notices)
    project = Project(house, project_id).read()
    base = asked.script(project, at)
    if base is None and project.script is not None:
        return project.script  # where there was none, a person has put one of their own
    run.progress(0.1, "Writing the script")
    from core.studio import writing

    written = writing.compose(house, project.article, project.options, run.part(0.1, 0.95), project_id=project_id)
    run.check()
    with house.store.write():
        made = _of(changes.change(house, project_id, lambda now: _written(written, project, base, now)))
        project.approve("script", run.notices[before:])
    for notice in made.warnings:
        run.warn(notice)
    run.count("script", done=len(made.lines), seconds=time.monotonic() - began)
    run.progress(1.0, f"{len(made.lines)} lines written")
    return made


def _written(script: Script, project: Project, base: Script | None, now: Project) -> changes.Change:
    """A script written for a project as it was read, with what a person changed of `base` since."""
    from core.script.keeping import kept
    from core.studio import anew

    if base is None and now.edited:
        return changes.Change()  # where there was none, a person has put one of their own
    script = keep_ids(script, base, scripts.highest_line_id(now.store, now.id))
    if base is None or project.script is None or now.script is None:
        return changes.Change(script=script, edited=False)
    script, stay = anew.keeping(script, project), bool(kept(project.script, script.language))
    if now.script == base:
        return changes.Change(script=script, edited=stay)
    return changes.Change(script=merged(base, script, now.script, "theirs"), edited=stay or now.edited)


def compose(article: Article, options: Options, pace: Pace | None = None) -> Script:
    """What the writer makes of an article at a pace, by default the language's own; nothing is saved."""
    from core import script as room

    pace = pace or room.Pace().scaled(options.speed)
    return room.write(
        article,
        project_type=options.project_type,
        presets=options.platforms,
        language=options.language,
        pace=pace,
        excluded_blocks=options.excluded_blocks,
    )


def keep_ids(script: Script, before: Script | None, highest: int) -> Script:
    """The script with the ids of lines that are as they were and what was typed of posts; new lines get unused ids."""
    if before is None:
        return script
    known: dict[str, list[int]] = {}
    for line in before.lines:
        known.setdefault(line.text, []).append(line.id)
    lines = []
    for line in script.lines:
        same = known.get(line.text)
        if same:
            line_id = same.pop(0)
        else:
            highest += 1
            line_id = highest
        lines.append(line.model_copy(update={"id": line_id}))
    return script.model_copy(update={"lines": tuple(lines), "overrides": before.overrides})


def change(
    house: House,
    project_id: int,
    edit: Callable[[Script], Script],
    *,
    at: int | None = None,
    prefer: Side = "",
    unsaid: bool = False,
) -> Script:
    """Change the script by what `edit` makes of it, as a new version; changed lines are held against the article.

    `edit` is given the version of the number `at`, the one that the person saw (None: the newest). What was changed
    elsewhere since stays; where both changed the same, nothing is written unless `prefer` says which is right.
    `unsaid`: see `Change`. Raises `BadInput`, `NotFound`, `ChangedElsewhere` with both.
    """
    from core.script.faithful import flag
    from core.script.keeping import marked

    def edited(now: Project) -> changes.Change:
        current = _of(now)
        base = current if at is None else at_version(now, at)
        own = marked(_fresh_ids(edit(base), base, house, project_id), base)
        after = merged(base, own, current, prefer)
        if after == current:
            return changes.Change()
        after = after if now.article.topic else flag(after, now.article)
        _require_sound(after)
        return changes.Change(script=after, unsaid=unsaid)

    return _of(changes.change(house, project_id, edited))


def save(house: House, project_id: int, script: Script, *, base: Script | None = None, prefer: Side = "") -> Script:
    """Keep a script that a person changed as a new version; unchanged, nothing is written.

    `base` is the script that was changed: what was changed of it elsewhere since stays (see `change`). Raises
    `BadInput`, `ChangedElsewhere`.
    """
    from core.script.keeping import marked

    _require_sound(script)
    with house.store.write():
        project = Project(house, project_id)
        first = project.script is None
        if first:
            after = script
        else:
            base = base or _of(project)
            after = merged(base, marked(script, base), _of(project), prefer)
        changes.change(house, project_id, lambda _: changes.Change(script=after))
        if first:
            Project(house, project_id).approve("script", [])
    return after


def rewritten(house: House, project_id: int, script: Script, read: Script, seen: Script | None = None) -> Script:
    """Keep lines that were written anew of `read`; lines that a person changed since, or since they saw the script
    as `seen`, stay as they left them.
    """
    from core.script.keeping import marked

    def edit(now: Project) -> changes.Change:
        fresh = marked(_fresh_ids(script, read, house, project_id), read)
        _require_sound(fresh)
        return changes.Change(script=merged(seen or read, fresh, _of(now), "theirs"))

    return _of(changes.change(house, project_id, edit))


def require_some_unchanged(now: Script, seen: Script | None, line_ids: Collection[int]) -> None:
    """Raises `ChangedElsewhere` where each of some lines has other words by now than it was seen with, or is gone."""
    old, new = ({n: line for n in line_ids if (line := one.line(n))} for one in (seen or now, now))
    if old and all(n not in new or new[n].text != line.text for n, line in old.items()):
        places = [(n, "text", new[n].text if n in new else "", line.text) for n, line in old.items()]
        raise _elsewhere(places)


def replace(house: House, project_id: int, script: Script, base: Script) -> Script:
    """Keep what is no change of a person's, such as search terms: a new version that counts as edited as the last.

    `base` is the script it was made of; what a person changed of that since stays.
    """

    def edit(now: Project) -> changes.Change:
        return changes.Change(script=merged(base, script, _of(now), "theirs"), edited=None)

    return _of(changes.change(house, project_id, edit))


def merged(base: Script, mine: Script, theirs: Script, prefer: Side) -> Script:
    """Both changes of a script. Raises `ChangedElsewhere` for what both changed, unless `prefer` names a side."""
    from core.script.merge import merge

    found = merge(base, mine, theirs, prefer)
    if found.clashes:
        raise _elsewhere([(clash.line, clash.name, clash.theirs, clash.mine) for clash in found.clashes])
    return found.script


def _elsewhere(places: Sequence[tuple[int, str, str, str]]) -> ChangedElsewhere:
    """What says that lines were changed elsewhere: of each its number, what of it, what it is now, what was given."""
    lines = list(dict.fromkeys(line for line, *_ in places if line >= 0))
    what = f"Line {lines[0]} was" if len(lines) == 1 else f"{len(lines)} lines were" if lines else "The script was"
    current, given = (
        [{"line": place[0], "name": place[1], "value": place[side]} for place in places] for side in (2, 3)
    )
    return ChangedElsewhere(f"{what} changed elsewhere in the meantime.", current=current, given=given)


def edit_line(house: House, project_id: int, line_id: int, text: str, *, seen: str | None = None) -> Script:
    """Change the words of one line. `seen` are the words that the person changed: where the line has others by now,
    nothing is written. None (`""`) seen of a line that is gone has it come back. Raises `NotFound`, `BadInput`,
    `ChangedElsewhere`.
    """
    from core import script as room

    if not text.strip():
        raise BadInput("A line needs words.", "Write some, or delete the line.")

    def edit(script: Script) -> Script:
        line = script.line(line_id)
        if line is None and seen == "":
            return _brought_back(house, project_id, script, line_id, text)
        if line is None and seen is not None:
            raise _elsewhere([(line_id, "text", "", text)])
        if line is None:
            known = ", ".join(str(line.id) for line in script.lines[:40])
            raise NotFound(f"There is no line {line_id} in project {project_id}.", f"Its lines are: {known}.")
        if seen is not None and line.text not in (seen, text):
            raise _elsewhere([(line_id, "text", line.text, text)])
        lines = [{"id": other.id, "text": text if other.id == line_id else other.text} for other in script.lines]
        edited = room.from_edit(script, lines)
        if edited.line(line_id) is None:  # signs that nobody sees or says
            raise BadInput("A line needs words.", "Write some, or delete the line.")
        return edited

    return change(house, project_id, edit)


def _brought_back(house: House, project_id: int, script: Script, line_id: int, text: str) -> Script:
    """The script with a line that was deleted, behind the one that stood before it."""
    from core.script import rework

    for row in scripts.all_rows(house.store, project_id):
        old = [line.id for line in scripts.script(row).lines]
        if line_id in old:
            before = old[: old.index(line_id)]
            return rework.add(script, next((n for n in reversed(before) if script.line(n)), None), text)
    raise NotFound(f"There is no line {line_id} in project {project_id}.", "Add a line in its place.")


def save_rows(
    house: House,
    project_id: int,
    lines: Sequence[Mapping[str, Any]] | Mapping[str, Any],
    *,
    at: int | None = None,
    prefer: Side = "",
    unsaid: bool = False,
) -> Script:
    """Keep the lines as a table has them: `id` (none for a new line), `text`, and, where changed, `section`, `point`,
    `overlay`, `locked`; or the specification's JSON (hook, intro, points, cta). Order and number of the rows are the
    script's. `at` is the version that the table showed, `unsaid` that it is not known; see `change`. Raises `BadInput`,
    `ChangedElsewhere`.
    """
    from core import script as room

    return change(house, project_id, lambda before: room.from_edit(before, lines), at=at, prefer=prefer, unsaid=unsaid)


def split(house: House, project_id: int, line_id: int, at: int | None = None) -> Script:
    """Make two lines of one, at a character of its text or at its best border. Raises `BadInput`, `NotFound`."""
    from core.script import rework

    return change(house, project_id, lambda before: rework.split(before, line_id, at))


def merge(house: House, project_id: int, line_id: int) -> Script:
    """Make one line of this and the next. Raises `BadInput`, `NotFound`."""
    from core.script import rework

    return change(house, project_id, lambda before: rework.merge(before, line_id))


def move(house: House, project_id: int, line_id: int, to: int, *, at: int | None = None) -> Script:
    """Put a line at another place, 0 being the first, of the version `at` (see `change`). Raises `NotFound`."""
    from core.script import rework

    return change(house, project_id, lambda before: rework.move(before, line_id, to), at=at)


def add_line(house: House, project_id: int, after_id: int | None, text: str) -> Script:
    """Put a line of one's own behind another, or first. Raises `BadInput`, `NotFound`."""
    from core.script import rework

    return change(house, project_id, lambda before: rework.add(before, after_id, text))


def delete_line(house: House, project_id: int, line_id: int, *, seen: str | None = None) -> Script:
    """Take a line out. `seen` are its words as the person saw them: where it has others by now, it stays.

    Raises `BadInput` for the only one, `NotFound`, `ChangedElsewhere`.
    """
    from core.script import rework

    def edit(before: Script) -> Script:
        line = before.line(line_id)
        if seen is not None and line is not None and line.text != seen:
            raise _elsewhere([(line_id, "text", line.text, "")])
        return rework.delete(before, line_id)

    return change(house, project_id, edit)


def lock(house: House, project_id: int, line_id: int, locked: bool = True) -> Script:
    """Keep a line from every writer and fitting, or free it. Raises `NotFound`."""
    from core.script import rework

    return change(house, project_id, lambda before: rework.lock(before, line_id, locked))


def shorten(house: House, project_id: int, line_id: int, *, seen: str | None = None) -> Script:
    """Leave out of a line what it can do without. `seen`: as for `edit_line`.

    Raises `BadInput` where nothing can go, `NotFound`, `ChangedElsewhere`.
    """
    from core.script import rework

    return change(house, project_id, lambda before: rework.shorten(_as_seen(before, line_id, seen), line_id))


def _as_seen(script: Script, line_id: int, seen: str | None) -> Script:
    """The script. Raises `ChangedElsewhere` where a line has other words than it was `seen` with (None: any)."""
    line = script.line(line_id)
    if seen is not None and line is not None and line.text != seen:
        raise _elsewhere([(line_id, "text", line.text, seen)])
    return script


def require_seen(house: House, project_id: int, line_id: int, seen: str) -> None:
    """Raises `ChangedElsewhere` where a line has other words by now than it was seen with."""
    _as_seen(_script(house, project_id), line_id, seen)


def alternatives(house: House, project_id: int, line_id: int) -> list[Line]:
    """Other sentences of the article for a line's place, the best first. Raises `NotFound`."""
    from core.script import rework

    project = Project(house, project_id)
    excluded = project.options.excluded_blocks
    return rework.alternatives(project.article, _script(house, project_id), line_id, excluded_blocks=excluded)


def use(house: House, project_id: int, line: Line, *, seen: str | None = None) -> Script:
    """Say another sentence in a line's place, one that `alternatives` gave.

    `seen`: as for `edit_line`. Raises `NotFound`, `ChangedElsewhere`.
    """
    from core.script import rework

    def edit(before: Script) -> Script:
        now = before.line(line.id)
        if seen is not None and now is not None and now.text != seen:
            raise _elsewhere([(line.id, "text", now.text, line.text)])
        return rework.replace(before, line)

    return change(house, project_id, edit)


def use_passage(house: House, project_id: int, line_id: int, *, seen: str | None = None) -> Script:
    """Say the article's own sentence in a line's place, of a line that names none the one that comes nearest to it.

    `seen`: as for `edit_line`. Raises `BadInput` where there is none, `NotFound`, `ChangedElsewhere`.
    """
    from core.script import rework
    from core.studio.doubts import nearest

    article = Project(house, project_id).article

    def edit(before: Script) -> Script:
        line = _as_seen(before, line_id, seen).line(line_id)
        if line is not None and line.span is None:
            before = rework.replace(before, line.model_copy(update={"span": nearest(article, line)}))
        return rework.as_the_article(before, article, line_id)

    return change(house, project_id, edit)


def keep_line(house: House, project_id: int, line_id: int, *, seen: str | None = None) -> Script:
    """Keep what a line says knowingly, though the article does not say it. `seen`: as for `edit_line`.

    Raises `NotFound`, `ChangedElsewhere`.
    """
    from core.script import rework

    return change(house, project_id, lambda before: rework.keep(_as_seen(before, line_id, seen), line_id))


def compare(house: House, project_id: int, version: int, other: int | None = None) -> list[Change]:
    """What changed from one version to another, by default to the newest, line by line. Raises `NotFound`."""
    from core.script import compare as room

    old = scripts.script(scripts.get(house.store, project_id, version))
    new = _script(house, project_id) if other is None else scripts.script(scripts.get(house.store, project_id, other))
    return room.compare(old, new, all_lines=True)


def _fresh_ids(script: Script, before: Script, house: House, project_id: int) -> Script:
    """New lines get ids that no version of the script ever had."""
    known = {line.id for line in before.lines}
    highest = scripts.highest_line_id(house.store, project_id)
    lines = []
    for line in script.lines:
        if line.id not in known:
            highest += 1
            line = line.model_copy(update={"id": highest})
        lines.append(line)
    return script.model_copy(update={"lines": tuple(lines)})


def versions(house: House, project_id: int) -> list[dict[str, Any]]:
    """Every version, the newest first: `version`, `created_at`, `lines`, `edited`, `writer`, `seconds` (about)."""
    from core import script as room

    pace = room.Pace().scaled(rows.options(rows.get(house.store, project_id)).speed)
    out = []
    for row in scripts.all_rows(house.store, project_id):
        held = scripts.script(row)
        told = {name: row[name] for name in ("version", "created_at", "writer")}
        seconds = room.total_s(held.lines, held.language, pace)
        out.append({**told, "lines": len(held.lines), "edited": bool(row["edited"]), "seconds": seconds})
    return out


def restore(house: House, project_id: int, version: int, *, at: int | None = None) -> Script:
    """Make an old version the one in use again, as a new version.

    `at` is the newest version that the person saw: where there is a newer one by now, nothing is taken back. Raises
    `NotFound`, `ChangedElsewhere`.
    """

    def edit(now: Project) -> changes.Change:
        row = scripts.get(house.store, project_id, version)
        script = scripts.script(row)
        changes.require(now, "script", at, script.model_dump(mode="json"))
        return changes.Change(script=script, edited=bool(row["edited"]))

    return _of(changes.change(house, project_id, edit))


def at(house: House, project_id: int, version: int) -> Script:
    """The script as it was in a version. Raises `NotFound`."""
    return scripts.script(scripts.get(house.store, project_id, version))


def at_version(project: Project, version: int) -> Script:
    """The script of a version that a change was made of. Raises `NotFound`."""
    now = project.script_row
    return _of(project) if now and now["version"] == version else at(project.house, project.id, version)


def titles_key(script: Script, preset: str) -> str:
    """Where a model's titles for a script are kept."""
    return "studio.titles/" + inputs.digest([script.language, script.script_text, preset])


def problems(house: House, project_id: int) -> list[str]:
    """What is wrong with the script, in plain words; empty where nothing is."""
    from core import script as room

    project = Project(house, project_id)
    if project.script is None:
        return []
    options = project.options
    spoken = project.narration.duration_s if project.narration and project.is_fresh("voice") else None
    return room.check(
        project.script,
        article=project.article,
        project_type=options.project_type,
        presets=options.platforms,
        pace=room.Pace().scaled(options.speed),
        seconds=spoken,
    )


def _script(house: House, project_id: int) -> Script:
    return _of(Project(house, project_id))


def _of(project: Project) -> Script:
    """The project's script. Raises `BadInput` where there is none yet."""
    if project.script is None:
        raise BadInput("There is no script yet.", "Write the script first.", code="no_script")
    return project.script


def _require_sound(script: Script) -> None:
    if not script.lines:
        raise BadInput("A script needs at least one line.", "Keep a line, or write the script again.")
    if len(script.lines) > MAX_LINES:
        raise BadInput(f"A script takes at most {MAX_LINES} lines.", "Delete some.")
    ids = [line.id for line in script.lines]
    if len(set(ids)) != len(ids):
        raise BadInput("Two lines have the same number.", "Give each line its own.")
    for line in script.lines:
        if not line.text.strip():
            raise BadInput("A line has no words.", "Write some, or delete the line.")
        if len(line.text) > MAX_LINE_CHARS:
            raise BadInput(
                f"A line has {len(line.text):,} characters, and {MAX_LINE_CHARS:,} is the most.",
                "Split it into several.",
            )
