"""The wires of chat models, one file each, named as the model's: what its server answers, to be tested against.

A file has `values(url)` (the settings that lead to the server), `listing(models)` (the list of models), `lines(path,
say)` (a streamed answer), `whole(say)` (one that is not streamed), `error(say)`, `check_schema(body, schema, most)`
(asserts that a request has them), and the facts `KIND` (content type of a stream), `NO_MODEL` (a word of the hint where
the model is missing), `FIRST_S` (how long its first word is waited for at a server on this machine) and `TORN` (whether
it tells an end from a tear).
"""
