"""What the contract suite of aligners needs to run each of them: one file an aligner, with `ready(tmp_path)`."""
