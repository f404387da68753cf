// Clients whose caseworker would be another than today: from whom to whom, why, and who else could have them.
const MOST_FLOWS = 30;
sections.changes = (data) => {
  if (!data.client.length) return [element("p", {}, say("changes.none"))];
  return [
    element("p", {}, changesInShort(data)),
    pictureOfFlows(data),
    element("h3", {}, say("changes.all")),
    longTable(changeColumns(), data.client.map((_, at) => changeRow(data, at)), {caption: say("changes.all"), length: 10}),
    element("p", {class: "note"}, say("changes.note")),
    element("p", {class: "note"}, say("changes.price"), " ", element("code", {}, "caseload explain … --client ID")),
  ];
};
function changesInShort({client, had}) {
  const count = (name) => client.filter((one) => kindOfChange(one) === name).length;
  const moves = say("changes.count.moves", {n: count("moves"), had});
  return [moves, ...["loses", "gets"].map((name) => say(`changes.count.${name}`, {n: count(name)}))].join(" ");
}
function kindOfChange(client) {
  if (office.clients.today[client] < 0) return "gets";
  return office.clients.caseworker[client] < 0 ? "loses" : "moves";
}
// Bars to the right: clients taken; to the left: given away. Those with most of both on top, the first thirty.
function pictureOfFlows(data) {
  const swapped = (at) => data.given[at] + data.taken[at];
  const order = office.caseworkers.id.map((_, at) => at).filter((at) => swapped(at) + data.placed[at])
    .sort((one, other) => swapped(other) - swapped(one) || data.placed[other] - data.placed[one]);
  const shown = order.slice(0, MOST_FLOWS);
  const bar = (name, of, at) => ({
    type: "bar", orientation: "h", name: say(`changes.${name}`), marker: {color: series(at)}, y: shown.map((_, place) => place), x: shown.map(of),
    customdata: shown.map((who) => [label(office.caseworkers.id[who]), Math.abs(of(who))]),
    hovertemplate: "%{customdata[0]}: %{customdata[1]}<extra>%{fullData.name}</extra>",
  });
  return picture({
    title: say("changes.flows"),
    description: say(shown.length < order.length ? "changes.flows_first" : "changes.flows_about", {n: shown.length}),
    height: 110 + 22 * Math.max(4, shown.length),
    draw: () => ({
      traces: [bar("given", (who) => -data.given[who], 1), bar("taken", (who) => data.taken[who], 0), bar("placed", (who) => data.placed[who], 5)],
      layout: {
        barmode: "relative", bargap: 0.25,
        yaxis: {autorange: "reversed", tickvals: shown.map((_, place) => place), ticktext: shown.map((who) => label(office.caseworkers.id[who], 16))},
        xaxis: {title: {text: say("changes.axis")}, ...ticksOfBothSides(shown.map((who) => Math.max(data.given[who], data.taken[who] + data.placed[who])))},
      },
    }),
    table: {
      columns: [{title: say("changes.caseworker"), kind: "id"}, ...["given", "taken", "placed"].map((name) => ({title: say(`changes.${name}`), kind: "number"}))],
      rows: order.map((who) => [office.caseworkers.id[who], data.given[who], data.taken[who], data.placed[who]]),
    },
  });
}
// Clients are counted to the left as to the right: no minus sign.
function ticksOfBothSides(lengths) {
  const most = Math.max(...lengths);
  const step = [1, 2, 5].flatMap((digit) => [1, 10, 100, 1000, 10000].map((power) => digit * power))
    .sort((one, other) => one - other).find((size) => size * 5 >= most);
  const tickvals = [...Array(11).keys()].map((at) => (at - 5) * step);
  return {tickvals, ticktext: tickvals.map((value) => number(Math.abs(value)))};
}
function changeColumns() {
  const column = (name, kind, choose = false) => ({title: say(`changes.${name}`), kind, choose});
  return [
    column("client", "id"), column("change", "text", true), column("today", "id", true), column("plan", "id", true),
    column("language", "id", true), column("reason", "text", true), column("detail", "text"), column("others", "text"),
  ];
}
function changeRow(data, at) {
  const client = data.client[at];
  const {clients, caseworkers} = office;
  const nameOf = (who) => (who < 0 ? null : caseworkers.id[who]);
  return [
    clients.id[client], say(`changes.kinds.${kindOfChange(client)}`), nameOf(clients.today[client]), nameOf(clients.caseworker[client]),
    clients.language[client], reasonName(data.reason[at]), reasonText(data.reason[at]), othersText(data, at),
  ];
}
function othersText(data, at) {
  if (!data.others[at].length) return say("changes.nobody_else");
  return list(data.others[at].map((who, place) => say(data.caseload[who] < 0 ? "changes.other" : "changes.other_capped", {
    who: inText(office.caseworkers.id[who], 24), points: data.points[at][place], minutes: data.minutes[who], caseload: data.caseload[who],
  })));
}
