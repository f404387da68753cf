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
// What is drawn only when somebody comes to see it, or prints: thousands of marks and rows cost time.
const waiting = new Map();
const watcher = new IntersectionObserver((seen) => {
  for (const entry of seen) if (entry.isIntersecting) drawNow(entry.target);
}, {rootMargin: "400px"});
function whenSeen(place, draw) {
  waiting.set(place, draw);
  watcher.observe(place);
}
function drawNow(place) {
  const draw = waiting.get(place);
  waiting.delete(place);
  watcher.unobserve(place);
  if (draw && place.isConnected) draw();
}
function drawEverything() {
  for (const place of [...waiting.keys()]) drawNow(place);
}
