"""Croatian."""

from core.script.lexicon import Lexicon

LEXICON = Lexicon(
    code="hr",
    numbered={"br.": "broj"},
    say={
        "npr.": "na primjer", "tj.": "to jest", "tzv.": "takozvani", "itd.": "i tako dalje", "i sl.": "i slično",
        "otpr.": "otprilike", "god.": "godine",
    },
    openers="on;ona;ono;oni;one;ovaj;ova;ovo;ovi;ove;ovog;ovih;taj;ta;to;ti;te;tog;tih;takav;takva;takvo;takvi;"
    "takve;njegov;njezin;njihov;njegova;njihova;ali;a;i;ili;no;međutim;ipak;dakle;stoga;zato;zbog toga;tako;"
    "osim toga;nadalje;također;isto tako;na primjer;npr.;primjerice;u tom slučaju;u ovom slučaju;"
    "u takvim slučajevima;u oba slučaja;na taj način;na ovaj način;kao rezultat;inače;u suprotnom;umjesto toga;zatim;"
    "potom;tada;onda;konačno;na kraju;prvo;najprije;drugo;kasnije;otada;istovremeno;istodobno;u međuvremenu;"
    "unatoč tome;s druge strane;naprotiv;suprotno;slično;zapravo;naravno;drugim riječima;ukratko;posebno;osobito;oba;"
    "obje;oboje;prvi;prva;drugi;druga;posljednji;potonji;ostali;još jedan;još jedna;je;su;bio;bila;bilo;bili;može;"
    "mogu;ima;imaju;sadrži;omogućuje;omogućava;nudi;nažalost;srećom;ovdje;tamo;sada;ako da;svi ovi;sve to;da;ne;"
    "alternativno;ponovno;zahvaljujući tome;u tu svrhu;imajte na umu;čak i ako;opet;u praksi",
    pronouns="ovdje on ona ono oni one ovaj ova ovo ovi ove ovog ovih taj ta to ti tog tih njegov njezin njihov",
    demonstratives="takav takva takvo takvi takve ovaj ova ovo ovi ove ovog ovu ovom ovim ovih",
    within="također;međutim;ipak;dakle;stoga;zato;osim toga;u tom slučaju;u ovom slučaju;na taj način;na ovaj način;"
    "umjesto toga;potonji;zatim;na primjer;s druge strane;nadalje",
    prepositions="u s sa bez za na pod prema po pri prije od do osim kroz kao zbog nakon iz",
    pointing="slika #;slici #;tablica #;tablici #;poglavlje #;poglavlju #;odjeljak #;odjeljku #;dodatak #;"
    "stranica #;stranici #;primjer #;vidi;vidjeti;pogledajte;niže;ispod;iznad;gore;dolje;sljedeći primjer;"
    "sljedeća naredba;sljedeću naredbu;sljedeće;sljedeći;na sljedeći način;ovaj primjer;kliknite;snimka zaslona;"
    "bilješka;više informacija",
    meta="ovo poglavlje;ovom poglavlju;ovom odjeljku;ovaj članak;ovom članku;ova knjiga;ovoj knjizi;naša knjiga;"
    "newsletter;kolačići;sva prava",
    copula="je su bio bila bilo",
    striking="ali;samo;nikad;nikada;prvi;prva;najveći;najbolji;bez;nitko;ništa;sve;svi;unatoč;popularan;pogreška;"
    "milijun;milijuna;posto;polovica;uvijek;zašto;kako;važno;najvažnije;problem;slobodan",
    skip_headings="reference;izvori;vidi još;vanjske poveznice;literatura;bilješke;sadržaj;komentari;licenca;"
    "o autoru",
    plurals="i e a",
    conjunction="i",
    section_sign="paragraf",
    cta_link="Cijeli članak govori više: poveznica je u opisu.",
    cta_plain="Što vi mislite?",
)  # fmt: skip
