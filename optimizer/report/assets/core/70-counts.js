// Counts of a public page: a number, "few" (fewer than 11, 0 included), or null (withheld).
const MOST_FEW = 10;
const countRange = (count) => count === "few" ? [0, MOST_FEW] : count === null ? [0, Infinity] : [count, count];

function countText(count) {
  return count === "few" ? say("public.few") : count === null ? say("public.withheld") : number(count);
}
// In a column of numbers, with signs in place of words.
function countCell(count) {
  if (typeof count === "number") return number(count);
  const sign = count === "few" ? say("public.few_sign") : say("public.withheld_sign");
  return element("span", {class: "count", title: countText(count)}, element("span", {"aria-hidden": "true"}, sign),
    element("span", {class: "unseen"}, countText(count)));
}
// Between what the columns of a row must lie, as all of them together are known: [[least, most], …].
function columnRanges(all, counts) {
  const told = counts.map(countRange);
  if (typeof all !== "number") return told;
  return told.map(([least, most], at) => {
    const others = told.filter((_, other) => other !== at);
    return [Math.max(least, all - sumOf(others.map((range) => range[1]))), Math.min(most, all - sumOf(others.map((range) => range[0])))];
  });
}
const sumOf = (values) => values.reduce((sum, value) => sum + value, 0);

// The share of a column among it and the rest: {low, high}, equal where it is known; null where there is nothing.
function shareOf(part, rest) {
  const restLeast = sumOf(rest.map((range) => range[0])), restMost = sumOf(rest.map((range) => range[1]));
  if (part[1] + restMost === 0) return null;
  return {low: part[0] ? part[0] / (part[0] + restMost) : 0, high: part[1] === Infinity ? 1 : part[1] ? part[1] / (part[1] + restLeast) : 0};
}
// Rounded outwards, so that what is said stays true.
function shareText(share) {
  if (share === null) return NOTHING;
  if (share.low === share.high) return percent(share.low);
  const low = Math.floor(share.low * 1000) / 1000, high = Math.ceil(share.high * 1000) / 1000;
  if (low === 0 && high === 1) return say("public.withheld");
  return high === 1 ? say("public.at_least", {share: percent(low)}) : say("public.between", {low: percent(low), high: percent(high)});
}
function shareCell(share) {
  return element("span", {}, shareText(share));
}
// A row's head: a code of the input, or a word for all and for other codes.
function codeText({level, code}, by = null) {
  if (level === 0) return say("public.all");
  if (code === null) return say("public.other");
  if (code === "(none)") return say("public.none");
  return by === "language" ? languageName(code) : plain(code);
}
// By name, with what is in no group last.
function inOrderOfName(rows, by) {
  const {compare} = new Intl.Collator(locale());
  return rows.toSorted((one, other) => (one.code === null) - (other.code === null) || compare(codeText(one, by), codeText(other, by)));
}
function codeHead(row, by = null) {
  return element("bdi", {class: `code level${row.level}`}, codeText(row, by));
}
function languageName(code) {
  try {
    return new Intl.DisplayNames([locale()], {type: "language"}).of(code);
  } catch {
    return plain(code); // no code of a language
  }
}
// Of each row a share: a mark where it is known, a bar from the least to the most where it isn't.
function sharesPicture({title, description, names, shares, axis}) {
  const known = (share) => share.low === share.high;
  const at = names.map((_, place) => place);
  const bars = at.filter((place) => shares[place] !== null && !known(shares[place]));
  const marks = at.filter((place) => shares[place] !== null && known(shares[place]));
  const over = (places) => places.map((place) => `${label(names[place])}: ${shareText(shares[place])}`);
  return picture({
    title, description, height: 110 + 30 * names.length,
    draw: () => ({
      traces: [
        {type: "bar", orientation: "h", name: say("public.range"), y: bars, base: bars.map((place) => shares[place].low),
          x: bars.map((place) => shares[place].high - shares[place].low), width: 0.35, marker: {color: colour("sky")},
          hovertext: over(bars), hoverinfo: "text"},
        {type: "scatter", mode: "markers", name: say("public.exact"), y: marks, x: marks.map((place) => shares[place].low),
          marker: {color: colour("orange"), size: 11, symbol: "diamond"}, hovertext: over(marks), hoverinfo: "text"},
      ],
      layout: {
        xaxis: {title: {text: axis}, tickformat: ".0%", range: [0, 1.02]}, barmode: "overlay",
        yaxis: {tickvals: at, ticktext: names.map((name) => label(name)), range: [names.length - 0.5, -0.5]},
      },
    }),
    table: {columns: [{title: say("public.group"), kind: "text"}, {title: axis, kind: "share"}],
      rows: names.map((name, place) => [element("bdi", {class: "code"}, name), shareCell(shares[place])])},
  });
}
// How many in each band, or under each name.
function countsPicture({title, description, names, counts, axis, group = null}) {
  const values = counts.map((count) => typeof count === "number" ? count : 0);
  const at = names.map((_, place) => place);
  return picture({
    title, description, height: 90 + 30 * names.length,
    draw: () => ({
      traces: [{type: "bar", orientation: "h", y: at, x: values, marker: {color: colour("blue")},
        text: counts.map(countText), textposition: "outside", cliponaxis: false,
        hovertext: names.map((name, place) => `${label(name)}: ${countText(counts[place])}`), hoverinfo: "text"}],
      layout: {xaxis: {title: {text: axis}, range: [0, 1.2 * Math.max(...values, 1)]},
        yaxis: {tickvals: at, ticktext: names.map((name) => label(name)), range: [names.length - 0.5, -0.5]}},
    }),
    table: {columns: [{title: group || say("public.group"), kind: "text"}, {title: axis, kind: "number"}],
      rows: names.map((name, place) => [element("bdi", {class: "code"}, name), element("span", {}, countCell(counts[place]))])},
  });
}
