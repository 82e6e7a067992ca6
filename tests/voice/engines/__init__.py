"""How each engine is got ready for the contract suite: one file an engine, named like it."""
