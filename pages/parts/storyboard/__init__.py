"""The storyboard: facts.py (what to say of a shot), grid.py (a card a scene), tools.py (what is done to all of them),
change.py (one scene, large) with others.py (candidates and search), mine.py (uploads), make.py (pictures made),
framing.py with aim.* (what matters in a picture) and text.py (the words of a card).
"""
