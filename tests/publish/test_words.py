"""What goes out with a video."""

from __future__ import annotations

import json

from core.model.article import Article
from core.model.asset import Asset, Rights
from core.model.presets import PRESETS
from core.model.script import SeoMetadata
from core.publish import hashtag, metadata, post

SEO = SeoMetadata(title="Bees", description="They dance.", tags=("bees", "bee dance", "#nature", "naïve-café"))


def test_tags_become_hashtags_of_one_word() -> None:
    assert [hashtag(tag) for tag in SEO.tags] == ["#bees", "#beedance", "#nature", "#naïvecafé"]


def test_the_text_to_paste_has_title_text_and_tags() -> None:
    assert post(SEO) == "Bees\n\nThey dance.\n\n#bees #beedance #nature #naïvecafé\n"
    assert post(SeoMetadata(title="Bees", description="")) == "Bees\n"


def test_the_metadata_says_whose_the_pictures_are_and_that_a_machine_helped() -> None:
    asset = Asset(sha256="a" * 64, title="A bee", rights=Rights(author="Maja", licence="CC-BY-4.0"))
    told = metadata(PRESETS["tiktok"], SEO, Article(title="Bees", author="Willy"), "en", [asset], {"duration": 31.5})
    assert json.loads(json.dumps(told)) == told
    assert (told["platform"], told["made_with_ai"], told["made_for_kids"]) == ("tiktok", True, False)
    assert told["pictures"][0]["author"] == "Maja"
    assert told["source"]["author"] == "Willy"
    assert told["duration"] == 31.5
