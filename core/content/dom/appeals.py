"""Short passages in which a site asks its visitor for something, found by two things together.

One is what a site calls its own ("our newsletter", "this article", "a free trial"), the other a request or a number of
articles that are left; a text about newsletters has the first, a recipe or a manual the second, and hardly one has both.
"""

# ruff: noqa: E501 - phrases of one kind stand in one line

from __future__ import annotations

import re

from core.content.letters import one_line

_LONGEST = 200  # letters

_OWN = re.compile(
    # en
    r"\b(?:our|my|the|this|a) (?:\w+[ -]){0,2}(?:newsletters?|mailing list|podcast|youtube channel|app)\b|\bour (?:\w+[ -]){0,2}(?:letter|members?|subscribers?|supporters?|readers?|journalism|reporting|work|stories|coverage|channel|community)\b|"
    r"\bthis (?:article|story|post|piece|page|video|episode|recipe)\b|\bstories like th(?:is|ese)\b|\b(?:rest|remainder) of th(?:is|e) (?:\w+ )?(?:article|story|post|piece)\b|\bfree (?:trial|articles?|stor(?:y|ies))\b|"
    r"\bindependent (?:journalism|media|reporting)\b|\bfull (?:article|story|access)\b|"
    # de
    r"\b(?:unser|mein|dies|den|der|kostenlos)\w* (?:\w+ )?(?:newsletter|podcast|kanal|rundbrief|app)\b|\bunabhängige[nr]? journalismus\b|\bdies\w* (?:artikel|beitrag|text|seite|rezept)\b|\b(?:gratis|kostenlos|frei)\w* artikel\b|\bprobe(?:abo|monat)\b|"
    # fr
    r"\b(?:notre|ma|nos|la|cette) (?:\w+ )?(?:newsletter|infolettre|lettre|chaîne|application|podcast)\b|\b(?:cet|cette) (?:article|page|recette|vidéo)\b|\b(?:la )?suite\b.{0,20}\babonn|\blire la suite\b|\bjournalisme indépendant\b|\barticles? gratuits?\b|"
    # es, pt, it
    r"\b(?:nuestr[oa]|mi|el|este|nosso|nossa|a nossa|o nosso) (?:\w+ )?(?:boletín|newsletter|canal|podcast|app|aplicación|boletim|aplicativo)\b|\b(?:este|esta) (?:artículo|nota|página|receta|artigo|matéria|texto|receita)\b|\bartículos? (?:gratis|gratuitos?)\b|\bartigos? gr[áa]t\w+\b|\b(?:periodismo|jornalismo) independ[ei]e?nte\b|"
    r"\b(?:la nostra|nostr[oa]|il nostro|questo|questa) (?:\w+ )?(?:newsletter|canale|podcast|app|articolo|pagina|ricetta)\b|\barticoli gratuiti\b|\bgiornalismo indipendente\b|"
    # nl, pl, sv, da, nb, cs
    r"\b(?:onze|mijn|dit|deze) (?:\w+ )?(?:nieuwsbrief|podcast|kanaal|app|artikel|verhaal|pagina)\b|\bgratis artik(?:elen|lar|ler)\b|\bonafhankelijke journalistiek\b|\b(?:nasz\w*|tego|ten) (?:\w+ )?(?:newsletter\w*|kana\w+|podcast\w*|aplikacj\w+|artyku\w+)\b|\bniezależn\w+ dziennikarstw\w+|"
    r"\b(?:vårt|vår|vårt|denna|det här|den här|vores|dette|denne) (?:\w+ )?(?:nyhetsbrev|nyhedsbrev|podd|podcast|kanal|app|artikel\w*|artikkel\w*)\b|\b(?:náš|našeho|tento) (?:\w+ )?(?:newsletter\w*|kanál\w*|podcast\w*|článek)\b|"
    # ru, uk
    r"(?:наш\w*|эт\w+|цю|цей) (?:\w+ )?(?:рассылк\w+|канал\w*|подкаст\w*|приложени\w+|стать\w+|материал\w*|розсилк\w+)|"
    # ja, zh, ko
    r"(?:この記事|メルマガ|ニュースレター|公式アカウント|本文|这篇文章|我们的(?:频道|公众号|通讯|应用)|이 (?:기사|글)|뉴스레터)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:^|[.!?:;,–—]\s*|\bto \w+[^.!?]{3,60}, )(?:please |now |simply |just |then )?(?:"
    r"become|join|sign ?up|subscribe|register|log ?in|start|support|donate|give|share|tweet|follow|download|listen|get|click|tap|try|buy|help us|tell us|rate|bookmark|print|email|continue|keep|consider|"
    r"(?:jetzt |hier |bitte )*(?:anmelden|abonnieren|bestellen|unterstützen|teilen|spenden|herunterladen|hören|testen)|unterstützen sie|teilen sie|teile|spenden sie|melden sie|hören sie|abonnieren sie|folgen sie|laden sie|"
    r"abonnez|inscrivez|soutenez|partagez|faites un don|téléchargez|écoutez|suivez|rejoignez|recevez|découvrez|"
    r"suscríb\w+|apóyan\w*|apoya\w*|comparte|compártelo|dona\b|descarga|escucha|sigue|únete|regístrate|recibe|"
    r"abbonati|iscriviti|sostieni|condividi|dona\b|scarica|ascolta|segui|unisciti|ricevi|"
    r"assine|apoie|compartilhe|partilhe|doe|baixe|ouça|siga|junte-se|receba|inscreva-se|"
    r"abonneer|steun|deel|doneer|download|luister|volg|meld je|schrijf je|ontvang|"
    r"zapisz|wesprzyj|udostępnij|pobierz|posłuchaj|dołącz|subskrybuj|obserwuj|"
    r"prenumerera|stöd|dela|ladda ner|lyssna|följ|anmäl|støt|støtt|del|abonner|hent|lyt|meld|"
    r"odebírejte|podpořte|sdílejte|stáhněte|poslechněte|sledujte|přihlaste|"
    r"подпи\w+|поддерж\w+|подели\w+|скача\w+|послуша\w+|следите|присоединя\w+|підпи\w+|підтрима\w+|поширте)(?!\w)|"
    r"\b(?:sign up|log in|subscribe|register|donate|anmelden|abonnieren|abonnez-vous|suscríbete|abbonati|assine|zapisz się)\b[^.!?]{0,24}[.!]?$|"
    r"\b(?:continues for|from [£$€¥]\s?\d|[£$€]\s?\d+ (?:a|per) (?:week|month|year)|ab \d+[.,]?\d* ?(?:€|euro)|à partir de \d+|desde \d+|a partir de \d+)|"
    r"\b(?:ya has|has|you have|you've|you’ve|sie haben|vous avez|hai già|hai|je hebt|u heeft|você já|masz|du har) (?:\w+ ){0,4}(?:leído|read|gelesen|lu|letto|gelezen|leu|przeczytane|läst|learned|left|restants?|reached|used)\b|"
    r"(?:シェア|登録|購読|フォロー|分享|关注|订阅|转发|공유|구독)",
    re.IGNORECASE,
)
_IMPRINT = re.compile(
    r"\W*(?:(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:19|20)\d\d\b.{0,120}|(?:©|copyright ©).{2,120}|(?:.{0,60}\W)?(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|"
    r"todos (?:los derechos reservados|os direitos reservados)|tutti i diritti riservati|alle rechten voorbehouden|wszelkie prawa zastrzeżone|"
    r"med ensamrätt|alle rettigheter reservert|alle rettigheder forbeholdes|všechna práva vyhrazena|все права защищены|усі права захищено|無断転載.{0,12}|版权所有.{0,20}|版權所有.{0,20})\W*.{0,40}|"
    r"(?:tags?|tagged(?: with| as)?|filed under|posted in|categor(?:y|ies)|topics?|keywords|schlagw(?:ort|örter)|schlagworte|kategorien?|themen|étiquettes|mots[- ]clés|catégories?|etiquetas|categorías?|palabras clave|categorias?|palavras-chave|"
    r"etichette|categori[ae]|parole chiave|trefwoorden|categorieën|tagi|kategorie|słowa kluczowe|etiketter|kategorier|štítky|метки|теги|рубрики?|タグ|カテゴリー?|标签|分类|標籤|태그)\s?[:：].{1,160}|"
    r"(?:listen to|share|print|save|e-?mail|bookmark|rate) this (?:article|story|post|page|piece|recipe)\W*(?:\(?\d+ ?(?:min\w*|:\d+)?\)?)?\W*)",
    re.IGNORECASE,
)

_COMMENTS = re.compile(
    r"(?:\d+ )?(?:comments?|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties|komentarz[ey]|kommentarer|комментари[ий]|コメント|评论|댓글)\s*[(（:]?\s*\d*\s*[)）]?",
    re.IGNORECASE,
)
_READ_MORE = re.compile(
    r"\W*(?:(?:continue|keep) reading|read (?:more|on|the (?:rest|full (?:story|article|post)))|(?:full|whole) (?:story|article|post)|"
    r"more|weiter(?:lesen)?|mehr (?:lesen|erfahren)|(?:ganzen )?(?:artikel|beitrag) lesen|(?:lire|voir) la suite|en savoir plus|"
    r"lire (?:plus|l(?:'|’)article)|(?:seguir|continuar) leyendo|leer (?:más|el artículo)|continua (?:a leggere|la lettura)|"
    r"leggi (?:tutto|di più|l(?:'|’)articolo)|(?:lees|verder) (?:verder|lezen|meer)|(?:ler|leia|saiba) mais|continuar lendo|continue lendo|"
    r"czytaj (?:dalej|więcej)|więcej|läs (?:mer|vidare)|les (?:mer|videre)|læs (?:mere|videre)|lue (?:lisää|koko juttu)|"
    r"(?:číst|čtěte) (?:dále|více)|celý článek|tovább(?: olvasom)?|devamını oku|читать (?:далее|дальше|полностью)|далее|подробнее|"
    r"続きを読む|もっと見る|阅读(?:更多|全文)|继续阅读|查看全文|閱讀(?:更多|全文)|繼續閱讀|(?:더 ?보기|계속 ?읽기))\W*",
    re.IGNORECASE,
)


def is_appeal(text: str) -> bool:
    """Whether a page's short text asks the visitor to subscribe, pay, share, listen or the like."""
    line = one_line(text)
    return len(line) <= _LONGEST and bool(_OWN.search(line) and _ASKS.search(line))


def is_imprint(text: str) -> bool:
    """Whether a page's line is its copyright, its tags or its count of comments."""
    return bool(_IMPRINT.fullmatch(one_line(text))) or counts_comments(text)


def counts_comments(text: str) -> bool:
    """Whether a page's line is the heading over its readers' comments, or their number."""
    return bool(_COMMENTS.fullmatch(one_line(text)))


def leads_on(text: str) -> bool:
    """Whether a link's words lead to the rest of a text and say nothing else."""
    return bool(_READ_MORE.fullmatch(one_line(text)))
