import pytest

from optimizer.checks.check import require_checked
from optimizer.metrics.facts import Facts
from optimizer.metrics.pool import pools
from tests.builders import caseworker, client, instance, task
from tests.checks.plans import plan, row

OTHERS = (caseworker("w1"), caseworker("w2"), caseworker("w3", languages=("es",)), caseworker("w4", programs=()))


@pytest.mark.parametrize(
    ("who", "what", "size"),
    [({}, {}, 2), ({"barred": ("w2",)}, {}, 1), ({}, {"pin": "w1"}, 1)],
)
def test_random_dispatch_draws_from_those_who_may_do_a_task_of_the_client(who, what, size):
    office = instance(
        caseworkers=OTHERS,
        clients=(client(caseworker="w1", **who), client("c2", caseworker="w1")),
        tasks=(task(**what),),
    )
    assert pools(Facts(require_checked(office, plan(office, row())))) == [size, 0]
