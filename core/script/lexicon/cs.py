"""Czech."""

from core.script.lexicon import Lexicon

LEXICON = Lexicon(
    code="cs",
    numbered={"č.": "číslo"},
    say={
        "např.": "například", "tj.": "to jest", "tzn.": "to znamená", "tzv.": "takzvaný", "atd.": "a tak dále",
        "apod.": "a podobně", "mj.": "mimo jiné", "cca": "přibližně", "popř.": "popřípadě",
        "resp.": "respektive",
    },
    units={
        "km/h": "kilometrů za hodinu", "km": "kilometrů", "cm": "centimetrů", "mm": "milimetrů", "kg": "kilogramů",
        "GB": "gigabajtů", "MB": "megabajtů", "°C": "stupňů Celsia",
    },
    openers="on;ona;ono;oni;ony;ten;ta;to;ti;ty;toho;tomu;tento;tato;toto;tito;tyto;těchto;takový;taková;takové;"
    "jeho;její;jejich;ale;a;i;nebo;však;avšak;přesto;tedy;proto;takže;tudíž;navíc;kromě toho;dále;také;rovněž;též;"
    "například;např.;v tomto případě;v takovém případě;v těchto případech;v obou případech;tímto způsobem;tak;"
    "v důsledku toho;jinak;místo toho;pak;potom;poté;následně;nakonec;konečně;nejprve;za prvé;za druhé;později;"
    "od té doby;zároveň;současně;mezitím;nicméně;na druhou stranu;naopak;podobně;stejně;ve skutečnosti;samozřejmě;"
    "jinými slovy;zkrátka;zejména;především;oba;obě;první;druhý;druhá;poslední;jiný;jiná;jiné;ostatní;další;je;jsou;"
    "byl;byla;bylo;byly;může;mohou;má;mají;lze;obsahuje;umožňuje;nabízí;pamatujte;všimněte si;poznámka;bohužel;"
    "naštěstí;zde;tady;tam;nyní;teď;pokud ano;všechny tyto;to vše;ano;ne;případně;opět;i když;díky tomu;"
    "za tímto účelem;z tohoto důvodu;znovu;v praxi",
    pronouns="zde on ona ono oni ten ta to ti ty tento tato toto tito tyto těchto tohoto jeho její jejich",
    demonstratives="takový taková takové tento tato toto této tohoto těchto tyto tomto",
    within="také;rovněž;též;však;tedy;proto;navíc;naopak;v tomto případě;v takovém případě;tímto způsobem;poté;"
    "například;díky tomu;místo toho;naproti tomu;posledně jmenovaný",
    prepositions="v ve s se bez pro na pod podle po při před od do kromě přes jako díky z ze",
    pointing="obrázek #;obrázku #;tabulka #;tabulce #;kapitola #;kapitole #;kapitoly #;oddíl #;část #;příloha #;"
    "strana #;straně #;strany #;příklad #;viz;níže;výše;následující příklad;následující příkaz;následující příkazy;"
    "následující tabulka;následující;následovně;tento příklad;klikněte;snímek obrazovky;poznámka pod čarou;"
    "více informací;rámeček;další kapitole",
    meta="tato kapitola;této kapitole;této části;tento článek;tomto článku;tato kniha;této knize;naše kniha;"
    "newsletter;cookies;všechna práva",
    copula="je jsou byl byla bylo byly",
    striking="ale;jen;pouze;nikdy;první;největší;nejlepší;bez;nikdo;nic;vše;všichni;přesto;populární;chyba;milion;"
    "milionů;procent;polovina;vždy;proč;jak;důležité;nejdůležitější;problém;svobodný",
    skip_headings="reference;viz též;související články;externí odkazy;literatura;zdroje;poznámky;obsah;komentáře;"
    "sdílet;licence;o autorovi",
    plurals="y i e ů",
    conjunction="a",
    section_sign="paragraf",
    cta_link="Celý článek říká víc: odkaz je v popisu.",
    cta_plain="Co si o tom myslíte?",
)  # fmt: skip
