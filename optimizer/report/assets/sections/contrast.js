// This plan beside what every rule of dispatch makes of the same instance: words, pictures, all numbers, what they mean.
sections.contrast = (data) => [
  element("p", {}, say("contrast.intro")),
  element("ul", {class: "told"}, data.findings.map(({name, values}) =>
    element("li", {}, say(`contrast.findings.${name}`, valuesTold(values))))),
  element("h3", {}, say("contrast.who_wins")),
  rivalTable(data.rivals),
  element("p", {class: "note"}, say("contrast.who_wins_note")),
  element("h3", {}, say("contrast.side_by_side")),
  element("p", {}, say("dots.key"), " ", sameInAll(data)),
  element("div", {class: "multiples"}, data.measures.filter((row) => row.differs && !row.by_definition)
    .map((row) => dotPlot(dotsOfMeasure(data, row)))),
  contrastTable(data),
  element("ul", {class: "note"}, ["knowledge", "definition", "simple", "one_office"].map((name) =>
    element("li", {}, say(`contrast.caveats.${name}`)))),
  element("h3", {}, say("contrast.legend")),
  measureLegend(data.measures.map((row) => row.name)),
  ruleLegend(data.plans),
];
// Values of a finding: shares and scores in percent, rules and plans by what they are called.
function valuesTold(values) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => {
    if (value === null) return [key, NOTHING];
    if (key === "rule") return [key, planName(value)];
    if (key.endsWith("_share")) return [key, percent(value, 1)];
    return [key, key.endsWith("score") ? percent(value, 2) : value];
  }));
}
const planName = (name) => sayCode("plans", name);
const plainValue = (value) => (value !== null && typeof value === "object" ? value.part / value.whole : value);
function dotsOfMeasure(data, row) {
  const direction = row.more_is_better ? say("dots.more") : say("dots.less");
  const rows = data.plans.map((plan, at) => ({
    label: planName(plan.name), kind: plan.kind, value: plainValue(row.values[at]), bound: row.bounds[at]}));
  const bound = hasBounds(rows) ? ` ${say("dots.bound_shown")}` : "";
  return {
    title: say(`measures.${row.name}.name`), description: `${direction}${bound}`,
    rows, unit: row.unit, moreIsBetter: row.more_is_better,
  };
}
function sameInAll(data) {
  const same = data.measures.filter((row) => !row.differs)
    .map((row) => `${say(`measures.${row.name}.name`)} ${amount(plainValue(row.values[0]), row.unit)}`);
  return same.length ? say("contrast.same", {list: list(same)}) : "";
}
function rivalTable(rivals) {
  return table(
    [
      {title: say("contrast.measure"), kind: "text"}, {title: say("plans.plan"), kind: "number"},
      {title: say("contrast.best_rule"), kind: "number"}, {title: say("contrast.which_rule"), kind: "text"},
      {title: say("contrast.better"), kind: "text"},
    ],
    rivals.map((row) => [
      say(`measures.${row.measure}.name`), valueCell(row.plan, row.unit), valueCell(row.best, row.unit),
      row.every_rule ? say("contrast.every_rule") : list(row.rules.map(planName)), say(`contrast.wins.${row.better}`)]),
    {caption: say("contrast.who_wins")});
}
const valueCell = (value, unit) => element("span", {}, amount(plainValue(value), unit));
// What differs; units stand in the headings.
function contrastTable(data) {
  const shown = data.measures.filter((row) => row.differs);
  const bounded = shown.find((row) => row.bounds.some((bound) => bound !== null));
  const written = (value, unit) => element("span", {}, unit === "share" ? amount(value, unit) : number(value));
  const heading = ({name, unit}) => (unit === "minutes" || unit === "days"
    ? say("contrast.in_unit", {measure: say(`measures.${name}.name`), unit: say(`contrast.units.${unit}`)}) : say(`measures.${name}.name`));
  return table(
    [
      {title: say("dots.plan"), kind: "text"},
      ...shown.map((row) => ({title: heading(row), kind: "number"})),
      ...(bounded ? [{title: say("contrast.score_bound"), kind: "number"}] : []),
    ],
    data.plans.map((plan, at) => [
      planName(plan.name),
      ...shown.map((row) => written(plainValue(row.values[at]), row.unit)),
      ...(bounded ? [written(bounded.bounds[at], bounded.unit)] : [])]),
    {caption: say("contrast.side_by_side")});
}
// What measures mean, and what they don't.
function measureLegend(names) {
  return table(
    [{title: say("contrast.measure"), kind: "text"}, {title: say("contrast.means"), kind: "text"}, {title: say("contrast.means_not"), kind: "text"}],
    names.map((name) => [say(`measures.${name}.name`), say(`measures.${name}.means`), say(`measures.${name}.not`)]),
    {caption: say("contrast.legend")});
}
function ruleLegend(plans) {
  const rules = plans.filter((plan) => plan.name !== "plan");
  return table(
    [{title: say("contrast.rule"), kind: "text"}, {title: say("contrast.what_it_does"), kind: "text"}],
    rules.map((plan) => [planName(plan.name), say(`rules.${plan.name}`)]),
    {caption: say("contrast.rules")});
}
