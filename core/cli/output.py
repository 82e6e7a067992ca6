"""The output of the command line: JSON or words on stdout, errors and progress on stderr."""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from typing import Any

from core.cli.wiring import log_file
from core.errors import ReelwrightError
from core.model.text import harmless

_log = logging.getLogger("core.cli")


def print_json(value: Any) -> None:
    """Print one JSON value on stdout; what could command a terminal is escaped as JSON escapes it."""
    text = json.dumps(value, ensure_ascii=False, indent=2, default=str)
    print(harmless(text, keep="\n", write=lambda char: json.dumps(char)[1:-1]))


def print_line(text: str = "") -> None:
    """Print one line on stdout."""
    print(harmless(text, keep="\n"))


def print_note(text: str) -> None:
    """Print one line on stderr, beside the command's result."""
    print(harmless(text, keep="\n"), file=sys.stderr)


def sentence(text: str) -> str:
    """A text of an error as one sentence, as the command line prints it."""
    text = harmless(" ".join(text.split()))
    return text if text.endswith((".", "?", "!")) else f"{text}."


def print_failure(error: ReelwrightError, as_json: bool) -> int:
    """Print on stderr in one sentence what went wrong and what to do; the exit code."""
    if as_json:
        print_json({"error": error.as_dict()})
    else:
        print_note(f"{error}".strip())
    return error.exit_code


def report_fault(error: Exception, as_json: bool) -> int:
    """Report a fault of ours: the traceback goes to the log file, a sentence to stderr."""
    path = log_file()
    _log.error("unexpected", exc_info=error)
    hint = f"The details are in {path}." if path else f"({type(error).__name__}; no log could be written.)"
    return print_failure(ReelwrightError("Something went wrong inside Reelwright.", hint), as_json)


def print_table(rows: list[dict[str, Any]], columns: dict[str, str]) -> None:
    """Print rows in aligned columns; `columns` maps a key to its heading."""
    cells = [[*columns.values()], *([harmless(str(row.get(key, "") or "")) for key in columns] for row in rows)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(columns))]
    for row in cells:
        print_line("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def print_files(folder: Path, as_json: bool, warning: str) -> None:
    """Print the files in a folder, and a warning about them."""
    files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    if as_json:
        print_json({"folder": str(folder), "files": files, "warnings": [warning] if warning else []})
        return
    print_line(str(folder))
    for name in files:
        print_line(f"  {name}")
    if warning:
        print_line(f"Note: {warning}")
