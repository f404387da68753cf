// The sheet of a caseworker: weeks as calendars, then all clients, in the largest letters with which each part fits a page.
const PAGE = 690; // points of height that every printer leaves on A4, the heading of the sheet taken off
const LETTERS = {most: 9, roomy: 7.5, least: 6}; // points
const LINE = 1.16; // of the size of letters; as in style.css
const COLUMNS = 4; // of clients; as in style.css

function sheetOf(desk, chosen) {
  const who = nameAndId(office.caseworkers.id[desk.at], "caseworker");
  const clients = clientGroups(desk);
  return element("div", {class: "sheet"},
    element("h1", {}, say("desk.sheet_of", {who})),
    element("p", {}, deskSummary(desk)), element("p", {}, say("desk.legend")),
    element("div", weeksOnAPage(desk, chosen), chosen.map((week) => sheetWeek(desk, week)), sheetUndone(desk)),
    element("div", {class: "people", style: `font-size:${lettersFor(linesOfClients(clients))}pt`},
      element("p", {}, say("desk.clients_legend")), clients.map(sheetClients)));
}
// Every line is as high as any other, so that they can be counted; entries of two lines where there is room for them.
function weeksOnAPage(desk, chosen) {
  const roomy = lettersFor(linesOfWeeks(desk, chosen, 2)) >= LETTERS.roomy;
  const size = lettersFor(linesOfWeeks(desk, chosen, roomy ? 2 : 1));
  return {class: roomy ? "roomy" : null, style: `font-size:${size}pt`};
}
function lettersFor(lines) {
  return Math.min(LETTERS.most, Math.max(LETTERS.least, PAGE / (lines * LINE))).toFixed(2);
}
function linesOfWeeks(desk, chosen, each) {
  const heads = 4;
  const longest = ({days}) => Math.max(...days.map((on) => tasksOn(desk, on).length));
  const ofUndone = desk.undone.length ? heads + each * Math.ceil(desk.undone.length / COLUMNS) : 0;
  return sum(chosen.map((week) => heads + each * longest(week))) + ofUndone;
}
function linesOfClients(groups) {
  return 2 + sum(groups.map(({clients}) => 2 + Math.ceil(clients.length / COLUMNS)));
}

function sheetWeek(desk, {monday, days}) {
  return element("section", {class: "sheet-week"}, element("h2", {}, say("desk.week_of", {day: day(monday)})),
    element("div", {class: "sheet-days", style: `--days:${days.length}`}, days.map((on) => sheetDay(desk, on))));
}
function sheetDay(desk, on) {
  const load = say("desk.sheet_load", {minutes: minutesOf(tasksOn(desk, on)), capacity: desk.capacity[on]});
  return element("div", {}, element("h3", {class: "line"}, element("span", {class: "rest"}, day(office.days[on], "weekday")), element("span", {class: "end"}, load)),
    tasksOn(desk, on).map((at) => sheetTask(desk, at)));
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
// The name gives way to the id, the kind of task to both.
function sheetLine(marks, client, rest, end, late = false) {
  const name = nameAt("client", client);
  const head = element("span", {class: "head"}, marks ? element("b", {}, marks) : null,
    name ? element("bdi", {class: "name"}, plain(name)) : null, element("bdi", {class: "own"}, plain(office.clients.id[client])));
  return element("div", {class: late ? "line late" : "line"}, head, element("bdi", {class: "rest"}, plain(rest)), element("span", {class: "end"}, end));
}

function clientGroups({data, clients}) {
  const groups = grouped(clients, (at) => data.standings[data.standing[at]]);
  return [...groups].map(([standing, members]) => ({standing, clients: members}));
}
function sheetClients({standing, clients}) {
  const heading = element("h2", {}, say("desk.group", {name: say(`desk.standings.${standing}`), n: clients.length}));
  return element("section", {}, heading, element("div", {class: "sheet-columns"}, clients.map((at) => {
    const tasks = rowsWhere("tasks", "client", at);
    const first = firstDay(tasks);
    const end = first < 0 ? number(tasks.length) : `${number(tasks.length)} · ${day(office.days[first], "digits")}`;
    const {language, programs} = office.clients;
    return sheetLine("", at, [language[at], programs[at]].filter((text) => text).join(", "), end);
  })));
}
