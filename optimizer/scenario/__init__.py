"""What-if: edits of an instance, their notation on the command line, and the instance that they make."""

from optimizer.scenario.apply import apply, faults_of
from optimizer.scenario.edits import Absent, Cap, DueSlack, Edit, Hire, Leaves, Overtime, Train
from optimizer.scenario.notation import NOTATIONS, read_edits

__all__ = [
    "NOTATIONS",
    "Absent",
    "Cap",
    "DueSlack",
    "Edit",
    "Hire",
    "Leaves",
    "Overtime",
    "Train",
    "apply",
    "faults_of",
    "read_edits",
]
