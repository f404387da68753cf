"""What spreadsheets do to a table: changed back where that does no harm, refused where it may have."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from optimizer.errors import InputError
from optimizer.generate.example import example_office
from optimizer.instance.files import read_instance, write_instance
from optimizer.instance.schema import Instance
from tests.builders import caseworker, client, instance
from tests.sheets import hostile

TASKS = ["id", "client", "program", "minutes", "release", "due", "late_weight"]


def task(**fields: Any) -> list[Any]:
    given = {"id": "t1", "client": "c1", "program": "calfresh", "minutes": 30, "late_weight": 1}
    return [{**given, "release": "2026-01-05", "due": "2026-01-06", **fields}[name] for name in TASKS]


def read(folder: Path, **sheets: list[list[Any]]) -> Instance:
    return read_instance(hostile.save(folder / "o.xlsx", hostile.written(sheets)))


def faults_of(folder: Path, **sheets: list[list[Any]]) -> list[str]:
    with pytest.raises(InputError) as refused:
        read(folder, **sheets)
    return [str(fault).removeprefix(f"{folder}/o.xlsx ") for fault in refused.value.faults]


def test_tables_by_hand(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert (found.name, found.tasks[0].minutes, found.tasks[0].due) == ("tiny", 30, date(2026, 1, 6))


def test_dates_are_dates_or_text(tmp_path: Path) -> None:
    found = read(tmp_path, tasks=[TASKS, task(release=datetime(2026, 1, 5), due=" 2026-01-07 ")])
    assert (found.tasks[0].release, found.tasks[0].due) == (date(2026, 1, 5), date(2026, 1, 7))


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (46027, "46027: must be a date: format the column as date, or write it as YYYY-MM-DD"),
        (datetime(2026, 1, 5, 9, 30), '"2026-01-05 09:30:00": must be a date without a time of day'),
        ("5.1.2026", '"5.1.2026": must be a date, as YYYY-MM-DD'),
        ("=B2+30", '"=B2+30": is a formula: copy the cell and paste it as a value'),
    ],
)
def test_what_is_no_date(tmp_path: Path, value: Any, message: str) -> None:
    assert faults_of(tmp_path, tasks=[TASKS, task(release=value)]) == [
        f"sheet tasks cell E2: task t1: release = {message}"
    ]


@pytest.mark.parametrize("value", [7, 7.0, "7", " 7 "])
def test_whole_numbers(tmp_path: Path, value: Any) -> None:
    assert read(tmp_path, tasks=[TASKS, task(minutes=value)]).tasks[0].minutes == 7


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (7.5, "7.5"),
        (True, "true"),
        ("7.0", '"7.0"'),
        ("seven", '"seven"'),
        (date(1900, 1, 30), '"1900-01-30 00:00:00"'),
    ],
)
def test_what_is_no_whole_number(tmp_path: Path, value: Any, shown: str) -> None:
    assert faults_of(tmp_path, tasks=[TASKS, task(minutes=value)]) == [
        f"sheet tasks cell D2: task t1: minutes = {shown}: must be a whole number"
    ]


def test_numbers_in_columns_of_text(tmp_path: Path) -> None:
    found = read(tmp_path, clients=[["id", "language"], [1.0, "en"]], tasks=[TASKS, task(id=12, client=1)])
    assert (found.clients[0].id, found.tasks[0].id, found.tasks[0].client) == ("1", "12", "1")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (datetime(2026, 3, 1), '"2026-03-01 00:00:00": has become a date or time: format the column as text and type'),
        (True, "true: has become a truth value: format the column as text and type it again"),
        (1234567890123456, "1234567890123456: is a number of more than 15 digits, which a spreadsheet rounds"),
        ("=A1", '"=A1": is a formula'),
    ],
)
def test_ids_that_a_spreadsheet_has_damaged(tmp_path: Path, value: Any, message: str) -> None:
    (fault,) = faults_of(tmp_path, tasks=[TASKS, task(id=value)])
    assert fault.startswith("sheet tasks cell A2: task ")
    assert message.split(": ", 1)[1] in fault


def test_zeros_that_got_lost(tmp_path: Path) -> None:
    clients = [["id", "language"], ["007", "en"]]
    assert faults_of(tmp_path, clients=clients, tasks=[TASKS, task(client=7)]) == [
        'sheet tasks cell B2: task t1: client = "7": there is no such client; did you mean 007? A spreadsheet drops '
        "zeros in front, unless the column is text"
    ]


def test_zeros_that_got_lost_in_a_table_of_contacts(tmp_path: Path) -> None:
    faults = faults_of(
        tmp_path,
        clients=[["id", "language"], ["007", "en"]],
        tasks=[TASKS, task(client="007")],
        contacts=[["client", "caseworker", "count"], [7, "w1", 3]],
    )
    assert len(faults) == 1
    assert faults[0].startswith('sheet contacts cell A2: contacts row: client = "7": there is no such client; did you')


def test_a_formula_in_a_table_of_contacts(tmp_path: Path) -> None:
    rows = [["client", "caseworker", "count"], ["c1", "w1", "=1+1"], ["c1", "=A1", 2]]
    assert faults_of(tmp_path, contacts=rows) == [
        'sheet contacts cell C2: contacts row: count = "=1+1": is a formula: copy the cell and paste it as a value',
        'sheet contacts cell B3: contacts row: caseworker = "=A1": is a formula: copy the cell and paste it as a value',
    ]


def test_a_column_of_formulas_is_counted(tmp_path: Path) -> None:
    tasks = [TASKS, *(task(id=f"t{n}", release="=A1") for n in range(25))]
    contacts = [["client", "caseworker", "count"], *(["c1", f"w{n}", "=A1"] for n in range(22))]
    faults = faults_of(tmp_path, tasks=tasks, contacts=contacts)
    assert len(faults) == 42
    assert (
        faults[20] == "sheet tasks: release: 5 more cells of this column: is a formula: copy the cell and paste it "
        "as a value"
    )
    assert faults[41].startswith("sheet contacts: count: 2 more cells of this column: is a formula")


def test_faults_of_what_other_sheets_hold(tmp_path: Path) -> None:
    faults = faults_of(
        tmp_path,
        barred=[["client", "caseworker"], ["c1", "w9"]],
        predecessors=[["task", "after", "days"], ["t1", "t9", 0]],
        availability=[["caseworker", "date", "minutes"], ["w1", "2026-01-05", -1]],
    )
    assert sorted(fault.split(": ")[0] for fault in faults) == [
        "sheet availability row 2",
        "sheet barred cell B2",
        "sheet predecessors cell B2",
    ]


def test_faults_of_the_head_and_of_holidays(tmp_path: Path) -> None:
    faults = faults_of(
        tmp_path,
        instance=[["name", "start", "end", "policy"], ["tiny", "=TODAY()", "2026-01-09", "pooled"]],
        holidays=[["date"], ["=A1"], ["2026-01-06"]],
    )
    assert [fault.split(": ")[0] for fault in faults] == [
        "sheet instance cell B2",
        "sheet holidays cell A2",
        "sheet instance cell D2",
    ]


def test_blanks_and_empty_rows(tmp_path: Path) -> None:
    clients = [["id ", None, " language", "programs"], [" c1", None, "en ", "a ; b"], [None], [" ", None, "  "]]
    found = read(tmp_path, clients=clients)
    assert [(row.id, row.language, row.programs) for row in found.clients] == [("c1", "en", ("a", "b"))]


def test_a_value_without_a_column(tmp_path: Path) -> None:
    assert faults_of(tmp_path, clients=[["id", "language"], ["c1", "en", "why?"]]) == [
        'sheet clients cell C2: "why?": stands in a column that has no name'
    ]


def test_an_error_is_no_value(tmp_path: Path) -> None:
    content = hostile.with_parts(
        hostile.written({"clients": [["id", "language"], ["c1", 5]]}),
        {
            "xl/worksheets/sheet3.xml": lambda sheet: sheet.replace(
                b'<c r="B2"><v>5</v>', b'<c r="B2" t="e"><v>#N/A</v>'
            )
        },
    )
    with pytest.raises(InputError, match=r'cell B2: client c1: language = "#N/A": is an error of the spreadsheet'):
        read_instance(hostile.save(tmp_path / "o.xlsx", content))


def test_merged_cells(tmp_path: Path) -> None:
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    content = hostile.with_parts(
        hostile.written({}), {"xl/worksheets/sheet3.xml": lambda sheet: sheet.replace(b"</sheetData>", merged)}
    )
    with pytest.raises(InputError, match="sheet clients: cells A2:A3: are merged: unmerge them, and fill each in"):
        read_instance(hostile.save(tmp_path / "o.xlsx", content))


def test_sheets_of_other_names(tmp_path: Path) -> None:
    sheets = {("Clients" if name == "clients" else name): rows for name, rows in hostile.plain_sheets().items()}
    content = hostile.written({**sheets, "about": [["id"]], "notes": [["id"]], "Sheet1": []}, alone=True)
    with pytest.raises(InputError) as refused:
        read_instance(hostile.save(tmp_path / "o.xlsx", content))
    assert [str(fault).removeprefix(f"{tmp_path}/o.xlsx ") for fault in refused.value.faults] == [
        "sheet Clients: is no table of an instance; name it about if it is for people; did you mean clients?",
        "sheet notes: is no table of an instance; name it about if it is for people",
        "sheet clients: the table is missing",
    ]


def test_a_missing_sheet_and_an_empty_one(tmp_path: Path) -> None:
    faults = faults_of(tmp_path, clients=[], tasks=[[None], TASKS])
    assert faults == [
        "sheet clients row 1: must name the columns: id, language, programs, office, caseworker, weight, "
        "caseload_points, pin",
        "sheet tasks row 1: must name the columns: id, client, kind, program, minutes, release, due, late_weight, pin, "
        "fixed_day",
    ]


def test_no_office_at_all(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no instance: there is no sheet instance, sheet caseworkers"):
        read_instance(hostile.save(tmp_path / "o.xlsx", hostile.written({"plan": [["a"]]}, alone=True)))


def test_rows_are_named_together(tmp_path: Path) -> None:
    assert faults_of(tmp_path, clients=[["id", "language"], ["c1", "en"], ["c1", "en"]]) == [
        'sheet clients cell A3: client c1: id = "c1": is used twice (o.xlsx sheet clients rows 2 and 3)'
    ]


def test_text_that_would_run_is_text_and_comes_back(tmp_path: Path) -> None:
    office = instance(
        name="=HYPERLINK(1)",
        caseworkers=(caseworker(office="@x", programs=("calfresh", "+a")),),
        clients=(client("-1", office="'=1", language="en"),),
        tasks=(),
    )
    write_instance(office, tmp_path / "o.xlsx")
    assert read_instance(tmp_path / "o.xlsx") == office
    content = (tmp_path / "o.xlsx").read_bytes()
    assert b"<f>" not in b"".join(_parts(content).values())
    texts = _parts(content)["xl/sharedStrings.xml"].decode()
    assert all(f"<t>'{text}</t>" in texts for text in ("=HYPERLINK(1)", "@x", "-1", "'=1"))


def test_text_that_xml_cannot_hold_comes_back(tmp_path: Path) -> None:
    office = instance(clients=tuple(map(client, ["_x0041_", "x005F_", "a\ufffeb", "<&>\"'"])), tasks=())
    write_instance(office, tmp_path / "o.xlsx")
    assert read_instance(tmp_path / "o.xlsx") == office


def test_text_in_several_styles_is_one_text(tmp_path: Path) -> None:
    rich = b"<si><r><t>e</t></r><r><rPr><b/></rPr><t>n</t></r><rPh><t>x</t></rPh></si>"
    content = hostile.with_parts(
        hostile.written({}), {"xl/sharedStrings.xml": lambda texts: texts.replace(b"<si><t>en</t></si>", rich)}
    )
    assert read_instance(hostile.save(tmp_path / "o.xlsx", content)).clients[0].language == "en"


def test_formulas_of_others_are_named(tmp_path: Path) -> None:
    faults = faults_of(tmp_path, clients=[["id", "language"], ["c1", '=WEBSERVICE("http://x")']])
    assert faults == [
        'sheet clients cell B2: client c1: language = "=WEBSERVICE(\\"http://x\\")": is a formula: copy the cell and '
        "paste it as a value"
    ]


def test_the_page_about_workbooks_shows_what_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_instance(example_office(), "office.xlsx")
    book = load_workbook("office.xlsx")
    book["tasks"]["F2"], book["tasks"]["F2"].number_format = 46027, "0"
    book["tasks"]["B9"], book["clients"]["A6"] = 7, "007"
    book.save("office.xlsx")
    with pytest.raises(InputError) as refused:
        read_instance("office.xlsx")
    page = (Path(__file__).parents[2] / "docs" / "workbooks.md").read_text(encoding="utf-8")
    shown = page.split("```text\n")[1].split("```")[0].splitlines()
    assert len(shown) == 2
    for line in shown:
        assert any(str(fault).startswith(line.removesuffix(" …")) for fault in refused.value.faults)


def test_the_same_office_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_instance(instance(), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_what_a_cell_cannot_hold(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"o\.xlsx sheet clients cell A2: text of 32,768 characters; a cell holds 32,767"
    ):
        write_instance(instance(clients=(client("c" * 32_768),), tasks=()), tmp_path / "o.xlsx")
    assert list(tmp_path.iterdir()) == []


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
