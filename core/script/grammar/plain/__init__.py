"""The safe subset: what word lists alone can say of a sentence, for languages without a parser."""
