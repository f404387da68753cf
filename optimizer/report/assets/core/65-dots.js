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
  const hasHalves = rows.some((row) => row.half);
  return picture({
    title, description, height: 64 + (hasHalves ? 34 : 26) * rows.length,
    draw: () => ({traces: [boundsOf(rows), dotsOf(rows, unit, moreIsBetter, hasHalves)], layout: dotLayout(rows, unit, moreIsBetter)}),
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
// Rows stand at their numbers: two of them may be called alike.
function dotsOf(rows, unit, moreIsBetter, hasHalves) {
  const middle = Math.max(...rows.map((row) => row.value)) / 2;
  const intoThePicture = ({value}) => ((value > middle) === moreIsBetter ? "middle left" : "middle right");
  return {
    type: "scatter", mode: "markers+text", cliponaxis: false,
    x: rows.map((row) => row.value), y: rows.map((_, at) => at),
    text: rows.map((row) => amount(row.value, unit)),
    textposition: rows.map((row) => (hasHalves ? "top center" : intoThePicture(row))),
    hovertemplate: rows.map((row) => `${label(row.label, 80)}: %{text}<extra></extra>`),
    error_x: {type: "data", array: rows.map((row) => row.half ?? 0), color: colour("soft"), visible: hasHalves},
    marker: {
      size: 11, line: {width: 2},
      symbol: rows.map((row) => MARKS[row.kind].symbol),
      color: rows.map((row) => colour(MARKS[row.kind].colour)),
    },
  };
}
function boundsOf(rows) {
  return {
    type: "scatter", mode: "markers", x: rows.map((row) => row.bound ?? null), y: rows.map((_, at) => at), hoverinfo: "skip", cliponaxis: false,
    marker: {symbol: "line-ns-open", size: 20, color: colour("ink"), line: {width: 3}},
  };
}
function dotLayout(rows, unit, moreIsBetter) {
  const most = Math.max(...rows.flatMap((row) => [(row.value ?? 0) + (row.half ?? 0), row.bound ?? 0]));
  // Shares of which more is better go to 100 %, so that pictures can be compared; a little room for the last dot.
  const end = (unit === "share" && moreIsBetter ? Math.max(most, 1) : most || 1) * 1.06;
  return {
    showlegend: false,
    margin: {l: 8, r: 22, t: 8, b: 44},
    xaxis: {range: moreIsBetter ? [0, end] : [end, 0], tickformat: unit === "share" ? ",.0%" : ",~r", nticks: 5, title: {text: say("dots.better")}},
    yaxis: {
      tickvals: rows.map((_, at) => at), ticktext: rows.map((row) => label(row.label, 40)),
      range: [rows.length - 0.4, -0.7], zeroline: false,
    },
  };
}
// A value with its unit, as in sentences: shares in percent with two digits, so that what differs looks different.
function amount(value, unit) {
  if (value === null || value === undefined) return NOTHING;
  if (unit === "share") return percent(value, 2);
  return unit === "minutes" || unit === "days" ? say(`units.${unit}`, {value: number(value)}) : number(value);
}
