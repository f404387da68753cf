// Reasons, as codes and values (optimizer/grounds/reason.py), in the words of the catalogue.
// In few words, to count and to choose by; and as a sentence.
const reasonName = ([code]) => say(`reasons.${code}.name`);
const reasonText = ([code, values]) => say(`reasons.${code}.text`, spoken(values));

// Names of values that end in day are dates; the two that stand for days, and who could do it, become phrases.
function spoken(values) {
  const said = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, spokenValue(name, value)]));
  if ("first_day" in values) said.days = daysText(values.first_day, values.last_day);
  if ("first_day" in values) said.any_day = daysText(values.first_day, values.last_day, "any_of");
  said.doers = "n" in values ? say("reasons.doers", {n: values.n}) : say("reasons.doer");
  return said;
}
function spokenValue(name, value) {
  if (Array.isArray(value)) return list(value.map((one) => inText(one)));
  if (typeof value === "number") return value;
  return name.endsWith("day") ? day(value) : inText(value);
}
function daysText(first, last, several = "from_to") {
  if (first === last) return say("reasons.on_day", {day: day(first, "short")});
  return say(`reasons.${several}`, {first: day(first, "short"), last: day(last, "short")});
}
// An id within a sentence is cut; say() keeps it apart from the direction of the text around it.
function inText(value, most = 40) {
  const signs = [...String(value)];
  return signs.length > most ? `${signs.slice(0, most - 1).join("")}…` : String(value);
}
// What Plotly writes at a bar: a text of the catalogue in short lines.
function inLines(text, most = 26) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length > most && lines.at(-1)) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.join("<br>");
}
