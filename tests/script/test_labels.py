"""Tests of what stands before a sentence and is no speech: datelines, speakers' labels; and of brackets that define."""

from __future__ import annotations

import pytest

from core.script.read.brackets import defined, with_definitions
from core.script.read.dateline import dateline
from core.script.read.speaker import speaker, speakers

DATELINES = [
    ("HARLOW - ", "Drivers face nine weeks of detours after the vote."),
    ("SAN JOSE, Calif. - February 5, 2026 - ", "Nimbus Systems, Inc. today announced a kettle."),
    ("SAN JOSE, Calif. -- March 3, 2026 -- ", "Nimbus Systems announced a kettle."),
    ("San Jose, Calif., Feb. 5, 2026 /PRNewswire/ -- ", "Nimbus Systems announced a kettle."),
    ("NEW YORK--(BUSINESS WIRE)--", "Nimbus Systems announced a kettle."),
    ("LONDON, March 3 (Reuters) - ", "The government said it would."),
    ("ST. PAUL, Minn. (AP) — ", "“We are ready,” the mayor said."),
    ("NEW DELHI: ", "The government said it would."),
    ("Berlin (dpa) - ", "Die Bundesregierung hat beschlossen."),
    ("Paris, le 3 mars 2026 – ", "Le gouvernement a annoncé la réforme."),
    ("Madrid, 5 feb (EFE).- ", "El presidente dijo que sí."),
    ("ROMA (ANSA) - ", "Il governo ha deciso oggi."),
    ("Lisboa, 03 mar 2026 (Lusa) – ", "O governo decidiu hoje."),
    ("AMSTERDAM (ANP) - ", "Het kabinet heeft besloten."),
    ("WARSZAWA (PAP) - ", "Rząd zdecydował dziś."),
    ("МОСКВА, 3 марта — РИА Новости. ", "Президент подписал указ."),
    ("МОСКВА, 3 марта. /ТАСС/. ", "Президент подписал указ."),
    ("[ロンドン 3日 ロイター] - ", "英政府は新しい政策を発表した。"),
    ("新华社北京3月3日电（记者张三）", "政府今天宣布了新的政策措施。"),
    ("(서울=연합뉴스) 홍길동 기자 = ", "정부는 오늘 새로운 정책을 발표했다."),
    ("القاهرة (رويترز) - ", "قال الرئيس اليوم إنه سيوقع."),
    ("नई दिल्ली, 3 मार्च (भाषा) ", "सरकार ने आज नई नीति की घोषणा की।"),
]
NO_DATELINES = [
    "Plasma – initially only KDE – was the first.",
    "Python (the language) – It is old and good.",
    "COVID-19 - what we know about it now.",
    "Apollo 11 - The first landing was a success.",
    "NASA said on Monday, March 3, that it would.",
    "GNOME 3 (released in 2011) - The desktop changed.",
    "Berlin, die Hauptstadt, ist groß - Das weiß jeder.",
    "Mr. Smith, 45, - He is here to stay.",
    "Step 1 - Install the package on the host.",
    "A - The first letter of the alphabet.",
    "",
]


@pytest.mark.parametrize(("line", "sentence"), DATELINES)
def test_a_dateline_ends_where_its_first_sentence_begins(line: str, sentence: str) -> None:
    assert dateline(line + sentence) == len(line)


@pytest.mark.parametrize("text", NO_DATELINES)
def test_other_openings_are_no_datelines(text: str) -> None:
    assert dateline(text) == 0


ICE = [
    "Mara Lindqvist has spent 19 summers drilling holes.",
    "Field Notes: What is actually in an ice core?",
    "Mara Lindqvist: Air, mostly.",
    "Field Notes: What would you tell a student?",
    "Lindqvist (laughs): Learn to weld.",
    "ML: I mean it.",
]


def test_turns_of_a_dialogue_begin_behind_the_name_in_each_of_its_forms() -> None:
    known = speakers(ICE)
    assert known == ("Field Notes", "Mara Lindqvist")
    turns = [
        (name, text[at:]) for text in ICE if (found := speaker(text, known)) and (name := found[0]) and (at := found[1])
    ]
    assert turns == [
        ("Field Notes", "What is actually in an ice core?"),
        ("Mara Lindqvist", "Air, mostly."),
        ("Field Notes", "What would you tell a student?"),
        ("Mara Lindqvist", "Learn to weld."),
        ("Mara Lindqvist", "I mean it."),
    ]


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (["Q: What is it?", "A: A thing.", "Q: Why?", "A: Because."], ("Q", "A")),
        (["SPIEGEL: Warum?", "Merz: Es ist nötig.", "SPIEGEL: Wirklich?", "Merz: Ja."], ("SPIEGEL", "Merz")),
        (["记者：您为什么去北京？", "王伟：因为工作。", "记者：您喜欢吗？", "王伟：很喜欢。"], ("记者", "王伟")),
        (["Pros: quiet.", "Cons: heavy.", "Price: $5.", "Pros: loud.", "Cons: dear.", "Price: $7."], ()),
        (["Tip: Use salt.", "Note: It is hot.", "Tip: Use pepper.", "Note: It is cold."], ()),
        (["One thing is sure: it works.", "Another: it is cheap."], ()),
    ],
)
def test_labels_are_speakers_only_where_somebody_asks_or_is_named(texts: list[str], names: tuple[str, ...]) -> None:
    assert speakers(texts) == names


def test_brackets_stay_where_they_introduce_a_name_that_the_text_goes_on_with() -> None:
    texts = [
        "Plasma (initially only KDE, which is now a community) came first. KDE chose Qt.",
        "The first system manages all others (it is called dom0). In dom0 all tools run.",
        "The cosmic microwave background (CMB) was found by accident. The CMB is cold.",
        "Edgar Allan Poe (1809–1849) lived in Boston (Massachusetts), see Union (EU).",
        "Texts are set as frames (rendered with Pillow). Pillow is a library.",
        "Walkers use a bridge (of the Local Path Office, LPO). The LPO paid.",
        "The UN (United Nations) met. Nobody asked who the FAO (food office) is.",
    ]
    names = defined(texts, "en")
    assert names == {"KDE", "dom0", "CMB", "LPO"}
    kept = [with_definitions(text, names, "en").split(". ")[0] for text in texts]
    assert kept == [
        "Plasma, initially only KDE, which is now a community, came first",
        "The first system manages all others – it is called dom0",
        "The cosmic microwave background, or CMB, was found by accident",
        "Edgar Allan Poe (1809–1849) lived in Boston (Massachusetts), see Union (EU).",
        "Texts are set as frames (rendered with Pillow)",
        "Walkers use a bridge, of the Local Path Office, LPO",
        "The UN, or United Nations, met",
    ]
