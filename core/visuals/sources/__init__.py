"""Where pictures come from: one file a source. Its id is the file's name."""
