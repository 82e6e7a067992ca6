"""Room 5: everything made so far becomes a `Timeline`. No effects, only decisions.

`build.py` the whole walk · `spans.py` when each shot is seen · `motion.py` how a picture fits and moves ·
`tokens.py` timed caption tokens · `layout.py` lines of a caption · `cues.py` captions of a line ·
`place.py` sizes and margins in a frame · `scenes.py` transitions · `styles.py` caption styles as data ·
`pieces.py` what a scene draws of the captions · `burnt.py` these as ASS, to burn in ·
`captions.py` SRT and VTT beside the film · `overlays.py` words laid over pictures ·
`shown.py` where captions would repeat a card, by `matching.py` · `hearing.py` when the parts of a card are spoken ·
`entrances.py` how they enter.
"""

from core.timeline.build import build_timeline
from core.timeline.shown import roomy_shots

__all__ = ["build_timeline", "roomy_shots"]
