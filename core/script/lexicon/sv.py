"""Swedish."""

from core.script.lexicon import Lexicon

LEXICON = Lexicon(
    code="sv",
    say={
        "t.ex.": "till exempel", "t. ex.": "till exempel", "bl.a.": "bland annat", "bl. a.": "bland annat",
        "d.v.s.": "det vill säga", "dvs.": "det vill säga", "o.s.v.": "och så vidare", "osv.": "och så vidare",
        "etc.": "och så vidare", "m.m.": "med mera", "m.fl.": "med flera", "ca": "cirka", "s.k.": "så kallade",
        "p.g.a.": "på grund av", "nr": "nummer",
    },
    units={
        "km/h": "kilometer i timmen", "km": "kilometer", "cm": "centimeter", "mm": "millimeter", "kg": "kilo",
        "ms": "millisekunder", "GB": "gigabyte", "MB": "megabyte", "TB": "terabyte", "°C": "grader Celsius",
    },
    openers="han;hon;den är;den har;den kan;det;de;dem;denna;detta;dessa;dess;deras;hans;hennes;sådan;sådana;sådant;"
    "men;och;eller;dock;så;därför;därmed;således;alltså;dessutom;vidare;också;även;till exempel;exempelvis;"
    "i detta fall;i så fall;i dessa fall;i båda fallen;på detta sätt;på så sätt;följaktligen;annars;i stället;"
    "istället;sedan;därefter;då;slutligen;till slut;först;för det första;för det andra;senare;sedan dess;samtidigt;"
    "under tiden;ändå;trots detta;trots det;å andra sidan;tvärtom;på samma sätt;faktiskt;naturligtvis;med andra ord;"
    "kort sagt;särskilt;framför allt;båda;den förra;den senare;den första;den andra;en annan;ett annat;andra;samma;"
    "observera;notera;kom ihåg;tyvärr;lyckligtvis;här;där;nu;om detta;om så;när detta;det vill säga;för detta;"
    "för att göra detta;alla dessa;allt detta;ja;nej;alternativt;återigen;även om;i praktiken",
    pronouns="här han hon de dem denna detta dessa dess deras hans hennes sådan sådana",
    turns="nej;fel;det stämmer inte;tvärtom;men det",
    demonstratives="sådan sådana sådant denna detta dessa",
    within="också;även;därför;dock;dessutom;alltså;således;följaktligen;i stället;istället;i detta fall;i så fall;"
    "på detta sätt;den senare;den förra;därmed;därefter;till exempel;i sin tur;däremot;vårt exempel",
    prepositions="i med utan för av på under enligt efter vid från till trots som genom förutom",
    pointing="figur #;tabell #;kapitel #;avsnitt #;bilaga #;sida #;sidan #;sidorna #;exempel #;se;nedan;ovan;"
    "nedanstående;ovanstående;följande exempel;följande kommando;följande kommandon;följande tabell;följande lista;"
    "följande kod;nästa avsnitt;nästa kapitel;föregående avsnitt;föregående kapitel;följande;enligt följande;"
    "detta exempel;klicka;skärmbild;fotnot;mer information;sidofält",
    meta="detta kapitel;detta avsnitt;denna artikel;denna bok;denna guide;denna sida;vår bok;nyhetsbrev;kakor;"
    "alla rättigheter förbehållna",
    copula="är var blev",
    striking="men;bara;endast;aldrig;första;största;bästa;utan;ingen;inget;allt;alla;trots;populär;populära;fel;"
    "miljon;miljoner;procent;hälften;alltid;varför;hur;viktig;viktigaste;problem;fri;fria",
    skip_headings="referenser;se även;externa länkar;litteratur;källor;noter;innehåll;innehållsförteckning;"
    "kommentarer;dela;licens;om författaren",
    plurals="er ar en n",
    conjunction="och",
    section_sign="paragraf",
    cta_link="Hela artikeln berättar mer: länken finns i beskrivningen.",
    cta_plain="Vad tycker du?",
)  # fmt: skip
