// Texts that come from the data: ids, names, codes. They may hold any sign that Unicode has but controls.

// Signs that turn the direction of all that follows are shown as a mark: no isolation holds them for certain. Isolates
// in pairs, as phrases that are parts of longer ones have them, turn nothing outside of themselves.
function plain(value) {
  const text = String(value).replace(/[\u202a-\u202e\u2066\u2067]/g, "\ufffd");
  return isPaired(text) ? text : text.replace(/[\u2068\u2069]/g, "\ufffd");
}
function isPaired(text) {
  let open = 0;
  for (const sign of text.match(/[\u2068\u2069]/g) || []) {
    open += sign === "\u2068" ? 1 : -1;
    if (open < 0) return false;
  }
  return open === 0;
}
// The same amid other words: what is written from right to left is kept apart from them.
function isolated(value) {
  const text = plain(value);
  return /[\u0590-\u08ff\u200f\ufb1d-\ufefc]|[\ud802-\ud803\ud83a-\ud83b]/.test(text) ? `\u2068${text}\u2069` : text;
}
// At most so many signs.
function cut(text, most) {
  const signs = [...text];
  return signs.length > most ? `${signs.slice(0, most - 1).join("")}…` : text;
}
// For the two libraries that take texts for markup.
function escaped(text) {
  return String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
