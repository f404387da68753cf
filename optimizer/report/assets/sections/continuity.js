// Who does the work, by language, programme and office; and the indices of the clients' contacts.
sections.continuity = (data) => [
  element("p", {}, say("continuity.intro", namedOverall(data.named))),
  element("div", {class: "multiples"}, ["today", "language", "program", "office"].map((group) => namedPicture(data, group))),
  element("h3", {}, say("continuity.indices")),
  element("p", {}, say("continuity.contacts", {n: data.clients, without: data.without_contacts, one: data.one_contact})),
  ...indexPictures(data.indices),
  measureLegend(["named_caseworker_share", ...data.indices.map(({name}) => name)]),
];
const namedShareOf = ({part, whole}) => (whole ? part / whole : null);
function namedOverall(named) {
  const all = named.find(({group}) => group === "all");
  return {share: percent(namedShareOf(all)), n: all.whole};
}
// Where there is one group alone, all that there is to say has been said.
function namedPicture(data, group) {
  const rows = data.named.filter((row) => row.group === group && row.whole > 0);
  return rows.length < 2 ? null : dotPlot({
    title: say(`continuity.by.${group}`), description: say("dots.more"), unit: "share", moreIsBetter: true,
    rows: rows.map((row) => ({label: codeOfGroup(row), kind: "client-based", value: namedShareOf(row)})),
  });
}
function codeOfGroup({group, code}) {
  if (group === "today") return say(`continuity.today.${code}`);
  return group === "office" ? code : sayCode(`${group}s`, code);
}
