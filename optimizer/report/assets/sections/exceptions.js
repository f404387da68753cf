// Clients without a caseworker, tasks without a day, late tasks: how many for which reason, and each.
const KINDS_OF_EXCEPTION = ["no_caseworker", "no_day", "late"];
sections.exceptions = (data) => {
  if (!data.rows.length) return [element("p", {}, say("exceptions.none"))];
  return [
    element("p", {}, exceptionsInShort(data.rows)),
    pictureOfReasons(data.rows),
    element("h3", {}, say("exceptions.all")),
    longTable(exceptionColumns(), data.rows.map(exceptionRow), {caption: say("exceptions.all"), length: 10}),
    element("p", {class: "note"}, say("exceptions.note")),
  ];
};
function exceptionsInShort(rows) {
  return KINDS_OF_EXCEPTION.map((kind) => say(`exceptions.count.${kind}`, {n: rows.filter((row) => row.kind === kind).length})).join(" ");
}
// One bar a reason, its parts by kind of exception; the most frequent reason on top.
function pictureOfReasons(rows) {
  const counts = new Map();
  for (const row of rows) {
    const name = reasonName(row.reason);
    if (!counts.has(name)) counts.set(name, [0, 0, 0]);
    counts.get(name)[KINDS_OF_EXCEPTION.indexOf(row.kind)] += 1;
  }
  const total = ([, parts]) => parts.reduce((sum, part) => sum + part, 0);
  const bars = [...counts].sort((one, other) => total(other) - total(one));
  const kinds = KINDS_OF_EXCEPTION.map((kind) => say(`exceptions.kinds.${kind}`));
  return picture({
    title: say("exceptions.reasons"),
    description: say("exceptions.reasons_about"),
    height: 110 + 44 * bars.length,
    draw: () => ({
      traces: kinds.map((name, at) => ({
        type: "bar", orientation: "h", name, marker: {color: series(at)},
        y: bars.map(([reason]) => inLines(reason)), x: bars.map(([, parts]) => parts[at]),
        hovertemplate: `%{x}<extra>${name}</extra>`,
      })).filter((trace) => trace.x.some(Boolean)),
      layout: {barmode: "stack", showlegend: true, yaxis: {autorange: "reversed"}, xaxis: {title: {text: say("exceptions.how_many")}, rangemode: "tozero"}},
    }),
    table: {
      columns: [{title: say("exceptions.reason")}, ...kinds.map((title) => ({title, kind: "number"}))],
      rows: bars.map(([reason, parts]) => [reason, ...parts]),
    },
  });
}
function exceptionColumns() {
  const column = (name, kind, choose = false) => ({title: say(`exceptions.${name}`), kind, choose});
  return [
    column("kind", "text", true), column("client", "id"), column("task", "id"), column("program", "text", true),
    column("caseworker", "id", true), column("due", "day"), column("days", "number"),
    column("weight", "number"), column("reason", "text", true), column("detail", "text"),
  ];
}
function exceptionRow({kind, client, task, program, days, weight, reason}) {
  const {tasks, clients, caseworkers} = office;
  const whole = task === undefined; // it is about a client, not about a task
  const doer = whole || tasks.doer[task] < 0 ? clients.caseworker[client] : tasks.doer[task];
  return [
    say(`exceptions.kinds.${kind}`), clients.id[client], whole ? null : tasks.id[task], program || say("exceptions.no_program"),
    doer < 0 ? null : caseworkers.id[doer], whole ? null : tasks.due[task], days ?? null, weight ?? null,
    reasonName(reason), reasonText(reason),
  ];
}
