"""Spanish."""

from core.script.lexicon import Lexicon

LEXICON = Lexicon(
    code="es",
    say={
        "etc.": "etcétera", "p. ej.": "por ejemplo", "p.ej.": "por ejemplo", "aprox.": "aproximadamente",
        "Sr.": "señor", "Sra.": "señora", "Dr.": "doctor", "Ud.": "usted", "vs.": "contra",
        "EE. UU.": "Estados Unidos", "EE.UU.": "Estados Unidos",
    },
    numbered={
        "núm.": "número", "Núm.": "número", "n.º": "número", "N.º": "número", "nº": "número", "Nº": "número",
        "No.": "número", "fig.": "figura", "Fig.": "figura", "cap.": "capítulo", "p.": "página", "pág.": "página",
        "págs.": "páginas", "pp.": "páginas", "art.": "artículo", "vol.": "volumen",
    },
    units={
        "km/h": "kilómetro por hora|kilómetros por hora", "m/s": "metro por segundo|metros por segundo",
        "km": "kilómetro|kilómetros", "m": "metro|metros", "cm": "centímetro|centímetros",
        "mm": "milímetro|milímetros", "km²": "kilómetro cuadrado|kilómetros cuadrados",
        "m²": "metro cuadrado|metros cuadrados", "m2": "metro cuadrado|metros cuadrados", "ha": "hectárea|hectáreas",
        "m³": "metro cúbico|metros cúbicos", "kg": "kilogramo|kilogramos", "g": "gramo|gramos",
        "mg": "miligramo|miligramos", "l": "litro|litros", "L": "litro|litros", "dl": "decilitro|decilitros",
        "cl": "centilitro|centilitros", "ml": "mililitro|mililitros", "mL": "mililitro|mililitros", "h": "hora|horas",
        "min": "minuto|minutos", "s": "segundo|segundos", "ms": "milisegundo|milisegundos",
        "KB": "kilobyte|kilobytes", "kB": "kilobyte|kilobytes", "MB": "megabyte|megabytes",
        "GB": "gigabyte|gigabytes", "TB": "terabyte|terabytes", "GHz": "gigahercio|gigahercios",
        "MHz": "megahercio|megahercios", "Hz": "hercio|hercios", "V": "voltio|voltios",
        "mAh": "miliamperio hora|miliamperios hora", "W": "vatio|vatios", "kW": "kilovatio|kilovatios",
        "MW": "megavatio|megavatios", "GW": "gigavatio|gigavatios", "Wh": "vatio hora|vatios hora",
        "kWh": "kilovatio hora|kilovatios hora", "MWh": "megavatio hora|megavatios hora",
        "kcal": "kilocaloría|kilocalorías", "dB": "decibelio|decibelios", "°C": "grado Celsius|grados Celsius",
        "ºC": "grado Celsius|grados Celsius", "°": "grado|grados", "cda.": "cucharada|cucharadas",
        "cdta.": "cucharadita|cucharaditas",
    },
    per="por",
    number="número",
    about="unos",
    more_than="más de",
    less_than="menos de",
    at_least="al menos",
    at_most="como máximo",
    to="a",
    then="luego",
    alias="o",
    openers="como tal;por el contrario;en realidad;todavía;"
    "él;ella;ellos;ellas;ello;este;esta;estos;estas;esto;ese;esa;esos;esas;eso;aquel;aquella;aquellos;su;"
    "sus;pero;y;e;o;u;sino;sin embargo;no obstante;así;así que;por tanto;por lo tanto;por consiguiente;por eso;"
    "por ello;por esta razón;por este motivo;por ejemplo;además;asimismo;también;tampoco;entonces;luego;después;"
    "finalmente;por último;por otra parte;por otro lado;por un lado;en cambio;en este caso;en ese caso;"
    "en estos casos;en ambos casos;de este modo;de esta manera;de esta forma;de lo contrario;en lugar de eso;"
    "al contrario;por el contrario;aun así;a pesar de ello;a pesar de esto;mientras tanto;igualmente;del mismo modo;"
    "de hecho;en efecto;en realidad;es decir;en otras palabras;en resumen;en particular;en concreto;primero;segundo;"
    "en primer lugar;en segundo lugar;más tarde;desde entonces;al mismo tiempo;a la vez;ambos;ambas;los dos;las dos;"
    "el primero;la primera;el segundo;la segunda;el último;la última;este último;esta última;otro;otra;otros;otras;"
    "el otro;la otra;los demás;lo mismo;el mismo;la misma;para ello;para esto;para eso;con ello;con esto;es;son;era;"
    "eran;fue;fueron;puede;pueden;podrá;tiene;tienen;está;están;se;sirve;permite;permiten;incluye;incluyen;contiene;"
    "ofrece;existe;existen;lo;la cual;le;les;tenga en cuenta;recuerde;note que;cabe;por supuesto;afortunadamente;"
    "desafortunadamente;aquí;ahí;allí;ahora;a continuación;si es así;incluso;incluso si;todo esto;todos estos;"
    "todas estas;sí;alternativamente;de nuevo;una vez hecho;una vez más;nuevamente;en la práctica;los primeros;"
    "las primeras;los segundos;las segundas;los últimos;las últimas;cada uno;cada una;caso contrario;dicho;dicha;"
    "dichos;dichas",
    pronouns="aquí él ella ellos ellas ello este esta estos estas esto ese esa esos esas eso",
    turns="no;falso;no es así;no lo es;no lo son;eso es falso;esto es falso;al contrario;todo lo contrario;pero no",
    demonstratives="dicho dicha dichos dichas este esta estos estas ese esa esos esas esto eso aquel aquella",
    within="también;además;por tanto;por lo tanto;sin embargo;no obstante;asimismo;entonces;en cambio;este último;"
    "esta última;estos últimos;en este caso;en ese caso;de este modo;de esta manera;de esta forma;igualmente;"
    "a su vez;por ello;por eso;nuestro ejemplo;por ejemplo",
    prepositions="en con sin por para sobre según tras durante ante a de desde hasta mediante bajo como además",
    pointing="figura #;figuras #;tabla #;tablas #;capítulo #;sección #;secciones #;apéndice #;página #;páginas #;"
    "ejemplo #;véase;vea;ver sección;ver la;más abajo;más arriba;más adelante;a continuación;siguiente ejemplo;"
    "siguientes ejemplos;siguiente orden;siguiente comando;siguientes comandos;siguiente tabla;siguiente lista;"
    "siguiente código;siguiente sección;sección anterior;capítulo anterior;próximo capítulo;próxima sección;"
    "los siguientes;las siguientes;lo siguiente;como sigue;este ejemplo;recuadro;haga clic;captura de pantalla;"
    "nota al pie;más información;más detalles;mostrado arriba",
    meta="este capítulo;esta sección;este artículo;este libro;esta guía;este manual;esta página;este tutorial;"
    "nuestro libro;boletín;cookies;todos los derechos reservados",
    copula="es son era eran fue fueron significa",
    striking="pero;solo;sólo;nunca;primer;primera;mayor;mejor;peor;sin;nadie;nada;todo;todos;a pesar;popular;"
    "populares;sorprendente;error;millones;mitad;siempre;por qué;cómo;importante;problema;peligro;libre;revolución",
    skip_headings="referencias;véase también;enlaces externos;bibliografía;notas;índice;contenido;"
    "tabla de contenidos;comentarios;compartir;licencia;sobre el autor;fuentes;agradecimientos;artículos relacionados",
    plurals="s es as a os",
    conjunction="y",
    section_sign="sección",
    in_short="En breve: {title}",
    cta_link="El artículo completo cuenta más: el enlace está en la descripción.",
    cta_plain="¿Qué opinas?|¿Qué opina usted?",
    cta_post="El artículo completo cuenta más: el enlace está en la publicación.",
    own_address="tú te ti tu tus",
    other_address="usted ustedes añada corte mezcle lave ponga sirva deje agregue caliente vierta "
    "cocine coloque retire haga utilice pulse ejecute",
    closings={
        "recipe": (
            "{subject}: ¿con qué lo acompañarías?|{subject}: ¿con qué lo acompañaría?",
            "¿Con qué lo acompañarías?|¿Con qué lo acompañaría?",
            "Prepáralo una vez y luego hazlo a tu manera."
            "|Prepárelo una vez y luego hágalo a su manera.",
        ),
        "howto": (
            "Ahora te toca a ti: prueba hoy el primer paso."
            "|Ahora le toca a usted: pruebe hoy el primer paso.",
            "¿Qué paso harías de otra manera?|¿Qué paso haría de otra manera?",
        ),
        "listicle": (
            "¿Qué probarás primero?|¿Qué probará primero?",
            "¿Qué añadirías a la lista?|¿Qué añadiría a la lista?",
        ),
        "review": ("{subject}: ¿sí o no?", "¿Pagarías por ello?|¿Pagaría por ello?"),
        "release": (
            "¿Para qué lo usarías primero?|¿Para qué lo usaría primero?",
            "¿Te gustaría probarlo?|¿Le gustaría probarlo?",
        ),
        "interview": (
            "¿Qué respuesta te ha sorprendido más?|¿Qué respuesta le ha sorprendido más?",
            "¿Qué habrías preguntado tú?|¿Qué habría preguntado usted?",
        ),
        "diary": ("¿Qué habrías hecho tú?|¿Qué habría hecho usted?", "¿Habrías ido?"),
        "explainer": ("¿Lo sabías?|¿Lo sabía?", "¿Qué explicamos la próxima vez?"),
        "reference": ("¿Qué parte usarás primero?|¿Qué parte usará primero?",),
    },
)  # fmt: skip
