"""Setups of the aligners for their contract suite: one file an aligner, with `ready(tmp_path)`."""
