// For everybody: what is left out, and why.
sections.public_rules = () => [
  element("ul", {}, ["few", "withheld", "share", "other", "people", "absent", "told"].map((rule) =>
    element("li", {}, say(`public_rules.${rule}`)))),
];
