"""Two editors, a program over HTTP and the jobs they begin at one project, in an order that the seed decides.

Each of them runs in a thread of its own, and one at a time: before every reading and every transaction it waits for its
turn, so that a seed is one order. Every transaction's outcome is written down, so that afterwards it can be said of
each change who made it, what they had seen, and whether anything vanished that nobody took away knowingly.
"""

from __future__ import annotations

import asyncio
import faulthandler
import hashlib
import json
import random
import shutil
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.routing import Mount

from core import config
from core.api import v1
from core.errors import ChangedElsewhere, ReelwrightError
from core.jobs import queue
from core.model.options import Options
from core.store import ledger
from core.store.db import Guard, Row, Store
from core.studio import work
from core.studio.content import articles
from core.studio.film import build as planning
from core.studio.film import render
from core.studio.project import inputs, lexicon, projects
from core.studio.project.project import Project
from core.studio.script import edits, writers
from core.studio.script import write as script_write
from core.studio.visuals import shots, storyboard
from core.studio.voice import narrate
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.voice.wire import KEY, Answer, Asked, Wire, spoken

COUNT = 200
ACTS = 5  # of each editor and of the program
VOICE = "openai:nova"
PRESET = "youtube_long"
LINES = (
    "The sea rises twice a day.",
    "The moon pulls on the water.",
    "The sun pulls as well.",
    "A harbour has to know the time of high water.",
    "Tables have been printed for two centuries.",
    "Today a computer works them out in seconds.",
)
Place = tuple[str, Any]
State = dict[Place, Any]
_actor: ContextVar[str] = ContextVar("actor", default="")


# ---------------------------------------------------------------------- taking turns
class Turns:
    """Lets one actor at a time go on, from one point to its next."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.turn: dict[str, threading.Semaphore] = {}
        self.back = threading.Semaphore(0)
        self.done: set[str] = set()
        self.failures: list[BaseException] = []
        self.n_points = 0

    def point(self) -> None:
        """Wait for the next turn; who is no actor passes."""
        name = _actor.get()
        if name:
            self.back.release()
            self.turn[name].acquire()

    def run(self, acts: dict[str, Callable[[], None]]) -> None:
        """All of them, each in its thread, in an order of the seed."""
        for name, act in acts.items():
            self.turn[name] = threading.Semaphore(0)
            threading.Thread(target=self._one, args=(name, act), daemon=True).start()
        while left := sorted(set(acts) - self.done):
            self.n_points += 1
            self.turn[self.rng.choice(left)].release()
            if not self.back.acquire(timeout=60):
                faulthandler.dump_traceback()
                raise AssertionError(f"nobody goes on: {left}")
        if self.failures:
            raise self.failures[0]

    def _one(self, name: str, act: Callable[[], None]) -> None:
        _actor.set(name)
        self.turn[name].acquire()
        try:
            act()
        except BaseException as error:  # noqa: BLE001 - raised in the thread that runs the trial
            self.failures.append(error)
        self.done.add(name)
        self.back.release()


class Watched(Store):
    """Rows that wait for a turn before they are read or written, and tell what each transaction has made of them."""

    def __init__(self, folder: Path, turns: Turns, written: Callable[[], None], guard: Guard | None = None) -> None:
        super().__init__(folder, guard=guard)
        self._turns, self._written = turns, written

    def guarded(self, guard: Guard) -> Store:
        return Watched(self.folder, self._turns, self._written, guard)

    def rows(self, sql: str, params: Sequence[Any] = ()) -> list[Row]:
        if not self._connection().in_transaction:
            self._turns.point()
        return super().rows(sql, params)

    @contextmanager
    def reading(self) -> Iterator[None]:
        if not self._connection().in_transaction:
            self._turns.point()
        with super().reading():
            yield

    @contextmanager
    def write(self) -> Iterator[Any]:
        outer = not self._connection().in_transaction
        if outer:
            self._turns.point()
        with super().write() as db:
            yield db
        if outer:
            self._written()

    def execute(self, sql: str, params: Sequence[Any] = ()) -> int:
        outer = not self._connection().in_transaction
        if outer:
            self._turns.point()
        changed = super().execute(sql, params)
        if outer:
            self._written()
        return changed


# ---------------------------------------------------------------------- what happened
@dataclass(frozen=True)
class Intent:
    """An actor's intended change: each place with its new value, and what they had seen there."""

    values: State
    seen: State


@dataclass
class Step:
    """The project after a transaction that changed it."""

    actor: str
    before: State
    after: State
    intent: Intent | None
    began: int  # the number of the step before the job that wrote it had begun


@dataclass
class Diary:
    """Every transaction that changed the project, in order."""

    folder: Path
    project: int
    steps: list[Step] = field(default_factory=list)
    intents: dict[str, Intent] = field(default_factory=dict)
    began: dict[str, int] = field(default_factory=dict)
    n_refused: int = 0

    def __post_init__(self) -> None:
        self.reader = Store(self.folder)
        self.now = self._read()

    def _read(self) -> State:
        workspace = Workspace(config.load({"REELWRIGHT_DATA": str(self.folder)}, self.folder / "none"), self.reader)
        project = Project(workspace, self.project).read()
        state: State = {("title", ""): project.row["title"]}
        for name, value in project.options.model_dump(mode="json").items():
            if name == "lexicon":
                state.update({("word", entry["word"]): entry["said"] for entry in value})
            else:
                state["option", name] = json.dumps(value)
        for line in project.script.lines if project.script else ():
            state["line", line.id] = line.text
            state["locked line", line.id] = line.locked
        for shot in project.board.shots if project.board else ():
            place = (shot.lines, shot.part, shot.parts)
            card = shot.card.model_dump() if shot.card else {}
            state["scene", (place, "motion")] = shot.motion
            state["scene", (place, "zoom")] = shot.zoom
            state["scene", (place, "footer")] = card.get("footer")
            state["scene", (place, "locked")] = shot.locked
        return state

    def written(self) -> None:
        """Note what a transaction has changed."""
        name = _actor.get()
        if not name:  # a job's own pulse, beside the job that has just written
            return
        after = self._read()
        if after == self.now:
            return
        step = Step(name, self.now, after, self.intents.get(name), self.began.get(name, len(self.steps)))
        self.steps.append(step)
        self.now = after

    @contextmanager
    def about_to(self, values: State, seen: State) -> Iterator[None]:
        """Somebody changes these places, having seen those values."""
        name = _actor.get()
        self.intents[name] = Intent(values, seen)
        try:
            yield
        except ChangedElsewhere as error:
            self.n_refused += 1
            assert error.given is not None or error.current is None, "what was given is not at hand"
        finally:
            del self.intents[name]

    def check(self) -> None:
        """Assert that every change is somebody's, and none took away what its maker had not seen."""
        for number, step in enumerate(self.steps):
            gone = {place for place in step.before if step.after.get(place, _GONE) != step.before[place]}
            new = {place for place in step.after if place not in step.before}
            if step.actor == "worker":
                self._check_job(step, number, gone)
                continue
            assert step.intent is not None, f"step {number}: {step.actor} changed {gone | new} without meaning to"
            for place in gone | new:
                self._check_person(step, place, number)

    def _check_person(self, step: Step, place: Place, number: int) -> None:
        intent = step.intent
        assert intent is not None
        now, was = step.after.get(place, _GONE), step.before.get(place, _GONE)
        if place[1] in ("fitted_speed", "fitted_pauses", "by_hand"):
            return  # they follow what is chosen
        if was is _GONE and (place[0] == "locked line" or ("new line", now) in intent.values):
            return
        assert place in intent.values, f"step {number}: {step.actor} changed {place} from {was!r} to {now!r} unasked"
        assert now == intent.values[place], f"step {number}: {place} is {now!r}, not what {step.actor} gave"
        seen = intent.seen.get(place, was)
        assert seen == was, f"step {number}: {step.actor} wrote over {place}: {was!r}, having seen {seen!r}"

    def _check_job(self, step: Step, number: int, gone: set[Place]) -> None:
        """A job takes nothing back that was changed since it began."""
        since = [item for item in self.steps[step.began : number] if item.actor != "worker"]
        touched = {
            place
            for element in since
            for place in (element.intent.values if element.intent else {})
            if element.before.get(place, _GONE) != element.after.get(place, _GONE)
        }
        for place in gone & touched:
            if place[0] == "scene" and not any(
                other[0] == "scene" and other[1][0] == place[1][0] for other in step.after
            ):
                continue  # its lines are shown by scenes that are cut otherwise
            raise AssertionError(f"step {number}: a job took {place} back: {step.before[place]!r}")


_GONE = "\0gone"


# ---------------------------------------------------------------------- who acts
@dataclass
class Stage:
    """One trial: the project, its workspace, and what happens to it."""

    workspace: Workspace
    project: int
    diary: Diary
    rng: random.Random
    turns: Turns
    film: tuple[str | None, Any] | None = None
    written_for: Options | None = None
    fitted: bool = False

    def editor(self, name: str) -> None:
        """A tab: it shows the project, somebody changes something of what they see, and so on."""
        for n in range(ACTS):
            view = projects.view(self.workspace, self.project)
            acts = [self._types, self._fills_a_table, self._chooses, self._frames, self._pronounces, self._locks]
            self.rng.choice(acts)(view, f"{name}{n}")
            if self.rng.random() < 0.4:
                self._begins()

    def _types(self, view: Any, mark: str) -> None:
        line = self.rng.choice(view.script.lines)
        text = f"{line.text.split(' (')[0]} ({mark})"
        seen = line.text
        place = ("line", line.id)
        for _ in range(2):  # refused once, they look at both and keep theirs or not
            before = self.diary.n_refused
            with self.diary.about_to({place: text}, {place: seen}):
                edits.edit_line(self.workspace, self.project, line.id, text, seen=seen)
            now = script_of(self.workspace, self.project).line(line.id)
            if before == self.diary.n_refused or now is None or self.rng.random() < 0.5:
                return
            seen = now.text

    def _fills_a_table(self, view: Any, mark: str) -> None:
        rows = [{"id": line.id, "text": line.text} for line in view.script.lines]
        seen: State = {("line", line.id): line.text for line in view.script.lines}
        values: State = {}
        row = self.rng.choice(rows)
        row["text"] = f"{row['text'].split(' (')[0]} ({mark})"
        values["line", row["id"]] = row["text"]
        if self.rng.random() < 0.3 and len(rows) > 4:
            gone = rows.pop(self.rng.randrange(1, len(rows) - 1))
            values["line", gone["id"]] = _GONE
            values["locked line", gone["id"]] = _GONE
        if self.rng.random() < 0.3:
            rows.insert(self.rng.randrange(1, len(rows)), {"text": f"A new line ({mark})."})
            values["new line", f"A new line ({mark})."] = True
        with self.diary.about_to(values, seen):
            edits.save_rows(self.workspace, self.project, rows, at=view.script_version)

    def _chooses(self, view: Any, mark: str) -> None:
        choices = {
            "style": ("classic", "karaoke", "pop", "boxed"),
            "speed": (0.9, 1.0, 1.1),
            "music_level": (0.1, 0.3, 0.5),
            "transition": ("dissolve", "push", "none"),
        }
        name = self.rng.choice(sorted(choices))
        value = self.rng.choice(choices[name])
        seen = {name: getattr(view.options, name)}
        place = ("option", name)
        with self.diary.about_to({place: json.dumps(value)}, {place: json.dumps(seen[name])}):
            projects.set_options(self.workspace, self.project, seen=seen, **{name: value})

    def _frames(self, view: Any, mark: str) -> None:
        number = self.rng.randrange(len(view.storyboard.shots))
        seen = view.storyboard.shots[number]
        key = (seen.lines, seen.part, seen.parts)
        change: dict[str, Any] = self.rng.choice([{"motion": self.rng.choice(("in", "out"))}, {"zoom": 1.5}])
        if seen.card is not None and self.rng.random() < 0.5:
            change = {"card": {"footer": mark}}
        values: State = {("scene", (key, "locked")): True}
        before: State = {}
        for name, value in change.items():
            name, value = ("footer", value["footer"]) if name == "card" else (name, value)
            values["scene", (key, name)] = value
            before["scene", (key, name)] = seen.card.footer if name == "footer" else getattr(seen, name)
        with self.diary.about_to(values, before):
            shots.set_shot(self.workspace, self.project, number, seen=seen, **change)

    def _pronounces(self, view: Any, mark: str) -> None:
        word = self.rng.choice(("moon", "harbour", "sea", "tables"))
        with self.diary.about_to({("word", word): mark}, {}):
            lexicon.keep(self.workspace, self.project, word, mark)

    def _locks(self, view: Any, mark: str) -> None:
        line = self.rng.choice(view.script.lines)
        place = ("locked line", line.id)
        if script_of(self.workspace, self.project).line(line.id) is None:
            return
        with self.diary.about_to({place: not line.locked}, {}), _gone_is_fine():
            edits.lock(self.workspace, self.project, line.id, not line.locked)

    def _begins(self) -> None:
        kind = self.rng.choice(("voice", "visuals", "fit", "script", "film"))
        if kind == "fit":
            work.start(self.workspace, kind, self.project, seconds=float(self.rng.choice((14, 18, 22))))
        elif kind == "film":
            work.start(self.workspace, "animatic", self.project, preset=PRESET)
        else:
            work.start(self.workspace, kind, self.project)

    # ------------------------------------------------------------------ the program
    def program(self) -> None:
        """A program over HTTP that reads, thinks, and writes with and without what it read."""
        routes = [Mount(v1.PREFIX, app=v1.build(lambda: self.workspace))]
        app = Starlette(routes=routes)

        def ask(method: str, path: str, **given: Any) -> httpx.Response:
            async def once() -> httpx.Response:
                transport = httpx.ASGITransport(app=app)
                async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
                    return await client.request(method, f"{v1.PREFIX}{path}", **given)

            return asyncio.run(once())

        for n in range(ACTS):
            act = self.rng.choice([self._puts, self._patches, self._frames_by_http])
            act(ask, f"program{n}")
            if self.rng.random() < 0.3:
                assert ask("POST", "/voiceover/generate/", json={"project_id": self.project}).status_code == 202

    def _puts(self, ask: Callable[..., httpx.Response], mark: str) -> None:
        read = ask("GET", f"/scripts/{self.project}/")
        body = read.json()
        line = self.rng.choice(body["lines"])
        seen: State = {("line", item["id"]): item["text"] for item in body["lines"]}
        seen |= {("locked line", element["id"]): element["locked"] for element in body["lines"]}
        line["text"] = f"{line['text'].split(' (')[0]} ({mark})"
        how = self.rng.choice(("If-Match", "version", "neither"))
        headers = {"If-Match": read.headers["etag"]} if how == "If-Match" else {}
        lines = body["lines"]
        if how == "neither" and mark[-1] in "13":  # not even what else was read of them
            lines = [{"id": entry["id"], "text": entry["text"]} for entry in lines]
        given = {"lines": lines, **({"version": body["version"]} if how == "version" else {})}
        with self.diary.about_to({("line", line["id"]): line["text"]}, seen):
            answer = ask("PUT", f"/scripts/{self.project}/", json=given, headers=headers)
        self._answered(answer, given)

    def _patches(self, ask: Callable[..., httpx.Response], mark: str) -> None:
        read = ask("GET", f"/projects/{self.project}/")
        values = {"style": self.rng.choice(("minimal", "lower_third")), "music_level": self.rng.choice((0.2, 0.7))}
        name = self.rng.choice(sorted(values))
        place = ("option", name)
        strict = self.rng.random() < 0.7
        headers = {"If-Match": read.headers["etag"]} if strict else {}
        seen = {place: json.dumps(read.json()["settings"][name])} if strict else {}
        body = {"settings": {name: values[name]}}
        with self.diary.about_to({place: json.dumps(values[name])}, seen):
            answer = ask("PATCH", f"/projects/{self.project}/", json=body, headers=headers)
        self._answered(answer, body)

    def _frames_by_http(self, ask: Callable[..., httpx.Response], mark: str) -> None:
        read = ask("GET", f"/storyboard/{self.project}/")
        shot = self.rng.choice(read.json()["shots"])
        key = (tuple(shot["lines"]), shot["part"], shot["parts"])
        values = {("scene", (key, "zoom")): 2.0, ("scene", (key, "locked")): True}
        seen = {("scene", (key, "zoom")): shot["zoom"]}
        body = {"zoom": 2.0}
        with self.diary.about_to(values, seen):
            path = f"/storyboard/{self.project}/shots/{shot['shot']}/"
            answer = ask("PATCH", path, json=body, headers={"If-Match": read.headers["etag"]})
        self._answered(answer, body)

    def _answered(self, answer: httpx.Response, given: Any) -> None:
        assert answer.status_code in (200, 409), answer.text
        if answer.status_code == 409:
            self.diary.n_refused += 1
            refusal = answer.json()
            texts = [line["text"] for line in given.get("lines", ())]
            assert refusal["current"] and [line["text"] for line in refusal["given"].get("lines", ())] == texts
            assert texts or refusal["given"] == given, "both are at hand"

    # ------------------------------------------------------------------ the jobs
    def worker(self) -> None:
        """Perform the jobs that were begun, one after the other, until nobody begins anything more."""
        while True:
            claim = queue.claim(self.workspace.store)
            if claim is not None:
                self._perform(claim)
            elif self.turns.done >= {"ada", "bob", "program"}:
                return

    def _perform(self, claim: Any) -> None:
        if claim.kind == "animatic":  # the film is decided, which is all that is looked at here
            project, film = render.prepared(self.workspace, self.project, PRESET, Run())
            self.film = (project.render_hash(PRESET), film)
            queue.finish(self.workspace.store, claim.id, claim.fence, {})
            return
        outcome = work.perform(self.workspace, claim)
        assert outcome.status == "done", outcome.error
        self.fitted = self.fitted or claim.kind == "fit"


@contextmanager
def _gone_is_fine() -> Iterator[None]:
    """A line that somebody deletes in the meantime cannot be locked, which is said."""
    try:
        yield
    except ChangedElsewhere:
        raise
    except ReelwrightError as error:
        assert error.code == "not_found", error


def script_of(workspace: Workspace, project: int) -> Any:
    """The script as it is."""
    return Project(workspace, project).script


# ---------------------------------------------------------------------- the trial
@lru_cache(maxsize=1)
def _vendor() -> Wire:
    """A speech vendor that counts."""
    sound = spoken("This is a sentence of a tale.")[0]
    middle = len(sound) // 4 * 2

    def answer(asked: Asked) -> Answer:
        """A sound of its own for each text, by a sample that nobody hears."""
        mark = hashlib.sha256(asked.body).digest()[:1] + b"\0"
        return Answer(sound[:middle] + mark + sound[middle + 2 :], "audio/wav")

    return Wire(answer)


def _settings(folder: Path) -> config.Settings:
    env = {
        "REELWRIGHT_DATA": str(folder),
        "REELWRIGHT_OPENAI_API_KEY": KEY,
        "REELWRIGHT_OPENAI_BASE_URL": _vendor().url + "/v1",
    }
    return config.load(env, folder / "none")


@lru_cache(maxsize=1)
def _template() -> Path:
    """A data folder with a project that has a script, a voice and pictures."""
    folder = Path(tempfile.mkdtemp(prefix="interleavings-")) / "data"
    workspace = open_workspace(_settings(folder))
    text = "# A tale of tides\n\n" + "\n\n".join(LINES * 2)
    chosen = Options(quality="draft", music="none", project_type="long", platforms=(PRESET,), voice=VOICE)
    project = projects.create(workspace, articles.import_article(workspace, text=text), chosen)
    first = script_write.write(workspace, project).lines[0].id
    edits.save_rows(workspace, project, [{"id": first, "text": LINES[0]}, *({"text": line} for line in LINES[1:])])
    narrate.narrate(workspace, project)
    storyboard.plan(workspace, project)
    workspace.store.close()
    return folder


def trial(seed: int, folder: Path) -> str:
    """Nothing is lost, nothing stale is fresh, nothing is paid for twice."""
    data = folder / "data"
    shutil.copytree(_template(), data)
    vendor = _vendor()
    vendor.asked.clear()
    rng = random.Random(seed)
    turns = Turns(rng)
    diary = Diary(data, 1)
    workspace = Workspace(_settings(data), Watched(data, turns, diary.written))
    paid = sum(row["calls"] for row in ledger.spent(workspace.store, 1))
    stage = Stage(workspace, 1, diary, rng, turns)
    with _noting_what_work_is_of(stage):
        turns.run(
            {
                "ada": lambda: stage.editor("ada"),
                "bob": lambda: stage.editor("bob"),
                "program": stage.program,
                "worker": stage.worker,
            }
        )
    diary.check()
    _check_fresh(stage)
    bought = Counter(json.dumps([ask.json.get(name) for name in ("input", "voice", "speed", "instructions")])
                     for ask in vendor.asked)  # fmt: skip
    assert not (twice := {text: n for text, n in bought.items() if n > 1}), f"paid twice: {twice}"
    booked = sum(row["calls"] for row in ledger.spent(workspace.store, 1)) - paid
    assert booked == len(vendor.asked), f"{booked} booked of {len(vendor.asked)}"
    return (
        f"{len(diary.steps)} changes in {turns.n_points} turns, {diary.n_refused} refused with both at hand,"
        f" {len(vendor.asked)} bought"
    )


@contextmanager
def _noting_what_work_is_of(stage: Stage) -> Iterator[None]:
    compose, read = writers.compose, Project.read

    def read_now(project: Project) -> Project:
        """Read the project, and note that what the job makes from here on is of what it reads now."""
        found = read(project)
        stage.diary.began[_actor.get()] = len(stage.diary.steps)
        return found

    def noted(workspace: Workspace, article: Any, options: Options, *given: Any, **more: Any) -> Any:
        stage.written_for = options
        return compose(workspace, article, options, *given, **more)

    writers.compose, Project.read = noted, read_now  # type: ignore[method-assign]
    try:
        yield
    finally:
        writers.compose, Project.read = compose, read  # type: ignore[method-assign]


def _check_fresh(stage: Stage) -> None:
    """Assert that what is called fresh was made from what is there."""
    project = Project(Workspace(stage.workspace.settings, Store(stage.workspace.store.folder)), 1).read()
    text, narration, board = project.script, project.narration, project.board
    assert text is not None and narration is not None and board is not None
    if project.is_fresh("voice"):
        assert [(take.line_id, take.text) for take in narration.takes] == [(line.id, line.text) for line in text.lines]
        assert narration.speed == round(project.options.speed * project.options.fitted_speed, 4)
    if project.is_fresh("script") and stage.written_for is not None and not stage.fitted:
        sha = project.content_row["sha256"]
        assert inputs.of_script(sha, stage.written_for) == inputs.of_script(sha, project.options)
    if project.is_fresh("visuals"):
        assert [line for shot in board.shots for line in dict.fromkeys(shot.lines)] and _covers(board, text)
        _check_cards(project)
    if stage.film is not None and project.is_fresh("voice") and project.is_fresh("visuals"):
        made_from, film = stage.film
        if made_from == project.render_hash(PRESET):
            again = planning.timeline(project, PRESET, Run())
            other = [name for name in type(film).model_fields if getattr(film, name) != getattr(again, name)]
            assert not other, f"a film of other inputs counts as fresh: {other} differ"


def _covers(board: Any, text: Any) -> bool:
    """Whether every line is shown, in order."""
    shown = list(dict.fromkeys(line for shot in board.shots for line in shot.lines))
    return shown == [line.id for line in text.lines]


def _check_cards(project: Project) -> None:
    """Words of cards that nobody has locked are those of a plan of now."""
    from core import visuals

    assert project.script is not None and project.board is not None
    excluded = project.options.excluded_blocks
    planned = visuals.storyboard(
        project.article, project.script, project.narration, project.workspace.context(), excluded=excluded
    )
    cards = {(shot.lines, shot.part, shot.parts): shot.card for shot in planned.shots}
    for shot in project.board.shots:
        place = (shot.lines, shot.part, shot.parts)
        if not shot.locked and place in cards:
            assert shot.card == cards[place], f"the scene over {shot.lines} is of other words"
