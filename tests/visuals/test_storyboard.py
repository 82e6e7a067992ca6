"""What is seen while each line is spoken."""

from __future__ import annotations

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


def covers(board: Storyboard, made: Script) -> bool:
    """Every line has a shot; shots are in the order of the lines; exactly one of picture and card."""
    order = [one.id for one in made.lines]
    firsts = [order.index(shot.lines[0]) for shot in board.shots]
    return (
        {n for shot in board.shots for n in shot.lines} == set(order)
        and firsts == sorted(firsts)
        and all((shot.picture is None) != (shot.card is None) for shot in board.shots)
        and all(shot.reason for shot in board.shots)
    )


def test_each_picture_stands_where_the_article_has_it(ctx) -> None:
    article = sections(ctx)
    made = one_line_a_part(article)
    board = storyboard(article, made, None, ctx)
    assert covers(board, made)
    for part in range(5):
        assert any(f"Figure {part}." in name for name in seen(board, part + 2)), part
    assert board.shots[0].card and board.shots[0].card.kind == "title"
    assert board.shots[-1].card and board.shots[-1].card.kind == "end"


def test_the_cue_decides(ctx) -> None:
    article = sections(ctx)
    blocks = [n for n, block in enumerate(article.blocks) if block.kind == "image"]
    made = script(
        line(1, "Opening words.", 1, cue="image", cue_block=blocks[3]),
        line(2, "More of it.", 3, cue="image", cue_block=blocks[1]),
    )
    board = storyboard(article, made, None, ctx)
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
    made = script(line(1, "Look.", 1, section="hook"), line(2, "The osprey dives from a great height.", 1))
    board = storyboard(article, made, None, ctx)
    assert seen(board, 2)[0] == "An osprey"


def test_no_picture_twice_while_another_is_unused(ctx) -> None:
    article = sections(ctx, n=2, per=4)
    first = next(n for n, block in enumerate(article.blocks) if block.kind == "image")
    made = script(
        *[line(n, f"Sentence number {n} on one thing.", 3, cue="image", cue_block=first) for n in range(1, 8)]
    )
    board = storyboard(article, made, None, ctx)
    shown = [shot.picture for shot in board.shots if shot.picture]
    assert covers(board, made)
    again = [a for n, a in enumerate(shown) if a in shown[:n]]
    assert not again or set(shown) == {asset.sha256 for asset in board.assets}
    assert len(set(shown)) >= 4


def test_no_still_is_seen_for_long_in_a_short_film(ctx) -> None:
    article = sections(ctx, n=3)
    for seconds in (4.0, 6.5, 9.0, 14.0):
        made = one_line_a_part(article, seconds)
        board = storyboard(article, made, None, ctx)
        for shot in board.shots:
            lasts = sum(one.estimate_s for one in made.lines if one.id in shot.lines) / shot.parts
            assert lasts <= 8.6, (seconds, shot.reason, lasts)


def test_a_short_film_shows_at_least_four_of_its_pictures(ctx) -> None:
    """Even where the script speaks of one section only."""
    article = sections(ctx, n=7)
    made = script(
        line(1, "Many birds live on the shore.", 1, section="hook", cue="title", seconds=7.3),
        *[line(n, f"Sentence number {n} says something new here.", 3, point=0, seconds=6) for n in range(2, 7)],
        line(7, "Read on.", None, section="cta", cue="end", seconds=3),
    )
    board = storyboard(article, made, None, ctx)
    assert len({shot.picture for shot in board.shots if shot.picture}) >= 4
    assert covers(board, made)


def test_the_narrations_own_lengths_count(ctx) -> None:
    article = sections(ctx, n=2)
    made = one_line_a_part(article, 5.0)
    slow = narration(made, {one.id: 12.0 for one in made.lines})
    quick = narration(made, {one.id: 2.0 for one in made.lines})
    assert len(storyboard(article, made, slow, ctx).shots) > len(storyboard(article, made, quick, ctx).shots)


def test_candidates_are_other_pictures_the_nearest_first(ctx) -> None:
    article = sections(ctx, n=5, per=2)
    board = storyboard(article, one_line_a_part(article), None, ctx)
    for shot in board.shots:
        names = [one.sha256 for one in shot.candidates]
        assert 4 <= len(names) <= 8
        assert len(set(names)) == len(names) and shot.picture not in names
        assert all(board.asset(name) for name in names)
        assert all(one.reason for one in shot.candidates)


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
    made = script(
        line(1, "Look.", 0, section="hook"),
        line(2, "A table.", 0, cue="table", cue_block=1),
        line(3, "A quote.", 2, cue="quote", cue_block=2),
        line(4, "A list.", 3, cue="list", cue_block=3),
    )
    board = storyboard(article, made, None, ctx)
    assert [seen(board, n)[0] for n in (2, 3, 4)] == ["table", "quote", "list"]
    cards = {shot.card.kind: shot.card for shot in board.shots if shot.card}
    assert cards["table"].rows[0] == ("Name", "Year") and cards["table"].title == "Years"
    assert cards["quote"].footer == "Someone"
    assert cards["list"].body == ("first", "second", "third")


def test_text_cards_show_key_words_not_the_whole_sentence(ctx) -> None:
    words = "The free graphical desktop field is dominated by two large software collections of different philosophy."
    article = Article(title="Words", blocks=(Paragraph(text=words), Paragraph(text=words)))
    made = script(line(1, "Look.", 0, section="hook"), line(2, words, 0), line(3, words, 1))
    board = storyboard(article, made, None, ctx)
    texts = [" ".join(shot.card.body) for shot in board.shots if shot.card and shot.card.kind == "text"]
    assert texts and all(len(text.split()) <= 8 for text in texts)
    assert len(set(texts)) == len(texts)


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
    made = script(
        line(1, "One sentence.", 0, section="hook"),
        line(2, "Another sentence entirely.", 1),
        line(3, "Bye.", None, section="cta"),
    )
    board = storyboard(article, made, None, ctx)
    assert covers(board, made)
    assert [shot.card.kind for shot in board.shots if shot.card] == ["title", "text", "end"]


def test_odd_scripts_are_planned_too(ctx) -> None:
    empty = Article(title="")
    one = script(line(1, "…", None))
    assert covers(storyboard(empty, one, None, ctx), one)
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
    made = one_line_a_part(article)
    assert storyboard(article, made, None, ctx) == storyboard(article, made, None, ctx)


def test_shared_lines_are_numbered_in_parts(ctx) -> None:
    article = sections(ctx, n=2)
    board = storyboard(article, one_line_a_part(article, 12.0), None, ctx)
    for shot in board.shots:
        group = [one for one in board.shots if one.lines == shot.lines]
        assert [one.part for one in group] == list(range(len(group)))
        assert all(one.parts == len(group) for one in group)
