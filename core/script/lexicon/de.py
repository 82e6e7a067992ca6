"""German."""

from core.script.lexicon import Lexicon

LEXICON = Lexicon(
    code="de",
    say={
        "z. B.": "zum Beispiel", "z.B.": "zum Beispiel", "Z.B.": "Zum Beispiel", "Z. B.": "Zum Beispiel",
        "d. h.": "das heißt", "d.h.": "das heißt", "u. a.": "unter anderem", "u.a.": "unter anderem",
        "usw.": "und so weiter", "etc.": "und so weiter", "bzw.": "beziehungsweise", "ca.": "circa",
        "vgl.": "vergleiche", "ggf.": "gegebenenfalls", "evtl.": "eventuell", "inkl.": "inklusive",
        "sog.": "sogenannte", "v. a.": "vor allem", "v.a.": "vor allem", "z. T.": "zum Teil", "z.T.": "zum Teil",
        "i. d. R.": "in der Regel", "i.d.R.": "in der Regel", "mind.": "mindestens",
        "max.": "maximal", "Mio.": "Millionen", "Mrd.": "Milliarden", "vs.": "gegen", "Dr.": "Doktor",
        "Prof.": "Professor", "o. ä.": "oder ähnliches", "o.ä.": "oder ähnliches",
    },
    numbered={
        "Nr.": "Nummer", "Nrn.": "Nummern", "№": "Nummer", "Abb.": "Abbildung", "Kap.": "Kapitel", "Bd.": "Band",
        "S.": "Seite", "Abs.": "Absatz", "Art.": "Artikel", "Tab.": "Tabelle", "Ziff.": "Ziffer",
    },
    units={
        "km/h": "Kilometer pro Stunde", "m/s": "Meter pro Sekunde", "km": "Kilometer", "m": "Meter",
        "dm": "Dezimeter", "cm": "Zentimeter", "mm": "Millimeter", "µm": "Mikrometer", "km²": "Quadratkilometer",
        "m²": "Quadratmeter", "m2": "Quadratmeter", "qm": "Quadratmeter", "cm²": "Quadratzentimeter", "ha": "Hektar",
        "m³": "Kubikmeter", "cm³": "Kubikzentimeter", "kg": "Kilogramm", "g": "Gramm", "mg": "Milligramm",
        "l": "Liter", "L": "Liter", "dl": "Deziliter", "cl": "Zentiliter", "ml": "Milliliter", "hl": "Hektoliter",
        "EL": "Esslöffel", "TL": "Teelöffel", "Pck.": "Päckchen", "Std.": "Stunde|Stunden", "h": "Stunde|Stunden",
        "min": "Minute|Minuten", "Min.": "Minute|Minuten", "s": "Sekunde|Sekunden", "Sek.": "Sekunde|Sekunden",
        "ms": "Millisekunde|Millisekunden", "kB": "Kilobyte", "KB": "Kilobyte", "MB": "Megabyte", "GB": "Gigabyte",
        "TB": "Terabyte", "Mbit/s": "Megabit pro Sekunde", "Gbit/s": "Gigabit pro Sekunde", "GHz": "Gigahertz",
        "MHz": "Megahertz", "kHz": "Kilohertz", "Hz": "Hertz", "V": "Volt", "kV": "Kilovolt", "mA": "Milliampere",
        "mAh": "Milliamperestunde|Milliamperestunden", "W": "Watt", "kW": "Kilowatt", "MW": "Megawatt",
        "GW": "Gigawatt", "Wh": "Wattstunde|Wattstunden", "kWh": "Kilowattstunde|Kilowattstunden",
        "MWh": "Megawattstunde|Megawattstunden", "TWh": "Terawattstunde|Terawattstunden",
        "kcal": "Kilokalorie|Kilokalorien", "kJ": "Kilojoule", "PS": "PS", "bar": "Bar", "hPa": "Hektopascal",
        "dB": "Dezibel", "°C": "Grad Celsius", "°F": "Grad Fahrenheit", "°": "Grad", "px": "Pixel",
        "Mio.": "Million|Millionen", "Mrd.": "Milliarde|Milliarden",
    },
    per="pro",
    number="Nummer",
    about="etwa",
    more_than="mehr als",
    less_than="weniger als",
    at_least="mindestens",
    at_most="höchstens",
    to="bis",
    then="dann",
    alias="kurz",
    openers="der historische;die andere;der andere;das andere;die anderen;letzterer;letztere;letzteres;"
    "er;sie;es;dies;diese;dieser;dieses;diesem;diesen;jene;jener;jenes;solche;solcher;solches;sein;seine;"
    "ihr;ihre;ihren;deren;dessen;denen;aber;doch;jedoch;allerdings;und;oder;denn;sondern;also;somit;daher;deshalb;"
    "deswegen;darum;folglich;demnach;dadurch;damit;dabei;daran;darauf;daraus;darin;darüber;darunter;davon;dazu;"
    "dagegen;daneben;danach;davor;dafür;dahinter;dort;hier;hierbei;hierfür;hierzu;hiermit;hierdurch;außerdem;zudem;"
    "ferner;überdies;darüber hinaus;weiterhin;des weiteren;auch;ebenso;ebenfalls;gleichzeitig;zum beispiel;"
    "beispielsweise;z. b.;z.b.;so;in diesem fall;in diesen fällen;in beiden fällen;auf diese weise;aus diesem grund;"
    "aus diesen gründen;im gegensatz dazu;infolgedessen;trotzdem;dennoch;andererseits;einerseits;zum einen;"
    "zum anderen;sonst;ansonsten;andernfalls;stattdessen;dann;anschließend;schließlich;zuletzt;zunächst;zuerst;"
    "erstens;zweitens;drittens;später;inzwischen;mittlerweile;seitdem;seither;bis dahin;von da an;tatsächlich;"
    "natürlich;das heißt;d. h.;d.h.;mit anderen worten;kurz gesagt;insgesamt;letztere;letzterer;letzteres;erstere;"
    "ersterer;ersteres;beide;beiden;die beiden;der erste;die erste;das erste;der zweite;die zweite;das zweite;andere;"
    "ein anderer;eine andere;ein weiterer;eine weitere;ein weiteres;weitere;das ist;das war;das bedeutet;das kann;"
    "das wird;das hat;das führt;das macht;das gilt;das liegt;das geht;die gleiche;dasselbe;derselbe;dieselbe;"
    "umgekehrt;ähnlich;genauso;insbesondere;vor allem;nämlich;leider;glücklicherweise;immerhin;zwar;nun;jetzt;noch;"
    "wieder;währenddessen;dementsprechend;entsprechend;demgegenüber;hingegen;vielmehr;übrigens;beachten sie;bitte;"
    "wie bereits;wie oben;wenn sie sich;falls ja;falls nicht;ihm;ihnen;ihn;alle diese;all dies;all diese;sobald dies;"
    "wenn dies;wenn diese;da dies;da diese;da sie;da er;da es;weil sie;weil er;weil es;obwohl sie;obwohl es;"
    "zusätzlich;im folgenden;alternativ;daraufhin;nichtsdestotrotz;eben;schon;selbst wenn;auch wenn;die antwort;"
    "der grund;erst dann;erst;denken sie daran;in der tat;ja;nein;damals;zu dieser zeit;nochmals;erneut;"
    "in der praxis;die ersten;die zweiten;die letzteren;die ersteren;jeder von;jede von;jedes von;jeder davon",
    pronouns="er sie es dies diese dieser dieses diesem diesen jene jener jenes ihn ihm ihnen ihre ihren ihrer "
    "seine seinen seiner solche solchen solcher hier dort",
    turns="nein;das stimmt nicht;das ist falsch;das ist nicht;falsch;im gegenteil;sie sind es nicht;ist es nicht;"
    "das gegenteil;aber das;doch das;das war nicht",
    demonstratives="solch solche solchen solcher solches diese dieser dieses diesem diesen jene jener jenes",
    within="auch;außerdem;ebenfalls;ebenso;jedoch;allerdings;daher;deshalb;somit;folglich;dagegen;hingegen;demnach;"
    "stattdessen;trotzdem;dennoch;also;letztere;erstere;letzteren;ersteren;daraufhin;zudem;dann;deswegen;darum;"
    "nämlich;in diesem fall;auf diese weise;in diesem zusammenhang;hierbei;hierfür;hierzu;dafür;dabei;dadurch;dazu;"
    "darin;daran;darauf;davon;danach;ansonsten;andernfalls;beispielsweise;zum beispiel;wiederum;damals;"
    "zu dieser zeit;zu jener zeit;seinerzeit",
    prepositions="nach mit ohne bei in im für durch trotz neben anders wie als zu zur zum auf an am aus von vom "
    "unter über",
    pointing="abbildung #;abbildungen #;abb. #;tabelle #;kapitel #;abschnitt #;abschnitte #;anhang #;seite #;"
    "seiten #;siehe;unten stehende;siehe unten;siehe oben;weiter unten;weiter oben;oben genannten;oben beschriebenen;"
    "folgende beispiel;folgendes beispiel;folgenden beispiel;folgenden beispiele;folgenden befehl;folgende befehl;"
    "folgenden befehle;folgende tabelle;folgenden tabelle;folgende liste;folgende abbildung;folgenden zeilen;"
    "folgende zeile;folgenden abschnitt;folgenden abschnitten;die folgenden;der folgende;das folgende;folgendermaßen;"
    "wie folgt;beispiel unten;im beispiel;dieses beispiel;das beispiel;hier sehen;kasten;fußnote;nächsten abschnitt;"
    "nächsten kapitel;vorherigen kapitel;vorigen kapitel;späteren abschnitt;obige;obigen;obiges;nachfolgend;"
    "nachfolgende;nachfolgenden;klicken;bildschirmfoto;weitere informationen;nähere informationen;mehr dazu",
    meta="dieses kapitel;diesem kapitel;diesen abschnitt;diesem abschnitt;dieser abschnitt;dieses buch;diesem buch;"
    "dieser artikel;diesem artikel;dieses buches;dieses kapitels;dieses abschnitts;unser buch;wir werden;"
    "in diesem beitrag;dieser seite;newsletter;cookies;alle rechte vorbehalten",
    copula="ist sind war waren bedeutet bezeichnet wurde",
    striking="aber;nur;nie;niemals;erste;ersten;größte;größten;beste;besten;ohne;niemand;alle;nichts;trotz;statt;"
    "nicht nur;beliebt;überraschend;geheimnis;fehler;irrtum;schnellste;älteste;kleinste;selten;fast;millionen;"
    "milliarden;prozent;hälfte;immer;warum;wie;wichtig;wichtigste;problem;gefahr;revolution;frei;doch",
    skip_headings="literatur;einzelnachweise;weblinks;siehe auch;anmerkungen;fußnoten;inhalt;inhaltsverzeichnis;"
    "quellen;kommentare;teilen;impressum;lizenz;weiterführende literatur;weiterführende links;danksagung;navigation;"
    "ähnliche artikel;schlagwörter;über den autor;index;haftungsausschluss",
    plurals="n en innen in e s r",
    conjunction="und",
    section_sign="Paragraf",
    in_short="Kurz erklärt: {title}",
    cta_link="Der ganze Artikel bietet mehr: Der Link steht in der Beschreibung.",
    cta_plain="Was denkst du darüber?|Was denken Sie darüber?",
    cta_post="Der ganze Artikel bietet mehr: Der Link steht im Beitrag.",
    own_address="du dich dir dein deine deinen deinem deiner",
    other_address="Sie Ihnen Ihr Ihre Ihren Ihrem Ihrer",
    closings={
        "recipe": (
            "{subject}: Was gibt es bei dir dazu?|{subject}: Was gibt es bei Ihnen dazu?",
            "Was gibt es bei dir dazu?|Was gibt es bei Ihnen dazu?",
            "Koch es einmal nach, dann mach dein eigenes Rezept daraus."
            "|Kochen Sie es einmal nach, dann machen Sie Ihr eigenes Rezept daraus.",
        ),
        "howto": (
            "Jetzt bist du dran: Fang heute mit dem ersten Schritt an."
            "|Jetzt sind Sie dran: Fangen Sie heute mit dem ersten Schritt an.",
            "Welchen Schritt würdest du anders machen?|Welchen Schritt würden Sie anders machen?",
        ),
        "listicle": ("Was davon probierst du zuerst?|Was davon probieren Sie zuerst?", "Was fehlt auf der Liste?"),
        "review": ("{subject}: ja oder nein?", "Würdest du dafür Geld ausgeben?|Würden Sie dafür Geld ausgeben?"),
        "release": (
            "Wofür würdest du es zuerst nutzen?|Wofür würden Sie es zuerst nutzen?",
            "Würdest du es ausprobieren?|Würden Sie es ausprobieren?",
        ),
        "interview": ("Welche Antwort hat dich am meisten überrascht?"
            "|Welche Antwort hat Sie am meisten überrascht?", "Was hättest du gefragt?|Was hätten Sie gefragt?"),
        "diary": ("Was hättest du getan?|Was hätten Sie getan?", "Wärst du mitgegangen?|Wären Sie mitgegangen?"),
        "explainer": ("Hättest du das gewusst?|Hätten Sie das gewusst?", "Was sollen wir als Nächstes erklären?"),
        "reference": ("Welchen Teil brauchst du zuerst?|Welchen Teil brauchen Sie zuerst?",),
    },
)  # fmt: skip
