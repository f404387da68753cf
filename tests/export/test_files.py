import csv
from pathlib import Path

import pyarrow.parquet
import pytest

from optimizer.errors import InputError
from optimizer.export.files import export_plan, require_plan_name
from optimizer.plan.files import plan_bytes, read_plan
from tests.export.plans import checked

TABLES = ["assignments", "caseworkers", "changes", "exceptions", "measures", "objectives", "schedule"]


def test_json_is_what_it_was(tmp_path: Path) -> None:
    export_plan(checked(), tmp_path / "plan.json")
    assert (tmp_path / "plan.json").read_bytes() == plan_bytes(checked().plan)


@pytest.mark.parametrize("name", ["plan", "plan.d/"])
def test_a_folder_of_csv(tmp_path: Path, name: str) -> None:
    if name.endswith("/"):
        (tmp_path / name).mkdir()
    export_plan(checked(), tmp_path / name)
    assert sorted(path.name for path in (tmp_path / name).iterdir()) == [f"{table}.csv" for table in TABLES]
    with (tmp_path / name / "assignments.csv").open(encoding="utf-8") as file:
        assert [row["caseworker"] for row in csv.DictReader(file)] == ["w1", "w2", "w2", ""]


def test_a_folder_of_parquet(tmp_path: Path) -> None:
    export_plan(checked(), tmp_path / "plan.parquet")
    assert sorted(path.name for path in (tmp_path / "plan.parquet").iterdir()) == [f"{name}.parquet" for name in TABLES]
    rows = pyarrow.parquet.read_table(tmp_path / "plan.parquet" / "assignments.parquet").to_pylist()
    assert [(row["client"], row["caseworker"], row["points"]) for row in rows][1:] == [
        ("c2", "w2", 50),
        ("c3", "w2", 100),
        ("c4", None, None),
    ]


def test_other_names_are_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"plan\.docx: is no name for a plan: end it in"):
        require_plan_name(tmp_path / "plan.docx")
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter").write_text("one")
    with pytest.raises(InputError, match="holds chapter, which is no table of a plan"):
        export_plan(checked(), tmp_path / "thesis")
    assert (tmp_path / "thesis" / "chapter").read_text() == "one"


def test_a_workbook_is_no_plan_to_read(tmp_path: Path) -> None:
    export_plan(checked(), tmp_path / "plan.xlsx")
    with pytest.raises(InputError, match=r"is a workbook; a plan is read from a \.json"):
        read_plan(tmp_path / "plan.xlsx")
