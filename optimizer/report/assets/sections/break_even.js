// From how many minutes of reading in on work with the own caseworker is as timely as a pool: a map a way of working.
sections.break_even = (data) => (data === null ? howMade("break_even") : [
  element("p", {}, say("break_even.intro", {pool: say(`ways.${data.pool}.name`), minutes: data.mean_task_minutes})),
  element("ul", {class: "note"}, ["number", "from_0", "never", "unknown", "empty"].map((name) =>
    element("li", {}, say(`break_even.key.${name}`, {most: mostMinutes(data)})))),
  element("div", {class: "multiples wide"}, data.panels.map((panel) => breakEvenMap(data, panel))),
  wayLegend([data.pool, ...new Set(data.panels.map((panel) => panel.policy))]),
  element("p", {class: "note"}, say("break_even.note")),
]);
const mostMinutes = (data) => Math.max(...data.panels.flatMap((panel) => panel.cells.map((cell) => cell.most)));
const teamName = (team) => say("break_even.team", {caseworkers: team.caseworkers, clients: team.clients});

function breakEvenMap(data, panel) {
  const measure = say(`break_even.by.${panel.measure}`);
  return picture({
    title: say("break_even.panel", {policy: say(`ways.${panel.policy}.name`), measure}),
    description: say("break_even.axes"), height: 90 + 44 * data.utilisations.length, width: 96 + 84 * data.teams.length,
    draw: () => ({traces: [mapOf(data, panel)], layout: mapLayout(data, panel)}),
    table: {
      columns: ["utilisation", "office", "minutes", "interval"].map((name) => ({title: say(`break_even.columns.${name}`), kind: "text"})),
      rows: panel.cells.map((cell) => [
        percent(data.utilisations[cell.utilisation], 0), teamName(data.teams[cell.team]), breakEvenText(cell), breakEvenRange(cell)]),
    },
  });
}
// What is not known has no colour: only its text tells it.
function mapOf(data, panel) {
  const rows = data.utilisations.map(() => data.teams.map(() => null));
  for (const cell of panel.cells) if (!cell.open) rows[cell.utilisation][cell.team] = cell.estimate ?? cell.most;
  return {
    type: "heatmap", z: rows, x: data.teams.map((_, at) => at), y: data.utilisations.map((_, at) => at), xgap: 2, ygap: 2,
    zmin: 0, zmax: mostMinutes(data), showscale: false, hoverinfo: "skip", colorscale: [[0, colour("heat-0")], [1, colour("heat-2")]],
  };
}
function mapLayout(data, panel) {
  const ticks = (texts) => ({type: "linear", tickvals: texts.map((_, at) => at), ticktext: texts, range: [-0.5, texts.length - 0.5], showgrid: false, zeroline: false});
  const teams = data.teams.map((team) => say("break_even.team_short", {caseworkers: team.caseworkers, clients: team.clients}));
  return {
    annotations: panel.cells.map((cell) => ({
      x: cell.team, y: cell.utilisation, showarrow: false, font: {size: 12, color: colour("ink")},
      text: `<b>${plotText(breakEvenText(cell))}</b><br>${plotText(breakEvenRange(cell))}`})),
    shapes: panel.cells.map((cell) => ({
      type: "rect", x0: cell.team - 0.48, x1: cell.team + 0.48, y0: cell.utilisation - 0.47, y1: cell.utilisation + 0.47,
      line: {color: colour("line"), width: 1}})),
    xaxis: {...ticks(teams), title: {text: say("break_even.team_axis")}},
    yaxis: {...ticks(data.utilisations.map((share) => percent(share, 0))), title: {text: say("break_even.columns.utilisation")}},
    margin: {l: 8, r: 8, t: 8, b: 8},
  };
}
const plotText = (text) => text.replace(/</g, "&lt;").replace(/>/g, "&gt;");
// Nothing is known where everything is possible; "never" is about the minutes that were simulated.
function breakEvenText(cell) {
  if (cell.open) return say("break_even.unknown");
  if (cell.estimate === null) return say("break_even.never");
  return cell.estimate === cell.least ? say("break_even.from", {minutes: cell.least}) : breakEvenMinutes(cell, cell.estimate);
}
function breakEvenRange(cell) {
  if (cell.open) return "";
  const [low, high] = [breakEvenMinutes(cell, cell.low), breakEvenMinutes(cell, cell.high)];
  return low === high ? low : say("break_even.interval", {low, high});
}
// With one digit; what is more than nothing does not look like nothing.
function breakEvenMinutes(cell, value) {
  if (value === null) return say("break_even.beyond", {most: cell.most});
  return value > 0 && value < 0.05 ? `< ${number(0.1)}` : number(value, 1);
}
function wayLegend(ways) {
  return table(
    [{title: say("contrast.rule"), kind: "text"}, {title: say("contrast.what_it_does"), kind: "text"}],
    ways.map((way) => [say(`ways.${way}.name`), say(`ways.${way}.does`)]), {caption: say("break_even.ways")});
}
