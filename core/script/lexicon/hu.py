"""Hungarian."""

from core.script.lexicon import Lexicon

LEXICON = Lexicon(
    code="hu",
    say={
        "pl.": "például", "ill.": "illetve", "kb.": "körülbelül", "stb.": "és így tovább", "ún.": "úgynevezett",
        "dr.": "doktor",
    },
    openers="ő;ők;ez;ezek;ezt;ezen;ennek;ebben;ebből;erre;ezzel;ezért;az;azok;azt;annak;abban;arra;azzal;azért;"
    "ilyen;olyan;de;és;vagy;azonban;mégis;tehát;így;ezáltal;emellett;ezenkívül;ráadásul;továbbá;szintén;is;például;"
    "pl.;ebben az esetben;ilyen esetben;mindkét esetben;ily módon;ennek eredményeként;következésképpen;különben;"
    "ellenkező esetben;ehelyett;aztán;ezután;ezt követően;majd;akkor;végül;először;elsőként;másodszor;később;azóta;"
    "ugyanakkor;egyidejűleg;eközben;ennek ellenére;másrészt;egyrészt;ellenkezőleg;hasonlóan;ugyanígy;valójában;"
    "tulajdonképpen;természetesen;más szóval;röviden;különösen;mindkettő;mindkét;az előbbi;az utóbbi;utóbbi;előbbi;"
    "az első;a második;egy másik;más;mások;a többi;ugyanaz;ehhez;sajnos;szerencsére;itt;ott;most;ha igen;mindezek;"
    "mindez;igen;nem;ismét;annak ellenére;megjegyzendő;lehet;van;vannak;volt;tartalmaz;még akkor is",
    pronouns="itt ő ők ez ezek ezt ezen ennek ebben erre ezzel azok annak ilyen",
    demonstratives="ez ezt ezek ezen ennek",
    within="szintén;azonban;tehát;ezért;emellett;továbbá;ebben az esetben;ehelyett;utóbbi;előbbi;az utóbbi;ezután;"
    "például;viszont;ugyanígy;így;pedig",
    pointing="ábra;# ábra;#. ábra;táblázat;fejezet;#. fejezet;szakasz;függelék;oldal;#. oldal;példa;lásd;alább;"
    "alábbi;fent;fenti;következő példa;következő parancs;következő;következőképpen;ez a példa;kattintson;képernyőkép;"
    "lábjegyzet;további információ;bővebben",
    meta="ez a fejezet;ebben a fejezetben;ebben a szakaszban;ez a cikk;ebben a cikkben;ez a könyv;ebben a könyvben;"
    "hírlevél;sütik;minden jog",
    copula="egy volt",
    striking="de;csak;soha;első;legnagyobb;legjobb;nélkül;senki;semmi;minden;ellenére;népszerű;hiba;millió;milliárd;"
    "százalék;fele;mindig;miért;hogyan;fontos;legfontosabb;probléma;szabad",
    skip_headings="hivatkozások;jegyzetek;lásd még;további információk;külső hivatkozások;források;irodalom;"
    "tartalom;tartalomjegyzék;megjegyzések;hozzászólások;licenc",
    plurals="k ok ek",
    conjunction="és",
    section_sign="paragrafus",
    cta_link="A teljes cikk többet mond: a link a leírásban van.",
    cta_plain="Te mit gondolsz?",
)  # fmt: skip
