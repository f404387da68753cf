// Tables. Columns: {title, kind, note}; rows: arrays of values. Kinds as in formatted().
function cellOf(value, kind) {
  return isPerson(kind) ? id(value, kind) : formatted(value, kind);
}
const isNumeric = (kind) => ["number", "share", "minutes"].includes(kind);

// A short table, all of it at once; the first column heads its rows.
function table(columns, rows, {caption = null} = {}) {
  const head = columns.map((column) =>
    element("th", {scope: "col", class: isNumeric(column.kind) ? "number" : null}, column.title));
  const body = rows.map((row) =>
    element("tr", {}, columns.map((column, at) =>
      element(at ? "td" : "th", {scope: at ? null : "row", class: isNumeric(column.kind) ? "number" : null},
        row[at] instanceof Node ? row[at] : cellOf(row[at], column.kind)))));
  return element("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": caption},
    element("table", {class: "plain"},
      element("caption", {class: "unseen"}, caption),
      element("thead", {}, element("tr", {}, head)),
      element("tbody", {}, body)));
}

// A long table: searched (numbers are not), sorted and paged; columns with choose: true get a filter of their values.
// Only the rows of the page shown exist as elements, so that 45,000 clients don't freeze it.
function longTable(columns, rows, {caption, order = [], length = 25} = {}) {
  const place = element("div", {class: "long"});
  const shown = element("table", {class: "display compact", style: "width:100%"}, element("caption", {class: "unseen"}, caption));
  const filters = element("div", {class: "filters"});
  place.append(filters, shown);
  whenSeen(place, () => {
    Object.assign(DataTable.ext.type.search, {ranked: DataTable.ext.type.search.string});
    const made = new DataTable(shown, {
      data: rows,
      columns: columns.map((column, at) => ({
        title: escaped(column.title),
        className: isNumeric(column.kind) ? "number" : column.kind,
        searchable: !isNumeric(column.kind), // a search for "1" would find every row
        type: isNumeric(column.kind) ? "num" : column.kind === "day" ? "string" : "ranked",
        render: renderer(column.kind, () => inOrder(rows.map((row) => row[at]), column.kind)),
      })),
      order, pageLength: length, deferRender: true, autoWidth: false, searchDelay: rows.length > 5000 ? 250 : 0,
      language: catalogues[language].tables,
      layout: {topStart: "pageLength", topEnd: "search", bottomStart: "info", bottomEnd: "paging"},
    });
    columns.forEach((column, at) => column.choose && filters.append(chooser(made, column, at, rows)));
  });
  return place;
}
function chooser(made, column, at, rows) {
  const options = inOrder(rows.map((row) => row[at] ?? ""), column.kind).map(({value, text}) => element("option", {value}, text));
  const choice = element("select", {
    onchange: () => made.column(at).search(choice.value === "*" ? "" : (_, row) => String(row[at] ?? "") === choice.value).draw(),
  }, element("option", {value: "*"}, say("tables.all")), options);
  return element("label", {}, `${column.title} `, choice);
}
// What a reader sees of a value, as text.
function read(value, kind) {
  return isPerson(kind) && value !== "" ? nameAndId(value, kind) : formatted(value, kind);
}
// Each value once, in the order that readers expect: accents beside their letters, 2 before 10.
function inOrder(values, kind) {
  const {compare} = collator();
  return [...new Set(values)].map((value) => ({value, text: read(value, kind)})).sort((one, other) => compare(one.text, other.text));
}
// Numbers and days are sorted by their value, the rest by its rank, which is worked out when first asked for. The search
// sees what is read.
function renderer(kind, ordered) {
  let ranks = null;
  const rank = (value) => {
    ranks ??= new Map(ordered().map((one, at) => [one.value, at]));
    return ranks.get(value);
  };
  return (value, purpose) => {
    if (purpose === "display") return isPerson(kind) ? id(value, kind) : escaped(formatted(value, kind));
    if (purpose === "filter") return escaped(read(value, kind)); // DataTables reads it as markup where it has an "&"
    return isNumeric(kind) || kind === "day" ? value ?? "" : rank(value);
  };
}
function escaped(text) {
  return String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
