// Whose id it is: the one place that knows names, and what an id links to.
// kind: client, caseworker, or id where the table does not say; then an id that more than one thing has says nothing.
const GROUPS = {client: "clients", caseworker: "caseworkers"};
const places = new Map(); // group: id: place in the columns of the group
function placeOf(value, group) {
  if (!office) return undefined;
  if (!places.has(group)) places.set(group, new Map(office[group].id.map((one, at) => [one, at])));
  return places.get(group).get(value);
}
function personOf(value, kind) {
  const kinds = kind in GROUPS ? [kind] : placeOf(value, "tasks") === undefined ? Object.keys(GROUPS) : [];
  const found = kinds.filter((one) => placeOf(value, GROUPS[one]) !== undefined);
  return found.length === 1 ? {kind: found[0], name: nameAt(found[0], placeOf(value, GROUPS[found[0]]))} : {};
}
const nameAt = (kind, at) => (office[GROUPS[kind]].name || [])[at];
const isPerson = (kind) => kind === "id" || kind in GROUPS;

// The name and the id, as one text: what is searched and sorted, and what stands where no elements can.
function nameAndId(value, kind = "id") {
  if (value === null || value === undefined) return NOTHING;
  const {name} = personOf(value, kind);
  return name ? `${name} ${value}` : String(value);
}
// An id or a name from the data: kept apart from the direction of the text around it, cut by the style if long.
function id(value, kind = "id") {
  if (value === null || value === undefined) return NOTHING;
  const person = personOf(value, kind);
  const parts = [person.name, value].filter((part) => part).map((part, at) =>
    element("bdi", {class: at ? "id beside" : "id", title: String(part).length > 24 ? String(part) : null}, String(part)));
  const whole = parts.length > 1 ? element("span", {class: "named"}, parts[0], " ", parts[1]) : parts[0];
  return person.kind ? element("a", {href: linkTo(person.kind, value)}, whole) : whole;
}
// Within a sentence: kept apart from the direction around it, as <bdi> does it for an element.
const isolated = (text) => `\u2068${text}\u2069`;
