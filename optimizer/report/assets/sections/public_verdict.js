// For everybody: who keeps their caseworker, what is done in time, and whether more continuity could be had.
sections.public_verdict = (data) => [
  element("ul", {class: "cards plain"}, [clientsCard(data), tasksCard(data), namedCard(data), continuityCard(data)]),
  element("p", {class: "note"}, say("public_verdict.period", {
    start: day(data.start), end: day(data.end), policy: say(`policies.${data.policy}`)})),
];
function publicCard(head, rest) {
  return element("li", {}, element("strong", {}, head), element("span", {}, rest));
}
function clientsCard({clients, without}) {
  const [kept, moved] = columnRanges(clients.all, [clients.kept, clients.moved, clients.new]);
  return publicCard(
    say("public_verdict.clients.head", {share: shareText(shareOf(kept, [moved]))}),
    say("public_verdict.clients.rest", countTexts({...clients, without})));
}
function tasksCard({tasks, end}) {
  const [inTime, late, undone] = columnRanges(tasks.all, [tasks.in_time, tasks.late, tasks.undone]);
  return publicCard(
    say("public_verdict.tasks.head", {share: shareText(shareOf(inTime, [late, undone]))}),
    say("public_verdict.tasks.rest", {...countTexts(tasks), end: day(end)}));
}
function namedCard({named}) {
  const [part, rest] = columnRanges(named.done, [named.named, named.others]);
  return publicCard(
    say("public_verdict.named.head", {share: shareText(shareOf(part, [rest]))}),
    say("public_verdict.named.rest", countTexts(named)));
}
function continuityCard({continuity}) {
  return publicCard(say(`public_verdict.continuity.${continuity}.head`), say(`public_verdict.continuity.${continuity}.rest`));
}
const countTexts = (counts) => Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, countText(count)]));
