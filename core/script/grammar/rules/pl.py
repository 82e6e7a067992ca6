"""Polish: no articles; commas stand before every clause, so only brackets and connectives are cut."""

from core.script.grammar.rules import Rules

RULES = Rules(
    code="pl",
    persons="on ona jego jemu niego niemu nim niej nią",
    things="ono",
    several="oni one ich im nich nimi",
    possessives="jego jej ich",
    pointing="ten ta to ci te tego tej tych temu tym tymi tę tą taki taka takie tacy takich",
    idle=r"\bto znaczy\b;;(?<!^)\bto\b;;\bnie ma to jak\b;;\bten, (?:kto|który)\b;;\bci, którzy\b",
    alone="to",
    joining="kiedy gdy bo ponieważ że jak",
    contrasts="ale;jednak;lecz;natomiast;jednakże;mimo to;pomimo to;przeciwnie;wręcz przeciwnie;z drugiej strony;"
    "w przeciwnym razie;zamiast tego;niemniej",
    links="i;a;oraz;więc;zatem;dlatego;ponadto;poza tym;również;także;też;na przykład;przykładowo;wtedy;potem;"
    "następnie;wreszcie;w końcu;po drugie;po trzecie;w takim razie;w tym przypadku;w ten sposób;z tego powodu;"
    "innymi słowy;krótko mówiąc;w rzeczywistości;istotnie;od tego czasu;do tego czasu;tymczasem;tam;tutaj;tu;"
    "podobnie;w rezultacie;w efekcie;co więcej;co gorsza",
    replies="tak;nie, ;niezupełnie;dokładnie;oczywiście, że nie;nieprawda;prawda;wcale nie;nigdy;może;bynajmniej;"
    "oba;obie;obaj;ani jedno, ani drugie",
    linking="również także też ponadto zatem dlatego jednak",
    comparing="reszta;pozostali;pozostałe;inny;inna;drugi;druga;drugie;trzeci;trzecia;trzecie;"
    "większość rywali;większość konkurentów;większość z nich;niektóre z nich;jeden z nich;ten drugi;ten ostatni",
    keep="nie nigdy nic nikt żaden żadna żadne ani bez tylko jedynie wyłącznie oprócz chyba jeśli jeżeli gdyby ledwo "
    "rzadko aż chociaż choć mimo według zdaniem mówi powiedział powiedziała twierdzi uważa sądzi pisze ostrzega "
    "rzekomo podobno może mógłby",
    asides="oczywiście;na szczęście;niestety;innymi słowy;krótko mówiąc;na przykład;co więcej;ponadto;poza tym;"
    "w rzeczywistości;zresztą;nawiasem mówiąc;szczerze mówiąc;wreszcie",
    bare="ale;lecz;i;a",
    near_times="rok roku tydzień tygodniu miesiąc miesiącu dzień dni rano wieczór lato zima jesień wiosna wiek razem "
    "raz artykuł artykule wideo sezon sezonie",
    verbs="jest był była było są były byli oznacza nie może można się bardzo tylko już",
)  # fmt: skip
