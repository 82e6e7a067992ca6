"""Pasted text keeps the structure of its page: headings, lists, tables, and code with all that is in it."""

from __future__ import annotations

import pytest

from core.content import read_text
from core.model.article import Article, Code, Table
from core.ports import Context
from tests.content.helpers import LAST, MORE, PROSE, only


def _outline(found: Article) -> list[str]:
    return [f"{block.kind}: {block.text[:24]}".strip() for block in found.blocks]


DOCSTRING = '''def publish(video, account):
    """
    Upload the video and publish it.

    1. Load the video.
    2. Send it to the platform, which answers with an address.
    """
    return send(video, account)'''
FLAT = '''class Publisher(Service):
"""
Publishes finished videos through the platforms' own services.
The account is the one that was connected before.
"""
kinds = [
('short', 'Short (30-90s)'),
('long', 'Long (5-15m)'),
]
def check(self, project):
# The project has content with a text
pass'''
PROMPT = '''def ask(subject):
    prompt = f"""
    Write a script about the subject below.
    The script is to be returned as a string.

    YOU MUST NOT USE ANY MARKDOWN IN THE SCRIPT.

    Subject: {subject}
    """
    return model(prompt)'''
YAML = "# Add this to the settings:\nworker:\nbuild: ./backend\ncommand: serve --port 80"
JSON = '{\n"hook": "text (3-5 sec)",\n"points": [\n{"text": "...", "seconds": 20}\n]\n}'


IDS = ["docstring", "flat", "prompt", "yaml", "json"]


@pytest.mark.parametrize("code", [DOCSTRING, FLAT, PROMPT, YAML, JSON], ids=IDS)
def test_docstrings_prompts_and_comments_are_part_of_their_code(ctx: Context, code: str) -> None:
    found = read_text(f"How It Works\n\n{PROSE}\n\nThis is the whole of it:\n{code}\n\n{MORE}\n\n{LAST}", ctx)
    assert found.title == "How It Works"
    assert [block.text for block in only(found, "code")] == [code]
    assert [block.text for block in only(found, "paragraph")] == [PROSE, "This is the whole of it:", MORE, LAST]


def test_the_name_of_a_file_over_a_listing_is_its_caption(ctx: Context) -> None:
    found = read_text(
        f"{PROSE}\n\nThe voice is called here:\nbackend/voice.py\n{DOCSTRING}\n\n{MORE}\n\n{LAST}", ctx, "T"
    )
    code = next(block for block in found.blocks if isinstance(block, Code))
    assert code.caption == "backend/voice.py"
    assert "backend/voice.py" not in [block.text for block in only(found, "paragraph")]


def test_headings_around_code_stay_headings(ctx: Context) -> None:
    text = (
        f"Skip to main content\n\nVideo Pipeline\n\n{PROSE}\n\nStage 1: Script\n\n{MORE}\n\nCode:\n{DOCSTRING}\n\n"
        f"Stage 2: Voice\n\n{LAST}"
    )
    found = read_text(text, ctx)
    assert found.title == "Video Pipeline"
    assert [block.text for block in only(found, "heading")] == ["Stage 1: Script", "Stage 2: Voice"]


def test_text_with_a_line_for_each_block_keeps_headings_lists_and_tables(ctx: Context) -> None:
    text = "\n".join(
        [
            "31 KiB", "Harbour Handbook (02I)", "Document Version: 1.0", "Date: 2026-03-23", "Status: Ready",
            "1. CURRENT STATE", "What Exists", PROSE,
            "- A harbour with two piers", "- A crane that is kept for", "heavy goods", "What Does Not Exist",
            "- No lighthouse", "- No dry dock", "2. WHAT TO BUILD", MORE, "2.1 Sizes", "| Ship | Length |", "|---|---|",
            "tug |", "20 m |", "ferry |", "90 m |", "Stage 1 — The Pier", LAST,
        ]
    )  # fmt: skip
    found = read_text(text, ctx)
    assert found.title == "Harbour Handbook (02I)"
    assert [block.text for block in only(found, "heading")] == [
        "CURRENT STATE", "What Exists", "What Does Not Exist", "WHAT TO BUILD", "Sizes", "Stage 1 — The Pier",
    ]  # fmt: skip
    assert [block.text for block in only(found, "list")] == [
        "A harbour with two piers\nA crane that is kept for heavy goods",
        "No lighthouse\nNo dry dock",
    ]
    facts, table = (block for block in found.blocks if isinstance(block, Table))
    assert facts.rows == (("Document Version", "1.0"), ("Date", "2026-03-23"), ("Status", "Ready"))
    assert (table.header, table.rows) == (("Ship", "Length"), (("tug", "20 m"), ("ferry", "90 m")))


@pytest.mark.parametrize(
    "text",
    [
        "The buyer pays the price at once;\nthe seller brings the goods;\nboth sign the paper.",
        "flour: two cups of it\nsugar: one cup\nbutter: as much as you like",
        "for all of these reasons (and for\nthe weather) there was no time:\nthe boats stayed in.",
        "import duties fell in that year,\nand with the tide came ships\nfrom all over the world.",
    ],
)
def test_prose_that_resembles_code_is_none(ctx: Context, text: str) -> None:
    assert not only(read_text(f"{PROSE}\n\n{text}\n\n{MORE}\n\n{LAST}", ctx, "Tides"), "code")


def test_a_quotation_mark_that_never_ends_takes_no_prose_along(ctx: Context) -> None:
    rest = "\n\n".join(f"The tide of day {n} came in at noon and went out again at six." for n in range(150))
    found = read_text(f'{PROSE}\n\nx = """\ny = 2\n\n{rest}', ctx, "Tides")
    assert len(only(found, "paragraph")) >= 140


SNIPPETS = {
    "javascript": "const tide = (level) => {\n  // the highest of all\n  return level * 2;\n};\n\nexport default tide;",
    "sql": "SELECT name, level\nFROM tides\nWHERE level > 3\nORDER BY level DESC;",
    "console": "$ tides --port 80\nListening on port 80\nReady.\n$ curl localhost",
    "session": ">>> tides.level()\n3\n>>> tides.name\n'spring'",
    "shell": "#!/bin/bash\n# Start the server\nfor port in 80 81; do\n  tides --port $port\ndone",
    "settings": "[tides]\nport = 80\nlevel = high",
    "image": "# Add this to the image:\nRUN apt-get update && apt-get install -y ffmpeg",
    "failure": 'Traceback (most recent call last):\n  File "tides.py", line 3, in run\n    run()\nValueError: no water',
    "command": "pip install tides",
    "call": "tides.run(port=80)",
    "data": '{"name": "spring", "level": 3}',
}


@pytest.mark.parametrize("kind", SNIPPETS)
def test_snippets_of_all_kinds_are_listings(ctx: Context, kind: str) -> None:
    found = read_text(f"{PROSE}\n\nThis is how:\n\n{SNIPPETS[kind]}\n\n{MORE}\n\n{LAST}", ctx, "Tides")
    assert [block.text for block in only(found, "code")] == [SNIPPETS[kind]]
    assert [block.text for block in only(found, "paragraph")] == [PROSE, "This is how:", MORE, LAST]


def test_indented_terms_of_a_contract_are_no_code(ctx: Context) -> None:
    terms = (
        "   3. Each Contributor(s) grants the rights to those Contribution(s)\n"
        "      in Source form (or any other), and database rights (such as those\n"
        "      arising under other laws);\n"
        "      institute no litigation against any entity (including a\n"
        "      cross-claim or counterclaim in a lawsuit) about it."
    )
    assert not only(read_text(f"{PROSE}\n\n{terms}\n\n{MORE}\n\n{LAST}", ctx, "Terms"), "code")


def test_a_short_line_right_over_a_list_is_its_heading(ctx: Context) -> None:
    found = read_text(f"{PROSE}\n\nWhat You Need\n- A line\n- A piece of lead\n\n{MORE}\n\n{LAST}", ctx, "Tides")
    assert [block.text for block in only(found, "heading")] == ["What You Need"]
    assert [block.text for block in only(found, "list")] == ["A line\nA piece of lead"]


def test_lines_of_amounts_are_a_list(ctx: Context) -> None:
    found = read_text(f"{PROSE}\n\n200 g flour\n1 egg\n½ tsp salt\n\n{MORE}\n\n{LAST}", ctx, "Bread")
    assert [block.text for block in only(found, "list")] == ["200 g flour\n1 egg\n½ tsp salt"]
