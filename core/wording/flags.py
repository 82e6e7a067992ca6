"""The sentences of a line's flags. Marks of authorship are no sentences; what the check found is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Row = str | Callable[[Any], str]

TABLE: dict[str, Row] = {
    "added": "not from the article",
    "title": "the article's title",
    "edited": "changed by hand",
    "own": "written by hand",
    "kept": "kept as it is",
    "topic": "written without a source",
    "no_passage": "no passage of the article says this",
    "wrong_passage": "the passage named for it says something else",
    # what the check found
    "other": "The article says {theirs}, not {ours}.",
    "other_word": "The article says “{theirs}”, not “{ours}”.",
    "swapped": "The article says {theirs} where the line says {ours}.",
    "not_said": "The article does not say {ours}.",
    "not_said_here": "The article does not say {ours} here.",
    "word_not_here": "The article does not say “{ours}” here.",
    "word_left_out": "The article says “{theirs}” here; the line does not.",
    "not_said_of": "The article does not say this of {ours}.",
    "not_mentioned": "The article does not mention {ours}.",
    "not_mentioned_here": "The article does not mention {ours} here.",
    "invented": "The article says nothing like this.",
    "mostly_invented": "Most of these words are not where the article speaks of this.",
    "nothing_of": "The article says nothing of “{ours}”.",
    "no_quotation": "The article has no such quotation: “{ours}”.",
}
