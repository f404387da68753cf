"""A small office in which everything that a desk shows happens once, under whatever ids."""

from collections.abc import Callable

from optimizer.checks.check import CheckedPlan, require_checked
from optimizer.instance.schema import Instance, Predecessor, Rules
from tests.builders import caseworker, client, day, horizon, instance, task
from tests.checks.plans import plan, row

#: Gives the id under which something is known in the office.
Named = Callable[[str], str]

#: Ids and names that try to be more than text, or to turn, hide or swell what is around them; none equals another.
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "\"'`&amp;&lt;b&gt;",
    "&#60;i&#62;",
    "\u202eleft\u202c\u2067",
    "\u05d0\u05d1\u05d2 1\u200f",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f469\U0001f3fd",
    "x" * 500,
    "a b" * 166,
    "#caseworker=w1&b=%41%",
    "__proto__",
    "constructor",
    "javascript:alert(1)",
    "${alert(1)}{n}",
    "../../etc/passwd",
    "0",
)


def ids_as_they_are(role: str) -> str:
    return role


def hostile_ids() -> Named:
    """A different hostile id for each role, the same one every time."""
    given: dict[str, str] = {}
    return lambda role: given.setdefault(role, HOSTILE[len(given)])


def office(named: Named = ids_as_they_are) -> Instance:
    """`me` has clients kept, never met, known and new, and helps `other`; nobody can serve `nobodys`."""
    me, other, kept, first = named("me"), named("other"), named("kept"), named("first")
    stranger, theirs = named("stranger"), named("theirs")
    return instance(
        name="desk",
        horizon=horizon(6),
        rules=Rules(policy="cover", familiarisation_minutes=10),
        caseworkers=(caseworker(me, availability={day(4): 0}), caseworker(other)),
        clients=(
            client(kept, caseworker=me),
            client(stranger, caseworker=other),
            client(named("known"), caseworker=other, contacts={me: 1, other: 3}),
            client(named("new")),
            client(theirs, caseworker=other, contacts={me: 1}),
            client(named("nobodys"), language="zh", programs=()),
        ),
        tasks=(
            task(named("late"), kept),
            task(named("visit"), kept, due=day(5), fixed_day=day(2)),
            task(first, stranger, due=day(5)),
            # Waits for `first`, and is due before it.
            task(named("second"), stranger, due=day(3), after=(Predecessor(task=first, days=0),)),
            task(named("undone"), kept, due=day(3)),
            task(named("help"), theirs, due=day(5)),
        ),
    )


def checked(named: Named = ids_as_they_are) -> CheckedPlan:
    made = office(named)
    me = named("me")
    rows = (
        row(named("late"), me, 1),
        row(named("visit"), me, 2),
        row(named("first"), me, 1, 40),
        row(named("second"), me, 1),
        row(named("help"), me, 5),
    )
    mine = {named(role): me for role in ("stranger", "known", "new")}
    return require_checked(made, plan(made, *rows, named=mine, policy="cover"))
