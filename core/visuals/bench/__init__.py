"""Benchmark of stock pictures, how often the right one comes first: a file of items behind a local server that speaks
the sites' own wires, asked by the real sources, ranked as for a film.

items.py    the file, read leniently        server.py   Pexels and Pixabay on 127.0.0.1
looks.py    pictures and clips made of nothing           figures.py  what came first, and whose it is
"""
