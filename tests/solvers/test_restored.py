"""Old days back: never later, never fewer points, and on a plan that only lost its days, nearly all of them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from optimizer.checks.check import check_plan
from optimizer.generate import OfficeParameters, generate
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance
from optimizer.model.decisions import decisions_of_plan
from optimizer.solvers.assemble import assemble_plan
from optimizer.solvers.earlier import Earlier
from optimizer.solvers.restored import with_old_days
from optimizer.solvers.settings import SolveSettings
from optimizer.solvers.start import first_plan
from optimizer.solvers.valuation import Valuation
from tests.oracle.effort import tries
from tests.oracle.facts import Facts
from tests.oracle.plans import valid_plans
from tests.oracle.strategies import instances

SETTINGS = SolveSettings(threads=1)


@tries(few=100, many=5_000)
@given(instances(), st.data())
def test_nothing_that_matters_more_gets_worse(office: Instance, data: st.DataObject) -> None:
    indexed = index_instance(office)
    old, now = (decisions_of_plan(indexed, data.draw(valid_plans(Facts(office), "client-based"))) for _ in range(2))
    found = with_old_days(indexed, "client-based", now, old.day, SETTINGS)
    assert check_plan(office, assemble_plan(indexed, "client-based", found)).violations == ()
    assert np.array_equal(found.caseworker, now.caseworker)
    key, earlier = Valuation(indexed, ("late", "continuity"), {}).key, Earlier(old)
    assert (*key(found), earlier.rescheduled(found)) <= (*key(now), earlier.rescheduled(now))


def test_days_that_changed_for_nothing_come_back() -> None:
    office = generate(OfficeParameters(size="xs", utilisation=0.7))
    indexed = index_instance(office)
    old = decisions_of_plan(indexed, first_plan(office, "client-based", ("late", "continuity")).plan)
    now = decisions_of_plan(indexed, first_plan(office, "client-based", ("late", "continuity")).plan)
    later = (indexed.due >= indexed.n_days) & (old.day >= 0)
    room = indexed.capacity - np.zeros_like(indexed.capacity)
    np.subtract.at(
        room,
        (old.performer[old.day >= 0], old.day[old.day >= 0]),
        indexed.minutes[old.day >= 0, old.performer[old.day >= 0]],
    )
    for task in np.flatnonzero(later).tolist():
        worker, minutes = int(now.performer[task]), int(indexed.minutes[task, now.performer[task]])
        fits = [d for d in range(indexed.n_days - 1, int(indexed.release[task]) - 1, -1) if room[worker, d] >= minutes]
        free = not indexed.after[task] and indexed.fixed_day[task] < 0
        if fits and free and all(task not in [before for before, _ in after] for after in indexed.after):
            room[worker, fits[0]] -= minutes
            room[worker, now.day[task]] += minutes
            now.day[task] = fits[0]
    earlier = Earlier(old)
    assert check_plan(office, assemble_plan(indexed, "client-based", now)).violations == ()
    assert earlier.rescheduled(now) > 50
    assert (
        earlier.rescheduled(with_old_days(indexed, "client-based", now, old.day, SETTINGS))
        < earlier.rescheduled(now) / 5
    )
