// Due dates against done dates: all tasks, or those of a kind or a programme.
sections.timeliness = (data) => [choosing(say("timeliness.shown"), choicesOfTasks(data), (choice) => {
  const cells = cellsOfTasks(data, choice);
  const sums = sumsOfTasks(cells);
  return [
    element("p", {}, sentencesOfTimeliness(sums).join(" ")),
    tableOfTimeliness(sums),
    pictureOfDueDays(cells),
    pictureOfDelays(cells),
  ];
})];
// Values say what is chosen: "kind 3", "program 0".
function choicesOfTasks({kinds, programs}) {
  const named = (group, codes) => codes.map((code, at) => ({
    value: `${group} ${at}`, text: code === null ? say("timeliness.no_kind") : sayCode(`${group}s`, code)}));
  return [
    {value: "all", text: say("timeliness.all")},
    {text: say("timeliness.programs"), options: named("program", programs)},
    {text: say("timeliness.kinds"), options: named("kind", kinds)},
  ];
}
function cellsOfTasks({cells, states}, choice) {
  const [group, at] = choice.split(" ");
  return cells
    .map(([kind, program, due, state, days, count]) => ({kind, program, due, state: states[state], days, count}))
    .filter((cell) => group === "all" || cell[group] === Number(at));
}
// A task is overdue before the first day, due on a working day of these, or later and so not to be missed yet.
const whenDue = ({due}) => (due < 0 ? "overdue" : due < office.days.length ? "within" : "later");
const counted = (cells) => cells.reduce((sum, {count}) => sum + count, 0);
const STATES_OF_TASKS = ["before", "on", "after", "undone"];

function sumsOfTasks(cells) {
  const of = (kept) => ({
    ...Object.fromEntries(STATES_OF_TASKS.map((state) => [state, counted(kept.filter((cell) => cell.state === state))])),
    all: counted(kept),
  });
  const missable = cells.filter((cell) => whenDue(cell) !== "later");
  const delays = missable.map(({days, count}) => ({delay: Math.max(0, days), count}));
  return {
    ...Object.fromEntries(["overdue", "within", "later"].map((when) => [when, of(cells.filter((cell) => whenDue(cell) === when))])),
    due: counted(missable),
    delayDays: delays.reduce((sum, {delay, count}) => sum + delay * count, 0),
    worst: Math.max(0, ...delays.map(({delay}) => delay)),
  };
}
function sentencesOfTimeliness({overdue, within, later, due, delayDays, worst}) {
  if (!due) return [say("timeliness.said.none_due"), later.all ? say("timeliness.said.later", {n: later.all, done: later.before}) : ""];
  const onTime = within.before + within.on;
  return [
    say("timeliness.said.due", {n: due, on_time: onTime, share: percent(onTime / due), before: within.before, on: within.on}),
    say("timeliness.said.late", {n: within.after, undone: within.undone}),
    overdue.all ? say("timeliness.said.overdue", {n: overdue.all, done: overdue.after, undone: overdue.undone}) : "",
    say("timeliness.said.delay", {mean: delayDays / due, n: worst}),
    later.all ? say("timeliness.said.later", {n: later.all, done: later.before}) : "",
  ];
}
function tableOfTimeliness(sums) {
  const columns = ["when", "all", "before", "on", "after", "undone", "late"];
  const late = {overdue: sums.overdue.all, within: sums.within.after + sums.within.undone, later: 0};
  return table(
    columns.map((name) => ({title: say(`timeliness.columns.${name}`), kind: name === "when" ? "text" : "number"})),
    ["overdue", "within", "later"].map((when) => [say(`timeliness.when.${when}`), ...cellsOfRow(sums[when], when), late[when]]),
    {caption: say("timeliness.table")});
}
// Nothing overdue can be done before or on its due day, and of what is due later only "done" or not is known.
function cellsOfRow(row, when) {
  if (when === "overdue") return [row.all, null, null, row.after, row.undone];
  if (when === "later") return [row.all, row.before, null, null, row.undone];
  return [row.all, row.before, row.on, row.after, row.undone];
}

// Patterns say the same as colours.
const TASK_MARKS = {
  before: {colour: "blue", pattern: ""}, on: {colour: "sky", pattern: "."}, after: {colour: "orange", pattern: "/"}, undone: {colour: "purple", pattern: "x"},
};
function barsOfTasks(state, x, y, hover, withNumbers = false) {
  const {colour: name, pattern} = TASK_MARKS[state];
  return {
    type: "bar", name: say(`timeliness.states.${state}`), x, y, hovertext: hover, hovertemplate: "%{hovertext}<extra></extra>",
    text: y.map((count) => (withNumbers && count ? number(count) : "")), textposition: "outside", textangle: 0, cliponaxis: false,
    marker: {color: colour(name), line: {width: 0}, pattern: {shape: pattern, bgcolor: colour(name), fgcolor: colour("paper"), size: 7, solidity: 0.25}},
  };
}
const LEGEND_OF_TASKS = {orientation: "h", y: 1.02, yanchor: "bottom", x: 0, traceorder: "normal"};
function pictureOfDueDays(cells) {
  const days = [-1, ...office.days.keys()]; // overdue stands apart, before the first day
  const name = (due, kind) => (due < 0 ? say("timeliness.overdue") : day(office.days[due], kind));
  const sums = sumsBy(cells, ({due}) => due);
  const sum = (due, state) => sums.get(`${due} ${state}`) || 0;
  const most = Math.max(...days.map((due) => counted(cells.filter((cell) => cell.due === due))));
  const late = Math.max(...days.slice(1).map((due) => sum(due, "after") + sum(due, "undone")));
  const bars = (shown, states) => states.map((state) => barsOfTasks(state, shown.map(placeOfDue), shown.map((due) => sum(due, state)),
    shown.map((due) => say("timeliness.hover_due", {day: name(due, "long"), n: sum(due, state), state: say(`timeliness.states.${state}`)}))));
  return picture({
    title: say("timeliness.by_due_day"), description: say("timeliness.by_due_day_description"), height: late ? 480 : 340,
    draw: () => ({
      traces: [...bars(days, STATES_OF_TASKS), ...bars(late ? days.slice(1) : [], ["after", "undone"]).map(onItsOwnScale)],
      layout: layoutOfDueDays(ticksOf(days, placeOfDue, (due) => name(due, "short")), most, late),
    }),
    table: {
      columns: [{title: say("timeliness.columns.due"), kind: "text"}, ...STATES_OF_TASKS.map((state) => ({title: say(`timeliness.states.${state}`), kind: "number"}))],
      rows: days.map((due) => [name(due, "full"), ...STATES_OF_TASKS.map((state) => sum(due, state))]),
    },
  });
}
const placeOfDue = (due) => (due < 0 ? -1.6 : due);
// What is late is mostly too little to be seen beside the rest: it is drawn once more, below.
const onItsOwnScale = (trace) => ({...trace, yaxis: "y2", showlegend: false});
function layoutOfDueDays(ticks, most, late) {
  return {
    barmode: "stack", bargap: 0.15, legend: LEGEND_OF_TASKS,
    xaxis: {...ticks, anchor: late ? "y2" : "y", showgrid: false, zeroline: false, title: {text: say("timeliness.axis_due")}},
    yaxis: {...axisOfTasks(most), domain: [late ? 0.38 : 0, 1]},
    ...(late ? {yaxis2: {...axisOfTasks(late), title: {text: say("timeliness.axis_late")}, domain: [0, 0.28]}} : {}),
  };
}
function axisOfTasks(most) {
  return {title: {text: say("timeliness.axis_tasks")}, rangemode: "tozero", tickformat: ",", nticks: 6, ...(most < 6 ? {dtick: 1} : {})};
}
function pictureOfDelays(cells) {
  const done = cells.filter((cell) => whenDue(cell) === "within" && cell.state !== "undone");
  const sums = sumsBy(done, ({days}) => days);
  const from = Math.min(0, ...done.map(({days}) => days));
  const to = Math.max(0, ...done.map(({days}) => days));
  const all = Array.from({length: to - from + 1}, (_, at) => from + at);
  const state = (days) => (days < 0 ? "before" : days ? "after" : "on");
  const sum = (days) => sums.get(`${days} ${state(days)}`) || 0;
  const name = (days) => say(`timeliness.days.${state(days)}`, {n: Math.abs(days)});
  return picture({
    title: say("timeliness.by_delay"), description: say("timeliness.by_delay_description"), height: 320,
    draw: () => ({
      traces: ["before", "on", "after"].map((one) => [one, all.filter((days) => state(days) === one)]).map(([one, kept]) =>
        barsOfTasks(one, kept, kept.map(sum), kept.map((days) => say("timeliness.hover_days", {days: name(days), n: sum(days)})), one === "after")),
      layout: {
        barmode: "stack", bargap: 0.15, legend: LEGEND_OF_TASKS,
        xaxis: {...ticksOf(all, (days) => days, (days) => number(days)), showgrid: false, zeroline: false, title: {text: say("timeliness.axis_days")}},
        yaxis: axisOfTasks(Math.max(...all.map(sum))),
      },
    }),
    table: {
      columns: [{title: say("timeliness.columns.days"), kind: "text"}, {title: say("timeliness.axis_tasks"), kind: "number"}],
      rows: all.map((days) => [name(days), sum(days)]),
    },
  });
}
function sumsBy(cells, key) {
  const sums = new Map();
  for (const cell of cells) {
    const at = `${key(cell)} ${cell.state}`;
    sums.set(at, (sums.get(at) || 0) + cell.count);
  }
  return sums;
}
// No more names at an axis than can be read.
function ticksOf(values, place, name) {
  const step = Math.ceil(values.length / 24);
  const kept = values.filter((value, at) => at % step === 0);
  return {tickmode: "array", tickvals: kept.map(place), ticktext: kept.map(name)};
}
