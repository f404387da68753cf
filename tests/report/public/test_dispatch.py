"""What is kept of a rule's plan: counts, out of totals that do not depend on the plan."""

import pytest

from optimizer.dispatch import RULES_OF_DISPATCH
from optimizer.metrics.contrast import contender, dispatched
from optimizer.metrics.timeliness import due_of
from optimizer.report.public.dispatch import counts_of_rule
from optimizer.report.subject import Subject
from tests.report.public.offices import random_office


@pytest.mark.parametrize("rule", RULES_OF_DISPATCH)
def test_parts_are_those_of_the_measures_and_totals_those_of_the_instance(rule: str) -> None:
    office = random_office(3).instance
    made = dispatched(office, rule, 1)
    counts = counts_of_rule(made)
    on_time, named = made.measures.timeliness.overall.on_time, made.measures.named_caseworker.overall
    assert (counts.on_time.part.value, counts.named.part.value) == (on_time.part, named.part)
    assert counts.on_time.part.value + counts.on_time.rest.value == on_time.whole
    assert counts.named.part.value + counts.named.rest.value == len(office.tasks)


def test_what_is_not_done_is_not_done_by_the_named_caseworker() -> None:
    checked = random_office(3)
    counts, facts = counts_of_rule(contender("fifo", checked)), Subject(checked).facts
    due = [task for task in checked.instance.tasks if due_of(facts, task)]
    assert len(facts.done) < len(checked.instance.tasks)
    assert counts.named.part.value + counts.named.rest.value == len(checked.instance.tasks)
    assert counts.on_time.part.value + counts.on_time.rest.value == len(due)
