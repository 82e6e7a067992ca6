"""The shipped fonts: complete, licensed, and named as fontconfig will see them."""

from __future__ import annotations

import hashlib
import io
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from core.errors import MissingSetup
from core.lettering import (
    digests,
    family_for,
    font_files,
    fontconfig_file,
    fonts,
    missing_glyphs,
    require_glyphs,
    use_folder,
    width,
)
from core.lettering.faces import open_face
from core.lettering.fonts import FOLDER, SHIPPED
from core.lettering.woff import sfnt
from tests.damage import flipped

SAMPLES = {
    "en": ("The quick brown fox — “jumps” naïvely.", "Noto Sans"),
    "vi": ("Tiếng Việt rất đẹp", "Noto Sans"),
    "ru": ("Съешь ещё этих мягких булок", "Noto Sans"),
    "el": ("Ξεσκεπάζω τὴν ψυχοφθόρα", "Noto Sans"),
    "ar": ("مرحبا بالعالم", "Noto Sans Arabic"),
    "fa": ("پارسی گچ پژ", "Noto Sans Arabic"),
    "he": ("שלום עולם", "Noto Sans Hebrew"),
    "hi": ("क्षत्रिय हिन्दी", "Noto Sans Devanagari"),
    "th": ("ภาษาไทยที่นี้", "Noto Sans Thai"),
    "bn": ("বাংলা ভাষা", "Noto Sans Bengali"),
    "ta": ("தமிழ் மொழி", "Noto Sans Tamil"),
    "ja": ("日本語の文章、カタカナ", "Noto Sans JP"),
    "zh": ("这是简体中文", "Noto Sans SC"),
    "ko": ("한국어 문장", "Noto Sans KR"),
    "ka": ("სიყვარული", "Noto Sans Georgian"),
    "am": ("አማርኛ", "Noto Sans Ethiopic"),
}


@pytest.mark.parametrize("language", SAMPLES)
def test_every_letter_of_these_languages_is_there(language: str) -> None:
    text, family = SAMPLES[language]
    assert missing_glyphs(text, language) == []
    assert family_for(text, language) == family


def test_traditional_chinese_is_told_from_simplified_by_its_characters() -> None:
    assert family_for("這是繁體中文，龍龜灣", "zh") == "Noto Sans TC"
    assert family_for("这是简体中文，龙龟湾", "zh") == "Noto Sans SC"
    assert family_for("中文", "zh-TW") == "Noto Sans TC"


def test_the_text_decides_where_the_language_tag_is_wrong() -> None:
    assert family_for("日本語の文章です", "en") == "Noto Sans JP"
    assert family_for("plain English words", "ar") == "Noto Sans"
    assert family_for("", "ja") == "Noto Sans JP"


def test_symbols_and_emoji_are_there() -> None:
    assert missing_glyphs("→ ✓ ★ ≠ ∑ € ₹ 🎉 🚀 👩‍💻 1️⃣ 🇩🇪 ❤️ ½ ™ °", "en") == []


@pytest.mark.parametrize(
    "nothing", ["\u200b", "\u200d", "\ufe0f", "\u00ad", "\x07", "\u180e", "\u2060", "\ufeff", "\u3164", "\ufff9"]
)
def test_what_draws_nothing_is_no_error_and_draws_nothing(nothing: str) -> None:
    text = f"a{nothing}b"
    require_glyphs(text, "en")
    assert width(text, 100) == pytest.approx(width("ab", 100), abs=0.01)


def test_spaces_of_all_kinds_and_emoji_sequences_are_no_error() -> None:
    require_glyphs("a\u00a0b\u202fc\u2009d\u3000e", "en")
    require_glyphs("👨\u200d👩\u200d👧\u200d👦 🏳\ufe0f\u200d🌈 ❤\ufe0f 1\ufe0f\u20e3 🇩🇪 👍🏽 ░", "en")
    assert width("👨\u200d👩\u200d👧\u200d👦", 100) < 1.5 * width("👦", 100)


def test_a_character_without_a_font_is_named_with_the_fix(tmp_path: Path) -> None:
    with pytest.raises(MissingSetup) as caught:
        require_glyphs("Cuneiform 𒀀 and 𒀀 again", "en", tmp_path)
    assert "𒀀 (U+12000)" in caught.value.message
    assert str(tmp_path) in caught.value.hint
    assert caught.value.exit_code == 4


@pytest.fixture
def house_font(tmp_path: Path) -> Path:
    """A folder with a font of a user's own, which has a character (U+E123) that no shipped font has."""
    from fontTools.ttLib import TTFont

    folder = tmp_path / "own"
    folder.mkdir()
    font = TTFont(FOLDER / "NotoSans-Bold.woff")
    font.flavor = None
    for table in font["cmap"].tables:
        table.cmap[0xE123] = table.cmap[ord("A")]
    for record in font["name"].names:
        if record.nameID == 1:
            record.string = "House Letters"
    font.save(folder / "house.ttf")
    (folder / "readme.ttf").write_bytes(b"not a font")
    return folder


def test_a_font_the_user_adds_fills_the_gap(house_font: Path) -> None:
    """Its letters count as soon as it is in the folder; what is no font there is passed over."""
    added = [file for file in font_files(house_font) if file.path.parent == house_font]
    assert [item.family for item in added] == ["House Letters"]
    assert missing_glyphs("\ue123", "en") == ["\ue123"]
    assert missing_glyphs("\ue123", "en", house_font) == []
    assert "house.ttf" in digests(house_font)


def test_the_folder_is_named_once_for_the_process(house_font: Path, tmp_path: Path) -> None:
    before = width("\ue123", 100)
    use_folder(house_font)
    try:
        assert missing_glyphs("\ue123", "en") == []
        assert width("\ue123", 100) == pytest.approx(width("A", 100)) != before
        assert "house.ttf" in digests()
        assert str(house_font) in fontconfig_file(tmp_path).read_text(encoding="utf-8")
    finally:
        use_folder(None)
    assert missing_glyphs("\ue123", "en") == ["\ue123"]
    assert width("\ue123", 100) == before


def test_every_file_is_known_licensed_and_named_for_its_family() -> None:
    import freetype

    licences = (FOLDER / "LICENSES.md").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    files = sorted(FOLDER.glob("*.woff"))
    assert len(font_files()) == len(files) > 0
    for font in font_files():
        stem = font.path.stem.split("-")[0]
        assert f"`{stem}-" in licences
        face = freetype.Face(str(font.path))
        assert face.family_name.decode() == SHIPPED[stem][0] == font.family
        assert bool(face.style_flags & freetype.FT_STYLE_FLAG_BOLD) == (font.weight == 700)


def test_the_fonts_stay_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 14_500_000


def test_digests_are_those_of_the_files() -> None:
    path = FOLDER / "NotoSans-Bold.woff"
    assert digests()["NotoSans-Bold.woff"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_unpacked_woff_is_a_font_and_damage_is_said() -> None:
    from fontTools.ttLib import TTFont

    data = (FOLDER / "NotoSansHebrew-Bold.woff").read_bytes()
    assert "glyf" in TTFont(io.BytesIO(sfnt(data)))
    with pytest.raises(ValueError):
        sfnt(data[:400])


def test_fontconfig_file_names_only_our_folders(tmp_path: Path) -> None:
    extra = tmp_path / "a & b"
    extra.mkdir()
    path = fontconfig_file(tmp_path, extra)
    root = ElementTree.parse(path).getroot()  # noqa: S314 - our own file
    assert [match.text for match in root.findall("dir")] == [str(FOLDER.resolve()), str(extra)]
    cache = root.findtext("cachedir")
    assert cache and Path(cache).is_dir()
    before = path.stat().st_mtime_ns
    assert fontconfig_file(tmp_path, extra) == path and path.stat().st_mtime_ns == before
    shutil.rmtree(extra)
    assert fontconfig_file(tmp_path, extra).read_text(encoding="utf-8").count("<dir>") == 1


@pytest.mark.parametrize("text", ["Why Debian؟", "Debian، Ubuntu", "؟", "50٪ (Debian)"])
def test_a_sign_that_scripts_share_is_found_in_any_face(text):
    assert missing_glyphs(text, "en") == []


def test_a_shipped_font_that_is_damaged_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(fonts._sums()) == {path.name for path in FOLDER.glob("*.woff")}
    copies = tmp_path / "fonts"
    shutil.copytree(FOLDER, copies)
    monkeypatch.setattr(fonts, "FOLDER", copies)
    fonts._shipped.cache_clear()
    try:
        digests()
        flipped(copies / "NotoSans-Bold.woff")
        with pytest.raises(MissingSetup, match=r"NotoSans-Bold\.woff that comes with"):
            digests()
        with pytest.raises(MissingSetup, match="damaged"):
            open_face(copies / "NotoSans-Bold.woff")
    finally:
        monkeypatch.undo()
        fonts._shipped.cache_clear()
