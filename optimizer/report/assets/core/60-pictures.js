// Pictures by Plotly. Every one has a name and a description for who can't see it, and its numbers as a table.
// draw() gives {traces, layout} and is asked again when colours change; table: {columns, rows}.
// width is the least that it can be read at: on a narrower page it is scrolled in its own place.
function picture({title, description, draw, table: behind, height = 360, width = 0}) {
  const told = `picture-${places.length}`;
  const drawn = element("div",
    {class: "drawn", role: "img", "aria-label": title, "aria-describedby": told, style: `height:${height}px;min-width:${width}px`});
  const numbers = element("details", {class: "behind"}, element("summary", {}, say("page.numbers_of", {title})));
  numbers.addEventListener("toggle", () => {
    if (numbers.childElementCount > 1) return;
    const long = behind.rows.length > 60;
    numbers.append(long ? longTable(behind.columns, behind.rows, {caption: title}) : table(behind.columns, behind.rows, {caption: title}));
  });
  const paint = () => {
    const {traces, layout} = draw();
    Plotly.react(drawn, traces, {...themed(layout, height), width: widthOf(drawn)}, {displayModeBar: false, responsive: true});
  };
  whenSeen(drawn, () => {
    paint();
    root.addEventListener("themed", () => drawn.isConnected && paint(), {signal: leaving.signal});
  });
  return element("figure", {},
    element("figcaption", {}, element("strong", {}, title), " ", element("span", {id: told}, description)),
    scrolling(element("div", {}, drawn), title), numbers);
}
// On paper as wide as A4 leaves it between the margins of style.css; on the screen Plotly sees for itself, but has to be
// told to look again after paper.
const PAPER_WIDTH = 680;
function widthOf(drawn) {
  return printing ? Math.min(PAPER_WIDTH, drawn.clientWidth || PAPER_WIDTH) : undefined;
}
window.addEventListener("afterprint", () =>
  document.querySelectorAll(".drawn:has(.main-svg)").forEach((drawn) => Plotly.Plots.resize(drawn)));
// Colours that all kinds of colour vision tell apart; see style.css.
const SERIES = ["blue", "orange", "green", "purple", "red", "sky"];
const series = (at) => colour(SERIES[at % SERIES.length]);

function themed(layout, height) {
  const axis = {gridcolor: colour("line"), zerolinecolor: colour("line"), linecolor: colour("line"), automargin: true,
    separatethousands: true, exponentformat: "none"};
  const base = {
    height, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
    font: {family: "system-ui, sans-serif", size: 13, color: colour("ink")},
    margin: {l: 56, r: 16, t: 16, b: 48}, separators: separators(), dragmode: false,
    hoverlabel: {bgcolor: colour("paper"), bordercolor: colour("line"), font: {color: colour("ink")}},
    legend: {orientation: "h", y: 1.02, yanchor: "bottom", x: 0},
  };
  const axes = Object.fromEntries(Object.entries(layout).filter(([name]) => /^[xy]axis/.test(name))
    .map(([name, own]) => [name, {...axis, ...own}]));
  return {xaxis: axis, yaxis: axis, ...base, ...layout, ...axes};
}
// Plotly's way of writing numbers: decimal sign, then sign between thousands.
function separators() {
  const parts = formatter(Intl.NumberFormat, {}).formatToParts(12345.6);
  const of = (type) => (parts.find((part) => part.type === type) || {value: ""}).value;
  return of("decimal") + of("group");
}
// Plotly reads markup in texts: an id stands in them escaped, cut, and kept apart from the direction around it. A name
// gives way to its id where both don't fit: two people may have one name.
function label(value, most = 24) {
  const {name} = personOf(value, "id");
  const last = cut(plain(value), most);
  const text = name ? `${cut(plain(name), Math.max(8, most - [...last].length - 1))} ${last}` : last;
  return `\u2068${text.replace(/[&<>]/g, (sign) => ({"&": "&amp;", "<": "&lt;", ">": "&gt;"})[sign])}\u2069`;
}
