"""Films of one to three minutes: the author's order, his end, and headings without which a section is misheard."""

from __future__ import annotations

import pytest

from core.model.article import Article
from core.script.extract.write import write
from core.script.read.candidates import gather
from core.script.read.counts import counts
from core.script.read.kinds import kind_of
from core.script.read.tail import tail
from tests.script.test_units import article


def texts(found: Article, **more: object) -> list[str]:
    """The lines of a film of two minutes."""
    return [
        line.text
        for line in write(found, project_type="medium", presets=("tiktok",), **more).lines  # type: ignore[arg-type]
    ]


ITEMS = "\n\n".join(
    f"## {n}. {name}\n\n{text}"
    for n, (name, text) in enumerate(
        (
            ("The plug is to blame", "Four of ten lamps only need a fuse that costs twenty pence. Look there first."),
            ("Never promise", "People hear that you will look as that you will mend it. We say that we will learn."),
            ("Weigh everything", "Put each thing on the kitchen scales at the door. The council pays for tonnes."),
            ("Bake a cake", "Nobody minds waiting with cake. On the day the oven failed we had two rows."),
        ),
        start=1,
    )
)
LEAD = "We opened our repair café in the church hall of Otley in 2019 with three volunteers and one soldering iron.\n\n"
END = (
    "We closed for a year and I thought that nobody would come back. On the first Saturday there was a queue, and in "
    "front of it stood a man with a toaster. He had only come for the cake."
)


def test_a_list_ends_as_its_author_ends_without_a_stock_question() -> None:
    lines = texts(
        article("4 Things I Learned in a Repair Café", f"{LEAD}{ITEMS}\n\n## How to start\n\n{RING}\n\n{END}")
    )
    assert lines[-1] == "He had only come for the cake."
    assert "We closed for a year and I thought that nobody would come back." in lines


RING = "Ring the café that is nearest to you and ask to spend a Saturday there. Ours will have you."


def test_what_follows_on_a_series_begins_with_its_heading_or_is_not_told() -> None:
    lines = texts(
        article("4 Things I Learned in a Repair Café", f"{LEAD}{ITEMS}\n\n## How to start\n\n{RING}\n\n{END}")
    )
    if any(line.startswith("Ring the café") for line in lines):
        assert lines[next(n for n, line in enumerate(lines) if line.startswith("Ring the café")) - 1] == "How to start."


@pytest.mark.parametrize(
    ("language", "heading", "text"),
    [
        ("en", "What does not help", "Cola has too little acid for a kettle. Baking soda does nothing to the scale."),
        ("de", "Was nicht hilft", "Cola hat zu wenig Säure für einen Kessel. Natron tut dem Kalk überhaupt nichts."),
        ("fr", "Ce qui ne marche pas", "Le cola contient trop peu d'acide. Le bicarbonate ne fait rien au calcaire."),
        ("es", "Lo que no sirve", "La cola tiene muy poco ácido para esto. El bicarbonato no hace nada a la cal."),
        ("it", "Miti da sfatare", "La cola ha troppo poco acido per il bollitore. Il bicarbonato scioglie il calcare."),
        ("nl", "Wat niet werkt", "Cola heeft te weinig zuur voor een ketel. Zuiveringszout doet niets met de kalk."),
    ],
)
def test_under_a_heading_that_turns_the_meaning_nothing_is_said_without_it(
    language: str, heading: str, text: str
) -> None:
    found = gather(article("Kettle", f"{text[:-1]}!\n\n## {heading}\n\n{text}", language=language), language)
    label = next(item for item in found.sentences if item.label)
    under = [item for item in found.sentences if item.part == label.part and not item.label]
    assert under
    assert all(label.index in (item.needs, *item.along) for item in under)


def test_a_heading_that_says_nothing_of_the_kind_may_stay_silent() -> None:
    found = gather(article("Kettle", "It boils.\n\n## The noise\n\nThe kettle hums. The lid rattles."), "en")
    label = next(item for item in found.sentences if item.label)
    assert not any(label.index in item.along for item in found.sentences)


NEWS = (
    "The harbour ferry in Kelm will stop in October after the city council voted to end its subsidy of 212,000 euros.",
    "Councillors voted 31 to 24 for the cut. It closes a gap in the budget of next year.",
    '"Nobody in that chamber wanted to do this," said Anna Lindt, who is in charge of transport on the council.',
    "The last boat leaves on 31 October. Peter Lamm, who takes it to work, says that he will be on it.",
)


def test_a_first_sentence_that_says_what_the_title_says_is_not_said_twice() -> None:
    found = article("Harbour ferry to stop as council ends subsidy", "\n\n".join((*NEWS, *MORE)))
    assert texts(found, kind="news")[0] == NEWS[0]


MORE = (
    "The company employs nine people. Its director said that a reporter told her of the vote on Tuesday evening.",
    "A group hopes to buy the older boat and to run it at weekends. It needs 150,000 euros by the end of the year.",
    "The bridge at Millgate adds forty minutes to the way to work, people on the quay said on Wednesday morning.",
)


def test_a_standfirst_never_stands_within_the_scene() -> None:
    text = (
        "A desk that you pedal. We thought it was a joke.\n\nBy Tom Ashworth\n\nThe first morning I pedalled through "
        "a meeting and nobody noticed. The second morning my knee hit the drawer, and everybody did.\n\n"
    )
    rest = "\n\n".join(
        f"The Halden desk weighs {n} kilos with its flywheel and hums in the evening." for n in range(40, 60)
    )
    lines = texts(article("Six Months with the Halden Treadle Desk", text + rest))
    assert lines[0].startswith("The first morning")
    assert lines[1].startswith("The second morning")


def test_she_under_a_heading_is_told_with_whom_she_is() -> None:
    text = (
        "## Wrong turns\n\nPriya, who ran the warehouse, said that it might be the scales. I laughed at her.\n\n"
        "## The scales\n\nShe was right. The scales opened a connection for each parcel.\n"
    )
    found = gather(article("The Server", f"The server of our shop fell over on Thursdays.\n\n{text}"), "en")
    right = next(item for item in found.sentences if item.text == "She was right.")
    laughed = next(item for item in found.sentences if item.text.startswith("I laughed"))
    assert laughed.index in right.along


def test_a_sentence_about_a_newsletter_is_none_of_the_page() -> None:
    found = gather(
        article("The Server", "I blamed the newsletter first. Get our newsletter every Sunday morning."), "en"
    )
    assert [item.text for item in found.sentences] == ["I blamed the newsletter first."]


def test_words_that_end_in_german_quotation_marks_are_a_sentence() -> None:
    found = gather(
        article("Das Rad", "Der Mann kam jedes Jahr. Er sagte immer: »Sie wächst noch.«", language="de"), "de"
    )
    assert found.sentences[-1].text == "Er sagte immer: »Sie wächst noch.«"


def test_a_box_under_the_author_s_name_is_behind_the_end() -> None:
    blocks = "\n\n".join(
        f"El hielo resbala por la razón número {n}, y nadie lo supo durante un siglo entero, aunque muchos lo buscaron."
        for n in range(6)
    )
    page = f"Por Lucía Arranz | 9 de enero de 2024\n\n{blocks}\n\n## Lucía Arranz\n\nPeriodista. Ha escrito dos libros."
    found = article("El hielo", page, language="es")
    assert {len(found.blocks) - 1, len(found.blocks) - 2} <= tail(found, "es")


def test_a_story_told_beside_a_listing_is_no_reference() -> None:
    story = " ".join(f"On day {n} I looked at my logs and I found nothing in them." for n in range(12))
    assert (
        kind_of(article("The Server That Fell Over", f"{story}\n\n```python\nrun()\n```\n\n{story}"), "en") == "essay"
    )


@pytest.mark.parametrize(
    ("title", "numbers"),
    [
        ("Six Months with a Treadle Desk", ()),
        ("Nach fünf Jahren im Garten", ()),
        ("10 minutes to a better loaf", ()),
        ("Dix ans dans une cuisine", ()),
        ("Seven things I learned in two years", (7,)),
        ("5 Tipps für den Garten", (5,)),
    ],
)
def test_a_title_s_months_and_years_are_no_things_that_it_counts(title: str, numbers: tuple[int, ...]) -> None:
    assert counts(title) == numbers


def test_what_a_long_how_to_is_about_goes_before_the_details_of_its_steps() -> None:
    works = [
        ("Strip", "joint", "a scraper"),
        ("Clean", "edge", "alcohol"),
        ("Tape", "corner", "paper tape"),
        ("Fill", "gap", "silicone"),
        ("Smooth", "bead", "a wet finger"),
        ("Dry", "seam", "a fan"),
        ("Check", "drain", "a lamp"),
    ]
    steps = "\n\n".join(
        f"## {n}. {name} the {thing}\n\n{name} the {thing} with {tool} and take your time over it. It is the part of "
        f"the work that most people hurry through. I hurried through it once, and the {thing} was ruined. A neighbour "
        f"of mine did the same and had to buy a new {thing} from the shop in town. Work with {tool} from the left to "
        f"the right, and never against the light. Put {tool} away when the {thing} looks the same from both sides."
        for n, (name, thing, tool) in enumerate(works, 1)
    )
    lead = (
        "Caulk around a tub should last ten years. In most bathrooms it lasts two.\n\n"
        "A tub full of water weighs six hundred pounds more than an empty one, and it sinks. Not much, maybe an eighth "
        "of an inch. But if the bead cured while the tub was empty, that eighth of an inch rips it open. So the trick, "
        "and the reason I am writing this, is to fill the tub before you caulk and leave the water in until the bead "
        "has cured."
    )
    found = article(
        "How to Caulk a Tub So It Lasts", f"{lead}\n\n{steps}\n\nMy own tub was done in 2017, and it holds."
    )
    spoken = texts(found)
    assert any("fill the tub before you caulk" in text for text in spoken)
    assert sum(text.startswith("Step ") for text in spoken) == len(works)
