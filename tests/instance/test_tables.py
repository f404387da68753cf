"""What the malformed folders do not show; `tests/instance/test_malformed.py` has those."""

from datetime import date
from pathlib import Path

import pytest

from optimizer.errors import InputError
from optimizer.instance.files import read_instance
from optimizer.instance.write_tables import table_bytes
from tests.builders import instance


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tables of the smallest instance."""
    for name, content in table_bytes(instance()):
        (tmp_path / name).write_bytes(content)
    return tmp_path


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(InputError) as refused:
        read_instance(folder)
    return [str(fault).removeprefix(f"{folder}/") for fault in refused.value.faults]


def test_optional_tables_may_be_missing(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {"instance.csv", "caseworkers.csv", "clients.csv", "tasks.csv"}
    assert read_instance(folder) == instance()


def test_optional_columns_and_empty_cells_take_the_defaults(folder: Path) -> None:
    (folder / "clients.csv").write_text("language,weight,id\nen,,c1\n")
    row = read_instance(folder).clients[0]
    assert (row.weight, row.programs, row.office) == (1, (), None)


def test_an_empty_cell_of_a_required_list_is_an_empty_list(folder: Path) -> None:
    (folder / "caseworkers.csv").write_text("id,languages,programs,minutes_per_day\nw1,,,5\n")
    assert read_instance(folder).caseworkers[0].languages == ()


def test_as_spreadsheets_save_it(folder: Path) -> None:
    for path in folder.iterdir():
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + b"\r\n")
    assert read_instance(folder) == instance()


def test_kinds_fill_in(folder: Path) -> None:
    (folder / "task_kinds.csv").write_text("id,program,minutes,due_days\nk,calfresh,30,2\n")
    (folder / "tasks.csv").write_text("id,client,kind,release\nt1,c1,k,2026-01-05\n")
    task = read_instance(folder).tasks[0]
    assert (task.minutes, task.due, task.late_weight) == (30, date(2026, 1, 7), 1)


def test_files_that_are_no_tables_are_passed_over(folder: Path) -> None:
    (folder / "readme.txt").write_text("about these tables")
    assert read_instance(folder) == instance()


def test_lines_count_blank_ones_and_breaks_inside_cells(folder: Path) -> None:
    (folder / "efforts.csv").write_text('task,caseworker,minutes\n\nt1,"w\n1",5\nt1,w1,x\n')
    assert faults_of(folder) == [
        'efforts.csv line 5: effort t1/w1: minutes = "x": must be a whole number',
        'efforts.csv line 3: effort t1/"w\\n1": caseworker = "w\\n1": there is no such caseworker; did you mean w1?',
    ]


def test_a_table_that_could_not_be_read_makes_nothing_dangle(folder: Path) -> None:
    (folder / "clients.csv").write_text("id,language,colour\nc1,en,red\n")
    (folder / "contacts.csv").write_text("client,caseworker,count\nc1,w1,2\n")
    assert faults_of(folder) == ['clients.csv line 1: column 3: "colour": unknown column']


def test_a_row_that_could_not_be_read_makes_nothing_dangle(folder: Path) -> None:
    (folder / "clients.csv").write_text("id,language\nc1\n")
    assert faults_of(folder) == ['clients.csv line 2: "c1": has 1 cells, the header has 2']


@pytest.mark.parametrize(("mark", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_other_separators(folder: Path, mark: str, name: str) -> None:
    table = folder / "tasks.csv"
    table.write_text(table.read_text().replace(",", mark))
    assert faults_of(folder) == [f"tasks.csv line 1: cells are separated by {name}; save the table with commas"]


def test_an_id_used_twice(folder: Path) -> None:
    (folder / "clients.csv").write_text("id,language\nc1,en\nc1,en\n")
    assert faults_of(folder) == ['clients.csv line 3: client c1: id = "c1": is used twice (clients.csv lines 2 and 3)']


def test_formulas_are_text(folder: Path) -> None:
    (folder / "clients.csv").write_text("id,language,office\nc1,en,'=1+1\n")
    assert read_instance(folder).clients[0].office == "=1+1"


@pytest.mark.parametrize("days", ["", "0"])
def test_predecessors(folder: Path, days: str) -> None:
    rows = "t1,c1,calfresh,1,2026-01-05,2026-01-05,1\nt2,c1,calfresh,1,2026-01-05,2026-01-05,1\n"
    (folder / "tasks.csv").write_text("id,client,program,minutes,release,due,late_weight\n" + rows)
    (folder / "predecessors.csv").write_text(f"task,after,days\nt2,t1,{days}\n")
    assert [(row.task, row.days) for row in read_instance(folder).tasks[1].after] == [("t1", 0)]
