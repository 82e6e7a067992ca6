"""`python -m tests.trials [NAME ...] [--count N] [--first SEED] [--fresh]`: run trials, print their figures.

Seeds that passed are kept in `out/trials/NAME.jsonl` and not run again, so that a run that was stopped goes on where it
was; `--fresh` forgets them. Exits with 1 where a seed failed.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
import sys
import tempfile
import time
import traceback
from pathlib import Path
from types import ModuleType

import tests.trials
from core.studio.film import marks

KEPT = Path("out/trials")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.trials")
    parser.add_argument("names", nargs="*", help="files of tests/trials; by default all of them")
    parser.add_argument("--count", type=int, default=0, help="how many seeds of each, in place of its own number")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--fresh", action="store_true", help="run seeds again that have passed")
    asked = parser.parse_args()
    os.environ["REELWRIGHT_MARKING"] = marks.BY_DEFAULT = "0"  # films are compared, and no signature is the same twice
    names = asked.names or names_of_all()
    return max([_run(load(name), asked.first, asked.count, fresh=asked.fresh) for name in names], default=0)


def names_of_all() -> list[str]:
    """The trials there are, by the names of their files."""
    found = (module.name for module in pkgutil.iter_modules(tests.trials.__path__))
    return sorted(name for name in found if not name.startswith("_"))


def load(name: str) -> ModuleType:
    """The trial of a name."""
    return importlib.import_module(f"tests.trials.{name}")


def _run(module: ModuleType, first: int, count: int, *, fresh: bool) -> int:
    name = module.__name__.rpartition(".")[2]
    kept = KEPT / f"{name}.jsonl"
    if fresh:
        kept.unlink(missing_ok=True)
    passed = _passed(kept)
    seeds = range(first, first + (count or module.COUNT))
    failed: list[int] = []
    for seed in seeds:
        if seed in passed:
            continue
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix=f"trial-{name}-") as folder:
            try:
                figures = module.trial(seed, Path(folder))
            except Exception:  # noqa: BLE001 - one seed that fails must not end the run of the others
                failed.append(seed)
                print(f"{name} {seed}: FAILED\n{traceback.format_exc()}", flush=True)
                continue
        print(f"{name} {seed}: {figures} ({time.monotonic() - began:.1f} s)", flush=True)
        kept.parent.mkdir(parents=True, exist_ok=True)
        with kept.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"seed": seed, "figures": figures}) + "\n")
    print(f"{name}: {len(seeds) - len(failed)} passed, {len(failed)} failed {failed or ''}", flush=True)
    return int(bool(failed))


def _passed(kept: Path) -> set[int]:
    if not kept.is_file():
        return set()
    return {json.loads(line)["seed"] for line in kept.read_text(encoding="utf-8").splitlines() if line}


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # a trial's servers may still listen on threads that would be waited for
