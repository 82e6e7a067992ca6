"""Texts in every encoding that people still have, declared rightly, wrongly or not at all."""

from __future__ import annotations

import pytest

from core.content import sniff
from core.content.charset import decode
from core.content.sources import read_bytes
from core.errors import BadInput
from core.ports import Context
from tests.trials import charsets

POLISH = (
    "Młyn pływowy na przylądku miele zboże tylko siłą morza. Dwa razy dziennie woda podnosi się za długim murem. "
    "Żaden młynarz nie śpi wtedy spokojnie, bo koło wciąż się obraca."
)
CHINESE = "这座磨坊在海边，靠潮水转动。每天两次，海水涨到石墙后面，然后慢慢流出来，推动木轮。"
RUSSIAN = "Мельница стоит на берегу моря и работает только от прилива. Два раза в день вода поднимается за стеной."


@pytest.mark.parametrize("seed", range(0, charsets.COUNT, 19))
def test_a_text_is_found_again_in_every_encoding_that_can_hold_it(seed: int) -> None:
    cases = list(charsets.cases_of(seed))
    wrong = [(case.language, case.encoding, case.declaration) for case in cases if not case.is_right]
    assert len(wrong) <= max(1, len(cases) // 50), wrong


@pytest.mark.parametrize("codec", ["cp1250", "iso8859-2", "utf-8", "utf-16", "utf-16-le"])
def test_a_text_file_says_nothing_of_its_encoding_and_is_read_right(ctx: Context, codec: str) -> None:
    article = read_bytes(f"Młyn pływowy\n\n{POLISH}\n".encode(codec), "notes.txt", ctx)
    assert article.title == "Młyn pływowy" and article.blocks[0].text == POLISH and article.language == "pl"


@pytest.mark.parametrize(
    ("text", "codec"),
    [(CHINESE, "utf-16-le"), (CHINESE, "utf-16-be"), (RUSSIAN, "utf-16-le"), (RUSSIAN, "koi8-r"), (RUSSIAN, "cp866")],
)
def test_files_without_a_mark_at_their_head_are_text_whatever_their_letters(
    ctx: Context, text: str, codec: str
) -> None:
    assert read_bytes(f"{text}\n\n{text}\n".encode(codec), "notes.md", ctx).blocks[0].text == text


@pytest.mark.parametrize(
    "meta", ["", "<meta charset='gb2312'>", "<meta charset='iso-8859-1'>", "<meta charset='utf-8'>"]
)
def test_a_declaration_may_come_late_or_be_wrong(ctx: Context, meta: str) -> None:
    script = "<script>" + "let x = [1, 2, 3];\n" * 1500 + "</script>"
    page = f"<html><head>{script}{meta}<title>潮水磨坊</title></head><body><article><p>{CHINESE * 3}</p></article>"
    article = read_bytes(page.encode("gb2312"), "page.html", ctx)
    assert (article.title, article.language) == ("潮水磨坊", "zh") and CHINESE in article.blocks[0].text


def test_bytes_win_over_what_a_server_says() -> None:
    assert decode(RUSSIAN.encode("cp1251"), "iso-8859-1") == RUSSIAN
    assert decode(RUSSIAN.encode(), "windows-1251") == RUSSIAN


def test_what_cannot_be_decoded_is_told(ctx: Context) -> None:
    data = POLISH.encode() + b" \xff\xfe " + POLISH.encode()
    article = read_bytes(data, "notes.txt", ctx)
    assert "\ufffd" in article.blocks[0].text and POLISH in article.blocks[0].text
    (warning,) = ctx.warnings  # type: ignore[attr-defined]
    assert "2 characters" in str(warning) and "cannot be read" in str(warning)


def test_binary_data_is_no_text_in_any_encoding() -> None:
    for data in (bytes(range(256)) * 20, b"\x00\x01\x02\x03" * 500, b"MZ\x90\x00\x03\x00\x00\x00" * 300):
        with pytest.raises(BadInput):
            sniff.kind_of(data, "notes.txt")


def test_a_right_declaration_counts_in_a_language_without_a_table_too() -> None:
    text = "טודוס לוס אומברס נאסין ליברס אי איגואלס אין דיגנידאד אי דיריגוס. " * 8
    assert decode(text.encode("cp1255"), "windows-1255") == text


def test_yiddish_is_not_taken_for_another() -> None:
    text = "אלע מענטשן ווערן געבוירן פריי און גלייך אין כבוד און רעכט. יעדער ווערט באשאנקן מיט געוויסן. " * 5
    for header in ("windows-1255", "", "iso-8859-1"):
        assert decode(text.encode("cp1255"), header) == text
