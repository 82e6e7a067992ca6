"""Slovak."""

from core.script.lexicon import Lexicon

LEXICON = Lexicon(
    code="sk",
    numbered={"č.": "číslo"},
    say={
        "napr.": "napríklad", "t. j.": "to jest", "tzn.": "to znamená", "tzv.": "takzvaný", "atď.": "a tak ďalej",
        "cca": "približne", "resp.": "respektíve",
    },
    openers="on;ona;ono;oni;ony;ten;tá;to;tí;tie;toho;tomu;tento;táto;toto;títo;tieto;týchto;taký;taká;také;jeho;"
    "jej;ich;ale;a;i;alebo;však;avšak;napriek tomu;teda;preto;takže;navyše;okrem toho;ďalej;tiež;takisto;aj;"
    "napríklad;v tomto prípade;v takom prípade;v oboch prípadoch;týmto spôsobom;tak;v dôsledku toho;inak;"
    "namiesto toho;potom;následne;nakoniec;najprv;po prvé;po druhé;neskôr;odvtedy;zároveň;medzitým;na druhej strane;"
    "naopak;podobne;v skutočnosti;samozrejme;inými slovami;najmä;predovšetkým;obaja;obe;prvý;druhý;druhá;posledný;"
    "iný;iná;iné;ostatné;ďalší;ďalšia;je;sú;bol;bola;bolo;boli;môže;môžu;má;majú;možno;obsahuje;umožňuje;ponúka;"
    "bohužiaľ;našťastie;tu;tam;teraz;všetky tieto;áno;nie;prípadne;opäť;vďaka tomu;z tohto dôvodu",
    pronouns="tu on ona ono oni ten tá to tí tie tento táto toto títo tieto týchto tohto jeho jej ich",
    demonstratives="taký taká také tento táto toto tejto tohto týchto tieto tomto",
    within="tiež;takisto;však;teda;preto;navyše;naopak;v tomto prípade;v takom prípade;týmto spôsobom;potom;"
    "napríklad;vďaka tomu;namiesto toho",
    prepositions="v vo s so bez pre na pod podľa po pri pred od do okrem cez ako vďaka z zo",
    pointing="obrázok #;tabuľka #;kapitola #;kapitole #;časť #;príloha #;strana #;strane #;príklad #;pozri;viď;"
    "nižšie;vyššie;nasledujúci príklad;nasledujúci príkaz;nasledujúce;nasledujúci;nasledovne;tento príklad;kliknite;"
    "snímka obrazovky;viac informácií",
    meta="táto kapitola;tejto kapitole;tejto časti;tento článok;tomto článku;táto kniha;tejto knihe;newsletter;"
    "cookies;všetky práva",
    copula="je sú bol bola bolo boli",
    striking="ale;len;iba;nikdy;prvý;najväčší;najlepší;bez;nikto;nič;všetko;napriek;populárny;chyba;milión;miliónov;"
    "percent;polovica;vždy;prečo;ako;dôležité;problém;slobodný",
    skip_headings="referencie;pozri aj;externé odkazy;literatúra;zdroje;poznámky;obsah;komentáre;zdieľať;licencia",
    plurals="y i e ov",
    conjunction="a",
    section_sign="paragraf",
    cta_link="Celý článok hovorí viac: odkaz je v popise.",
    cta_plain="Čo si o tom myslíte?",
)  # fmt: skip
