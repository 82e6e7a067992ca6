"""One module per step: load from the store, call a room, save. Pages, command line, API and worker call only this.

`house.open_workspace()` gives the workspace that every function takes first; `views` is what comes back.
"""
