// Numbers and dates as the reader writes them: the page's language with the customs of the reader's region.
const region = new Intl.Locale(navigator.language).maximize().region;
function locale() {
  return `${language}-${region}`;
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
  return formatter(Intl.NumberFormat, {maximumFractionDigits: digits}).format(value);
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
  full: {day: "numeric", month: "short", year: "numeric"},
  long: {weekday: "long", day: "numeric", month: "long", year: "numeric"},
};
const writtenDays = new Map(); // A page has few days, and writes each of them ten thousand times.
function day(iso, kind = "full") {
  if (!iso) return NOTHING;
  const key = language + kind + iso;
  if (!writtenDays.has(key)) writtenDays.set(key, writtenDay(iso, kind));
  return writtenDays.get(key);
}
function writtenDay(iso, kind) {
  return formatter(Intl.DateTimeFormat, {...DAYS[kind], timeZone: "UTC"}).format(new Date(`${iso}T00:00:00Z`));
}
function list(items) {
  return formatter(Intl.ListFormat, {type: "conjunction"}).format(items.map(isolated));
}
// How a value of a column reads; kinds of columns: text, number, share, day, minutes.
function formatted(value, kind) {
  if (value === null || value === undefined || value === "") return NOTHING;
  if (kind === "share") return percent(value);
  if (kind === "day") return day(value);
  if (kind === "number" || kind === "minutes") return number(value);
  return plain(value);
}
