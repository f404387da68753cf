// Looks up the rows of the office: rowsWhere("tasks", "client", 3) are the places of the tasks of the client at place 3.
const lookups = new Map();
function rowsWhere(group, column, value) {
  const key = `${group}.${column}`;
  if (!lookups.has(key)) lookups.set(key, placesByValue(office[group][column]));
  return lookups.get(key).get(value) || [];
}
function placesByValue(values) {
  const found = new Map();
  values.forEach((value, at) => found.has(value) ? found.get(value).push(at) : found.set(value, [at]));
  return found;
}
// The id at a place in another group; null where there is none.
const idAt = (group, at) => (at < 0 ? null : office[group].id[at]);
const dayAt = (at) => (at < 0 ? null : office.days[at]);
