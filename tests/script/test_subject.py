"""Tags and hashtags name what a film is about, in words that it speaks, in many languages."""

from __future__ import annotations

import pytest

from core.model.article import Article, Block, Heading, Paragraph
from core.model.hashtags import hashtag, hashtags
from core.model.presets import PRESETS
from core.model.script import Script
from core.script.extract.write import write
from core.script.post.seo import seo
from core.script.post.tags import keywords

# One paragraph each, three of them: title, texts, what has to be among the hashtags, what must not.
TEXTS: dict[str, tuple[str, list[str], set[str], str]] = {
    "en": ("Why the Lighthouse at Gull Rock Went Dark", [
        "The lighthouse at Gull Rock was switched off in 2019 after a century of service. Its lamp used mercury.",
        "Ships no longer need the lamp, because every ship carries satellite navigation. The lighthouse keeper left.",
        "A museum opened in the tower last spring. The lighthouse now welcomes visitors, and the lamp is on display.",
    ], {"lighthouse"}, "switched opened used left now"),
    "de": ("Warum der Leuchtturm am Möwenfels erlosch", [
        "Der Leuchtturm am Möwenfels wurde 2019 nach hundert Jahren abgeschaltet. Seine Lampe brauchte Quecksilber.",
        "Schiffe brauchen die Lampe nicht mehr, weil jedes Schiff Satelliten nutzt. Der Wärter zog fort.",
        "Im Frühjahr öffnete ein Museum im Turm. Der Leuchtturm empfängt nun Besucher, und die Lampe steht im Museum.",
    ], {"leuchtturm", "lampe"}, "installiert und brauchte öffnete"),
    "fr": ("Pourquoi le phare du Rocher s'est éteint", [
        "Le phare du Rocher a été éteint en 2019 après un siècle de service. Sa lampe contenait du mercure.",
        "Les navires n'ont plus besoin de la lampe, car chaque navire suit les satellites. Le gardien est parti.",
        "Un musée a ouvert dans la tour au printemps. Le phare accueille des visiteurs, et la lampe est au musée.",
    ], {"phare", "lampe"}, "éteint ouvert contenait"),
    "es": ("Por qué se apagó el faro de la Roca", [
        "El faro de la Roca se apagó en 2019 después de un siglo. Su lámpara contenía mercurio.",
        "Los barcos ya no necesitan la lámpara, porque cada barco sigue los satélites. El farero se fue.",
        "Un museo abrió en la torre en primavera. El faro recibe visitantes, y la lámpara está en el museo.",
    ], {"faro", "lámpara"}, "apagó abrió contenía"),
    "it": ("Perché il faro dello Scoglio si è spento", [
        "Il faro dello Scoglio è stato spento nel 2019 dopo un secolo. La sua lampada conteneva mercurio.",
        "Le navi non hanno più bisogno della lampada, perché ogni nave segue i satelliti. Il guardiano è partito.",
        "Un museo ha aperto nella torre in primavera. Il faro accoglie i visitatori, e la lampada è nel museo.",
    ], {"faro", "lampada"}, "spento aperto"),
    "pt": ("Por que o farol da Rocha se apagou", [
        "O farol da Rocha foi desligado em 2019 depois de um século. A sua lâmpada continha mercúrio.",
        "Os navios já não precisam da lâmpada, porque cada navio segue os satélites. O faroleiro partiu.",
        "Um museu abriu na torre na primavera. O farol recebe visitantes, e a lâmpada está no museu.",
    ], {"farol", "lâmpada"}, "apagou abriu"),
    "nl": ("Waarom de vuurtoren op de Rots doofde", [
        "De vuurtoren op de Rots werd in 2019 na een eeuw uitgezet. Zijn lamp bevatte kwik.",
        "Schepen hebben de lamp niet meer nodig, want elk schip volgt satellieten. De wachter vertrok.",
        "In de toren opende een museum. De vuurtoren ontvangt bezoekers, en de lamp staat in het museum.",
    ], {"vuurtoren", "lamp"}, "doofde opende"),
    "pl": ("Dlaczego zgasła latarnia na Skale", [
        "Latarnia na Skale została wyłączona w 2019 roku po stu latach. Jej lampa zawierała rtęć.",
        "Statki nie potrzebują już lampy, bo każdy statek słucha satelitów. Latarnik wyjechał na stały ląd.",
        "Wiosną w wieży otwarto muzeum. Latarnia przyjmuje gości, a lampa stoi w muzeum.",
    ], {"latarnia"}, "zgasła otwarto"),
    "ru": ("Почему погас маяк на Скале", [
        "Маяк на Скале выключили в 2019 году после ста лет работы. В его лампе была ртуть.",
        "Кораблям больше не нужен маяк, потому что каждый корабль слушает спутники. Смотритель уехал на материк.",
        "Весной в башне маяка открыли музей. Теперь маяк принимает гостей, а лампа стоит в музее.",
    ], {"маяк"}, "погас открыли"),
    "ja": ("灯台の明かりが消えた理由", [
        "カモメ岩の灯台は百年の仕事を終えて二〇一九年に消えました。ランプには水銀が使われていました。",
        "船はもうランプを必要としません。どの船も人工衛星を使うからです。灯台の番人は島を離れました。",
        "春に塔の中で博物館が開きました。灯台は今では客を迎え、ランプは博物館に置かれています。",
    ], {"灯台"}, "消えた 理由"),
    "zh": ("灯塔为什么熄灭了", [
        "海鸥岩的灯塔工作了一百年，在二〇一九年熄灭了。灯塔的灯里有水银。",
        "船只不再需要灯塔，因为每一艘船都使用卫星。守塔人离开了小岛，灯塔空了。",
        "春天，塔里开了一家博物馆。现在灯塔迎接游客，游客喜欢博物馆，博物馆里放着那盏灯。",
    ], {"灯塔", "博物馆"}, "为什么"),
    "ko": ("등대가 꺼진 이유", [
        "갈매기 바위의 등대는 백 년 동안 일하고 2019년에 꺼졌습니다. 등대의 램프에는 수은이 있었습니다.",
        "배는 이제 램프가 필요하지 않습니다. 모든 배가 위성을 쓰기 때문입니다. 등대를 지키던 사람은 섬을 떠났습니다.",
        "봄에 탑에서 박물관이 열렸습니다. 등대는 이제 손님을 맞이하고 램프는 박물관에 있습니다.",
    ], {"등대"}, "꺼진 이유"),
    "ar": ("لماذا انطفأت المنارة", [
        "انطفأت المنارة في الصخرة عام 2019 بعد قرن من العمل. كان المصباح يحتوي على الزئبق.",
        "لم تعد السفن تحتاج إلى المصباح لأن كل سفينة تستعمل القمر الصناعي. غادر الحارس المنارة.",
        "افتتح متحف في البرج في الربيع. تستقبل المنارة اليوم الزوار، والمصباح في المتحف.",
    ], {"المنارة", "المصباح"}, "انطفأت افتتح"),
    "hi": ("प्रकाशस्तंभ क्यों बुझ गया", [
        "समुद्र के किनारे का प्रकाशस्तंभ सौ साल के बाद 2019 में बुझ गया। उसके दीपक में पारा था।",
        "जहाज़ों को अब दीपक की ज़रूरत नहीं है। हर जहाज़ उपग्रह की मदद लेता है। प्रकाशस्तंभ का पहरेदार चला गया।",
        "वसंत में मीनार में संग्रहालय खुला। प्रकाशस्तंभ में अब लोग आते हैं और दीपक संग्रहालय में रखा है।",
    ], {"प्रकाशस्तंभ", "दीपक"}, "बुझ गया"),
}  # fmt: skip


def article(language: str) -> Article:
    title, texts, *_ = TEXTS[language]
    blocks: list[Block] = []
    for heading, text in zip(("Verdict: 8.2/10", "The app", "Key highlights"), texts, strict=True):
        blocks += [Heading(text=heading, level=2), Paragraph(text=text)]
    return Article(title=title, language=language, blocks=tuple(blocks))


def script(content: Article) -> Script:
    return write(content, project_type="short", presets=("tiktok",))


@pytest.mark.parametrize("language", TEXTS)
def test_hashtags_are_three_to_five_of_the_subject(language: str) -> None:
    content = article(language)
    tags = [tag.casefold() for tag in seo(content, script(content), ("tiktok",))["tiktok"].tags]
    _, _, expected, never = TEXTS[language]
    assert 3 <= len(tags) <= 5 and len(set(tags)) == len(tags)
    assert expected <= set(tags) or all(any(word in tag for tag in tags) for word in expected), tags
    labels = {"verdict", "verdict8210", "theapp", "app", "keyhighlights", "highlights", "2019"}
    assert not set(tags) & (labels | set(never.split())), tags


def test_only_the_author_s_keywords_that_are_spoken_of_are_tags() -> None:
    content = article("en").model_copy(update={"keywords": ("RAID", "Ships", "Leuchtfeuer", "satellite navigation")})
    found = keywords(content, script(content))
    assert {"Ships", "satellite navigation"} <= set(found[:4])
    assert not {"RAID", "Leuchtfeuer"} & set(found)


def test_no_word_is_in_two_tags() -> None:
    content = article("en").model_copy(update={"keywords": ("lamp", "The lamp of Gull Rock", "ship", "ships")})
    words = [word for tag in keywords(content, script(content)) for word in tag.lower().split()]
    assert words.count("lamp") == 1 and ("ship" in words) + ("ships" in words) == 1


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("हिन्दी कविता", "हिन्दीकविता"), ("दिल्ली", "दिल्ली"), ("ภาษาไทย", "ภาษาไทย"), ("น้ำ", "น้ำ"),
        ("الذكاء الاصطناعي", "الذكاء_الاصطناعي"), ("می‌شود", "می_شود"), ("C++", "CPlusPlus"), ("C#", "CSharp"),
        ("Disney+", "DisneyPlus"), ("#2026", ""), ("2026", ""), ("2026年", "2026年"), ("👩‍🌾", ""), ("+", ""),
        ("#", ""), ("tide mill", "TideMill"), ("New York City", "NewYorkCity"), ("R&D", "RD"),
        ("pont d'acier", "PontDAcier"),
        ("e\u0301te\u0301", "été"), ("#bees", "bees"), ("_", ""), ("naïve-café", "NaïveCafé"),
    ],
)  # fmt: skip
def test_a_tag_becomes_the_one_word_that_a_platform_reads(written: str, read: str) -> None:
    assert hashtag(written) == read


def test_no_hashtag_stands_twice() -> None:
    assert hashtags(("Bees", "bees", "+", "2026", "honey bee")) == "#Bees #HoneyBee"


@pytest.mark.parametrize("preset", PRESETS)
def test_every_platform_has_at_most_five_hashtags(preset: str) -> None:
    content = article("en").model_copy(update={"keywords": ("lamp", "museum", "tower", "ships", "keeper", "mercury")})
    assert seo(content, script(content), (preset,))[preset].description.count("#") <= 5


@pytest.mark.parametrize(
    ("title", "text", "expected", "never"),
    [
        (
            "5 Ways to Save Money on Groceries",
            "Food prices rose last year. A meal plan takes ten minutes. The freezer helps.",
            {"groceries", "money"}, {"save", "ways"},
        ),
        (
            "Three Nights in the Lofoten Islands",
            "We came to Svolvær by ferry. The ferry was late. It rained in Svolvær.",
            {"lofotenislands", "svolvær"}, {"nights", "three", "rained"},
        ),
        (
            "Chipmaker Halvorsen Shuts Oslo Plant",
            "Halvorsen will close its plant in Oslo. The ban hit Halvorsen. The plant in Oslo made chips.",
            {"oslo", "halvorsen", "plant"}, {"shuts", "hit", "close"},
        ),
        (
            "Bureaux",
            "The desktop called Plasma is popular. Users of Plasma like the desktop. The panel of Plasma is old.",
            {"plasma", "desktop"}, {"bureaux", "popular"},
        ),
    ],
)  # fmt: skip
def test_nouns_and_names_of_titles_are_told_from_their_verbs(
    title: str, text: str, expected: set[str], never: set[str]
) -> None:
    content = Article(title=title, language="en", blocks=(Paragraph(text=text),))
    tags = {tag.casefold() for tag in seo(content, script(content), ("tiktok",))["tiktok"].tags}
    assert expected <= tags and not tags & never, tags
