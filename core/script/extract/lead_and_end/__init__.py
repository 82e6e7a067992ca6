"""Short films as an editor cuts them: the article's lead whole, the sentence it exists for, its author's end.

An author says in the first paragraphs what an article is about and in the last what is to be kept of it; both were
written to be read together, so each line follows on the one before. Other sentences picked from the middle
lack what they were written behind: the belief without its refutation, the figure without its noun, "it" of nothing.
The rules:

1. The end is the last sentences of the last paragraph, 14 s at most, from where they can stand; a verdict that is the
   only paragraph under its heading is told whole up to 22 s. Notes with a bold word in front are no end.
2. Of the first paragraph 12 s come first, so that a scene doesn't take the time of what it leads to.
3. Under headings, the last paragraph of the lead goes before those in its middle: there the author takes back what
   people believe and says what the article shows. News, releases, studies and stories keep the order they have.
4. The other paragraphs of the lead are told whole, in order, each if it fits; one whose neighbour is not told may not
   lean on it, a question and its answer are one.
5. Then the end grows back to where its paragraph begins, and the first paragraph to where it ends.
6. Nothing fills what is left but the paragraph that follows on the lead: a film of 35 s is better than a line without
   its other half. A length that was asked for takes the paragraphs after that in their order.
7. What the article exists for (a verdict, claim, cause, method) has its place before the lead is filled, in the least
   form that can stand, where it is found; the scene may shrink for it.
"""
