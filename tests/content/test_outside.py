"""Tests of hostile documents: characters without sense, too little to be an article, documents that are traps."""

from __future__ import annotations

import io
import os
import resource
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from core.content import caged_reading, read_bytes, read_text
from core.content.dom.tree import parse, text_of
from core.errors import BadInput, Cancelled, ReelwrightError
from core.model import text as letters
from core.ports import Context
from tests.content.helpers import MORE, PROSE, all_text

SENSELESS = "\x01\x07\x08\x0b\x0c\x1b\x1f\x7f\x9b\ufffe\uffff\ufdd0\U0001fffe"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, head: str = '<?xml version="1.0"?>', encoding: str = "utf-8") -> bytes:
    """A Word document with this body."""
    out = io.BytesIO()
    document = f'{head}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELS)
        archive.writestr("word/document.xml", document.encode(encoding))
    return out.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize("kind", ["text", "after a break", "reference", "title", "attribute", "md", "heading", "txt"])
def test_characters_without_sense_are_left_out(ctx: Context, kind: str) -> None:
    char = SENSELESS
    page = "<html><head><title>{t}</title></head><body><article><h1>{t}</h1><p>{a}<br>{b} {p}</p><p>{m}</p></article>"
    parts = {"t": "Tides", "a": "one", "b": "two", "p": PROSE, "m": MORE}
    changed = {
        "text": ("a", f"{char}one"),
        "after a break": ("b", f"{char}two"),
        "reference": ("a", "one " + " ".join(f"&#{ord(c)}; &#x{ord(c):x};" for c in char)),
        "title": ("t", f"Ti{char}des"),
        "attribute": ("a", f'<a href="{char}x" title="&#27;{char}">one</a>'),
    }
    if kind in changed:
        name, value = changed[kind]
        article = read_bytes(page.format(**{**parts, name: value}).encode("utf-8", "surrogatepass"), "a.html", ctx)
    elif kind == "txt":
        article = read_bytes(f"{PROSE}{char}\n\n{char}{MORE}".encode(), "a.txt", ctx)
    else:
        head = f"# Ti{char}des" if kind == "heading" else "# Tides"
        article = read_text(f"{head}\n\n{PROSE}{char} more\n\n{MORE}", ctx, title=f"T{char}")
    words = all_text(article)
    assert "fishermen" in words.lower()
    assert letters.clean(words) == words


def test_half_a_surrogate_pair_and_a_name_with_commands_do_no_harm(ctx: Context) -> None:
    assert "\ud800" not in all_text(read_text(f"{PROSE} \ud800", ctx))
    article = read_bytes(PROSE.encode(), "ti\x1b[31mdes\u202e\n.txt", ctx)
    assert article.title == "ti[31mdes"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a&#150;b", "a–b"),  # as browsers read it: a letter of Windows
        ("a&#27ab", "a\u2060ab"),
        ("&#&#27;27;", "&#\u206027;"),  # what is left is no reference
        ("&#" + "1" * 5000 + ";", "\u2060"),
        ("&#65;&#x1F600;&#10;", "A😀\n"),
        ("&#12;x", " x"),
        ("&#xD800;&#0;", "\u2060\u2060"),
    ],
)
def test_numbered_references(written: str, read: str) -> None:
    assert text_of(parse(f"<p>{written}</p>")) == read


@pytest.mark.parametrize("text", ["topic: black holes", "hello", "three short words", "<script>alert(1)</script> oh"])
def test_a_few_words_are_no_article_wherever_they_are_from(ctx: Context, text: str) -> None:
    for take in (
        lambda: read_text(text, ctx),
        lambda: read_bytes(text.encode(), "a.txt", ctx),
        lambda: read_bytes(f"<html><body><p>{text}</p></body></html>".encode(), "a.html", ctx),
        lambda: read_bytes(docx(paragraph(text.replace("<", "&lt;"))), "a.docx", ctx),
    ):
        with pytest.raises(BadInput) as found:
            take()
        assert found.value.hint


def test_a_topic_says_what_it_needs(ctx: Context) -> None:
    with pytest.raises(BadInput) as found:
        read_text("Topic: black holes", ctx)
    assert "chat model" in found.value.message and found.value.code == "topic_alone"


@pytest.mark.parametrize(
    "body",
    [
        paragraph(PROSE) + paragraph("a") * 100_000,
        paragraph(PROSE) + "<w:p>" + "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>" * 60_000 + "</w:p>",
        paragraph(PROSE) + " " * 55_000_000,
        f"<w:p><w:r><w:t>{'water ' * 9_000_000}</w:t></w:r></w:p>",
    ],
    ids=["paragraphs", "runs", "blanks", "words"],
)
def test_a_small_document_that_unfolds_is_refused_quickly(ctx: Context, body: str) -> None:
    data = docx(body)
    assert len(data) < 200_000
    before = resource.getrusage(resource.RUSAGE_CHILDREN), time.process_time()
    with pytest.raises(BadInput) as found:
        read_bytes(data, "small.docx", ctx)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert found.value.message.startswith("small.docx ") and found.value.hint
    assert after.ru_utime - before[0].ru_utime < 3 and time.process_time() - before[1] < 1


def test_a_book_of_a_document_is_read(ctx: Context) -> None:
    body = "".join(paragraph(f"{PROSE} This is note {n}.") for n in range(1000, 2500))
    article = read_bytes(docx(body), "book.docx", ctx)
    assert len(article.blocks) == 1500


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp037"])
def test_a_document_type_is_found_in_every_encoding(ctx: Context, encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "b">]>'
    with pytest.raises(BadInput) as found:
        read_bytes(docx(paragraph(PROSE) + paragraph(MORE), head, encoding), "a.docx", ctx)
    assert found.value.code == "not_docx"


def _slow() -> bytes:
    """A document just under the limits: some seconds of work."""
    return docx(paragraph(PROSE) + paragraph("a") * 32_000)


def test_a_reader_that_takes_too_long_is_ended(ctx: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caged_reading, "_CPU_S", 0)
    with pytest.raises(BadInput) as found:
        read_bytes(_slow(), "slow.docx", ctx)
    assert "takes too long" in found.value.message and found.value.code == "too_large"
    assert _readers(os.getpid()) == []


def test_a_reader_that_needs_too_much_memory_is_ended(ctx: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caged_reading, "MEMORY_BYTES", 250_000_000)
    text = "<html><body><article>" + f"<p>{PROSE}</p>" * 40_000
    with pytest.raises(BadInput) as found:
        read_bytes(text.encode(), "large.html", ctx)
    assert found.value.hint


def test_a_reader_that_the_system_ended_says_nothing_against_the_document(ctx: Context) -> None:
    def check() -> None:
        for reader in _readers(os.getpid()):
            os.kill(reader, signal.SIGKILL)

    with pytest.raises(ReelwrightError) as found:
        caged_reading.read_in_child(_slow(), "docx", "slow.docx", check=check)
    assert found.value.retryable and found.value.code in ("killed", "out_of_memory")
    assert "slow.docx" in found.value.message and found.value.hint


def test_a_reader_ends_when_nobody_waits_for_it(ctx: Context) -> None:
    calls = 0

    def check() -> None:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise Cancelled()

    with pytest.raises(Cancelled):
        caged_reading.read_in_child(_slow(), "docx", "slow.docx", check=check)
    assert _readers(os.getpid()) == []


def test_a_reader_ends_with_its_asker(tmp_path: Path) -> None:
    (tmp_path / "slow.docx").write_bytes(_slow())
    code = (
        "import sys; from core.content.caged_reading import read_in_child;"
        "read_in_child(open(sys.argv[1],'rb').read(), 'docx', 'a.docx')"
    )
    asker = subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "slow.docx")])
    while not (readers := _readers(asker.pid)):
        assert asker.poll() is None
        time.sleep(0.01)
    while not _has_begun(readers[0]):
        time.sleep(0.01)
    hosts = _children(asker.pid)
    asker.send_signal(signal.SIGKILL)
    asker.wait()
    until = time.monotonic() + 60
    for left in (*readers, *hosts):
        while Path(f"/proc/{left}/cmdline").exists() and Path(f"/proc/{left}/cmdline").read_bytes():
            assert time.monotonic() < until, "the reader lives on"
            time.sleep(0.01)


def test_a_host_that_ended_is_started_anew(ctx: Context) -> None:
    before = caged_reading.read_in_child(PROSE.encode(), "text", "a.txt")
    for host in _children(os.getpid()):
        os.kill(host, signal.SIGKILL)
    until = time.monotonic() + 60
    while _alive(_children(os.getpid())):
        assert time.monotonic() < until
        time.sleep(0.01)
    assert caged_reading.read_in_child(PROSE.encode(), "text", "a.txt") == before


def test_a_reader_has_nothing_open_but_its_socket_and_none_of_the_secrets(
    ctx: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REELWRIGHT_OPENAI_API_KEY", "a-secret")
    seen: list[tuple[list[str], bytes]] = []

    def check() -> None:
        for reader in _readers(os.getpid()):
            if _has_begun(reader):
                files = [str(file.readlink()) for file in Path(f"/proc/{reader}/fd").iterdir()]
                seen.append((files, Path(f"/proc/{reader}/environ").read_bytes()))
                raise Cancelled()

    with (tmp_path / "open").open("w") as file:
        os.set_inheritable(file.fileno(), True)
        with pytest.raises(Cancelled):
            caged_reading.read_in_child(_slow(), "docx", "slow.docx", check=check)
    ((files, environment),) = seen
    assert len(files) == 3 and sum(name.startswith("socket:") for name in files) == 2 and "/dev/null" in files
    assert b"a-secret" not in environment


def test_the_reader_knows_no_pages_and_no_secrets() -> None:
    code = (
        "import sys, os; sys.path.insert(0, sys.argv[1]); from core.content import cage_host, reading;"
        "print([one for one in ('streamlit', 'httpx', 'sqlite3') if one in sys.modules])"
    )
    root = str(Path(__file__).resolve().parent.parent.parent)
    out = subprocess.run([sys.executable, "-I", "-c", code, root], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"


def _readers(pid: int) -> list[int]:
    """The processes that read documents for another: those of its host."""
    return [reader for host in _children(pid) for reader in _children(host)]


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        found += map(int, task.read_text().split())
    return found


def _alive(pids: list[int]) -> bool:
    return any(" Z " not in Path(f"/proc/{pid}/stat").read_text() for pid in pids)


def _has_begun(pid: int) -> bool:
    """Whether the reader has taken its limits upon itself, with which it has tied itself to its asker."""
    limits = Path(f"/proc/{pid}/limits")
    return not limits.exists() or "Max cpu time              unlimited" not in limits.read_text()


def test_names_and_answers_are_made_fit() -> None:
    assert letters.one_line("N\x1b]0;x\x07\n\t\u202eX  y") == "N]0;x X y"
    assert letters.cleaned({"a\x00": ["b\x1b", ("c\ud800",)], "n": 1}) == {"a": ["b", ("c",)], "n": 1}
    assert (
        letters.clean("line\n\tnext\x85 e\u0301 👩\u200d👧 می\u200cخواهم")
        == "line\n\tnext\x85 e\u0301 👩\u200d👧 می\u200cخواهم"
    )
    assert letters.harmless("a\x1b[2J\u202eb\nc", keep="\n") == "a\\x1b[2J\\u202eb\nc"
