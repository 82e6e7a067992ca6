"""The names that pages give to their parts: tags, roles, classes and ids, as they are met in the wild.

Class and id names are compared whole and in lower case; `*` stands for anything.
"""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """The words of a list of names of tags or classes."""
    return frozenset(text.split())


def names(text: str) -> re.Pattern[str]:
    """The pattern that matches any of the names of classes whole; `*` is anything, `?` makes the character before it
    optional.
    """
    parts = (re.escape(w).replace(r"\*", ".*").replace(r"\?", "?") for w in text.split())
    return re.compile(f"(?:{'|'.join(parts)})$")


BLOCKS = words(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section
    summary table tbody td tfoot th thead tr ul"""
)

# --- never read

DEAD = words(
    """script style template iframe object embed applet video audio canvas svg map button input select textarea
    datalist progress meter dialog noscript noframes frameset rp rt rtc wbr link meta title base annotation
    annotation-xml"""
)
HIDDEN = words(
    """sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only screenreader a11y-hidden
    u-hidden assistive-text is-hidden element-invisible offscreen off-screen hidden-text d-none hidden hide
    invisible noprint mw-jump-link skip-link skip-to-content skiplink katex-html mjx-assistive-mml"""
)
MARKS = words(
    """headerlink permalink anchor anchor-link anchorjs-link heading-anchor header-anchor heading-link hash-link
    mw-editsection footnote-ref footnote-reference footnoteref footnote-backref reversefootnote footnote-back
    noteref fnref indexterm lineno linenos viewcode-link copybtn copy-button"""
)
SIGNS = words("¶ # § 🔗 ⚓ link permalink anchor ∞ edit [edit] copy top ↩ ↩︎ ^ ↑") | {""}
SECTION_NUMBERS = words("section-number secno header-section-number sectnum ltx_tag_section ltx_tag_subsection")
NOTE_LISTS = words(
    """footnotes footnote-list footnote-definition endnotes reflist references mw-references-wrap citation-list
    footnotes-list"""
)
NOTES_IN_TEXT = words(
    """sidenote side-note marginnote margin-note margin-toggle sidenote-number sidenote-content footnote
    footnote-text footnote-content footnote-body inline-footnote inlinenote ltx_note ltx_note_outer fn-content
    fn-text note-popup footnote-popup footnote-tooltip reference-text reference-tooltip endnote"""
)

# --- stands around an article

NOISE_TAGS = words("nav form footer menu search")
NOISE_ROLES = words(
    "navigation banner contentinfo search dialog alertdialog alert menu menubar toolbar tablist complementary"
)
NOISE = names(
    """cookie cookies cookie-* cookie_* *-cookie *-cookies *_cookie *_cookies cookieconsent* *consent* gdpr* cmp-*
    cmp_* onetrust* newsletter* *-newsletter subscribe* *-subscribe subscription* signup* sign-up* share shares
    sharing sharedaddy share-* share_* *-share *-sharing social social-* social_* *-social addtoany* related
    related-* related_* *-related relatedposts jp-relatedposts recommended recommendations readmore read-more
    readnext read-next more-stories also-like yarpp* comment comments comment-area comments-area comment-list
    commentlist comments-section comment-section comment-form comments-wrap* comment-thread respond disqus*
    breadcrumb breadcrumbs *-breadcrumb *-breadcrumbs *_breadcrumbs pagination pager pagenav* page-nav* postnav*
    post-nav* navlinks nav-links navigation navbar* navbox* docnav toc toctree* table-of-contents tableofcontents
    skiplink* skip-link* skip-to* advert* ad ads ad-* ads-* ad_* ads_* *-ad *-ads adsbygoogle banner sponsor sponsored
    promo promo-* promo_* outbrain* taboola* popup* modal* overlay site-header siteheader site-footer sitefooter
    masthead widget widget-* widget_* author-box authorbox author-bio author-info author-card post-tags post-meta
    post-footer post-author post-info entry-meta entry-footer taglist tag-list tag-links tag-cloud tags-links
    cat-links *byline* dateline *teaser* readingtime reading-time paywall* print-only printonly catlinks mw-navigation
    sphinxsidebar* headernav footernav prevnext prev-next hatnote ambox donate* feedback rating ratings rating-*
    ratings-* wp-block-search wp-block-latest-posts wp-block-categories wp-block-tag-cloud wp-block-social-links
    wp-block-comments* wp-block-post-terms wp-block-post-date wp-block-post-author* wp-block-post-navigation-link
    about-author about-the-author author-about author-profile author-description boletin* *-boletin boletim* *-boletim
    infolettre* *-infolettre lettre-info* nieuwsbrief* *-nieuwsbrief rundbrief* nyhetsbrev* nyhedsbrev* uutiskirje*
    suscripcion* suscribete* inscricao* abonnement-* iscrizione* kommentare kommentar-* kommentare-* commentaire
    commentaires commentaires-* liste-commentaires comentario comentarios comentarios-* comentários commenti commenti-*
    lista-commenti reacties reacties-* komentarze komentarze-* kommentarer kommentarer-* autorenbox autoren-box
    autor-box autor-info autor-bio bio-autor bio-autora caja-autor caja-autora ficha-autor autora-box autora-info
    auteur-box auteur-bio bio-auteur autrice-bio bio-autrice box-autore box-autrice autore-box autore-bio sobre-autor
    sobre-o-autor sobre-a-autora sobre-el-autor sobre-la-autora ueber-den-autor ueber-die-autorin a-propos-auteur teilen
    teilen-* partager partager-* partage-* compartir compartir-* compartilhar compartilhar-* partilhar partilhar-*
    condividi condividi-* delen-knoppen udostepnij* relacionados relacionadas relacionados-* noticias-relacionadas
    articulos-relacionados artigos-relacionados articles-lies articles-similaires articles-associes correlati
    correlati-* articoli-correlati verwandte-artikel aehnliche-* weitere-artikel gerelateerd gerelateerd-* lees-ook
    leia-tambem leer-tambien lire-aussi a-lire-aussi leggi-anche"""
)
PERHAPS_NOISE = names(
    """sidebar side-bar* *-sidebar *_sidebar aside nav menu menu-* *-menu *_menu footer *-footer *_footer
    header topbar* top-bar* meta *-meta *_meta links trending* popular* latest* archive* login* search* tool tools
    toolbar vote* infobox caption-credit kicker tag tags autor autora autorin autore autrice auteur auteure"""
)
NOTES = words("admonition note notes tip warning caution important callout pullquote")
BOXES = names(
    "sidebar* *-sidebar *_sidebar callout* *-callout infobox info-box factbox fact-box textbox text-box box *-box "
    "boxout aside admonition* keyfacts key-facts sidebox pull-out excursus exkurs kasten encadre recuadro"
)
TITLES = words(
    """rubric admonition-title admonition-heading sidebar-title topic-title callout-title
    admonitionheading"""
)
SMALL_PRINT = re.compile(
    r"(?:by\s+\S.{0,60}|(?:posted|published|updated|last (?:updated|modified)|written)\b.{0,80}|"
    r"\d+\s*min(?:ute)?s?\s*read.{0,20}|"
    r"(?:share|tweet|print|email|subscribe|advertisement|sponsored|read more|continue reading)\b.{0,30}|"
    r"(?:leave a (?:comment|reply)|\d+ comments?|no comments).{0,20}|back to top|skip to (?:main )?content)$",
    re.IGNORECASE,
)
LABELS = re.compile(
    r"(?:note|notes|tip|hint|warning|caution|important|danger|see also|info|hinweis|tipp|warnung|achtung|wichtig|"
    r"remarque|astuce|attention|avertissement|nota|consejo|aviso|advertencia|suggerimento|avvertenza|opmerking|"
    r"注意|注记|注記|提示|警告|备注|ヒント|примечание|внимание|совет|ملاحظة|تحذير)[:.!：]?$",
    re.IGNORECASE,
)

# --- figures

FIGURES = words(
    """figure wp-caption imageblock listingblock tableblock thumb captioned-image-container image-container
    literal-block-wrapper informalfigure example table-wrap table quoteblock"""
)
CAPTIONS = names(
    "*caption* attribution legend image-credit image-credits imagecredits photo-credit photo-credits gallerytext"
)
CREDITS = names("*credit credit-* credits *-credits *photographer* *copyright* *-byline byline image-source img-source")
DECOR = names(
    """emoji smiley wp-smiley avatar gravatar icon icons *-icon *_icon icon-* icon_* logo *-logo *_logo logo-* badge
    badges pixel tracking spinner loader mwe-math-fallback* latex flag flagicon bullet callout share* social*"""
)
DECOR_URL = re.compile(
    r"gravatar\.com/|/emoji/|/smilies/|feedburner|doubleclick|google-analytics|facebook\.com/tr|/pixel[./?]|pixel\.gif|"
    r"img\.shields\.io|badge\.(?:svg|fury)|/badges?/|s\.w\.org/images/core/emoji|"
    r"(?:^|/)(?:logo|icon|favicon|sprite|spacer|blank)[\w-]*\.\w+$",
    re.IGNORECASE,
)

# --- code

GUTTER = words(
    """lineno linenos linenumber line-number line-numbers gutter line-numbers-rows hljs-ln-numbers linenodiv
    blob-num lntd-numbers ln lnum linenum line-num line_number code-line-number hljs-ln-n hljs-ln-line-number
    react-syntax-highlighter-line-number crayon-num ec-line-number rouge-gutter gutter-line"""
)
CODE_TABLES = words(
    "highlighttable rouge-table code-table blob-code js-file-line-container hljs-ln lntable syntaxhighlighter"
)
NO_LANGUAGE = words(
    "highlight block wrapper toolbar code inline snippet box example container copy dark light theme line lines"
)
LANGUAGES = words(
    """python javascript typescript java kotlin swift c cpp csharp go rust ruby php perl lua r scala haskell sql
    bash console html css json yaml toml xml ini makefile dockerfile diff markdown powershell text"""
)
SAME_LANGUAGE = dict(
    pair.split("=")
    for pair in words(
        """python3=python py=python py3=python pycon=python pycon3=python ipython=python ipython3=python python2=python
        doctest=python default= none=text plaintext=text plain=text txt=text nohighlight=text no-highlight=text
        js=javascript node=javascript jsx=javascript ts=typescript tsx=typescript sh=bash shell=bash zsh=bash
        shell-session=console shellsession=console terminal=console bash-session=console yml=yaml c++=cpp
        cxx=cpp cs=csharp c#=csharp rb=ruby rs=rust golang=go md=markdown htm=html docker=dockerfile conf=ini
        kt=kotlin ps1=powershell"""
    )
)
ROOT_PROMPT = re.compile(
    r"^(?:\w+@[\w-]+[:~][^\n]*)?# (?:apt|apt-get|aptitude|dpkg|dnf|yum|pacman|systemctl|service|cd|ls|cp|mv|rm|mkdir|"
    r"mount|cat|echo|chmod|chown|useradd|adduser|ip|ssh|curl|wget|tar|make|docker|git|pip|python3?|npm|vi|nano|sudo|su)\b"
)
