"""The only code that runs ffmpeg (caged), and that probes or decodes pictures, footage and sound.

ffmpeg.py runs the program, pictures.py reads pictures, probe.py looks into media files, audio.py reads and writes PCM.
"""
