"""Chinese."""

from core.voice.reading.languages import Words

_N = r"\d[\d.,]*\d|\d"

WORDS = Words(
    code="zh",
    rules=(
        (rf"(?<![A-Za-z0-9.,/–—-])({_N})\s?[–—~〜～-]\s?({_N})(?![A-Za-z0-9/–—-])", r"\1到\2"),
        (rf"(?<![A-Za-z])US\$\s?((?:{_N})[万亿]*)", r"\1美元"),
        (rf"(?<![A-Za-z])\$\s?((?:{_N})[万亿]*)", r"\1美元"),
        (rf"(?<![A-Za-z])€\s?((?:{_N})[万亿]*)", r"\1欧元"),
        (rf"(?<![A-Za-z])£\s?((?:{_N})[万亿]*)", r"\1英镑"),
        (rf"(?<![A-Za-z])¥\s?((?:{_N})[万亿]*)", r"\1元"),
        (rf"(?<![A-Za-z])￥\s?((?:{_N})[万亿]*)", r"\1元"),
        (r"(\d[\d.,]*)\s?[%％]", r"百分之\1"),
        (r"(?<!\d)(1[6-9]\d\d|20\d\d)(?=年)", lambda match: "".join("零一二三四五六七八九"[int(c)] for c in match[1])),
    ),
)  # fmt: skip
