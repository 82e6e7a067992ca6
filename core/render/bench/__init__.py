"""The figures that README quotes, measured on this machine: `python -m core bench`.

inputs.py makes the pictures, clips and voice · limit.py is x264 alone on the very frames of our output ·
cases.py what is measured · plain_moviepy.py the same film as MoviePy's documentation makes it · runner.py all of it.
"""

from core.render.bench.runner import measure_rendering

__all__ = ["measure_rendering"]
