// A picture on which a click, a drag or the arrow keys say what matters in it. Sends "aimed": [x, y], shares of its size.
const states = new WeakMap();
const clamp = (value) => Math.min(1, Math.max(0, value));
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export default function ({ parentElement, data, setTriggerValue }) {
  const box = parentElement.querySelector(".aim");
  const find = (name) => box.querySelector(name);
  const [image, first, last, point, said] = ["img", ".first", ".last", ".point", ".said"].map(find);
  const state = states.get(parentElement) ?? { timer: 0, held: false, at: data.at };
  states.set(parentElement, state);

  const lay = (one, rect) => {
    one.hidden = !rect;
    if (!rect) return;
    const [x, y, w, h] = rect.map((share) => `${share * 100}%`);
    Object.assign(one.style, { left: x, top: y, width: w, height: h });
  };
  const put = (at) => {
    state.at = at;
    Object.assign(point.style, { left: `${at[0] * 100}%`, top: `${at[1] * 100}%` });
  };
  const send = () => {
    said.textContent = data.said.replace("{x}", Math.round(state.at[0] * 100)).replace("{y}", Math.round(state.at[1] * 100));
    setTriggerValue("aimed", state.at.map((share) => Math.round(share * 1000) / 1000));
  };
  const where = (event) => {
    const edge = image.getBoundingClientRect();
    return [clamp((event.clientX - edge.left) / edge.width), clamp((event.clientY - edge.top) / edge.height)];
  };

  if (image.getAttribute("src") !== data.src) image.src = data.src;
  image.alt = data.alt;
  box.setAttribute("aria-label", data.label);
  box.style.aspectRatio = data.shape;
  box.style.setProperty("--shape", data.shape);
  lay(first, data.start);
  lay(last, data.end);
  if (!state.held && !state.timer) put(data.at);

  box.onpointerdown = (event) => {
    state.held = true;
    box.setPointerCapture(event.pointerId);
    put(where(event));
  };
  box.onpointermove = (event) => state.held && put(where(event));
  box.onpointerup = (event) => {
    if (!state.held) return;
    state.held = false;
    put(where(event));
    send();
  };
  box.onpointercancel = () => {
    state.held = false;
    put(data.at);
  };
  box.onkeydown = (event) => {
    const way = KEYS[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const step = event.shiftKey ? 0.1 : 0.02;
    put([clamp(state.at[0] + way[0] * step), clamp(state.at[1] + way[1] * step)]);
    clearTimeout(state.timer);
    state.timer = setTimeout(() => {
      state.timer = 0;
      send();
    }, 350);
  };
}
