// Makes elements; texts are only ever texts, so that no id or name can become markup.
// element("p", {class: "note"}, "Some ", bold) — attributes that are null or false are left out.
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}
// An id or a name from the data: kept apart from the direction of the text around it, cut by the style if long.
function id(value) {
  if (value === null || value === undefined) return NOTHING;
  return element("bdi", {class: "id", title: titleOf(value)}, plain(value));
}
// What the style cuts can be read whole by pointing at it.
function titleOf(value) {
  return String(value).length > 24 ? plain(value) : null;
}
