"""Japanese."""

from core.voice.reading.languages import Words

_N = r"\d[\d.,]*\d|\d"

WORDS = Words(
    code="ja",
    rules=(
        (rf"(?<![A-Za-z0-9.,/–—-])({_N})\s?[–—~〜～-]\s?({_N})(?![A-Za-z0-9/–—-])", r"\1から\2"),
        (rf"(?<![A-Za-z])\$\s?((?:{_N})[万億兆]*)", r"\1ドル"),
        (rf"(?<![A-Za-z])€\s?((?:{_N})[万億兆]*)", r"\1ユーロ"),
        (rf"(?<![A-Za-z])£\s?((?:{_N})[万億兆]*)", r"\1ポンド"),
        (rf"(?<![A-Za-z])¥\s?((?:{_N})[万億兆]*)", r"\1円"),
        (rf"(?<![A-Za-z])￥\s?((?:{_N})[万億兆]*)", r"\1円"),
        (r"(?<=\d)\s?[%％]", "パーセント"),
    ),
)  # fmt: skip
