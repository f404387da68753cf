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
// With as much of the first as a point has, its second can be had up to the next point. With no more of the first than
// a point has, its bound can't be passed: from the whole number after the point before it. What is neither found nor
// ruled out is between the two lines.
function boundSteps(data, x) {
  const known = data.points.filter((one) => one.second_bound !== null);
  const last = {first: frontEnd(data)};
  const end = data.points.at(-1);
  const beyond = last.first === end.first || data.best_second === null ? [] : [{...last, second_bound: data.best_second}];
  const further = isRising(data) ? 1 : -1;
  // Only where both lines go from end to end is all between them known to be open.
  const bothWhole = known.length === data.points.length && (last.first === end.first || beyond.length > 0);
  const reached = [...data.points.flatMap((one, at) => (at ? [{first: one.first, second: data.points[at - 1].second}, one] : [one])), {...last, second: end.second}];
  const bounds = [...known, ...beyond].flatMap((one, at, all) => (at ? [
    {first: all[at - 1].first + further, second: all[at - 1].second_bound},
    {first: all[at - 1].first + further, second: one.second_bound},
    {first: one.first, second: one.second_bound}] : [{first: one.first, second: one.second_bound}]));
  const line = (name, points, more) => ({
    type: "scatter", mode: "lines", name: say(`frontier.${name}`), hoverinfo: "skip",
    x: points.map(x), y: points.map((one) => frontScaled(data, data.second, one.second)), ...more});
  return [
    line("reached", reached, {line: {color: colour("blue"), width: 2}}),
    line("bound", bounds, {line: {color: colour("ink"), width: 2, dash: "dash"}, fill: bothWhole ? "tonexty" : "none", fillcolor: shade("sky", 0.25)}),
  ];
}
// As far to the right as anything stands.
function frontEnd(data) {
  const firsts = [...data.points, ...data.beaten, data.plan].map((one) => one.first);
  return isRising(data) ? Math.max(...firsts) : Math.min(...firsts);
}
// Whether the first objective gives way by growing: the best of it stands first.
const isRising = ({points}) => points.length < 2 || points[0].first < points.at(-1).first;
function frontLayout(data) {
  const firsts = [...data.points, ...data.beaten, data.plan].map((one) => one.first);
  const few = !inShare(data, data.first) && Math.max(...firsts) - Math.min(...firsts) < 6;
  const axis = (name) => ({
    title: {text: `${objectiveName(name)}: ${inShare(data, name) ? say("frontier.of_most") : say(`objectives.${name}.counts`)}`, standoff: 8},
    tickformat: inShare(data, name) ? ".1%" : ",~r", automargin: true, nticks: 6,
  });
  return {xaxis: {...axis(data.first), ...(few ? {dtick: 1} : {})}, yaxis: axis(data.second), margin: {l: 8, r: 16, t: 16, b: 8}};
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
