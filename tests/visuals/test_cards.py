"""Cards as a viewer sees them: all of it inside the frame, large enough, with enough contrast."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from core.lettering import draw_text
from core.lettering.fonts import MONO
from core.model.article import Code, Table
from core.model.presets import PRESETS
from core.model.storyboard import Card
from core.model.timeline import CaptionStyle
from core.timeline.place import ASS_PER_EM, place
from core.timeline.styles import STYLES
from core.visuals import draw_card, draw_thumbnail
from core.visuals.draw import sheet
from core.visuals.draw.canvas import new_canvas
from core.visuals.draw.code import SMALLEST_CODE, clean, rows
from core.visuals.draw.fit import RLM, fit
from core.visuals.draw.theme import ACCENTS, READABLE, contrast, opening_theme, theme
from core.visuals.plan.figure import figure
from core.visuals.plan.listing import code_parts, table_parts
from core.visuals.plan.phrase import clauses, items, sayings
from tests.visuals.making import photo, screenshot

FRAMES = {"tall": PRESETS["youtube_short"], "wide": PRESETS["youtube_long"]}
WORDS = {
    "three words": ("Calm and consistent", "en"),
    "forty words": (" ".join(["one", "sentence", "that", "goes", "on"] * 8), "en"),
    "German": ("Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz", "de"),
    "Arabic": ("بيئة رسومية حرة مثل GNOME 43 و Plasma", "ar"),
    "Chinese": ("自由图形桌面领域由两大软件集合主导", "zh"),
    "Japanese": ("自由なグラフィカルデスクトップ環境を選ぶ", "ja"),
    "Thai": ("สภาพแวดล้อมเดสก์ท็อปแบบกราฟิกเสรี", "th"),
    "Hindi": ("मुक्त ग्राफ़िकल डेस्कटॉप की दुनिया", "hi"),
    "emoji": ("Ship it 🚀 today 🎉", "en"),
    "one huge word": ("x" * 400, "en"),
    "markup": ("<b>&amp; {\\an8}", "en"),
    "nothing": ("", "en"),
}
CODE = (
    "def primes(limit):\n\tsieve = [True] * limit\n\n\treturn [n for n in range(2, limit) if sieve[n]]  # "
    + "long " * 40
)


def cards(text: str, language: str) -> list[Card]:
    some = text or "…"
    return [
        Card(kind="text", title="Kicker", body=(text,), language=language),
        Card(kind="title", title=text, body=("Author",), footer="example.org", language=language),
        Card(kind="quote", body=(text,), footer="Someone", language=language),
        Card(kind="list", title="Heading", body=(some, some, "short"), language=language),
        Card(kind="number", title="42 %", body=(text,), language=language),
        Card(
            kind="end",
            title=text,
            body=("Author", "CC-BY"),
            footer="https://example.org/a/long/path",
            language=language,
        ),
        Card(kind="table", title=text, rows=(("A", "B"), (some[:60], "1"), ("c", "2")), language=language),
        Card(
            kind="code",
            title=some[:60],
            body=(*CODE.splitlines()[:3], text),
            code_language="python",
            language=language,
        ),
    ]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("words", WORDS)
def test_nothing_stands_outside_its_box(frame: str, words: str) -> None:
    preset = FRAMES[frame]
    for card in cards(*WORDS[words]):
        result = sheet(card, preset.width, preset.height, safe=preset.safe)
        assert result.image.size == (preset.width, preset.height) and result.image.mode == "RGB"
        left, top, right, bottom = result.box
        assert left >= preset.safe.left and right <= preset.width - preset.safe.right
        assert bottom <= preset.height * (0.60 if frame == "tall" else 0.78) + 1
        for ink in result.ink:
            if ink[2] > ink[0]:
                inside = ink[0] >= left - 4 and ink[1] >= top - 8 and ink[2] <= right + 4 and ink[3] <= bottom + 8
                assert inside, (card.kind, ink, result.box)


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize("accent", ACCENTS)
def test_every_colour_reads_on_every_ground(name: str, accent: str) -> None:
    plain = theme(name, accent)
    for colours in (plain, opening_theme(plain)):
        for ground in (colours.background, colours.shade, colours.surface):
            named = colours.code.values() if colours is plain else ()
            for ink in (colours.ink, colours.muted, colours.accent, *named):
                assert contrast(ink, ground) >= READABLE


def test_contrast_in_the_pixels() -> None:
    preset = FRAMES["tall"]
    image = draw_card(
        Card(kind="text", title="Kicker", body=("Big words",)), preset.width, preset.height, safe=preset.safe
    )
    pixels = np.asarray(image).reshape(-1, 3)
    ground = tuple(int(v) for v in np.median(pixels, axis=0))
    brightest = tuple(int(v) for v in pixels[pixels.sum(axis=1).argmax()])
    assert contrast(brightest, ground) >= 7  # type: ignore[arg-type]


def x_height(size: float) -> int:
    """Rows of ink of a mono x at a size, at least half covered."""
    image = Image.new("RGB", (80, 80), "black")
    draw_text(image, (20, 60), "x", size=size, colour="#FFFFFF", bold=False, family=MONO, anchor="ls")
    return int((np.asarray(image.convert("L")).max(axis=1) >= 100).sum())


@pytest.mark.parametrize("frame", FRAMES)
def test_code_is_readable_and_whole(frame: str) -> None:
    """x-height of 14 px or more at 1080p, measured; no character of any part is missing."""
    assert x_height(SMALLEST_CODE) >= 14
    preset = FRAMES[frame]
    listing = "\n".join(
        f"{'    ' * (n % 4)}result_{n} = some_function(argument_{n}, another={n!r}, third='text {n}')"
        for n in range(40)
    )
    parts = code_parts(Code(text=listing))
    assert [line for _, lines in parts for line in lines] == listing.splitlines()
    for first, lines in parts:
        card = Card(kind="code", body=lines, code_language="python", first_line=first, footer="1–9 / 40")
        result = sheet(card, preset.width, preset.height, safe=preset.safe)
        bottom = max(ink[3] for ink in result.ink)
        assert bottom <= result.box[3]
        # The last line is really there: its number is drawn, and it is the last one drawn in the gutter.
        numbers = [ink for ink in result.ink if ink[2] <= result.box[0] + 110 and ink[1] > result.box[1] + 60]
        assert len(numbers) >= len(lines)


def test_wrapped_code_keeps_every_character() -> None:
    lines = tuple(clean(line) for line in CODE.splitlines())
    for n_columns in (30, 46, 100):
        result = rows(lines, "python", n_columns, 1)
        shown = "".join(text for row in result for text, _ in row.pieces)
        assert "".join(shown.split()) == "".join("".join(lines).split())
        assert all(sum(len(text) for text, _ in row.pieces) + row.indent <= n_columns for row in result)
        assert [row.number for row in result if row.number] == [1, 2, 3, 4]


def test_code_is_cut_where_it_reads_well() -> None:
    console = "\n".join(f">>> f({n})\n{n}" for n in range(16))
    for _, lines in code_parts(Code(text=console)):
        assert lines[0].startswith(">>> ")
    functions = "\n\n".join(f"def f{n}(x):\n    y = x + {n}\n    return y" for n in range(8))
    for _, lines in code_parts(Code(text=functions)):
        assert lines[0].startswith("def ")
    assert code_parts(Code(text="\n\n")) == []
    assert code_parts(Code(text="\x1b[31mred\x07"))[0][1] == ("[31mred",)


def test_a_console_indent_survives_wrapping() -> None:
    line = "...         transposed_row.append(row[index])      # gather the value of this row and go on"
    result = rows((line,), "pycon", 60, 1)
    assert "".join(text for text, _ in result[0].pieces).startswith("...         transposed_row")


def test_long_tables_come_in_parts_under_their_header() -> None:
    table = Table(header=("n", "square"), rows=tuple((str(n), str(n * n)) for n in range(20)))
    parts = table_parts(table)
    assert all(part[0] == ("n", "square") for part in parts)
    assert [row for part in parts for row in part[1:]] == list(table.rows)
    assert table_parts(Table()) == []


@pytest.mark.parametrize("frame", FRAMES)
def test_a_wide_table_is_still_whole(frame: str) -> None:
    preset = FRAMES[frame]
    header = tuple(f"Heading {n}" for n in range(9))
    card = Card(kind="table", title="Wide", rows=(header, *[tuple(f"value {n}" for n in range(9)) for _ in range(2)]))
    result = sheet(card, preset.width, preset.height, safe=preset.safe)
    assert len(result.ink) > 4
    assert max(ink[2] for ink in result.ink) <= result.box[2] + 4


def test_text_is_as_large_as_fits_and_cut_only_at_the_smallest() -> None:
    small = fit("few words", (800, 400), largest=120, smallest=28)
    assert small.size == 120 and not small.cut
    many = fit("many words " * 300, (800, 400), largest=120, smallest=28)
    assert many.cut and many.size == 28 and many.lines[-1].endswith("…") and many.height <= 410
    whole = fit("many words " * 12, (800, 400), largest=120, smallest=28)
    assert not whole.cut and 28 < whole.size < 120
    assert " ".join(whole.lines) == " ".join(("many words " * 12).split())


def test_a_line_that_begins_with_latin_still_reads_from_the_right() -> None:
    result = fit("بيئة رسومية حرة مثل GNOME 43 و Plasma سريعة", (420, 600), largest=80, smallest=70, language="ar")
    assert result.rtl
    assert all(line.startswith(RLM) or not line[0].isascii() for line in result.lines)


def test_hyphens_only_where_words_cannot_stay_whole() -> None:
    calm = fit("short words only here", (300, 500), largest=90, smallest=28)
    assert not any(line.endswith("-") for line in calm.lines)
    german = fit(WORDS["German"][0], (600, 700), largest=110, smallest=28, language="de")
    assert len(german.lines) > 1 and german.size > 50
    assert "".join(line.removesuffix("-") for line in german.lines) == WORDS["German"][0]


LITTLE_ENDS = {"the", "a", "and", "of", "to", "that", "which", "can't", "is", "are", "it", "with", "by", "determine"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The operators in and not in are membership tests that tell whether a value is in a container or not.",
        "Compared to strings and None can't be, as it turns out, which is the reason for many errors.",
        "It is best to think of a dictionary as a set of key: value pairs, where all of the keys are unique.",
        "After the release of a new stable version, the Stable Release Managers manage all further development.",
        "A bit later, the package will have matured; compiled on all the architectures, it will not have changed.",
        "Some compilations may fail; the maintainer will then receive a bug report on the problem, which is good.",
    ],
)
def test_what_is_cut_from_a_sentence_stands_alone(sentence: str) -> None:
    for clause in clauses(sentence, "en"):
        assert clause.casefold() in sentence.casefold()
        words = clause.casefold().removeprefix("the ").split()
        assert 3 <= len(words) <= 14
        assert words[0] not in LITTLE_ENDS and words[-1] not in LITTLE_ENDS, clause


def test_clauses_are_found_where_marks_bound_them() -> None:
    sentence = (
        "Some compilations may fail; the maintainer will then receive a bug report, which is then to be corrected."
    )
    assert clauses(sentence, "en")[-1] == "The maintainer will then receive a bug report"
    opening = "After the release of a new version, the Release Managers manage all further development."
    assert clauses(opening, "en") == ["The Release Managers manage all further development"]
    assert clauses("Compiled on all the architectures, it will not have changed.", "en") == []


def test_a_short_sentence_is_shown_whole_a_leaning_one_only_where_nothing_else_is() -> None:
    assert sayings("Two bulges make two high tides a day.", "en")[0].good
    leaning = sayings("They do not come at the same hour every day.", "en")
    assert leaning and not leaning[0].good
    assert sayings("自由なデスクトップ環境を選ぶ。", "ja")[0].text == "自由なデスクトップ環境を選ぶ。"
    assert sayings("…", "en") == [] and sayings("", "en") == []


def test_sentences_of_languages_without_a_list_of_little_words_are_never_cut() -> None:
    polish = "Środowisko graficzne jest zdominowane przez dwa duże projekty; pierwszy z nich to GNOME, który "
    polish += "powstał jako wolna alternatywa dla drugiego z nich."
    assert [saying.text for saying in sayings(polish, "pl")] == [polish]
    assert clauses(polish, "pl") == []


def test_a_figure_stands_in_its_whole_statement() -> None:
    """A number card says of what the figure is, and which way it goes; otherwise there is none."""
    whole = {
        "About 42 percent of all servers use Linux.": ("About", "42 percent", "of all servers use Linux"),
        "Each release benefits from 5 years of support.": ("Each release benefits from", "5 years", "of support"),
        "Above 35 °C, a cell can lose 20% of its charge within a year.": (
            "Above 35 °C, a cell can lose", "20%", "of its charge within a year"),
        "Light is fast at 300,000 kilometres a second, and the universe is roughly 13.8 billion years old.": (
            "Light is fast at", "300,000 kilometres", "a second"),
        "Everybody agrees that the universe is 13.8 billion years old.": (
            "Everybody agrees that the universe is", "13.8 billion", "years old"),
        "The repairs will cost $4.6 million.": ("The repairs will cost", "$4.6 million", ""),
        "Simmer it for an hour; the beans need 10 minutes more.": ("The beans need", "10 minutes", "more"),
        "Last year the town had 3 million visitors.": ("Last year the town had", "3 million visitors", ""),
        "20% of the people sleep badly.": ("", "20%", "of the people sleep badly"),
    }  # fmt: skip
    for text, expected in whole.items():
        found = figure(text, "en")
        assert found is not None and (found.before, found.shown, found.after) == expected, text
    for text in (
        "In 1996 it began with version 3.38.",  # no unit
        "It cost $1.5 billion.",  # whatever it is
        "The new model does 90% of the job for $50 less.",  # which of them?
        "The bus leaves every 10 minutes.",
        "At $129, the kettle costs three times as much as others.",
        "Did it lose 20% of its charge?",
        "Only 12 hours.",
    ):
        assert figure(text, "en") is None, text
    german = figure("Der Akku verliert 20 % seiner Kapazität in einem Jahr.", "de")
    assert german is not None and (german.before, german.after) == (
        "Der Akku verliert",
        "seiner Kapazität in einem Jahr",
    )


def test_enumerations() -> None:
    assert items("Keys may be strings, numbers, or tuples.", "en") == ("strings", "numbers", "tuples")
    assert items("It has tools: a terminal, a text editor and a calendar.", "en") == (
        "terminal",
        "text editor",
        "calendar",
    )
    assert items("Nowadays, the logo and the icons are free.", "en") == ()
    assert items("The same task, namely getopt, and the deprecated optparse.", "en") == ()
    assert items("A is B and C.", "en") == ()


@pytest.mark.parametrize("size", [(1280, 720), (1080, 1920)])
@pytest.mark.parametrize("kind", ["photo", "screenshot", "white", "none"])
def test_a_thumbnails_title_is_readable_on_any_picture(tmp_path, size: tuple[int, int], kind: str) -> None:
    path = None
    if kind != "none":
        path = tmp_path / "picture.png"
        white = Image.new("RGB", (1600, 1000), "white")
        noise = np.random.default_rng(4).integers(-3, 1, (1000, 1600, 3)) + np.asarray(white, np.int16)
        path.write_bytes(photo(3, 1600, 1000) if kind == "photo" else screenshot())
        if kind == "white":  # as bright as a photograph can be
            Image.fromarray(noise.clip(0, 255).astype(np.uint8)).save(path)
    plain = draw_thumbnail(".", path, *size)
    titled = draw_thumbnail("A title of several words", path, *size)
    assert titled.size == size and titled.mode == "RGB"
    pixels = np.asarray(titled).astype(int)
    letters = (pixels.min(axis=2) > 225) & (np.abs(pixels - np.asarray(plain).astype(int)).max(axis=2) > 60)
    assert letters.sum() > 2000
    ys, xs = np.nonzero(letters)
    beside = pixels[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1].reshape(-1, 3)
    ground = tuple(int(v) for v in np.percentile(beside[beside.min(axis=1) < 200], 60, axis=0))
    assert contrast((255, 255, 255), ground) >= READABLE  # type: ignore[arg-type]
    assert xs.min() > 0.02 * size[0] and xs.max() < 0.98 * size[0]


def test_drawing_is_deterministic() -> None:
    preset = FRAMES["tall"]
    card = Card(kind="quote", body=("Less is more.",), footer="Someone")
    item, two = (draw_card(card, preset.width, preset.height, safe=preset.safe).tobytes() for _ in range(2))
    assert item == two


@pytest.mark.parametrize(
    "style", [style for style in STYLES.values() if style.position != "middle"], ids=lambda s: s.name
)
@pytest.mark.parametrize("name", ["instagram_feed", "instagram_square", "facebook_feed", "linkedin"])
def test_cards_of_the_feed_end_above_the_captions(name: str, style: CaptionStyle) -> None:
    preset = PRESETS[name]
    room = place(style, preset.width, preset.height, preset.safe)
    captions = preset.height - room.bottom - style.max_lines * ASS_PER_EM * room.em_px - 2 * room.padding_px
    card = new_canvas(preset.width, preset.height, preset.safe, theme(), "en", "words", shape=False)
    assert card.box[3] <= captions
