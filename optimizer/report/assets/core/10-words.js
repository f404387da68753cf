// What the page says, in the language that is chosen: say("verdict.title"), say("late.count", {n: 3}).
const catalogues = JSON.parse(document.getElementById("words").textContent);
const root = document.documentElement;
let language = chosenLanguage();

function chosenLanguage() {
  if (root.dataset.fixed) return root.dataset.fixed;
  const known = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in catalogues);
  return known || "en";
}

// A phrase may be a text, or {one, other} chosen by the number n. In braces: values, formatted if they are numbers.
function say(key, values = {}) {
  const found = key.split(".").reduce((group, part) => (group === undefined ? group : group[part]), catalogues[language]);
  if (found === undefined) throw new Error(`no words for ${key}`);
  const form = typeof found === "string" ? found : found[new Intl.PluralRules(language).select(values.n)] || found.other;
  return form.replace(/\{(\w+)\}/g, (_, name) => {
    if (!(name in values)) throw new Error(`${key} needs ${name}`);
    return typeof values[name] === "number" ? number(values[name]) : isolated(values[name]);
  });
}

// For codes that come from data: the words for it, or the code itself where there are none (a programme, a language).
function sayCode(group, code) {
  const known = group.split(".").reduce((found, part) => (found || {})[part], catalogues[language]);
  return known && Object.hasOwn(known, code) ? known[code] : plain(code);
}
