"""Words of a publisher about a text, which are no part of it: affiliate links, sponsors, editing, reprints, corrections."""

# ruff: noqa: E501 - phrases of one kind stand in one line

from __future__ import annotations

import re

_LONGEST = 420  # characters; a longer passage tells of such things
_PHRASES = re.compile(
    r"^\W*(?:"
    # affiliate links and sponsors
    r"(?:this|our|the) (?:post|article|page|site|website|blog|review|guide|story|content|newsletter|recipe|video)s? (?:may |might |can )?(?:contains?|includes?|uses?|features?|is|was|has been|are)\s.{0,60}\b(?:affiliate|sponsor|partner(?:ship|ed)|paid (?:link|promotion|partnership)|commission|advertis)|"
    r"(?:as an? )?amazon associates?\b.{0,60}\bearn|as an amazon .{0,30}\b(?:i|we) earn|(?:we|i) (?:(?:may|might|can|could|sometimes|will) (?:earn|receive|get|make) (?:a |an )?(?:small |affiliate )*|(?:earn|receive|get|make) (?:a |an )?(?:small |affiliate )+)(?:commission|compensation|percentage)|"
    r"(?:if|when) you (?:buy|purchase|shop|click|order|make a purchase)\b.{0,120}\b(?:we|i) (?:may |might |can |will |could )?(?:earn|receive|get|make)\b.{0,40}(?:commission|percentage|fee|money)|"
    r"(?:some|all|any|several|many)(?: of)?(?: the| our| my| these)? (?:\w+ )?links\b.{0,60}\b(?:affiliate|commission)|(?:contains|includes) affiliate links|affiliate (?:disclosure|disclaimer|notice|links?)\b\W*$|"
    r"(?:(?:full |affiliate |sponsorship )?disclosure|disclaimer|transparency)\s?[:.–—]|see (?:our|my|the) (?:\w+ )?(?:disclosure|affiliate|privacy|editorial) ?(?:policy|polic|statement|page|notice)|read (?:our|my) (?:\w+ )?(?:disclosure|affiliate) |"
    r"(?:this (?:post|article|story|video|review) (?:is|was) )?(?:sponsored|brought to you|presented|paid for) by\b|(?:in (?:paid )?partnership with|paid (?:post|content|partnership)|sponsored (?:post|content)|advertorial|advertisement)\b.{0,60}$|"
    r"(?:products?|everything|items?) (?:featured|recommended|shown) (?:here|in this).{0,60}\bindependently|we (?:independently|only) (?:select|review|recommend|evaluate|choose)|(?:the (?:company|manufacturer|brand) )?(?:provided|supplied|lent|loaned|sent) (?:us|me) (?:with )?(?:a|the|this) .{0,40}(?:for|free|review)|"
    # editing, translation, reprints, corrections
    r"(?:this|the|our|these|the following|his|her|their) (?:interview|conversation|transcript|q\s?&\s?a|discussion|exchange|dialogue|responses?|answers?|comments?|quotes?)s?\b.{0,40}\b(?:(?:has|have|had) been|was|were|is|are) (?:lightly |slightly |heavily |also |since )*(?:edited|condensed|shortened|abridged|translated|paraphrased)\b|"
    r"this (?:interview|conversation|text|article|essay|story|post|piece|excerpt|version|column|transcript)\b.{0,40}\b(?:has been|was|is) (?:lightly |slightly |heavily |also |first |originally |previously |since |recently |last )*(?:edited|condensed|shortened|abridged|translated|adapted|excerpted|republished|reprinted|syndicated|published|updated|corrected|amended|commissioned|produced|provided|written with)\b|"
    r"(?:edited|condensed|translated|adapted|abridged|excerpted|reprinted|republished)\b.{0,30}\b(?:for|from|by|with)\b.{0,70}$|this (?:article|story|piece|essay|post|column) (?:originally|first|also|previously) (?:appeared|ran|was published)|(?:originally|first|previously) (?:published|appeared|posted) (?:in|on|at|by)\b|"
    r"(?:editor|publisher|author|translator)(?:['’]?s|s['’])? note\b|(?:correction|clarification|updated|last updated|note to readers)\s?(?:\([^)]{2,40}\))?\s?[:,–—]|an earlier version of this|"
    r"(?:some |the |all )?names? (?:and .{0,40})?(?:has|have) been changed|(?:additional )?reporting by (?-i:[A-ZÀ-Þ])|(?:all )?(?:words and )?(?:story|words|text|photos?|photographs?|photography|pictures?|images?|illustrations?|graphics?|video|research) (?:by (?-i:[A-ZÀ-Þ])|courtesy|credits?\b).{0,80}$|(?:photo|image|picture|cover|header|featured|video|illustration)(?: (?:photo|image|picture))?(?: credits?| source)?\s?[:©]|"
    r"\([^()]{0,40}(?:reporting|editing|writing) by\b|(?:written|posted|published|edited|photographed|fact-checked|reviewed|illustrated|translated|reported) by (?-i:[A-ZÀ-Þ])|(?:the )?(?:views|opinions) expressed\b.{0,60}\b(?:are|do|belong)|(?:this (?:article|post|content) is (?:not|for)|nothing (?:here|in this)|the information (?:here|in this|on this|provided)).{0,60}\b(?:advice|purposes)|"
    r"©|copyright (?:©|\(c\)|\d{4})|all rights reserved|for (?:media|press) (?:inquiries|enquiries)|media contacts?\b|press contacts?\b|about the author\b|estimated reading time|reading time|\d+[- ]min(?:ute)?s? read\b|"
    r"(?:story|article) continues|(?-i:By [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}(?:,? .{0,40})?)$|(?-i:[A-Z]\w+ [A-Z]\w+(?: [A-Z]\w+)?) is an? (?:\w+ ){0,2}(?:staff writer|reporter|correspondent|freelance|contributing|columnist)|"
    # German
    r"(?:dieser|der|dieses|das|diese|unser) (?:beitrag|artikel|text|interview|gespräch|seite|video|post)\b.{0,50}(?:enthält|beinhaltet|enthalten|wurde|ist|erschien|entstand).{0,60}(?:affiliate|werbelink|provision|werbung|gesponsert|gekürzt|redigiert|bearbeitet|übersetzt|zuerst|ursprünglich|aktualisiert|kooperation)|(?:bei|mit) \*? ?(?:gekennzeichnete|markierte)n? links|(?:wenn|falls) (?:du|sie|ihr) .{0,80}\b(?:kauf|bestell).{0,80}provision|(?:wir|ich) (?:erhalten|bekommen|erhalte|bekomme) .{0,60}provision|"
    r"(?:anzeige|werbung|gesponsert|affiliate-?links?|werbehinweis|transparenzhinweis|hinweis der redaktion|anm(?:erkung|\.) der red(?:aktion|\.)|korrektur|berichtigung)\s?[:.–—]|(?:foto|fotos|bild|bilder|quelle|text|illustration|video|grafik)\s?[:©]\s?\S.{0,60}$|zuerst erschienen|lesezeit\b|haftungsausschluss|"
    # French
    r"(?:cet|cette|ce) (?:article|page|entretien|interview|texte|billet|recette|site)\b.{0,50}(?:contient|a été|comporte|est|peut contenir).{0,60}(?:affili|sponsoris|partenaire|commission|édité|condensé|traduit|publié|mis à jour|abrégé)|(?:si vous|en) (?:achetez|achetant|cliqu).{0,90}commission|(?:propos recueillis|traduit|photo|photos|crédits?(?: photo)?|illustration|texte)\s(?:par\b|:)|(?:note de la rédaction|ndlr|n\.d\.l\.r)\b|temps de lecture|initialement (?:publié|paru)|tous droits réservés|"
    # Spanish, Portuguese, Italian
    r"(?:este|esta|esse|essa) (?:artículo|entrada|página|entrevista|texto|publicación|post|artigo|receita|receta)\b.{0,50}(?:contiene|contém|puede|pode|ha sido|fue|foi|es|é).{0,60}(?:afilia|patrocin|comisi|comiss|editad|condensad|traducid|traduzid|publicad|actualizad|atualizad|resumid)|(?:si|se) (?:compras|compra|comprar|comprares|você comprar).{0,90}comis|(?:foto|fotos|imagen|imagem|crédito|créditos|texto|vídeo|ilustración|ilustração|fuente|fonte)\s?(?:por\b|:|©).{0,80}$|(?:nota del? (?:editor|redacción|redação|autor)|nota da redação|corrección|correção|aviso|publicidad|publicidade)\s?[:.]|tiempo de lectura|tempo de leitura|todos los derechos|todos os direitos|"
    r"(?:questo|questa|quest['’]) ?(?:articolo|pagina|intervista|testo|post|ricetta)\b.{0,50}(?:contiene|può|è stat|è).{0,60}(?:affilia|sponsorizz|commission|modificat|condensat|tradott|pubblicat|aggiornat|abbreviat)|(?:se|quando) acquist.{0,90}commission|(?:foto|immagine|immagini|credito|crediti|testo|illustrazione|fonte)\s?(?:di\b|:|©).{0,80}$|nota (?:della redazione|dell['’]autore|del(?:la)? \w+)\s?[:.]|tempo di lettura|tutti i diritti|"
    # Dutch, Polish, Russian
    r"(?:dit|deze) (?:artikel|bericht|pagina|interview|tekst|gesprek|recept)\b.{0,50}(?:bevat|kan|is|werd).{0,60}(?:affiliate|gesponsord|commissie|bewerkt|ingekort|vertaald|gepubliceerd|bijgewerkt)|(?:foto|beeld|tekst|bron|illustratie)\s?[:©].{0,80}$|(?:advertentie|gesponsord|correctie|noot van de redactie)\s?[:.]?|leestijd|"
    r"(?:ten|ta|to|niniejsz\w+) (?:artykuł|wpis|strona|wywiad|tekst|rozmowa|przepis)\b.{0,50}(?:zawiera|może|został|była|jest).{0,60}(?:afilia|sponsor|prowizj|zredagowan|skrócon|przetłumaczon|opublikowan|zaktualizowan|autoryzowan)|(?:fot|zdjęcie|foto|tekst|źródło|rys)\.?\s?(?::|/).{0,80}$|(?:reklama|sprostowanie|od redakcji|przypis redakcji|artykuł sponsorowany)\b.{0,30}$|czas czytania|"
    r"(?:эта|это|этот|данн\w+|настоящ\w+) (?:статья|интервью|текст|пост|материал|страница|рецепт)\b.{0,50}(?:содерж|может|был|отредактир|сокращ|переведен|опубликован|обновл).{0,60}|(?:фото|изображение|иллюстрация|источник|текст)\s?[:©].{0,80}$|(?:реклама|на правах рекламы|от редакции|прим(?:ечание|\.) (?:ред|переводчика).{0,10}|исправление)\b.{0,30}$|время чтения|"
    # Japanese, Chinese, Korean, Arabic, Hindi
    r"(?:この|本|当)(?:記事|ページ|インタビュー|サイト|ブログ|投稿)(?!では).{0,30}(?:アフィリエイト|広告|プロモーション|スポンサー|編集|要約|転載|翻訳).{0,30}|(?:写真|画像|撮影|文|出典|提供)\s?[:：=＝/／].{0,40}$|(?:PR|広告|訂正|編集部注|編集部より)\s?[:：].{0,200}|(?:本文|本篇|本采访|本訪談|本页|该文|此文|这篇文章).{0,30}(?:广告|廣告|赞助|贊助|联盟链接|佣金|编辑|編輯|删节|首发|首發|转载|轉載|翻译).{0,30}|(?:图片|圖片|图|摄影|攝影|照片)(?:来源|來源)?\s?[:：/／].{0,40}$|(?:编者按|編者按|免责声明|更正|责任编辑|責任編輯|来源)\s?[:：].{0,200}|"
    r"(?:이|본)\s?(?:글|기사|포스팅|게시물|인터뷰|페이지).{0,40}(?:제휴|광고|협찬|수수료|편집|번역|요약).{0,40}|(?:사진|이미지|그림)\s?(?:제공|출처)?\s?[:=/].{0,40}$|(?:편집자\s?주|정정|알림)\s?[:：].{0,200}|.{0,20}무단\s?전재.{0,40}|(?:قد )?(?:يحتوي|تحتوي) (?:هذا|هذه) (?:المقال|المقالة|الصفحة|المنشور).{0,60}(?:تابعة|إعلان|عمولة).{0,60}|(?:تصوير|صورة|المصدر|ملاحظة المحرر|تصحيح|إعلان)\s?[:：].{0,80}$|(?:تم|جرى) (?:تحرير|اختصار|ترجمة) (?:هذا|هذه) .{0,60}|(?:इस|यह) (?:लेख|पोस्ट|साक्षात्कार|पेज|वेबसाइट).{0,60}(?:एफिलिएट|प्रायोजित|कमीशन|संपादित|अनुवाद|प्रकाशित).{0,60}|(?:फोटो|फ़ोटो|चित्र|स्रोत|तस्वीर|संपादक की टिप्पणी|सुधार)\s?[:：].{0,80}$"
    r")",
    re.IGNORECASE,
)


def discloses(text: str) -> bool:
    """Whether a passage in any language is the publisher's word about the text, a credit or a disclaimer, and nothing
    to be told.
    """
    line = " ".join(text.split())
    return 0 < len(line) <= _LONGEST and bool(_PHRASES.match(line))
