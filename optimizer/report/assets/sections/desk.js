// A caseworker's own view: my week (desk_week.js), my clients; print makes a sheet of it (desk_sheet.js).
const chosenDesk = {caseworker: null, week: null}; // an id, a place in weeks()

sections.desk = (data) => {
  const view = element("div", {class: "desk"});
  const show = () => view.replaceChildren(...(chosenDesk.caseworker === null ? [] : deskOf(data, chosenDesk.caseworker)));
  const choice = caseworkerChoice((value) => { chosenDesk.caseworker = value; show(); });
  routes.caseworker = (value) => {
    chosenDesk.caseworker = value;
    choice.choose(value);
    show();
    arriveAt(view.firstChild);
  };
  show();
  return [element("p", {class: "note"}, say("desk.how")), choice.place, view];
};

// A list of all caseworkers, narrowed down by what is typed beside it; Enter takes the first.
function caseworkerChoice(chosen) {
  const people = inOrder(office.caseworkers.id, "caseworker");
  const list = element("select", {onchange: () => list.value !== "" && chosen(people[list.value].value)});
  const fill = (wanted) => list.replaceChildren(element("option", {value: ""}, say("desk.choose")),
    ...people.flatMap(({value, text}, at) => matches(text, wanted) ? [element("option", {value: at, selected: value === chosenDesk.caseworker}, plain(text))] : []));
  const find = element("input", {
    type: "search", oninput: () => fill(find.value),
    onkeydown: (event) => {
      if (event.key !== "Enter" || list.options.length < 2) return;
      list.selectedIndex = 1;
      list.dispatchEvent(new Event("change"));
    },
  });
  fill("");
  return {
    place: element("div", {class: "filters"},
      element("label", {}, `${say("desk.find")} `, find), element("label", {}, `${say("desk.caseworker")} `, list)),
    choose: () => { find.value = ""; fill(""); },
  };
}
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const matches = (text, wanted) => folded(text).includes(folded(wanted.trim()));

function deskOf(data, caseworker) {
  const at = placeOf(caseworker, "caseworkers");
  if (at === undefined) return [element("h3", {tabindex: "-1"}, say("desk.unknown"))];
  const desk = deskAt(data, at);
  return [
    element("h3", {tabindex: "-1"}, `${say("desk.caseworker")} `, id(caseworker, "caseworker")),
    element("p", {}, deskSummary(desk)),
    strangersOf(desk) ? element("p", {}, element("strong", {}, say("desk.strangers", {n: strangersOf(desk)}))) : null,
    element("h4", {}, say("desk.my_week")), weekOf(desk),
    ...undoneOf(desk),
    element("h4", {}, say("desk.my_clients")), myClients(desk),
  ].filter((part) => part);
}

// All that the view and its sheet show of one caseworker: places of clients and tasks.
function deskAt(data, at) {
  const byStanding = (one, other) => data.standing[one] - data.standing[other];
  const clients = [...rowsWhere("clients", "caseworker", at)].sort(byStanding);
  const tasks = rowsWhere("tasks", "doer", at);
  const undone = clients.flatMap((client) => rowsWhere("tasks", "client", client)).filter((task) => office.tasks.doer[task] < 0);
  return {data, at, clients, tasks, undone, capacity: data.capacity[at], appointments: new Set(data.appointments)};
}
const sum = (values) => values.reduce((total, value) => total + value, 0);
const minutesOf = (tasks) => sum(tasks.map((at) => office.tasks.minutes[at]));
const strangersOf = ({data, clients}) => clients.filter((at) => data.standings[data.standing[at]] === "stranger").length;

function deskSummary({clients, tasks, undone, capacity}) {
  return say("desk.summary", {
    n: clients.length, tasks: tasks.length, minutes: minutesOf(tasks), capacity: sum(capacity),
    late: lateOf(tasks) + lateOf(undone), start: day(office.start), end: day(office.end),
  });
}

function undoneOf({undone}) {
  if (!undone.length) return [];
  const {client, kind, due, minutes, late} = office.tasks;
  const column = (name, type) => ({title: say(`clients.${name}`), kind: type});
  const columns = [column("client", "client"), column("kind", "text"), column("minutes", "minutes"), column("due", "day"), column("timely", "text")];
  const rows = undone.map((at) => [office.clients.id[client[at]], kind[at], minutes[at], due[at], say(late[at] ? "clients.is_late" : "clients.not_done")]);
  return [element("h4", {}, say("desk.undone")), table(columns, rows, {caption: say("desk.undone")})];
}
function myClients({data, clients}) {
  const {id: ids, language, programs} = office.clients;
  const column = (name, kind, choose = false) => ({title: say(`clients.${name}`), kind, choose});
  const columns = [column("client", "client"), {title: say("desk.standing"), kind: "text", choose: true}, column("language", "text", true),
    column("programs", "text", true), column("tasks", "number"), column("first", "day"), column("late", "number")];
  const rows = clients.map((at) => {
    const tasks = rowsWhere("tasks", "client", at);
    return [ids[at], say(`desk.standings.${data.standings[data.standing[at]]}`), language[at], programs[at], tasks.length, dayAt(firstDay(tasks)), lateOf(tasks)];
  });
  return longTable(columns, rows, {caption: say("desk.my_clients")});
}
