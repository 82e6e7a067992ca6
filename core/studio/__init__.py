"""One module per step: load from the store, call a room, save. Pages, command line, API and worker call only this.

workspace/  the data folder opened: `workspace.workspace.open_workspace()` gives what every function takes first
project/    one project as data, how it changes, where its steps stand; `project.views` is what comes back
script/     step 2, the article becomes lines     voice/    step 3, the lines become sound
jobs/       work that goes on without the page: asked for, done
content/    step 1, a source becomes an article   visuals/  step 4, what is seen
film/       step 5, timeline, previews, videos    publish/  step 6, what leaves the workspace
machine/    upkeep of a data folder, services     bench/    figures measured on this machine
bodies.py   what each kind of job does            work.py   the door to all jobs
chain.py    every step before the videos          make.py   from a source to its videos in one call
"""
