// Looks up the rows of the office: rowsWhere("tasks", "client", 3) are the places of the tasks of the client at place 3.
const lookups = new Map();
function rowsWhere(group, column, value) {
  const key = `${group}.${column}`;
  if (!lookups.has(key)) {
    const values = office[group][column];
    lookups.set(key, grouped(values.keys(), (at) => values[at]));
  }
  return lookups.get(key).get(value) || [];
}
// Map.groupBy, which browsers of offices may not know yet.
function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (groups.has(key)) groups.get(key).push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
// The id at a place in another group; null where there is none.
const idAt = (group, at) => (at < 0 ? null : office[group].id[at]);
const dayAt = (at) => (at < 0 ? null : office.days[at]);
