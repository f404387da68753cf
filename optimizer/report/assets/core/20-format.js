// Numbers and dates as the reader writes them: their own region where they speak the page's language.
function locale() {
  return navigator.languages.find((tag) => tag.slice(0, 2) === language) || language;
}
const formatters = new Map();
function formatter(kind, options) {
  const key = kind.name + locale() + JSON.stringify(options);
  if (!formatters.has(key)) formatters.set(key, new kind(locale(), options));
  return formatters.get(key);
}
const NOTHING = "–"; // What is undefined is not 0.

// At most so many digits after the point.
function number(value, digits = 2) {
  if (value === null || value === undefined) return NOTHING;
  return formatter(Intl.NumberFormat, {maximumFractionDigits: digits, useGrouping: "always"}).format(value);
}
// Of a share in 0 … 1.
function percent(share, digits = 1) {
  if (share === null || share === undefined) return NOTHING;
  return formatter(Intl.NumberFormat, {style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits}).format(share);
}
// Of "2026-01-05"; kind: short (5 Jan), long (Monday 5 January 2026), weekday (Mon 5).
const DAYS = {
  short: {day: "numeric", month: "short"},
  weekday: {weekday: "short", day: "numeric"},
  digits: {day: "numeric", month: "numeric"},
  full: {day: "numeric", month: "short", year: "numeric"},
  long: {weekday: "long", day: "numeric", month: "long", year: "numeric"},
};
function day(iso, kind = "full") {
  if (!iso) return NOTHING;
  return formatter(Intl.DateTimeFormat, {...DAYS[kind], timeZone: "UTC"}).format(new Date(`${iso}T00:00:00Z`));
}
// Puts texts in the order that the reader expects, and 2 before 10.
function collator() {
  return formatter(Intl.Collator, {numeric: true});
}
function list(items) {
  return formatter(Intl.ListFormat, {type: "conjunction"}).format(items.map(String));
}
// How a value of a column reads; kinds of columns: text, number, share, day, minutes.
function formatted(value, kind) {
  if (value === null || value === undefined || value === "") return NOTHING;
  if (kind === "share") return percent(value);
  if (kind === "day") return day(value);
  if (kind === "number" || kind === "minutes") return number(value);
  return String(value);
}
