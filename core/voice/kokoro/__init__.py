"""Kokoro's parts: the shipped voices, the model that comes as packages, and the sounds it is given for a text.

`shipped` the voices in data/kokoro   `model` weights and inference   `sounds` text to the model's alphabet, with
`kana` for Japanese and `pinyin` for Chinese; every other language goes through espeak-ng.
"""
