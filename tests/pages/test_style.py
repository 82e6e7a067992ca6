"""The one style sheet: small, whole, and with nothing of outside in it."""

from __future__ import annotations

import re

from streamlit.testing.v1 import AppTest

from pages.parts import style


def test_the_style_sheet_is_whole() -> None:
    def script() -> None:
        from pages.parts import style

        style.apply()

    at = AppTest.from_function(script).run()
    assert not at.exception
    sheet = style.CSS + style.TILES
    assert len(sheet) < 20_000 and "<" not in sheet
    assert sheet.count("{") == sheet.count("}") > 30
    for rule in re.findall(r"[^{}]+\{[^{}]*\}", re.sub(r"@media[^{]+\{", "", sheet)):
        selector, _, body = rule.partition("{")
        assert selector.strip() and all(":" in part for part in body.strip(" }\n").split(";") if part.strip()), rule


def test_only_a_button_of_a_tile_is_stretched() -> None:
    stretched = [rule for rule in (style.CSS + style.TILES).split("}") if "inset:" in rule.replace("inset: auto", "")]
    assert stretched and all(rule.strip().startswith(style._TILE) for rule in stretched)
