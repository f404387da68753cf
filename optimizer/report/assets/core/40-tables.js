// Short tables. Columns: {title, kind, note}; rows: arrays of values. Kinds as in formatted().
function cellOf(value, kind) {
  return kind === "id" ? id(value) : formatted(value, kind);
}
const isNumeric = (kind) => ["number", "share", "minutes"].includes(kind);
const classOf = (kind) => (isNumeric(kind) ? "number" : kind === "day" ? "day" : null);

// All of it at once; the first column heads its rows.
function table(columns, rows, {caption = null} = {}) {
  const head = columns.map((column) =>
    element("th", {scope: "col", class: classOf(column.kind)}, column.title));
  const body = rows.map((row) =>
    element("tr", {}, columns.map((column, at) =>
      element(at ? "td" : "th", {scope: at ? null : "row", class: classOf(column.kind)},
        row[at] instanceof Node ? row[at] : cellOf(row[at], column.kind)))));
  return scrolling(
    element("div", {},
      element("table", {class: "plain"},
        element("caption", {class: "unseen"}, caption),
        element("thead", {}, element("tr", {}, head)),
        element("tbody", {}, body))),
    caption);
}
