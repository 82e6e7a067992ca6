"""The little words of the languages whose sentences may be cut at a clause, by what they do at its border."""

from __future__ import annotations

from core.language.stop_words import stop_words


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ARTICLES = {
    "en": _set("the a an"),
    "de": _set("der die das den dem des ein eine einen einem einer eines"),
    "fr": _set("le la les un une des"),
    "es": _set("el la los las un una unos unas"),
    "it": _set("il lo la i gli le un uno una"),
    "pt": _set("o a os as um uma uns umas"),
    "nl": _set("de het een"),
}

# A sentence that begins so cannot be understood without the one before it.
LEANS_ON_WHAT_CAME = {
    "en": _set(
        "it they he she this these those that its their his her such both then thus hence so however also and but or"
    ),
    "de": _set("er es sie dies diese dieser dieses sein seine ihr ihre dabei dazu dann daher also und aber oder beide"),
    "fr": _set("il elle ils elles ce cela cette ces celui celle ceci son sa ses leur leurs et mais ou donc alors"),
    "es": _set("él ella ellos ellas esto este esta estos estas eso su sus y pero o así entonces"),
    "it": _set("egli esso essa essi questo questa questi queste ciò suo sua e ma o così quindi"),
    "pt": _set("ele ela eles elas isto este esta estes estas isso seu sua e mas ou assim então"),
    "nl": _set("hij zij ze het dit dat deze die zijn haar hun en maar of dus dan"),
}

# Words after a comma that begin something which may be left out: what stands before it is complete.
GOES_ON = {
    "en": _set(
        "which who whose where whereas while although though but because since so and or unless if when as with"
    ),
    "de": _set(
        "der die das welche welcher welches deren dessen wobei während obwohl aber sondern denn weil da wenn wo"
        " damit so"
    ),
    "fr": _set("qui dont où mais car tandis alors bien lorsque quand puisque ce"),
    "es": _set("quien quienes cual donde pero aunque mientras porque ya cuando lo"),
    "it": _set("cui dove ma mentre perché anche quando poiché sebbene il"),
    "pt": _set("quem cujo cuja onde mas embora enquanto porque pois quando o"),
    "nl": _set("die dat waarbij waar terwijl hoewel maar want omdat als zodat"),
}

# A part that begins so is an opening, no clause of its own.
OPENS_ASIDE = {
    "en": _set(
        "after before in at on for with without unlike like when if as since because although though while by"
        " from during until despite given once under over through to where whenever unless instead besides among"
        " within per upon similarly finally therefore moreover furthermore otherwise indeed consequently"
        " nevertheless first second"
    ),
    "de": _set(
        "nach vor in im am an auf für mit ohne bei wenn falls als da weil obwohl während durch von aus um seit"
        " bis trotz unter zu"
    ),
    "fr": _set(
        "après avant dans en à au aux sur pour avec sans lorsque quand si comme puisque bien tandis par depuis"
        " pendant jusqu malgré sous"
    ),
    "es": _set(
        "después antes en a al sobre para con sin cuando si como ya aunque mientras por desde durante hasta pese"
        " bajo tras según"
    ),
    "it": _set(
        "dopo prima in nel nella a al alla su per con senza quando se come poiché sebbene mentre da dal durante"
        " fino sotto secondo"
    ),
    "pt": _set(
        "depois antes em no na a ao à sobre para com sem quando se como já embora enquanto por desde durante até"
        " sob após segundo"
    ),
    "nl": _set(
        "na voor in op aan met zonder bij als wanneer omdat hoewel terwijl door van uit om sinds tot ondanks onder"
    ),
}

# How the verb ends that begins an aside without a subject ("using Flask").
PARTICIPLES = {"en": "ing", "fr": "ant", "es": "ndo", "it": "ndo", "pt": "ndo", "nl": "end", "de": "end"}

V2 = frozenset(("de", "nl"))  # after an opening the verb comes first: what follows its comma is no clause

# Stop words that a phrase may begin or end with, and other words that it may not.
_MAY = {
    "en": _set(
        "can't despite doesn't don't first isn't it's new once there's thus use used uses we'll yes you'll you're"
    ),
    "de": _set(
        "allem allen aller allerdings alles also außerdem beide bevor dabei daher dank darüber dazu deshalb dies"
        " etwas falls heute ihm ihn ihrer ins ja jedem jeden jedoch manche mehrere nachdem obwohl seinem seiner sobald"
        " sondern trotz uns wo während zwar"
    ),
    "fr": _set(
        "après aucun aucune autre autres avant c ceci cela celle celles celui cependant certaines certains ceux"
        " chaque ci comment depuis dès eu j jusqu lors là ma malgré me mes mon n nos notre parce pendant peu plusieurs"
        " pourquoi qu quel quelle quelles quelques quels s ta tandis tant te vos votre"
    ),
    "es": _set(
        "además algo algunas algunos ante antes aquel aquella así aunque aún bien casi contra cuándo después dos"
        " durante dónde entonces esas esos hacia luego me mediante mi mientras mis mismo mucho muchos nada nosotros os"
        " poco porque pues quién qué sea sí tan tanto te tiene tienen tras tu tus uno usted ustedes"
    ),
    "it": _set(
        "ad agli alcune alcuni allo avere c contro così dagli dai dalle dallo dato dell dello dopo due fino ho"
        " inoltre io l lei li loro lui mentre mi mia mio molti negli nello noi nostra nostro oltre perché però poco"
        " poi prima qual quale quali quanto quelle quelli qui quindi sempre senza sia solo sopra sotto sta sui sulle"
        " tu tutta tuttavia tutte un' voi"
    ),
    "pt": _set(
        "ainda algum alguma algumas alguns além ante antes após aquela aquele aquilo assim bem contra dela dele deles"
        " depois dessa desse desta deste dois durante embora enquanto então essas esses la lhe lo me mesmo meu minha"
        " muitos nada nenhum nossa nosso num numa outras pelas pelos pois porque porém quais qual segundo seja sem"
        " sempre sob só tanto te ter tu tudo você vocês"
    ),
    "nl": _set(
        "alleen andere binnen daar daarom echter elk hier hoe hoewel ja jij mag mijn na niets nu ondanks ons onze"
        " ruim sinds sommige terwijl tijdens toch toen uw veel via volgens voordat waarom want welke wil zelf zich"
        " zoals zou één"
    ),
}
_NOR = {
    "en": _set(
        "again against already always am being done down even ever few gets having him lets make makes much never off"
        " often onto others quite rather still typically upon us usually whether"
    ),
    "de": _set(
        "andere darf deren dessen etwa ich immer konnte mein schon sei seien sollten welche welcher welches worden"
        " wäre wären"
    ),
    "fr": _set("a avait avoir doit doivent dont déjà eux fait font quoi été"),
    "es": _set("debe deben menos tú"),
    "it": _set("altra deve devono già meno né stata"),
    "pt": _set("deve devem sido são tinha"),
    "nl": _set("haar onder zal zeer zullen"),
}

# What a phrase neither begins nor ends with.
LITTLE = {code: stop_words(code) - _MAY[code] | _NOR[code] for code in _MAY}
