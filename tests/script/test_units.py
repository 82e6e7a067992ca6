"""Whole units: what belongs together is said together, and what an article of its kind needs is not left out."""

from __future__ import annotations

import pytest

from core.model.article import Article, Block, Code, Heading, ListBlock, Paragraph
from core.model.script import Script
from core.script.edit import ends, neighbour
from core.script.extract.write import write
from core.script.judge.stranger import questions
from core.script.read.kinds import kind_of
from tests.script.conftest import article_of

TIPS = (
    ("Sharpen the blade", "It's a chore, but it's the biggest win. A dull blade tears the grass."),
    ("Cut less at once", "Never take more than a third of the height. Longer roots follow longer leaves."),
    ("Water in the morning", "It dries faster then. Wet leaves at night are an invitation to mould."),
    ("Leave the clippings", "They feed the soil for free. Most people throw them away."),
)


def blocks_of(text: str) -> list[Block]:
    """Headings (#), ordered lists (1.), code (4 blanks) and paragraphs of a small Markdown."""
    out: list[Block] = []
    for chunk in text.strip().split("\n\n"):
        lines = [line.strip() for line in chunk.strip().split("\n")]
        if lines[0].startswith("#"):
            out.append(Heading(text=lines[0].lstrip("# "), level=2))
        elif lines[0].startswith("1. "):
            out.append(ListBlock(items=tuple(line.split(". ", 1)[1] for line in lines), ordered=True))
        elif lines[0].startswith("- "):
            out.append(ListBlock(items=tuple(line[2:] for line in lines)))
        elif lines[0].startswith("$ "):
            out.append(Code(text="\n".join(line[2:] for line in lines), language="bash"))
        else:
            out.append(Paragraph(text=" ".join(lines)))
    return out


def article(title: str, text: str, language: str = "en") -> Article:
    return article_of(*blocks_of(text), title=title, language=language)


def short(document: Article, **more: object) -> Script:
    return write(document, project_type="short", presets=("youtube_short",), **more)  # type: ignore[arg-type]


def spoken(script: Script) -> str:
    return " ".join(line.text for line in script.lines)


def together(script: Script, *texts: str) -> bool:
    """Whether the texts are said, one right behind the other."""
    lines = [line.text for line in script.lines]
    at = next((n for n, text in enumerate(lines) if texts[0] in text), -1)
    return at >= 0 and all(text in lines[at + n] for n, text in enumerate(texts))


def test_every_item_of_a_list_is_said_with_its_number_and_heading() -> None:
    text = "\n\n".join(f"## {n}. {head}\n\n{body}" for n, (head, body) in enumerate(TIPS, 1))
    script = short(article("4 Ways to Save Your Lawn", f"Grass forgives a lot. Here is what helps most.\n\n{text}"))
    assert script.kind == "listicle"
    labels = [line.text for line in script.lines if line.beat == "label"]
    assert labels == [
        "Number one: sharpen the blade.", "Number two: cut less at once.", "Number three: water in the morning.",
        "Number four: leave the clippings.",
    ]  # fmt: skip
    assert together(script, "sharpen the blade", "It's a chore")
    assert next(heading for heading in script.headings if heading) == "1. Sharpen the blade"
    assert [unit.number for unit in script.units if unit.kind == "item"] == [1, 2, 3, 4]


def test_a_recipe_keeps_all_its_steps_and_says_what_is_needed() -> None:
    script = short(article("Grandmother's Bean Soup", """
My grandmother cooked this soup every Friday of the long winter.

## Ingredients

- 500 g white beans
- 2 carrots
- 1 litre water

## Method

1. Soak the beans overnight. Throw the water away.
2. Then cook them in fresh water for 50 minutes.
3. Add the carrots. They should stay firm.
4. Take half of it out and crush it.
5. Put it back and season the soup with salt.

## Tips

Freeze what is left in small boxes. The soup keeps for three months in the freezer."""))  # fmt: skip
    assert script.kind == "recipe"
    for step in ("Soak the beans", "cook them in fresh water", "Add the carrots", "Take half of it out", "season the"):
        assert step in spoken(script)
    assert "2 carrots" in spoken(script)


def test_an_objection_is_said_with_its_frame_and_its_reply_or_not_at_all() -> None:
    script = short(article("Walk to Work", """
Walking to work takes me forty minutes, and I have never regretted one of them.

I know the objection. Isn't that a waste of time? Only people with nothing to do can afford it. I understand the
thought, but it has the sum the wrong way round.

Thinking needs legs. Most of my best sentences were written between the river and the station."""))  # fmt: skip
    if "Only people with nothing" in spoken(script):
        assert together(
            script, "I know the objection", "Isn't that a waste", "Only people with nothing", "I understand"
        )


@pytest.mark.parametrize(("language", "view", "refutation"), [
    ("en", "Aristotle believed that heavy stones fall faster.", "That is wrong, and Galileo showed it."),
    ("de", "Aristoteles glaubte, dass schwere Steine schneller fallen.", "Das ist falsch, wie Galilei zeigte."),
    ("fr", "Aristote croyait que les pierres lourdes tombent plus vite.", "C'est faux, comme Galilée l'a montré."),
])  # fmt: skip
def test_a_refuted_view_is_never_said_without_what_refutes_it(language: str, view: str, refutation: str) -> None:
    rest = "\n\n".join(f"Stone number {n} was dropped from tower {n} in the year {1600 + n}." for n in range(9))
    script = short(article("Falling", f"{view} {refutation}\n\n{rest}", language))
    assert (view in spoken(script)) <= (refutation in spoken(script))


def test_questions_in_a_dialogue_keep_their_own_answers() -> None:
    script = short(article("Interview with Ana Pires", """
Ana Pires repairs clocks in Porto.

**What breaks first?**

Springs. A spring is tired after eighty years.

**Does that make you sad?**

No. I am busy, which is a different thing.""".replace("**", "")))  # fmt: skip
    assert together(script, "What breaks first?", "Springs.")
    assert together(script, "Does that make you sad?", "No. I am busy")


def test_the_lead_of_a_news_item_is_said_without_byline_and_dateline() -> None:
    script = short(article("Harbour Bridge Closes", """
By Jo Marsh, Staff Writer

PORT ELLIS, Maine - March 3, 2026 - The Harbour Bridge will close for nine weeks on Monday, the county said on Tuesday.

Inspectors found cracks in four of its girders. The repairs will cost $4.6 million.

"I lost a third of my customers last time," said Lea Ortiz, who runs a bakery nearby. "I can't do that
again." """))  # fmt: skip
    assert script.kind == "news"
    assert any(line.text.startswith("The Harbour Bridge will close") for line in script.lines)
    assert "PORT ELLIS" not in spoken(script) and "Jo Marsh" not in spoken(script)
    if "I can't do that again" in spoken(script):
        assert "Lea Ortiz" in spoken(script)


def test_an_article_without_headings_is_told_in_its_order() -> None:
    texts = [
        f"The {name} tower of the town was built by {n + 2} masons." for n, name in enumerate(["red", "blue", "green"])
    ]
    script = short(article("Three Towers", "\n\n".join(texts)))
    places = [spoken(script).find(text) for text in texts]
    assert -1 not in places and places == sorted(places)


@pytest.mark.parametrize(("title", "text", "kind"), [
    ("Lemon Cake", "## Ingredients\n\n- 3 eggs\n- 1 lemon\n\n## Method\n\n1. Beat them.\n2. Add it.", "recipe"),
    ("Build a Bot in Go", "## Step 1: Get a token\n\nAsk.\n\n$ go mod init\n\n## Step 2: Run it\n\nStart it.", "howto"),
    ("Acme Lamp Review", "The lamp is bright.\n\n## Verdict\n\nBuy it if you read at night.", "review"),
    ("Why Is Snow White?", "Snow is document of clear ice. Light is thrown back by its many faces.", "explainer"),
    ("5 Rules for Quiet Rooms", "## 1. Close the door\n\nIt helps.\n\n## 2. Lay a rug\n\nIt helps, too.", "listicle"),
    ("Zitronenkuchen", "## Zutaten\n\n- 3 Eier\n- 1 Zitrone\n\n## Zubereitung\n\n1. Rühren.\n2. Backen.", "recipe"),
])  # fmt: skip
def test_the_kind_is_known_by_build_and_words(title: str, text: str, kind: str) -> None:
    language = "de" if title == "Zitronenkuchen" else "en"
    assert kind_of(article(title, text, language), language) == kind


def test_a_refusal_or_an_error_message_never_opens() -> None:
    script = short(
        article(
            "Graphical Desktops",
            """
Choosing the best desktop is a sensitive topic which we would rather avoid.

If you get an error about desktops, you skipped the first step.

Desktops of today start in two seconds on machines that are ten years old. Every desktop can be changed at any time.""",
        )
    )
    assert "rather avoid" not in spoken(script)
    assert not script.lines[0].text.startswith("If you get an error")
    assert len(script.openings) >= 2


def test_a_wish_stresses_and_leaves_out() -> None:
    text = "\n\n".join(
        f"The {thing} of the house was repaired in {1900 + n}. A new {thing} costs {n + 3} thousand euros today."
        for n, thing in enumerate(["roof", "cellar", "garden", "kitchen", "chimney", "stable", "attic"])
    )
    plain = article("A House", text)
    assert "cellar" in spoken(short(plain, stress="Focus on the cellar"))
    assert "cellar" not in spoken(short(plain, stress="Leave out the cellar"))


def test_a_stranger_asks_where_the_antecedent_the_answer_or_the_reply_is_missing() -> None:
    document = article(
        "Falling Stones",
        """
The tower of Pisa is 56 metres high. It leans to the south.

Why does it lean? The soil under one side is softer.

Aristotle believed that heavy stones fall faster. That is wrong, and it was shown there.""",
    )
    whole = short(document)
    assert questions(whole, document) == {}
    lines = {line.text: line for line in whole.lines}

    def without(text: str) -> list[str]:
        script = whole.model_copy(
            update={"lines": tuple(line for line in whole.lines if not line.text.startswith(text))}
        )
        return [item.code for asked in questions(script, document).values() for item in asked]

    assert any(text.startswith("It leans") for text in lines)
    assert "answer" in without("Why does it lean") or "answer" in without("The soil under")
    assert "refuted" in without("That is wrong")


def test_another_opening_takes_the_place_of_the_first_line_and_is_not_said_twice() -> None:
    text = "\n\n".join(f"## {n}. {head}\n\n{body}" for n, (head, body) in enumerate(TIPS, 1))
    document = article(
        "4 Ways to Save Your Lawn", f"Lawns of today need four things only. Grass forgives a lot.\n\n{text}"
    )
    script = short(document)
    for number, opening in enumerate(script.openings):
        other = ends.with_opening(script, document, number)
        assert other.lines[0].text.rstrip(".") == opening.text.rstrip(".")
        assert len({line.text for line in other.lines}) == len(other.lines)


def test_what_stands_before_a_line_in_the_article_can_be_put_before_it() -> None:
    document = article(
        "Falling", "The tower of Pisa is 56 metres high. It leans to the south because its soil is soft."
    )
    script = short(document)
    leaning = next(line for line in script.lines if line.text.startswith("It leans"))
    alone = script.model_copy(update={"lines": (leaning,)})
    again = neighbour.put_beside(alone, document, leaning.id)
    assert [line.text for line in again.lines] == ["The tower of Pisa is 56 metres high.", leaning.text]


def test_what_the_article_completes_a_line_with_can_be_put_behind_it() -> None:
    document = article("Falling", "Why does it lean? The soil of the tower is soft. It was built on an old river bed.")
    script = short(document)
    question = next(line for line in script.lines if line.text.startswith("Why does it"))
    alone = script.model_copy(update={"lines": (question,)})
    assert [item.code for asked in questions(alone, document).values() for item in asked] == ["answer"]
    again = neighbour.put_beside(alone, document, question.id, behind=True)
    assert [line.text for line in again.lines] == [question.text, "The soil of the tower is soft."]


def test_words_of_a_chat_model_are_not_held_against_the_order_of_the_article() -> None:
    document = article(
        "Falling", "The tower of Pisa is 56 metres high. It leans to the south because its soil is soft."
    )
    script = short(document)
    leaning = next(line for line in script.lines if line.text.startswith("It leans"))
    rewritten = leaning.model_copy(update={"text": "Pisa has a tower that leans to the south.", "beat": "", "unit": -1})
    assert questions(script.model_copy(update={"lines": (rewritten,), "writer": "ollama:small"}), document) == {}


def test_a_title_that_stands_nowhere_in_the_text_is_flagged_as_one() -> None:
    text = "\n\n".join(f"## {n}. {head}\n\n{body}" for n, (head, body) in enumerate(TIPS, 1))
    document = article("4 Ways to Save Your Lawn", f"Lawns of today need four things only.\n\n{text}")
    script = short(document)
    number = next(n for n, opening in enumerate(script.openings) if opening.span is None)
    flag = ends.with_opening(script, document, number).lines[0].flag
    assert flag is not None and flag.code == "title"
