"""The command line. Errors become exit codes here and nowhere else; progress goes to stderr, results to stdout.

`main.py` one command run · `app.py` the commands' tree · `making.py` make and render · `projects.py` ·
`speaking.py` speak · `setup.py` doctor, providers, bench (`bench_script.py`, `bench_visuals.py`) · `voices.py` ·
`models.py` · `templates.py` · `keeping.py` publish, export, backup, restore, clean · `rights.py` · `costs.py` ·
`working.py` worker · `wiring.py` workspace, run and signals · `progress.py` · `output.py` what is printed.
"""
