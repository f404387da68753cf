"""A log of what really happened: its continuity beside what chance alone would give."""

from typing import Final

from optimizer.logs.indices import LogMeasures
from optimizer.report.document import Section
from optimizer.report.sections.continuity import INDICES, indices_of

#: In the order of `LogMeasures.rows`.
_ROWS: Final = (
    "named_in_log", "same_as_before", "upc", "upc_of_repeated", "coc", "secon", "herfindahl", "hand_offs", "distinct",
)  # fmt: skip
_SHARES: Final = frozenset({"named_in_log", "same_as_before"})


def log(measures: LogMeasures) -> Section:
    """`measures`: what really happened, what chance would give, and the number of cases, contacts or pairs behind it.

    Indices lie in 0 … 1, but for `hand_offs` and `distinct`, which count; None: undefined.
    """
    summary, chance = measures.indices, measures.at_random
    return Section(
        "log",
        {
            "contacts": measures.contacts,
            "people": measures.people,
            "cases": summary.clients,
            "without_contacts": summary.clients_without_contacts,
            "one_contact": summary.clients_with_one_contact,
            "measures": [
                {"name": name, "really": mean, "at_random": at_random, "count": count, "is_share": name in _SHARES}
                for name, (_, mean, at_random, count) in zip(_ROWS, measures.rows(), strict=True)
            ],
            "indices": indices_of(summary, {name: getattr(chance, name) for name in INDICES}),
        },
    )
