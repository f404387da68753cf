// The weeks of a caseworker: one at a time, day by day.

// Weeks from Monday to Sunday, as places of working days.
function weeks() {
  return [...grouped(office.days.keys(), (at) => mondayOf(office.days[at]))].map(([monday, days]) => ({monday, days}));
}
function mondayOf(iso) {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - (date.getUTCDay() + 6) % 7);
  return date.toISOString().slice(0, 10);
}
// The week of today, where it is one of the plan.
function thisWeek() {
  const now = new Date();
  const today = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
  return Math.max(0, weeks().findIndex(({monday}) => monday === mondayOf(today)));
}

function weekOf(desk) {
  const all = weeks();
  chosenDesk.week ??= thisWeek();
  const shown = element("div", {class: "week"});
  const list = element("select", {onchange: () => turnTo(Number(list.value))},
    all.map(({monday}, at) => element("option", {value: at}, say("desk.week_of", {day: day(monday)}))));
  const step = (by, sign, name) => element("button", {type: "button", "aria-label": say(`desk.${name}`), onclick: () => turnTo(chosenDesk.week + by)}, sign);
  const steps = [step(-1, "‹", "previous"), step(1, "›", "next")];
  const turnTo = (week) => {
    chosenDesk.week = week;
    list.value = week;
    steps[0].disabled = week === 0;
    steps[1].disabled = week === all.length - 1;
    shown.replaceChildren(weekView(desk, all[week].days));
  };
  const print = (chosen, words) => element("button", {type: "button", onclick: () => printAlone(sheetOf(desk, chosen()))}, words);
  turnTo(chosenDesk.week);
  return element("div", {},
    element("div", {class: "filters"}, element("label", {}, `${say("desk.week")} `, list), steps,
      print(() => [all[chosenDesk.week]], say("desk.print_week")), print(() => all, say("desk.print_all", {n: all.length}))),
    shown);
}
function weekView(desk, days) {
  return element("ol", {class: "days"}, days.map((on) => {
    const tasks = tasksOn(desk, on);
    return element("li", {}, element("h5", {}, day(office.days[on], "weekday")), element("p", {class: "note"}, loadOf(desk, on)),
      tasks.length ? element("ul", {}, tasks.map((at) => entryOf(desk, at))) : null);
  }));
}
// In the order in which they can be done: what waits for something else on the same day comes after it.
function tasksOn({data, tasks, appointments}, on) {
  const rank = (at) => [data.turn[at] || 0, appointments.has(at) ? 0 : 1];
  const {due, client} = office.tasks;
  return tasks.filter((at) => office.tasks.day[at] === on).sort((one, other) =>
    rank(one)[0] - rank(other)[0] || rank(one)[1] - rank(other)[1] || (due[one] > due[other]) - (due[one] < due[other]) || client[one] - client[other]);
}
function loadOf({capacity, tasks}, on) {
  const minutes = minutesOf(tasks.filter((at) => office.tasks.day[at] === on));
  if (!capacity[on] && !minutes) return say("desk.off");
  return say("desk.load", {minutes, capacity: capacity[on]});
}
function entryOf(desk, at) {
  const {client, kind, minutes, due, late} = office.tasks;
  const notes = [late[at] ? element("strong", {}, say("desk.late")) : null, desk.appointments.has(at) ? say("desk.appointment") : null, ownerOf(desk, client[at])];
  return element("li", {class: late[at] ? "late" : null}, id(office.clients.id[client[at]], "client"), " ",
    element("span", {}, say("desk.entry", {kind: kind[at], minutes: minutes[at], due: day(due[at], "short")})),
    notes.filter((note) => note).flatMap((note) => [" ", element("span", {class: "mark"}, note)]));
}
// Whose client it is, if not of this desk.
function ownerOf({at}, client) {
  const owner = office.clients.caseworker[client];
  if (owner === at) return null;
  return owner < 0 ? say("desk.nobodys") : say("desk.others", {who: nameAndId(idAt("caseworkers", owner), "caseworker")});
}
