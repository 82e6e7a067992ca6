"""`python -m core`: the command line, wired to the worker (its sibling, which it may not import)."""

from __future__ import annotations

import sys

from core import private
from core.cli.main import main


def _work(**given: object) -> int:
    from core import tether, worker
    from core.cli.wiring import settings

    if given.get("job") is not None:
        return worker.run_job(settings(), int(str(given["job"])), int(str(given["fence"])), int(str(given["parent"])))
    if given.get("parent") is not None:
        tether.die_with_parent(int(str(given["parent"])))
    return worker.run(settings(), single=bool(given.get("single")), once=bool(given.get("once")))


if __name__ == "__main__":
    private.own_process()
    sys.exit(main(sys.argv[1:], work=_work))
