"""The wizard: one file a page; `wizard.py` is the navigation around them. Data comes from `core.studio` alone."""
