"""The little words of the languages whose sentences may be cut at a clause, by what they do at its border."""

from __future__ import annotations


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

V2 = frozenset(("de", "nl"))  # after an opening the verb comes first: what follows its comma is no clause

# What a phrase neither begins nor ends with.
LITTLE = {
    "en": _set(
        "the a an and or but nor of in on at to for from by with without as is are was were be been being am it"
        " its this that these those which who whom whose what when where why how while than then so such not no"
        " only also very more most much many can could may might must shall should will would has have had having"
        " do does did done there here their them they he she his her him we us our you your i me my one both each"
        " some any all other others another into onto over under between about after before since until if because"
        " however although though whether even just still yet too upon per via among within through during let"
        " lets get gets make makes against out up down off again ever same several few every either neither own"
        " like unlike quite rather already always never often usually typically"
    ),
    "de": _set(
        "der die das des dem den ein eine einer eines einem einen und oder aber von vom zu zum zur im in am an"
        " auf für mit aus bei beim nach ist sind war waren wird werden wurde wurden worden hat haben hatte kann"
        " können konnte muss müssen soll sollte sollten darf auch nicht nur noch sich als wie dass es er sie wir"
        " ihr ich man so doch sehr mehr über unter durch gegen ohne um bis seit vor zwischen wenn weil ob da damit"
        " sowie diese dieser dieses diesen diesem jede jeder jedes alle viele einige andere sein seine seinen ihre"
        " ihren ihrem mein kein keine nun schon immer etwa dann dort hier was wer welche welcher welches deren"
        " dessen sei seien wäre wären"
    ),
    "fr": _set(
        "le la les un une des de du d l et ou mais dans sur pour par avec sans est sont était étaient être été a"
        " ont avait avoir ce cet cette ces il elle ils elles on nous vous je tu qui que quoi dont où plus aussi ne"
        " pas se sa son ses leur leurs au aux en y à comme si très tout tous toute toutes même peut peuvent doit"
        " doivent fait font sous entre vers chez car donc ni quand lorsque puis alors ainsi encore déjà moins"
        " selon afin lui eux"
    ),
    "es": _set(
        "el la los las un una unos unas y e o u pero en con sin para por de del al a es son era eran fue fueron"
        " ser sido ha han había que se su sus lo le les como más menos también no si muy este esta estos estas ese"
        " esa esto eso ya él ella ellos ellas nos yo tú puede pueden debe deben hay está están entre sobre desde"
        " hasta cuando donde quien cual todo todos toda todas otro otra otros otras cada según sino ni"
    ),
    "it": _set(
        "il lo la i gli le un uno una e ed o ma nel nella nei nelle con per tra fra di del della dei delle degli"
        " da dal dalla a al alla ai alle in su sul sulla è sono era erano essere stato stata ha hanno aveva che si"
        " non più meno anche suo sua suoi sue come se molto questo questa questi queste quello quella ci vi ne può"
        " possono deve devono quando dove chi cui ogni tutto tutti altra altro altri ancora già né"
    ),
    "pt": _set(
        "o a os as um uma uns umas e ou mas em no na nos nas com para por pelo pela ao aos à às de do da dos das"
        " é são era eram foi foram ser sido há tem têm tinha que se seu sua seus suas não mais menos também como"
        " muito este esta estes estas esse essa isso isto ele ela eles elas nós eu pode podem deve devem está"
        " estão entre sobre desde até quando onde quem cada todo todos toda todas outro outra outros já nem"
    ),
    "nl": _set(
        "de het een en of maar van in op te tot met voor aan bij uit door om is zijn was waren wordt worden werd"
        " werden heeft hebben had kan kunnen moet moeten zal zullen dat die dit deze er niet geen ook als dan nog"
        " al wel zo meer zeer ze zij hij we wij je u ik men hun haar over onder naar tegen zonder tussen wat wie"
        " waar wanneer omdat elke alle"
    ),
}
