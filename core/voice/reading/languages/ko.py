"""Korean."""

from core.voice.reading.languages import Words

_N = r"\d[\d.,]*\d|\d"

WORDS = Words(
    code="ko",
    rules=(
        (rf"(?<![A-Za-z0-9.,/–—-])({_N})\s?[–—~〜～-]\s?({_N})(?![A-Za-z0-9/–—-])", r"\1에서 \2"),
        (rf"(?<![A-Za-z])\$\s?((?:{_N})[만억조]*)", r"\1달러"),
        (rf"(?<![A-Za-z])€\s?((?:{_N})[만억조]*)", r"\1유로"),
        (rf"(?<![A-Za-z])£\s?((?:{_N})[만억조]*)", r"\1파운드"),
        (rf"(?<![A-Za-z])₩\s?((?:{_N})[만억조]*)", r"\1원"),
        (rf"(?<![A-Za-z])¥\s?((?:{_N})[만억조]*)", r"\1엔"),
        (r"(?<=\d)\s?[%％]", "퍼센트"),
    ),
)  # fmt: skip
