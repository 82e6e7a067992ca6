"""The command line. Errors become exit codes here and nowhere else; progress goes to stderr, results to stdout.

`main.py` one command run · `app.py` the commands' tree · `making.py` make and render · `projects.py` ·
`setup.py` doctor, providers, bench · `voices.py` · `keeping.py` publish, export, backup, restore, clean ·
`rights.py` rights · `costs.py` costs · `wiring.py` workspace, run and signals · `output.py` what is printed.
"""
