"""Kokoro's parts: the shipped voices, the model that comes as packages, and the sounds it is given for a text.

shipped.py   the voices in data/kokoro       model.py   weights and inference
sounds.py    a text in the model's alphabet: by espeak-ng, kana.py for Japanese, pinyin.py for Chinese
tables.py    tables of sounds
"""
