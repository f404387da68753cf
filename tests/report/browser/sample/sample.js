// One picture, one short table and one long one: what core draws, by itself.
sections.sample = ({short, long}) => [
  picture({
    title: say("sample.picture"),
    description: say("sample.description", {n: short.length}),
    draw: () => ({
      traces: [0, 1, 2].map((at) => ({
        type: "bar", x: short.map(([name]) => label(name)), y: short.map((row) => row[1] + at * 10),
        name: say(`sample.series.${at}`), marker: {color: series(at)}})),
      layout: {xaxis: {type: "category", title: {text: say("sample.who")}}, yaxis: {title: {text: say("sample.count")}}},
    }),
    table: {columns: sampleColumns(), rows: short},
  }),
  element("h3", {}, say("sample.short")),
  table(sampleColumns(), short, {caption: say("sample.short")}),
  element("h3", {}, say("sample.long")),
  longTable([...sampleColumns(), {title: say("sample.language"), kind: "text", choose: true}], long, {caption: say("sample.long")}),
];
function sampleColumns() {
  return [
    {title: say("sample.who"), kind: "id"},
    {title: say("sample.count"), kind: "number"},
    {title: say("sample.share"), kind: "share"},
    {title: say("sample.day"), kind: "day"},
  ];
}
