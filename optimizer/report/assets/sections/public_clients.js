// For everybody: clients by language and by programmes, and who keeps the caseworker they have.
sections.public_clients = ({columns, tables}) => tables.flatMap(({by, rows: [whole, ...groups]}) => {
  const sorted = inOrderOfName(groups, by);
  const parts = groups.length ? sorted : [whole];
  const names = parts.map((row) => codeText(row, by));
  return [
    element("h3", {}, say(`public_clients.${by}.title`)),
    countsPicture({
      title: say(`public_clients.${by}.sizes`), description: say("public_clients.sizes_description"),
      names, counts: parts.map((row) => row.cells[0]), axis: say("public_clients.all"), group: say(`public_clients.${by}.one`),
    }),
    sharesPicture({
      title: say(`public_clients.${by}.kept`), description: say("public_clients.kept_description"),
      names, shares: parts.map(keptShare), axis: say("public_clients.share"),
    }),
    table(
      [{title: say(`public_clients.${by}.one`), kind: "text"},
        ...columns.map((name) => ({title: say(`public_clients.${name}`), kind: "number"})),
        {title: say("public_clients.share"), kind: "share"}],
      [whole, ...sorted].map((row) => [codeHead(row, by), ...row.cells.map((count) => element("span", {}, countCell(count))), shareCell(keptShare(row))]),
      {caption: say(`public_clients.${by}.title`)}),
  ];
});
// Of the clients who have a caseworker today.
function keptShare({cells: [all, ...counts]}) {
  const [kept, moved] = columnRanges(all, counts);
  return shareOf(kept, [moved]);
}
