// How every page behaves: one sound at a time; the second press of a double click presses nothing that came under the
// pointer since the first; captions that are in the picture aren't shown over it as well. Installed once a tab.
const AGAIN_MS = 600; // two presses closer than this are meant for what was there at the first
const NEAR_PX = 12;
const CONTROL =
  "label, button, a[href], input, textarea, select, summary, video, audio, [role=option], [role=menuitem]," +
  " [role=radio], [role=tab], [role=slider], [role=button], [role=checkbox]";
const PRESS = ["pointerdown", "mousedown", "pointerup", "mouseup", "click", "dblclick"];

// ---- the second press
const named = (node) => {
  const control = node instanceof Element ? node.closest(CONTROL) : null;
  if (!control) return "";
  const places = [];
  for (let one = control; one; one = one.parentElement)
    for (const name of one.classList) if (name.startsWith("st-key-")) places.push(name);
  return [control.tagName, control.ariaLabel ?? "", control.innerText ?? "", ...places].join("|");
};
let last = { at: -AGAIN_MS, x: 0, y: 0, name: "" };
let deaf = false;

const stop = (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
};
const pressed = (event) => {
  if (!event.isTrusted) return;
  if (event.type === "pointerdown") {
    const near = Math.hypot(event.clientX - last.x, event.clientY - last.y) <= NEAR_PX;
    const name = named(event.target);
    deaf = near && event.timeStamp - last.at < AGAIN_MS && name !== last.name;
    if (!deaf) last = { at: event.timeStamp, x: event.clientX, y: event.clientY, name };
    else last.at = event.timeStamp; // a third press is as hasty as the second
  }
  if (deaf) stop(event);
};
const held = (event) => {
  const button = event.target instanceof Element && event.target.closest("button, a[href], [role=button]");
  if (event.isTrusted && event.repeat && button && (event.key === "Enter" || event.key === " ")) stop(event);
};

// ---- one sound at a time
const players = new Set(); // weak references: also players that are in no page, as those of a recording
const known = new WeakSet();
const heard = (one) => !one.paused && !one.ended && !one.muted && one.volume > 0;
const know = (one) => {
  if (known.has(one)) return;
  known.add(one);
  players.add(new WeakRef(one));
};
const alone = (event) => {
  const one = event.target;
  if (!(one instanceof HTMLMediaElement)) return;
  know(one);
  if (!heard(one)) return;
  for (const reference of players) {
    const other = reference.deref();
    if (!other) players.delete(reference);
    else if (other !== one && heard(other)) other.pause();
  }
};

// ---- captions
const BURNED = "[class*='st-key-burned-'] video";
const quiet = (video) => {
  for (const track of video.querySelectorAll("track")) {
    if (track.dataset.off) continue;
    track.dataset.off = "1";
    track.default = false;
    track.track.mode = "disabled";
  }
};
const look = () => document.querySelectorAll(BURNED).forEach(quiet);

export default function () {
  if (window.reelwrightManners) return;
  window.reelwrightManners = true;
  for (const kind of PRESS) window.addEventListener(kind, pressed, true);
  window.addEventListener("keydown", held, true);
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function (...given) {
    if (!this.isConnected && !known.has(this)) this.addEventListener("playing", alone);
    know(this);
    return play.apply(this, given);
  };
  for (const kind of ["play", "playing", "volumechange"]) document.addEventListener(kind, alone, true);
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  look();
}
