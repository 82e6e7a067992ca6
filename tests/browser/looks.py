"""Looking at a page at the sizes of a desk and a phone: nothing is cut off and nothing lies under something else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.mouse import covered, settled_faults

if TYPE_CHECKING:
    from playwright.sync_api import Page

SIZES = {"desk": (1280, 900), "phone": (390, 844)}
CUT_OFF = """() => {
  const wide = document.documentElement.clientWidth, found = [];
  if (document.documentElement.scrollWidth > wide) found.push('the page scrolls sideways');
  const controls = 'button, a[href], input, textarea, video, audio, [role=slider], [role=radio], [role=tab]';
  for (const one of document.querySelectorAll(controls)) {
    const box = one.getBoundingClientRect(), style = getComputedStyle(one);
    if (box.width < 2 || box.height < 2 || style.visibility === 'hidden' || style.opacity === '0') continue;
    if (one.closest('[data-testid="stSidebar"], [data-testid="stDataFrame"]')) continue;
    const name = one.tagName + ' ' + (one.innerText || one.ariaLabel || one.type || '').trim().slice(0, 40);
    if (box.left < -0.5 || box.right > wide + 0.5) found.push(`${name} reaches from ${box.left} to ${box.right}`);
    for (const text of one.querySelectorAll('p'))
      if (getComputedStyle(text).textOverflow === 'ellipsis' && text.scrollWidth > text.clientWidth + 1)
        found.push(`${name} is shortened`);
  }
  return found;
}"""


def look(page: Page, name: str) -> None:
    """At both sizes nothing is cut off or lies under something else; with WIZARD_SHOTS set, pictures of it are kept
    there, light and dark.
    """
    folder = os.environ.get("WIZARD_SHOTS")
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(700)
        faults = settled_faults(page, CUT_OFF) + covered(page)
        assert not faults, f"{name} on a {size}: {faults}"
        for scheme in ("light", "dark") if folder else ():
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.wait_for_timeout(400)
            page.screenshot(path=Path(folder or "") / f"{name}-{size}-{scheme}.png")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 900})
