"""German: articles before a subject may speak of a kind ("Die Musik"), so only demonstratives and pronouns "
"are asked."""

from core.script.grammar.rules import Rules

RULES = Rules(
    code="de",
    persons="er ihm ihn seiner",
    things="es",
    several="sie ihnen ihr ihre ihrem ihren ihrer ihres",
    possessives="sein seine seinem seinen seines ihr ihre ihrem ihren ihres deren dessen",
    pointing="dies dieser diese dieses diesem diesen jener jene jenes jenem jenen solche solcher solches "
    "solchen solchem",
    idle=r"\bes (?:gibt|gab|gäbe|geht um|handelt sich|kommt darauf|regnet|regnete|schneit|schneite|heißt|hieß"
    r"|war einmal"
    r"|lohnt sich|stimmt|scheint|stellt sich|stellte sich|genügt|reicht|klingelt|dauert|dauerte|braucht|fehlt"
    r"|fehlte)\b;;"
    r"\bgibt es\b;;\bgab es\b;;\bes (?:ist|war|wird|wäre|bleibt|wurde) (?:[\w-]+ ){1,5}?(?:dass|zu|ob|wie"
    r"|warum|wer|was)\b;;"
    r"\bes (?:ist|war|wird) [^.!?]*,\s?(?:dass|ob|wie|wenn|wer|was|zu|die|der|das)\b;;"
    r"\bes (?:ist|war|wird|wäre|bleibt|fällt|gelingt|hilft) [^.!?]*\bzu \w+;;"
    r"\b(?:ist|war|wird|fällt|macht|scheint|lohnt|wäre) es [^.!?]*(?:dass|zu \w+|ob|wie)\b;;"
    r"\bes (?:ist|war|wird) (?:kalt|warm|heiß|spät|früh|dunkel|hell|zeit|sommer|winter|nacht|tag|\w+ uhr)\b;;"
    r"\bes (?:\w+en|fehlt|fehlte|bleibt|blieb|kam) (?:viele|einige|wenige|mehrere|drei|zwei|vier|fünf|keine|ein|eine"
    r"|nur)\b",
    articles="der die das den dem des",
    contrasts="aber;doch;jedoch;allerdings;dennoch;trotzdem;im gegenteil;dagegen;hingegen;andererseits;sonst;"
    "ansonsten;andernfalls;stattdessen;im gegensatz dazu;umgekehrt;sondern;nichtsdestotrotz;gleichwohl;vielmehr",
    links="und;oder;denn;also;somit;daher;deshalb;deswegen;darum;folglich;demnach;dadurch;damit;dabei;daran;darauf;"
    "daraus;darin;darüber;darunter;davon;dazu;daneben;danach;davor;dafür;dahinter;außerdem;zudem;ferner;überdies;"
    "darüber hinaus;weiterhin;des weiteren;auch;ebenso;ebenfalls;zum beispiel;beispielsweise;in diesem fall;"
    "auf diese weise;aus diesem grund;infolgedessen;dann;anschließend;schließlich;erstens;zweitens;drittens;später;"
    "inzwischen;seitdem;seither;bis dahin;tatsächlich;das heißt;mit anderen worten;kurz gesagt;insgesamt;ähnlich;"
    "genauso;insbesondere;nämlich;dort;hier;hierbei;hierfür;hierzu;hiermit;so;zum anderen;nun;daraufhin;noch "
    "schlimmer;"
    "das ist;das sind;das war;das bedeutet;das macht;das liegt;das gilt;das hat;das kann;das wird;das wäre;"
    "das stimmt;"
    "das führt;das geht;das hilft;das kostet;das spart;das zeigt;das klingt;das reicht",
    replies="ja;nein;doch;nicht ganz;nicht wirklich;genau;natürlich nicht;stimmt;falsch;richtig;weit gefehlt;"
    "im gegenteil;keineswegs;ganz und gar nicht;niemals;vielleicht;wohl kaum;auf keinen fall;überhaupt nicht;beides;"
    "das ist falsch;das stimmt nicht;das ist ein irrtum;das ist nicht wahr",
    linking="auch außerdem ebenfalls jedoch allerdings daher deshalb somit folglich dagegen hingegen demnach "
    "stattdessen trotzdem dennoch zudem deswegen hierbei hierfür hierzu dabei dadurch dazu darin daran darauf davon "
    "danach",
    comparing="der rest;die anderen;der andere;die andere;das andere;ein anderer;eine andere;ein anderes;"
    "ein weiterer;eine weitere;ein weiteres;der zweite;die zweite;das zweite;der dritte;die dritte;das dritte;"
    "letztere;letzterer;letzteres;erstere;ersterer;ersteres;beide;die beiden;die meisten konkurrenten;"
    "die meisten davon;einige davon;viele davon;keiner davon;alle drei;die meisten rivalen;die meisten wettbewerber;"
    "die konkurrenz",
    keep="nicht nie niemals nichts niemand kein keine keinem keinen keiner keines ohne nur außer falls wenn sofern "
    "kaum selten bis obwohl trotz ausschließlich lediglich bloß sagt sagte sagten laut zufolge behauptet erklärt "
    "erklärte meint glaubt schreibt warnt berichtet angeblich könnte dürfte soll sollte weder noch statt",
    asides="übrigens;nebenbei bemerkt;mit anderen worten;kurz gesagt;wie gesagt;im ernst;ehrlich gesagt;"
    "kurzum;wie erwähnt;zugegeben",
    bare="aber;und;doch;denn",
    near_times="jahr woche monat tage tagen tag jahres moment sommer winter herbst frühling morgen abend jahrhundert "
    "saison monats zeit artikel beitrag video",
    verbs="ist war",
)  # fmt: skip
