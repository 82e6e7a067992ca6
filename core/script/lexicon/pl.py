"""Polish."""

from core.script.lexicon import Lexicon

LEXICON = Lexicon(
    code="pl",
    say={
        "np.": "na przykład", "m.in.": "między innymi", "tzn.": "to znaczy", "tj.": "to jest", "tzw.": "tak zwany",
        "itp.": "i tym podobne", "itd.": "i tak dalej", "wg": "według",
        "mln": "milionów", "mld": "miliardów", "tys.": "tysięcy",
    },
    numbered={
        "ok.": "około",
        "nr": "numer", "Nr": "numer", "rys.": "rysunek", "Rys.": "rysunek", "str.": "strona", "s.": "strona",
        "rozdz.": "rozdział", "tab.": "tabela", "art.": "artykuł",
    },
    units={
        "km/h": "kilometr na godzinę|kilometry na godzinę|kilometrów na godzinę|kilometra na godzinę",
        "m/s": "metr na sekundę|metry na sekundę|metrów na sekundę|metra na sekundę",
        "km": "kilometr|kilometry|kilometrów|kilometra", "m": "metr|metry|metrów|metra",
        "cm": "centymetr|centymetry|centymetrów|centymetra", "mm": "milimetr|milimetry|milimetrów|milimetra",
        "km²": "kilometr kwadratowy|kilometry kwadratowe|kilometrów kwadratowych|kilometra kwadratowego",
        "m²": "metr kwadratowy|metry kwadratowe|metrów kwadratowych|metra kwadratowego",
        "m2": "metr kwadratowy|metry kwadratowe|metrów kwadratowych|metra kwadratowego",
        "ha": "hektar|hektary|hektarów|hektara",
        "m³": "metr sześcienny|metry sześcienne|metrów sześciennych|metra sześciennego",
        "kg": "kilogram|kilogramy|kilogramów|kilograma", "g": "gram|gramy|gramów|grama",
        "dag": "dekagram|dekagramy|dekagramów|dekagrama", "mg": "miligram|miligramy|miligramów|miligrama",
        "l": "litr|litry|litrów|litra", "ml": "mililitr|mililitry|mililitrów|mililitra",
        "min": "minuta|minuty|minut|minuty", "godz.": "godzina|godziny|godzin|godziny",
        "h": "godzina|godziny|godzin|godziny", "s": "sekunda|sekundy|sekund|sekundy",
        "sek.": "sekunda|sekundy|sekund|sekundy", "MB": "megabajt|megabajty|megabajtów|megabajta",
        "GB": "gigabajt|gigabajty|gigabajtów|gigabajta", "TB": "terabajt|terabajty|terabajtów|terabajta",
        "kW": "kilowat|kilowaty|kilowatów|kilowata", "MW": "megawat|megawaty|megawatów|megawata",
        "W": "wat|waty|watów|wata", "V": "wolt|wolty|woltów|wolta",
        "kWh": "kilowatogodzina|kilowatogodziny|kilowatogodzin|kilowatogodziny",
        "GHz": "gigaherc|gigaherce|gigaherców|gigaherca",
        "°C": "stopień Celsjusza|stopnie Celsjusza|stopni Celsjusza|stopnia Celsjusza",
        "°": "stopień|stopnie|stopni|stopnia", "mln": "milion|miliony|milionów|miliona",
        "mld": "miliard|miliardy|miliardów|miliarda", "tys.": "tysiąc|tysiące|tysięcy|tysiąca",
        "zł": "złoty|złote|złotych|złotego",
    },
    per="na",
    number="numer",
    about="około",
    more_than="ponad",
    less_than="mniej niż",
    at_least="co najmniej",
    at_most="najwyżej",
    to="do",
    then="potem",
    alias="czyli",
    openers="on;ona;ono;oni;one;ten;ta;to;te;ci;tego;tej;tym;tych;temu;tę;taki;taka;takie;jego;jej;ich;ale;a;i;oraz;"
    "lub;albo;lecz;jednak;jednakże;zatem;więc;dlatego;stąd;ponadto;poza tym;co więcej;również;także;też;na przykład;"
    "np.;w tym przypadku;w takim przypadku;w takich przypadkach;w obu przypadkach;w ten sposób;w rezultacie;"
    "w konsekwencji;w przeciwnym razie;zamiast tego;następnie;potem;później;wtedy;wówczas;w końcu;na koniec;wreszcie;"
    "najpierw;po pierwsze;po drugie;od tego czasu;jednocześnie;tymczasem;mimo to;pomimo tego;niemniej;"
    "z drugiej strony;z jednej strony;natomiast;przeciwnie;podobnie;tak samo;w rzeczywistości;w istocie;oczywiście;"
    "innymi słowy;krótko mówiąc;w szczególności;zwłaszcza;obie;oba;obaj;pierwszy;drugi;ostatni;inny;inna;inne;"
    "pozostałe;kolejny;kolejna;kolejne;jest;są;był;była;było;były;może;mogą;można;ma;mają;zawiera;pozwala;umożliwia;"
    "oferuje;posiada;należy pamiętać;należy zauważyć;uwaga;niestety;na szczęście;tutaj;tu;tam;teraz;jeśli tak;"
    "wszystkie te;wszystko to;tak;nie;alternatywnie;ponownie;nawet jeśli;dzięki temu;z tego powodu;w tym celu;"
    "dodatkowo;dotyczy to;znowu;w praktyce;to dość;każdy z;każda z;każde z;pierwsze;drugie;ostatnie",
    pronouns="tutaj tu on ona ono oni one ten ta to te tego tej tym tych temu jego jej ich nim nich niego",
    turns="nie;nieprawda;to nieprawda;wręcz przeciwnie;ale to",
    demonstratives="taki taka takie takiego takim takich ten ta tego tej tym tych",
    within="również;także;też;jednak;zatem;więc;dlatego;ponadto;natomiast;w tym przypadku;w takim przypadku;"
    "w ten sposób;ten ostatni;ta ostatnia;następnie;na przykład;wówczas;wtedy;dzięki temu;z kolei",
    prepositions="w z bez dla przez na pod według po podczas przed od do oprócz mimo jak poza dzięki",
    pointing="rysunek #;rys. #;tabela #;rozdział #;rozdziale #;sekcja #;sekcji #;dodatek #;strona #;strony #;str. #;"
    "przykład #;zobacz;patrz;poniżej;powyżej;poniższy;poniższa;poniższe;powyższy;powyższe;następujący przykład;"
    "następujące polecenie;następujące;następujący;następująco;ten przykład;kliknij;zrzut ekranu;przypis;"
    "więcej informacji;ramka;następnym rozdziale;poprzednim rozdziale;następnej sekcji",
    meta="ten rozdział;tym rozdziale;tej sekcji;ten artykuł;tym artykule;ta książka;tej książce;nasza książka;"
    "newsletter;pliki cookie;wszelkie prawa",
    copula="jest są był była było były to",
    striking="ale;tylko;nigdy;pierwszy;pierwsza;największy;największe;najlepszy;bez;nikt;nic;wszystko;wszyscy;mimo;"
    "popularny;popularne;błąd;milion;milionów;procent;połowa;zawsze;dlaczego;jak;ważne;najważniejsze;problem;wolne",
    skip_headings="przypisy;zobacz też;linki zewnętrzne;bibliografia;literatura;źródła;spis treści;komentarze;"
    "udostępnij;licencja;o autorze;uwagi",
    plurals="y i e a ów",
    conjunction="i",
    section_sign="paragraf",
    in_short="W skrócie: {title}",
    cta_link="Cały artykuł mówi więcej: link jest w opisie.",
    cta_plain="A co ty o tym myślisz?",
    cta_post="Cały artykuł mówi więcej: link jest w poście.",
    closings={
        "recipe": (
            "{subject}: z czym to podasz?",
            "Z czym to podasz?",
            "Ugotuj raz według przepisu, a potem po swojemu.",
        ),
        "howto": ("Teraz twoja kolej: zacznij dziś od pierwszego kroku.", "Który krok robisz inaczej?"),
        "listicle": ("Od czego zaczniesz?", "Czego brakuje na tej liście?"),
        "review": ("{subject}: tak czy nie?", "Czy warto wydać na to pieniądze?"),
        "release": ("Do czego przyda ci się najpierw?", "Czy chcesz to wypróbować?"),
        "interview": ("Która odpowiedź zaskakuje cię najbardziej?", "O co zapytasz ty?"),
        "diary": ("A co ty robisz w takiej chwili?",),
        "explainer": ("Czy to dla ciebie nowość?", "Co wyjaśnić następnym razem?"),
        "reference": ("Która część przyda ci się najpierw?",),
    },
)  # fmt: skip
