"""A short film tells its explainer's answer, and never stops in the middle of a thought."""

from __future__ import annotations

from core.content.markdown import read_markdown
from core.model.article import Article
from core.script import write

BREAD = """# Why does bread go stale?

About a third of all bread ends up in the bin, most of it because somebody thinks that it has dried out overnight.

## What everybody believes

Ask anyone in a bakery and they will say that the water leaves the loaf, as it leaves a wet towel on a line in the sun.

It sounds right. In 1852 the French chemist Boussingault decided to test it. He sealed a loaf in a glass bell so that no
water could leave it, and it went stale in five days like every other loaf in the house.

## What happens in the crumb

Starch is made of long chains that soak up water in the oven and go soft. As the loaf cools they line up again, slowly,
and squeeze the water out between them. Cold makes it faster, which is why a fridge is the worst place of all.

## What we know

Bread goes stale because its starch turns back into crystals, not because it dries. Warm it to sixty degrees and the
crystals melt, so that a stale loaf is soft again for an hour.

So put the bread in a box and the slices in the freezer. Your fridge is for the butter.
"""
NIECE = """# Stop asking children what they want to be

My niece is seven. Last Christmas an uncle asked her what she wanted to be when she grew up. "Tall," she said.

Everybody laughed. I have thought about it ever since, because it was the only sensible answer to that question that I
have heard anybody give in all my years as a teacher at a school for the sons and daughters of doctors.

We ask it as if it were harmless, and it teaches children that a person is a job, that you choose one, and that you
choose it before you can tie your shoes. The people who love their work do what they had not heard of at twenty.

I was a child with an answer. I said marine biologist from the age of six until I was nineteen, and every adult was
delighted. It got me good grades and a shelf of dolphin books, and then I found out that I get seasick in a bathtub.

So ask what they made today. Ask what they would like to see fixed, which works on adults, too. The best question comes
from a kindergarten in Leeds: what are you curious about this week?

Last month I asked my niece that one.

It was worms. She told me things about worms that I will never be able to unlearn.

She is, by the way, four centimeters taller.
"""


def lines(text: str) -> list[str]:
    draft = read_markdown(text)
    found = Article(title=text.splitlines()[0].strip("# "), language="en", blocks=tuple(draft.blocks))
    return [line.text for line in write(found, project_type="short", presets=("youtube_short",)).lines]


def test_an_explainer_tells_its_answer() -> None:
    spoken = " ".join(lines(BREAD))
    assert "because its starch turns back into crystals" in spoken
    assert lines(BREAD)[-1] == "Your fridge is for the butter."
    assert "decided to test it" not in spoken or "went stale in five days" in spoken


def test_an_end_is_not_left_out_in_the_middle_of_its_thought() -> None:
    assert lines(NIECE)[-1] == "She is, by the way, four centimeters taller."


def test_no_heading_is_said_with_nothing_below_it() -> None:
    text = BREAD.replace("## What happens in the crumb", "## What nobody should do")
    spoken = lines(text)
    for n, line in enumerate(spoken):
        assert line != "What nobody should do." or spoken[n + 1].split()[0] in text.split("## What nobody should do")[1]
