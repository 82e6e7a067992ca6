"""Breaks of captions: no abbreviation at an end, no letter torn, nothing too wide, in every language and style."""

from __future__ import annotations

import itertools

import pytest
import regex

from core import lettering
from core.language.ties import Tie, ties
from core.model.presets import PRESETS
from core.model.storyboard import Shot, Storyboard
from core.model.timeline import Cue, Timeline
from core.timeline import build_timeline
from core.timeline.captions import srt
from core.timeline.layout import joined
from core.timeline.place import place
from core.timeline.styles import STYLES
from tests.timeline.making import PICTURES, narration, script

# What stands in a text before a name or figure: twenty of a language, with what follows them.
ABBREVIATIONS = {
    "en": "Mr. Holt|Mrs. Holt|Ms. Holt|Dr. Holt|Prof. Holt|St. Mary|Gen. Lee|Col. Lee|Capt. Lee|Lt. Lee|Sgt. Lee|"
    "Rev. Lee|Sen. Lee|Gov. Lee|No. 5|Vol. 2|Fig. 3|e.g. corn|vs. Smith|J. R. R. Tolkien",
    "de": "Dr. Holt|Prof. Holt|Hr. Holt|Fr. Holt|St. Gallen|Nr. 5|Abs. 3|Art. 4|Bd. 2|Abb. 7|Kap. 9|S. 12|z. B. Korn|"
    "d. h. Korn|u. a. Korn|bzw. Korn|ca. zwölf|2. Weltkrieg|Ludwig XIV. selbst|E. T. A. Hoffmann",
    "fr": "M. Hugo|MM. Hugo|Mme. Curie|Mlle. Curie|Dr. Hugo|Mgr. Hugo|Pr. Hugo|St. Malo|Ste. Anne|av. Foch|bd. Foch|"
    "fig. 3|chap. 4|p. 12|art. 5|n° 5|env. douze|cf. Hugo|p. ex. Hugo|J.-J. Rousseau",
    "es": "Sr. Paz|Sra. Paz|Srta. Paz|Dr. Paz|Dra. Paz|D. Juan|Ud. mismo|Gral. Paz|Lic. Paz|Ing. Paz|Sto. Domingo|"
    "Av. Central|núm. 5|pág. 12|cap. 4|art. 5|fig. 3|p. ej. Paz|EE. UU. Paz|J. L. Borges",
    "it": "Sig. Rossi|Sig.ra Rossi|Dott. Rossi|Dott.ssa Rossi|Prof. Rossi|Ing. Rossi|Avv. Rossi|On. Rossi|Gen. Rossi|"
    "S. Pietro|St. Moritz|pag. 12|cap. 4|art. 5|fig. 3|vol. 2|n. 5|ca. dodici|p. es. Rossi|G. B. Tiepolo",
    "pt": "Sr. Souza|Sra. Souza|Dr. Souza|Dra. Souza|Prof. Souza|Profa. Souza|Eng. Souza|Gen. Souza|D. Pedro|S. Paulo|"
    "Av. Central|pág. 12|cap. 4|art. 5|fig. 3|vol. 2|nº 5|aprox. doze|p. ex. Souza|J. M. Machado",
    "nl": "dhr. Jansen|mevr. Jansen|mw. Jansen|dr. Jansen|drs. Jansen|prof. Jansen|ir. Jansen|ing. Jansen|mr. Jansen|"
    "ds. Jansen|St. Nicolaas|nr. 5|blz. 12|art. 5|fig. 3|afb. 4|bijv. Jansen|o.a. Jansen|ca. twaalf|J. S. Bach",
    "pl": "dr. Nowak|prof. Nowak|inż. Nowak|mgr. Nowak|ks. Nowak|św. Jan|gen. Nowak|płk. Nowak|kpt. Nowak|ul. Długa|"
    "al. Długa|np. Nowak|tzn. Nowak|nr. 5|str. 12|art. 5|rys. 3|tys. Polaków|m.in. Nowak|J. I. Kraszewski",
    "ru": "г. Москва|ул. Ленина|пр. Мира|д. 5|кв. 12|стр. 12|рис. 3|гл. 4|ст. 5|т. 2|проф. Иванов|акад. Иванов|"
    "доц. Иванов|им. Пушкина|тыс. человек|млн. человек|напр. Иванов|т. е. Иванов|т. н. Иванов|А. С. Пушкин",
}  # fmt: skip
FILLERS = {
    "en": "the mill grinds corn with nothing but the sea and", "de": "die Mühle mahlt das Korn allein mit dem Meer und",
    "fr": "le moulin moud le grain avec la mer seule et", "es": "el molino muele el grano solo con el mar y",
    "it": "il mulino macina il grano solo con il mare e", "pt": "o moinho mói o grão apenas com o mar e",
    "nl": "de molen maalt het graan alleen met de zee en", "pl": "młyn miele ziarno tylko siłą morza i",
    "ru": "мельница мелет зерно одной только силой моря и",
}  # fmt: skip
TEXTS = {
    "ar": "بيئات سطح المكتب كثيرة، ولكل منها طريقتها الخاصة في العمل مع Debian 12 في كل يوم من أيام السنة.",
    "bg": "Мелницата мели зърното само със силата на морето и водата се покачва два пъти на ден зад дългата стена.",
    "ca": "El molí mol el gra només amb la força del mar i l'aigua puja dues vegades al dia darrere del mur.",
    "cs": "Mlýn mele obilí jen silou moře a voda stoupá dvakrát denně za dlouhou kamennou zdí u přístavu.",
    "da": "Møllen maler kornet alene med havet, og vandet stiger to gange om dagen bag den lange stenmur.",
    "de": "Die Mühle mahlt das Korn allein mit dem Meer, und das Wasser steigt zweimal am Tag hinter der Mauer.",
    "el": "Ο μύλος αλέθει το σιτάρι μόνο με τη θάλασσα και το νερό ανεβαίνει δύο φορές την ημέρα πίσω από το τείχος.",
    "en": "The mill grinds corn with nothing but the sea, and the water rises twice a day behind a long stone wall.",
    "es": "El molino muele el grano solo con el mar, y el agua sube dos veces al día detrás de un largo muro.",
    "fa": "آسیاب گندم را تنها با نیروی دریا آرد می‌کند و آب هر روز دو بار پشت دیوار بلند سنگی بالا می‌آید.",
    "fi": "Mylly jauhaa viljan pelkästään meren voimalla, ja vesi nousee kahdesti päivässä pitkän kivimuurin takana.",
    "fr": "Le moulin moud le grain avec la mer seule, et l'eau monte deux fois par jour derrière un long mur.",
    "he": "הטחנה טוחנת את התבואה רק בכוח הים, והמים עולים פעמיים ביום מאחורי חומת האבן הארוכה שליד הנמל.",
    "hi": "चक्की केवल समुद्र की शक्ति से अनाज पीसती है और पानी दिन में दो बार पत्थर की लंबी दीवार के पीछे चढ़ता है।",
    "hr": "Mlin melje žito samo snagom mora, a voda se diže dvaput na dan iza dugog kamenog zida kraj luke.",
    "hu": "A malom csak a tenger erejével őrli a gabonát, és a víz naponta kétszer emelkedik a hosszú kőfal mögött.",
    "id": "Kincir itu menggiling gandum hanya dengan tenaga laut dan air naik dua kali sehari di balik tembok batu.",
    "it": "Il mulino macina il grano solo con il mare, e l'acqua sale due volte al giorno dietro un lungo muro.",
    "ja": "この水車小屋は海の力だけで穀物を挽き、一日に二度、長い石垣の後ろで水が上がります。子どもたちも見に来ます。",
    "ko": "이 방앗간은 바다의 힘만으로 곡식을 빻고, 물은 하루에 두 번 긴 돌담 뒤에서 차오릅니다.",
    "nb": "Møllen maler kornet bare med havet, og vannet stiger to ganger om dagen bak den lange steinmuren.",
    "nl": "De molen maalt het graan alleen met de zee, en het water stijgt twee keer per dag achter een lange muur.",
    "pl": "Młyn miele ziarno tylko siłą morza, a woda podnosi się dwa razy dziennie za długim kamiennym murem.",
    "pt": "O moinho mói o grão apenas com o mar, e a água sobe duas vezes por dia atrás de um longo muro.",
    "ro": "Moara macină grânele numai cu puterea mării, iar apa crește de două ori pe zi în spatele zidului lung.",
    "ru": "Мельница мелет зерно одной только силой моря, и вода поднимается дважды в день за длинной каменной стеной.",
    "sk": "Mlyn melie obilie len silou mora a voda stúpa dvakrát denne za dlhým kamenným múrom pri prístave.",
    "sv": "Kvarnen mal säden bara med havets kraft, och vattnet stiger två gånger om dagen bakom den långa muren.",
    "th": "โรงสีบดข้าวด้วยพลังของทะเลเท่านั้น และน้ำขึ้นวันละสองครั้งหลังกำแพงหินยาว ผู้คนในหมู่บ้านมาดูทุกวันเสาร์",
    "tr": "Değirmen tahılı yalnızca denizin gücüyle öğütür ve su günde iki kez uzun taş duvarın arkasında yükselir.",
    "uk": "Млин меле зерно лише силою моря, і вода піднімається двічі на день за довгим кам'яним муром біля порту.",
    "vi": "Cối xay nghiền ngũ cốc chỉ bằng sức mạnh của biển và nước dâng hai lần mỗi ngày sau bức tường đá dài.",
    "zh": "这座磨坊只靠海水的力量磨谷物，水每天两次在长长的石墙后面上涨。孩子们每个星期六都来看。",
}
HARD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"


def film(text: str, language: str, style: str, preset: str = "tiktok") -> Timeline:
    """A film of one line, its letters measured as they are drawn."""
    return build_timeline(
        article_title="A film",
        script=script([text], language),
        narration=narration([text], language),
        storyboard=Storyboard(shots=(Shot(lines=(0,), picture=PICTURES[0].sha256),), assets=PICTURES),
        preset=PRESETS[preset],
        style=style,
        transition="cut",
        captions=True,
        music=None,
        card_assets={},
        measure=lettering.measure,
        segment=lettering.segment,
        font_family=lettering.family_for(text, language),
        fonts={},
    )


def ends(cues: tuple[Cue, ...], *, lines: bool = False) -> list[str]:
    """The texts of captions, or of their lines, without the last."""
    texts = (
        [joined(line) for cue in cues for line in cue.lines] if lines else [" ".join(cue.text.split()) for cue in cues]
    )
    return texts[:-1]


def too_wide(timeline: Timeline) -> list[str]:
    """The lines, or the words shown alone, that are wider than their place."""
    look = timeline.caption_style
    room = place(look, timeline.width, timeline.height, timeline.safe)
    out = []
    for cue in timeline.cues:
        shown = (
            [joined([token]) for line in cue.lines for token in line] if look.mode == "pop" else map(joined, cue.lines)
        )
        for text in shown:
            wide = lettering.measure(text, room.fontsize * cue.scale, bold=look.bold, language=timeline.language)
            if wide > room.width_px + 1 or room.em_px * cue.scale < 24:
                out.append(text)
    return out


@pytest.mark.parametrize("language", ABBREVIATIONS)
def test_no_caption_and_no_line_ends_at_an_abbreviation(language: str) -> None:
    items = ABBREVIATIONS[language].split("|")
    assert len(items) == 20
    words = FILLERS[language].split()
    for n, style in zip(range(len(words)), itertools.cycle(STYLES), strict=False):
        # Fillers of every length, so that every abbreviation stands at the end of some full line.
        text = " ".join(" ".join([*words[n:], item]) for item in items) + "."
        shown = film(text, language, style)
        for end in ends(shown.cues) + ends(shown.cues, lines=True):
            for item in items:
                heads = [item.rsplit(" ", k)[0] for k in range(1, item.count(" ") + 1)]
                assert not any((" " + end).endswith(" " + head) for head in heads), (style, end, item)


@pytest.mark.parametrize("language", TEXTS)
def test_every_language_is_broken_well_in_every_style(language: str) -> None:
    text = TEXTS[language]
    letters = regex.findall(r"\X", text)
    for style in STYLES:
        for preset in ("tiktok", "youtube_long"):
            shown = film(text, language, style, preset)
            tokens = [token.text for cue in shown.cues for line in cue.lines for token in line]
            assert [letter for token in tokens for letter in regex.findall(r"\X", token)] == [
                letter for letter in letters if letter.strip()
            ]
            assert too_wide(shown) == []
            assert all(cue.end_frame - cue.start_frame >= 24 or " " in cue.text.strip() for cue in shown.cues)
            lines = [line for cue in shown.cues for line in cue.lines]
            for before, after in itertools.pairwise(lines):
                assert ties([before[-1].text, after[0].text], language)[1] is not Tie.FAST, (
                    joined(before),
                    joined(after),
                )


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("preset", ["tiktok", "youtube_long"])
def test_a_long_word_is_hyphenated_and_stays_readable(style: str, preset: str) -> None:
    for word, language in (
        (HARD, "de"),
        ("A" * 77 + "H", "de"),
        ("lentokonesuihkuturbiinimoottoriapumekaanikko" * 2, "fi"),
    ):
        shown = film(f"Das {word} galt bis 2013.", language, style, preset)
        assert too_wide(shown) == []
        room = place(shown.caption_style, shown.width, shown.height, shown.safe)
        assert all(room.em_px * cue.scale >= 26 for cue in shown.cues)
        cut = [joined(line) for cue in shown.cues for line in cue.lines if line[-1].text.endswith("\u00ad")]
        assert cut and all(line.endswith("-") and "\u00ad" not in line for line in cut)
        assert word in srt(shown).split()


def test_function_words_stay_with_what_follows() -> None:
    text = " ".join(TEXTS["en"] for _ in range(6))
    for style in STYLES:
        for end in ends(film(text, "en", style).cues, lines=True):
            assert end.split()[-1] not in ("the", "a", "and", "with", "long", "of") or end.endswith("long"), (
                style,
                end,
            )
