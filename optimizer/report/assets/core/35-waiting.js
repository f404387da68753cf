// What is drawn only when somebody comes to see it, or prints: thousands of marks and rows cost time.
const waiting = new Map(); // place: how it is drawn
let places = []; // all that ever waited on this page as it stands, in order
let leaving = new AbortController(); // its signal ends what listens on behalf of the page as it stands
const watcher = new IntersectionObserver((seen) => {
  for (const entry of seen) if (entry.isIntersecting) drawNow(entry.target);
}, {rootMargin: "400px"});

function whenSeen(place, draw) {
  places.push(place);
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
function forgetPlaces() {
  leaving.abort();
  leaving = new AbortController();
  watcher.disconnect();
  waiting.clear();
  places = [];
}
