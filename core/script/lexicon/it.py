"""Italian."""

from core.script.lexicon import Lexicon

LEXICON = Lexicon(
    code="it",
    say={
        "ecc.": "eccetera", "etc.": "eccetera", "ad es.": "ad esempio", "p. es.": "per esempio",
        "p.es.": "per esempio", "es.": "esempio", "cfr.": "confronta", "ca.": "circa", "vs.": "contro",
        "sig.": "signor", "dott.": "dottor",
    },
    numbered={
        "n.": "numero", "N.": "numero", "nr.": "numero", "n°": "numero", "fig.": "figura", "Fig.": "figura",
        "cap.": "capitolo", "p.": "pagina", "pag.": "pagina", "pagg.": "pagine", "pp.": "pagine", "art.": "articolo",
        "vol.": "volume",
    },
    units={
        "km/h": "chilometro orario|chilometri orari", "m/s": "metro al secondo|metri al secondo",
        "km": "chilometro|chilometri", "m": "metro|metri", "cm": "centimetro|centimetri",
        "mm": "millimetro|millimetri", "km²": "chilometro quadrato|chilometri quadrati",
        "m²": "metro quadrato|metri quadrati", "mq": "metro quadrato|metri quadrati",
        "m2": "metro quadrato|metri quadrati", "ha": "ettaro|ettari", "m³": "metro cubo|metri cubi",
        "mc": "metro cubo|metri cubi", "kg": "chilogrammo|chilogrammi", "g": "grammo|grammi", "gr": "grammo|grammi",
        "mg": "milligrammo|milligrammi", "l": "litro|litri", "L": "litro|litri", "dl": "decilitro|decilitri",
        "cl": "centilitro|centilitri", "ml": "millilitro|millilitri", "h": "ora|ore", "min": "minuto|minuti",
        "s": "secondo|secondi", "ms": "millisecondo|millisecondi", "KB": "kilobyte", "kB": "kilobyte",
        "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte", "GHz": "gigahertz", "MHz": "megahertz", "Hz": "hertz",
        "V": "volt", "mAh": "milliampere ora", "W": "watt", "kW": "chilowatt", "MW": "megawatt", "GW": "gigawatt",
        "kWh": "chilowattora", "MWh": "megawattora", "kcal": "chilocaloria|chilocalorie", "dB": "decibel",
        "°C": "grado Celsius|gradi Celsius", "°": "grado|gradi",
    },
    per="al",
    number="numero",
    about="circa",
    more_than="più di",
    less_than="meno di",
    at_least="almeno",
    at_most="al massimo",
    to="a",
    then="poi",
    alias="o",
    openers="esso;essa;essi;esse;egli;ella;lui;lei;loro;questo;questa;questi;queste;quest'ultimo;quest’ultimo;"
    "quest'ultima;quest’ultima;quello;quella;quelli;quelle;ciò;suo;sua;suoi;sue;il suo;la sua;i suoi;le sue;il loro;"
    "la loro;i loro;le loro;ma;e;ed;o;oppure;però;tuttavia;quindi;dunque;pertanto;perciò;così;inoltre;anche;infatti;"
    "per esempio;ad esempio;in questo caso;in tal caso;in questi casi;in entrambi i casi;in questo modo;in tal modo;"
    "di conseguenza;per questo;per questo motivo;per questa ragione;poi;dopo;infine;finalmente;altrimenti;invece;"
    "al contrario;d'altra parte;d’altra parte;d'altro canto;da un lato;nonostante ciò;ciononostante;comunque;"
    "nel frattempo;allo stesso modo;allo stesso tempo;similmente;in effetti;in realtà;cioè;in altre parole;in breve;"
    "in particolare;innanzitutto;prima di tutto;in primo luogo;in secondo luogo;più tardi;da allora;entrambi;"
    "entrambe;i due;il primo;la prima;il secondo;la seconda;l'ultimo;l’ultimo;un altro;un'altra;un’altra;altri;"
    "altre;gli altri;le altre;lo stesso;la stessa;gli stessi;a tal fine;a questo scopo;per fare ciò;con ciò;è;sono;"
    "era;erano;fu;può;possono;ha;hanno;si;consente;permette;contiene;offre;esiste;esistono;viene;vengono;si noti;"
    "si ricordi;naturalmente;purtroppo;fortunatamente;qui;lì;là;ora;adesso;se sì;tutto questo;tutto ciò;tutti questi;"
    "tutte queste;anche se;sì;no;in alternativa;di nuovo;di seguito;ecco;ancora una volta;in pratica;i primi;"
    "le prime;i secondi;le seconde;gli ultimi;le ultime;ciascuno;ciascuna",
    pronouns="qui esso essa essi esse egli lui lei questo questa questi queste quello quella quelli quelle ciò "
    "quest'ultimo quest’ultimo",
    turns="no;falso;non è così;non lo è;non lo sono;al contrario;ma non",
    demonstratives="tale tali questo questa questi queste quest'ultimo quest'ultima",
    within="anche;inoltre;quindi;pertanto;tuttavia;perciò;dunque;invece;quest'ultimo;quest’ultimo;quest'ultima;"
    "quest’ultima;questi ultimi;in questo caso;in tal caso;in questo modo;a sua volta;ad esempio;per esempio;poi;"
    "il nostro esempio;così facendo;di conseguenza",
    prepositions="in con senza per su secondo durante dopo prima a da di come oltre nonostante tra fra nel nella",
    pointing="figura #;figure #;tabella #;tabelle #;capitolo #;capitoli #;sezione #;sezioni #;appendice #;pagina #;"
    "pagine #;esempio #;si veda;vedere;vedi;di seguito;qui sotto;qui sopra;sopra citato;seguente esempio;"
    "seguenti esempi;esempio seguente;seguente comando;seguenti comandi;comando seguente;seguente tabella;"
    "seguente elenco;seguente codice;sezione successiva;sezione precedente;prossimo capitolo;prossima sezione;"
    "capitolo precedente;i seguenti;le seguenti;la seguente;il seguente;quanto segue;come segue;questo esempio;"
    "riquadro;fare clic;schermata;nota a piè;maggiori informazioni;ulteriori informazioni;maggiori dettagli;"
    "più avanti;più sotto",
    meta="questo capitolo;questa sezione;questo articolo;questo libro;questa guida;questo manuale;questa pagina;"
    "questo tutorial;il nostro libro;newsletter;cookie;tutti i diritti riservati",
    copula="è sono era erano fu",
    striking="ma;solo;mai;primo;prima;più grande;migliore;peggiore;senza;nessuno;niente;tutti;tutto;nonostante;"
    "popolare;popolari;sorprendente;errore;milioni;miliardi;metà;sempre;perché;come;importante;problema;pericolo;"
    "libero;rivoluzione",
    skip_headings="note;riferimenti;bibliografia;voci correlate;collegamenti esterni;altri progetti;indice;"
    "contenuti;commenti;condividi;licenza;fonti;ringraziamenti;articoli correlati",
    plurals="i e",
    conjunction="e",
    section_sign="paragrafo",
    in_short="In breve: {title}",
    cta_link="L'articolo completo dice di più: il link è nella descrizione.",
    cta_plain="Tu che cosa ne pensi?",
    cta_post="L'articolo completo dice di più: il link è nel post.",
    closings={
        "recipe": (
            "{subject}: con che cosa lo serviresti?",
            "Con che cosa lo serviresti?",
            "Prepara la ricetta una volta, poi falla a modo tuo.",
        ),
        "howto": ("Ora tocca a te: prova oggi il primo passo.", "Quale passo faresti in modo diverso?"),
        "listicle": ("Che cosa proverai per primo?", "Che cosa aggiungeresti all'elenco?"),
        "review": ("{subject}: sì o no?", "Lo compreresti?"),
        "release": ("Per che cosa lo useresti subito?", "Ti piacerebbe provarlo?"),
        "interview": ("Quale risposta ti ha sorpreso di più?", "Tu che cosa avresti chiesto?"),
        "diary": ("Tu che cosa avresti fatto?", "Ci saresti andato?"),
        "explainer": ("Lo sapevi già?", "Che cosa spieghiamo la prossima volta?"),
        "reference": ("Quale parte userai per prima?",),
    },
)  # fmt: skip
