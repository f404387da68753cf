// For everybody: this plan beside task-based rules, by two counts. A range is what the counts shown leave.
sections.public_contrast = (data) => {
  const ways = [{name: "plan", on_time: onTimeOfPlan(data), named: namedOfPlan(data)}, ...data.rules.map((rule) => ({
    name: rule.rule,
    on_time: rangesOfRule(data.due, rule.on_time),
    named: rangesOfRule(data.all, rule.named),
  }))];
  return [
    element("p", {}, say("public_contrast.intro", {due: countText(data.due), all: countText(data.all), end: day(data.end)})),
    element("ul", {class: "told"}, ["on_time", "named"].flatMap((measure) => readings(measure, ways)).map((told) => element("li", {}, told))),
    element("div", {class: "multiples"}, ["on_time", "named"].map((measure) => sharesPicture({
      title: say(`public_contrast.${measure}.title`), description: say("public_contrast.description"),
      names: ways.map(contrastName), shares: ways.map((way) => shareOfWay(way[measure])), axis: say("public_contrast.axis"),
    }))),
    contrastCounts(data, ways),
    element("p", {class: "note"}, say("public_contrast.ranges")),
    element("ul", {class: "note"}, ["knowledge", "simple", "one_office"].map((name) => element("li", {}, say(`contrast.caveats.${name}`)))),
    numbersLegend(),
    element("h3", {}, say("contrast.rules")),
    ruleLegend(data.rules.map(({rule}) => ({name: rule}))),
  ];
};
const contrastName = (way) => planName(way.name);
// {part, rest}: what is counted and what is left of the total, each between a least and a most.
const shareOfWay = ({part, rest}) => shareOf(part, [rest]);
function rangesOfRule(total, said) {
  const [part, rest] = columnRanges(total, [said.part, said.rest]);
  return {part, rest};
}
function restOf([least, most], part) {
  return [Math.max(0, least - part[1]), most - part[0]];
}
// What is in time is due or due later; what is due and not in time is late or not done.
function onTimeOfPlan({all, due, plan}) {
  const [inTime, late, undone] = columnRanges(all, [plan.in_time, plan.late, plan.undone]);
  const dueRange = countRange(due), later = restOf(countRange(all), dueRange);
  const part = [Math.max(0, inTime[0] - later[1], dueRange[0] - late[1] - undone[1]), Math.min(inTime[1], dueRange[1] - late[0])];
  return {part, rest: restOf(dueRange, part)};
}
function namedOfPlan({all, plan}) {
  const [ofAll] = columnRanges(all, [plan.named, plan.others, plan.undone]);
  const [ofDone] = columnRanges(plan.done, [plan.named, plan.others]);
  const part = [Math.max(ofAll[0], ofDone[0]), Math.min(ofAll[1], ofDone[1])];
  return {part, rest: restOf(countRange(all), part)};
}
// Which rule has most, and how the rules stand to this plan. Totals are the same for all, so that counts can be
// compared; where ranges overlap, nothing is said but that they do.
function readings(measure, [plan, ...rules]) {
  const told = (key, values = {}) => say(`public_contrast.${measure}.${key}`, values);
  const least = (way) => way[measure].part[0], most = (way) => way[measure].part[1];
  const best = rules.find((rule) => rules.every((other) => other === rule || least(rule) > most(other)));
  const inFront = rules.filter((rule) => rules.every((other) => most(rule) >= least(other)));
  const named = (found) => list(found.map(contrastName));
  const kinds = {
    more: rules.filter((rule) => least(rule) > most(plan)),
    fewer: rules.filter((rule) => most(rule) < least(plan)),
    same: rules.filter((rule) => least(rule) === most(plan) && most(rule) === least(plan)),
  };
  const known = Object.values(kinds).flat();
  kinds.unclear = rules.filter((rule) => !known.includes(rule));
  return [
    best ? told("best", {rule: contrastName(best), share: shareText(shareOfWay(best[measure]))}) : told("in_front", {rules: named(inFront)}),
    ...Object.entries(kinds).filter(([, found]) => found.length)
      .map(([kind, found]) => told(kind, {rules: found.length === rules.length ? say("contrast.every_rule") : named(found)})),
  ];
}
function contrastCounts(data, ways) {
  const signs = new Map(data.rules.map((rule) => [rule.rule, rule]));
  const counted = (way, measure) => element("span", {}, signs.has(way.name)
    ? countCell(signs.get(way.name)[measure].part) : rangeText(way[measure].part));
  return table(
    [
      {title: say("dots.plan"), kind: "text"},
      ...["on_time", "named"].flatMap((measure) => [
        {title: say(`public_contrast.${measure}.count`), kind: "number"}, {title: say(`public_contrast.${measure}.share`), kind: "share"}]),
    ],
    ways.map((way) => [contrastName(way), ...["on_time", "named"].flatMap((measure) => [counted(way, measure), shareCell(shareOfWay(way[measure]))])]),
    {caption: say("public_contrast.table")});
}
function rangeText([least, most]) {
  if (least === most) return number(least);
  return most === Infinity ? say("public.withheld") : say("public.between", {low: number(least), high: number(most)});
}
function numbersLegend() {
  return table(
    [{title: say("contrast.measure"), kind: "text"}, {title: say("contrast.means"), kind: "text"}, {title: say("contrast.means_not"), kind: "text"}],
    ["on_time", "named"].map((measure) => [say(`public_contrast.${measure}.share`), say(`public_contrast.${measure}.means`), say(`public_contrast.${measure}.not`)]),
    {caption: say("contrast.legend")});
}
