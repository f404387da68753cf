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
      data: rows, columns: columns.map((column, at) => asDataTables(column, at, rows)), order, pageLength: length, deferRender: true, autoWidth: false,
      searchDelay: rows.length > 5000 ? 250 : 0, // while somebody types, rows are not searched for every sign
      language: catalogues[language].tables, formatNumber: (value) => number(value),
      layout: {topStart: "pageLength", topEnd: "search", bottomStart: "info", bottomEnd: "paging"},
    });
    scrolling(shown.parentElement, caption);
    columns.forEach((column, at) => column.choose && filters.append(chooser(made, column, at, rows)));
  });
  return place;
}
function asDataTables({title, kind}, at, rows) {
  return {
    title: escaped(title),
    className: classOf(kind) ?? "",
    type: isNumeric(kind) ? "num" : kind === "day" ? "string" : "ranked",
    searchable: !isNumeric(kind), // a search for "1" would find nearly every row
    render: renderer(kind, () => inOrder(rows.map((row) => row[at]), kind)),
  };
}
// Each value once, in the order of the reader's language, and c9 before c10.
const collators = new Map();
function inOrder(values, kind) {
  if (!collators.has(language)) collators.set(language, new Intl.Collator(language, {numeric: true}));
  const {compare} = collators.get(language);
  return [...new Set(values)].map((value) => ({value, text: read(value, kind)})).sort((one, other) => compare(one.text, other.text));
}
// What is read of a value; an id as the files have it.
function read(value, kind) {
  return isPerson(kind) ? nameAndId(value ?? "", kind) : formatted(value, kind);
}
// Numbers and days are sorted by themselves, all else by its rank, which is found when it is first asked for: comparing
// 45,000 words takes time. The search sees what is read.
function renderer(kind, ordered) {
  let ranks = null;
  const rank = (value) => {
    ranks ??= new Map(ordered().map((one, at) => [one.value, at]));
    return ranks.get(value);
  };
  return (value, purpose) => {
    if (purpose === "display") return isPerson(kind) ? id(value, kind) : escaped(formatted(value, kind));
    if (purpose === "filter") return escaped(read(value, kind)); // DataTables reads entities in it
    return isNumeric(kind) || kind === "day" ? value ?? "" : rank(value);
  };
}
DataTable.ext.type.search.ranked = DataTable.ext.type.search.string; // accents don't matter

function chooser(made, column, at, rows) {
  const values = inOrder(rows.map((row) => row[at] ?? ""), column.kind);
  const options = values.map(({value, text}, place) => element("option", {value: place}, value === "" ? NOTHING : plain(text)));
  const choice = element("select", {onchange: () => {
    const wanted = values[choice.value]; // of "*": undefined
    made.search.fixed(`column ${at}`, wanted === undefined ? null : (_, row) => (row[at] ?? "") === wanted.value).draw();
  }}, element("option", {value: "*"}, say("tables.all")), options);
  return element("label", {}, `${column.title} `, choice);
}
