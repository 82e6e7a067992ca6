"""The plausibility of a decoded text as writing: letters of a language, its frequent words, and where signs stand.

Bytes of one encoding read in another are letters, too, but those of no language: signs within words, capitals after
small letters, Chinese characters that hardly anyone uses.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import pairwise

from core.language.stop_words import stop_words

_LATIN = {
    "en": "", "de": "äöüß", "fr": "àâæçéèêëîïôœùûüÿ", "es": "áéíñóúü¡¿", "pt": "áâãàçéêíóôõúü",
    "it": "àèéìíîòóùú", "nl": "ëïéèêöüáóíúç", "sv": "åäöé", "da": "æøåé", "nb": "æøåéòôóê", "fi": "åäöšžé",
    "is": "áðéíóúýþæö", "ca": "àçèéíïòóúü·", "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýžö", "sk": "áäčďéíĺľňóôŕšťúýž",
    "hu": "áéíóöőúüű", "ro": "ăâîșțşţ", "hr": "čćđšž", "sl": "čšž", "tr": "çğıöşüâîûi\u0307", "et": "äõöüšž",
    "lv": "āčēģīķļņšūž", "lt": "ąčęėįšųūž", "id": "é", "sq": "ëç",
    "eo": "ĉĝĥĵŝŭ", "mt": "ċġħżàèìòù", "cy": "âêîôûŵŷáéïöü", "ga": "áéíóú", "eu": "ñç", "gl": "áéíñóúü",
    "af": "ëêéïôöû",
    "vi": "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ\u0300\u0301\u0303\u0309\u0323",
}  # fmt: skip
_LOANS = frozenset("áàâäãåæçéèêëíîïñóòôöøúûüćčšžÁÀÂÄÅÇÉÈÊÍÎÓÔÖØÚÜŠŽ")  # of names and borrowed words in any Latin text
_RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_OTHER = {
    "ru": _RUSSIAN + "ё", "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "bg": "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш", "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџш", "be": _RUSSIAN + "ёіў",
    "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ", "he": "אבגדהוזחטיךכלםמןנסעףפץצקרשת", "ar": _ARABIC,
    "fa": _ARABIC + "پچژگکی\u200c", "yi": "אבגדהוזחטיךכלםמןנסעףפץצקרשתװױײ" + "".join(map(chr, range(0x05B0, 0x05C8))),
    "th": "".join(map(chr, range(0x0E01, 0x0E5B))),
}  # fmt: skip
# What the shared table has no words of, and no script is written in.
_MORE_WORDS = {
    "et": "ja on ei et ta see kui oma või mis ka kes ning oli igal tema seda aga nii selle peab",
    "lv": "un ir ar ka no uz par kas to tā viņa vai kā lai arī nav bet tas šī gan katram savu pie",
    "lt": "ir yra kad su į iš ar kaip ne bet tai jo jų kuris būti turi prie taip pat dėl savo bei kiekvienas",
    "sl": "in je se v na da za ki so z ne pa kot do ali po tudi pri sem vsak svoje od iz ima",
    "is": "og að er í á sem til um það hann ekki var en við hefur eru fyrir með af eða skal",
    "sq": "dhe të në e i një me për nga që është se ka nuk të cilat ose por si kjo",
    "eo": "la de kaj en estas al por ne ke kun li oni ĉiu aŭ rajtas havas sed",
    "mt": "il ta li u fil għandu jew hu ma minn dan lil huwa kull bħala",
    "cy": "y yr a i yn o ac ar hawl gan bob neu mae nid bod wedi",
    "ga": "an na agus ar i is le do go ag ní atá sé nó gach",
    "eu": "eta du da edo bere guztiek ez dute izateko den ere bat",
    "gl": "de a e o que da en do os as un unha ou con para non por toda",
    "af": "die van en in is het nie op te dat met vir of elke reg",
    "sr": "и је у на да се за са од не што као до али који то су по из или има свако",
    "mk": "и на во да се за со од не што како до но кој тоа се по или има секој",
    "yi": "און די דער אין צו איז פון מיט דאס נישט האט זיך ער זי דעם מען אויף וואס אױף װאס אַ דאָס פֿון אָדער יעדער",
    "be": "і у на з не што як да ад па за гэта але яго мае для калі ён якія або",
}
_HAN = frozenset(
    "的一是不了在人有我他这这個个们们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者"
    "意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什"
    "二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各"
    "这這來為國說時會對過發後裡種經麼學現當動還進樣開從實軍無與長機關點業將兩間問應戰頭體見產話給門員論處義權"
    "日本語事者生年行時間人間大小学会国々自何今私的利由権社法有又受自由人権条平等保護差別"
    "风水潮電电书書"
)
_HANGUL = frozenset(
    "이다는의에가을하고를한지은로사자기도인그있나리어아대시수해제일라으정들서여과보부전와국만안장것주성게되며모면"
    "구진공때등없원니상거선신조생니권람유적른간결민직위동세계행내"
)
_PUNCTUATION = frozenset(
    "“”„‘’‚‹›«»‐‑–—…•·€£§©®°\u00a0ªº½×、。，；：？！（）「」『』《》·～№\u2009\u202f\u3000׳״،؛؟−′\u00ad\u200e\u200f"
)
_BREAKS_WORD = re.compile(
    r"(?<=[^\W\d_])[^\w\s'’·.\-‐‑–—/@:,“”„»«()!?&|*\u00ad\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0e31-\u0e4e\u200c-\u200f]+(?=[^\W\d_])"
)
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 1500
_MOST_FREQUENT = 0.4  # about two words in five are frequent ones, in any language


def plausibility(text: str) -> float:
    """Score how likely the text is what was written: about 1 for good text, under 0.4 for bytes misread."""
    signs = Counter(sign for sign in text if sign > "\x7f")
    count = sum(signs.values())
    if not count:
        return 1.0
    scripts = _shares(signs)
    if scripts["han"] + scripts["kana"] + scripts["hangul"] > 0.5 * sum(scripts.values()):
        return _east(signs, count, scripts, text)
    return _alphabetic(signs, count, text)


def of_one_alphabet(text: str) -> bool:
    """Whether letters beyond Latin are all of one alphabet and stand with no odd signs among them, as in good text."""
    letters = [sign for sign in text if sign > "\u036f" and sign.isalpha()]
    alphabets = {unicodedata.name(sign, "").split()[0] for sign in letters}
    odd = sum(_oddity(sign) < -0.6 for sign in text if sign > "\x7f" and sign not in _PUNCTUATION)
    return len(letters) > 20 and len(alphabets) == 1 and odd <= 0.02 * len(letters)


def _alphabetic(signs: Counter[str], count: int, text: str) -> float:
    """The best of all languages: what its letters cover, and how frequent its words are."""
    words = _WORD.findall(text)[:_MOST_WORDS]
    counted = Counter(word.lower() for word in words)
    broken = len(_BREAKS_WORD.findall(text)) + sum(map(_odd_case, words))
    latin = sum(n for sign, n in signs.items() if "\xc0" <= sign < "\u0370") >= sum(
        n for sign, n in signs.items() if "\u0370" <= sign < "\u2000"
    )
    best = -3.0
    for code, (letters, frequent) in _languages(latin=latin).items():
        covered = sum(n * _weight(sign, letters, latin=latin) for sign, n in signs.items()) / count
        if covered + _MOST_FREQUENT <= best:
            continue
        if code == "th":  # it sets no blanks between words
            share = sum(text.count(word) for word in frequent) * 3 / count
            covered *= 0.6 + min(0.4, 4 * share)  # the table has its whole block, so that letters alone say little
        else:
            share = sum(n for word, n in counted.items() if word in frequent) / max(1, len(words))
        best = max(best, covered + min(_MOST_FREQUENT, share))
    return 0.75 * best - 2.0 * broken / count


def _weight(sign: str, letters: frozenset[str], *, latin: bool) -> float:
    if sign in letters or sign in _PUNCTUATION:
        return 1.0
    return 0.4 if latin and sign in _LOANS else _oddity(sign)


@cache
def _oddity(sign: str) -> float:
    """The weight of a sign that is neither a letter of the language nor common punctuation."""
    kind = unicodedata.category(sign)
    if kind in ("Cc", "Cn", "Co", "Cs") or sign in "\ufffd¤":
        return -5.0
    return -0.6 if kind in ("Ll", "Lo", "Mn") else -1.0


def _odd_case(word: str) -> int:
    """The number of times that a word has a capital after a small letter, at least 1 for letters of two alphabets."""
    if word.isascii():
        return 0
    if not (word.islower() or word.isupper() or word[1:].islower() or word.istitle()) and word.lower() != word:
        return max(1, sum(a.islower() and b.isupper() for a, b in pairwise(word)))
    return int(any("a" <= sign <= "z" for sign in word.lower()) and any("\u0370" <= sign <= "\u0eff" for sign in word))


def _shares(signs: Counter[str]) -> dict[str, int]:
    shares = {"han": 0, "kana": 0, "hangul": 0, "other": 0}
    for sign, n in signs.items():
        if "\u4e00" <= sign <= "\u9fff" or "\u3400" <= sign <= "\u4dbf" or "\U00020000" <= sign <= "\U0003ffff":
            shares["han"] += n
        elif "\u3040" <= sign <= "\u30ff" or "\uff66" <= sign <= "\uff9d":
            shares["kana"] += n
        elif "\uac00" <= sign <= "\ud7a3":
            shares["hangul"] += n
        elif sign.isalpha():
            shares["other"] += n
    return shares


def _east(signs: Counter[str], count: int, scripts: dict[str, int], text: str) -> float:
    """Chinese, Japanese or Korean: the characters that every text of them is full of."""
    bad = sum(n * -_east_oddity(sign) for sign, n in signs.items() if sign not in _PUNCTUATION)
    beside = len(re.findall("[A-Za-z][\u3400-\u9fff\uac00-\ud7a3]|[\u3400-\u9fff\uac00-\ud7a3][a-z]", text))
    letters = max(1, scripts["han"] + scripts["kana"] + scripts["hangul"])
    han = sum(n for sign, n in signs.items() if sign in _HAN)
    if scripts["hangul"] > 0.4 * letters:
        common = sum(n for sign, n in signs.items() if sign in _HANGUL)
        fit = min(1.0, common / (0.45 * letters))
        bad += scripts["han"] * 0.5 + scripts["kana"]
    elif scripts["kana"] > 0.15 * letters:
        full = sum(n for sign, n in signs.items() if "\u3041" <= sign <= "\u3093")
        fit = 0.5 * min(1.0, full / (0.25 * letters)) + 0.5 * min(1.0, han / max(1, 0.16 * scripts["han"]))
        bad += scripts["hangul"]
    else:
        fit = min(1.0, han / (0.26 * letters))
        bad += scripts["hangul"] + 0.3 * scripts["kana"]
    return 1.05 * fit - (bad + 0.5 * beside) / count


@cache
def _east_oddity(sign: str) -> float:
    """The weight of a sign in an East Asian text: rare characters count against it."""
    if "\u4e00" <= sign <= "\u9fff":
        return 0.0 if _is_common(sign) else -0.7
    if "\u3041" <= sign <= "\u30fe" or "\uac00" <= sign <= "\ud7a3" or "\uff01" <= sign <= "\uff5e":
        return 0.0
    if "\uff66" <= sign <= "\uff9f":
        return -0.6
    return min(_oddity(sign), -0.3) if sign.isalpha() or sign == "\ufffd" else -0.3


def _is_common(sign: str) -> bool:
    """Whether a Chinese character is in the first, frequent level of the standards of its time."""
    for codec, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6), ("euc_jp", 0xB0, 0xCF)):
        try:
            if first <= sign.encode(codec)[0] <= last:
                return True
        except UnicodeEncodeError:
            continue
    return False


@cache
def _languages(*, latin: bool) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Letters beyond ASCII and frequent words by language."""
    words = {code: frozenset(text.split()) for code, text in _MORE_WORDS.items()}
    return {
        code: (frozenset(letters + letters.upper()), words.get(code) or stop_words(code))
        for code, letters in (_LATIN if latin else _OTHER).items()
    }
