"""Readers' comments are known by their heads; a sentence that names a person and a year is the article's."""

from __future__ import annotations

import pytest

from core.content.markdown import read_markdown
from core.model.article import Article
from core.script import write
from core.script.read.candidates import gather
from core.script.read.comments import comment_head

SENTENCES = {
    "en": [
        "The minister said on 12 March 2024 that the bridge was safe.",
        "The report says that in 2019 half of them failed.",
        "My mother says she bought it in 1974 for a song.",
        "In London, prices rose until 1923 and fell again.",
        "Last year, when rent rose again in 2019, we left.",
        "Anna, the train leaves at 10:30 and not a minute later.",
        "London – yesterday the council met again.",
        "Berlin · Angela Merkel was chancellor until 2021.",
        "Jane Hill wrote in 1998: the sea will rise.",
    ],
    "de": [
        "Die Ministerin sagte am 12. März 2024, die Brücke sei sicher.",
        "Am Montag, gestern also, war alles anders.",
        "Das Gericht schrieb im Urteil vom 3. Mai 2020, die Klage sei zulässig.",
    ],
    "fr": ["Le maire a dit en 2019 que tout irait bien.", "À Lyon, hier encore, on riait."],
    "es": ["El alcalde dijo en 2019 que no habría dinero.", "Mi madre dice que lo compró en 1974."],
}
HEADS = {
    "en": [
        "Anna K. · 2 days ago\nGreat post!",
        "Anna K. · Mar 3\nGreat post!",
        "Bob says:\nMarch 3, 2024 at 10:12 am\nNice.",
        "Anna, 3 March 2024:\nThanks.",
        "Tom Reed • 12 March 2024 at 10:30 I tried it.",
        "Jo wrote on 12 March 2024:\nHm.",
        "Anna, yesterday\nYes.",
    ],
    "de": ["Anna · vor 2 Tagen\nToll.", "Bernd K. schrieb am 3. Mai 2024, 10:30 Uhr:\nToll.", "Karin – 3. Mai 2024"],
    "fr": ["Luc · il y a 3 jours\nBravo.", "Luc a écrit le 3 mai 2024 à 10h12 :\nBravo."],
    "es": ["Luz dice:\n3 de mayo de 2024 a las 10:12\nGracias."],
}
COUNCIL = [
    "The town of Brackwater has argued about its bridge for eleven years, and on Tuesday it stopped arguing.",
    "The council voted nine to two to tear the bridge down and to build a new one beside it, for 14 million pounds.",
    "Engineers had warned of the steel since a lorry cracked the northern deck in the winter of the great flood.",
    "The report says that in 2019 half of the bolts they tested failed under less than the weight of a bus.",
    "The mayor said on 12 March 2024 that the bridge was safe, and closed it four days later without a word.",
    "Shopkeepers on the high street are angry, because the detour of nine miles has taken a third of their customers.",
    "The new bridge will open in the spring after next, if the river lets the builders work through the winter.",
]
OPINIONS = [
    f"My {kin} drove over it every day for {years} years and never looked up at the steel, as I told everybody who "
    f"asked me last week in the {place}, where they all knew better and had never driven anything heavier than a pram."
    for kin, years, place in [
        ("aunt", 30, "bakery"),
        ("father", 12, "pub"),
        ("boss", 7, "office"),
        ("wife", 20, "choir"),
    ]
]
FOOT = """
## Discussion about this post

Ann Poe · Mar 3

I grew up beside that bridge and I will miss it, cracked bolts and all, more than I can say in a comment here.

Lee Roth · Mar 4

The detour is ten miles, not nine, as everybody who has to drive it twice on a working day could have told you.

## Ready for more?
"""


def article(texts: list[str], foot: str = "") -> Article:
    draft = read_markdown("\n\n".join(["# The bridge at Brackwater", *texts]) + "\n" + foot)
    return Article(title="The bridge at Brackwater", language="en", blocks=tuple(draft.blocks))


def spoken(found: Article) -> list[str]:
    return [item.source.strip() for item in gather(found, "en").sentences]


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_sentence_with_a_name_and_a_year_is_no_comment(language: str) -> None:
    assert [text for text in SENTENCES[language] if comment_head(text, language)] == []


@pytest.mark.parametrize("language", sorted(HEADS))
def test_the_head_of_a_comment_is_known(language: str) -> None:
    assert [text for text in HEADS[language] if not comment_head(text, language)] == []


def test_an_article_that_says_who_said_what_in_which_year_is_told_to_its_end() -> None:
    assert spoken(article(COUNCIL))[-1] == COUNCIL[-1]
    dated = [*COUNCIL[:4], "The mayor wrote on 12 March 2024: the bridge is safe.", *COUNCIL[5:]]
    assert spoken(article(dated))[-1] == COUNCIL[-1]


def test_comments_without_a_year_and_the_page_s_own_lines_are_not_told() -> None:
    assert spoken(article(COUNCIL, FOOT)) == spoken(article(COUNCIL))


def test_a_box_with_places_and_prices_behind_the_end_is_not_told() -> None:
    box = "**Getting there:** The bridge museum is open from 10 to 5, tickets cost 4 pounds, phone 0199 555 12."
    assert spoken(article([*COUNCIL, box])) == spoken(article(COUNCIL))
    ending = "**Bottom line:** In 2 years and for 14 million pounds the town gets 1 bridge that holds."
    assert "holds" in spoken(article([*COUNCIL, ending]))[-1]


def test_a_person_is_told_of_paragraphs_that_are_taken_for_the_page_s() -> None:
    foot = "\n\n".join(["", "## 4 comments", *OPINIONS])

    def notices(found: Article) -> dict[str, object]:
        script = write(found, project_type="short", presets=("youtube_short",))
        return {item.code: item.data.get("count") for item in script.warnings}

    assert notices(article(COUNCIL, foot))["behind_left_out"] == len(OPINIONS)
    assert "behind_left_out" not in notices(article(COUNCIL))


def test_a_line_of_names_and_dates_between_dots_is_not_told() -> None:
    line = "**Bridge Desk** · Tested by Ann Roe · Published 9 November 2025 · Prices correct at time of writing"
    assert spoken(article([line, *COUNCIL])) == spoken(article(COUNCIL))


def test_notes_on_an_author_by_the_first_name_and_links_to_other_pages_are_behind_the_end() -> None:
    foot = [
        "*Tess is looking for work: she has ten years of steel, two of concrete, and no patience for meetings.*",
        "Previous: The lock at Harwell\\\nNext: A tunnel nobody asked for",
        "*Written on a train.*",
    ]
    plain = article(COUNCIL).model_copy(update={"author": "Tess Arkwright"})
    noted = article([*COUNCIL, *foot]).model_copy(update={"author": "Tess Arkwright"})
    assert spoken(noted) == spoken(plain)
    named = article([*COUNCIL[:3], "Tess is my daughter.", *COUNCIL[3:]]).model_copy(
        update={"author": "Tess Arkwright"}
    )
    assert "Tess is my daughter." in spoken(named)
