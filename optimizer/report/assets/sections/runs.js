// Runs of a suite: an instance at a time, each with what its plans reach and what is proven to be out of reach.
sections.runs = (instances) => [
  element("p", {}, say("runs.intro")),
  element("p", {}, say("dots.key"), " ", say("runs.kinds")),
  choosing(say("runs.instance"), instances.map(({name}, at) => ({value: String(at), text: name})), (at) => runsOf(instances[at])),
  measureLegend(["continuity_score", "on_time_share", "named_caseworker_share"]),
];
function runsOf(instance) {
  const {caseworkers, clients, tasks} = instance.sizes;
  return [
    element("p", {}, id(instance.title), ": ", say("runs.sizes", {caseworkers, clients, tasks, days: instance.days})),
    element("div", {class: "multiples wide"}, runPicture(instance, "continuity_score", "score", "score_bound"), runPicture(instance, "on_time_share", "on_time_share")),
    table(
      [
        {title: say("runs.run"), kind: "text"}, {title: say("measures.continuity_score.name"), kind: "number"}, {title: say("dots.bound"), kind: "number"},
        {title: say("measures.named_caseworker_share.name"), kind: "number"}, {title: say("measures.on_time_share.name"), kind: "number"},
        {title: say("runs.late"), kind: "number"}, {title: say("runs.status"), kind: "text"}],
      instance.plans.map((plan) => [
        plan.name, ...["score", "score_bound", "named_share", "on_time_share"].map((field) => element("span", {}, percent(plan[field], 2))),
        plan.late, say(`runs.statuses.${plan.status}`)]),
      {caption: say("runs.table", {instance: instance.name})}),
  ];
}
function runPicture(instance, measure, field, bound) {
  return dotPlot({
    title: say(`measures.${measure}.name`), description: `${say("dots.more")}${bound ? ` ${say("dots.bound_shown")}` : ""}`,
    unit: "share", moreIsBetter: true,
    rows: instance.plans.map((plan) => ({label: runName(plan), kind: plan.kind, value: plan[field] ?? null, bound: bound ? plan[bound] : null})),
  });
}
// Short enough for a picture; the table has all that tells a run from another.
function runName({who, allowed_late: allowed}) {
  const name = say(`runs.who.${who}`);
  return allowed === null ? name : say("runs.allowed", {name, share: percent(allowed, 2)});
}
