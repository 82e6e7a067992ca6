"""Rows that held sentences hold codes after the upgrade, and nothing made from them turns stale."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from core.jobs import queue
from core.model.coded import Coded, Flag, Notice, Reason
from core.store import approvals, old_sentences, renders, scripts, storyboards
from core.store.coded import notices_of
from core.store.db import open_store
from core.wording import words
from tests.store.migrating import AT, before

SHA = "a" * 64
FLAGS = [
    "not from the article", "the article's title", "changed by hand", "written by hand", "written without a source",
    "no passage of the article says this", "the passage named for it says something else",
    "kept as it is: not from the article", "changed by hand: The article says 2,300, not 3,200.",
    "kept as it is: changed by hand: The article says “warm”, not “cold”.",
    "The article says Ada where the line says Bob.", "The article does not say “never” here.",
    "The article says “never” here; the line does not.", "The article does not say 12 here.",
    "The article does not say 12.", "The article does not say this of Ada.", "The article does not mention Ada.",
    "The article does not mention Ada here.", "The article says nothing like this.",
    "Most of these words are not where the article speaks of this.", "The article says nothing of “a b c d e”.",
    "The article has no such quotation: “so it is”.",
]  # fmt: skip
REASONS = [
    "The film opens with its title.", "The code this passage talks about. (1–12 / 40)",
    "The line names what this picture shows. (A hive (open))", "The section's picture again, framed otherwise.",
    "The words themselves: no picture of the article belongs to this passage.", "Chosen by you.", "Seen here before.",
    "A picture of yours.", "From the same section: A hive", "From elsewhere in the article.",
    "Matches “kernel release”. Portrait, 12 s, from Pexels.", "About “linux, server”, as the article is. From Pixabay.",
    "Portrait, photo, from Pexels. It also looks like it.",
    "The figures of the table this passage talks about, as a chart.",
]  # fmt: skip
NOTICES = [
    "The article has 70 pictures; the first 60 are used.", "The picture a.png is left out: it is not a file.",
    "About 23% of the article is not in its main language (de) but in en.",
    "The article has words for about 21 seconds; a short video on these platforms should have at least 30.",
    "The model wrote words for about 21 seconds; there should be at least 30.",
    "The script stays too short: The model is away.", "Not all lines have the same voice: line 1 is by Amy, woman.",
    "Not all lines have the same voice: lines 1, 2 and 4 are recorded by a person.",
    "The words of line 3 have changed since it was recorded, so the voice speaks it. Record it again.",
    "YouTube Shorts takes videos of at most 60 s.", "The sound of loud.mp4 is not used.",
    "3 of 9 previews could not be fetched: It is gone.", "photo-3 is left out: It is gone.",
    "The narration is 41 s long; no lines of the article come nearer to 45.5 s.",
    "The video lasts 21 s, and Instagram Reels asks for at least 30 s.",
    "eSpeak NG cannot read some letters; they are left out of the speech: ไ.",
    "broken.mp3 cannot be read. It is passed over.", "There is no music in /tmp/songs, so the video has none.",
]  # fmt: skip
REWORDED = {  # what the code says otherwise by now
    "The video lasts 21 s, and Instagram Reels asks for at least 30 s.":
    "The video lasts 21 s; for Instagram Reels at least 30 s are advised.",
    "The article has words for about 21 seconds; a short video on these platforms should have at least 30.":
    "The article has words for about 21 s; a short video on these platforms should have at least 30 s.",
    "The model wrote words for about 21 seconds; there should be at least 30.":
    "The model wrote words for about 21 s; there should be at least 30 s.",
    "The narration is 41 s long; no lines of the article come nearer to 45.5 s.":
    "The narration is 41 s long; no lines of the article come nearer to 46 s.",
}  # fmt: skip


def read(kind: type[Coded], current: Any) -> Coded:
    return kind.model_validate(json.loads(json.dumps(current)))


@pytest.mark.parametrize("sentence", FLAGS)
def test_an_old_flag_is_a_code_that_reads_as_before(sentence: str) -> None:
    flag = read(Flag, old_sentences.flag(sentence))
    assert flag.code != "text" and words(flag) == sentence
    assert isinstance(flag, Flag) and (flag.about is None or flag.about.code != "text")


@pytest.mark.parametrize("sentence", REASONS)
def test_an_old_reason_is_a_code_that_reads_as_before(sentence: str) -> None:
    reason = read(Reason, old_sentences.reason(sentence))
    assert reason.code != "text" and words(reason) == sentence


@pytest.mark.parametrize("sentence", NOTICES)
def test_an_old_warning_is_a_code_that_reads_as_before(sentence: str) -> None:
    notice = read(Notice, old_sentences.notice(sentence))
    assert notice.code != "text" and words(notice) == REWORDED.get(sentence, sentence)


@pytest.mark.parametrize("sentence", ["Nobody ever wrote this.", "changed by hand, said Ada: no", "…", ": "])
def test_a_sentence_nobody_knows_stays_what_it_is(sentence: str) -> None:
    for kind, upgraded in ((Flag, old_sentences.flag), (Reason, old_sentences.reason), (Notice, old_sentences.notice)):
        item = read(kind, upgraded(sentence))
        assert item.code == "text" and words(item) == sentence
    assert old_sentences.flag("") is None and old_sentences.reason("") is None


def old_database(folder: Path) -> None:
    """A database as it was before codes, with one project."""
    with before("0006_codes", folder) as db:
        _fill(db)


def _fill(db: Database) -> None:
    db.execute("update contents set warnings = ?", (json.dumps([NOTICES[1]]),))
    lines = [
        {"id": 1, "section": "hook", "text": "Bees.", "flag": ""},
        {"id": 2, "section": "cta", "text": "Bye.", "flag": "changed by hand: The article says 1, not 2."},
        {"id": 3, "section": "cta", "text": "Bye!", "flag": "a mark of one's own"},
    ]
    db.execute(
        "insert into scripts (project_id, version, title, language, writer, lines, headings, seo_metadata, warnings,"
        " total_estimated_duration, created_at) values (1, 1, 'Bees', 'en', 'extractive', ?, '[]', '{}', ?, 3.0, ?)",
        (json.dumps(lines), json.dumps([NOTICES[3]]), AT),
    )
    shots = [
        {"lines": [1], "picture": SHA, "reason": REASONS[2], "candidates": [{"sha256": SHA, "reason": REASONS[8]}]},
        {"lines": [2], "card": {"kind": "end"}, "reason": ""},
    ]
    db.execute("insert into storyboards (project_id, shots, created_at) values (1, ?, ?)", (json.dumps(shots), AT))
    db.execute(
        "insert into approvals (project_id, step, input_hash, warnings, approved_at) values (1, 'voice', 'h', ?, ?)",
        (json.dumps([NOTICES[6], "Unknown."]), AT),
    )
    db.execute(
        "insert into renders (project_id, preset, quality, input_hash, warnings, created_at)"
        " values (1, 'tiktok', 'draft', 'h', ?, ?)",
        (json.dumps([NOTICES[14]]), AT),
    )
    db.execute(
        "insert into jobs (kind, lane, project_id, payload, status, result, created_at)"
        " values ('visuals', 'default', 1, '{}', 'done', ?, ?)",
        (json.dumps({"shots": 2, "warnings": [NOTICES[12]]}), AT),
    )


def test_a_database_with_sentences_is_brought_up_to_date(tmp_path: Path) -> None:
    old_database(tmp_path / "old")
    store = open_store(tmp_path / "old")
    row = scripts.latest(store, 1)
    assert row is not None
    script = scripts.script(row)
    assert [line.flag.code if line.flag else "" for line in script.lines] == ["", "edited", "text"]
    assert words(script.lines[1].flag) == "changed by hand: The article says 1, not 2."
    assert script.warnings == (Notice.of("short_article", seconds=21.0, type="short", least=30.0),)
    board = storyboards.get(store, 1)
    assert board is not None
    assert board.shots[0].reason == Reason.of("named", title="A hive (open)")
    assert board.shots[0].candidates[0].reason == Reason.of("same_section", title="A hive")
    assert board.shots[1].reason is None
    noted = approvals.get(store, 1)["voice"]
    assert noted["input_hash"] == "h"
    assert noted["notices"] == [Notice.of("lines_by_voice", lines=[1], voice="Amy, woman"), Notice.text("Unknown.")]
    assert [words(item) for item in notices_of(renders.get(store, 1)["warnings"])] == [REWORDED[NOTICES[14]]]
    assert json.loads(queue.get(store, 1)["result"])["notices"] == [old_sentences.notice(NOTICES[12])]
