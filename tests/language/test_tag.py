"""Tags as people and services write them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.language import tag

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("de", "de"),
        ("DE", "de"),
        ("pt_BR", "pt"),
        ("en-GB-x-rp", "en"),
        ("eng", "en"),
        ("iw", "he"),
        ("in-ID", "id"),
        ("tl", "fil"),
        ("zh-cmn-Hant", "zh"),
        ("cmn", "zh"),
        ("zh-yue", "yue"),
        ("prs", "fa"),
        ("no", "nb"),
        ("nn", "nn"),
        ("de_DE.UTF-8", "de"),
        ("de-DE@euro", "de"),
        (" fr ", "fr"),
        ("en-us-nyc", "en"),
        ("und", ""),
        ("", ""),
        ("english", "english"),
    ],
)
def test_the_primary_language_of_a_tag(written: str, code: str) -> None:
    assert tag.primary(written) == code


def test_word_lists_of_the_standard_language_serve_its_varieties() -> None:
    assert [tag.base(item) for item in ("yue-HK", "wuu", "ary", "arz", "nb", "nn")] == [
        "zh",
        "zh",
        "ar",
        "ar",
        "nb",
        "nn",
    ]
    known = ("ar", "en", "id", "nb", "zh")
    assert [tag.nearest(element, known) for element in ("yue", "nn", "ms", "en-GB", "br", "")] == [
        "zh",
        "nb",
        "id",
        "en",
        "",
        "",
    ]


def test_services_count_one_norwegian() -> None:
    assert {tag.macro(item) for item in ("no", "nb", "nn", "nb-NO")} == {"no"}


@pytest.mark.parametrize(
    ("written", "script", "from_right"),
    [
        ("ar", "Arab", True),
        ("az-Arab", "Arab", True),
        ("az", "Latn", False),
        ("ckb", "Arab", True),
        ("ku", "Arab", True),
        ("ku-Latn", "Latn", False),
        ("dv", "Thaa", True),
        ("yi", "Hebr", True),
        ("pa-PK", "Arab", True),
        ("pa", "Guru", False),
        ("zh-TW", "Hant", False),
        ("zh", "Hans", False),
        ("yue", "Hant", False),
        ("sr-Latn", "Latn", False),
    ],
)
def test_script_and_direction(written: str, script: str, from_right: bool) -> None:
    assert (tag.script(written), tag.right_to_left(written)) == (script, from_right)


_TAKES_APART = re.compile(
    r"""(?:lang(?:uage)?|code|locale|tag)\w*(?:\.lower\(\)|\.strip\(\)|\.replace\([^()]*\))*
        (?:\.r?(?:split|partition)\((?:["'][-_]["']|["'][-_]["'],\s*1)\)|\[:2\])"""
    r"""|re\.split\([^()]*\[[-_]{2}\][^()]*lang""",
    re.VERBOSE,
)
_NOT_OF_LANGUAGES = {"core/content/dom/code.py", "core/voice/install/hub.py"}  # of programs; a folder of Piper's


def taken_apart(text: str) -> list[str]:
    """The places of a file that cut a language tag up."""
    return _TAKES_APART.findall(text)


@pytest.mark.parametrize(
    "line",
    [
        'base = language.split("-")[0]',
        "code = one.voice.language.partition('-')[0]",
        'language.lower().replace("_", "-").split("-")[0]',
        "if language[:2] in known:",
        'code.split("_")[0]',
        're.split(r"[-_]", language)',
    ],
)
def test_the_search_below_finds_what_it_looks_for(line: str) -> None:
    assert taken_apart(line)


def test_no_other_room_takes_a_tag_apart() -> None:
    """Use `primary`, `base`, `script` and `right_to_left` of `core.language.tag` where this fails."""
    guilty = {}
    for path in [*(ROOT / "core").rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "app.py"]:
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith("core/language/") and name not in _NOT_OF_LANGUAGES:
            found = taken_apart(path.read_text(encoding="utf-8"))
            guilty |= {name: found} if found else {}
    assert not guilty
