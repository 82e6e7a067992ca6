"""Write limits.md anew: every preset's numbers with their unit, source and date, from `core/model`.

Run: python docs/limits.py
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/limits.md"
HEAD = """# Limits of the platforms

Made from `core/model/platforms.py` and `core/model/presets.py` by `python docs/limits.py`. What is typed is counted in
these units and refused above them; what is computed keeps them. Platforms change: correct a number there, with its
source and date, and everything follows.

| preset | what | most | source | of |
| --- | --- | --- | --- | --- |
"""


def page() -> str:
    """The page as it should be."""
    from core.model.platforms import UNIT_WORDS, source_of
    from core.model.presets import PRESETS

    rows = []
    for name, preset in PRESETS.items():
        platform = preset.platform
        numbers = {
            "longest": f"{preset.max_s} s" + (f" (usual: {preset.usual_s} s)" if preset.usual_s else ""),
            "file": f"{preset.max_bytes / 10**6:,.0f} MB",
            "title": f"{preset.title_chars} {UNIT_WORDS[platform.title_unit]}",
            "text": f"{preset.description_chars:,} {UNIT_WORDS[platform.text_unit]}",
            "tags": f"{platform.tags_chars} characters, commas and quotes counted" if platform.tags == "list" else "",
            "hashtags": str(platform.hashtags),
            "mentions": "" if platform.mentions is None else str(platform.mentions),
            "forbidden signs": " ".join(f"`{sign}`" for sign in platform.forbidden),
            "links": "clickable" if preset.links else "not clickable",
        }
        for field, most in numbers.items():
            if most:
                source = source_of(name, platform.name, field)
                rows.append(f"| `{name}` | {field} | {most} | {source.place} | {source.date} |")
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE} is written.\n")
