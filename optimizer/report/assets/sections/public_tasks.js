// For everybody: tasks by programme and kind, and how many are done in time.
sections.public_tasks = ({columns, rows}) => {
  const programs = rows.filter((row) => row.level === 1);
  const parts = programs.length ? programs : rows;
  return [
    sharesPicture({
      title: say("public_tasks.picture"), description: say("public_tasks.description"),
      names: parts.map((row) => codeText(row)), shares: parts.map(inTimeShare), axis: say("public_tasks.share"),
    }),
    table(
      [{title: say("public_tasks.group"), kind: "text"},
        ...columns.map((name) => ({title: say(`public_tasks.${name}`), kind: "number"})),
        {title: say("public_tasks.share"), kind: "share"}],
      rows.map((row) => [codeHead(row), ...row.cells.map((count) => element("span", {}, countCell(count))), shareCell(inTimeShare(row))]),
      {caption: say("public_tasks.title")}),
  ];
};
function inTimeShare({cells: [all, ...counts]}) {
  const [inTime, late, undone] = columnRanges(all, counts);
  return shareOf(inTime, [late, undone]);
}
