// Who is over, who has room: utilisation and caseload of every caseworker, side by side, and all numbers in a table.
sections.caseworkers = (data) => [
  element("p", {}, sentencesOfLoads(data).join(" ")),
  choosing(say("caseworkers.sorted_by"), Object.keys(LOAD_ORDERS).map((value) => ({value, text: say(`caseworkers.orders.${value}`)})),
    (order) => [pictureOfLoads(data, LOAD_ORDERS[order])]),
  element("h3", {}, say("caseworkers.table")),
  longTable(columnsOf("caseworkers", LOAD_COLUMNS), loadsOf(data).map((load) => LOAD_COLUMNS.map((column) => load[column.name])),
    {caption: say("caseworkers.table"), order: [[LOAD_COLUMNS.findIndex((column) => column.name === "utilisation"), "desc"]]}),
];
const LOAD_COLUMNS = [
  {name: "id", kind: "id"}, {name: "state", kind: "text", choose: true},
  {name: "clients", kind: "number"}, {name: "points", kind: "number"}, {name: "cap", kind: "number"},
  {name: "minutes", kind: "minutes"}, {name: "available_minutes", kind: "minutes"}, {name: "utilisation", kind: "share"},
  {name: "peak_day_utilisation", kind: "share"}, {name: "overtime_minutes", kind: "minutes"}, {name: "clients_per_day", kind: "number"},
];
const LOAD_COLUMNS_DRAWN = ["id", "state", "utilisation", "overtime_minutes", "points", "cap"];
// What can't be compared (no capacity, no cap) goes to the end.
const LOAD_ORDERS = {
  utilisation: (load) => load.utilisation ?? -1,
  caseload: (load) => (load.cap ? load.points / load.cap : -1),
  overtime: (load) => load.overtime_minutes,
  office: (load) => -load.at,
};
function columnsOf(section, columns) {
  return columns.map((column) => ({...column, title: say(`${section}.columns.${column.name}`)}));
}
function loadsOf(data) {
  return data.loads.map((load, at) => ({...load, at, id: office.caseworkers.id[at], state: stateOfLoad(data, load)}));
}
function nameOfGroup({room, full}, group) {
  return say(`caseworkers.groups.${group}`, {room: percent(room, 0), full: percent(full, 0), whole: percent(1, 0)});
}
function stateOfLoad(data, {group, caseload}) {
  const minutes = nameOfGroup(data, group).replaceAll(" ", "\u00a0");
  return ["over", "at"].includes(caseload) ? `${minutes}; ${say(`caseworkers.caseloads.${caseload}`)}` : minutes;
}
function sentencesOfLoads({counts, room, full, caps_bind: bind}) {
  const values = {all: counts.all, room: percent(room, 0), full: percent(full, 0)};
  const sentence = (name, more) => say(`caseworkers.said.${name}`, {...values, ...more});
  return [
    sentence("full", {n: counts.full}),
    counts.over ? sentence("over", {n: counts.over}) : null,
    sentence("room", {n: counts.room}),
    counts.away ? sentence("away", {n: counts.away}) : null,
    counts.overtime ? sentence("overtime", {n: counts.overtime, minutes: counts.overtime_minutes}) : null,
    counts.capped ? sentence("caps", {n: counts.over_cap, at: counts.at_cap, capped: counts.capped}) : sentence("no_caps"),
    counts.capped && !bind ? sentence("caps_do_not_bind") : null,
  ].filter((text) => text !== null);
}

// A row a caseworker; shapes say the same as colours.
const LOAD_MARKS = {
  over: {symbol: "triangle-up", colour: "red"}, full: {symbol: "diamond", colour: "orange"},
  busy: {symbol: "circle", colour: "blue"}, room: {symbol: "circle-open", colour: "green"},
  away: {symbol: "x-thin-open", colour: "soft"},
};
const CASELOAD_MARKS = {
  over: {symbol: "triangle-up", colour: "red"}, at: {symbol: "diamond", colour: "orange"},
  below: {symbol: "circle", colour: "blue"}, uncapped: {symbol: "square-open", colour: "purple"},
};
function pictureOfLoads(data, key) {
  const loads = loadsOf(data).sort((one, other) => key(other) - key(one));
  const rowHeight = loads.length > 60 ? 16 : 22;
  const above = 70 + 19 * Math.max(3, sortsOf(loads, "group"), sortsOf(loads, "caseload") + 1); // pixels for legends and the axis
  return picture({
    title: say("caseworkers.picture"), description: say("caseworkers.description"),
    height: above + 20 + rowHeight * Math.max(2, loads.length), width: 720,
    draw: () => ({
      traces: [...utilisationTraces(data, loads), ...caseloadTraces(loads)],
      layout: loadLayout(data, loads, above),
    }),
    table: {
      columns: columnsOf("caseworkers", LOAD_COLUMNS.filter((column) => LOAD_COLUMNS_DRAWN.includes(column.name))).map(({choose, ...column}) => column),
      rows: loads.map((load) => LOAD_COLUMNS_DRAWN.map((name) => load[name])),
    },
  });
}
const sortsOf = (loads, name) => new Set(loads.map((load) => load[name])).size;
function utilisationTraces(data, loads) {
  const least = leastUtilisation(loads);
  return Object.keys(LOAD_MARKS).map((group) => dots(loads, (load) => load.group === group, {
    x: (load) => load.utilisation ?? least, mark: LOAD_MARKS[group], name: nameOfGroup(data, group),
    text: (load) => (load.overtime_minutes ? say("caseworkers.plus_overtime", {minutes: load.overtime_minutes}) : ""),
    hover: (load) => hoverOf(load, "caseworkers.hover_utilisation", {
      share: percent(load.utilisation), minutes: load.minutes, available: load.available_minutes,
      peak: percent(load.peak_day_utilisation), overtime: load.overtime_minutes}),
  }));
}
function caseloadTraces(loads) {
  const hover = (load) => hoverOf(load, "caseworkers.hover_caseload", {points: load.points, cap: number(load.cap), n: load.clients});
  const second = {xaxis: "x2", legend: "legend2"};
  return [
    ...Object.keys(CASELOAD_MARKS).map((caseload) => dots(loads, (load) => load.caseload === caseload, {
      x: (load) => load.points, mark: CASELOAD_MARKS[caseload], name: say(`caseworkers.caseloads.${caseload}`), hover, more: second})),
    dots(loads, (load) => load.cap !== null, {
      x: (load) => load.cap, mark: {symbol: "line-ns-open", colour: "ink"}, name: say("caseworkers.caseloads.cap"), hover, more: second}),
  ];
}
// The id is no value of say(), which would take its marks of direction for somebody's.
const hoverOf = ({id: name}, key, values) => `${label(name)}<br>${say(key, values)}`;
// Those rows that belong, each at its place from the top; the legend says how many they are.
function dots(loads, belongs, {x, mark, name, hover, text = () => "", more = {}}) {
  const kept = loads.map((load, row) => ({load, row})).filter(({load}) => belongs(load));
  return {
    type: "scatter", mode: "markers+text", name: `${name}: ${number(kept.length)}`, visible: kept.length > 0, showlegend: true,
    x: kept.map(({load}) => x(load)), y: kept.map(({row}) => row),
    text: kept.map(({load}) => text(load)), textposition: "middle right", cliponaxis: false,
    hovertext: kept.map(({load}) => hover(load)), hovertemplate: "%{hovertext}<extra></extra>",
    marker: {symbol: mark.symbol, color: colour(mark.colour), size: 10, line: {width: 2, color: colour(mark.colour)}}, ...more,
  };
}
// Dots, not bars: the axis begins where it helps to tell them apart.
function leastUtilisation(loads) {
  const shares = loads.map((load) => load.utilisation).filter((share) => share !== null);
  return Math.max(0, Math.floor(Math.min(0.8, ...shares) * 10 - 0.5) / 10);
}
function loadLayout({room, full}, loads, above) {
  const least = leastUtilisation(loads);
  const most = Math.max(1.02, ...loads.map((load) => load.utilisation ?? 0));
  const beside = loads.some((load) => load.overtime_minutes) ? 0.4 * (most - least) : 0.03; // room for what stands beside dots
  // Where the axis is long, the step just below all of it would be written over it.
  const steps = most + beside - least > 0.6 ? [0.5, room, 1, 1.25] : [0.5, room, full, 1, 1.25];
  const shares = [least, ...steps.filter((share) => share > least && share <= most)];
  const ids = loads.map((load) => label(load.id, 14));
  return {
    margin: {l: 40, r: 16, t: above, b: 20},
    yaxis: {tickvals: ids.map((_, row) => row), ticktext: ids, range: [loads.length - 0.3, -0.7], zeroline: false, showgrid: true,
      tickfont: {size: loads.length > 60 ? 11 : 13}},
    xaxis: {domain: [0, 0.56], side: "top", title: {text: say("caseworkers.axis_utilisation")}, range: [least - 0.02, most + beside],
      tickangle: 0, tickfont: {size: 11}, tickvals: shares, ticktext: shares.map((share) => percent(share, 0)), zeroline: false, gridwidth: 2},
    xaxis2: {domain: [0.62, 1], side: "top", anchor: "y", title: {text: say("caseworkers.axis_caseload")}, rangemode: "tozero", nticks: 5},
    legend: {orientation: "v", x: 0, y: 1, yref: "container", yanchor: "top"},
    legend2: {orientation: "v", x: 0.62, y: 1, yref: "container", yanchor: "top"},
  };
}
