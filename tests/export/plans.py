"""A small plan in which everything that is exported happens once."""

from datetime import date

from optimizer.checks.check import CheckedPlan, require_checked
from optimizer.instance.schema import Instance
from tests.builders import caseworker, client, day, horizon, instance, task
from tests.checks.plans import claim, plan, row


def office() -> Instance:
    """c1 stays with w1, c2 moves from w1 to w2, c3 gets w2, nobody speaks zh with c4; t3 is late, t4 overdue."""
    return instance(
        name="=office",
        horizon=horizon(6),
        caseworkers=(
            caseworker("w1", availability={day(1): 0}),
            caseworker("w2", languages=("en", "es"), programs=("calfresh", "medi-cal")),
        ),
        clients=(
            client("c1", caseworker="w1"),
            client("c2", caseworker="w1", contacts={"w1": 1, "w2": 1}),
            client("c3", language="es"),
            client("c4", language="zh", programs=()),
        ),
        tasks=(
            task("t1"),
            task("t2", "c2", due=day(5)),
            task("t3", "c3", due=day(1), late_weight=3),
            task("t4", "c1", release=date(2026, 1, 2), due=date(2026, 1, 2)),
            task("t5", "c4", due=day(2), late_weight=2),
            task("t6", "c1", due=day(5), fixed_day=day(4)),
        ),
    )


def checked() -> CheckedPlan:
    rows = (row("t1"), row("t2", "w2", 5), row("t3", "w2", 3), row("t4", on=0), row("t6", on=4))
    named = {"c1": "w1", "c2": "w2", "c3": "w2", "c4": None}
    made = plan(office(), *rows, named=named, objectives=(claim("unassigned", 1, 1), claim("late", 6, None)))
    return require_checked(office(), made)
