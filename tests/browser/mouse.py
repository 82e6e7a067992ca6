"""The mouse on a page: each visible control must be what lies at its own middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.waiting import until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

# A box to tick is pressed by its label. What lies under an open dialog or menu is rightly out of reach.
COVERED = """() => {
  const kinds = 'button, a[href], input, textarea, summary, video, audio, [role=slider], [role=combobox], [role=tab]';
  const shown = one => {
    const box = one.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || !one.checkVisibility({opacityProperty: true, visibilityProperty: true}))
      return false;
    for (let at = one.parentElement; at; at = at.parentElement)  // what is folded has no height
      if (/hidden|clip/.test(getComputedStyle(at).overflowY) && at.getBoundingClientRect().height < 2) return false;
    return true;
  };
  const layers = '[role=dialog], [data-testid=stPopoverBody], [role=listbox], [role=menu]';
  const top = [...document.querySelectorAll(layers)].filter(shown).pop() || document;
  const all = [...top.querySelectorAll(kinds)].map(one => /^(checkbox|radio)$/.test(one.type)
    ? one.closest('label') || one : one);
  const found = [];
  for (const one of new Set(all)) {
    if (one.type === 'file' || one.closest('[data-testid=stDataFrame]') || !shown(one)) continue;
    one.scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'});
    // a link that goes on in the next line is met in its first: the middle of both may be other words
    const box = one.matches('a') ? one.getClientRects()[0] : one.getBoundingClientRect();
    const left = Math.max(0, box.left), right = Math.min(innerWidth, box.right);
    const high = Math.max(0, box.top), low = Math.min(innerHeight, box.bottom);
    const hit = document.elementFromPoint((left + right) / 2, (high + low) / 2);
    if (hit && one.contains(hit)) continue;
    const name = x => x ? `${x.tagName.toLowerCase()} "${(x.innerText || x.ariaLabel || x.type || '').trim()
      .replace(/\\s+/g, ' ').slice(0, 40)}"` : 'nothing';
    found.push(`${name(one)} lies under ${name(hit && (hit.closest(kinds) || hit))}`);
  }
  return found;
}"""
UNDER = """(one, [x, y]) => {
  const hit = one.getRootNode().elementFromPoint(x, y);  // what stands in a shadow is met there
  return !!hit && (one.contains(hit) || hit.contains(one));
}"""


def covered(page: Page) -> list[str]:
    """The visible controls that a click at their middle would miss, each with what it would meet; a page that is still
    taking another width or shape is waited for.
    """
    return settled_faults(page, COVERED)


def settled_faults(page: Page, script: str) -> list[str]:
    """The faults that a script finds in a page, once it finds none or has looked for half a minute."""
    found: list[str] = []
    for _ in range(200):
        found = page.evaluate(script)
        if not found:
            break
        page.wait_for_timeout(150)
    return found


def push(page: Page, what: Locator, across: float = 0.5, down: Locator | None = None) -> None:
    """Press a control with the mouse, at its middle or another share of its width; it must be what lies there.

    `down`: what stands at the wanted height, by default the control itself.
    """
    what.wait_for()
    x = y = 0.0

    def ready() -> bool:
        """Whether the control stands still at a place that nothing else covers, as a menu that still fades away."""
        nonlocal x, y
        what.evaluate("one => one.scrollIntoView({block: 'center', behavior: 'instant'})")
        before = what.bounding_box(), (down or what).bounding_box()
        page.wait_for_timeout(150)
        box, level = what.bounding_box(), (down or what).bounding_box()
        if box is None or level is None or before != (box, level):
            return False
        x, y = box["x"] + across * box["width"], level["y"] + level["height"] / 2
        return bool(what.evaluate(UNDER, [x, y]))

    until(ready, page, f"{what} lies under something or does not stand still")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.up()
