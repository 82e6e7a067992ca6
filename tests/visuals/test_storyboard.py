"""Storyboards: what is seen while each line is spoken."""

from __future__ import annotations

from itertools import pairwise

from core.model.script import Script
from core.model.storyboard import Storyboard
from core.visuals import storyboard
from tests.visuals.making import (
    Article,
    Code,
    Heading,
    Image,
    ListBlock,
    Paragraph,
    Quote,
    Table,
    image,
    line,
    narration,
    one_line_a_part,
    script,
    sections,
)


def seen(board: Storyboard, line_id: int) -> list[str]:
    """Titles of the pictures, or kinds of the cards, that a line is spoken over."""
    out = []
    for shot in board.shots:
        if line_id in shot.lines:
            asset = board.asset(shot.picture) if shot.picture else None
            out.append(asset.title if asset else shot.card.kind if shot.card else "")
    return out


def covers(board: Storyboard, result: Script) -> bool:
    """Every line has a shot; shots are in the order of the lines; exactly one of picture and card."""
    order = [item.id for item in result.lines]
    firsts = [order.index(shot.lines[0]) for shot in board.shots]
    return (
        {n for shot in board.shots for n in shot.lines} == set(order)
        and firsts == sorted(firsts)
        and all((shot.picture is None) != (shot.card is None) for shot in board.shots)
        and all(shot.reason for shot in board.shots)
    )


def test_each_picture_stands_where_the_article_has_it(ctx) -> None:
    article = sections(ctx)
    result = one_line_a_part(article)
    board = storyboard(article, result, None, ctx)
    assert covers(board, result)
    for part in range(5):
        assert any(f"Figure {part}." in name for name in seen(board, part + 2)), part
    assert board.shots[0].card and board.shots[0].card.kind == "title"
    assert board.shots[-1].card and board.shots[-1].card.kind == "end"


def test_the_cue_decides(ctx) -> None:
    article = sections(ctx)
    blocks = [n for n, block in enumerate(article.blocks) if block.kind == "image"]
    result = script(
        line(1, "Opening words.", 1, cue="image", cue_block=blocks[3]),
        line(2, "More of it.", 3, cue="image", cue_block=blocks[1]),
    )
    board = storyboard(article, result, None, ctx)
    assert "Figure 3. A Osprey" in seen(board, 1)
    assert "Figure 1. A Heron" in seen(board, 2)


def test_a_caption_that_the_line_names_wins_over_the_nearer_picture(ctx) -> None:
    article = Article(
        title="T",
        blocks=(
            Heading(text="Birds"),
            Paragraph(text="A passage."),
            image(ctx, 1, "A plover"),
            image(ctx, 2, "A heron"),
            image(ctx, 3, "An osprey"),
        ),
    )
    result = script(line(1, "Look.", 1, section="hook"), line(2, "The osprey dives from a great height.", 1))
    board = storyboard(article, result, None, ctx)
    assert seen(board, 2)[0] == "An osprey"


def test_no_picture_twice_while_another_is_unused(ctx) -> None:
    article = sections(ctx, n=2, per=4)
    first = next(n for n, block in enumerate(article.blocks) if block.kind == "image")
    result = script(
        *[line(n, f"Sentence number {n} on one thing.", 3, cue="image", cue_block=first) for n in range(1, 8)]
    )
    board = storyboard(article, result, None, ctx)
    shown = [shot.picture for shot in board.shots if shot.picture]
    assert covers(board, result)
    again = [a for n, a in enumerate(shown) if a in shown[:n]]
    own = {block.sha256 for block in article.blocks[: first + 4] if block.kind == "image"}
    assert set(shown) <= own and (not again or set(shown) == own)
    assert len(set(shown)) >= 4


def test_no_still_is_seen_for_long_in_a_short_film(ctx) -> None:
    article = sections(ctx, n=3)
    for seconds in (4.0, 6.5, 9.0, 14.0):
        result = one_line_a_part(article, seconds)
        board = storyboard(article, result, None, ctx)
        for shot in board.shots:
            lasts = sum(item.estimate_s for item in result.lines if item.id in shot.lines) / shot.parts
            assert lasts <= 9.1, (seconds, shot.reason, lasts)


def desktops(ctx) -> Article:
    """Sections with a picture each, the last with four; the opening has none."""
    names = {"Gnome": 1, "Plasma": 2, "Xfce": 3}
    blocks: list = [
        Paragraph(text="The field is dominated by Gnome and Plasma."),
        Paragraph(text="The best is unclear."),
    ]
    for name, seed in names.items():
        blocks += [
            Heading(text=name, level=3),
            Paragraph(text=f"{name} is one."),
            image(ctx, seed, f"The {name} desktop"),
        ]
    blocks += [Heading(text="Others", level=3), Paragraph(text="Lxde and Lxqt are light.")]
    blocks += [image(ctx, 4, "The Lxde desktop"), image(ctx, 5, "The Lxqt desktop")]
    blocks += [image(ctx, 6, "The Cinnamon desktop"), image(ctx, 7, "The Mate desktop")]
    return Article(title="Desktops", blocks=tuple(blocks))


def test_the_opening_shows_no_picture_of_a_later_section(ctx) -> None:
    result = script(
        line(1, "The field is dominated by two projects.", 0, section="hook", cue="title", seconds=7),
        line(2, "Choosing the best is a sensitive topic.", 1, section="intro", cue="text", seconds=5),
        line(3, "Gnome is one.", 3, point=0),
        line(4, "Plasma is one.", 6, point=1),
    )
    board = storyboard(desktops(ctx), result, None, ctx)
    assert seen(board, 1) == ["title", "text"] and seen(board, 2) == ["text"]
    assert seen(board, 3) == ["The Gnome desktop"] and seen(board, 4) == ["The Plasma desktop"]


def test_a_line_that_names_several_pictures_is_shared_among_them(ctx) -> None:
    result = script(
        line(1, "Look at this.", 0, section="hook", seconds=3),
        line(2, "Lxqt and Lxde are light.", 12, point=3, seconds=5),
        line(3, "Both run anywhere.", 12, point=3, seconds=5),
    )
    board = storyboard(desktops(ctx), result, None, ctx)
    assert seen(board, 2) == ["The Lxqt desktop", "The Lxde desktop"]
    assert set(seen(board, 3)) <= {"The Cinnamon desktop", "The Mate desktop"}


def test_a_picture_is_kept_for_the_line_that_names_it(ctx) -> None:
    result = script(
        line(1, "Look at this.", 0, section="hook", seconds=3),
        line(2, "These others are light.", 12, point=3, seconds=4),
        line(3, "Lxde is one of them.", 12, point=3, seconds=4),
    )
    board = storyboard(desktops(ctx), result, None, ctx)
    assert "The Lxde desktop" not in seen(board, 2) and seen(board, 3)[0] == "The Lxde desktop"


def test_a_picture_comes_again_framed_otherwise_and_never_twice_in_a_row(ctx) -> None:
    lines = [line(n, f"Sentence number {n} says something new here.", 3, point=0, seconds=6) for n in range(2, 8)]
    result = script(line(1, "Look at this.", 0, section="hook", seconds=3), *lines)
    board = storyboard(desktops(ctx), result, None, ctx)
    own = [shot for shot in board.shots if shot.picture]
    assert {board.asset(shot.picture or "").title for shot in own} == {"The Gnome desktop"}  # type: ignore[union-attr]
    assert len(own) >= 2
    framed = [(shot.fit, shot.motion) for shot in own]
    assert all(a != b for a, b in pairwise(framed))
    assert all(a.picture != b.picture or a.picture is None for a, b in pairwise(board.shots))


def test_no_picture_stands_under_a_farewell(ctx) -> None:
    result = script(
        line(1, "Look at this.", 0, section="hook", seconds=4),
        line(2, "Gnome is one.", 3, point=0, seconds=30),
        line(3, "The whole article has more.", None, section="cta", cue="end", seconds=5),
    )
    assert seen(storyboard(desktops(ctx), result, None, ctx), 3) == ["end"]


def test_no_picture_stands_under_a_disclaimer(ctx) -> None:
    result = script(
        line(1, "Look at this.", 0, section="hook", seconds=4),
        line(2, "This post contains affiliate links.", 3, point=0, seconds=5),
    )
    assert all(shot.picture is None for shot in storyboard(desktops(ctx), result, None, ctx).shots if 2 in shot.lines)


def test_the_same_card_never_stands_twice_in_a_row(ctx) -> None:
    article = Article(
        title="Words", blocks=(Heading(text="One thing"), Paragraph(text="It is so."), Paragraph(text="x"))
    )
    hard = "it is so and it was so and they were so and she had been so and he would be so, as it is and as it was so"
    result = script(
        line(1, "Look.", 1, section="hook"),
        *[line(n, f"{hard} {n}.", 1, point=0, seconds=6) for n in range(2, 9)],
        headings=("One thing",),
    )
    board = storyboard(article, result, None, ctx)
    assert all(a.card != b.card for a, b in pairwise(board.shots))


def test_the_narrations_own_lengths_count(ctx) -> None:
    article = sections(ctx, n=2)
    result = one_line_a_part(article, 5.0)
    slow = narration(result, {item.id: 12.0 for item in result.lines})
    quick = narration(result, {element.id: 2.0 for element in result.lines})
    assert len(storyboard(article, result, slow, ctx).shots) > len(storyboard(article, result, quick, ctx).shots)


def test_candidates_are_other_pictures_the_nearest_first(ctx) -> None:
    article = sections(ctx, n=5, per=2)
    board = storyboard(article, one_line_a_part(article), None, ctx)
    for shot in board.shots:
        names = [candidate.sha256 for candidate in shot.candidates]
        assert 4 <= len(names) <= 8
        assert len(set(names)) == len(names) and shot.picture not in names
        assert all(board.asset(name) for name in names)
        assert all(item.reason for item in shot.candidates)


def test_code_is_shown_in_parts_that_can_be_read(ctx) -> None:
    listing = "\n".join(f"value_{n} = compute({n})" for n in range(40))
    article = Article(
        title="Code",
        blocks=(Heading(text="How"), Paragraph(text="It works so."), Code(text=listing, language="python")),
    )
    long = script(
        *[line(n, f"Sentence {n} explains the listing.", 1, cue="code", cue_block=2, seconds=6) for n in range(1, 5)]
    )
    board = storyboard(article, long, None, ctx)
    codes = [shot for shot in board.shots if shot.card and shot.card.kind == "code"]
    assert len(codes) >= 2
    assert all(len(shot.card.body) <= 13 for shot in codes if shot.card)
    firsts = [shot.card.first_line for shot in codes if shot.card]
    assert firsts[0] == 1 and firsts[1] == len(codes[0].card.body) + 1  # type: ignore[union-attr]
    brief = script(line(1, "Look.", 1, section="hook"), line(2, "One sentence.", 1, cue="code", cue_block=2, seconds=4))
    shots = [shot for shot in storyboard(article, brief, None, ctx).shots if shot.card and shot.card.kind == "code"]
    assert len(shots) == 1


def test_tables_quotes_and_lists_are_drawn(ctx) -> None:
    article = Article(
        title="All kinds",
        blocks=(
            Paragraph(text="Words."),
            Table(header=("Name", "Year"), rows=(("A", "1"), ("B", "2")), caption="Years"),
            Quote(text="Less is more.", cite="Someone"),
            ListBlock(items=("first", "second", "third"), ordered=True),
        ),
    )
    result = script(
        line(1, "Look.", 0, section="hook"),
        line(2, "A table.", 0, cue="table", cue_block=1),
        line(3, "A quote.", 2, cue="quote", cue_block=2),
        line(4, "A list.", 3, cue="list", cue_block=3),
    )
    board = storyboard(article, result, None, ctx)
    assert [seen(board, n)[0] for n in (2, 3, 4)] == ["table", "quote", "list"]
    cards = {shot.card.kind: shot.card for shot in board.shots if shot.card}
    assert cards["table"].rows[0] == ("Name", "Year") and cards["table"].title == "Years"
    assert cards["quote"].footer == "Someone"
    assert cards["list"].body == ("first", "second", "third")


def test_text_cards_say_something_whole(ctx) -> None:
    """Statements, sentences or clauses of them, under the part's name."""
    parts = (
        "The installer detects your hardware.",
        "Some compilations may fail; the maintainer will then receive a bug report indicating the problem, which is"
        " then to be corrected in one of the next versions of it.",
    )
    article = Article(title="Words", blocks=(Heading(text="Steps"), *(Paragraph(text=part) for part in parts)))
    result = script(
        line(1, "Look.", 1, section="hook"),
        line(2, parts[0], 1, point=0, seconds=3.0),
        line(3, parts[1], 2, point=0),
        headings=("Steps",),
    )
    cards = [shot.card for shot in storyboard(article, result, None, ctx).shots if shot.card]
    assert (cards[1].title, cards[1].body, cards[1].footer) == ("Steps", (parts[0],), "")
    assert (cards[2].title, cards[2].body) == (
        "Steps",
        ("The maintainer will then receive a bug report indicating the problem",),
    )


def test_code_shows_the_part_the_line_speaks_of(ctx) -> None:
    listing = "\n\n".join(
        f"def {name}(value):\n    return value\n# more\n# more\n# more" for name in ("alpha", "beta", "gamma", "delta")
    )
    article = Article(title="Code", blocks=(Paragraph(text="So."), Code(text=listing, language="python")))
    result = script(
        line(1, "Look.", 0, section="hook"),
        line(2, "The function gamma returns what it is given.", 0, cue="code", cue_block=1, seconds=4),
    )
    shots = [shot for shot in storyboard(article, result, None, ctx).shots if shot.card and shot.card.kind == "code"]
    assert len(shots) == 1 and any("gamma" in row for row in shots[0].card.body)  # type: ignore[union-attr]


def test_what_was_ticked_away_is_not_shown(ctx) -> None:
    article = sections(ctx, n=3)
    gone = next(n for n, block in enumerate(article.blocks) if block.kind == "image")
    board = storyboard(article, one_line_a_part(article), None, ctx, excluded=(gone,))
    assert article.blocks[gone].sha256 not in {asset.sha256 for asset in board.assets}  # type: ignore[union-attr]


def test_a_picture_that_is_gone_is_left_out_with_a_warning(ctx) -> None:
    article = sections(ctx, n=2)
    lost = Image(location="lost.png", caption="Lost", sha256="f" * 64, width=10, height=10)
    never = Image(location="never.png", caption="Never fetched")
    broken = Image(
        location="x.png", caption="Broken", sha256=ctx.blobs.put(b"not a picture", ".png"), width=9, height=9
    )
    article = article.model_copy(update={"blocks": (*article.blocks, lost, never, broken)})
    board = storyboard(article, one_line_a_part(article), None, ctx)
    assert len(board.assets) == 2
    assert len(ctx.warnings) == 2 and "Lost" in ctx.warnings[0] and "Broken" in ctx.warnings[1]


def test_an_article_without_pictures_is_all_cards(ctx) -> None:
    article = Article(title="Plain", blocks=(Paragraph(text="One."), Paragraph(text="Two.")))
    result = script(
        line(1, "One sentence.", 0, section="hook"),
        line(2, "Another sentence entirely.", 1),
        line(3, "Bye.", None, section="cta"),
    )
    board = storyboard(article, result, None, ctx)
    assert covers(board, result)
    assert [shot.card.kind for shot in board.shots if shot.card] == ["title", "text", "end"]


def test_odd_scripts_are_planned_too(ctx) -> None:
    empty = Article(title="")
    item = script(line(1, "…", None))
    assert covers(storyboard(empty, item, None, ctx), item)
    assert storyboard(empty, script(), None, ctx).shots == ()
    wild = script(line(1, "Words.", 99, cue="image", cue_block=77), line(2, "More.", 0, cue="code", cue_block=0))
    assert covers(storyboard(sections(ctx, 2), wild, None, ctx), wild)


def test_rights_follow_the_picture(ctx) -> None:
    article = sections(ctx).model_copy(update={"licence": "CC-BY-SA-4.0", "site_name": "Shore"})
    asset = storyboard(article, one_line_a_part(article), None, ctx).assets[0]
    assert asset.rights.licence == "CC-BY-SA-4.0" and asset.rights.author == "A. Writer"
    assert asset.rights.page_url == article.url and asset.focus is not None


def test_the_same_input_gives_the_same_board(ctx) -> None:
    article = sections(ctx, n=4, per=2)
    result = one_line_a_part(article)
    assert storyboard(article, result, None, ctx) == storyboard(article, result, None, ctx)


def test_shared_lines_are_numbered_in_parts(ctx) -> None:
    article = sections(ctx, n=2)
    board = storyboard(article, one_line_a_part(article, 12.0), None, ctx)
    for shot in board.shots:
        group = [item for item in board.shots if item.lines == shot.lines]
        assert [element.part for element in group] == list(range(len(group)))
        assert all(entry.parts == len(group) for entry in group)


def test_a_part_keeps_its_articles_and_the_number_the_article_gives_it(ctx) -> None:
    """The article's number stays where the article has one; the film counts nothing of its own."""
    names = (
        "1. Turn down the lamp",
        "Tip 2: Close the window",
        "3) Wear a hat",
        "The hypervisor is low",
        "12.2.1. Xen",
    )
    blocks: list = [Paragraph(text="Words that open.")]
    for name in names:
        blocks += [Heading(text=name), Paragraph(text=f"Here is what {name[-4:]} means, and why it matters to all.")]
    cut = ("Turn down the lamp", "Close the window", "Wear a hat", "The hypervisor is low", "Xen")
    lines = [line(n + 2, blocks[2 * n + 2].text, 2 * n + 2, point=n, seconds=3.0) for n in range(len(names))]
    result = script(line(1, "Words that open.", 0, section="hook"), *lines, headings=cut)
    board = storyboard(Article(title="T", blocks=tuple(blocks)), result, None, ctx)
    named = [shot.card.title for shot in board.shots[1:] if shot.card]
    assert named == [*names[:4], "Xen"]
    assert not any(
        " / " in word
        for shot in board.shots
        if shot.card
        for word in (shot.card.title, shot.card.footer, *shot.card.body)
    )


def test_the_name_of_a_part_never_stands_alone_while_something_else_is_said(ctx) -> None:
    long = (
        "Because the lamp is on all day and all night, its cell is empty in the evening, when it would be needed most."
    )
    article = Article(title="T", blocks=(Paragraph(text="Words."), Heading(text="The lamp"), Paragraph(text=long)))
    result = script(
        line(1, "Words.", 0, section="hook"), line(2, long, 2, point=0, seconds=7.7), headings=("The lamp",)
    )
    card = storyboard(article, result, None, ctx).shots[1].card
    assert card is not None and (card.title, card.body) == ("The lamp", (long,)), "as a label over what is said"
    spoken = script(line(1, "Words.", 0, section="hook"), line(2, "Number one: the lamp.", 1, point=0, seconds=2.0),
                    headings=("The lamp",))  # fmt: skip
    card = storyboard(article, spoken, None, ctx).shots[1].card
    assert card is not None and card.body == ("The lamp",) and card.footer == ""


def test_a_spoken_heading_stands_only_while_it_is_spoken(ctx) -> None:
    """A name that is spoken is no statement under itself, and what leans on the line before comes under its label."""
    blocks = (
        Paragraph(text="W."),
        Heading(text="1. Turn down the lamp"),
        Paragraph(text="It is boring, but it helps."),
    )
    result = script(
        line(1, "W.", 0, section="hook"),
        line(2, "Number one: turn down the lamp.", 1, point=0, seconds=2.2),
        line(3, "It is boring, but it helps.", 2, point=0, seconds=2.1),
        headings=("1. Turn down the lamp",),
    )
    cards = [shot.card for shot in storyboard(Article(title="T", blocks=blocks), result, None, ctx).shots if shot.card]
    assert (cards[1].body, cards[1].footer) == (("1. Turn down the lamp",), "")
    assert (cards[2].title, cards[2].body) == ("1. Turn down the lamp", ("It is boring, but it helps.",))


def test_the_last_words_of_the_article_are_seen_before_the_end_card(ctx) -> None:
    article = Article(
        title="T", blocks=(Paragraph(text="W."), Paragraph(text="For everyone else, the old one will do."))
    )
    result = script(line(1, "W.", 0, section="hook"),
                    line(2, "For everyone else, the old one will do.", 1, section="cta", seconds=5))  # fmt: skip
    kinds = [shot.card.kind for shot in storyboard(article, result, None, ctx).shots if shot.card]
    assert kinds == ["title", "text", "end"]


def test_a_figure_opens_its_part_under_the_name_of_it(ctx) -> None:
    text = "Above 35 °C, a cell can lose 20% of its charge within a year."
    article = Article(title="T", blocks=(Paragraph(text="W."), Heading(text="4. Keep it cool"), Paragraph(text=text)))
    spoken = line(2, text, 2, point=0).model_copy(update={"overlay": "20%"})
    result = script(line(1, "W.", 0, section="hook"), spoken, headings=("Keep it cool",))
    card = storyboard(article, result, None, ctx).shots[1].card
    assert card is not None and (card.kind, card.title, card.footer) == ("number", "20%", "4. Keep it cool")
    vague = line(2, "It does 90% for $50 less.", 2, point=0).model_copy(update={"overlay": "90%"})
    cards = [shot.card for shot in storyboard(article, script(vague), None, ctx).shots if shot.card]
    assert all(card.kind != "number" and "90%" not in card.body for card in cards), "what is it 90% of?"
