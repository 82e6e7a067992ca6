"""The words of a site to its visitors: consent walls, paywalls, newsletters, lists of other articles.

Judged by what the words say and where they stand, since many such boxes have no telling name. A text about such things
("Paywalls ask readers to subscribe") does not speak as the site does ("Subscribe to continue reading"); words in
quotation marks are somebody else's and never count.
"""

# ruff: noqa: E501 - phrases of one kind stand in one line

from __future__ import annotations

import re

from core.content.dom.appeals import counts_comments, is_appeal, is_imprint
from core.content.letters import one_line
from core.model.article import Block, Heading, Paragraph

_QUOTED = re.compile(r"[“„«‹「『\"][^“”„«»‹›「」『』\"]{3,400}[”“»›」』\"]")
_LONGEST_CALL = 260  # letters; a longer passage is told, not called out

# --- consent: three things together, in any of the languages

_COOKIES = re.compile(
    r"\bcookies?\b|evästei|informasjonskaps|informationskapsl|\bkakor\b|ciasteczk|\bsüti|çerez|"
    r"(?:файл\w*\s+)?\bку[кк]и\b|файлы? cookie|クッキー|クッキ|쿠키|"
    r"\bcookie|(?:stor|access)\w* (?:and|or|and/or) ?(?:or )?(?:access|stor)\w* information on|identifiers?\b|personal data|"
    r"personenbezogene|informationen auf (?:einem|ihrem|deinem) gerät|données personnelles|données à caractère personnel|"
    r"datos personales|dati personali|dados pessoais|persoonsgegevens|dane osobowe|danych osobowych|personuppgifter|"
    r"personoplysninger|personopplysninger|henkilötie|osobní údaje|osobních údajů|персональн\w+ данн|个人(?:数据|信息)|"
    r"個人(?:データ|情報)|개인\s?정보",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"\b(?:we|us) (?:and our|and (?:third|selected)|use|and|value|care|store|process|need)\b|\bour (?:[\w,.]+ )?(?:partners|site|website|vendors)\b|"
    r"\bthis (?:web)?site\b|\bby (?:continuing|clicking|using|browsing|accepting|visiting|staying)\b|"
    r"\bwir (?:und (?:unsere|bis zu)|verwenden|nutzen|setzen|benötigen|verarbeiten)\b|\bunsere[rn]? (?:[\w.]+ )?partner|"
    r"\bdiese (?:web)?s(?:eite|ite)\b|\b(?:mit|durch) (?:der|die|ihrer|deiner) (?:weiteren? )?(?:nutzung|zustimmung)|"
    r"\bnous (?:et nos|utilisons|traitons)|\bnos (?:[\w.]+ )?partenaires|\bce site\b|\ben (?:poursuivant|cliquant|naviguant)|\bpartenaires et nous|"
    r"\b(?:utilizamos|usamos|tratamos|almacenamos|armazenamos)\b|\bnuestros (?:[\w.]+ )?socios|\beste (?:sitio|site)\b|"
    r"\bnossos (?:[\w.]+ )?parceiros|\b(?:utilizziamo|usiamo|trattiamo)\b|\bnostri (?:[\w.]+ )?(?:partner|fornitori)|"
    r"\bquesto sito\b|\b(?:wij|we) (?:en onze|gebruiken)|\bonze (?:[\w.]+ )?partners|\bdeze (?:web)?site\b|"
    r"\b(?:używamy|korzystamy|wykorzystujemy)\b|\bnasi (?:[\w.]+ )?partnerzy|\bta strona|\bvi (?:och våra|använder|og vores|"
    r"og våre|bruger|bruker)|\bvåra (?:[\w.]+ )?partner|\bvores (?:[\w.]+ )?partner|\bvåre (?:[\w.]+ )?partner|\bkäytämme\b|"
    r"\bstránk\w+ (?:použív|využív|zpracov)|\bbu (?:web )?site|\bsivusto\w*|\boldal\w*|\bстраниц\w+ использ|\bсайт\w* использ|\bцей сайт|"
    r"\bour services\b|\bcookies help us\b|\bkumppani|\b(?:používáme|zpracováváme)\b|\bnaši (?:[\w.]+ )?partneři|\bhasználunk\b|\bkullanıyoruz\b|ortaklarımız|"
    r"\bмы (?:и наши|используем)|\bнаши (?:[\w.]+ )?партн|\bэтот сайт|\bна (?:этом|нашем) сайте|"
    r"当サイト|弊社|私たち|我们|本网站|本站|我們|本網站|당사|저희|본 사이트",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"\b(?:your|user|browsing) (?:experience|device|consent|choices?|preferences?|privacy|browser|visit)|\baccept\b|\breject\b|"
    r"\bagree\b|\bconsent|advertis|\bads\b|analy[sz]|measurement|personali[sz]|traffic|polic(?:y|ies)|\bsettings\b|"
    r"\bfunctionality\b|\btargeting\b|\bpersonal data\b|\btechnologies\b|\baccord\b|\baccéder\b|návštěvnost|technologi|profil|"
    r"einwillig|zustimm|akzeptier|erlebnis|werbung|anzeigen|datenschutz|einstellung|consent|accept|expérience|publicit|"
    r"paramètre|confidentialité|experiencia|publicidad|acept|preferencia|experiência|publicidade|aceit|esperienza|"
    r"pubblicit|consenso|accett|toestemming|ervaring|advertentie|accepte|zgod|zgad|reklam|akcept|samtyck|upplevelse|annons|"
    r"samtykke|oplevelse|opplevelse|annonse|hyväks|suostu|mainon|souhlas|zážitek|hozzájárul|elfogad|onay|deneyim|"
    r"соглас|реклам|принима|同意|広告|体験|接受|广告|体验|廣告|體驗|동의|광고|경험",
    re.IGNORECASE,
)
_WALL = re.compile(  # where a passage among others begins like this, it is the banner's
    r"(?:we|our) (?:and our )?(?:\S+ )?(?:(?:partners|vendors) |use cookies|value your privacy)|we use cookies|"
    r"(?:this|our) (?:web)?site uses cookies|by (?:continuing|clicking|using|browsing)\b|"
    r"wir (?:und unsere|verwenden cookies|nutzen cookies|setzen (?:auf .{0,30})?cookies)|diese (?:web)?s(?:eite|ite) (?:verwendet|"
    r"nutzt) cookies|nous (?:et nos .{0,15}partenaires|utilisons des cookies)|ce site utilise des cookies|en poursuivant|"
    r"(?:nosotros y|utilizamos cookies|usamos cookies|este sitio (?:web )?(?:utiliza|usa) cookies)|"
    r"(?:utilizziamo|usiamo) (?:i )?cookie|questo sito (?:web )?(?:utilizza|usa) (?:i )?cookie|noi e i nostri|"
    r"(?:wij|we) (?:en onze|gebruiken cookies)|deze (?:web)?site (?:gebruikt|maakt gebruik van) cookies|"
    r"(?:nós e|este site (?:utiliza|usa) cookies)|używamy (?:plików )?cookie|ta strona używa|my i nasi|"
    r"vi (?:och våra|använder (?:cookies|kakor)|og vores|og våre|bruger cookies|bruker (?:cookies|informasjonskapsler))|"
    r"käytämme evästeitä|(?:my a naši|používáme (?:soubory )?cookie)|мы (?:и наши|используем)|этот сайт использует|"
    r"当サイトでは|私たちと|我们(?:和|及|使用)|本网站使用|本網站使用|저희는|당사는",
    re.IGNORECASE,
)
_LABELS = re.compile(  # short words that stand in such boxes besides
    r"(?:(?:we value |your |about your )?privacy(?: (?:matters|choices|settings|policy|preferences|notice))?|cookies?"
    r"(?: (?:settings|policy|notice|preferences|consent))?|(?:manage|customi[sz]e|more|show) (?:options|preferences|choices|settings|"
    r"purposes|cookies)|(?:i )?(?:accept|agree|reject|decline|allow|deny)(?: all)?(?: cookies)?|ok(?:ay)?|got it|close|"
    r"necessary only|learn more|save(?: and (?:close|exit))?|list of partners.{0,20}|"
    r"datenschutz.{0,25}|(?:ihre |deine )?privatsphäre.{0,25}|alle[sn]? (?:akzeptieren|ablehnen|cookies .{0,15})|akzeptieren|"
    r"ablehnen|einstellungen|(?:tout )?(?:accepter|refuser)(?: et fermer)?|paramétrer.{0,20}|votre vie privée.{0,20}|"
    r"respect de votre vie privée|(?:aceptar|rechazar)(?: tod[oa]s?)?|(?:accetta|rifiuta)(?: tutt[io])?|"
    r"(?:accepteren|weigeren|alles accepteren)|(?:aceitar|rejeitar)(?: tudo)?|akceptuję|odrzuć|同意する|接受|拒绝|동의)[.!?:]?",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"cookie|privacy|consent|gdpr|dsgvo|rgpd|tracking|datenschutz|confidentialit|vie privée|privacidad|datos personales|"
    r"dati personali|dados pessoais|クッキー|隐私|プライバシー",
    re.IGNORECASE,
)

# --- calls: short, and spoken to the reader

_CALLS = re.compile(
    r"^\W*(?:"
    # paywalls
    r"(?:subscribe|sign (?:in|up)|log in|register|join|upgrade)(?: now| today| here| for free| or (?:log|sign) in)?,? (?:to|and) "
    r"(?:(?:continue|keep) reading|continue\W*$|read (?:the (?:full|rest|whole)|this|more|on)|unlock (?:this|the|all|full|every|unlimited)|"
    r"(?:get|enjoy) (?:full|unlimited|all)|(?:access|see|view) (?:this|the (?:full|rest|whole)) (?:article|story|content|post))\b.*|(?:to )?(?:continue|keep) reading(?: this (?:article|story))?"
    r"(?:[,.:!]? (?:please )?(?:subscribe|sign|log|register|create|start).*|[.!…]*)$|"
    r"(?:already|not (?:yet )?) ?(?:a|an)? ?(?:subscriber|member|subscribed|registered)\?.*|"
    r"(?:this|the rest of this|the full) (?:article|story|content|post|page) is (?:only )?(?:for|available to|reserved for|exclusive to|"
    r"locked for) (?:\w+ )?(?:subscribers|members|paying|registered).*|(?:you(?:'|’)ve|you have) (?:read|reached|used|\S+ (?:free )?(?:articles?|stories))\b"
    r"(?:.{0,60}\b(?:articles|stories)\b.*| (?:left|remaining).*)|you have \S+ free (?:articles?|stories)\b.*|(?:unlock|get) (?:unlimited|full|digital) (?:digital )?access\b.*|"
    r"(?:start|try) your (?:free|\d+-\S+) (?:\S+ )?(?:trial|subscription)\b.*|(?:for|exclusive to) subscribers(?: only)?[.!]?$|"
    r"(?:jetzt |bitte )?(?:abonnieren|anmelden|registrieren|weiterlesen)\b.{0,40}(?:weiter|lesen|abo\b|zugang|artikel).*|"
    r"(?:dieser|der ganze|der vollständige) (?:artikel|beitrag|text) (?:ist|steht) (?:nur )?.{0,30}(?:abonnent|mitglied|registriert).*|"
    r"(?:sie haben|du hast) (?:bereits|schon) ein (?:abo|konto)\b.*|(?:lesen sie|lies) (?:jetzt )?(?:den ganzen artikel|weiter mit).*|"
    r"weiterlesen mit .*|(?:abonnez|connectez|inscrivez|identifiez)-vous\b.{0,60}\b(?:lire|lecture|suite|article|newsletter|lettre)\b.*|(?:cet|la suite de cet) article est réservé.*|"
    r"(?:il vous reste|vous avez lu) .{0,60}\b(?:à lire|articles?)\b.*|déjà abonnée? ?\?.*|(?:suscríbete|suscríbase|regístrate|inicia sesión)\b.{0,60}(?:leer|leyendo|artículo|boletín|newsletter).*|"
    r"este (?:artículo|contenido) (?:es|está) .{0,20}(?:suscriptores|registrados).*|¿ya (?:eres|es) suscriptor.*|"
    r"(?:abbonati|iscriviti|registrati|accedi)\b.{0,60}(?:leggere|lettura|articol|newsletter).*|(?:questo articolo|contenuto) (?:è )?(?:riservato|solo per) .*abbonat.*|"
    r"(?:sei )?già abbonato\?.*|(?:abonneer|neem een abonnement|log in|meld je aan)\b.{0,60}(?:lezen|artikel|nieuwsbrief).*|dit artikel is (?:alleen|exclusief) .*|"
    r"(?:assine|inscreva-se|cadastre-se)\b.{0,60}(?:ler|lendo|leitura|artigo|matéria|newsletter).*|(?:este )?conteúdo (?:é )?exclusivo para assinantes.*|já é assinante\?.*|"
    r"(?:zaloguj się|wykup|subskrybuj|zapisz się)\b.{0,60}(?:czyta|artyku|newsletter).*|(?:prenumerera|logga in|skapa konto|abonner|tegn abonnement|log ind|logg inn)\b.{0,60}(?:läsa|læse|lese|artik|nyhetsbrev|nyhedsbrev).*|"
    r"(?:оформите подписку|подпишитесь|войдите)\b.{0,60}(?:чита|стать|рассылк|канал).*|(?:この記事は|続きを読むには|ここから先は).*(?:会員|有料|登録|ログイン).*|"
    r"(?:订阅|登录|注册)(?:后|以)?(?:继续|即可)?阅读.*|本文(?:仅|只)(?:限|对|供).*(?:会员|订阅).*|(?:구독|로그인)(?:하고|하시면).*|"
    # newsletters
    r"(?:sign up|subscribe|register|join)(?: now| today| here| for free| free)?(?: (?:to|for|here for)) (?:our|the|my|this|your|.{0,40}\bfree\b|"
    r".{0,40}\b(?:daily|weekly)\b).{0,80}(?:newsletter|e-?mails?|mailing list|updates|briefing|digest|channel|podcast|feed).*|"
    r"(?:get|receive|want) .{0,100}(?:(?:in|to|into) your (?:inbox|mailbox|e-?mail)|by e-?mail|delivered).*|"
    r"(?:enter|leave|type) your e-?mail.*|(?:our|the|my) (?:free |weekly |daily )?newsletter[.!:]?$|"
    r"(?:like|enjoy(?:ed|ing)?|liked?) (?:this|what you|the) (?:article|story|post|read(?:ing)?)\b.*(?:subscribe|share|newsletter|support|follow).*|"
    r"(?:thank you|thanks) for (?:signing up|subscribing).*|(?:follow|find|like) us on .*|download our app\b.*|"
    r"(?:(?:jetzt )?(?:abonnieren|melden|tragen) sie|abonniere|melde dich|trag dich|(?:jetzt )?(?:unseren )?newsletter).{0,80}"
    r"(?:newsletter|postfach|e-mail|anmelden|abonnieren|bestellen).*|(?:recevez|inscrivez-vous|abonnez-vous).{0,90}(?:newsletter|lettre|infolettre|e-?mail|boîte).*|"
    r"(?:recibe|recibir|apúntate|suscríbe).{0,90}(?:boletín|newsletter|correo).*|(?:ricevi|iscriviti).{0,90}(?:newsletter|e-?mail|posta).*|"
    r"(?:ontvang|schrijf je in|meld je aan).{0,90}(?:nieuwsbrief|mail|inbox).*|(?:receba|inscreva-se).{0,90}(?:newsletter|e-?mail|boletim).*|"
    r"(?:zapisz się|otrzymuj).{0,90}(?:newsletter|e-?mail).*|(?:få|prenumerera|anmäl|tilmeld|meld deg|modtag|motta).{0,90}(?:nyhetsbrev|nyhedsbrev).*|"
    r"(?:tilaa).{0,60}uutiskirje.*|(?:подпишитесь|подписывайтесь) на (?:наш|рассылку|канал).*|.{0,30}(?:メールマガジン|ニュースレター)(?:に|を|へ).{0,10}(?:登録|購読).*|"
    r"订阅(?:我们的)?(?:新闻|邮件|电子报|公众号).*|뉴스레터.{0,20}(?:구독|신청).*|"
    # other articles
    r"(?:read|see|watch|listen)(?: also| more| next|:)(?: on| about|:)\s.*|(?:also read|related|more on this|don(?:'|’)t miss|"
    r"you may also like|you might also like|read more|see also|more from \S.{0,30})\s?[:：►»>].*|"
    r"(?:lesen sie|lies) (?:auch|hier|dazu|mehr)\b.*|(?:auch interessant|mehr zum thema|das könnte .{0,20} interessieren|"
    r"passend dazu|siehe auch)\s?[:：►»>].*|(?:lire|voir|à lire|à voir|écouter) (?:aussi|également)\b.*|(?:leer|lea|lee|ver) (?:también|tambien|además)\b.*|"
    r"(?:te puede interesar|le puede interesar|más información|relacionado)\s?[:：].*|(?:leggi|vedi|guarda) anche\b.*|(?:lees|bekijk|zie) (?:ook|meer)\b.*|"
    r"(?:leia|veja|leia|assista) (?:também|mais)\b.*|(?:czytaj|przeczytaj|zobacz) (?:też|także|również|więcej)\b.*|"
    r"(?:läs|se) (?:också|även|mer)\s?[:：].*|(?:les|læs|se) også\b.*|lue (?:myös|lisää)\b.*|(?:čtěte|přečtěte si) (?:také|i)\b.*|"
    r"(?:читайте|смотрите) (?:также|ещё)\b.*|читайте по теме.*|(?:関連記事|あわせて読みたい|こちらも)\s?[:：].*|(?:相关(?:阅读|文章|新闻)|延伸阅读|推荐阅读|延伸閱讀)\s?[:：].*|"
    r"(?:관련\s?기사|함께 읽기)\s?[:：].*"
    r")$",
    re.IGNORECASE | re.DOTALL,
)
_ABOUT = re.compile(r"^.{8,70}?\b(?:is|are|was|were) (?:the|a|an|what|one|how|now|no|not) ", re.IGNORECASE)  # of a call
_OTHERS = re.compile(  # headings of lists of other articles
    r"\W*(?:related(?: (?:articles|posts|stories|content|news|links|reading|topics|coverage|reads))?|more (?:stories|articles|news|posts|"
    r"from .{1,40}|on this (?:topic|story)|like this|to (?:read|explore)|in .{1,30})|read (?:next|more|also)|up next|most (?:read|popular|viewed|shared|commented)|"
    r"trending(?: now| stories)?|recommended(?: (?:for you|stories|reading|articles|posts))?|(?:you (?:may|might) (?:also )?(?:like|enjoy|be interested in.{0,10})|"
    r"what to read next|editor(?:'|’)?s(?:'|’)? picks|latest (?:news|posts|articles|stories)|recent (?:posts|articles|stories)|popular (?:posts|articles|stories)|"
    r"don(?:'|’)t miss|also on .{1,30}|from around the web|sponsored(?: content| links)?)|keep reading|top stories|"
    r"(?:verwandte|ähnliche|weitere|neueste|beliebte|meistgelesene|mehr) (?:artikel|beiträge|themen|meldungen|nachrichten|texte)|meistgelesen|mehr zum thema|"
    r"das könnte (?:sie|dich) (?:auch )?interessieren|auch interessant|lesen sie auch|zum thema|"
    r"(?:articles|sujets|contenus) (?:liés|similaires|associés|connexes|recommandés)|(?:à lire|lire|voir) (?:aussi|également|ensuite)|sur le même (?:sujet|thème)|"
    r"les plus lus|dans la même rubrique|(?:artículos|noticias|contenidos?|temas) relacionad[oa]s?|también te puede interesar|te puede interesar|lo más (?:leído|visto)|"
    r"(?:articoli|notizie) correlat[ie]|leggi anche|potrebbe interessarti(?: anche)?|i più letti|(?:gerelateerde|meer) (?:artikelen|berichten)|lees ook|meest gelezen|"
    r"(?:artigos|notícias|matérias) relacionad[oa]s|leia também|mais lidas|(?:powiązane|podobne) (?:artykuły|wpisy)|czytaj (?:też|także|również)|najczęściej czytane|"
    r"(?:relaterade|liknande) (?:artiklar|inlägg)|läs (?:också|även|mer)|mest läst|relaterte (?:artikler|saker)|relaterede artikler|(?:les|læs) (?:også|mere|mer)|mest lest|"
    r"lue myös|aiheeseen liittyv\w+|luetuimmat|související články|čtěte také|nejčtenější|(?:похожие|связанные) (?:статьи|материалы|новости)|читайте также|по теме|"
    r"関連(?:記事|リンク|ニュース)|おすすめ(?:記事)?|あわせて読みたい|人気記事|相关(?:阅读|文章|新闻|推荐)|推荐阅读|延伸阅读|猜你喜欢|热门文章|相關(?:文章|新聞)|延伸閱讀|관련\s?(?:기사|글)|"
    r"인기\s?(?:기사|글)|ilgili (?:haberler|yazılar)|مقالات ذات صلة|اقرأ أيضا)\W*",
    re.IGNORECASE,
)


def asks_consent(text: str) -> bool:
    """Whether a page's text asks to store or use what the site learns of its visitors."""
    words = _own(text)
    return bool(_COOKIES.search(words) and _SPEAKER.search(words) and _PURPOSE.search(words))


def is_wall(text: str) -> bool:
    """Whether a page's text begins as consent banners begin, so that it is one even among paragraphs of an article."""
    words = _own(text)
    return bool(_WALL.match(words)) and asks_consent(words)


def is_label(text: str) -> bool:
    """Whether a page's text is a heading or a button of a consent banner."""
    return len(text) < 60 and bool(_LABELS.fullmatch(one_line(text)))


def is_call(text: str) -> bool:
    """Whether a page's text calls its reader to subscribe, to sign up or to read something else."""
    line = one_line(text)
    if len(line) > _LONGEST_CALL or _ABOUT.search(line):
        return False
    return bool(_CALLS.match(_own(line))) or is_appeal(_own(line)) or is_imprint(line)


def heads_others(text: str) -> bool:
    """Whether a page's text is the heading of a list of other articles."""
    line = one_line(text)
    return len(line) < 70 and bool(_OTHERS.fullmatch(line))


def _own(text: str) -> str:
    """The text without what it quotes."""
    return _QUOTED.sub(" ", one_line(text)).strip()


def without_notices(blocks: list[Block], title: str) -> list[Block]:
    """The blocks without calls, and without consent texts before the second or after the last but two of the texts.

    A consent text that does not begin as most do counts where nothing else in the article is about such things.
    """
    about = bool(SUBJECT.search(title))
    asking = [isinstance(b, Paragraph | Heading) and asks_consent(b.text) for b in blocks]
    tells = any(_COOKIES.search(b.text) for b, asks in zip(blocks, asking, strict=True) if not asks)
    texts = [n for n, b in enumerate(blocks) if isinstance(b, Paragraph)]
    edge = {*texts[:2], *texts[-3:]}
    gone = {
        n
        for n, b in enumerate(blocks)
        if isinstance(b, Paragraph | Heading)
        and not (isinstance(b, Heading) and counts_comments(b.text) and n < max(texts, default=-1))  # an article ends
        and (is_call(b.text) or (n in edge and not about and (is_wall(b.text) or (asking[n] and not tells))))
    }
    gone |= {n - 1 for n in gone if n and isinstance(blocks[n - 1], Heading) and is_label(blocks[n - 1].text)}
    if len(gone) == len(blocks) and not about:
        return []
    return [b for n, b in enumerate(blocks) if n not in gone]
