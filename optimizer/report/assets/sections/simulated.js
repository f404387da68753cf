// Offices played day by day: a setting at a time, every policy's means with their intervals.
sections.simulated = (settings) => [
  element("p", {}, say("simulated.intro")),
  choosing(say("simulated.setting"), settings.map(({name}, at) => ({value: String(at), text: name})), (at) => settingOf(settings[at])),
  wayLegend([...new Set(settings.flatMap(({runs}) => runs.flatMap(({policies}) => policies)))].filter(isWay)),
];
const SIMULATED_UNITS = {named_share: ["share", true], on_time_share: ["share", true], mean_wait_days: ["days", false], reading_in_share: ["share", false], backlog_tasks: ["tasks", false]};

function settingOf({sizes, days, runs}) {
  return [
    element("p", {}, say("simulated.sizes", {...sizes, days})),
    ...runs.flatMap((run) => [
      element("p", {class: "note"}, say("simulated.terms", run.terms)),
      element("div", {class: "multiples"}, run.measures.map((row) => simulatedPicture(run, row))),
    ]),
  ];
}
function simulatedPicture(run, {name, values}) {
  const [unit, moreIsBetter] = SIMULATED_UNITS[name];
  return dotPlot({
    title: say(`simulated.measures.${name}`), description: moreIsBetter ? say("dots.more") : say("dots.less"), unit, moreIsBetter,
    rows: run.policies.map((policy, at) => ({
      label: wayName(policy), kind: SIMULATED_KINDS[policy] || "rule", value: values[at].mean, half: values[at].half})),
  });
}
// Lines may be of a policy that this page does not know.
const isWay = (way) => Object.hasOwn(catalogues[language].ways, way);
const wayName = (way) => (isWay(way) ? say(`ways.${way}.name`) : way);
// Drawn like plans: what keeps clients with their own caseworker as circles, pools as diamonds.
const SIMULATED_KINDS = {dedicated: "dedicated", overflow: "dedicated", helping: "dedicated", "client-based": "client-based", cover: "cover"};
