"""`docs/architecture.md` between its markers, made from the code: `python docs/rooms.py` writes it anew.

The picture has an arrow wherever a room imports another and no longer way leads there. `tests/test_architecture.py`
compares it with the file.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = Path(__file__).with_name("architecture.md")
BEGIN, END = "<!-- rooms -->", "<!-- /rooms -->"
OUTSIDE = ("core", "core.studio", "core.__main__")  # packages of packages, and the command itself
Graph = dict[str, set[str]]


def modules(root: Path = ROOT) -> dict[str, Path]:
    """Every module of `core` and `pages` by its dotted name."""
    found = {}
    for path in sorted(file for folder in ("core", "pages") for file in (root / folder).rglob("*.py")):
        name = ".".join(path.relative_to(root).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = path
    return found


def imports(path: Path, known: dict[str, Path]) -> set[str]:
    """The modules that a file imports anywhere in it: at its top, in functions, for types alone."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in known else node.module for name in inner}
    return found & known.keys()


def graph(root: Path = ROOT) -> Graph:
    """Map each module to the modules it imports."""
    known = modules(root)
    return {name: imports(path, known) - {name} for name, path in known.items()}


def room_of(module: str) -> str:
    """The room of a module: `pages`, a package of `core` or of `core.studio`; a file there is one by itself."""
    parts = module.split(".")
    if parts[0] == "pages":
        return "pages"
    deep = 3 if module.startswith("core.studio.") else 2
    return ".".join(parts[:deep])


def rooms(arrows: Graph) -> Graph:
    """Map each room to the rooms it imports."""
    found: Graph = defaultdict(set)
    for module, others in arrows.items():
        found[room_of(module)] |= {room_of(other) for other in others} - {room_of(module)}
    return {room: others - set(OUTSIDE) for room, others in found.items()}


def reachable(arrows: Graph, start: str) -> set[str]:
    """Everything that can be reached from a node in one step or more."""
    found: set[str] = set()
    waiting = list(arrows.get(start, ()))
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += arrows.get(node, ())
    return found


def shortest(arrows: Graph) -> Graph:
    """The graph without the arrows that a longer way makes needless."""
    below = {node: reachable(arrows, node) for node in arrows}
    return {
        node: {
            other for other in others if not any(other in below.get(third, ()) for third in others if third != other)
        }
        for node, others in arrows.items()
    }


def picture(arrows: Graph) -> str:
    """The rooms and arrows as Mermaid text, which GitHub and most forges draw."""
    drawn = {room: others for room, others in shortest(arrows).items() if room not in OUTSIDE}
    lines = ["```mermaid", "flowchart TD"]
    lines += [f'  {room.replace(".", "_")}["{room.removeprefix("core.")}"]' for room in sorted(drawn)]
    for room, others in sorted(drawn.items()):
        lines += [f"  {room.replace('.', '_')} --> {other.replace('.', '_')}" for other in sorted(others)]
    return "\n".join([*lines, "```"])


def sentence(path: Path) -> str:
    """The first sentence of a module's docstring."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(text.split("\n\n")[0].split()).replace("|", "\\|")


def table() -> str:
    """Each room with what it is for, in its own words."""
    known = modules()
    names = sorted(room for room in rooms(graph()) if room not in OUTSIDE)
    rows = [f"| `{name}` | {sentence(known[name])} |" for name in names]
    return "\n".join(["| Room | What it is for |", "|---|---|", *rows])


def page() -> str:
    """The whole page with the part between the markers made anew."""
    text = PAGE.read_text(encoding="utf-8")
    before, after = text.partition(BEGIN)[0], text.partition(END)[2]
    return f"{before}{BEGIN}\n{picture(rooms(graph()))}\n\n{table()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE} is written.\n")
