// Indices of continuity over clients: a box from quartile to quartile with its median, whiskers to the extremes, and
// the mean; where it is known, the mean that chance would give. Those in 0 … 1 share a picture, the others count.
const COUNTING = ["hand_offs", "distinct"];

function indexPictures(indices) {
  const [counts, shares] = [true, false].map((counting) => indices.filter(({name}) => COUNTING.includes(name) === counting));
  return [["shares", shares], ["counts", counts]].filter(([, rows]) => rows.length).map(([kind, rows]) => picture({
    title: say(`indices.${kind}`), description: say("indices.description"), height: 110 + 46 * rows.length,
    draw: () => ({traces: [boxesOf(rows), marksOf(rows, "mean", "diamond", "orange"), marksOf(rows, "at_random", "x-thin-open", "ink")], layout: indexLayout(kind)}),
    table: indexTable(rows),
  }));
}
const indexName = ({name}) => say(`measures.${name}.name`);
function boxesOf(rows) {
  const of = (field) => rows.map((row) => row[field]);
  return {
    type: "box", orientation: "h", name: say("indices.box"), y: rows.map(indexName), hoverinfo: "skip", width: 0.5,
    q1: of("lower_quartile"), median: of("median"), q3: of("upper_quartile"), lowerfence: of("lowest"), upperfence: of("highest"),
    line: {color: colour("blue"), width: 2}, fillcolor: shade("sky", 0.35),
  };
}
function marksOf(rows, field, symbol, tint) {
  const known = rows.filter((row) => row[field] !== null);
  return {
    type: "scatter", mode: "markers", name: say(`indices.${field}`), x: known.map((row) => row[field]), y: known.map(indexName),
    visible: known.length > 0, cliponaxis: false, hovertemplate: "%{y}: %{x:.3f}<extra></extra>",
    marker: {symbol, size: 11, color: colour(tint), line: {width: 2, color: colour(tint)}},
  };
}
function indexLayout(kind) {
  return {
    xaxis: kind === "shares" ? {range: [-0.02, 1.02]} : {rangemode: "tozero"},
    yaxis: {autorange: "reversed"}, margin: {l: 8, r: 16, t: 8, b: 32},
  };
}
function indexTable(rows) {
  const fields = ["count", "mean", "at_random", "lowest", "lower_quartile", "median", "upper_quartile", "highest"];
  return {
    columns: [{title: say("contrast.measure"), kind: "text"}, ...fields.map((field) => ({title: say(`indices.${field}`), kind: "number"}))],
    rows: rows.map((row) => [indexName(row), ...fields.map((field) => element("span", {}, number(row[field], 3)))]),
  };
}
// A colour of style.css, let through.
function shade(name, share) {
  const [red, green, blue] = colour(name).match(/\w\w/g).map((part) => parseInt(part, 16));
  return `rgba(${red},${green},${blue},${share})`;
}
