// Puts the page together; a change of language puts it together anew.
const page = JSON.parse(document.getElementById("data").textContent);
const office = page.office;
const sections = {}; // name: function of the section's data that gives its elements

function openPage() {
  applyTheme();
  assemble();
  follow();
  keepInSight(location.hash);
}
function assemble() {
  root.lang = language;
  document.title = [page.title, say("page.title")].filter(Boolean).join(" – ");
  forgetPlaces();
  const made = page.sections.map((one) => sectionOf(one));
  document.getElementById("page").replaceChildren(
    element("a", {class: "skip", href: "#content"}, say("page.skip")),
    element("header", {},
      element("div", {class: "tools"}, languageButtons(), themeButton()),
      element("h1", {}, page.title ? element("bdi", {}, plain(page.title)) : say("page.title")),
      element("p", {class: "version"}, say(`versions.${page.version}`)),
      element("nav", {"aria-label": say("page.sections")}, element("ul", {}, page.sections.map((one) =>
        element("li", {}, element("a", {href: `#${one.name}`}, say(`${one.name}.title`))))))),
    element("main", {id: "content", tabindex: "-1"}, made),
    element("footer", {}, say("page.footer")));
}
function sectionOf({name, data}) {
  const heading = `${name}-title`;
  return element("section", {id: name, "aria-labelledby": heading},
    element("h2", {id: heading}, say(`${name}.title`)), sections[name](data));
}
function languageButtons() {
  return Object.keys(catalogues).map((tag) => element("button", {
    type: "button", lang: tag, "aria-pressed": String(tag === language),
    onclick: () => speak(tag),
  }, catalogues[tag].page.language));
}
