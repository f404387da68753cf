import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from optimizer.errors import InputError
from optimizer.instance.cells import csv_bytes
from optimizer.report.names import Names, read_names
from optimizer.report.office import office_of
from optimizer.report.planner import planner_document
from optimizer.report.subject import Subject
from optimizer.sheets.parquet import parquet_bytes
from optimizer.sheets.write import Book, SheetColumn
from tests.builders import caseworker, client, instance, task
from tests.report.desks import checked, office

#: Stands in every file that is refused, and in no message.
SECRET = "Zephyrine"
ROWS = [("me", "Ana Núñez"), ("kept", "=Ben"), ("elsewhere", f"{SECRET} Q")]


def table(path: Path, rows: Sequence[Sequence[str]], header: Sequence[str] = ("id", "name"), sheet: str = "x") -> Path:
    """The rows in the form that the name asks for."""
    if path.suffix == ".csv":
        path.write_bytes(csv_bytes(header, rows))
    elif path.suffix == ".parquet":
        path.write_bytes(parquet_bytes([(name, "text") for name in header], rows))
    else:
        book = Book(str(path))
        book.table(sheet, [SheetColumn(name) for name in header], rows)
        path.write_bytes(book.content())
    return path


@pytest.mark.parametrize("name", ["people.csv", "people.xlsx", "people.parquet"])
def test_reads_any_table(tmp_path: Path, name: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    assert read_names(table(tmp_path / name, ROWS), office()) == Names(
        by_id={"me": "Ana Núñez", "kept": "=Ben"}, unknown_rows=1, caseworkers_without=1, clients_without=5
    )


def test_of_several_sheets_the_one_called_names(tmp_path: Path) -> None:
    book = Book("people")
    for sheet, rows in (("other", [("a", "b")]), ("names", ROWS)):
        book.table(sheet, [SheetColumn("id"), SheetColumn("name")], rows)
    (tmp_path / "people.xlsx").write_bytes(book.content())
    assert read_names(tmp_path / "people.xlsx", office()).by_id["me"] == "Ana Núñez"


def test_blanks_around_and_inside_a_name_go(tmp_path: Path) -> None:
    assert read_names(table(tmp_path / "n.csv", [("me", "  Ana\n Núñez ")]), office()).by_id == {"me": "Ana Núñez"}


def refused(path: Path) -> str:
    with pytest.raises(InputError) as found:
        read_names(path, office())
    text = str(found.value)
    assert SECRET not in text
    assert "secret-id" not in text
    return text.replace(f"{path.parent}/", "")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (f"me,{SECRET}\n", "n.csv line 1: column 2: unknown column"),
        (f"me;{SECRET}\n", "n.csv line 1: cells are separated by semicolons"),
        (f"id,name\nsecret-id,{SECRET},1\n", "n.csv line 2: has 3 cells, the header has 2"),
        (f"id,name\nsecret-id,{SECRET}\nsecret-id,{SECRET} B\n", "n.csv line 3: id: is given more than once"),
        (f"id,name\n,{SECRET}\n", "n.csv line 2: id: is missing"),
        ("id,name\nsecret-id,\n", "n.csv line 2: name: is missing"),
        (f"id,name\nsecret-id,{SECRET}\n", "n.csv: has no id of a caseworker or client of this instance"),
        (f'id,name\nsecret-id,"{SECRET}', "n.csv line 2: is no CSV: unexpected end of data"),
        ("id,name\n", "n.csv: has no id of a caseworker or client of this instance"),
        (f"id,name,{SECRET}\n", "n.csv line 1: column 3: unknown column"),
    ],
)
def test_faults_name_places_and_no_values(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "n.csv").write_text(content)
    assert message in refused(tmp_path / "n.csv")


def test_text_that_is_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "n.csv").write_bytes(f"id,name\nsecret-id,{SECRET} ".encode() + b"\xf1\n")
    assert refused(tmp_path / "n.csv") == "n.csv line 2: is not UTF-8; save it as UTF-8"


def test_a_formula_is_no_name(tmp_path: Path) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - only here is a formula written

    book = Workbook()
    for line in (("id", "name"), ("me", f'="{SECRET}"')):
        book.active.append(line)
    book.save(tmp_path / "n.xlsx")
    assert "n.xlsx sheet Sheet cell B2: name: is a formula" in refused(tmp_path / "n.xlsx")


def test_what_a_parser_says_of_a_damaged_workbook_may_quote_it(tmp_path: Path) -> None:
    whole = table(tmp_path / "whole.xlsx", [("me", "1234")])
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(tmp_path / "n.xlsx", "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(b't="s"><v>1<', f't="n"><v>{SECRET}<'.encode()))
    assert refused(tmp_path / "n.xlsx") == "n.xlsx: is no .xlsx workbook, or a damaged one"


def test_further_faults_of_one_kind_are_counted(tmp_path: Path) -> None:
    text = refused(table(tmp_path / "n.csv", [("secret-id", SECRET)] * 23))
    assert text.splitlines()[-1] == "n.csv: id: is given more than once in 2 more rows"
    assert len(text.splitlines()) == 21


@pytest.mark.parametrize("name", ["n.csv", "n.parquet", "n.xlsx", "n.txt", "n.xls"])
def test_no_such_file_or_kind(tmp_path: Path, name: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    assert refused(tmp_path / name).startswith(f"{name}: ")


def test_an_id_of_two_things_gets_no_name(tmp_path: Path) -> None:
    both = instance(
        caseworkers=(caseworker("7"), caseworker("8")),
        clients=(client("7", caseworker="7"), client("t", caseworker="8"), client("c", caseworker="7")),
        tasks=(task("t", "c"),),
    )
    path = table(tmp_path / "n.csv", [("7", SECRET), ("t", SECRET), ("8", SECRET), ("c", SECRET)])
    with pytest.raises(InputError) as found:
        read_names(path, both)
    assert str(found.value) == (
        f"{path}: id: 2 ids are of more than one caseworker, client or task: a page can't tell whose names they are"
    )


def test_without_a_file_the_page_has_ids_only() -> None:
    document = planner_document(Subject(checked()))
    assert document.version == "ids"
    assert [sorted(document.office[group]) for group in ("caseworkers", "clients")] == [
        ["id", "languages", "office", "programs"],
        ["caseworker", "id", "language", "programs", "today"],
    ]


def test_names_stand_beside_the_ids() -> None:
    subject = Subject(checked())
    assert planner_document(subject, {"me": "Ana"}).version == "names"
    made = office_of(subject, {"me": "Ana", "kept": "Ben"})
    assert made["caseworkers"]["name"] == ["Ana", None]
    assert made["clients"]["name"] == ["Ben", None, None, None, None, None]
