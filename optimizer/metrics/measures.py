"""All measures of a checked plan. What is undefined is None, never 0."""

from dataclasses import dataclass

from optimizer.checks.check import CheckedPlan
from optimizer.metrics.continuity import IndexSummary, summarise
from optimizer.metrics.facts import Facts
from optimizer.metrics.languages import LanguageFiles, language_files
from optimizer.metrics.named import NamedShares, named_shares, retention
from optimizer.metrics.pool import pools
from optimizer.metrics.share import Share, share_of
from optimizer.metrics.timeliness import Timeliness, timeliness
from optimizer.metrics.workload import Workload, workload
from optimizer.plan.schema import Status
from optimizer.rules import ObjectiveName, Policy


@dataclass(frozen=True, slots=True)
class ContinuityPoints:
    kept_points: int
    contact_points: int
    #: The most that the instance could give under any policy, capacity and caps ignored.
    best_points: int
    #: Points in percent of the best, two decimals; None where nothing could be earned.
    score_percent: float | None


@dataclass(frozen=True, slots=True)
class Measures:
    instance: str
    policy: Policy
    status: Status
    objectives: dict[ObjectiveName, int]
    assigned: Share
    scheduled: Share
    named_caseworker: NamedShares
    retention: Share
    continuity: ContinuityPoints
    #: Over the clients' contacts inside the horizon.
    indices: IndexSummary
    timeliness: Timeliness
    workload: Workload
    language_files: LanguageFiles


def measure(checked: CheckedPlan) -> Measures:
    """Everything of docs/measures.md, from a plan that passed the checker."""
    facts = Facts(checked)
    load = workload(facts)
    clients, score = len(facts.clients), checked.score
    return Measures(
        instance=checked.instance.name,
        policy=checked.plan.policy,
        status=checked.plan.status,
        objectives=dict(score.objectives),
        assigned=share_of(clients - score.objectives["unassigned"], clients),
        scheduled=share_of(len(facts.done), len(facts.tasks)),
        named_caseworker=named_shares(facts),
        retention=retention(facts),
        continuity=ContinuityPoints(
            kept_points=score.kept_points,
            contact_points=score.contact_points,
            best_points=score.continuity_best,
            score_percent=None if score.continuity_score is None else float(score.continuity_score),
        ),
        indices=summarise(facts.contacts.values(), pools(facts)),
        timeliness=timeliness(facts),
        workload=load,
        language_files=language_files(facts, load),
    )
