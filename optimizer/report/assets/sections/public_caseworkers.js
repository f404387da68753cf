// For everybody: how full the office is, and how work is spread over its caseworkers, in bands of enough of them.
sections.public_caseworkers = (data) => [
  element("p", {}, data.utilisation_percent === null
    ? say("public_caseworkers.too_few", {caseworkers: countText(data.caseworkers)})
    : say("public_caseworkers.office", {caseworkers: countText(data.caseworkers), share: percent(data.utilisation_percent / 100, 0)})),
  bandsPicture("utilisation", data.utilisation, (edge) => percent(edge / 100, 0)),
  bandsPicture("caseload", data.caseload, (edge) => number(edge)),
];
function bandsPicture(name, bands, edgeText) {
  if (!bands.length) return element("p", {class: "note"}, say(`public_caseworkers.${name}.none`));
  return countsPicture({
    title: say(`public_caseworkers.${name}.title`), description: say(`public_caseworkers.${name}.description`),
    names: bands.map((band) => bandText(band, edgeText)), counts: bands.map((band) => band.people),
    axis: say("public_caseworkers.people"), group: say(`public_caseworkers.${name}.group`),
  });
}
function bandText({low, high}, edgeText) {
  if (low === null) return say("public_caseworkers.under", {high: edgeText(high)});
  if (high === null) return say("public_caseworkers.from", {low: edgeText(low)});
  return say("public_caseworkers.band", {low: edgeText(low), high: edgeText(high)});
}
