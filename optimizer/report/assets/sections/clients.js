// All clients; whoever is chosen is shown below with their tasks.
let chosenClient = null;

sections.clients = () => {
  const details = element("div", {class: "chosen"}, chosenClient ? detailsOf(chosenClient) : null);
  routes.client = (value) => {
    chosenClient = value;
    details.replaceChildren(...detailsOf(value));
    arriveAt(details.firstChild);
  };
  return [
    element("p", {class: "note"}, say("clients.how")),
    longTable(clientColumns(), office.clients.id.map(clientRow), {caption: say("clients.title")}),
    details,
  ];
};
function clientColumns() {
  const column = (name, kind, choose = false) => ({title: say(`clients.${name}`), kind, choose});
  return [
    column("client", "client"), column("language", "text", true), column("programs", "text", true),
    column("today", "caseworker"), column("caseworker", "caseworker", true), column("change", "text", true),
    column("tasks", "number"), column("first", "day"), column("late", "number"),
  ];
}
function clientRow(client, at) {
  const {language, programs, today, caseworker} = office.clients;
  const tasks = rowsWhere("tasks", "client", at);
  return [client, language[at], programs[at], idAt("caseworkers", today[at]), idAt("caseworkers", caseworker[at]),
    say(`clients.changes.${changeOf(today[at], caseworker[at])}`), tasks.length, dayAt(firstDay(tasks)), lateOf(tasks)];
}
// -1 is nobody.
function changeOf(today, planned) {
  if (today === planned) return today < 0 ? "none" : "stays";
  if (today < 0) return "gets";
  return planned < 0 ? "loses" : "moves";
}
function firstDay(tasks) {
  return tasks.reduce((first, at) => {
    const on = office.tasks.day[at];
    return on >= 0 && (first < 0 || on < first) ? on : first;
  }, -1);
}
const lateOf = (tasks) => tasks.reduce((late, at) => late + office.tasks.late[at], 0);

function detailsOf(client) {
  const at = placeOf(client, "clients");
  if (at === undefined) return [element("h3", {tabindex: "-1"}, say("clients.unknown"))];
  const {language, programs, today, caseworker} = office.clients;
  const fact = (name, value) => element("div", {}, element("dt", {}, say(`clients.${name}`)), element("dd", {}, value));
  return [
    element("h3", {tabindex: "-1"}, `${say("clients.one")} `, id(client, "client")),
    element("dl", {class: "facts"},
      fact("language", formatted(language[at], "text")), fact("programs", formatted(programs[at], "text")),
      fact("today", id(idAt("caseworkers", today[at]), "caseworker")),
      fact("caseworker", id(idAt("caseworkers", caseworker[at]), "caseworker")),
      fact("change", say(`clients.changes.${changeOf(today[at], caseworker[at])}`))),
    tasksOf(at),
  ];
}
function tasksOf(client) {
  const tasks = [...rowsWhere("tasks", "client", client)];
  if (!tasks.length) return element("p", {class: "note"}, say("clients.no_tasks"));
  const {id: ids, kind, release, due, day: on, doer, minutes, late} = office.tasks;
  const last = office.days.length;
  tasks.sort((one, other) => (on[one] < 0 ? last : on[one]) - (on[other] < 0 ? last : on[other]) || (due[one] > due[other]) - (due[one] < due[other]));
  const column = (name, type) => ({title: say(`clients.${name}`), kind: type});
  return table(
    [column("task", "text"), column("kind", "text"), column("release", "day"), column("due", "day"), column("done", "day"),
      column("by", "caseworker"), column("minutes", "minutes"), column("timely", "text")],
    tasks.map((at) => [ids[at], kind[at], release[at], due[at], dayAt(on[at]), idAt("caseworkers", doer[at]), minutes[at],
      say(late[at] ? "clients.is_late" : on[at] < 0 ? "clients.not_done" : "clients.on_time")]),
    {caption: say("clients.tasks")});
}
