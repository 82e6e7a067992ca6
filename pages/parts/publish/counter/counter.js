// Below a field: how much of the platform's limit it holds, counted in the platform's own unit at every key, and a
// button that copies it as it stands. Without a limit only the button, which copies several fields.
const COUNTED = {
  bytes: (text) => new TextEncoder().encode(text).length,
  utf16: (text) => text.length,
  characters: (text) => [...text].length,
  // YouTube counts the commas between tags and the quotation marks around those with a space.
  tags: (text) => {
    const tags = listed(text);
    return tags.reduce((sum, tag) => sum + [...tag].length + (/\s/.test(tag) ? 2 : 0) + 1, tags.length ? -1 : 0);
  },
  hashtags: (text) => listed(text).length,
};

function listed(text) {
  const tags = text.split(",").map((tag) => tag.replace(/^[\s#]+|\s+$/g, "")).filter(Boolean);
  return [...new Map(tags.map((tag) => [tag.toLowerCase(), tag])).values()];
}

function held(field, text) {
  const input = document.querySelector(`.st-key-${CSS.escape(field)} :is(textarea, input)`);
  return input ? input.value : text;
}

// As it is pasted: a hashtag is one word with its sign before it.
function pasted(text, counted, most) {
  if (counted !== "hashtags") return text;
  return listed(text).slice(0, most || undefined).map((tag) => `#${tag.replace(/[^\p{L}\p{M}\p{N}_]+/gu, "")}`).join(" ");
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without https there is no clipboard: the older way, by a selection.
    const area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    area.style.opacity = "0";
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    if (!copied) return false;
  }
  return true;
}

export default function ({ parentElement, data }) {
  const note = parentElement.querySelector("p");
  const button = parentElement.querySelector("button");
  const fields = data.fields;
  const place = `.st-key-${CSS.escape(fields[0].field)}`;

  function show() {
    const text = held(fields[0].field, fields[0].text);
    const n = COUNTED[data.counted](text);
    const signs = [...data.forbidden].filter((sign) => text.includes(sign));
    const words = [`${n.toLocaleString("en")} of ${data.most.toLocaleString("en")} ${data.unit}`];
    if (signs.length) words.push(`${data.platform} takes no ${signs.join(" and no ")}`);
    note.textContent = words.join(" · ");
    note.classList.toggle("over", n > data.most || signs.length > 0);
  }

  parentElement.querySelector(".line").classList.toggle("alone", !data.most);
  note.hidden = !data.most;
  button.textContent = data.label;
  button.setAttribute("aria-label", data.name);
  button.onclick = async () => {
    const texts = fields.map(({ field, text, counted, most }) => pasted(held(field, text), counted, most).trim());
    const copied = await copy(texts.filter(Boolean).join("\n\n"));
    button.textContent = copied ? "Copied" : "Not copied";
    setTimeout(() => (button.textContent = data.label), 2000);
  };
  if (!data.most) return;
  // The field itself may be put in anew at any run; what holds it stays.
  const typed = (event) => event.target.closest?.(place) && show();
  document.addEventListener("input", typed, true);
  show();
  return () => document.removeEventListener("input", typed, true);
}
