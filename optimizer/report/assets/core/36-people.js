// Whose id it is: the one place that knows names, and what an id links to.
// kind: client, caseworker, or id where the table does not say; then an id that more than one thing has says nothing.
const GROUPS = {client: "clients", caseworker: "caseworkers"};
const isPerson = (kind) => kind === "id" || Object.hasOwn(GROUPS, kind);
const placesOfIds = new Map(); // group: id: place in the columns of the group
function placeOf(value, group) {
  if (!office) return undefined;
  if (!placesOfIds.has(group)) placesOfIds.set(group, new Map(office[group].id.map((one, at) => [one, at])));
  return placesOfIds.get(group).get(value);
}
function personOf(value, kind) {
  if (kind !== "id") return {kind, name: nameAt(kind, placeOf(value, GROUPS[kind]))};
  const kinds = placeOf(value, "tasks") === undefined ? Object.keys(GROUPS).filter((one) => placeOf(value, GROUPS[one]) !== undefined) : [];
  return kinds.length === 1 ? personOf(value, kinds[0]) : {};
}
const nameAt = (kind, at) => (office[GROUPS[kind]].name || [])[at];

// The name and the id as the files have them, as one text: what is searched and sorted.
function nameAndId(value, kind = "id") {
  const {name} = personOf(value, kind);
  return name ? `${name} ${value}` : String(value);
}
// The same as elements: kept apart from the direction of the text around it; the style cuts long ids.
function id(value, kind = "id") {
  if (value === null || value === undefined) return NOTHING;
  const person = personOf(value, kind);
  const own = element("bdi", {class: person.name ? "id beside" : "id", title: titleOf(value)}, plain(value));
  const whole = person.name ? element("span", {class: "named"}, element("bdi", {}, cut(plain(person.name), 60)), " ", own) : own;
  return person.kind ? element("a", {href: linkTo(person.kind, value)}, whole) : whole;
}
