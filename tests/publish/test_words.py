"""Text and metadata published with a video."""

from __future__ import annotations

import json

from core.model.article import Article
from core.model.asset import Asset, Rights
from core.model.hashtags import hashtags
from core.model.presets import PRESETS
from core.model.script import SeoMetadata
from core.publish import metadata, post

SEO = SeoMetadata(title="Bees", description="They dance.", tags=("bees", "bee dance", "#nature", "naïve-café"))


def test_tags_become_hashtags_of_one_word() -> None:
    assert hashtags(SEO.tags) == "#bees #BeeDance #nature #NaïveCafé"
    assert hashtags(("Bees", "bees", "+")) == "#Bees"


def test_the_text_to_paste_has_title_text_and_tags() -> None:
    youtube, tiktok = PRESETS["youtube_long"], PRESETS["tiktok"]
    assert post(SEO, youtube) == "Bees\n\nThey dance.\n\n#bees #BeeDance #nature #NaïveCafé\n"
    assert post(SeoMetadata(title="Bees", description=""), youtube) == "Bees\n"
    caption = SEO.model_copy(update={"description": "Bees\n\nThey dance.\n\n#bees"})
    assert post(caption, tiktok) == "Bees\n\nThey dance.\n\n#bees\n"


def test_the_metadata_says_whose_the_pictures_are_and_that_a_machine_helped() -> None:
    asset = Asset(sha256="a" * 64, title="A bee", rights=Rights(author="Maja", licence="CC-BY-4.0"))
    message = metadata(PRESETS["tiktok"], SEO, Article(title="Bees", author="Willy"), "en", [asset], {"duration": 31.5})
    assert json.loads(json.dumps(message)) == message
    assert (message["platform"], message["made_with_ai"], message["made_for_kids"]) == ("tiktok", True, False)
    assert message["pictures"][0]["author"] == "Maja"
    assert message["source"]["author"] == "Willy"
    assert message["duration"] == 31.5
