"""The parts of `docs/instance_format.md` that the schema does not hold."""

from typing import Final

from optimizer.instance.dates import LONGEST_HORIZON_DAYS
from optimizer.instance.json_file import LARGEST_FILE

BEFORE_INSTANCE: Final = """
# Instance and plan files

<!-- Made by `make docs`: change instance/schema.py, instance/meanings.py or plan/describe_text.py instead. -->

An instance says who there is and what is to be done; a plan says who does it and when. Both are JSON, packed with gzip
where the name ends in `.json.gz`; an instance can also be a workbook, or a folder of CSV or Parquet tables.
`caseload convert` changes one form into another and says everything that is wrong with a file at once.

The smallest instance:

```json
{
  "format": "caseload-instance/1",
  "name": "one-task",
  "horizon": {"start": "2026-01-05", "end": "2026-01-09"},
  "caseworkers": [{"id": "w1", "languages": ["en"], "programs": ["calfresh"], "minutes_per_day": 330}],
  "clients": [{"id": "c1", "language": "en"}],
  "tasks": [{"id": "t1", "client": "c1", "program": "calfresh", "minutes": 70,
             "release": "2026-01-05", "due": "2026-01-08", "late_weight": 1}]
}
```

## Instance

Numbers are whole numbers, written without a point. Dates are text, as `2026-01-05`. Ids, languages, programmes and
offices are text that is compared character by character; they are not blank, do not begin or end with a blank, and hold
no control characters. Unknown fields are refused.
"""

AFTER_INSTANCE: Final = f"""
### What is refused

Besides wrong types, numbers out of range and unknown or missing fields: ids that are used but not defined (past
`contacts` may name people who have left), ids or pairs that are defined twice, a predecessor given twice, tasks
that wait for themselves or for each other in a circle, a due date or fixed day before the release, a fixed day
that is no working day of the horizon, a pin that names somebody barred or ineligible (a client's pin by rule A2,
with the programmes of all its tasks; a task's pin by rule A3), a horizon that ends before it starts, has no
working day or more than {LONGEST_HORIZON_DAYS:,} days, a work week that is empty or names a day twice, a key given
twice in one JSON object, text that is not UTF-8 (a byte order mark is passed over), and a file of more than
{LARGEST_FILE:,} bytes unpacked.

### What is a warning

What is legal but no plan can meet: a client whom nobody may serve, a task that nobody may do or that is longer
than the longest day of everybody who may, predecessors that leave a task no day or not its fixed day, pins of one
client to different people under `client-based`, availability on dates that are no working days, tasks released
after the horizon, tasks that are overdue from the start, and caps on caseload points below what is pinned to or
already with a caseworker.

### What identifies an instance

A plan names its instance by `instance_sha256`: the SHA-256 of the file's bytes, for `.json.gz` of the unpacked
content. For a workbook or a folder it is the SHA-256 of the instance's JSON form as `caseload convert` writes it:
UTF-8, every field given, what kinds supply filled in, one row a line.

## Tables

A workbook has a sheet a table (`clients`), a folder a file a table (`clients.csv` or `clients.parquet`). The columns
are the fields above, named by the first row, in any order; an empty cell is a value that is left out. A table that is
not required may be missing; any other sheet that holds something (but `about`) or file with such an ending is refused.
What is nested in JSON has tables of its own: `availability`, `contacts`, `barred` and `predecessors` (`task` waits for
`after`). Converting to a folder that exists replaces it as a whole, and only if it holds nothing but such tables.

CSV has commas and UTF-8. In CSV and workbooks words of a list are separated by `;`, and a `;` or `\\` inside a word has
a `\\` before it. Text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, their full-width
forms, a tab or a line end) is written with a `'` before it, and so is text that begins with `'`; reading takes one `'`
away. Parquet has whole numbers, dates, text and lists of text, as they are.

[Workbooks and tables](workbooks.md) says what becomes of what spreadsheets do to data.
"""

BEFORE_PLAN: Final = """
## Plan

A plan is a `.json` or `.json.gz` file, one row a line. The product writes only plans that its checker has passed.
For people and other programs it can be written as a workbook or as tables ([which](workbooks.md)); those are not read.
"""

#: Fields whose names need no comment in the schema.
MEANINGS: Final = {
    "Assignment.client": "Every client has exactly one row.",
    "ScheduledTask.task": "The task.",
    "ScheduledTask.caseworker": "Who does it.",
    "ScheduledTask.day": "When; a working day.",
    "ObjectiveValue.name": "The objective.",
    "Plan.format": "The version of this format.",
    "Plan.instance": "The instance's name.",
    "Plan.instance_sha256": "Of the instance file, as above.",
    "Plan.policy": "Under which the plan was made and is checked; may differ from the instance's.",
    "Plan.status": "`optimal` only where value = bound for every objective listed; `no-plan`: time ran out first.",
    "Plan.assignments": "Who serves which client.",
    "Plan.provenance": "Where the plan comes from.",
    "Provenance.solver": "What made the plan.",
    "Provenance.versions": "Of the software that made it.",
    "Provenance.seed": "Of what was drawn at random.",
    "Provenance.settings": "What was asked for.",
    "Provenance.seconds": "Wall-clock time it took; null where a budget of work was given.",
}
