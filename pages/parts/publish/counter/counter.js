// How much of a platform's limit a field holds, counted in the platform's own unit at every key.
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

export default function ({ parentElement, data }) {
  const note = parentElement.querySelector("p");
  const place = `.st-key-${CSS.escape(data.field)}`;

  function show() {
    const field = document.querySelector(`${place} :is(textarea, input)`);
    const text = field ? field.value : data.text;
    const n = COUNTED[data.counted](text);
    const signs = [...data.forbidden].filter((sign) => text.includes(sign));
    const words = [`${n.toLocaleString("en")} of ${data.most.toLocaleString("en")} ${data.unit}`];
    if (signs.length) words.push(`${data.platform} takes no ${signs.join(" and no ")}`);
    note.textContent = words.join(" · ");
    note.classList.toggle("over", n > data.most || signs.length > 0);
  }

  // The field itself may be put in anew at any run; what holds it stays.
  const typed = (event) => event.target.closest?.(place) && show();
  document.addEventListener("input", typed, true);
  show();
  return () => document.removeEventListener("input", typed, true);
}
