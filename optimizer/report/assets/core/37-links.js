// Links to what the page shows of one client or caseworker: "#client=c17". Nothing of the address is ever markup.
const routes = {}; // kind: function that shows whoever has the id
const linkTo = (kind, value) => `#${kind}=${encodeURIComponent(value)}`;

function follow() {
  const [, kind, rest] = location.hash.match(/^#(\w+)=(.*)$/) || [];
  if (kind && Object.hasOwn(routes, kind)) routes[kind](decoded(rest));
}
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // typed by hand
  }
}
// Brings a heading to the reader's eye and ear.
function arriveAt(heading) {
  heading.scrollIntoView({block: "start"});
  heading.focus({preventScroll: true});
}
window.addEventListener("hashchange", follow);
// The address stays as it is where it is asked for once more.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link && link.hash && link.hash === location.hash) follow();
});
