// What may be wider than the page scrolls by itself; while it does, it can be reached and read with the keyboard.
const measurer = new ResizeObserver((resized) => {
  for (const place of new Set(resized.map(({target}) => target.closest("[data-scrolls]")))) if (place) offerScrolling(place);
});
function scrolling(place, name) {
  place.classList.add("scroll");
  place.dataset.scrolls = name || "";
  measurer.observe(place);
  if (place.firstElementChild) measurer.observe(place.firstElementChild);
  return place;
}
function offerScrolling(place) {
  const wide = place.scrollWidth > place.clientWidth;
  const how = wide ? {tabindex: "0", role: place.dataset.scrolls ? "region" : null, "aria-label": place.dataset.scrolls || null} : {};
  for (const name of ["tabindex", "role", "aria-label"]) {
    if (how[name]) place.setAttribute(name, how[name]);
    else place.removeAttribute(name);
  }
}
