// Is everybody placed, what is late, how far is continuity from the proven best.
sections.verdict = (data) => [
  element("ul", {class: "cards"}, data.findings.map(({name, good, values}) =>
    element("li", {class: good ? "good" : "attention"},
      element("strong", {}, say(`verdict.${name}.head`, headOf(name, values))),
      element("span", {}, say(`verdict.${name}.rest`, headOf(name, values)))))),
  table(
    [
      {title: say("verdict.objective"), kind: "text"},
      {title: say("verdict.value"), kind: "number"},
      {title: say("verdict.bound"), kind: "number"},
      {title: say("verdict.gap"), kind: "text"},
      {title: say("verdict.counts"), kind: "text"},
    ],
    data.objectives.map(({name, value, bound}) => [
      say(`objectives.${name}.name`), value, bound, gapOf(value, bound), say(`objectives.${name}.counts`)]),
    {caption: say("verdict.objectives")}),
  element("p", {class: "note"}, say("verdict.checked", {policy: say(`policies.${data.policy}`)})),
];
// Values are numbers; shares among them (names end in _share) are written as percentages.
function headOf(name, values) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) =>
    [key, value === null ? NOTHING : key.endsWith("_share") ? percent(value) : value]));
}
// How far a value may be from the best: 0 only where it is proven; that nothing is below 0 says nothing.
function gapOf(value, bound) {
  if (value === null || bound === null) return NOTHING;
  if (value === bound) return percent(0, 0);
  if (bound === 0) return NOTHING;
  const gap = Math.abs(value - bound) / Math.max(1, Math.abs(value));
  return gap < 1e-4 ? `< ${percent(1e-4, 2)}` : percent(gap, 2);
}
