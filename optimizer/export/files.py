"""The one door to plans that are written in any form, by the name of the file."""

from pathlib import Path

from optimizer.atomic import write_atomically
from optimizer.checks.check import CheckedPlan
from optimizer.errors import refuse
from optimizer.export.folder import require_folder, write_folder
from optimizer.export.workbook import workbook_bytes
from optimizer.plan.files import write_plan

FORMS = "end it in .json, .json.gz, .xlsx or .parquet, or name a folder for CSV tables"


def is_json(path: Path) -> bool:
    """Whether a plan is written here in the form that can be read again."""
    return path.name.endswith((".json", ".json.gz"))


def require_plan_name(path: Path) -> None:
    """Refuse a place at which no plan can be written, before any work is done for it.

    Raises
    ------
    InputError
        The name ends in something else, or is a folder that holds other things.
    """
    if path.suffix == ".parquet" or not path.suffix or path.is_dir():
        require_folder(path, _ending_of_tables(path))
    elif path.suffix != ".xlsx" and not is_json(path):
        refuse(str(path), f"is no name for a plan: {FORMS}")


def export_plan(checked: CheckedPlan, path: str | Path) -> None:
    """Write a plan that passed the checker, whole or not at all.

    Raises
    ------
    InputError
        The place can't be written, or the form can't hold the plan.
    """
    path = Path(path)
    require_plan_name(path)
    try:
        if is_json(path):
            write_plan(checked, path)
        elif path.suffix == ".xlsx" and not path.is_dir():
            write_atomically(path, workbook_bytes(checked, str(path)))
        else:
            write_folder(checked, path, _ending_of_tables(path))
    except OSError as error:
        refuse(str(path), f"can't be written: {error.strerror or error}")


def _ending_of_tables(folder: Path) -> str:
    return ".parquet" if folder.suffix == ".parquet" else ".csv"
