"""Indonesian."""

from core.script.lexicon import Lexicon

LEXICON = Lexicon(
    code="id",
    numbered={"no.": "nomor"},
    say={
        "dll.": "dan lain-lain", "dsb.": "dan sebagainya", "dst.": "dan seterusnya", "mis.": "misalnya",
        "hlm.": "halaman",
    },
    units={
        "km/jam": "kilometer per jam", "km": "kilometer", "cm": "sentimeter", "mm": "milimeter", "kg": "kilogram",
        "GB": "gigabita", "MB": "megabita", "°C": "derajat Celsius",
    },
    openers="ia;dia;mereka;ini;itu;hal ini;hal itu;hal tersebut;inilah;itulah;tersebut;keduanya;tetapi;tapi;namun;"
    "dan;atau;akan tetapi;meskipun demikian;walaupun demikian;oleh karena itu;karena itu;oleh sebab itu;maka;jadi;"
    "sehingga;dengan demikian;selain itu;lagi pula;juga;misalnya;sebagai contoh;contohnya;dalam hal ini;"
    "dalam kasus ini;dalam kasus seperti itu;dalam kedua kasus;dengan cara ini;akibatnya;sebagai hasilnya;jika tidak;"
    "sebaliknya;sebagai gantinya;kemudian;lalu;setelah itu;selanjutnya;akhirnya;terakhir;pertama;kedua;ketiga;nanti;"
    "sejak itu;pada saat yang sama;sementara itu;di sisi lain;demikian pula;begitu pula;sebenarnya;bahkan;tentu saja;"
    "dengan kata lain;singkatnya;khususnya;terutama;yang pertama;yang kedua;yang terakhir;lainnya;yang lain;sama;"
    "untuk itu;untuk ini;sayangnya;untungnya;di sini;di sana;sekarang;jika ya;semua ini;ya;tidak;perhatikan;ingat;"
    "adalah;merupakan;dapat;bisa;begitu;lagi-lagi;sekali lagi;dalam praktiknya",
    pronouns="ia dia mereka ini itu tersebut keduanya",
    demonstratives="ini tersebut",
    within="juga;namun;oleh karena itu;karena itu;dengan demikian;selain itu;dalam hal ini;dalam kasus ini;"
    "sebaliknya;yang terakhir;kemudian;misalnya;tersebut;hal ini;pula",
    prepositions="di dengan tanpa untuk pada dalam menurut setelah sebelum dari ke selain sebagai oleh",
    pointing="gambar #;tabel #;bab #;bagian #;lampiran #;halaman #;contoh #;lihat;lihatlah;di bawah ini;di bawah;"
    "di atas;contoh berikut;perintah berikut;berikut ini;berikut;sebagai berikut;contoh ini;klik;tangkapan layar;"
    "catatan kaki;informasi lebih lanjut;bagian berikutnya;bab berikutnya",
    meta="bab ini;bagian ini;artikel ini;buku ini;panduan ini;halaman ini;tutorial ini;buku kami;buletin;kuki;"
    "hak cipta dilindungi",
    copula="adalah merupakan ialah",
    striking="tetapi;hanya;tidak pernah;pertama;terbesar;terbaik;tanpa;semua;meskipun;populer;mengejutkan;kesalahan;"
    "juta;miliar;persen;setengah;selalu;mengapa;bagaimana;penting;masalah;bebas",
    skip_headings="referensi;lihat pula;lihat juga;pranala luar;daftar pustaka;catatan;catatan kaki;daftar isi;"
    "komentar;bagikan;lisensi;tentang penulis",
    conjunction="dan",
    section_sign="pasal",
    cta_link="Artikel lengkapnya memuat lebih banyak: tautannya ada di deskripsi.",
    cta_plain="Bagaimana menurut Anda?",
)  # fmt: skip
