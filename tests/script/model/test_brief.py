"""The brief of a chat model names the kind of article and the units that may not be missing."""

from __future__ import annotations

from core.script.model.brief import brief
from core.script.model.prompt import Wishes, prompt_for_whole, system_prompt
from core.script.model.sources import numbered_sentences
from core.script.model.wire import ScriptSaid
from tests.script.test_units import article

SOUP = """
This soup is older than my oven.

## Ingredients

- 500 g beans
- 2 carrots

## Method

1. Soak the beans overnight.
2. Cook them for 50 minutes.
3. Add the carrots."""


def test_every_step_is_named_by_its_sentences() -> None:
    soup = article("Bean Soup", SOUP)
    found = numbered_sentences(soup)
    text = brief(soup, found)
    assert text.startswith("The article is a recipe")
    for step in ("Soak the beans overnight.", "Cook them for 50 minutes.", "Add the carrots."):
        at = next(source.number for source in found if source.text == step)
        assert f"sentences {at}\n" in text


def test_the_task_has_the_brief_and_the_wish_stands_in_the_instructions() -> None:
    soup = article("Bean Soup", SOUP)
    wishes = Wishes("en", stress="For children, without the history", kind="recipe")
    assert "must be told" in prompt_for_whole(soup, numbered_sentences(soup), wishes, 45.0, None)
    assert "For children, without the history" in system_prompt(ScriptSaid, wishes)
