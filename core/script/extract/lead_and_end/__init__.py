"""Short films as an editor cuts them: the article's lead whole, the sentence it exists for, its author's end.

An author says in the first paragraphs what an article is about and in the last what is to be kept of it; both were
written to be read together, so each line follows on the one before. Other sentences picked from the middle
lack what they were written behind: the belief without its refutation, the figure without its noun, "it" of nothing.
The rules:

1. The end is the last sentences of the last paragraph, 14 s at most, from where they can stand; a verdict that is the
   only paragraph under its heading is told whole up to 22 s. Notes with a bold word in front are no end.
2. What the article exists for (a verdict, claim, cause, method, the answer to its title) comes next, in the least form
   that can stand, where it is found.
3. What the end names as known ("the splinter", a person by name) is told where the article introduces it. Where there
   is no time for it beside the scene, the film begins with it, or ends with a paragraph before.
4. The scene has 12 s of the first paragraph, or as little as its first sentence where more would leave time empty or
   the end without what it needs.
5. Under headings, the last paragraph of the lead goes before those in its middle: there the author takes back what
   people believe and says what the article shows. News, releases, studies and stories keep the order they have.
6. The other paragraphs of the lead are told whole, in order, each if it fits; one whose neighbour is not told may not
   lean on it, a question and its answer are one.
7. Then the end grows back to where its paragraph begins, and the first paragraph to where it ends.
8. What is left goes to the paragraph that follows on the lead, then to those nearest to the title and to figures, from
   their first sentence on: never a line without its other half.
"""
