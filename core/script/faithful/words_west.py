"""The closed classes of the languages of western Europe; see `words`."""

from __future__ import annotations

WEST: dict[str, dict[str, str]] = {
    "en": {
        "negators": "not no never none nothing nobody neither nor without hardly cannot n't nowhere",
        "only": "only merely just",
        "joins": "and or as well",
        "about": "about around roughly nearly almost approximately some over under",
        "months": (
            "january/jan;february/feb;march;april/apr;may;june/jun;july/jul;august/aug;september/sep/sept;"
            "october/oct;november/nov;december/dec"
        ),
        "weekdays": (
            "monday/mondays;tuesday/tuesdays;wednesday/wednesdays;thursday/thursdays;friday/fridays;"
            "saturday/saturdays;sunday/sundays"
        ),
        "units": (
            "millimetre/millimetres/millimeter/millimeters/mm;centimetre/centimetres/centimeter/centimeters/cm;"
            "metre/metres/meter/meters;kilometre/kilometres/kilometer/kilometers/km;mile/miles;foot/feet;"
            "inch/inches;yard/yards;gram/grams;kilogram/kilograms/kilo/kilos/kg;milligram/milligrams/mg;"
            "ton/tons/tonne/tonnes;ounce/ounces;pound/pounds/lb/lbs;litre/litres/liter/liters;gallon/gallons;"
            "second/seconds;minute/minutes;hour/hours;day/days;week/weeks;month/months;year/years;decade/decades;"
            "century/centuries;millisecond/milliseconds/ms;microsecond/microseconds;nanosecond/nanoseconds;"
            "bit/bits;byte/bytes;kilobyte/kilobytes/kb/kib;megabyte/megabytes/mb/mib;gigabyte/gigabytes/gb/gib;"
            "terabyte/terabytes/tb/tib;petabyte/petabytes/pb;hertz/hz;kilohertz/khz;megahertz/mhz;gigahertz/ghz;"
            "watt/watts;kilowatt/kilowatts/kw;megawatt/megawatts/mw;volt/volts;degree/degrees;percent/percentage;"
            "permille;dollar/dollars/usd;euro/euros/eur;yen;franc/francs;celsius;fahrenheit;daily;weekly;monthly;"
            "yearly/annually;hourly"
        ),
        "scale": ("hundred/hundreds;thousand/thousands;million/millions;billion/billions;trillion/trillions"),
        "ordinals": "first;third;fourth;fifth;sixth;seventh;eighth;ninth;tenth",
        "directions": "north/northern;south/southern;east/eastern;west/western",
        "opposites": (
            "more|less/fewer;few|many;most|least/fewest;before|after;always|never/sometimes/rarely;"
            "increase/increases/increased/increasing/rise/rises/rose|decrease/decreases/decreased/decreasing/fall/falls/fell;"
            "high/higher/highest|low/lower/lowest;large/larger/largest/big/bigger|small/smaller/smallest;"
            "fast/faster/fastest|slow/slower/slowest;old/older/oldest|new/newer/newest/young/younger;first|last;"
            "enable/enables/enabled|disable/disables/disabled;"
            "allow/allows/allowed|forbid/forbids/forbidden/prevent/prevents/prevented;"
            "open/opens/opened|close/closes/closed;early/earlier/earliest|late/later/latest;"
            "easy/easier|difficult/hard/harder;with|without;all/every/everyone|no/none/nobody;true|false;"
            "possible|impossible;local|remote;public|private;same|different;better/best|worse/worst;"
            "strong/stronger|weak/weaker;long/longer|short/shorter;above|below;inside|outside;"
            "start/starts/started/begin/begins|stop/stops/stopped/end/ends;minimum|maximum;left|right;"
            "safe|unsafe/dangerous;required/mandatory|optional;"
            "accept/accepts/accepted|reject/rejects/rejected/refuse/refuses/refused;"
            "include/includes/included|exclude/excludes/excluded;common|rare;often|rarely/seldom;hot|cold;"
            "cheap/cheaper|expensive;add/adds/added|remove/removes/removed;ascending|descending;upper|lower;"
            "read|write;input|output;positive|negative;success|failure;succeed/succeeds|fail/fails"
        ),
        "synonyms": (
            "use uses used using utilise utilize employ employs;big large huge;show shows display displays;"
            "start starts begin begins;help helps assist;need needs require requires;computer machine;"
            "make makes create creates;often frequently;usually normally generally typically;many numerous;"
            "also additionally too;choose select pick;program application software;buy purchase;"
            "important essential crucial;fast quick rapid;easy simple;get obtain;give provide provides;"
            "change modify alter;keep retain maintain;however but yet though;because since as;"
            "therefore thus hence so"
        ),
        "numbers": (
            "zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 "
            "thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 "
            "thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 hundred=100 thousand=1000 "
            "dozen=12"
        ),
    },
    "de": {
        "negators": (
            "nicht kein keine keinen keinem keiner keines nie niemals nichts niemand ohne weder noch nirgends "
            "keinesfalls keineswegs"
        ),
        "only": "nur bloß lediglich allein",
        "joins": "und oder sowie",
        "about": "etwa rund ungefähr fast knapp circa beinahe über",
        "months": (
            "januar/jan/jänner;februar/feb;märz;april/apr;mai;juni/jun;juli/jul;august/aug;september/sep/sept;"
            "oktober/okt;november/nov;dezember/dez"
        ),
        "weekdays": (
            "montag/montags;dienstag/dienstags;mittwoch/mittwochs;donnerstag/donnerstags;freitag/freitags;"
            "samstag/sonnabend/samstags;sonntag/sonntags"
        ),
        "units": (
            "millimeter/millimetern/mm;zentimeter/zentimetern/cm;meter/metern;kilometer/kilometern/km;"
            "meile/meilen;fuß;zoll;gramm;kilogramm/kilo/kg;milligramm/mg;tonne/tonnen;unze/unzen;liter/litern;"
            "sekunde/sekunden;minute/minuten;stunde/stunden;tag/tage/tagen/tages;woche/wochen;"
            "monat/monate/monaten/monats;jahr/jahre/jahren/jahres;jahrzehnt/jahrzehnte/jahrzehnten;"
            "jahrhundert/jahrhunderte/jahrhunderten/jahrhunderts;millisekunde/millisekunden/ms;"
            "mikrosekunde/mikrosekunden;bit/bits;byte/bytes;kilobyte/kb/kib;megabyte/mb/mib;gigabyte/gb/gib;"
            "terabyte/tb/tib;petabyte/pb;hertz/hz;kilohertz/khz;megahertz/mhz;gigahertz/ghz;watt;kilowatt/kw;"
            "megawatt/mw;volt;grad;prozent/percent;promille/permille;dollar/usd;euro/eur;pfund/pound;yen;franken;"
            "celsius;fahrenheit;täglich/tägliche;wöchentlich/wöchentliche;monatlich/monatliche;"
            "jährlich/jährliche;stündlich"
        ),
        "scale": (
            "hundert/hunderte/hunderten;tausend/tausende/tausenden;million/millionen;milliarde/milliarden;"
            "billion/billionen"
        ),
        "ordinals": (
            "erste/ersten/erster/erstes;zweite/zweiten/zweiter/zweites;dritte/dritten/dritter/drittes;"
            "vierte/vierten/vierter;fünfte/fünften/fünfter;sechste/sechsten"
        ),
        "directions": (
            "norden/nördlich/nördliche/nördlichen;süden/südlich/südliche/südlichen;"
            "osten/östlich/östliche/östlichen;westen/westlich/westliche/westlichen"
        ),
        "opposites": (
            "mehr|weniger;meisten|wenigsten;vor|nach;immer|nie/niemals/selten;"
            "steigt/stieg/steigen/zunimmt|sinkt/sank/sinken/fällt;"
            "hoch/hohe/hohen/höher/höhere|niedrig/niedrige/niedrigen/niedriger/tief;"
            "groß/große/großen/großer/größer/größere/größte|klein/kleine/kleinen/kleiner/kleinere/kleinste;"
            "schnell/schneller/schnelle|langsam/langsamer/langsame;"
            "alt/alte/alten/älter/ältere/älteste|neu/neue/neuen/neuer/neuere/neueste/jung;"
            "erste/ersten|letzte/letzten;aktiviert/aktivieren|deaktiviert/deaktivieren;"
            "erlaubt/erlauben|verboten/verbietet/verbieten/verhindert;"
            "öffnet/öffnen/offen|schließt/schließen/geschlossen;früh/früher|spät/später;"
            "einfach/einfacher/leicht/leichter|schwierig/schwieriger/schwer;mit|ohne;"
            "alle/jeder|keine/keiner/niemand;wahr|falsch;möglich|unmöglich;"
            "lokal/lokale/lokalen|entfernt/entfernte/entfernten;öffentlich/öffentliche|privat/private;"
            "gleich/gleiche/gleichen|verschieden/verschiedene/unterschiedlich;"
            "besser/beste|schlechter/schlechteste;stark/stärker|schwach/schwächer;"
            "lang/länger/lange|kurz/kürzer/kurze;oberhalb|unterhalb;innerhalb|außerhalb;"
            "beginnt/beginnen/startet|endet/enden/stoppt;minimal|maximal;"
            "links/linke/linken|rechts/rechte/rechten;sicher|unsicher/gefährlich;häufig/oft|selten;"
            "billig/günstig|teuer;hinzufügen/hinzugefügt|entfernen;positiv|negativ"
        ),
        "synonyms": (
            "rechner computer maschine;nutzen benutzen verwenden gebrauchen einsetzen;nutzt benutzt verwendet;"
            "anwender benutzer nutzer;anwenderin benutzerin nutzerin;programm software anwendung;"
            "programme anwendungen;zeigen anzeigen;beginnen anfangen starten;häufig oft;"
            "meist meistens gewöhnlich üblicherweise normalerweise;viele zahlreiche;auch ebenfalls ebenso;"
            "wählen auswählen;wichtig bedeutend wesentlich;schnell rasch;einfach leicht;ändern verändern;"
            "behalten bewahren;jedoch aber allerdings;weil da denn;daher deshalb darum;ungefähr etwa rund;"
            "erlauben ermöglichen gestatten;erlaubt ermöglicht gestattet;benötigen brauchen;benötigt braucht"
        ),
        "common": (
            "rechner computer anwendung anwendungen werkzeug werkzeuge gerät geräte datei dateien ordner "
            "verzeichnis verzeichnisse person personen mensch menschen leute kind kinder frau frauen mann männer "
            "haus häuser stadt städte land länder welt erde wasser luft feuer licht zeit mal tag nacht woche weg "
            "wege art arten weise weisen form formen teil teile stück stücke seite seiten ende anfang beginn "
            "start ziel ziele grund gründe ursache ursachen folge folgen problem probleme frage fragen antwort "
            "antworten beispiel beispiele fall fälle regel regeln methode methoden verfahren technik techniken "
            "system systeme struktur strukturen modell modelle gruppe gruppen liste listen menge mengen anzahl "
            "zahl zahlen wert werte größe größen länge höhe breite tiefe gewicht kraft macht geld preis preise "
            "kosten arbeit arbeiten aufgabe aufgaben beruf firma firmen unternehmen betrieb betriebe markt kunde "
            "kunden nutzer benutzer anwender entwickler autor autoren leser team projekt projekte plan pläne "
            "idee ideen gedanke gedanken wort wörter worte satz sätze text texte buch bücher artikel bild bilder "
            "name namen sprache sprachen wissen thema themen inhalt inhalte sinn zweck nutzen vorteil vorteile "
            "nachteil nachteile fehler mangel schaden gefahr gefahren risiko risiken schutz recht rechte gesetz "
            "gesetze pflicht staat regierung volk krieg frieden geschichte leben tod natur tier tiere pflanze "
            "pflanzen baum bäume körper kopf hand hände auge augen herz fuß ort orte platz plätze raum räume "
            "gebiet gebiete bereich bereiche ebene ebenen schritt schritte stufe stufen phase phasen version "
            "versionen ausgabe ausgaben paket pakete software programm programme rechte server netz netzwerk "
            "netzwerke kern datenbank speicher platte bildschirm fenster taste tasten knopf befehl befehle code "
            "skript skripte schlüssel konto konten dienst dienste prozess prozesse signal ergebnis ergebnisse "
            "element elemente objekt objekte punkt punkte linie linien farbe farben ton töne kilo stoff stoffe "
            "material energie strom maschine maschinen motor auto autos straße straßen brücke brücken fluss "
            "flüsse berg berge meer insel inseln wald wetter sommer winter herbst frühling jahr jahrzehnt "
            "jahrhundert monat stunde minute sekunde augenblick moment zukunft vergangenheit gegenwart schule "
            "lehrer schüler studie studien forscher experte experten fachleute wissenschaft mitarbeiter chef "
            "freund freunde familie eltern vater mutter sohn tochter bürger bewohner mitglied mitglieder partner "
            "quelle quellen hilfe rat hinweis hinweise tipp tipps information informationen daten angabe angaben "
            "nachricht nachrichten brief "
            "schiff schiffe boot boote fahrzeug fahrzeuge flugzeug zug züge bahn hafen tor tür fenster dach "
            "wand turm türme kirche schloss garten feld dorf bauer arzt ärzte richter kapitän soldat held gast "
            "gäste besucher reisende passagiere insasse opfer täter zeuge zeugen unglück unfall brand sturm "
            "regen schnee nebel eis küste ufer strand tiefe oberfläche boden stein holz eisen stahl glas papier "
            "stoff seil kette draht kabel rohr schraube werk werke fabrik büro labor anlage anlagen antrag "
            "vertrag verträge bericht berichte prüfung untersuchung verfahren urteil gericht strafe steuer "
            "steuern gehalt lohn gewinn verlust verluste umsatz anteil hälfte drittel viertel durchschnitt rest "
            "summe betrag rechnung bank börse kasse laden geschäft ware waren produkt produkte marke kampf sieg "
            "niederlage spiel spiele spieler mannschaft verein trainer lied musik film theater bühne kunst "
            "künstler maler dichter roman zeitung zeitschrift sender rundfunk netzteil stecker akku batterie "
            "lampe schalter regler sensor kamera drucker rechenzentrum bündel unterlage unterlagen dokument "
            "dokumente verweis eintrag einträge feld felder zeile zeilen spalte spalten tabelle tabellen "
            "schicht schichten bauteil bauteile baustein hülle kern rand kante ecke mitte spitze grenze grenzen "
            "lage stelle stellen position richtung abstand strecke reise fahrt flug gang sprung schlag druck "
            "zug stoß kontakt verbindung verbindungen beziehung verhältnis unterschied vergleich merkmal "
            "merkmale eigenschaft eigenschaften fähigkeit gelegenheit chance hoffnung angst freude wunsch wille "
            "absicht entscheidung wahl abstimmung beschluss vorschlag vorschläge einwand kritik lob ruf ansehen "
            "erfolg erfolge mühe aufwand"
        ),
        "numbers": (
            "null=0 eins=1 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 "
            "dreizehn=13 vierzehn=14 fünfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19 zwanzig=20 "
            "einundzwanzig=21 zweiundzwanzig=22 dreiundzwanzig=23 vierundzwanzig=24 fünfundzwanzig=25 "
            "sechsundzwanzig=26 siebenundzwanzig=27 achtundzwanzig=28 neunundzwanzig=29 dreißig=30 "
            "einunddreißig=31 zweiunddreißig=32 dreiunddreißig=33 vierunddreißig=34 fünfunddreißig=35 "
            "sechsunddreißig=36 siebenunddreißig=37 achtunddreißig=38 neununddreißig=39 vierzig=40 "
            "einundvierzig=41 zweiundvierzig=42 dreiundvierzig=43 vierundvierzig=44 fünfundvierzig=45 "
            "sechsundvierzig=46 siebenundvierzig=47 achtundvierzig=48 neunundvierzig=49 fünfzig=50 "
            "einundfünfzig=51 zweiundfünfzig=52 dreiundfünfzig=53 vierundfünfzig=54 fünfundfünfzig=55 "
            "sechsundfünfzig=56 siebenundfünfzig=57 achtundfünfzig=58 neunundfünfzig=59 sechzig=60 "
            "einundsechzig=61 zweiundsechzig=62 dreiundsechzig=63 vierundsechzig=64 fünfundsechzig=65 "
            "sechsundsechzig=66 siebenundsechzig=67 achtundsechzig=68 neunundsechzig=69 siebzig=70 "
            "einundsiebzig=71 zweiundsiebzig=72 dreiundsiebzig=73 vierundsiebzig=74 fünfundsiebzig=75 "
            "sechsundsiebzig=76 siebenundsiebzig=77 achtundsiebzig=78 neunundsiebzig=79 achtzig=80 "
            "einundachtzig=81 zweiundachtzig=82 dreiundachtzig=83 vierundachtzig=84 fünfundachtzig=85 "
            "sechsundachtzig=86 siebenundachtzig=87 achtundachtzig=88 neunundachtzig=89 neunzig=90 "
            "einundneunzig=91 zweiundneunzig=92 dreiundneunzig=93 vierundneunzig=94 fünfundneunzig=95 "
            "sechsundneunzig=96 siebenundneunzig=97 achtundneunzig=98 neunundneunzig=99 einhundert=100 "
            "eintausend=1000 zweihundert=200 zweitausend=2000 dreihundert=300 dreitausend=3000 vierhundert=400 "
            "viertausend=4000 fünfhundert=500 fünftausend=5000 sechshundert=600 sechstausend=6000 "
            "siebenhundert=700 siebentausend=7000 achthundert=800 achttausend=8000 neunhundert=900 "
            "neuntausend=9000 hundert=100 tausend=1000 dutzend=12 zehntausend=10000"
        ),
    },
    "fr": {
        "negators": "ne n pas jamais aucun aucune rien sans ni non guère nullement",
        "only": "seulement uniquement que",
        "joins": "et ou ainsi que",
        "about": "environ presque près quelque autour",
        "months": "janvier;février;mars;avril;mai;juin;juillet;août;septembre;octobre;novembre;décembre",
        "weekdays": (
            "lundi/lundis;mardi/mardis;mercredi/mercredis;jeudi/jeudis;vendredi/vendredis;samedi/samedis;"
            "dimanche/dimanches"
        ),
        "units": (
            "millimètre/millimètres/mm;centimètre/centimètres/cm;mètre/mètres;kilomètre/kilomètres/km;"
            "mille/milles;pied/pieds;pouce/pouces;gramme/grammes;kilogramme/kilogrammes/kilo/kilos/kg;"
            "milligramme/milligrammes/mg;tonne/tonnes;litre/litres;seconde/secondes;minute/minutes;heure/heures;"
            "jour/jours/journée;semaine/semaines;mois;an/ans/année/années;décennie/décennies;siècle/siècles;"
            "milliseconde/millisecondes/ms;bit/bits;octet/octets;kilooctet/kilooctets/ko/kb;"
            "mégaoctet/mégaoctets/mo/mb;gigaoctet/gigaoctets/go/gb;téraoctet/téraoctets/to/tb;hertz/hz;"
            "mégahertz/mhz;gigahertz/ghz;watt/watts;kilowatt/kilowatts;volt/volts;degré/degrés;pourcent/percent;"
            "permille;dollar/dollars;euro/euros;livre/livres;yen/yens;franc/francs;celsius;fahrenheit;"
            "quotidien/quotidienne;hebdomadaire/hebdomadaires;mensuel/mensuelle;annuel/annuelle"
        ),
        "scale": ("centaine/centaines;millier/milliers/mille;million/millions;milliard/milliards;billion/billions"),
        "ordinals": (
            "premier/première/premiers/premières;deuxième/deuxièmes;troisième/troisièmes;quatrième;cinquième;sixième"
        ),
        "directions": "nord;sud;ouest",
        "opposites": (
            "plus|moins;avant|après;toujours|jamais/rarement;"
            "augmente/augmentent/augmenter/augmenté|diminue/diminuent/diminuer/diminué/baisse;"
            "haut/haute/hauts/élevé/élevée|bas/basse/faible;"
            "grand/grande/grands/grandes/gros|petit/petite/petits/petites;"
            "rapide/rapides/rapidement|lent/lente/lentement;"
            "ancien/ancienne/anciens/vieux/vieille|nouveau/nouvelle/nouveaux/nouvelles/récent;"
            "premier/première|dernier/dernière;activer/active/activé|désactiver/désactive/désactivé;"
            "permet/permettent/permettre/autorise|interdit/interdisent/interdire/empêche;"
            "ouvre/ouvrir/ouvert|ferme/fermer/fermé;tôt|tard;"
            "facile/faciles/simple/facilement|difficile/difficiles/compliqué/difficilement;avec|sans;"
            "tous/toutes/chaque|aucun/aucune;vrai|faux;possible|impossible;"
            "local/locale/locaux|distant/distante/distants;public/publique|privé/privée;"
            "même/mêmes|différent/différente/différents;meilleur/meilleure/mieux|pire/pires;fort/forte|faible;"
            "long/longue|court/courte;dessus|dessous;commence/commencer/démarre|finit/finir/termine/arrête;"
            "minimum|maximum;gauche|droite;souvent|rarement;accepte/accepter|refuse/refuser/rejette;"
            "ajoute/ajouter/ajouté|supprime/supprimer/supprimé/retire;"
            "obligatoire|facultatif/facultative/optionnel"
        ),
        "synonyms": (
            "utiliser employer;utilise emploie;ordinateur machine;souvent fréquemment;"
            "généralement habituellement normalement;nombreux beaucoup;aussi également;choisir sélectionner;"
            "programme logiciel application;important essentiel;rapide vite;facile simple;changer modifier;"
            "cependant mais toutefois pourtant;car parce puisque;donc ainsi;environ près;permettre autoriser;"
            "montrer afficher"
        ),
        "numbers": (
            "zéro=0 un=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 "
            "treize=13 quatorze=14 quinze=15 seize=16 vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 "
            "vingts=20 cent=100 cents=100 mille=1000 septante=70 nonante=90 douzaine=12 dizaine=10"
        ),
    },
    "es": {
        "negators": "no nunca jamás ningún ninguna ninguno nada nadie sin ni tampoco",
        "only": "solo sólo solamente únicamente",
        "joins": "y e o u así como",
        "about": "unos unas casi alrededor aproximadamente cerca",
        "months": (
            "enero;febrero;marzo;abril;mayo;junio;julio;agosto;septiembre/setiembre;octubre;noviembre;diciembre"
        ),
        "weekdays": "lunes;martes;miércoles;jueves;viernes;sábado/sábados;domingo/domingos",
        "units": (
            "milímetro/milímetros/mm;centímetro/centímetros/cm;metro/metros;kilómetro/kilómetros/km;milla/millas;"
            "pie/pies;pulgada/pulgadas;gramo/gramos;kilogramo/kilogramos/kilo/kilos/kg;miligramo/miligramos/mg;"
            "tonelada/toneladas;litro/litros;segundo/segundos;minuto/minutos;hora/horas;día/días;semana/semanas;"
            "mes/meses;año/años;década/décadas;siglo/siglos;milisegundo/milisegundos/ms;bit/bits;byte/bytes;"
            "kilobyte/kilobytes/kb;megabyte/megabytes/mb;gigabyte/gigabytes/gb;terabyte/terabytes/tb;"
            "hercio/hercios/hz;megahercio/megahercios/mhz;gigahercio/gigahercios/ghz;vatio/vatios;"
            "kilovatio/kilovatios;voltio/voltios;grado/grados;porcentaje/percent/porciento;permille;"
            "dólar/dólares/dollar;euro/euros;libra/libras/pound;yen/yenes;peso/pesos;celsius;fahrenheit;"
            "diario/diaria/diariamente;semanal/semanalmente;mensual/mensualmente;anual/anualmente"
        ),
        "scale": "cientos/centenares;mil/miles/millares;millón/millones;billón/billones",
        "ordinals": (
            "primer/primera/primero/primeros/primeras;segunda;tercer/tercera/tercero;cuarto/cuarta;quinto/quinta;"
            "sexto/sexta"
        ),
        "directions": "norte;sur;oriente;oeste",
        "opposites": (
            "más|menos;antes|después;siempre|nunca/jamás/raramente;"
            "aumenta/aumentan/aumentar/aumentó/sube|disminuye/disminuyen/disminuir/disminuyó/baja/reduce;"
            "alto/alta/altos/altas|bajo/baja/bajos/bajas;grande/grandes/gran|pequeño/pequeña/pequeños/pequeñas;"
            "rápido/rápida/rápidamente|lento/lenta/lentamente;"
            "viejo/vieja/antiguo/antigua/antiguos|nuevo/nueva/nuevos/nuevas/reciente;"
            "primero/primera|último/última;activar/activa/activado|desactivar/desactiva/desactivado;"
            "permite/permiten/permitir|prohíbe/prohíben/prohibir/impide/impiden;"
            "abre/abrir/abierto|cierra/cerrar/cerrado;temprano|tarde;"
            "fácil/fáciles/sencillo/fácilmente|difícil/difíciles/complicado/difícilmente;con|sin;"
            "todos/todas/cada|ningún/ninguna/ninguno;verdadero|falso;posible|imposible;"
            "local/locales|remoto/remota/remotos;público/pública|privado/privada;"
            "mismo/misma/mismos/igual|diferente/diferentes/distinto;mejor/mejores|peor/peores;fuerte|débil;"
            "largo/larga|corto/corta;encima|debajo;dentro|fuera;"
            "empieza/comienza/comenzar/iniciar|termina/acaba/terminar/detener;mínimo|máximo;izquierda|derecha;"
            "seguro|inseguro/peligroso;menudo|raramente;acepta/aceptar|rechaza/rechazar;"
            "añade/añadir/añadido|elimina/eliminar/eliminado/quita;obligatorio|opcional;"
            "mayor/mayores|menor/menores"
        ),
        "synonyms": (
            "usar utilizar emplear;usa utiliza emplea;ordenador computadora máquina equipo;frecuentemente menudo;"
            "generalmente normalmente habitualmente;muchos numerosos;también además;elegir seleccionar escoger;"
            "programa aplicación software;importante esencial;rápido veloz;fácil sencillo;cambiar modificar;"
            "embargo pero aunque;porque pues;entonces así;aproximadamente unos cerca;permitir posibilitar;"
            "mostrar enseñar"
        ),
        "numbers": (
            "cero=0 uno=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 "
            "trece=13 catorce=14 quince=15 dieciséis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 "
            "veintiuno=21 veintidós=22 veintitrés=23 veinticuatro=24 veinticinco=25 veintiséis=26 veintisiete=27 "
            "veintiocho=28 veintinueve=29 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 "
            "noventa=90 cien=100 ciento=100 doscientos=200 trescientos=300 cuatrocientos=400 quinientos=500 "
            "mil=1000 docena=12"
        ),
    },
    "it": {
        "negators": "non mai nessun nessuno nessuna niente nulla senza né neanche nemmeno",
        "only": "solo soltanto solamente",
        "joins": "e ed o oppure",
        "about": "circa quasi intorno",
        "months": ("gennaio;febbraio;marzo;aprile;maggio;giugno;luglio;agosto;settembre;ottobre;novembre;dicembre"),
        "weekdays": "lunedì;martedì;mercoledì;giovedì;venerdì;sabato;domenica",
        "units": (
            "millimetro/millimetri/mm;centimetro/centimetri/cm;metro/metri;chilometro/chilometri/km;"
            "miglio/miglia;grammo/grammi;chilogrammo/chilogrammi/chilo/chili/kg;tonnellata/tonnellate;"
            "litro/litri;secondo/secondi;minuto/minuti;ora/ore;giorno/giorni;settimana/settimane;mese/mesi;"
            "anno/anni;decennio/decenni;secolo/secoli;bit;byte;kilobyte/kb;megabyte/mb;gigabyte/gb;terabyte/tb;"
            "megahertz/mhz;gigahertz/ghz;watt;volt;grado/gradi;percento/percent;dollaro/dollari/dollar;euro;"
            "sterlina/sterline/pound;yen;celsius;fahrenheit"
        ),
        "scale": "centinaio/centinaia;migliaio/migliaia/mila/mille;milione/milioni;miliardo/miliardi",
        "ordinals": "primo/prima/primi/prime;seconda;terzo/terza;quarto/quarta;quinto/quinta",
        "directions": "nord;sud;est;ovest",
        "opposites": (
            "più|meno;dopo|prima;sempre|mai;aumenta/aumentare|diminuisce/diminuire;alto/alta|basso/bassa;"
            "grande/grandi|piccolo/piccola/piccoli;veloce/veloci|lento/lenta;vecchio/vecchia|nuovo/nuova/nuovi;"
            "permette/permettono|impedisce/vieta;aperto/apre|chiuso/chiude;"
            "facile/facili/semplice|difficile/difficili;con|senza;tutti/tutte/ogni|nessun/nessuno/nessuna;"
            "possibile|impossibile;locale/locali|remoto/remota;pubblico|privato;migliore/meglio|peggiore/peggio;"
            "lungo|corto/breve;dentro|fuori;minimo|massimo;sinistra|destra;spesso|raramente"
        ),
        "synonyms": (
            "usare utilizzare;usa utilizza;spesso frequentemente;anche inoltre;scegliere selezionare;"
            "programma applicazione software;cambiare modificare;però ma tuttavia"
        ),
        "numbers": (
            "zero=0 uno=1 due=2 tre=3 quattro=4 cinque=5 sette=7 otto=8 nove=9 dieci=10 undici=11 dodici=12 "
            "tredici=13 quattordici=14 quindici=15 sedici=16 diciassette=17 diciotto=18 diciannove=19 venti=20 "
            "trenta=30 quaranta=40 cinquanta=50 sessanta=60 settanta=70 ottanta=80 novanta=90 cento=100 "
            "mille=1000 mila=1000 duecento=200 trecento=300 duemila=2000 venticinque=25"
        ),
    },
    "pt": {
        "negators": "não nunca jamais nenhum nenhuma nada ninguém sem nem tampouco",
        "only": "só apenas somente",
        "joins": "e ou",
        "about": "cerca quase aproximadamente",
        "months": ("janeiro;fevereiro;março;abril;maio;junho;julho;agosto;setembro;outubro;novembro;dezembro"),
        "weekdays": "segunda;terça;quarta;quinta;sexta;sábado;domingo",
        "units": (
            "metro/metros;quilômetro/quilômetros/quilómetro/quilómetros/km;centímetro/centímetros/cm;"
            "milha/milhas;grama/gramas;quilograma/quilogramas/quilo/quilos/kg;tonelada/toneladas;litro/litros;"
            "segundo/segundos;minuto/minutos;hora/horas;dia/dias;semana/semanas;mês/meses;ano/anos;"
            "década/décadas;século/séculos;bit/bits;byte/bytes;kilobyte/kilobytes/kb;megabyte/megabytes/mb;"
            "gigabyte/gigabytes/gb;terabyte/terabytes/tb;grau/graus;percent/porcento;dólar/dólares/dollar;"
            "euro/euros;libra/libras/pound;real/reais"
        ),
        "scale": "centenas;mil/milhares;milhão/milhões;bilhão/bilhões/bilião",
        "ordinals": "primeiro/primeira/primeiros;terceiro/terceira;quarto;quinto/quinta",
        "directions": "norte;sul;leste;oeste",
        "opposites": (
            "mais|menos;antes|depois;sempre|nunca/jamais;aumenta/aumentar|diminui/diminuir;alto/alta|baixo/baixa;"
            "grande/grandes|pequeno/pequena;rápido/rápida|lento/lenta;velho/antigo/antiga|novo/nova/novos;"
            "permite/permitem|impede/proíbe;aberto|fechado;fácil|difícil;com|sem;todos/todas/cada|nenhum/nenhuma;"
            "possível|impossível;local|remoto;público|privado;melhor|pior;maior|menor;dentro|fora;mínimo|máximo;"
            "esquerda|direita"
        ),
        "numbers": (
            "zero=0 um=1 dois=2 três=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12 "
            "treze=13 catorze=14 quinze=15 dezesseis=16 dezessete=17 dezoito=18 dezenove=19 vinte=20 duas=2 "
            "quatorze=14 trinta=30 quarenta=40 cinquenta=50 sessenta=60 setenta=70 oitenta=80 noventa=90 cem=100 "
            "cento=100 mil=1000"
        ),
    },
    "nl": {
        "negators": "niet geen nooit niets niemand zonder noch nergens",
        "only": "alleen slechts maar",
        "joins": "en of",
        "about": "ongeveer bijna circa rond",
        "months": ("januari;februari;maart;april;mei;juni;juli;augustus;september;oktober;november;december"),
        "weekdays": "maandag;dinsdag;woensdag;donderdag;vrijdag;zaterdag;zondag",
        "units": (
            "meter;kilometer/km;centimeter/cm;mijl/mijlen;gram;kilogram/kilo/kg;ton;liter;seconde/seconden;"
            "minuut/minuten;uur/uren;dag/dagen;week/weken;maand/maanden;jaar/jaren;decennium/decennia;"
            "eeuw/eeuwen;byte/bytes;kilobyte/kb;megabyte/mb;gigabyte/gb;terabyte/tb;graad/graden;procent/percent;"
            "dollar/dollars;euro;pond/pound"
        ),
        "scale": "honderd/honderden;duizend/duizenden;miljoen/miljoenen;miljard/miljarden",
        "ordinals": "eerste;tweede;derde;vierde;vijfde",
        "directions": "noorden/noordelijk;zuiden/zuidelijk;oosten/oostelijk;westen/westelijk",
        "opposites": (
            "meer|minder;voor|na;altijd|nooit;hoog/hoge/hoger|laag/lage/lager;"
            "groot/grote/groter|klein/kleine/kleiner;snel/sneller|langzaam/langzamer;"
            "oud/oude/ouder|nieuw/nieuwe/nieuwer;makkelijk/eenvoudig|moeilijk;met|zonder;alle/elke|geen;"
            "mogelijk|onmogelijk;lokaal/lokale|extern/externe;beter|slechter;open|gesloten;binnen|buiten;"
            "links|rechts"
        ),
        "numbers": (
            "nul=0 één=1 twee=2 drie=3 vier=4 vijf=5 zes=6 zeven=7 acht=8 negen=9 tien=10 elf=11 twaalf=12 "
            "dertien=13 veertien=14 vijftien=15 zestien=16 zeventien=17 achttien=18 negentien=19 twintig=20 "
            "dertig=30 veertig=40 vijftig=50 zestig=60 zeventig=70 tachtig=80 negentig=90 honderd=100 "
            "duizend=1000"
        ),
    },
}
