"""Write documents.md anew: the kinds of documents that are read, and how well those of real programs are.

Run: python docs/documents.py, after `python -m tests.trials documents` for new figures; with --check it only compares.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/documents.md"
FIGURES = ROOT / "out/trials/documents.jsonl"
MARK = "<!-- figures -->\n"
HEAD = """# Documents

Made by `python docs/documents.py`. Every document is read in a child process with limits on its size, processor time,
memory and on what it unpacks to; a PDF may have {pages} pages. Changes count as accepted; hidden text, notes, running
heads and page numbers are not read. Of a book of more than a few thousand words one chapter is read.

| kind | files | most |
| --- | --- | --- |
{rows}

"""
TABLE = """What is read of documents in English, German and French that these programs made
(`tests/trials/documents.py`): words of the text in their order (recall), and words that are none of it
(foreign). RTF is read by our own reader: striprtf 0.0.35, the maintained library, gives the two English
samples in `tests/content/samples` a recall of 1.00 and 0.98 with 2.5 % and 4.3 % foreign words (hidden and
deleted ones among them), and no headings, lists or pictures.

| made by | documents | bytes | recall, lowest | foreign, highest |
| --- | --- | --- | --- | --- |
"""


def kinds() -> str:
    """The part that is made from the code."""
    from core.content.pdf.document import MOST_PAGES
    from core.model.documents import DOCUMENTS

    rows = [
        f"| {d.label} | {', '.join(f'`{suffix}`' for suffix in d.suffixes)} | {d.most_bytes // 10**6} MB |"
        for d in DOCUMENTS
    ]
    return HEAD.format(pages=MOST_PAGES, rows="\n".join(rows))


def figures() -> str:
    """The part that was measured: anew where the trial has run, else as it stands."""
    if not FIGURES.is_file():
        return PAGE.read_text(encoding="utf-8").partition(MARK)[2]
    rows: dict[str, list[dict[str, float]]] = {}
    for line in FIGURES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)["figures"]
        if "recall" in row:
            rows.setdefault(row["document"], []).append(row)
    table = [
        f"| {name} | {len(some)} | {min(r['bytes'] for r in some):,} to {max(r['bytes'] for r in some):,} | "
        f"{min(r['recall'] for r in some):.3f} | {max(r['foreign'] for r in some):.3f} |"
        for name, some in rows.items()
    ]
    return TABLE + "\n".join(table) + "\n"


def page() -> str:
    """The page as it should be."""
    return kinds() + MARK + figures()


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if "--check" in sys.argv:
        sys.exit(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE} is written.\n")
