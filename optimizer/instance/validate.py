"""Every rule that looks across entities, in order; each is one function that notes what it finds."""

from optimizer.instance.cycles import refuse_cycles
from optimizer.instance.dates import refuse_bad_dates, refuse_bad_horizon
from optimizer.instance.draft import Draft
from optimizer.instance.pins import refuse_unfit_pins
from optimizer.instance.references import refuse_dangling, refuse_duplicates
from optimizer.instance.schema import Instance
from optimizer.instance.words import refuse_bad_words


def refuse_across(instance: Instance, draft: Draft) -> None:
    """Note every fault that the types alone do not show."""
    refuse_bad_words(instance, draft)
    refuse_duplicates(instance, draft)
    refuse_dangling(instance, draft)
    refuse_cycles(instance, draft)
    refuse_bad_horizon(instance, draft)
    refuse_bad_dates(instance, draft)
    refuse_unfit_pins(instance, draft)
