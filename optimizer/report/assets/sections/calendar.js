// The month as a heat map: a row a caseworker, a column a working day, and how full the day is.
sections.calendar = (data) => [
  element("p", {}, sentencesOfCalendar(data).join(" ")),
  choosing(say("caseworkers.sorted_by"), Object.keys(CALENDAR_ORDERS).map((value) => ({value, text: say(`calendar.orders.${value}`)})),
    (order) => [pictureOfCalendar(data, CALENDAR_ORDERS[order])]),
];
// Of a row of cells; the highest first.
const CALENDAR_ORDERS = {
  utilisation: (row) => total(row, "minutes") / (total(row, "capacity") || Infinity),
  overtime: (row) => total(row.filter(isOver), "minutes") - total(row.filter(isOver), "capacity"),
  away: (row) => row.filter(isAway).length,
  office: (row) => -row[0].worker,
};
const total = (cells, name) => cells.reduce((sum, cell) => sum + cell[name], 0);
const isAway = ({capacity}) => capacity === 0;
const isEmpty = ({minutes, capacity}) => capacity > 0 && minutes === 0;
const isOver = ({minutes, capacity}) => capacity > 0 && minutes > capacity;

function sentencesOfCalendar({counts, steps, fullest}) {
  const values = {full: percent(steps[2], 0), whole: percent(1, 0), present: counts.present};
  return [
    fullest && say("calendar.said.fullest", {day: day(fullest.day, "long"), share: percent(fullest.share)}),
    say("calendar.said.full", {...values, n: counts.full + counts.over}),
    counts.over ? say("calendar.said.over", {...values, n: counts.over}) : say("calendar.said.none_over", values),
    say("calendar.said.empty", {n: counts.empty}),
    counts.away ? say("calendar.said.away", {n: counts.away}) : null,
  ].filter((text) => text);
}
function cellsOf(data) {
  return data.minutes.map((row, worker) => row.map((minutes, on) => {
    const capacity = data.capacity[worker][on];
    return {worker, id: office.caseworkers.id[worker], on, day: office.days[on], minutes, capacity, share: capacity ? minutes / capacity : null};
  }));
}
// Which of the colours: nothing done, below the steps one after another, above the last.
function heatOf({share}, [sparse, room, full, all]) {
  if (share === null) return null;
  return [share > 0, share >= sparse, share >= room, share > full, share > all].filter(Boolean).length;
}
function pictureOfCalendar(data, key) {
  const rows = cellsOf(data).sort((one, other) => key(other) - key(one));
  const at = placesOfDays();
  const height = CALENDAR_ABOVE + 40 + (rows.length > 60 ? 17 : 24) * Math.max(2, rows.length);
  return picture({
    title: say("calendar.picture"), description: say("calendar.description", {whole: percent(1, 0)}),
    height, width: 110 + 15 * at.columns,
    draw: () => ({
      traces: [heat(rows, data.steps, at), ...calendarMarks(rows, at), ...(rows.length > 30 ? [daysBelow(at)] : [])],
      layout: calendarLayout(rows, height, at),
    }),
    table: {
      columns: [["id", "id"], ["day", "day"], ["minutes", "minutes"], ["capacity", "minutes"], ["share", "share"]]
        .map(([name, kind]) => ({title: say(`calendar.columns.${name}`), kind})),
      rows: rows.flat().map((cell) => [cell.id, cell.day, cell.minutes, cell.capacity, cell.share]),
    },
  });
}
const CALENDAR_ABOVE = 140; // pixels for the scale of colours and the days

// Days stand one unit apart, weeks half a unit more.
function placesOfDays() {
  const days = office.days;
  const monday = (iso) => Math.floor((Date.parse(iso) / 86400000 + 3) / 7);
  const places = [];
  days.forEach((iso, on) => places.push(on ? places[on - 1] + (monday(iso) === monday(days[on - 1]) ? 1 : 1.5) : 0));
  return {places, columns: places.at(-1) + 1, firsts: days.map((iso, on) => on === 0 || places[on] - places[on - 1] > 1)};
}
function heat(rows, steps, {places}) {
  const edges = []; // a column between weeks is a cell of nothing
  const from = []; // which day a column shows
  places.forEach((place, on) => {
    if (on && place - places[on - 1] > 1) from.push(null);
    if (!on || place - places[on - 1] > 1) edges.push(place - 0.5);
    edges.push(place + 0.5);
    from.push(on);
  });
  const all = (value) => rows.map((row) => from.map((on) => (on === null ? null : value(row[on]))));
  return {
    type: "heatmap", x: edges, y: rows.map((_, at) => at), z: all((cell) => heatOf(cell, steps)), xgap: 1, ygap: 1,
    zmin: -0.5, zmax: HEATS - 0.5, colorscale: heatColours(), hoverongaps: false,
    text: all(hoverOfCell), hovertemplate: "%{text}<extra></extra>", texttemplate: "",
    colorbar: {
      orientation: "h", x: 0, xanchor: "left", y: 1, yref: "container", yanchor: "top", lenmode: "pixels", len: 336, thickness: 12, outlinewidth: 0,
      xpad: 0, ypad: 4, tickvals: [...Array(HEATS).keys()], ticktext: heatNames(steps), tickangle: 0, tickfont: {size: 11}, ticks: "",
    },
  };
}
const HEATS = 6;
function heatColours() {
  return [...Array(HEATS).keys()].flatMap((at) => [[at / HEATS, colour(`heat-${at}`)], [(at + 1) / HEATS, colour(`heat-${at}`)]]);
}
function heatNames([sparse, room, full, all]) {
  const share = (value) => percent(value, 0);
  return [share(0), `< ${share(sparse)}`, `< ${share(room)}`, `≤ ${share(full)}`, `≤ ${share(all)}`, `△ > ${share(all)}`];
}
function hoverOfCell(cell) {
  const values = {day: day(cell.day, "long"), minutes: cell.minutes, capacity: cell.capacity, share: percent(cell.share)};
  return hoverOf(cell, isAway(cell) ? "calendar.hover_away" : "calendar.hover", values);
}
// What must not depend on colour alone: absence, nothing, and more than there is.
function calendarMarks(rows, {places}) {
  const marks = (name, holds, marker) => {
    const kept = rows.flatMap((row, at) => row.filter(holds).map((cell) => ({cell, at})));
    return {
      type: "scatter", mode: "markers", name: `${name}: ${number(kept.length)}`, visible: kept.length > 0, showlegend: true,
      x: kept.map(({cell}) => places[cell.on]), y: kept.map(({at}) => at), marker,
      text: kept.map(({cell}) => hoverOfCell(cell)), hovertemplate: "%{text}<extra></extra>",
    };
  };
  return [
    marks(say("calendar.over", {whole: percent(1, 0)}), isOver, {symbol: "triangle-up", size: 9, color: colour("paper"), line: {width: 1, color: colour("ink")}}),
    marks(say("calendar.empty"), isEmpty, {symbol: "circle-open", size: 6, color: colour("soft"), line: {width: 1, color: colour("soft")}}),
    marks(say("calendar.away"), isAway, {symbol: "x-thin-open", size: 7, color: colour("soft"), line: {width: 1.5, color: colour("soft")}}),
  ];
}
function daysBelow({places}) {
  return {type: "scatter", x: places, y: places.map(() => null), xaxis: "x2", hoverinfo: "skip", showlegend: false};
}
function calendarLayout(rows, height, {places, columns, firsts}) {
  const ids = rows.map(([cell]) => label(cell.id, 14));
  const axis = {
    range: [-0.6, columns - 0.4], tickvals: places, ticktext: office.days.map((iso, on) => day(iso, firsts[on] ? "short" : "weekday")),
    tickangle: -90, showgrid: false, zeroline: false, showline: false, tickfont: {size: 11},
  };
  return {
    margin: {l: 40, r: 4, t: CALENDAR_ABOVE, b: 30},
    xaxis: {...axis, side: "top"}, xaxis2: {...axis, side: "bottom", overlaying: "x"},
    yaxis: {tickvals: ids.map((_, at) => at), ticktext: ids, range: [rows.length - 0.4, -0.6], showgrid: false, zeroline: false,
      tickfont: {size: rows.length > 60 ? 11 : 13}},
    legend: {orientation: "h", x: 0, y: 1 - 38 / height, yref: "container", yanchor: "top"},
  };
}
