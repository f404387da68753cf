from datetime import date

import pytest

from optimizer.errors import InputError
from optimizer.scenario import Absent, Cap, DueSlack, Hire, Leaves, Overtime, Train, read_edits
from tests.builders import caseworker, client, instance

OFFICE = instance(
    caseworkers=(caseworker("w1", languages=("en", "es")), caseworker("w2"), caseworker("a:b=c")),
    clients=(client(language="hy", programs=("calfresh", "medi-cal")),),
)
MONDAY, TUESDAY, FRIDAY = date(2026, 1, 5), date(2026, 1, 6), date(2026, 1, 9)

READ = [
    ("absent", "w1:2026-01-05..09", Absent("w1", MONDAY, FRIDAY)),
    ("absent", "w1:2026-01-05..2026-01-09", Absent("w1", MONDAY, FRIDAY)),
    ("absent", "w1:2026-01-05", Absent("w1", MONDAY, MONDAY)),
    ("absent", "w1:2026-01-05..6", Absent("w1", MONDAY, TUESDAY)),
    ("absent", "a:b=c:2026-01-05", Absent("a:b=c", MONDAY, MONDAY)),
    ("leaves", "w1:2026-01-06", Leaves("w1", TUESDAY)),
    ("hire", "es,calfresh", Hire(("es",), ("calfresh",))),
    ("hire", "medi-cal, hy ,es", Hire(("hy", "es"), ("medi-cal",))),
    ("hire", "es,calfresh:like=a:b=c", Hire(("es",), ("calfresh",), "a:b=c")),
    ("train", "w1:hy", Train("w1", ("hy",), ())),
    ("train", "a:b=c:medi-cal,es", Train("a:b=c", ("es",), ("medi-cal",))),
    ("cap", "w1=320", Cap("w1", 320)),
    ("cap", "a:b=c=none", Cap("a:b=c", None)),
    ("overtime", "all=60", Overtime(None, 60)),
    ("overtime", "w1=0", Overtime("w1", 0)),
    ("overtime", "a:b=c=30", Overtime("a:b=c", 30)),
    ("overtime", "w1=60:2026-01-05..09", Overtime("w1", 60, (MONDAY, FRIDAY))),
    ("due-slack", "2", DueSlack(2)),
]


@pytest.mark.parametrize(("name", "text", "edit"), READ)
def test_every_edit_is_read_and_its_notation_gives_it_again(name: str, text: str, edit: object) -> None:
    (found,) = read_edits([(name, text)], OFFICE)
    assert found == edit
    again = str(found).split(" ", 1)
    assert read_edits([(again[0], again[1])], OFFICE) == (edit,)


def test_order_is_kept_and_those_hired_before_can_be_named() -> None:
    given = [("hire", "es,calfresh"), ("cap", "hired-1=7")]
    assert read_edits(given, OFFICE) == (Hire(("es",), ("calfresh",)), Cap("hired-1", 7))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("absent", "w1", "a caseworker, a colon and days"),
        ("absent", "w1:", "a caseworker, a colon and days"),
        ("absent", "w1:2026-1-5", "must be a date"),
        ("absent", "w1:2026-01-32", "there is no such date"),
        ("absent", "w1:2026-01-05..32", "there is no such date"),
        ("leaves", "w1:2026-01-05..09", "is more than one date"),
        ("hire", "es,calfersh", "no language and no programme of this instance; did you mean calfresh?"),
        ("train", "w1", "a caseworker, a colon and languages or programmes"),
        ("cap", "w1=many", "must be a whole number"),
        ("cap", "w1=-1", "must be a whole number"),
        ("overtime", "60", "all or a caseworker, = and minutes a day"),
        ("due-slack", "1.5", "must be a whole number"),
    ],
)
def test_what_cannot_be_read_says_how_to_write_it(name: str, text: str, message: str) -> None:
    with pytest.raises(InputError) as refused:
        read_edits([(name, text)], OFFICE)
    (fault,) = refused.value.faults
    assert fault.where == f"{name} {text}"
    assert message in fault.message
    assert "write it like" in fault.message


def test_all_faults_of_notation_and_content_come_at_once() -> None:
    with pytest.raises(InputError) as refused:
        read_edits([("cap", "w1=x"), ("absent", "w9:2026-01-05"), ("train", "w1:hy"), ("due-slack", "0")], OFFICE)
    assert [fault.where for fault in refused.value.faults] == ["cap w1=x", "absent w9:2026-01-05", "due-slack 0"]
