"""Words by which a sentence points back at the listing or table before it, by language."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What begins a sentence about the thing before it.
POINTERS = {
    "en": _set("this these that those it they here notice note above"),
    "de": _set("dies diese dieser dieses das es sie hier damit dadurch dabei darin beachte beachten"),
    "fr": _set("ce cet cette ces cela ceci il elle ils elles ici notez remarquez"),
    "es": _set("este esta esto estos estas eso esa aquí observe observa fíjate nótese"),
    "it": _set("questo questa questi queste ciò esso essa qui nota notate"),
    "pt": _set("este esta isto estes estas isso ele ela aqui note observe repare"),
    "nl": _set("dit dat deze die het hier merk let"),
    "pl": _set("to ten ta te tutaj zauważ tu"),
    "cs": _set("to tento tato toto tyto zde všimněte"),
    "sv": _set("detta denna dessa det här notera"),
    "da": _set("dette denne disse det her bemærk"),
    "nb": _set("dette denne disse det her merk"),
    "fi": _set("tämä nämä se tässä huomaa"),
    "ru": _set("это этот эта эти здесь обратите он она они"),
    "uk": _set("це цей ця ці тут зверніть"),
    "tr": _set("bu bunlar burada dikkat"),
    "hu": _set("ez ezek itt figyeljük"),
    "ro": _set("acest această acestea aceasta aici observați"),
    "ja": _set("これ この ここ 上記 上の それ その"),
    "zh": _set("这 這 此 上面 上述 以上 注意"),
    "ko": _set("이 위의 여기 이것 그"),
    "ar": _set("هذا هذه هنا لاحظ"),
    "hi": _set("यह ये यहाँ इस"),
}

# What the thing may be called.
NOUNS = {
    "en": _set("command commands code snippet listing output script function line lines statement table chart"),
    "de": _set("befehl befehle code ausgabe skript funktion zeile zeilen anweisung tabelle listing"),
    "fr": _set("commande commandes code sortie script fonction ligne lignes tableau instruction"),
    "es": _set("comando orden código salida script función línea líneas tabla"),
    "it": _set("comando comandi codice output script funzione riga righe tabella"),
    "pt": _set("comando comandos código saída script função linha linhas tabela"),
    "nl": _set("opdracht commando code uitvoer script functie regel regels tabel"),
    "pl": _set("polecenie kod skrypt funkcja wiersz tabela"),
    "ru": _set("команда код скрипт функция строка вывод таблица"),
    "ja": _set("コマンド コード 出力 スクリプト 関数 表"),
    "zh": _set("命令 代码 输出 脚本 函数 表"),
    "ko": _set("명령 코드 출력 스크립트 함수 표"),
}
