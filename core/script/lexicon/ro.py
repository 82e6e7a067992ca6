"""Romanian."""

from core.script.lexicon import Lexicon

LEXICON = Lexicon(
    code="ro",
    numbered={"nr.": "numărul"},
    say={
        "etc.": "et cetera", "de ex.": "de exemplu", "ex.": "exemplu", "cca.": "circa",
        "ș.a.": "și altele", "dl.": "domnul", "vs.": "contra",
    },
    openers="el;ea;ei;ele;acesta;aceasta;aceștia;acestea;acest;această;aceste;acestui;acestei;acestor;acela;aceea;"
    "aceia;acelea;acel;acea;asta;așa;astfel;un astfel de;o astfel de;astfel de;dar;însă;și;sau;iar;totuși;"
    "cu toate acestea;deci;prin urmare;așadar;de aceea;din acest motiv;în plus;de asemenea;mai mult;de exemplu;"
    "în acest caz;în astfel de cazuri;în ambele cazuri;în acest fel;în acest mod;ca urmare;ca rezultat;altfel;"
    "în caz contrar;în schimb;apoi;după aceea;ulterior;în final;în cele din urmă;mai întâi;în primul rând;"
    "în al doilea rând;mai târziu;de atunci;în același timp;între timp;pe de altă parte;dimpotrivă;similar;la fel;"
    "de fapt;desigur;cu alte cuvinte;pe scurt;în special;mai ales;ambele;ambii;amândoi;primul;prima;al doilea;a doua;"
    "ultimul;ultima;acesta din urmă;alt;altă;alți;alte;celălalt;cealaltă;ceilalți;celelalte;pentru aceasta;"
    "pentru a face asta;este;sunt;era;erau;poate;pot;are;au;se;conține;permite;oferă;din păcate;din fericire;aici;"
    "acolo;acum;dacă da;toate acestea;da;nu;alternativ;din nou;rețineți;chiar dacă;în practică",
    pronouns="aici el ea ei ele acesta aceasta aceștia acestea acest această aceste acestui acestei acestor acela "
    "aceea asta",
    demonstratives="acest această aceste acestui acestei acestor acesta aceasta",
    within="de asemenea;totuși;însă;deci;prin urmare;așadar;în plus;în acest caz;în schimb;acesta din urmă;"
    "aceasta din urmă;apoi;de exemplu;astfel;la rândul său",
    prepositions="în cu fără pentru prin pe sub după la de din înainte conform spre ca",
    pointing="figura #;tabelul #;capitolul #;secțiunea #;anexa #;pagina #;exemplul #;vezi;vedeți;consultați;mai jos;"
    "mai sus;următorul exemplu;exemplul următor;următoarea comandă;următoarele;următorii;următorul;următoarea;"
    "după cum urmează;acest exemplu;clic;captură de ecran;notă de subsol;mai multe informații",
    meta="acest capitol;această secțiune;acest articol;această carte;acest ghid;buletin informativ;cookie-uri;"
    "toate drepturile",
    copula="este sunt era erau",
    striking="dar;doar;numai;niciodată;primul;prima;cel mai mare;cel mai bun;fără;nimeni;nimic;totul;toți;popular;"
    "greșeală;milioane;la sută;jumătate;întotdeauna;de ce;cum;important;problemă;liber",
    skip_headings="referințe;note;vezi și;legături externe;bibliografie;surse;cuprins;comentarii;licență;"
    "despre autor",
    plurals="i e",
    conjunction="și",
    section_sign="paragraful",
    cta_link="Articolul întreg spune mai multe: linkul este în descriere.",
    cta_plain="Tu ce părere ai?",
)  # fmt: skip
