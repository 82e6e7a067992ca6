"""Questions to a parse, one file each: subject, definite phrases, pronouns, comparisons, fragments, cuts."""
