"""Turkish."""

from core.script.lexicon import Lexicon

LEXICON = Lexicon(
    code="tr",
    say={
        "örn.": "örneğin", "vb.": "ve benzeri", "vs.": "vesaire", "bkz.": "bakınız", "vd.": "ve diğerleri",
    },
    openers="o;bu;şu;bunlar;şunlar;onlar;bunu;bunun;buna;bunda;bundan;bununla;onu;onun;ona;onda;ondan;onların;"
    "bunların;böyle;böyle bir;böylece;böylelikle;öyle;ama;fakat;ancak;ve;veya;ya da;yine de;bununla birlikte;"
    "bununla beraber;bu nedenle;bu yüzden;bu sebeple;dolayısıyla;sonuç olarak;bu sayede;ayrıca;üstelik;dahası;"
    "bunun yanı sıra;bunun yanında;örneğin;mesela;bu durumda;o zaman;bu şekilde;aksi takdirde;aksi halde;"
    "bunun yerine;sonra;daha sonra;ardından;son olarak;sonunda;nihayet;ilk olarak;önce;öncelikle;ikinci olarak;"
    "o zamandan beri;aynı zamanda;bu arada;buna rağmen;öte yandan;diğer yandan;tersine;benzer şekilde;aynı şekilde;"
    "aslında;gerçekten;elbette;tabii;tabii ki;başka bir deyişle;yani;kısacası;özellikle;her ikisi;her ikisi de;"
    "ikisi de;ilki;ikincisi;sonuncusu;diğer;diğeri;diğerleri;başka bir;bir başka;aynı;bunun için;ne yazık ki;"
    "neyse ki;burada;orada;şimdi;eğer bu;tüm bunlar;bütün bunlar;evet;hayır;unutmayın;dikkat;bazıları;hatta;zira;"
    "çünkü;oysa;halbuki;yine;tekrar;uygulamada",
    pronouns="burada bu şu bunlar onlar bunu bunun buna bunda bundan onu onun ona onların bunların",
    demonstratives="bu bunlar bunu bunun",
    within="ayrıca;dolayısıyla;bu nedenle;bu yüzden;bununla birlikte;bu durumda;bunun yerine;bu şekilde;örneğin;"
    "aynı zamanda;ise;da aynı;öte yandan;böylece",
    pointing="şekil #;tablo #;bölüm #;kısım #;ek #;sayfa #;örnek #;bakın;bakınız;bkz.;aşağıda;aşağıdaki;yukarıda;"
    "yukarıdaki;şu şekilde;şu komut;bu örnek;bu örnekte;tıklayın;ekran görüntüsü;dipnot;daha fazla bilgi;"
    "sonraki bölüm;önceki bölüm",
    meta="bu bölüm;bu bölümde;bu makale;bu makalede;bu yazı;bu yazıda;bu kitap;bu kitapta;bu kılavuz;bülten;"
    "çerezler;tüm hakları",
    copula="bir",
    striking="ama;yalnızca;sadece;asla;ilk;en büyük;en iyi;hiç;kimse;her şey;rağmen;popüler;şaşırtıcı;hata;milyon;"
    "milyar;yüzde;yarısı;her zaman;neden;nasıl;önemli;sorun;özgür",
    skip_headings="kaynakça;kaynaklar;ayrıca bakınız;dış bağlantılar;notlar;dipnotlar;içindekiler;yorumlar;paylaş;"
    "lisans;yazar hakkında",
    plurals="ler lar",
    conjunction="ve",
    section_sign="paragraf",
    cta_link="Makalenin tamamında daha fazlası var: bağlantısı açıklamada.",
    cta_plain="Siz ne düşünüyorsunuz?",
)  # fmt: skip
