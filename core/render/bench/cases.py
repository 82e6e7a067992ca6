"""Cases of the render benchmark, each against its bar. Ratios count everything from finished voice to playable file
except the QA report, whose own share is a case."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from core.model.timeline import Source, Timeline
from core.ports import Context
from core.render.animatic import render_animatic
from core.render.bench import inputs, memory, plain_moviepy
from core.render.bench.limit import Cost, cost, encode_alone, raw_frames
from core.render.bench.ports import MemoryCache
from core.render.preview import frame
from core.render.qa import check_film
from core.render.render import keyed, render_film

QUALITY = "standard"
_FILM_SCENES = 6  # of five seconds


@dataclass
class Case:
    """A figure: the median of `runs`; `ok` when it is on the right side of `bar`."""

    name: str
    unit: str
    bar: float
    more_is_better: bool = False
    runs: list[float] = field(default_factory=list)
    cpu_runs: list[float] = field(default_factory=list)
    limit_s: list[float] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """The JSON shape; `cpu` is the same ratio in processor seconds, which other work on the machine blurs less."""
        value = statistics.median(self.runs)
        out = {
            "name": self.name,
            "value": round(value, 3),
            "unit": self.unit,
            "bar": self.bar,
            "ok": value >= self.bar if self.more_is_better else value <= self.bar,
            "runs": [round(run, 3) for run in self.runs],
            "limit_s": [round(number, 2) for number in self.limit_s],
        }
        if self.cpu_runs:
            out["cpu"] = round(statistics.median(self.cpu_runs), 3)
        return out


class Bench:
    """The inputs, made once, and the measuring of each case, `n` runs each."""

    def __init__(self, ctx: Context, n: int, tell: Callable[[str], None] = lambda _: None) -> None:
        self.ctx, self.n, self._tell = ctx, n, tell
        self._photos = [inputs.put_photograph(ctx, k) for k in range(_FILM_SCENES)]
        self._stills_runs: list[Cost] = []
        self._minute_runs: list[Cost] = []

    def cases(self) -> dict[str, Callable[[], list[Case]]]:
        """By name, in the order of running; one measuring may give several figures."""
        return {
            "stills": self._stills,
            "footage": self._footage,
            "moviepy": self._moviepy,
            "edits": self._edits,
            "animatic": self._animatic,
            "platforms": self._platforms,
            "preview": self._preview,
            "memory": self._memory,
        }

    def _stills(self) -> list[Case]:
        timeline = inputs.film(self.ctx, inputs.stills(self._photos, _FILM_SCENES))
        return self._against_limit("stills", timeline, 1.18)

    def _footage(self) -> list[Case]:
        clips = [inputs.put_footage(self.ctx, 50 + k) for k in range(4)]
        timeline = inputs.film(self.ctx, inputs.footage(clips, _FILM_SCENES), kind="cut")
        return self._against_limit("footage", timeline, 1.25)

    def _against_limit(self, name: str, timeline: Timeline, bar: float) -> list[Case]:
        ratio = Case(name, "x limit", bar)
        share = Case(f"{name}_qa", "x limit", 0.15)
        again = Case(f"{name}_again", "x limit", 0.02)
        for _ in self._runs(name):
            fresh = self._fresh()
            out = fresh.scratch / f"{name}.mp4"
            ours = self._render(timeline, fresh)
            if name == "stills":
                self._stills_runs.append(ours)
            repeated = cost(lambda: render_film(timeline, quality=QUALITY, ctx=fresh, out=out))  # noqa: B023
            report = cost(lambda: check_film(out, keyed(timeline, QUALITY), fresh))  # noqa: B023
            with raw_frames(out, timeline, fresh) as raw:
                limit = encode_alone(raw, timeline, QUALITY, fresh)
            for case, spent in ((ratio, ours), (share, report), (again, repeated)):
                case.runs.append(spent.wall_s / limit.wall_s)
                case.cpu_runs.append(spent.cpu_s / limit.cpu_s)
                case.limit_s.append(limit.wall_s)
        return [ratio, share, again]

    def _moviepy(self) -> list[Case]:
        timeline = inputs.film(self.ctx, inputs.stills(self._photos, _FILM_SCENES))
        case = Case("moviepy_is_slower", "x ours, a frame", 6.0, more_is_better=True)
        for k in self._runs("moviepy"):
            ours = self._stills_runs[k] if k < len(self._stills_runs) else self._render(timeline, self._fresh())
            frames = [0]
            out = self.ctx.scratch / "moviepy.mp4"

            def write(out: Path = out, frames: list[int] = frames) -> None:
                frames[0] = plain_moviepy.write(timeline, 2, self.ctx, out)

            theirs = cost(write)
            scale = timeline.n_frames / frames[0]
            case.runs.append(theirs.wall_s * scale / ours.wall_s)
            case.cpu_runs.append(theirs.cpu_s * scale / ours.cpu_s)
        return [case]

    def _edits(self) -> list[Case]:
        sources = self._minute()
        whole = inputs.film(self.ctx, sources)
        swapped = list(sources)
        swapped[4] = swapped[4].model_copy(update={"asset": inputs.put_photograph(self.ctx, 77)})
        variants = {
            "edit_word": (inputs.film(self.ctx, sources, changed_word=5), 0.20),
            "edit_picture": (inputs.film(self.ctx, swapped), 0.25),
            "edit_music": (_other_music(whole), 0.10),
        }
        cases = {name: Case(name, "x full render", bar) for name, (_, bar) in variants.items()}
        for _ in self._runs("edits"):
            fresh = self._fresh()
            full = self._render(whole, fresh)
            self._minute_runs.append(full)
            for name, (timeline, _bar) in variants.items():
                spent = self._render(timeline, fresh)
                cases[name].runs.append(spent.wall_s / full.wall_s)
                cases[name].cpu_runs.append(spent.cpu_s / full.cpu_s)
        return list(cases.values())

    def _animatic(self) -> list[Case]:
        whole = inputs.film(self.ctx, self._minute())
        case = Case("animatic", "x full render", 0.15)
        for k in self._runs("animatic"):
            full = self._minute_runs[k] if k < len(self._minute_runs) else self._render(whole, self._fresh())
            fresh = self._fresh()
            spent = cost(lambda: render_animatic(whole, fresh, fresh.scratch / "animatic.mp4"))  # noqa: B023
            case.runs.append(spent.wall_s / full.wall_s)
            case.cpu_runs.append(spent.cpu_s / full.cpu_s)
        return [case]

    def _minute(self) -> list[Source]:
        """A minute's scenes: photographs, and two listings that stand."""
        sources = inputs.stills(self._photos, 2 * _FILM_SCENES)
        for n, at in enumerate((2, 8)):
            sources[at] = inputs.code(self.ctx, n, 1080, 1920)
        return sources

    def _platforms(self) -> list[Case]:
        timeline = inputs.film(self.ctx, inputs.stills(self._photos, _FILM_SCENES))
        case = Case("three_platforms", "x one", 1.10)
        for _ in self._runs("platforms"):
            fresh = self._fresh()
            item = self._render(timeline, fresh)
            others = [
                self._render(timeline.model_copy(update={"preset": name}), fresh)
                for name in ("instagram_reel", "tiktok")
            ]
            case.runs.append((item.wall_s + sum(spent.wall_s for spent in others)) / item.wall_s)
        return [case]

    def _preview(self) -> list[Case]:
        timeline = inputs.film(self.ctx, inputs.stills(self._photos, 2))
        case = Case("preview_frame", "s", 0.2)
        frame(timeline, 40, self.ctx)
        for k in range(max(5, self.n)):
            spent = cost(lambda k=k: frame(timeline, 41 + 7 * k, self.ctx))  # type: ignore[misc]
            case.runs.append(spent.wall_s)
            case.cpu_runs.append(spent.cpu_s)
        return [case]

    def _memory(self) -> list[Case]:
        case = Case("memory_of_ten_minutes", "x one minute", 1.3)
        timeline = inputs.film(self.ctx, inputs.stills(self._photos, 12), "youtube_long")
        ten = inputs.film(self.ctx, inputs.stills(self._photos, 120), "youtube_long")
        self._tell("one minute")
        small = memory.peak_mb(lambda: self._render(timeline, self._fresh()))
        self._tell("ten minutes")
        case.runs.append(memory.peak_mb(lambda: self._render(ten, self._fresh())) / small)
        return [case]

    def _runs(self, name: str) -> Iterator[int]:
        for k in range(self.n):
            self._tell(f"{name}, run {k + 1} of {self.n}")
            yield k

    def _render(self, timeline: Timeline, ctx: Context) -> Cost:
        out = ctx.scratch / "film.mp4"
        return cost(lambda: render_film(timeline, quality=QUALITY, ctx=ctx, out=out))

    def _fresh(self) -> Context:
        """The same inputs, but nothing rendered yet."""
        scenes = self.ctx.scratch / "scenes"
        shutil.rmtree(scenes, ignore_errors=True)
        scenes.mkdir()
        return replace(self.ctx, scenes=scenes, cache=MemoryCache())


def _other_music(timeline: Timeline) -> Timeline:
    music = timeline.audio.music
    changed = music.model_copy(update={"seed": 5}) if music else None
    return timeline.model_copy(update={"audio": timeline.audio.model_copy(update={"music": changed})})
