"""Listings, commands and tables are seen only while they are spoken of, and in the order they are spoken of."""

from __future__ import annotations

from core.model.article import Block
from core.model.script import Line
from core.model.storyboard import Card, Storyboard
from core.visuals import storyboard
from tests.visuals.making import Article, Code, Heading, Paragraph, Span, Table, script

BREW = "\n".join(
    [
        "def grind(beans):",
        "    return beans.crush(seconds=12)",
        "",
        "def heat(water):",
        "    while water.celsius < 94:",
        "        water.wait(1)",
        "",
        "def pour(water, coffee):",
        "    coffee.bloom(seconds=30)",
        "    for ring in range(4):",
        "        coffee.add(water.take(60))",
        "",
        "def serve(coffee, cup):",
        "    cup.fill(coffee)",
        "    return cup",
        "",
        'if __name__ == "__main__":',
        "    serve(pour(heat(Water()), grind(Beans())), Cup())",
    ]
)


def every_sentence(article: Article, seconds: float = 4.0) -> list[Line]:
    """One line a sentence of each paragraph, and one for each heading that ends with an exclamation mark."""
    lines: list[Line] = []
    point = -1
    for number, block in enumerate(article.blocks):
        point += block.kind == "heading"
        if block.kind != "paragraph" and not (block.kind == "heading" and block.text.endswith("!")):
            continue
        at = 0
        for text in block.text.replace(". ", ".\0").split("\0"):
            span = Span(block=number, start=at, end=at + len(text))
            at += len(text) + 1
            section = "hook" if not lines else "point"
            lines.append(Line(id=len(lines) + 1, section=section, point=max(point, 0), text=text, span=span,
                              estimate_s=seconds))  # fmt: skip
    return lines


def planned(ctx, *blocks: Block, seconds: float = 4.0, language: str = "en") -> dict[str, list[Card]]:
    """The cards seen while each sentence is spoken, by the sentence."""
    article = Article(title="A title", language=language, blocks=(Paragraph(text="Words that open the film."), *blocks))
    lines = every_sentence(article, seconds)
    headings = tuple(block.text for block in blocks if block.kind == "heading")
    board: Storyboard = storyboard(article, script(*lines, headings=headings, language=language), None, ctx)
    return {item.text: [s.card for s in board.shots if item.id in s.lines and s.card] for item in lines}


def code_under(cards: dict[str, list[Card]]) -> set[str]:
    return {text for text, shown in cards.items() if any(card.kind == "code" for card in shown)}


def test_code_is_seen_with_the_sentence_before_it_and_those_that_name_what_is_in_it(ctx) -> None:
    lead, names = "This is how it is brewed:", "The bloom takes half a minute in pour, as coffee.bloom says."
    cards = planned(
        ctx,
        Heading(text="Brewing"),
        Paragraph(text="Coffee came from Yemen. " + lead),
        Code(text=BREW, language="python"),
        Paragraph(text="Tea is another matter altogether. " + names),
        Paragraph(text="Cups are made of clay. They keep warm for an hour."),
    )
    assert code_under(cards) == {lead, names}


def test_output_stands_under_no_sentence_about_something_else(ctx) -> None:
    output = "# apt install mdadm\nReading package lists... Done\nSetting up mdadm (4.2-5) ...\nupdate-initramfs: done"
    lead = "The tool is installed like any other package."
    cards = planned(
        ctx,
        Heading(text="Disks"),
        Paragraph(text=lead),
        Code(text=output),
        Paragraph(text="A spare disk waits until another fails. Two disks of one size cost less than one large disk."),
        Heading(text="Tapes"),
        Paragraph(text="Tapes are slow. The archive is done with them once a week."),
    )
    assert code_under(cards) == {lead}


def test_a_page_of_code_stays_while_its_paragraph_lasts_and_never_goes_back(ctx) -> None:
    cards = planned(
        ctx,
        Heading(text="Brewing"),
        Paragraph(text="Write this into brew.py:"),
        Code(text=BREW, language="python"),
        Paragraph(text="Notice how serve fills the cup. Each of them is small. Nobody should hurry here."),
        seconds=3.5,
    )
    pages = [card.first_line for shown in cards.values() for card in shown if card.kind == "code"]
    assert len(pages) == 4 and pages[0] == 1 and pages[1] > 1
    assert pages[1:] == [pages[1]] * 3


def test_lines_seen_before_come_back_only_for_a_sentence_that_names_them(ctx) -> None:
    again = "In heat the loop compares celsius with 94."
    cards = planned(
        ctx,
        Heading(text="Brewing"),
        Paragraph(text="Write this into brew.py:"),
        Code(text=BREW, language="python"),
        Paragraph(text="Here serve fills the cup with __name__ and coffee. It ends there. " + again),
        seconds=3.5,
    )
    first_lines = {text: [card.first_line for card in shown] for text, shown in cards.items()}
    assert first_lines[again] == [1] and first_lines["It ends there."] != [1]


def test_code_without_an_introduction_that_is_spoken_goes_to_the_heading_of_its_step(ctx) -> None:
    article = Article(
        title="A title",
        blocks=(
            Paragraph(text="Words that open the film."),
            Heading(text="Step 1: Install it!"),
            Paragraph(text="Type the following:"),
            Code(text="npm install leftpad", language="bash"),
            Heading(text="Step 2: Use it!"),
            Paragraph(text="Words of the second step."),
        ),
    )
    lines = [item for item in every_sentence(article) if item.text != "Type the following:"]
    board = storyboard(article, script(*lines, headings=("Step 1: Install it!", "Step 2: Use it!")), None, ctx)
    shown = {shot.lines: shot.card for shot in board.shots if shot.card}
    step = shown[(2,)]
    assert step.kind == "code" and step.body == ("npm install leftpad",) and step.title == "Step 1: Install it!"
    assert all(card.kind != "code" for number, card in shown.items() if number != (2,))


def test_a_command_inside_a_sentence_is_seen(ctx) -> None:
    sentences = {
        "Start the server with flask --app shop run and open the page.": "flask --app shop run",
        "Then load it with sqlite3 shop.db < schema.sql.": "sqlite3 shop.db < schema.sql",
        "You can list all of them using ls -la, which also shows hidden files.": "ls -la",
        "Run cargo build --release in the folder of the project.": "cargo build --release",
        "A well-known rule - and a good one - says that 3 > 2 holds.": "",
        "The vote was 12-3 and the year 2024 ended well.": "",
    }
    for sentence, command in sentences.items():
        cards = planned(ctx, Heading(text="Run it"), Paragraph(text=sentence))[sentence]
        assert [card.body for card in cards if card.kind == "code"] == ([(command,)] if command else []), sentence


def test_a_step_that_is_spoken_by_its_name_is_seen_from_there_on(ctx) -> None:
    cards = planned(
        ctx,
        Heading(text="Step 1: Install it!"),
        Paragraph(text="Type the following:"),
        Code(text="npm install leftpad", language="bash"),
        Heading(text="Why it is good!"),
        Paragraph(text="It is small:"),
        Code(text="du leftpad", language="bash"),
    )
    assert code_under(cards) == {"Step 1: Install it!", "Type the following:", "It is small:"}


def test_the_command_of_a_step_is_seen_in_it_though_its_sentence_is_not_spoken(ctx) -> None:
    texts = ("Start it with flask --app shop run and wait. The page is empty at first.", "Type this:", "A page opens.")
    article = Article(
        title="A title",
        blocks=(
            Paragraph(text="Words that open the film."),
            Heading(text="Step 1: Run it"),
            Paragraph(text=texts[0]),
            Heading(text="2. Look at it"),
            Paragraph(text=texts[1]),
            Code(text="open index.html"),
            Paragraph(text=texts[2]),
        ),
    )
    left_out = ("Start it with flask --app shop run and wait.", "Type this:")
    lines = [item for item in every_sentence(article) if item.text not in left_out]
    board = storyboard(article, script(*lines, headings=("Run it", "Look at it")), None, ctx)
    assert [(shot.card.kind, shot.card.title, shot.card.body) for shot in board.shots[1:] if shot.card] == [
        ("code", "Step 1: Run it", ("flask --app shop run",)),
        ("code", "2. Look at it", ("open index.html",)),
    ]


def test_the_title_of_code_is_never_the_label_of_a_box(ctx) -> None:
    for label in ("TOOL Graphical managers", "NOTE", "Tip: a faster way", "GOING FURTHER Other distributions"):
        lead = "The package is installed so:"
        cards = planned(
            ctx,
            Heading(text="Virtual machines"),
            Paragraph(text="They share one computer."),
            Heading(text=label, level=3),
            Paragraph(text="A box. " + lead),
            Code(text="apt install xen"),
        )
        assert [card.title for card in cards[lead]] == ["Virtual machines"], label
    cards = planned(ctx, Heading(text="NASA and rockets"), Paragraph(text="NASA types:"), Code(text="launch --now"))
    assert cards["NASA types:"][0].title == "NASA and rockets"


HUTS = Table(
    header=("Day", "Distance", "Climb"),
    rows=(("1", "14 km", "900 m"), ("2", "19 km", "640 m"), ("3", "11 km", "210 m"), ("4", "23 km", "180 m")),
)


def test_a_chart_is_seen_only_where_its_figures_are_spoken_of(ctx) -> None:
    spoken = ("The longest leg has 23 kilometres.", "The distance of a leg grows every day.")
    silent = ("A bed costs 11 to 19 euros.", "Buses run 14 times a day.", "The path opens in April.")
    for sentence in (*spoken, *silent):
        cards = planned(ctx, Heading(text="Practical"), HUTS, Paragraph(text=sentence))[sentence]
        assert ("chart" in [card.kind for card in cards]) == (sentence in spoken), sentence
        assert "table" not in [card.kind for card in cards] or sentence in spoken


def test_a_sentence_that_only_leads_to_a_table_shows_the_table(ctx) -> None:
    lead = "All legs of the walk are listed here:"
    cards = planned(ctx, Heading(text="Practical"), Paragraph(text=lead), HUTS, Paragraph(text="Huts are never full."))
    assert [card.kind for card in cards[lead]] == ["table"]
    assert [card.kind for card in cards["Huts are never full."]] == ["text"]


def test_a_chart_goes_where_the_next_sentence_speaks_of_something_else(ctx) -> None:
    text = Paragraph(text="The longest leg has 23 kilometres. Boots weigh one kilogram. They last 14 years.")
    cards = planned(ctx, Heading(text="Practical"), HUTS, text)
    shown = [card for each in cards.values() for card in each][1:]
    assert [card.kind for card in shown] == ["chart", "text", "text"]
    assert [card.title for card in shown] == ["Practical"] * 3, "the part was named by its chart"


def test_the_unit_of_a_column_stands_in_its_header(ctx) -> None:
    runs = Table(header=("Distance (km)", "Time (min)"), rows=(("5", "21"), ("10", "45"), ("21", "99")))
    for sentence, kind in (("A run of 21 km is long.", "table"), ("The ticket costs 21 euros.", "text")):
        cards = planned(ctx, Heading(text="Speed"), runs, Paragraph(text=sentence))[sentence]
        assert [card.kind for card in cards] == [kind], sentence


def test_an_option_is_a_name_of_its_command(ctx) -> None:
    named = "Die Option --delete entfernt alles, was es nicht mehr gibt."
    cards = planned(
        ctx,
        Heading(text="Ordner"),
        Paragraph(text="Zwei Ordner werden so abgeglichen:"),
        Code(text="rsync -a --delete /home/ana/ backup:/srv/ana/"),
        Paragraph(text="Kaffee hilft immer. " + named),
        language="de",
    )
    assert code_under(cards) == {"Zwei Ordner werden so abgeglichen:", named}


def test_all_rows_that_are_read_aloud_are_read_over_their_table(ctx) -> None:
    article = Article(title="A title", blocks=(Paragraph(text="Words."), Heading(text="Practical"), HUTS))
    rows = [Line(id=n + 2, section="point", point=0, text=f"Day {row[0]}: {row[1]}.", estimate_s=5,
                 span=Span(block=2, start=n, end=n + 4)) for n, row in enumerate(HUTS.rows)]  # fmt: skip
    board = storyboard(article, script(*every_sentence(article), *rows, headings=("Practical",)), None, ctx)
    assert [shot.card.kind for shot in board.shots if shot.card] == ["title", "chart", "table"]


def test_code_in_languages_without_our_letters(ctx) -> None:
    cards = planned(
        ctx,
        Heading(text="設定"),
        Paragraph(text="次のように入力します。"),
        Code(text="sudo systemctl restart nginx"),
        Paragraph(text="猫は窓辺で眠っています。"),
        Paragraph(text="nginxが再起動します。"),
        language="ja",
    )
    assert code_under(cards) == {"次のように入力します。", "nginxが再起動します。"}
