"""The mouse on a page: each visible control must be what lies at its own middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    const box = one.getBoundingClientRect();
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
_PATIENCE = 10  # looks, 0.15 s apart


def covered(page: Page) -> list[str]:
    """The visible controls that a click at their middle would miss, each with what it would meet; a page that is still
    taking another width or shape is waited for.
    """
    for _ in range(20):
        found: list[str] = page.evaluate(COVERED)
        if not found:
            break
        page.wait_for_timeout(150)
    return found


def push(page: Page, what: Locator, across: float = 0.5, down: Locator | None = None) -> None:
    """Press a control with the mouse, at its middle or another share of its width; it must be what lies there.

    `down`: what stands at the wanted height, by default the control itself.
    """
    what.wait_for()
    at = None
    while at != (at := what.bounding_box()):  # what opens or moves is waited for
        what.evaluate("one => one.scrollIntoView({block: 'center', behavior: 'instant'})")
        page.wait_for_timeout(150)
    box, level = what.bounding_box(), (down or what).bounding_box()
    assert box is not None and level is not None
    x, y = box["x"] + across * box["width"], level["y"] + level["height"] / 2
    under = (
        "(one, [x, y]) => (hit => !!hit && (one.contains(hit) || hit.contains(one)))(document.elementFromPoint(x, y))"
    )
    for _ in range(_PATIENCE):  # a menu before it that still fades away
        if what.evaluate(under, [x, y]):
            break
        page.wait_for_timeout(150)
    assert what.evaluate(under, [x, y]), f"{what} lies under something"
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.up()
