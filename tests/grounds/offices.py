"""The smallest plan in which each reason holds."""

from collections.abc import Callable
from typing import Any

from optimizer.checks.check import require_checked
from optimizer.grounds.late import why_late
from optimizer.grounds.moved import why_moved
from optimizer.grounds.reason import Code, Reason
from optimizer.grounds.standing import Standing, standing_of
from optimizer.grounds.unassigned import why_unassigned
from optimizer.grounds.undone import why_undone
from optimizer.instance.schema import Instance, Predecessor, Relationship
from optimizer.plan.schema import ScheduledTask
from tests.builders import MONDAY, caseworker, client, day, horizon, instance, task
from tests.checks.plans import plan, row

BEFORE = day(0).replace(day=2)
TWO = (caseworker("w1"), caseworker("w2"))


def standing(office: Instance, *rows: ScheduledTask, named: Any = None, policy: str = "client-based") -> Standing:
    return standing_of(require_checked(office, plan(office, *rows, named=named, policy=policy)))


def unassigned(**fields: Any) -> Reason:
    """Why client c1 has nobody."""
    return why_unassigned(standing(instance(tasks=(), **fields), named={"c1": None}), 0)


def undone(*rows: ScheduledTask, named: Any = None, policy: str = "client-based", **fields: Any) -> Reason:
    """Why the last task has no day."""
    office = instance(**fields)
    return why_undone(standing(office, *rows, named=named, policy=policy), len(office.tasks) - 1)


def late(*rows: ScheduledTask, named: Any = None, policy: str = "client-based", **fields: Any) -> Reason:
    """Why the last task is late."""
    office = instance(**fields)
    return why_late(standing(office, *rows, named=named, policy=policy), len(office.tasks) - 1)


def moved(*rows: ScheduledTask, now: str = "w2", **fields: Any) -> Reason:
    """Why client c1 is with `now`."""
    defaults: dict[str, Any] = {"caseworkers": TWO, "tasks": ()}
    return why_moved(standing(instance(**defaults | fields), *rows, named={"c1": now}), 0)


def beside(minutes: int, **fields: Any) -> dict[str, Any]:
    """Client c2 of w1 has work of so many minutes on the first day, and c1 a task of 30 minutes then."""
    clients = (client(caseworker="w1", contacts={"w1": 3, "w2": 1}), client("c2", caseworker="w1"))
    return {"clients": clients, "tasks": (task("t1", **fields), task("t2", "c2", minutes=minutes, due=day(4)))}


FULL = (task("t0", minutes=71), task("t1"))
NOBODYS = (client(),)

CASES: dict[Code, Callable[[], Reason]] = {
    "nobody_speaks": lambda: unassigned(clients=(client(language="zh"),)),
    "nobody_holds": lambda: unassigned(clients=(client(programs=("capi", "calfresh")),)),
    "nobody_serves": lambda: unassigned(caseworkers=(caseworker(office="n"),), clients=(client(office="s"),)),
    "all_barred": lambda: unassigned(clients=(client(barred=("w1",)),)),
    "caps_full": lambda: unassigned(caseworkers=(caseworker(max_caseload=0),)),
    "outranked": lambda: unassigned(caseworkers=(caseworker(max_caseload=1),)),
    "released_after": lambda: undone(tasks=(task(release=day(5), due=day(9)),)),
    "client_unassigned": lambda: undone(named={"c1": None}),
    "holder_may_not": lambda: undone(caseworkers=TWO, tasks=(task("t1", pin="w2"),)),
    "too_long": lambda: undone(tasks=(task(minutes=101),)),
    "follows_undone": lambda: undone(tasks=(task("t0"), task("t1", after=(Predecessor(task="t0"),)))),
    "has_room": lambda: undone(row("t0", minutes=70), tasks=(task("t0", minutes=70), task("t1")), horizon=horizon(1)),
    "full": lambda: undone(row("t0", minutes=71), tasks=FULL, horizon=horizon(1)),
    "away": lambda: undone(
        caseworkers=(caseworker(availability={day(4): 0}),), tasks=(task(release=day(4), due=day(4)),)
    ),
    "appointment_full": lambda: undone(row("t0", minutes=71), tasks=(FULL[0], task("t1", fixed_day=day(0)))),
    "appointment_away": lambda: undone(
        caseworkers=(caseworker(availability={day(1): 0}),), tasks=(task("t1", fixed_day=day(1), due=day(3)),)
    ),
    "overdue": lambda: late(row(), tasks=(task(release=BEFORE, due=BEFORE),)),
    "appointment_late": lambda: late(row(on=1), tasks=(task(fixed_day=day(1)),)),
    "chain": lambda: late(
        row("t0"), row(on=1), tasks=(task("t0"), task("t1", after=(Predecessor(task="t0", days=1),)))
    ),
    "waited": lambda: late(
        row("t0", on=1), row(on=1), tasks=(task("t0", due=day(2)), task("t1", after=(Predecessor(task="t0"),)))
    ),
    "weightless": lambda: late(row(on=1), tasks=(task(late_weight=0),)),
    "had_room": lambda: late(row(on=1)),
    "new": lambda: moved(clients=NOBODYS),
    "left": lambda: moved(clients=(client(contacts={"w1": 1, "gone": 2}),)),
    "had_nobody": lambda: moved(clients=(client(contacts={"w1": 2, "gone": 1}),)),
    "bar_language": lambda: moved(caseworkers=(caseworker("w1", languages=("es",)), TWO[1])),
    "bar_programs": lambda: moved(caseworkers=(caseworker("w1", programs=("capi",)), TWO[1])),
    "bar_office": lambda: moved(
        caseworkers=(caseworker("w1", office="n"), TWO[1]), clients=(client(caseworker="w1", office="s"),)
    ),
    "bar_barred": lambda: moved(clients=(client(caseworker="w1", barred=("w1",)),)),
    "pinned": lambda: moved(clients=(client(caseworker="w1", pin="w2"),)),
    "cap": lambda: moved(caseworkers=(caseworker("w1", max_caseload=0), TWO[1])),
    "would_be_late": lambda: moved(row("t1", "w2"), row("t2", minutes=71), **beside(71)),
    "would_be_late_away": lambda: moved(
        row("t1", "w2"),
        caseworkers=(caseworker("w1", availability={MONDAY: 0}), TWO[1]),
        clients=(client(caseworker="w1"),),
        tasks=(task(),),
    ),
    "more_work": lambda: moved(row("t1", "w2"), row("t2", minutes=71), **beside(71, due=day(30)), horizon=horizon(1)),
    "knows_better": lambda: moved(
        relationships=(
            Relationship(client="c1", caseworker="w1", points=40),
            Relationship(client="c1", caseworker="w2", points=41),
        )
    ),
    "knows_as_well": lambda: moved(clients=(client(caseworker="w1", contacts={"w2": 1}),)),
    "balance": lambda: moved(row("t1", "w2"), row("t2", minutes=70), **beside(70)),
}
