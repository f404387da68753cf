// Another language puts the page together anew; the reader stays where they are and finds open what they opened.
const LANDMARKS = "#content h2, #content h3, #content figure, #content .long, #content table.plain";

function speak(tag) {
  const {drawn, open, anchor, top} = whereReaderIs();
  language = tag;
  assemble();
  document.querySelector(`.tools [lang="${tag}"]`).focus({preventScroll: true});
  const initial = [...places];
  drawn.forEach((at) => initial[at] && drawNow(initial[at]));
  const details = document.querySelectorAll("#content details");
  open.forEach((at) => details[at] && (details[at].open = true));
  const goBack = () => {
    const mark = document.querySelectorAll(LANDMARKS)[anchor];
    if (mark) window.scrollBy({top: mark.getBoundingClientRect().top - top, behavior: "instant"});
  };
  goBack();
  setTimeout(goBack); // once more when what was opened has filled itself
}
function whereReaderIs() {
  const tops = [...document.querySelectorAll(LANDMARKS)].map((mark) => mark.getBoundingClientRect().top);
  const anchor = tops.reduce((best, top, at) => (Math.abs(top) < Math.abs(tops[best]) ? at : best), 0);
  const indexes = (all, holds) => all.flatMap((one, at) => (holds(one) ? [at] : []));
  return {
    drawn: indexes(places, (place) => !waiting.has(place)),
    open: indexes([...document.querySelectorAll("#content details")], (one) => one.open),
    anchor, top: tops[anchor],
  };
}
