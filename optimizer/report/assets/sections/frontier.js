// What a little more of one objective buys of another, and what is proven to be out of reach.
sections.frontier = (data) => (data === null ? howMade("frontier") : [
  element("p", {}, say("frontier.intro", {first: objectiveName(data.first), second: objectiveName(data.second)})),
  picture({
    title: say("frontier.picture", {first: objectiveName(data.first), second: objectiveName(data.second)}),
    description: say("frontier.description", {first: objectiveName(data.first), second: objectiveName(data.second)}), height: 440,
    draw: () => ({traces: frontTraces(data), layout: frontLayout(data)}),
    table: frontTable(data),
  }),
  element("p", {}, howManyProven(data.points)),
  element("p", {class: "note"}, say("frontier.note", {policy: say(`policies.${data.policy}`)}), " ",
    data.plan.policy === data.policy ? "" : say("frontier.other_policy", {policy: say(`policies.${data.plan.policy}`)})),
]);
function howManyProven(points) {
  const n = points.filter((one) => one.proven).length;
  return n ? say("frontier.some_proven", {n, points: points.length}) : say("frontier.none_proven", {points: points.length});
}
// A section that needs a file which nobody gave: what it would show, and the commands that make it.
function howMade(name) {
  return [
    element("p", {}, say(`${name}.absent`)),
    ...["make", "draw"].map((step) => element("pre", {tabindex: "0"}, element("code", {}, say(`${name}.commands.${step}`)))),
  ];
}
const objectiveName = (name) => say(`objectives.${name}.name`);
// Continuity reads better in percent of the most that there is.
const inShare = (data, name) => name === "continuity" && data.most_points > 0;
const frontScaled = (data, name, value) => (value !== null && inShare(data, name) ? value / data.most_points : value);
const frontWritten = (data, name, value) => (inShare(data, name) ? percent(frontScaled(data, name, value), 2) : number(value));

function frontTraces(data) {
  const x = (one) => frontScaled(data, data.first, one.first);
  const y = (one) => frontScaled(data, data.second, one.second);
  const text = (one) => `${objectiveName(data.first)} ${frontWritten(data, data.first, one.first)}<br>${objectiveName(data.second)} ${frontWritten(data, data.second, one.second)}`;
  const marks = (name, points, marker) => ({
    type: "scatter", mode: "markers", name: say(`frontier.${name}`), x: points.map(x), y: points.map(y), text: points.map(text),
    hovertemplate: "%{text}<extra></extra>", marker: {size: 12, line: {width: 2, color: colour("blue")}, color: colour("blue"), ...marker},
    visible: points.length > 0, cliponaxis: false,
  });
  return [
    ...boundSteps(data, x),
    marks("proven", data.points.filter((one) => one.proven), {symbol: "circle"}),
    marks("found", data.points.filter((one) => !one.proven), {symbol: "circle-open"}),
    marks("beaten", data.beaten, {symbol: "x-thin-open", color: colour("soft")}),
    marks("plan", [data.plan], {symbol: "star", size: 16, color: colour("orange"), line: {width: 1, color: colour("ink")}}),
  ];
}
// With as much of the first as a point has, its second can be had up to the next point; with no more of the first than
// a point has, its bound can't be passed: steps, with what is neither found nor ruled out between them.
function boundSteps(data, x) {
  const known = data.points.filter((one) => one.second_bound !== null);
  const at = (one) => frontScaled(data, data.second, one.second_bound);
  const last = frontScaled(data, data.first, frontEnd(data));
  const second = (one) => frontScaled(data, data.second, one.second);
  const line = (name, xs, ys, more) => ({type: "scatter", mode: "lines", name: say(`frontier.${name}`), x: xs, y: ys, hoverinfo: "skip", ...more});
  const best = data.best_second === null ? null : frontScaled(data, data.second, data.best_second);
  const beyond = best === null || last === x(data.points.at(-1)) ? [[], []] : [[last], [best]];
  const reached = line("reached", [...data.points.map(x), last], [...data.points.map(second), second(data.points.at(-1))],
    {line: {shape: "hv", color: colour("blue"), width: 2}});
  const bound = line("bound", [...known.map(x), ...beyond[0]], [...known.map(at), ...beyond[1]],
    {line: {shape: "vh", color: colour("ink"), width: 2, dash: "dash"}, fill: known.length === data.points.length ? "tonexty" : "none", fillcolor: shade("sky", 0.25)});
  return [reached, bound];
}
// As far to the right as anything stands.
function frontEnd(data) {
  const firsts = [...data.points, ...data.beaten, data.plan].map((one) => one.first);
  const rising = data.points.length < 2 || data.points[0].first < data.points.at(-1).first;
  return rising ? Math.max(...firsts) : Math.min(...firsts);
}
function frontLayout(data) {
  const axis = (name) => ({
    title: {text: `${objectiveName(name)}: ${inShare(data, name) ? say("frontier.of_most") : say(`objectives.${name}.counts`)}`, standoff: 8},
    tickformat: inShare(data, name) ? ".1%" : ",~r", automargin: true, nticks: 6,
  });
  return {xaxis: axis(data.first), yaxis: axis(data.second), margin: {l: 8, r: 16, t: 16, b: 8}};
}
function frontTable(data) {
  const row = (kind, one) => [
    say(`frontier.${kind}`), frontWritten(data, data.first, one.first), frontWritten(data, data.second, one.second),
    (one.second_bound ?? null) === null ? NOTHING : frontWritten(data, data.second, one.second_bound)];
  return {
    columns: [
      {title: say("frontier.point"), kind: "text"}, {title: objectiveName(data.first), kind: "text"},
      {title: objectiveName(data.second), kind: "text"}, {title: say("frontier.bound"), kind: "text"}],
    rows: [
      ...data.points.map((one) => row(one.proven ? "proven" : "found", one)),
      ...data.beaten.map((one) => row("beaten", one)), row("plan", data.plan)],
  };
}
