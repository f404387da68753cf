"""Caseload: which caseworker serves which client, and when each task is done.

The library face: read or build an instance, solve or dispatch it, check and measure the plan. See docs/library.md.
Names are loaded when first used, so that a command that needs no solver starts without one.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from optimizer.checks.check import CheckedPlan as CheckedPlan
    from optimizer.checks.check import Verdict as Verdict
    from optimizer.checks.check import Violation as Violation
    from optimizer.checks.check import check_plan as check_plan
    from optimizer.checks.check import require_checked as require_checked
    from optimizer.dispatch import RULES_OF_DISPATCH as RULES_OF_DISPATCH
    from optimizer.dispatch import dispatch as dispatch
    from optimizer.errors import CaseloadError as CaseloadError
    from optimizer.errors import Fault as Fault
    from optimizer.errors import InputError as InputError
    from optimizer.export.files import export_plan as export_plan
    from optimizer.generate import OfficeParameters as OfficeParameters
    from optimizer.generate import generate as generate
    from optimizer.instance.build import build_instance as build_instance
    from optimizer.instance.files import read_instance as read_instance
    from optimizer.instance.files import write_instance as write_instance
    from optimizer.instance.schema import Instance as Instance
    from optimizer.metrics.measures import Measures as Measures
    from optimizer.metrics.measures import measure as measure
    from optimizer.plan.files import read_plan as read_plan
    from optimizer.plan.files import write_plan as write_plan
    from optimizer.plan.schema import Plan as Plan
    from optimizer.solvers import Outcome as Outcome
    from optimizer.solvers import SolveSettings as SolveSettings
    from optimizer.solvers import solve as solve

_HOMES = {
    "optimizer.checks.check": ("CheckedPlan", "Verdict", "Violation", "check_plan", "require_checked"),
    "optimizer.dispatch": ("RULES_OF_DISPATCH", "dispatch"),
    "optimizer.errors": ("CaseloadError", "Fault", "InputError"),
    "optimizer.export.files": ("export_plan",),
    "optimizer.generate": ("OfficeParameters", "generate"),
    "optimizer.instance.build": ("build_instance",),
    "optimizer.instance.files": ("read_instance", "write_instance"),
    "optimizer.instance.schema": ("Instance",),
    "optimizer.metrics.measures": ("Measures", "measure"),
    "optimizer.plan.files": ("read_plan", "write_plan"),
    "optimizer.plan.schema": ("Plan",),
    "optimizer.solvers": ("Outcome", "SolveSettings", "solve"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME_OF)  # noqa: PLE0605  # names from the table above


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'optimizer' has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__


class _Face(ModuleType):
    """`optimizer.dispatch` and `optimizer.generate` are packages and functions; here the functions are meant.

    Whoever imports such a package first would set it as an attribute of this one and so hide the function.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _HOME_OF and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face
