// The sheet of a caseworker: weeks as calendars, then all clients, in the largest letters with which each part fits a page.
const PAGE = 690; // points of height that every printer leaves on A4, the heading of the sheet taken off
const LETTERS = {most: 9, least: 6}; // points
const LINE = 1.16; // of the size of letters; as in style.css

function sheetOf(desk, chosen) {
  const who = nameAndId(office.caseworkers.id[desk.at], "caseworker");
  const clients = clientGroups(desk);
  return element("div", {class: "sheet"},
    element("h1", {}, say("desk.sheet_of", {who: isolated(who)})),
    element("p", {}, deskSummary(desk)), element("p", {}, say("desk.legend")),
    element("div", {style: lettersFor(linesOfWeeks(desk, chosen))}, chosen.map((week) => sheetWeek(desk, week)), sheetUndone(desk)),
    element("div", {class: "people", style: lettersFor(linesOfClients(clients))},
      element("p", {}, say("desk.clients_legend")), clients.map(sheetClients)));
}
function lettersFor(lines) {
  const size = Math.min(LETTERS.most, Math.max(LETTERS.least, PAGE / (lines * LINE)));
  return `font-size:${size.toFixed(2)}pt`;
}
// Every entry is one line, so that they can be counted.
function linesOfWeeks(desk, chosen) {
  const heads = 4;
  const ofUndone = desk.undone.length ? 2 + Math.ceil(desk.undone.length / COLUMNS) : 0;
  return sum(chosen.map(({days}) => heads + Math.max(...days.map((on) => tasksOn(desk, on).length)))) + ofUndone;
}
const COLUMNS = 4; // of clients, as in style.css
function linesOfClients(groups) {
  return 2 + Math.ceil(sum(groups.map(({clients}) => clients.length + 2)) / COLUMNS);
}

function sheetWeek(desk, {monday, days}) {
  return element("section", {class: "sheet-week"}, element("h2", {}, say("desk.week_of", {day: day(monday)})),
    element("div", {class: "sheet-days", style: `--days:${days.length}`}, days.map((on) =>
      element("div", {}, element("h3", {}, `${day(office.days[on], "weekday")} · ${loadOf(desk, on)}`),
        tasksOn(desk, on).map((at) => sheetTask(desk, at))))));
}
function sheetUndone(desk) {
  if (!desk.undone.length) return null;
  return element("section", {}, element("h2", {}, say("desk.group", {name: say("desk.undone"), n: desk.undone.length})),
    element("div", {class: "sheet-columns"}, desk.undone.map((at) => sheetTask(desk, at))));
}
function sheetTask(desk, at) {
  const {client, kind, minutes, due, late} = office.tasks;
  const marks = [late[at] ? "!" : "", desk.appointments.has(at) ? "*" : "", ownerOf(desk, client[at]) ? ">" : ""].join("");
  return sheetLine(marks, client[at], kind[at], `${number(minutes[at])} · ${day(due[at], "digits")}`, late[at]);
}
function sheetLine(marks, client, rest, end, late = false) {
  return element("div", {class: late ? "line late" : "line"}, marks ? element("b", {}, marks) : null,
    element("bdi", {class: "who"}, nameAndId(office.clients.id[client], "client")),
    element("bdi", {class: "rest"}, rest), element("span", {}, end));
}

function clientGroups({data, clients}) {
  const groups = Map.groupBy(clients, (at) => data.standings[data.standing[at]]);
  return [...groups].map(([standing, members]) => ({standing, clients: members}));
}
function sheetClients({standing, clients}) {
  const heading = element("h2", {}, say("desk.group", {name: say(`desk.standings.${standing}`), n: clients.length}));
  return element("section", {}, heading, element("div", {class: "sheet-columns"}, clients.map((at) => {
    const tasks = rowsWhere("tasks", "client", at);
    const first = firstDay(tasks);
    const end = first < 0 ? number(tasks.length) : `${number(tasks.length)} · ${day(office.days[first], "digits")}`;
    return sheetLine("", at, office.clients.language[at], end, false);
  })));
}
