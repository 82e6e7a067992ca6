"""Steps and items are known by their form, whatever the title, and all of them are told."""

from __future__ import annotations

import pytest

from core.model.article import Article, Block, Heading, ListBlock, Paragraph
from core.model.script import Script
from core.script.extract.write import write
from core.script.read.kinds import kind_of
from core.script.read.labels import name
from core.script.read.outline import outline
from tests.script.conftest import article_of

STEPS = (
    ("Drain the tank", "Open the valve and let the water run into a bucket for ten minutes."),
    ("Loosen the ring", "Turn the ring to the left until it comes off in your hand."),
    ("Clean the filter", "Brush the filter under warm water, then let it dry."),
    ("Close it", "Screw the ring back on and open the tap slowly."),
)
INTRO = "The washing machine stops in the middle of its work and blinks. Nine times of ten it is the filter."
LAST = "Mine has run without a stop since spring. The bucket stands ready."


def bold(lead: str, rest: str) -> Paragraph:
    return Paragraph(text=f"{lead} {rest}", lead=lead)


def steps_as(form: str) -> list[Block]:
    """The four steps in one of the forms that pages give them."""
    out: list[Block] = []
    for n, (title, text) in enumerate(STEPS, 1):
        word = ("One", "Two", "Three", "Four")[n - 1]
        match form:
            case "bold":
                out.append(bold(f"Step {n}: {title}.", text))
            case "bold number":
                out.append(bold(f"{n}. {title}", text))
            case "heading":
                out += [Heading(text=f"Step {word}: {title}"), Paragraph(text=text)]
            case "plain":
                out.append(Paragraph(text=f"{n}) {text}"))
            case "sign":
                out += [Heading(text=f"{'①②③④'[n - 1]} {title}"), Paragraph(text=text)]
            case "turn":
                before = ("First,", "Next,", "Then", "Finally,")[n - 1]
                out.append(Paragraph(text=f"{before} {text[0].lower()}{text[1:]}"))
    if form == "list":
        out.append(ListBlock(items=tuple(f"{title}. {text}" for title, text in STEPS), ordered=True))
    return out


def document(*blocks: Block, title: str, language: str = "en") -> Article:
    return article_of(*blocks, title=title, language=language)


def script_of(article: Article, length: str = "short") -> Script:
    presets = ("youtube_short",) if length == "short" else ("instagram_feed",)
    return write(article, project_type=length, presets=presets)


def position(script: Script, words: str) -> int:
    return next((n for n, line in enumerate(script.lines) if words.lower() in line.text.lower()), -1)


@pytest.mark.parametrize("form", ["bold", "bold number", "heading", "plain", "sign", "turn", "list"])
def test_steps_are_known_by_their_form_and_all_are_told(form: str) -> None:
    article = document(
        Paragraph(text=INTRO), *steps_as(form), Paragraph(text=LAST), title="When the washing machine blinks"
    )
    assert kind_of(article, "en") == "howto"
    for length in ("short", "medium"):
        script = script_of(article, length)
        places = [position(script, words) for words in ("valve", "to the left", "filter under", "ring back on")]
        assert -1 not in places
        assert places == sorted(places)
        assert not [unit for unit in script.units if unit.must and unit.left_out]


def test_the_paragraph_behind_the_last_step_is_no_part_of_it() -> None:
    article = document(Paragraph(text=INTRO), *steps_as("bold"), Paragraph(text=LAST), title="When it blinks")
    parts = outline(article, "en", set())
    assert [part.counted for part in parts] == [False, True, True, True, True, False]
    assert parts[-1].blocks == (5,)


@pytest.mark.parametrize(
    ("language", "heading", "number", "text"),
    [
        ("en", "Step Three: Rinse", 3, "Rinse"),
        ("en", "First step: rinse", 1, "rinse"),
        ("en", "2️⃣ Rinse it", 2, "Rinse it"),
        ("de", "2. Schritt: Spülen", 2, "Spülen"),
        ("de", "Schritt zwei: Spülen", 2, "Spülen"),
        ("fr", "Astuce n° 3 : rincer", 3, "rincer"),
        ("es", "Primer paso: aclarar", 1, "aclarar"),
        ("zh", "第二步：冲洗", 2, "冲洗"),
        ("zh", "三、冲洗", 3, "冲洗"),
        ("ja", "④すすぐ", 4, "すすぐ"),
        ("ko", "2단계: 헹구기", 2, "헹구기"),
        ("en", "2019: The bridge", 0, "2019: The bridge"),
    ],
)
def test_numbers_before_names_in_the_ways_of_the_web(language: str, heading: str, number: int, text: str) -> None:
    found = name(heading, language)
    assert (found.number, found.text) == (number, text)


ITEMS = (
    ("The letterbox", "A bent wire through the slot reaches the handle inside. A cage behind it costs 15 dollars."),
    ("The cylinder", "One that stands out by three millimetres is snapped with a wrench. A flush one is not."),
    ("The ladder", "It leans against the garage in every second garden. A chain of 10 dollars holds it there."),
    ("The spare key", "Under the pot is where I look, and so does everybody else. A neighbour is the better place."),
)


def test_headings_of_one_level_as_many_as_the_title_counts_are_its_items() -> None:
    blocks: list[Block] = [Paragraph(text="I have opened about 6,000 doors. Most took me less than a minute.")]
    for title, text in ITEMS:
        blocks += [Heading(text=title), Paragraph(text=text)]
    blocks += [Heading(text="And the dog?"), Paragraph(text="Dogs like me. I carry sausages.")]
    article = document(*blocks, title="Four things a burglar looks at")
    assert kind_of(article, "en") == "listicle"
    script = script_of(article)
    for title, _ in ITEMS:
        assert position(script, title) >= 0


def test_bold_names_that_the_title_counts_are_its_items() -> None:
    blocks = [bold(f"{title}.", text) for title, text in ITEMS]
    article = document(Paragraph(text="I open doors for a living."), *blocks, title="4 things a burglar looks at")
    assert kind_of(article, "en") == "listicle"
    script = script_of(article)
    for title, _ in ITEMS:
        assert position(script, title) >= 0


def test_reasons_told_in_turn_are_items() -> None:
    text = (
        "First, nobody read them. Of 4,000 visitors 31 came that far.",
        "Second, they changed my sentences. A writer who hears shouting writes worse.",
        "Finally, they took an hour a day. In nine years that is a book.",
    )
    lead = "For nine years anybody could write below my posts. In January I closed the comments."
    article = document(*(Paragraph(text=item) for item in (lead, *text)), title="A quiet page")
    assert kind_of(article, "en") == "listicle"


def test_chapters_of_an_explanation_are_not_counted() -> None:
    blocks: list[Block] = []
    for n, word in enumerate(("Piers", "Cables", "Decks"), 1):
        blocks += [Heading(text=f"{n}. {word}"), Paragraph(text=f"{word} carry what stands on them, and they sink.")]
    assert not any(part.counted for part in outline(document(*blocks, title="How bridges stand"), "en", set()))


def test_what_goes_on_within_a_step_is_told_with_it() -> None:
    text = "You'll see thick stems between the leaves. These are rhizomes. Saw through them with a clean knife."
    others = [bold(f"Step {n}: {title}.", words) for n, (title, words) in enumerate(STEPS[:2], 1)]
    article = document(*others, bold("Step 3: Divide it.", text), title="A snake plant in a new pot")
    assert position(script_of(article, "medium"), "Saw through them") > 0


def test_any_number_of_the_title_may_be_that_of_its_items() -> None:
    blocks: list[Block] = []
    for title, text in ITEMS:
        blocks += [Heading(text=title), Paragraph(text=text)]
    article = document(*blocks, title="I asked 40 burglars what they look at. These 4 things came first")
    assert kind_of(article, "en") == "listicle"


def test_paragraphs_that_say_what_to_do_are_the_steps_of_a_title_that_asks_how() -> None:
    acts = ("Put a bucket below the valve.", "Take the ring off.", "Let the filter dry.", "Put the ring back.")
    texts = [Paragraph(text=f"{text} Nobody does that, and so it smells.") for text in acts]
    article = document(Paragraph(text=INTRO), *texts, Paragraph(text=LAST), title="How to clean the filter")
    assert kind_of(article, "en") == "howto"
    assert [part.counted for part in outline(article, "en", set())] == [False, True, True, True, True, False]


def test_a_number_alone_is_no_spoken_heading() -> None:
    texts = ("My father left me a coat in October. It was too large.", "I asked my aunt. She knew of a pianist.")
    blocks: list[Block] = []
    for mark, text in zip(("I", "II"), texts, strict=True):
        blocks += [Heading(text=mark), Paragraph(text=text)]
    script = script_of(document(*blocks, title="The weight of a borrowed coat"))
    assert not any(line.text.rstrip(".") in ("I", "II") for line in script.lines)


def test_a_list_of_what_nobody_can_try_asks_nobody_to_try_it() -> None:
    blocks: list[Block] = []
    for title, text in ITEMS:
        blocks += [Heading(text=title), Paragraph(text=text)]
    script = script_of(document(*blocks, title="Four things a burglar looks at"))
    assert script.kind == "listicle"
    assert "try" not in script.lines[-1].text


def test_what_somebody_says_is_no_word_of_the_article_about_itself() -> None:
    blocks = (
        "The council of Marlow voted 9 to 4 on Tuesday evening to open the river for swimming from next summer.",
        '"One drowned child, and we will all ask who raised his hand," said councillor Peter Lund, who voted no.',
        "Two platforms and showers will cost 480,000 dollars. A foundation pays half.",
    )
    article = document(*(Paragraph(text=text) for text in blocks), title="Council opens the river")
    assert position(script_of(article), "One drowned child") >= 0
