"""Words that a voice may say wrong: named by their spelling, and by what was heard of them."""

from __future__ import annotations

import pytest

from core.model.speech import Pronunciation
from core.voice import lexicon
from core.voice.doubts import Doubt, SpokenLine, doubtful_words
from core.voice.doubts.by_ear import bare_sounds, compared
from core.voice.doubts.by_rule import suspects
from core.voice.doubts.spelling import pronounceable, respelling


def named(line: str, language: str) -> dict[str, str]:
    return {line[item.start : item.end]: item.reason for item in suspects(line, language)}


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        (
            "en",
            "Siobhan Nakamura ran kubectl against values.yaml on the second day.",
            {"Siobhan": "name", "Nakamura": "name", "kubectl": "rare", "values.yaml": "code"},
        ),
        (
            "en",
            "Version 2.6.1 of PyTorch reads SAML, IL-17 and pg_dump, but not HTML.",
            {"2.6.1": "number", "PyTorch": "code", "SAML": "acronym", "IL-17": "code", "pg_dump": "code"},
        ),
        ("en", "It isn’t well-known that McDonald’s sold 12kg by 9:30am in the 1990s, and/or 24/7 on YouTube.", {}),
        ("en", "THE WHOLE LINE IS LOUD AND NOBODY MINDS.", {}),
        ("en", "We asked whether the children were happier in smaller classes than before.", {}),
        (
            "de",
            "Die Donaudampfschifffahrt nach Łódź bekommt ein Update für kubectl.",
            {"Łódź": "name", "kubectl": "rare", "Donaudampfschifffahrt": "name"},
        ),
        ("de", "Die Krankenversicherungsbeiträge steigen im Januar um zwei Prozent.", {}),
        ("fr", "L’équipe mise sur le machine learning, dit-elle aujourd’hui.", {"learning": "foreign"}),
        ("es", "El software usa un framework con mucho feedback.", {"framework": "foreign", "feedback": "foreign"}),
        ("ja", "新しいKubernetesとLinuxを東京で使う。", {"Kubernetes": "foreign"}),
        ("hi", "यह एक अच्छा दिन है।", {}),
    ],
)
def test_rare_names_code_and_foreign_words_are_named(language: str, line: str, expected: dict[str, str]) -> None:
    assert named(line, language) == expected


def test_code_is_respelt_as_its_parts_are_said() -> None:
    words = {
        "FastAPI": "Fast A P I",
        "values.yaml": "values dot yaml",
        "authorized_keys": "authorized keys",
        "IL-17": "I L 17",
        "std::vector": "std vector",
        "LoRA": "Lora",
    }
    assert {word: respelling(word) for word in words} == words
    assert pronounceable("NASA") and pronounceable("CUDA") and not pronounceable("HTML")


def test_sounds_are_compared_and_not_letters() -> None:
    heard = [("njinks", "njinks"), ("iz", "ɪz"), ("kwik", "kwik")]
    right, middle, wrong = compared(["njinks", "iz", "sloʊli"], heard)
    assert right.share == 0 and not right.is_wrong
    assert middle.share < 0.2  # the same vowel to an ear
    assert wrong.is_wrong and wrong.heard == "kwik"
    assert bare_sounds("ˈd^ʒuːn (en)tˈa^ɪm") == "ʤuntaim"
    assert compared(["abc"], [])[0].is_wrong and compared([], [("a", "a")]) == []


LINE = "Siobhan paid in colour for the nginx server of Karpathy in 2024."


def listed(heard: str | None, *, respelt: str = "", accepted: str = "") -> list[Doubt]:
    return doubtful_words(
        [SpokenLine(7, LINE, "en", heard)],
        lexicon.parse_lexicon(respelt),
        [Pronunciation(word=word, as_written=True) for word in accepted.split()],
    )


def test_what_was_recognised_is_no_longer_doubted_and_what_was_heard_otherwise_is() -> None:
    words = {doubt.text for doubt in listed(None)}
    assert words == {"Siobhan", "nginx", "Karpathy"}
    doubts = {
        doubt.text: doubt for doubt in listed("Siobhan paint in color for the engine x server of carpety in 2024.")
    }
    assert "Siobhan" not in doubts and "colour" not in doubts and "2024" not in doubts
    assert doubts["Karpathy"].heard.startswith("carpety") and doubts["Karpathy"].line_id == 7
    assert "server" not in doubts
    assert listed("Siobhan paid in colour for the nginx banana of Karpathy in 2024.")[0].reason == "heard"


def test_a_word_is_decided_by_a_respelling_that_is_heard_or_by_being_accepted() -> None:
    assert {doubt.text for doubt in listed(None, accepted="siobhan nginx")} == {"Karpathy"}
    shivawn = "Shivawn paid in colour for the nginx server of Karpathy in 2024."
    assert listed(shivawn, respelt="Siobhan = shivawn") == []
    other = listed("Banana paid in colour for the nginx server of Karpathy in 2024.", respelt="Siobhan = shivawn")
    assert [(doubt.text, doubt.reason) for doubt in other] == [("Siobhan", "heard")]


def test_a_word_accepted_in_a_project_isnt_said_as_all_projects_say_it() -> None:
    everywhere = lexicon.parse_lexicon("nginx = engine x\nHugo = hyoogo")
    own = [Pronunciation(word="nginx", as_written=True)]
    assert [entry.word for entry in lexicon.merged_lexicons(own, everywhere)] == ["Hugo"]
    assert lexicon.accepted_words(own, everywhere) == tuple(own)
