// A select and, below it, what it changes: draw(value) gives the elements and is asked anew for every choice.
// options: {value, text}, or {text, options} for a group of them.
function choosing(title, options, draw) {
  const place = element("div");
  const select = element("select", {onchange: () => place.replaceChildren(...draw(select.value))}, options.map(optionOf));
  place.append(...draw(select.value));
  return element("div", {}, element("div", {class: "filters"}, element("label", {}, `${title} `, select)), place);
}
function optionOf({value, text, options}) {
  return options ? element("optgroup", {label: text}, options.map(optionOf)) : element("option", {value}, text);
}
