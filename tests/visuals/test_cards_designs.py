"""Every design of cards with every kind of words: nothing overflows, nothing is small, everything can be read."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from core.errors import BadInput
from core.lettering import missing_glyphs
from core.model.storyboard import Card
from core.studio.machine import supported
from core.studio.project import choices
from core.visuals import all_designs, designed, draw_card, tidy
from core.visuals.draw import design, designs, sheet
from core.visuals.draw.roles import ink_on, inks_on
from core.visuals.draw.theme import ACCENTS, READABLE, contrast, theme
from tests.visuals.measure import FRAMES, measure

NAMES = [design.name for design in all_designs()]
WORDS = {
    "three words": ("Calm and consistent", "en"),
    "forty words": (" ".join(["one", "sentence", "that", "goes", "on"] * 8), "en"),
    "German": ("Donaudampfschifffahrtsgesellschaftskapitänsmütze", "de"),
    "longer German": ("Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzesentwurf", "de"),
    "Arabic": ("بيئة رسومية حرة مثل GNOME 43 و Plasma", "ar"),
    "Chinese": ("自由图形桌面领域由两大软件集合主导", "zh"),
    "emoji": ("Ship it 🚀 today 🎉", "en"),
}
HOSTILE = {
    "five thousand letters": ("word " * 1000, "en"),
    "one endless word": ("x" * 5000, "en"),
    "zero width": ("zero\u200bwidth\u200b \u2060 \ufeff\u00ad" * 20, "en"),
    "turned round": ("abc \u202e evil \u202d text \u2066 x", "en"),
    "storms of marks": ("Z" + "\u0301" * 60 + "a" + "\u0316\u0300" * 40 + "lgo", "en"),
    "controls": ("a\x00b\x07c\x1b[31m\nd\te\x9f\ud800", "en"),
    "nothing": ("", "en"),
}


def kinds(text: str, language: str) -> list[Card]:
    """A card of each kind that designs compose, with the words where they are hardest to set."""
    some = text or "…"
    return [
        Card(kind="text", title="Kicker", body=(text,), language=language),
        Card(kind="text", body=(some[:60],), footer=text, language=language),
        Card(kind="title", title=text, body=("Author",), footer="example.org", language=language),
        Card(kind="quote", body=(text,), footer=some[:80], language=language),
        Card(kind="list", title=some[:80], body=(some, some, "short"), language=language),
        Card(kind="number", title="42 %", body=(text,), language=language),
        Card(kind="end", title=text, body=("Author", "CC-BY"), footer="https://example.org/a/path", language=language),
    ]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("words", WORDS)
def test_every_design_holds_every_kind_of_words(name: str, words: str) -> None:
    """Each design and text at one size, each kind at another: `docs/sheets.py --check` measures all of them."""
    n = NAMES.index(name) + list(WORDS).index(words)
    cards = kinds(*WORDS[words])
    frames = list(FRAMES)
    for k, card in enumerate((cards[0], cards[1 + n % 6])):
        look = theme("light" if (n + k) % 3 == 0 else "dark", ACCENTS[n % len(ACCENTS)])
        frame = frames[(n + k) % len(frames)]
        result = measure(card.model_copy(update={"design": name}), FRAMES[frame], look)
        assert result.lines, (card.kind, frame)
        assert not [*result.faults()], (card.kind, frame, look.dark)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("frame", ["tall", "wide"])
def test_no_words_can_break_out_of_a_design(words: str, frame: str) -> None:
    cards = kinds(*HOSTILE[words])
    for n, name in list(enumerate(NAMES))[frame == "wide" :: 3]:
        shift = n + list(HOSTILE).index(words) + len(frame)
        card = cards[shift % len(cards)].model_copy(update={"design": name})
        assert not [*measure(card, FRAMES[frame]).faults()], (name, card.kind)


def test_a_long_kicker_leaves_room_for_the_words() -> None:
    card = Card(kind="text", title="a kicker that does not end " * 200, body=("The words themselves",))
    for name in NAMES:
        result = measure(card.model_copy(update={"design": name}), FRAMES["tall"])
        assert not [*result.faults()], name
        assert "The words" in " ".join(line.text for line in result.lines) or "themselves" in result.lines[-1].text, (
            name
        )


def test_there_are_at_least_eight_designs_and_they_differ() -> None:
    assert len(all_designs()) >= 8 and len({design.label for design in all_designs()}) == len(all_designs())
    assert all(design.note.endswith(".") for design in all_designs())
    card = Card(kind="text", title="The unstable status", body=("Maintainer will then receive a bug report",))
    small = {}
    for name in ("", *NAMES):
        image = draw_card(card.model_copy(update={"design": name}), 540, 960, safe=FRAMES["tall"][2])
        small[name] = np.asarray(image.resize((54, 96))).astype(int)
    for item in small:
        for other in small:
            if item < other:
                assert (np.abs(small[item] - small[other]).max(axis=2) > 40).mean() > 0.02, (item, other)


def test_a_card_without_a_design_is_drawn_as_its_kind_always_was() -> None:
    card = Card(kind="text", title="Kicker", body=("Big words",))
    assert card.design == ""
    left, top, _, bottom = next(iter(sheet(card, 1080, 1920, safe=FRAMES["tall"][2]).ink))
    assert left >= 80 and top > 240 and bottom < 1152
    plain = draw_card(card, 1080, 1920, safe=FRAMES["tall"][2]).tobytes()
    assert all(
        draw_card(card.model_copy(update={"design": name}), 1080, 1920, safe=FRAMES["tall"][2]).tobytes() != plain
        for name in NAMES
    )


def test_a_films_design_is_for_cards_of_words_that_have_none() -> None:
    text = Card(kind="text", body=("words",))
    assert designed(text, "band").design == "band"
    assert designed(text, "").design == ""
    assert designed(text.model_copy(update={"design": "note"}), "band").design == "note"
    assert designed(Card(kind="code", body=("x = 1",)), "band").design == ""
    with pytest.raises(BadInput, match="no card design 'nope'"):
        designed(text, "nope")
    with pytest.raises(BadInput):
        draw_card(text.model_copy(update={"design": "nope"}), 540, 960, safe=FRAMES["tall"][2])


@pytest.mark.parametrize("accent", ["#000000", "#FFFFFF", "#777777", "#FF0000", "#00FF00", "#0000FF", "#FFFF00"])
@pytest.mark.parametrize("name", ["dark", "light"])
def test_any_accent_can_be_read_in_every_design(accent: str, name: str) -> None:
    look = theme(name, accent)
    assert contrast(ink_on(look.accent), look.accent) >= READABLE
    card = Card(kind="text", title="Kicker", body=("Some words",), footer="and what is said of them below it, too")
    for drawn in NAMES[NAMES.index("underline") :: 2] if accent != "#777777" else NAMES:
        result = measure(card.model_copy(update={"design": drawn}), (540, 540, FRAMES["square"][2]), look)
        assert [line.contrast for line in result.lines if line.contrast < READABLE] == [], drawn


def test_ink_reads_on_every_ground() -> None:
    for level in range(0, 256, 5):
        ground = (level, level, 255 - level)
        ink = inks_on(theme(), ground)
        assert all(contrast(item, ground) >= READABLE for item in (ink.head, ink.kicker, ink.sub))


def test_words_are_made_fit_to_draw() -> None:
    result = tidy(Card(kind="text", title="a\x00b", body=("Z" + "\u0301" * 50, "x" * 9000), footer="\u202eevil"))
    assert result.title == "a b" and result.footer == "evil"
    assert len(result.body[0]) <= 3 and len(result.body[1]) <= 161
    assert len(tidy(Card(kind="text", body=("word " * 1000,))).body[0]) < 1600
    kept = Card(kind="quote", body=("👩‍👩‍👧 नमस्ते می‌خواهم שָׁלוֹם Việt",), footer="fin\u00ad")
    assert tidy(kept).body == kept.body
    assert tidy(Card(kind="code", body=("\tindented",))).body == ("\tindented",)


def test_no_label_of_a_design_needs_a_letter_no_font_has() -> None:
    assert not missing_glyphs("".join(design.label + design.note for design in all_designs()))


SLAB = '''
"""A slab of accent at the foot."""

from core.visuals.draw.column import column, whole
from core.visuals.draw.design import design
from core.visuals.draw.roles import inks
from core.visuals.draw.shapes import rectangle


@design("Slab", "A slab of colour at the foot.", place=200)
def draw(sheet, roles):
    wide, high = sheet.image.size
    rectangle(sheet, (0, high - sheet.px(40), wide, high), sheet.theme.accent)
    region = whole(sheet)
    column(sheet, roles, region, inks(sheet.theme)).draw(sheet, region, region.top)
'''


def test_a_design_is_one_more_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "slab.py").write_text(SLAB)
    monkeypatch.setattr(designs, "__path__", [*designs.__path__, str(tmp_path)])
    design._found.cache_clear()
    try:
        assert all_designs()[-1].label == "Slab" and len(all_designs()) == len(NAMES) + 1
        assert "`slab`" in supported.table() and choices.checked(cards="slab").cards == "slab"
        result = draw_card(Card(kind="text", body=("Words",), design="slab"), 540, 960, safe=FRAMES["tall"][2])
        assert result.getpixel((270, 955)) == theme().accent
    finally:
        sys.modules.pop("core.visuals.draw.designs.slab", None)
        monkeypatch.undo()
        design._found.cache_clear()
    assert [known.name for known in all_designs()] == NAMES
