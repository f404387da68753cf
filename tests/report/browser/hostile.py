"""An office whose every id and word is meant to do harm: the stored office S under other names."""

import gzip
import hashlib
import json
from collections.abc import Callable, Iterable
from itertools import cycle
from pathlib import Path
from typing import Any, Final

from benchmarks.index_instances import ROOT
from optimizer.checks.check import require_checked
from optimizer.instance.files import read_instance
from optimizer.plan.files import read_plan
from optimizer.report.subject import Subject

#: What the format allows (docs/instance_format.md); control characters are not among it.
NASTY: Final = (
    "<script>window.ran = 1</script>",
    '<img src=x onerror="window.ran = 1">',
    "</script><script>window.ran = 1</script>",
    "<!--<script>",
    "]]>",
    "\"><svg onload='window.ran = 1'>",
    "' onmouseover='window.ran = 1",
    "javascript:window.ran=1",
    '<a href="http://example.invalid">a</a>',
    "&lt;b&gt; &amp; &#60;",
    "__proto__",
    "constructor",
    "prototype",
    "hasOwnProperty",
    "toString",
    "\u202egnirts\u202c",
    "\u2069\u2069\u202e turned round",
    "\u202b\u2067 never closed",
    "\u05e2\u05d1\u05e8\u05d9\u05ea \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \U0001f1f2\U0001f1fd",
    "e\u0301" + "\u0316\u0301" * 20,
    "zero\u200bwidth\ufeff",
    "100 %{y} %d %s %",
    "{n} ${n} $1 $& \\u003c \\",
    "=1+1",
    "2026-01-05",
    "1e3",
    "007",
    "0",
    "null",
    "undefined",
    "NaN",
    "-1",
    "C:\\temp\\..\\",
    "{{7*7}} <%= 7 %>",
    "W" * 500,
    "\u6f22" * 500,
    "long " * 99 + "words",
)


def _renamed(names: Iterable[str]) -> dict[str, str]:
    """Each of NASTY once as it is, then with a number; all of them other than each other."""
    nasty = cycle(NASTY)
    return {
        name: word if at < len(NASTY) else f"{word} {at}"
        for at, (name, word) in enumerate(zip(dict.fromkeys(names), nasty, strict=False))
    }


def hostile_subject(folder: Path) -> Subject:
    """Written as files and read again, so that nothing is in it that the format refuses."""
    instance = json.loads((ROOT / "s.json").read_text(encoding="utf-8"))
    with gzip.open(ROOT / "plans" / "s.json.gz", "rt", encoding="utf-8") as packed:
        plan = json.load(packed)
    _rename(instance, plan)
    content = json.dumps(instance).encode()
    (folder / "instance.json").write_bytes(content)
    plan["instance"], plan["instance_sha256"] = instance["name"], hashlib.sha256(content).hexdigest()
    (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    return Subject(require_checked(read_instance(folder / "instance.json"), read_plan(folder / "plan.json")))


def _rename(instance: dict[str, Any], plan: dict[str, Any]) -> None:
    workers, clients, tasks, kinds = (instance[part] for part in ("caseworkers", "clients", "tasks", "task_kinds"))
    gone = (name for client in clients for name in client["contacts"])
    worker = _renamed([*(one["id"] for one in workers), *gone])
    client, task, kind = (_renamed(one["id"] for one in rows) for rows in (clients, tasks, kinds))
    language = _renamed(one["language"] for one in clients) | _renamed(
        code for one in workers for code in one["languages"]
    )
    program = _renamed(one["program"] for one in kinds)
    instance["name"] = f"{NASTY[2]}{NASTY[16]}{NASTY[0]}"
    to: dict[str, Callable[[Any], Any]] = {
        "caseworker": lambda name: worker.get(name, name),
        "client": client.__getitem__,
        "task": task.__getitem__,
        "kind": lambda name: kind.get(name, name),
        "program": program.__getitem__,
        "language": language.__getitem__,
        "languages": lambda codes: [language[code] for code in codes],
        "programs": lambda codes: [program[code] for code in codes],
        "office": lambda _: NASTY[1],
        "contacts": lambda counts: {worker[name]: count for name, count in counts.items()},
        "barred": lambda names: [worker[name] for name in names],
        "pin": lambda name: worker.get(name, name),
    }
    for rows, ids in ((workers, worker), (clients, client), (tasks, task), (kinds, kind)):
        for row in rows:
            row["id"] = ids[row["id"]]
    for row in [*workers, *clients, *tasks, *kinds, *plan["assignments"], *plan["schedule"]]:
        row.update({name: to[name](value) for name, value in row.items() if name in to})
        row.update({"after": [{**one, "task": task[one["task"]]} for one in row["after"]]} if "after" in row else {})
