"""Finnish."""

from core.script.lexicon import Lexicon

LEXICON = Lexicon(
    code="fi",
    numbered={"n.": "noin"},
    say={
        "esim.": "esimerkiksi", "mm.": "muun muassa", "jne.": "ja niin edelleen", "ym.": "ynnä muuta",
        "yms.": "ynnä muuta sellaista", "ns.": "niin sanottu", "ts.": "toisin sanoen",
        "tms.": "tai muuta sellaista",
    },
    units={
        "km/h": "kilometriä tunnissa", "km": "kilometriä", "cm": "senttimetriä", "mm": "millimetriä", "kg": "kiloa",
        "GB": "gigatavua", "MB": "megatavua", "°C": "celsiusastetta",
    },
    openers="se;ne;hän;he;tämä;tämän;tätä;tässä;tästä;nämä;näiden;näitä;näin;niitä;niiden;sen;sitä;siinä;siitä;"
    "siksi;siten;sitten;silloin;sellainen;tällainen;tällaiset;mutta;ja;tai;kuitenkin;silti;siis;niinpä;lisäksi;myös;"
    "esimerkiksi;esim.;tällöin;tässä tapauksessa;muuten;muutoin;sen sijaan;lopuksi;lopulta;ensin;ensinnäkin;toiseksi;"
    "myöhemmin;samalla;samoin;vastaavasti;toisaalta;päinvastoin;itse asiassa;tosiasiassa;toisin sanoen;lyhyesti;"
    "erityisesti;molemmat;edellinen;jälkimmäinen;toinen;toiset;muut;huomaa;muista;valitettavasti;onneksi;täällä;"
    "siellä;nyt;kaikki nämä;tämän vuoksi;sen vuoksi;sen takia;kyllä;ei;vaikka se;jos se;kun se",
    pronouns="se ne hän he tämä tämän nämä näiden sen niiden hänen heidän",
    demonstratives="tämä tämän tätä tässä tästä nämä näiden näitä",
    within="myös;kuitenkin;siis;siksi;lisäksi;sen sijaan;tässä tapauksessa;näin ollen;samoin;jälkimmäinen;edellinen;"
    "esimerkiksi;puolestaan;toisaalta",
    pointing="kuva #;kuvassa #;taulukko #;taulukossa #;luku #;luvussa #;osio #;liite #;sivu #;sivulla #;esimerkki #;"
    "katso;ks.;alla;yllä;alla oleva;yllä oleva;seuraava esimerkki;seuraavassa;seuraava;seuraavat;seuraavasti;"
    "tämä esimerkki;klikkaa;napsauta;kuvakaappaus;alaviite;lisätietoja",
    meta="tässä luvussa;tässä osiossa;tässä artikkelissa;tämä artikkeli;tämä kirja;tässä kirjassa;uutiskirje;"
    "evästeet;kaikki oikeudet",
    copula="on ovat oli olivat",
    striking="mutta;vain;ei koskaan;ensimmäinen;suurin;paras;ilman;kukaan;kaikki;suosittu;virhe;miljoona;prosenttia;"
    "puolet;aina;miksi;miten;tärkeä;ongelma;vapaa",
    skip_headings="viitteet;katso myös;lähteet;aiheesta muualla;kirjallisuutta;sisällys;kommentit;jaa;lisenssi",
    plurals="t n",
    conjunction="ja",
    section_sign="pykälä",
    cta_link="Koko artikkeli kertoo enemmän: linkki on kuvauksessa.",
    cta_plain="Mitä sinä ajattelet?",
)  # fmt: skip
