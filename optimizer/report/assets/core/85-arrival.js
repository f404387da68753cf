// What is drawn on the way may push away the place that a link leads to: it is brought back until the reader moves on.
let arriving = null;

function keepInSight(hash) {
  arriving = document.getElementById(hash.slice(1)); // null of other addresses
}
document.addEventListener("click", ({target}) => {
  const link = target.closest('a[href^="#"]');
  if (link) keepInSight(link.hash);
});
for (const move of ["wheel", "touchmove", "keydown", "pointerdown"]) {
  window.addEventListener(move, () => { arriving = null; }, {passive: true});
}
new ResizeObserver(() => arriving && arriving.isConnected && arriving.scrollIntoView()).observe(document.getElementById("page"));
