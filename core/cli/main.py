"""One command run: its errors become exit codes here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from core.cli import output
from core.cli.app import app
from core.cli.wiring import quietly
from core.errors import Cancelled, ReelwrightError, UsageError


def main(argv: Sequence[str], *, work: Callable[..., int]) -> int:
    """Run one command; the exit code (0 ok, 2 usage, 3 input, 4 setup, 5 provider, 6 cancelled, 7 storage, 1 bug)."""
    as_json = "--json" in argv
    with quietly():
        try:
            code = app.main(args=list(argv), prog_name="python -m core", standalone_mode=False, obj={"work": work})
            return int(code or 0)
        except click.exceptions.Exit as stop:
            return stop.exit_code
        except click.UsageError as error:
            hint = f"See: {error.ctx.command_path} --help" if error.ctx else "See: python -m core --help"
            return output.print_failure(UsageError(output.sentence(error.format_message()), hint), as_json)
        except (click.Abort, KeyboardInterrupt):
            return output.print_failure(Cancelled(), as_json)
        except click.ClickException as error:
            return output.print_failure(UsageError(output.sentence(error.format_message())), as_json)
        except ReelwrightError as error:
            return output.print_failure(error, as_json)
        except BrokenPipeError:
            return 0  # whoever read our output has had enough
        except Exception as error:  # noqa: BLE001 - the edge where a fault of ours becomes one sentence
            return output.report_fault(error, as_json)
