// Plans side by side by one measure: a row a plan, a dot a value; better is always to the right, and every axis
// begins at 0. rows: {label, kind, value, bound, half}: numbers, or null; half of an interval is drawn to both sides.
const MARKS = { // Told apart by shape and filling, colours only help.
  "client-based": {symbol: "circle", colour: "blue"},
  cover: {symbol: "square", colour: "green"},
  "task-based": {symbol: "triangle-up", colour: "orange"},
  rule: {symbol: "diamond-open", colour: "orange"},
  dedicated: {symbol: "circle-open", colour: "blue"},
  people: {symbol: "star", colour: "ink"},
};
function dotPlot({title, description, rows, unit, moreIsBetter}) {
  const known = rows.filter((row) => row.value !== null);
  return picture({
    title, description, height: 64 + 26 * rows.length,
    draw: () => ({traces: [boundsOf(rows), dotsOf(known, unit, moreIsBetter)], layout: dotLayout(rows, unit, moreIsBetter)}),
    table: dotTable({title, rows, unit}),
  });
}
function dotTable({title, rows, unit}) {
  const further = ["bound", "half"].filter((field) => rows.some((row) => (row[field] ?? null) !== null));
  const written = (value) => element("span", {}, amount(value, unit));
  return {
    columns: [{title: say("dots.plan"), kind: "text"}, {title, kind: "number"}, ...further.map((field) => ({title: say(`dots.${field}`), kind: "number"}))],
    rows: rows.map((row) => [row.label, written(row.value), ...further.map((field) => written(row[field]))]),
  };
}
const hasBounds = (rows) => rows.some((row) => (row.bound ?? null) !== null);
function dotsOf(rows, unit, moreIsBetter) {
  const middle = Math.max(...rows.map((row) => row.value)) / 2;
  return {
    type: "scatter", mode: "markers+text", cliponaxis: false,
    x: rows.map((row) => row.value), y: rows.map((row) => label(row.label, 40)),
    text: rows.map((row) => amount(row.value, unit)),
    textposition: rows.map((row) => (row.value > middle) === moreIsBetter ? "middle left" : "middle right"), // into the picture,
    hovertemplate: "%{y}: %{text}<extra></extra>",
    error_x: {type: "data", array: rows.map((row) => row.half ?? 0), color: colour("soft"), visible: rows.some((row) => row.half)},
    marker: {
      size: 11, line: {width: 2},
      symbol: rows.map((row) => MARKS[row.kind].symbol),
      color: rows.map((row) => colour(MARKS[row.kind].colour)),
    },
  };
}
function boundsOf(rows) {
  const bound = rows.filter((row) => (row.bound ?? null) !== null);
  return {
    type: "scatter", mode: "markers", x: bound.map((row) => row.bound), y: bound.map((row) => label(row.label, 40)),
    marker: {symbol: "line-ns-open", size: 20, color: colour("ink"), line: {width: 3}}, hoverinfo: "skip", cliponaxis: false,
  };
}
function dotLayout(rows, unit, moreIsBetter) {
  const most = Math.max(...rows.flatMap((row) => [row.value ?? 0, row.bound ?? 0]));
  const end = (unit === "share" ? Math.max(most, 1) : most || 1) * 1.06; // room for the dot at the end
  return {
    showlegend: false,
    margin: {l: 8, r: 22, t: 8, b: 44},
    xaxis: {range: moreIsBetter ? [0, end] : [end, 0], tickformat: unit === "share" ? ".0%" : ",~r", nticks: 5, title: {text: say("dots.better")}},
    yaxis: {type: "category", categoryorder: "array", categoryarray: rows.map((row) => label(row.label, 40)).reverse(), range: [-0.6, rows.length - 0.4]},
  };
}
// A value with its unit, as in sentences: shares in percent with two digits, so that what differs looks different.
function amount(value, unit) {
  if (value === null || value === undefined) return NOTHING;
  if (unit === "share") return percent(value, 2);
  return unit === "minutes" || unit === "days" ? say(`units.${unit}`, {value: number(value)}) : number(value);
}
