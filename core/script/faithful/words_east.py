"""The closed classes of other languages; see `words`."""

from __future__ import annotations

EAST: dict[str, dict[str, str]] = {
    "ru": {
        "negators": "не ни нет без никогда никто ничего нельзя",
        "only": "только лишь",
        "joins": "и или",
        "months": (
            "январь/января/январе;февраль/февраля/феврале;март/марта/марте;апрель/апреля/апреле;май/мая/мае;"
            "июнь/июня/июне;июль/июля/июле;август/августа/августе;сентябрь/сентября/сентябре;"
            "октябрь/октября/октябре;ноябрь/ноября/ноябре;декабрь/декабря/декабре"
        ),
        "units": (
            "метр/метра/метров;километр/километра/километров/км;сантиметр/сантиметров/см;грамм/грамма/граммов;"
            "килограмм/килограмма/килограммов/кг;тонна/тонны/тонн;секунда/секунды/секунд;минута/минуты/минут;"
            "час/часа/часов;день/дня/дней;неделя/недели/недель;месяц/месяца/месяцев;год/года/лет/году;"
            "век/века/веков;процент/процента/процентов/percent;рубль/рубля/рублей;доллар/доллара/долларов/dollar;"
            "евро/euro;байт/байта;килобайт/кб;мегабайт/мб;гигабайт/гб"
        ),
        "scale": ("сто/сотни;тысяча/тысячи/тысяч;миллион/миллиона/миллионов;миллиард/миллиарда/миллиардов"),
        "numbers": (
            "два=2 две=2 три=3 четыре=4 пять=5 шесть=6 семь=7 восемь=8 девять=9 десять=10 двадцать=20 "
            "тридцать=30 сорок=40 пятьдесят=50"
        ),
        "opposites": (
            "больше/более|меньше/менее;до|после;всегда|никогда;высокий|низкий;"
            "большой/большие|маленький/маленькие;быстро|медленно;старый|новый;можно|нельзя"
        ),
    },
    "pl": {
        "negators": "nie nigdy bez ani żaden żadna żadne nic nikt brak",
        "only": "tylko jedynie",
        "joins": "i oraz lub",
        "months": (
            "styczeń/stycznia/styczniu;luty/lutego/lutym;marzec/marca/marcu;kwiecień/kwietnia/kwietniu;"
            "maj/maja/maju;czerwiec/czerwca/czerwcu;lipiec/lipca/lipcu;sierpień/sierpnia/sierpniu;"
            "wrzesień/września/wrześniu;październik/października/październiku;listopad/listopada/listopadzie;"
            "grudzień/grudnia/grudniu"
        ),
        "units": (
            "metr/metry/metrów;kilometr/kilometry/kilometrów/km;gram/gramów;kilogram/kilogramów/kg;"
            "sekunda/sekundy/sekund;minuta/minuty/minut;godzina/godziny/godzin;dzień/dni;"
            "tydzień/tygodnie/tygodni;miesiąc/miesiące/miesięcy;rok/lata/lat/roku;procent/procenta/percent"
        ),
        "scale": "sto/setki;tysiąc/tysiące/tysięcy;milion/miliony/milionów;miliard/miliardy/miliardów",
        "numbers": "dwa=2 dwie=2 trzy=3 cztery=4 pięć=5 sześć=6 siedem=7 osiem=8 dziewięć=9 dziesięć=10",
        "opposites": "więcej|mniej;przed|po;zawsze|nigdy",
    },
    "sv": {
        "negators": "inte ej aldrig ingen inget inga utan icke varken",
        "only": "bara endast",
        "joins": "och eller",
        "months": ("januari;februari;mars;april;maj;juni;juli;augusti;september;oktober;november;december"),
        "units": (
            "meter;kilometer/km;gram;kilogram/kilo/kg;sekund/sekunder;minut/minuter;timme/timmar;dag/dagar;"
            "vecka/veckor;månad/månader;år;procent/percent;krona/kronor;euro"
        ),
        "scale": "hundra/hundratals;tusen/tusentals;miljon/miljoner;miljard/miljarder",
        "numbers": "två=2 tre=3 fyra=4 fem=5 sex=6 sju=7 åtta=8 nio=9 tio=10 tjugo=20",
        "opposites": "mer/fler|mindre/färre;före|efter;alltid|aldrig;med|utan",
    },
    "nb": {
        "negators": "ikke aldri ingen intet uten verken ingenting",
        "only": "bare kun",
        "joins": "og eller",
        "months": "januar;februar;mars;april;mai;juni;juli;august;september;oktober;november;desember",
        "units": (
            "meter;kilometer/km;gram;kilogram/kilo/kg;sekund/sekunder;minutt/minutter;time/timer;dag/dager;"
            "uke/uker;måned/måneder;år;prosent/percent;krone/kroner;euro"
        ),
        "scale": "hundre;tusen;million/millioner;milliard/milliarder",
        "numbers": "to=2 tre=3 fire=4 fem=5 seks=6 sju=7 åtte=8 ni=9 ti=10 tjue=20",
        "opposites": "mer/flere|mindre/færre;før|etter;alltid|aldri;med|uten",
    },
    "da": {
        "negators": "ikke aldrig ingen intet uden hverken",
        "only": "kun bare",
        "joins": "og eller",
        "units": (
            "meter;kilometer/km;kilogram/kilo/kg;sekund/sekunder;minut/minutter;time/timer;dag/dage;uge/uger;"
            "måned/måneder;år;procent/percent"
        ),
        "numbers": "to=2 tre=3 fire=4 fem=5 seks=6 syv=7 otte=8 ni=9 ti=10 tyve=20",
        "opposites": "mere/flere|mindre/færre;før|efter;altid|aldrig;med|uden",
    },
    "cs": {
        "negators": "ne není nejsou nikdy bez ani žádný žádná žádné nic nikdo",
        "only": "jen pouze",
        "joins": "a nebo i",
        "units": (
            "metr/metry/metrů;kilometr/kilometrů/km;sekunda/sekundy/sekund;minuta/minuty/minut;"
            "hodina/hodiny/hodin;den/dny/dnů;týden/týdny/týdnů;měsíc/měsíce/měsíců;rok/roky/roků/let;"
            "procento/procenta/procent/percent"
        ),
        "numbers": "dva=2 dvě=2 tři=3 čtyři=4 pět=5 šest=6 sedm=7 osm=8 devět=9 deset=10",
        "opposites": "více|méně;před|po;vždy|nikdy;s|bez",
    },
    "ca": {
        "negators": "no mai cap res ningú sense ni tampoc",
        "only": "només",
        "joins": "i o",
        "units": (
            "metre/metres;quilòmetre/quilòmetres/km;segon/segons;minut/minuts;hora/hores;dia/dies;"
            "setmana/setmanes;mes/mesos;any/anys;percent"
        ),
        "numbers": "dos=2 dues=2 tres=3 quatre=4 cinc=5 sis=6 set=7 vuit=8 nou=9 deu=10",
        "opposites": "més|menys;abans|després;sempre|mai;amb|sense",
    },
    "ro": {
        "negators": "nu n niciodată nici fără nimic nimeni niciun nicio",
        "only": "doar numai",
        "joins": "și sau",
        "units": (
            "metru/metri;kilometru/kilometri/km;secundă/secunde;minut/minute;oră/ore;zi/zile;săptămână/săptămâni;"
            "lună/luni;an/ani;percent"
        ),
        "numbers": "doi=2 două=2 trei=3 patru=4 cinci=5 șase=6 șapte=7 opt=8 nouă=9 zece=10",
        "opposites": "mai|puțin;înainte|după;întotdeauna|niciodată;cu|fără",
    },
    "tr": {
        "negators": "değil yok hiç asla değildir",
        "joins": "ve veya",
        "units": "metre;kilometre/km;saniye;dakika;saat;gün;hafta;ay;yıl;percent",
        "numbers": "iki=2 üç=3 dört=4 beş=5 altı=6 yedi=7 sekiz=8 dokuz=9",
        "opposites": "önce|sonra;her|hiç",
    },
    "id": {
        "negators": "tidak bukan tanpa belum jangan tak",
        "joins": "dan atau",
        "units": "meter;kilometer/km;detik;menit;jam;hari;minggu;bulan;tahun;persen/percent",
        "numbers": "dua=2 tiga=3 empat=4 lima=5 enam=6 tujuh=7 delapan=8 sembilan=9",
        "opposites": "lebih|kurang;sebelum|sesudah/setelah;selalu|jarang;dengan|tanpa",
    },
    "vi": {
        "negators": "không chưa chẳng",
        "joins": "và hoặc",
        "units": "giây;phút;giờ;ngày;tuần;tháng;năm;percent",
        "opposites": "trước|sau",
    },
    "el": {
        "negators": "δεν δε μη μην χωρίς ποτέ κανένα καμία κανείς ούτε",
        "joins": "και ή",
        "opposites": "περισσότερο|λιγότερο;πριν|μετά;με|χωρίς",
    },
    "hr": {
        "negators": "ne nije nisu nikada bez ni nema nitko ništa",
        "joins": "i ili",
        "opposites": "više|manje;prije|nakon;uvijek|nikada",
    },
    "hu": {
        "negators": "nem ne sem nincs soha nélkül nincsenek",
        "joins": "és vagy",
        "opposites": "több|kevesebb;előtt|után;mindig|soha",
    },
    "fi": {
        "negators": "ei eivät en emme et ilman koskaan älä",
        "joins": "ja tai",
        "opposites": "enemmän|vähemmän;ennen|jälkeen;aina|koskaan",
    },
    "uk": {
        "negators": "не ні немає без ніколи ніхто нічого",
        "joins": "і та або",
        "opposites": "більше|менше;до|після;завжди|ніколи",
    },
    "bg": {
        "negators": "не няма без никога никой нищо нито",
        "joins": "и или",
        "opposites": "повече|по-малко;преди|след;винаги|никога",
    },
    "sk": {
        "negators": "nie nikdy bez ani žiadny nič nikto nemôže",
        "joins": "a alebo",
        "opposites": "viac|menej;pred|po;vždy|nikdy",
    },
    "ar": {
        "negators": "لا لم لن ليس ليست غير بدون دون ما",
        "joins": "و أو",
        "opposites": "أكثر|أقل;قبل|بعد;مع|بدون",
    },
    "fa": {
        "negators": "نه نیست بدون هرگز نمی هیچ نیستند",
        "joins": "و یا",
        "opposites": "بیشتر|کمتر;قبل|بعد",
    },
    "he": {
        "negators": "לא אין בלי ללא אף מעולם",
        "joins": "ו או",
        "opposites": "יותר|פחות;לפני|אחרי;עם|בלי",
    },
    "hi": {
        "negators": "नहीं न मत बिना कभी",
        "joins": "और या",
        "opposites": "अधिक|कम;पहले|बाद",
    },
    "ko": {
        "negators": "안 못 없다 없는 없이 아니다 아닌 않는다 않는 않다 없습니다 않습니다 아닙니다",
        "joins": "및 또는",
        "opposites": "이전|이후;많은|적은",
    },
}
