"""Documents made by the programs that people use, of a text whose words to be read are known."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from tests.trials.charsets import texts

RUNNING = "Zephyr quarterly running head"
HIDDEN = "Xylophone hidden sentence nobody sees."
NOTE = "Quagmire footnote words below the page."
DELETED = "Wombat deleted passage of yesterday."
INSERTED = "Kingfisher inserted passage of today."
BOXED = "Juniper words in a box beside the text."
ITEMS = ("Oil for the lamp", "Rope of forty metres", "A well-known almanac")
STEPS = ("Trim the wick.", "Wind the clock that turns the glass.", "Write the weather into the book.")
ROWS = (("Month", "Nights", "Storms"), ("May", "31", "2"), ("June", "30", "11"), ("July", "31", "4"))
HEADINGS = ("The lamp on the rock", "Provisions and duties", "Afterwards")
_TEMPLATE = Path(__file__).with_name("keeper.fodt")
TITLE, AUTHOR = "The Keeper of the Light", "Ada Strand"


@dataclass(frozen=True)
class Text:
    """The words of a document: paragraphs in three sections, a list of each kind, a table."""

    language: str
    paragraphs: tuple[str, ...]
    rich: bool = False  # with a box and an insertion, where the program can make them

    def wanted(self) -> list[str]:
        """The passages that are to be read, in order."""
        first, second, third = self.sections()
        extra = [INSERTED, BOXED] if self.rich else []
        rows = [cell for row in ROWS for cell in row]
        return [HEADINGS[0], *first, *extra, HEADINGS[1], *second, *STEPS, *ITEMS, *rows, HEADINGS[2], *third]

    def sections(self) -> tuple[tuple[str, ...], ...]:
        """The paragraphs of each section."""
        third = max(1, len(self.paragraphs) // 3)
        return self.paragraphs[:third], self.paragraphs[third : 2 * third], self.paragraphs[2 * third :]


def text_in(language: str, *, rich: bool = False) -> Text:
    """The text in a language, from the Universal Declaration of Human Rights."""
    passages = [passage.replace("‐", "-") for passage in texts()[language] if len(passage) > 60]
    return Text(language, tuple(passages[:9]), rich)


# --- sources


def markdown(text: Text) -> str:
    """The text in Markdown with a note."""
    first, second, third = text.sections()
    table = [" | ".join(row) for row in ROWS]
    table.insert(1, " | ".join("---" for _ in ROWS[0]))
    parts = [
        f"---\ntitle: {TITLE}\nauthor: {AUTHOR}\nlang: {text.language}\n---", f"# {HEADINGS[0]}", *first[:-1],
        first[-1] + "[^1]", f"[^1]: {NOTE}", f"# {HEADINGS[1]}", *second,
        "\n".join(f"{n}. {step}" for n, step in enumerate(STEPS, 1)), "\n".join(f"- {item}" for item in ITEMS),
        "\n".join(f"| {row} |" for row in table), f"# {HEADINGS[2]}", *third,
    ]  # fmt: skip
    return "\n\n".join(parts) + "\n"


def html(text: Text, css: str) -> str:
    """The text as a page with a style sheet."""
    first, second, third = (["<p>" + escape(p) + "</p>" for p in part] for part in text.sections())
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    lists = f"<ol>{_items(STEPS)}</ol><ul>{_items(ITEMS)}</ul>"
    first_title, second_title, third_title = (f"<h2>{heading}</h2>" for heading in HEADINGS)
    return (
        f'<!DOCTYPE html><html lang="{text.language}"><head><meta charset="utf-8"><title>{TITLE}</title><style>{css}'
        f"</style></head><body><h1>{TITLE}</h1><main>{first_title}{''.join(first)}{second_title}{''.join(second)}{lists}"
        f"<table>{rows}</table>{third_title}{''.join(third)}</main></body></html>"
    )


def _items(words: tuple[str, ...]) -> str:
    return "".join(f"<li>{escape(item)}</li>" for item in words)


def latex(text: Text, options: str) -> str:
    """The text for pdflatex, with a running head and a note."""
    first, second, third = text.sections()
    rows = "\\\\\n".join(" & ".join(row) for row in ROWS)
    return "\n".join([
        rf"\documentclass[{options}]{{article}}", r"\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}",
        r"\usepackage{lmodern}",
        r"\usepackage{fancyhdr}\pagestyle{fancy}\fancyhf{}", rf"\fancyhead[C]{{{RUNNING}}}\fancyfoot[C]{{\thepage}}",
        r"\raggedbottom", rf"\title{{{TITLE}}}\author{{{AUTHOR}}}\date{{}}", r"\begin{document}\maketitle",
        rf"\section*{{{HEADINGS[0]}}}", "\n\n".join(first) + rf"\footnote{{{NOTE}}}",
        rf"\section*{{{HEADINGS[1]}}}", "\n\n".join(second),
        r"\begin{enumerate}" + "".join(rf"\item {step} " for step in STEPS) + r"\end{enumerate}",
        r"\begin{itemize}" + "".join(rf"\item {item} " for item in ITEMS) + r"\end{itemize}", "",
        r"\noindent\begin{tabular}{lrr}" + rows + r"\end{tabular}",
        rf"\section*{{{HEADINGS[2]}}}", "\n\n".join(third), r"\end{document}",
    ])  # fmt: skip


def groff(text: Text) -> str:
    """The text for groff's ms macros in two columns, with a running head and a note."""
    first, second, third = text.sections()
    out = [f".ds CH {RUNNING}", ".ds CF %", ".TL", TITLE, ".AU", AUTHOR, ".2C"]
    for heading, part in zip(HEADINGS, (first, second, third), strict=True):
        out += [".SH", heading]
        for paragraph in part:
            out += [".PP", paragraph]
        if part is first:
            out[-1] += r"\**"
            out += [".FS", NOTE, ".FE"]
        if part is second:
            for n, step in enumerate(STEPS, 1):
                out += [f".IP {n}.", step]
            for item in ITEMS:
                out += [r".IP \(bu", item]
            out += [".TS", "l r r.", *("\t".join(row) for row in ROWS), ".TE"]
    return "\n".join(out) + "\n"


def flat_odt(text: Text) -> str:
    """The text as LibreOffice writes it: with changes, a hidden passage, a box, a note, a head and a foot."""
    first, second, third = ([f"<text:p>{escape(p)}</text:p>" for p in part] for part in text.sections())
    urns = ("office", "text", "style", "drawing", "svg-compatible", "xsl-fo-compatible", "table")
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
        for name, urn in zip(["office", "text", "style", "draw", "svg", "fo", "table"], urns, strict=True)
    )
    change = "<office:change-info><dc:creator>A</dc:creator><dc:date>2024-03-01T10:00:00</dc:date></office:change-info>"
    note = (
        '<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body><text:p>{NOTE}</text:p></text:note-body></text:note>"
    )
    first[-1] = first[-1].replace("</text:p>", f"{note}</text:p>")
    box = (
        '<text:p><draw:frame text:anchor-type="paragraph" svg:width="8cm" svg:y="0.2cm" style:rel-width="100%" '
        f'draw:style-name="fr"><draw:text-box fo:min-height="1cm"><text:p>{BOXED}</text:p></draw:text-box>'
        "</draw:frame></text:p>"
    )
    rows = "".join(
        "<table:table-row>" + "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in row)
        + "</table:table-row>" for row in ROWS
    )  # fmt: skip
    lists = "".join(
        f'<text:list text:style-name="{style}">'
        + "".join(f"<text:list-item><text:p>{escape(item)}</text:p></text:list-item>" for item in words)
        + "</text:list>"
        for style, words in (("LN", STEPS), ("LB", ITEMS))
    )
    heads = [f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{h}</text:h>' for h in HEADINGS]
    return _TEMPLATE.read_text(encoding="utf-8").format(
        spaces=spaces, TITLE=TITLE, AUTHOR=AUTHOR, change=change, DELETED=DELETED, INSERTED=INSERTED, HIDDEN=HIDDEN,
        RUNNING=RUNNING, box=box, lists=lists, rows=rows, head0=heads[0], head1=heads[1], head2=heads[2],
        first="".join(first), second="".join(second), third="".join(third),
    )  # fmt: skip


# --- programs


def _run(folder: Path, *argv: str, given: str | None = None) -> bytes:
    data = given.encode() if given else None
    done = subprocess.run(argv, cwd=folder, input=data, capture_output=True, timeout=180, check=False)
    if done.returncode:
        raise AssertionError(f"{argv[0]} failed: {done.stderr[-800:].decode(errors='replace')}")
    return done.stdout


def _pandoc(kind: str) -> Callable[[Text, Path], Path]:
    def make(text: Text, folder: Path) -> Path:
        more = ["--epub-chapter-level=1"] if kind == "epub" else []
        _run(folder, "pandoc", "-f", "markdown", "-s", *more, "-o", f"a.{kind}", given=markdown(text))
        return folder / f"a.{kind}"

    return make


def _office(kind: str, source: Callable[[Text, Path], Path]) -> Callable[[Text, Path], Path]:
    def make(text: Text, folder: Path) -> Path:
        path = source(text, folder)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        _run(folder, "soffice", profile, "--headless", "--convert-to", kind, "--outdir", "out", str(path))
        return folder / "out" / f"a.{kind}"

    return make


def _flat(text: Text, folder: Path) -> Path:
    (folder / "a.fodt").write_text(flat_odt(text), encoding="utf-8")
    return folder / "a.fodt"


def _latex(options: str) -> Callable[[Text, Path], Path]:
    def make(text: Text, folder: Path) -> Path:
        (folder / "a.tex").write_text(latex(text, options), encoding="utf-8")
        for _ in range(2):
            _run(folder, "pdflatex", "-interaction=nonstopmode", "a.tex")
        return folder / "a.pdf"

    return make


def _groff(text: Text, folder: Path) -> Path:
    (folder / "a.pdf").write_bytes(_run(folder, "groff", "-Kutf8", "-t", "-ms", "-Tpdf", given=groff(text)))
    return folder / "a.pdf"


def _weasyprint(text: Text, folder: Path) -> Path:
    css = (
        f"@page {{ size: A5; margin: 2cm; @top-center {{ content: '{RUNNING}' }} "
        "@bottom-right { content: counter(page) } } "
        "main { columns: 2; hyphens: auto; text-align: justify } body { font: 10pt serif }"
    )
    (folder / "a.html").write_text(html(text, css), encoding="utf-8")
    _run(folder, "weasyprint", "-q", "a.html", "a.pdf")
    return folder / "a.pdf"


def _chromium(text: Text, folder: Path) -> Path:
    (folder / "a.html").write_text(html(text, "body { font: 12pt serif }"), encoding="utf-8")
    _run(folder, "chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
         f"--print-to-pdf={folder}/a.pdf", f"file://{folder}/a.html")  # fmt: skip
    return folder / "a.pdf"


@dataclass(frozen=True)
class Recipe:
    """A way to make a document: the programs it needs, and whether they can make boxes and changes."""

    name: str
    programs: tuple[str, ...]
    make: Callable[[Text, Path], Path]
    rich: bool = False

    def missing(self) -> list[str]:
        """The programs that are not on this machine."""
        return [name for name in self.programs if shutil.which(name) is None]


_WRITER = ("soffice",)
RECIPES = (
    Recipe("pandoc docx", ("pandoc",), _pandoc("docx")),
    Recipe("pandoc odt", ("pandoc",), _pandoc("odt")),
    Recipe("pandoc rtf", ("pandoc",), _pandoc("rtf")),
    Recipe("pandoc epub", ("pandoc",), _pandoc("epub")),
    Recipe("pandoc docx, LibreOffice odt", ("pandoc", "soffice"), _office("odt", _pandoc("docx"))),
    Recipe("pandoc odt, LibreOffice docx", ("pandoc", "soffice"), _office("docx", _pandoc("odt"))),
    Recipe("pandoc docx, LibreOffice rtf", ("pandoc", "soffice"), _office("rtf", _pandoc("docx"))),
    Recipe("pandoc docx, LibreOffice pdf", ("pandoc", "soffice"), _office("pdf", _pandoc("docx"))),
    Recipe("LibreOffice docx, changes and boxes", _WRITER, _office("docx", _flat), rich=True),
    Recipe("LibreOffice odt, changes and boxes", _WRITER, _office("odt", _flat), rich=True),
    Recipe("LibreOffice rtf, changes and boxes", _WRITER, _office("rtf", _flat), rich=True),
    Recipe("pdflatex, one column", ("pdflatex",), _latex("11pt,a4paper")),
    Recipe("pdflatex, two columns", ("pdflatex",), _latex("10pt,a4paper,twocolumn")),
    Recipe("groff pdf, two columns", ("groff",), _groff),
    Recipe("WeasyPrint pdf, two columns", ("weasyprint",), _weasyprint),
    Recipe("Chromium pdf, printed", ("chromium",), _chromium),
)
