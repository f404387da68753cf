// What really happened beside what chance alone would give.
sections.log = (data) => [
  element("p", {}, say("log.intro", {n: data.contacts, cases: data.cases, people: data.people})),
  picture({
    title: say("log.picture"), description: say("log.description"), height: 90 + 40 * inShares(data).length,
    draw: () => ({traces: [logMarks(data, "really", "circle", "blue"), logMarks(data, "at_random", "x-thin-open", "ink")], layout: logLayout()}),
    table: logTable(data.measures),
  }),
  logTableShown(data),
  element("p", {class: "note"}, say("log.left_out", {without: data.without_contacts, one: data.one_contact}), " ", say("log.chance")),
  ...indexPictures(data.indices),
  element("h3", {}, say("contrast.legend")),
  measureLegend(data.measures.map(({name}) => name)),
];
const inShares = (data) => data.measures.filter(({name, really}) => !COUNTING.includes(name) && really !== null);
function logMarks(data, field, symbol, tint) {
  const known = inShares(data).filter((row) => row[field] !== null);
  return {
    type: "scatter", mode: "markers", name: say(`log.${field}`), x: known.map((row) => row[field]), y: known.map(indexName),
    hovertemplate: "%{y}: %{x:.3f}<extra></extra>", cliponaxis: false,
    marker: {symbol, size: 12, color: colour(tint), line: {width: 2, color: colour(tint)}},
  };
}
function logLayout() {
  return {xaxis: {range: [-0.02, 1.02]}, yaxis: {type: "category", autorange: "reversed"}, margin: {l: 8, r: 16, t: 8, b: 32}};
}
function logTable(measures) {
  const written = (row, field) => element("span", {}, row.is_share ? percent(row[field]) : number(row[field], 3));
  return {
    columns: [
      {title: say("contrast.measure"), kind: "text"}, {title: say("log.really"), kind: "number"},
      {title: say("log.at_random"), kind: "number"}, {title: say("log.of"), kind: "number"}],
    rows: measures.map((row) => [indexName(row), written(row, "really"), written(row, "at_random"), row.count]),
  };
}
function logTableShown(data) {
  const {columns, rows} = logTable(data.measures.filter(({name}) => COUNTING.includes(name)));
  return table(columns, rows, {caption: say("log.counts")});
}
