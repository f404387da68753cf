// Texts that come from the data: ids, names, codes. They may hold any sign that Unicode has but controls.

// Signs that turn the direction of all that follows are shown as a mark: no isolation holds them for certain.
function plain(value) {
  return String(value).replace(/[\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}
// The same amid other words: what is written from right to left is kept apart from them.
function isolated(value) {
  const text = plain(value);
  return /[\u0590-\u08ff\u200f\ufb1d-\ufefc]|[\ud802-\ud803\ud83a-\ud83b]/.test(text) ? `\u2068${text}\u2069` : text;
}
// For the two libraries that take texts for markup.
function escaped(text) {
  return String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
