// Long tables, by DataTables: searched, sorted and paged; columns with choose: true get a filter of their values.
// Only the rows of the page shown exist as elements, so that 45,000 clients don't freeze it.
function longTable(columns, rows, {caption, order = [], length = 25} = {}) {
  const place = element("div", {class: "long", role: "group", "aria-label": caption, style: `min-height:${2.2 * Math.min(length, rows.length) + 8}rem`});
  const filters = element("div", {class: "filters"});
  const shown = element("table", {class: "display compact", style: "width:100%"},
    element("caption", {class: "unseen"}, caption));
  place.append(filters, shown);
  whenSeen(place, () => {
    place.style.minHeight = "";
    const made = new DataTable(shown, {
      data: rows, columns: columns.map(asDataTables), order, pageLength: length, deferRender: true, autoWidth: false,
      language: catalogues[language].tables, formatNumber: (value) => number(value),
      layout: {topStart: "pageLength", topEnd: "search", bottomStart: "info", bottomEnd: "paging"},
    });
    scrolling(shown.parentElement, caption);
    columns.forEach((column, at) => column.choose && filters.append(chooser(made, column, at, rows)));
  });
  return place;
}
function asDataTables(column) {
  return {
    title: escaped(column.title),
    className: classOf(column.kind) ?? "",
    type: isNumeric(column.kind) ? "num" : "words",
    render: (value, purpose) => rendered(value, purpose, column.kind),
  };
}
// Words are sorted as the reader's language does it, and c9 before c10.
const collators = new Map();
function inOrder(one, other) {
  if (!collators.has(language)) collators.set(language, new Intl.Collator(language, {numeric: true}));
  return collators.get(language).compare(one, other);
}
DataTable.ext.type.order["words-asc"] = inOrder;
DataTable.ext.type.order["words-desc"] = (one, other) => inOrder(other, one);
DataTable.ext.type.search.words = DataTable.ext.type.search.string;

function chooser(made, column, at, rows) {
  const values = [...new Set(rows.map((row) => row[at] ?? ""))].sort((one, other) => inOrder(String(one), String(other)));
  const options = values.map((value, place) => element("option", {value: place}, formatted(value, column.kind)));
  const choice = element("select", {onchange: () => {
    const wanted = values[choice.value]; // of "*": undefined
    made.search.fixed(`column ${at}`, wanted === undefined ? null : (_, row) => (row[at] ?? "") === wanted).draw();
  }}, element("option", {value: "*"}, say("tables.all")), options);
  return element("label", {}, `${column.title} `, choice);
}
// Sorting sees the value, the search what is read; an id is searched as the files have it.
function rendered(value, purpose, kind) {
  if (purpose === "sort" || purpose === "type") return value ?? "";
  const text = kind === "id" ? String(value ?? "") : formatted(value, kind);
  if (purpose !== "display" || kind !== "id") return escaped(text);
  return text ? id(text).outerHTML : NOTHING;
}
