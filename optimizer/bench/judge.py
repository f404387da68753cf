"""Fields of a record that the checker and the measures give, whoever made the plan."""

import hashlib
import tempfile
from pathlib import Path
from typing import Any

from optimizer.checks.check import check_plan
from optimizer.checks.verdict import Verdict
from optimizer.instance.schema import Instance
from optimizer.metrics.contrast import Contender, contender, continuity_bound_percent, values_of
from optimizer.plan.files import plan_bytes, read_plan, write_plan
from optimizer.plan.schema import Plan, Provenance


def judged(instance: Instance, plan: Plan | None) -> dict[str, Any]:
    """The plan held against the checker, once as made and once as read back; measures where it passes."""
    if plan is None:
        return {}
    verdict = check_plan(instance, plan)
    if verdict.checked is not None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "plan.json")
            write_plan(verdict.checked, file)
            verdict = check_plan(instance, read_plan(file))
    return _measured(verdict)


def _measured(verdict: Verdict) -> dict[str, Any]:
    if verdict.checked is None:
        return {"status": "rejected", "violations": tuple(map(str, verdict.violations))}
    plan = verdict.checked.plan
    found = contender("", verdict.checked)
    # Who serves whom and who does what when: not what was proven about it, nor by whom.
    bare = plan.model_copy(update={"provenance": Provenance(), "objectives": (), "status": "feasible"})
    return {
        "plan_sha256": hashlib.sha256(plan_bytes(bare)).hexdigest(),
        "measures": _measures(found),
        "continuity_bound_percent": continuity_bound_percent(found),
    }


def _measures(found: Contender) -> dict[str, float | None]:
    """Those of the contrast, the objectives as far as they are no measure of it, and continuity of contacts."""
    measures = found.measures
    indices, named = measures.indices, measures.named_caseworker
    return {
        **values_of(found),
        "named-caseworker share, clients with a caseworker today": named.with_caseworker_today.share,
        "relationships kept": measures.continuity.kept_points,
        "contacts": measures.continuity.contact_points,
        "COC": None if indices.coc is None else indices.coc.mean,
        "SECON": None if indices.secon is None else indices.secon.mean,
        "UPC": None if indices.upc is None else indices.upc.mean,
        "UPC expected at random": indices.upc_expected_at_random,
        **{f"objective {name}": value for name, value in measures.objectives.items()},
    }
