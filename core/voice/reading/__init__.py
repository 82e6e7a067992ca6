"""Figures, money, dates and titles as people read them out, for engines that would read them sign by sign.

Only the speech changes: captions keep "$4.6 million", "World War II" and "3–5" as the article has them. `out` is the
way in, `rules` are for all languages, `languages` hold their words, one file each.
"""
