// What is proven over-full, each place with its numbers; and beside the proofs how near every language and programme is.
const KINDS_IN_SENTENCE = 3;
const PLACES_SHOWN = 15;
sections.bottlenecks = (data) => [
  ...(data.places.length ? proofs(data.places) : [element("p", {}, say("bottlenecks.none"))]),
  element("h3", {}, say("bottlenecks.indication")),
  element("p", {}, say("bottlenecks.indication_about")),
  pictureOfPairs(data.pairs),
];
function proofs(places) {
  const questions = ["late", "undone", "unassigned"].filter((question) => places.some((place) => place.question === question));
  return [
    element("p", {}, say("bottlenecks.proven")),
    ...questions.flatMap((question) => {
      const mine = places.filter((place) => place.question === question);
      return [
        element("h3", {}, say(`bottlenecks.in_every_plan.${question}`, {n: mine.reduce((sum, place) => sum + place.at_least, 0)})),
        pictureOfPlaces(question, mine),
        listOfPlaces(mine),
      ];
    }),
  ];
}
// The first places as a list, the rest of them folded away.
function listOfPlaces(places) {
  const items = places.map((place) => element("li", {}, sentenceOfPlace(place)));
  const rest = items.splice(PLACES_SHOWN);
  const more = () => element("details", {class: "behind"},
    element("summary", {}, say("bottlenecks.more", {n: rest.length})), element("ol", {start: PLACES_SHOWN + 1}, rest));
  return element("div", {}, element("ol", {}, items), rest.length ? more() : null);
}
// Which work, how much, who may do it and what they have, and what follows.
function sentenceOfPlace(place) {
  const n = place.kinds.reduce((sum, [, , , count]) => sum + count, 0);
  const days = place.first_day ? daysText(place.first_day, place.last_day) : "";
  const need = say(`bottlenecks.need.${place.question}`, {n, what: kindsText(place.kinds), need: place.need, days});
  return [need, roomText(place), say(`bottlenecks.outcome.${place.question}`, {n: place.at_least})].join(" ");
}
// Languages with their programmes, the largest first.
function kindsText(kinds, most = KINDS_IN_SENTENCE) {
  const files = new Map();
  for (const [language, where, programs] of kinds) {
    const file = JSON.stringify([language, where]);
    if (!files.has(file)) files.set(file, {language, where, programs: new Set()});
    files.get(file).programs.add(programs.map((one) => inText(one, 24)).join("+") || say("bottlenecks.no_program"));
  }
  return listSome([...files.values()].map(({language, where, programs}) => say(where === null ? "bottlenecks.file" : "bottlenecks.file_in_office", {
    language: inText(language, 24), office: inText(where, 24), programs: listSome([...programs], most),
  })), most);
}
// A list that does not run on.
function listSome(texts, most) {
  if (texts.length <= most) return list(texts);
  return say("bottlenecks.some", {texts: texts.slice(0, most).map(isolated).join(", "), n: texts.length - most});
}
function roomText(place) {
  const idsOf = (workers) => listSome(workers.map((at) => inText(office.caseworkers.id[at], 24)), 6);
  const here = place.caseworkers.filter((at) => !place.away.includes(at));
  const points = place.question === "unassigned";
  const room = say(points ? "bottlenecks.points" : place.overtime ? "bottlenecks.minutes_overtime" : "bottlenecks.minutes", {room: place.room, overtime: place.overtime});
  const values = {here: idsOf(here), away: idsOf(place.away), room, n: here.length || place.away.length};
  if (!place.caseworkers.length) return say("bottlenecks.who.nobody");
  if (!here.length) return say("bottlenecks.who.away", values);
  return say(place.away.length ? "bottlenecks.who.some_away" : "bottlenecks.who.all_here", values);
}
// Need beside room, one pair of bars a place.
function pictureOfPlaces(question, places) {
  const shown = places.slice(0, PLACES_SHOWN);
  const unit = say(question === "unassigned" ? "bottlenecks.unit_points" : "bottlenecks.unit_minutes");
  const nameOf = ({kinds: [[language, , programs]]}, at) => `${number(at + 1)}. ${label(language, 8)} ${label(programs.join("+"), 14)}`;
  const bar = (name, of, at) => ({
    type: "bar", orientation: "h", name: say(`bottlenecks.${name}`), marker: {color: series(at)},
    y: shown.map((_, place) => place), x: shown.map(of), hovertemplate: "%{x}<extra>%{fullData.name}</extra>",
  });
  return picture({
    title: say(`bottlenecks.picture.${question}`),
    description: say(shown.length < places.length ? "bottlenecks.picture_first" : "bottlenecks.picture_about", {n: shown.length}),
    height: 110 + 40 * Math.max(2, shown.length),
    draw: () => ({
      traces: [bar("needed", (place) => place.need, 1), bar("there", (place) => place.room, 0)],
      layout: {
        barmode: "group",
        yaxis: {autorange: "reversed", tickvals: shown.map((_, place) => place), ticktext: shown.map(nameOf)},
        xaxis: {title: {text: unit}, rangemode: "tozero"},
      },
    }),
    table: {
      columns: [{title: say("bottlenecks.what")}, ...["needed", "there", "missing", "at_least"].map((name) => ({title: say(`bottlenecks.${name}`), kind: "number"}))],
      rows: places.map((place) => [kindsText(place.kinds), place.need, place.room, place.need - place.room, place.at_least]),
    },
  });
}
// Minutes needed as a share of the minutes of those who may do it: languages by programmes.
function pictureOfPairs(pairs) {
  const scarcest = (name) => [...new Set(pairs.map((pair) => pair[name]))]
    .map((value) => [value, Math.max(...pairs.filter((pair) => pair[name] === value).map(fullnessOf))])
    .sort(([, one], [, other]) => one - other).map(([value]) => value);
  const languages = scarcest("language");
  const programs = scarcest("program").reverse();
  const found = new Map(pairs.map((pair) => [JSON.stringify([pair.language, pair.program]), pair]));
  const grid = languages.map((language) => programs.map((program) => found.get(JSON.stringify([language, program]))));
  const cells = (of, nothing = null) => grid.map((row) => row.map((pair) => (pair ? of(pair) : nothing)));
  return picture({
    title: say("bottlenecks.pairs"),
    description: say("bottlenecks.pairs_about"),
    height: 90 + 30 * languages.length,
    draw: () => ({
      traces: [{
        type: "heatmap", colorscale: [[0, colour("card")], [1, colour("heat")]], zmin: 0, zmax: 1, xgap: 2, ygap: 2, hoverongaps: false,
        x: programs.map((_, at) => at), y: languages.map((_, at) => at),
        z: cells((pair) => Math.min(1, fullnessOf(pair))), text: cells(fullnessText, ""), texttemplate: "%{text}", textfont: {color: colour("ink")},
        customdata: cells((pair) => say("bottlenecks.pair", {...pair, n: pair.caseworkers, program: label(pair.program), language: label(pair.language)})),
        hovertemplate: "%{customdata}<extra></extra>", showscale: false,
      }],
      layout: {
        margin: {l: 56, r: 16, t: 48, b: 8},
        xaxis: {side: "top", zeroline: false, tickvals: programs.map((_, at) => at), ticktext: programs.map((one) => label(one, 16)), showgrid: false, zeroline: false},
        yaxis: {tickvals: languages.map((_, at) => at), ticktext: languages.map((one) => label(one, 16)), showgrid: false, zeroline: false},
      },
    }),
    table: {
      columns: [
        {title: say("bottlenecks.language"), kind: "id"}, {title: say("bottlenecks.program"), kind: "id"},
        ...["tasks", "needed", "caseworkers", "there"].map((name) => ({title: say(`bottlenecks.${name}`), kind: "number"})),
        {title: say("bottlenecks.share"), kind: "share"},
      ],
      rows: pairs.map((pair) => [pair.language, pair.program, pair.tasks, pair.need, pair.caseworkers, pair.room, pair.room ? pair.need / pair.room : null]),
    },
  });
}
const fullnessOf = ({need, room}) => (room ? need / room : Infinity);
const fullnessText = (pair) => (pair.room ? percent(fullnessOf(pair), 0) : say("bottlenecks.nobody"));
