"""Words that stay together, and words cut in pieces."""

from __future__ import annotations

import pytest

from core.language.abbreviations import abbreviations
from core.language.hyphens import SOFT, parts, shown
from core.language.ties import ties
from core.script.read.split import sentences


def tied(text: str, language: str) -> str:
    """The text with "=" for a blank that nothing may come into and "_" for one that is better left whole."""
    words = text.split()
    return "".join(
        " _="[tie] * (n > 0) + word for n, (word, tie) in enumerate(zip(words, ties(words, language), strict=True))
    )


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        (
            "en",
            "Mr. J. R. Holt met St. Mary at 9:30 a.m. on No. 5",
            "Mr.=J.=R.=Holt met St.=Mary at_9:30_a.m.=on_No.=5",
        ),
        ("en", "He left at 5 p.m. We stayed.", "He_left at_5_p.m. We_stayed."),
        ("en", "It was in 1990. The mill ran.", "It was_in_1990. The_mill ran."),
        ("en", "and Mr. Holt Jr. met on Sun. Holt", "and_Mr.=Holt=Jr.=met on_Sun.=Holt"),
        ("en", "out in the sun. The Bldg. Holt", "out in_the_sun. The_Bldg.=Holt"),
        ("it", "la Sig.ra Rossi in P.zza Roma", "la_Sig.ra=Rossi in_P.zza=Roma"),
        ("en", "King Charles III and Dr Lee", "King=Charles=III and_Dr=Lee"),
        ("en", "No. I am angry", "No. I_am angry"),
        ("de", "am 3. Mai im 2. Weltkrieg", "am_3.=Mai im_2.=Weltkrieg"),
        ("de", "z. B. Roggen usw. Danach kam er", "z.=B.=Roggen usw. Danach kam er"),
        ("de", "Ludwig XIV. hätte so Abs. 3", "Ludwig=XIV.=hätte so Abs.=3"),
        ("de", "4 mal pro Min. Der Weiher", "4_mal pro_Min. Der_Weiher"),
        ("fr", "« Bonjour » dit M. Hugo !", "«=Bonjour=» dit M.=Hugo=!"),
        ("ru", "поэт А. С. Пушкин и т. д.", "поэт А.=С.=Пушкин и_т.=д."),
        ("hi", "डॉ. शर्मा के साथ", "डॉ.=शर्मा_के_साथ"),
        ("ja", "Debian は 自由", "Debian=は 自由"),
        ("es", "12.000 € de la Sra. Paz", "12.000=€ de_la_Sra.=Paz"),
    ],
)
def test_words_that_belong_together(language: str, text: str, shown: str) -> None:
    assert tied(text, language) == shown


def test_every_language_with_abbreviations_says_which_end_a_sentence() -> None:
    for language in ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru"):
        found = abbreviations(language)
        assert len(found.never) >= 40 and found.ends and found.titles and not found.never & found.ends
    assert abbreviations("de-AT") == abbreviations("de") and not abbreviations("xx").never


@pytest.mark.parametrize(
    ("language", "word", "pieces"),
    [
        (
            "de",
            "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
            ["Rindfleischetikettierungs-", "überwachungsaufgaben-", "übertragungsgesetz"],
        ),
        ("de", "Kfz-Haftpflichtversicherung.", ["Kfz-Haftpflicht-", "versicherung."]),
        ("fi", "lentokonesuihkuturbiinimoottori", ["lentokonesuihku-", "turbiinimoottori"]),
        ("ru", "превысокомногорассмотрительствующий", ["превысокомногорас-", "смотрительствующий"]),
        ("en", "https://example.org/archive/2026", ["https://example.", "org/archive/2026"]),
        ("ar", "أفاستسقيناكموهاأفاستسقيناكموها", ["أفاستسقيناكموها", "أفاستسقيناكموها"]),
    ],
)
def test_a_word_is_cut_where_its_language_allows(language: str, word: str, pieces: list[str]) -> None:
    room = 28 if word.startswith("Rind") else 20
    found = parts(word, room, len, language)
    assert [shown(piece) for piece in found] == pieces
    assert "".join(piece.removesuffix(SOFT) for piece in found) == word


def test_what_fits_stays_whole_and_one_letter_is_never_cut() -> None:
    assert parts("word", 4, len, "en") == ["word"]
    heap = "e" + "\u0301" * 30
    assert parts(heap, 3, len, "en") == [heap]
    assert len(parts("A" * 900, 9, len, "en")) >= 100


@pytest.mark.parametrize("room", range(8, 40))
def test_no_piece_is_a_crumb(room: int) -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamte"
    found = [shown(piece) for piece in parts(word, room, len, "de")]
    assert all(0.3 * room <= len(piece) <= room for piece in found), found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It was written by C. S. Lewis and P. G. Wodehouse in one summer. He read it to N. Tesla and S. Ride."),
        ("de", "Das Buch von C. S. Müller lag bei Pfr. Weber im Haus. Rdnr. 5 und der hl. Martin stehen darin."),
        ("es", "El agua viene del mar. El molino es de Fco. Gil y de los Dres. Paz."),
        ("pt", "A água vem do mar. O moinho é dos Sres. Lima e da V. Exa. Souza."),
        ("fr", "Le moulin est là, c.-à-d. Hugo le dit. Il date de 50 apr. J.-C. et de la Sté. Dupont."),
        ("it", "Lo scrive il Gent. Rossi nel suo libro. Si veda all. 3 del testo."),
        ("pl", "Mieszka tu lek. Nowak i prok. Kowal z miasta. Jest to poz. 5 na liście."),
        ("ru", "Его построил гр. Иванов и рук. Петров из села. Он стоит в гор. Москва и оф. 12 рядом."),
        ("nl", "Het staat in dl. 3 van het boek. De wed. Jansen las tab. 4 voor."),
    ],
)
def test_a_sentence_goes_on_behind_its_abbreviations(language: str, text: str) -> None:
    assert len(sentences(text, language)) == 2, [text[a:b] for a, b in sentences(text, language)]
