"""Data folders as earlier versions left them, one zip a version: opened, migrated and rendered by this one.

`2026_11.zip`: a project of an article with one picture, a script of two lines written by hand (the second with a number
that the article does not have), a title typed for YouTube Shorts, a pronunciation, and its finished draft video.
"""
