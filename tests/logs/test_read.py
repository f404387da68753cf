import gzip
from datetime import date, datetime
from pathlib import Path

import pytest

from optimizer.errors import InputError
from optimizer.logs.read import ReadSettings, read_cases, read_log
from tests.logs.log_files import CASES, OFFICE, ROW, log_file


def refusal(path: Path, settings: ReadSettings | None = None) -> str:
    with pytest.raises(InputError) as caught:
        read_log(path, settings)
    return str(caught.value)


def test_a_row_becomes_an_event(tmp_path: Path) -> None:
    event = read_log(log_file(tmp_path, ROW)).events[0]
    assert (event.case, event.activity, event.person, event.line) == ("c1", "intake", "ann", 2)
    assert event.done == datetime(2026, 1, 5, 9, 20)
    assert event.minutes == 20
    assert event.program == "intake"


def test_events_are_in_order_of_completion_and_numbered_within_their_case(tmp_path: Path) -> None:
    late = "c1,review,ben,2026-01-06T09:00:00,2026-01-06T09:20:00"
    log = read_log(log_file(tmp_path, late, ROW))
    assert [(event.id, event.activity) for event in log.events] == [("c1-1", "intake"), ("c1-2", "review")]


def test_columns_are_found_by_the_names_that_process_mining_uses(tmp_path: Path) -> None:
    header = "case:concept:name,concept:name,org:resource,time:timestamp,case:responsible"
    event = read_log(log_file(tmp_path, "c1,intake,ann,2026-01-05T09:00:00Z,ben", header=header)).events[0]
    assert (event.case, event.activity, event.person, event.responsible) == ("c1", "intake", "ann", "ben")


def test_columns_can_be_told(tmp_path: Path) -> None:
    path = log_file(tmp_path, "x,c1,intake,ann,2026-01-05T09:00:00", header="case,file,step,clerk,at")
    told = ReadSettings(columns={"case": "file", "activity": "step", "resource": "clerk", "complete": "at"})
    assert read_log(path, told).events[0].case == "c1"


def test_a_missing_column_is_named_with_the_option_that_helps(tmp_path: Path) -> None:
    message = refusal(log_file(tmp_path, "c1,ann", header="case,clerk"))
    assert "column for activity" in message
    assert "column for resource" in message
    assert "--resource-column" in message


def test_a_told_column_that_is_missing_is_named(tmp_path: Path) -> None:
    assert "'file'" in refusal(log_file(tmp_path, ROW), ReadSettings(columns={"case": "file"}))


@pytest.mark.parametrize("text", ["05.01.2026 09:00", "2026-02-30T09:00:00", "2026-01-05T25:00:00", "tomorrow", "nan"])
def test_a_bad_timestamp_is_named_with_its_line_column_and_value(tmp_path: Path, text: str) -> None:
    message = refusal(log_file(tmp_path, ROW, f"c1,review,ben,,{text}"))
    assert "line 3" in message
    assert f"complete = '{text}'" in message


def test_every_bad_cell_is_reported_at_once(tmp_path: Path) -> None:
    message = refusal(log_file(tmp_path, ",review,ben,,2026-01-05T09:00:00", "c1,,ben,,yesterday"))
    assert all(text in message for text in ("case = ''", "activity = ''", "'yesterday'"))


def test_many_faults_of_a_kind_are_counted(tmp_path: Path) -> None:
    message = refusal(log_file(tmp_path, *["c1,review,ben,,soon"] * 30))
    assert "10 more rows" in message
    assert message.count("soon") == 20


def test_an_end_before_its_start_is_refused_and_one_at_its_start_is_not(tmp_path: Path) -> None:
    same = "c1,intake,ann,2026-01-05T09:00:00,2026-01-05T09:00:00"
    assert read_log(log_file(tmp_path, same)).events[0].minutes == 0
    before = "c1,intake,ann,2026-01-05T09:00:00,2026-01-05T08:59:59"
    assert "before the start" in refusal(log_file(tmp_path, before))


def test_days_are_those_written_unless_a_zone_is_named(tmp_path: Path) -> None:
    path = log_file(tmp_path, "c1,intake,ann,,2026-01-05T23:30:00Z")
    assert read_log(path).events[0].day == date(2026, 1, 5)
    assert read_log(path, ReadSettings(zone="Europe/Amsterdam")).events[0].day == date(2026, 1, 6)


def test_durations_do_not_change_with_the_clocks(tmp_path: Path) -> None:
    over_the_change = "c1,intake,ann,2026-03-29T01:30:00+01:00,2026-03-29T03:30:00+02:00"
    assert read_log(log_file(tmp_path, over_the_change)).events[0].minutes == 60
    without_offset = "c1,intake,ann,2026-03-29T01:30:00,2026-03-29T03:30:00"
    zone = ReadSettings(zone="Europe/Amsterdam")
    assert read_log(log_file(tmp_path, without_offset), zone).events[0].minutes == 60


def test_times_with_and_without_a_zone_need_the_offices_zone(tmp_path: Path) -> None:
    path = log_file(tmp_path, ROW, "c1,review,ben,,2026-01-05T09:00:00+01:00")
    assert "--zone" in refusal(path)
    assert len(read_log(path, ReadSettings(zone="Europe/Amsterdam")).events) == 2


def test_an_unknown_zone_is_refused(tmp_path: Path) -> None:
    assert "'Mars/Crater'" in refusal(log_file(tmp_path, ROW), ReadSettings(zone="Mars/Crater"))


def test_events_without_a_person_are_kept_apart_and_counted_by_reason(tmp_path: Path) -> None:
    header = "case,activity,resource,complete,human"
    done = "2026-01-05T09:00:00"
    path = log_file(
        tmp_path, f"c1,a,ann,{done},1", f"c1,b,,{done},1", f"c1,c,bot,{done},1", f"c1,d,admin,{done},0", header=header
    )
    log = read_log(path, ReadSettings(not_people=("bot",)))
    assert [event.person for event in log.attended] == ["ann"]
    assert len(log.events) == 4
    assert sorted(log.unattended.values()) == [1, 1, 1]


def test_open_work_is_left_out_and_counted(tmp_path: Path) -> None:
    log = read_log(log_file(tmp_path, ROW, "c1,review,ben,2026-01-05T09:00:00,"))
    assert len(log.events) == 1
    assert list(log.dropped.values()) == [1]


def test_a_row_without_any_time_is_refused(tmp_path: Path) -> None:
    assert "needs a time" in refusal(log_file(tmp_path, "c1,review,ben,,"))


@pytest.mark.parametrize("text", ["-1", "many", "nan", "inf"])
def test_bad_minutes_are_refused(tmp_path: Path, text: str) -> None:
    path = log_file(tmp_path, f"c1,a,ann,2026-01-05T09:00:00,{text}", header="case,activity,resource,complete,minutes")
    assert "no number of minutes" in refusal(path)


def test_recorded_minutes_go_before_the_time_from_start_to_completion(tmp_path: Path) -> None:
    assert read_log(log_file(tmp_path, ROW + ",7.5", header="case,activity,resource,start,complete,minutes")).events[
        0
    ].minutes == pytest.approx(7.5)


def test_ids_of_the_log_are_kept_if_no_two_are_the_same(tmp_path: Path) -> None:
    header = "case,task,activity,resource,complete"
    rows = ["c1,{},a,ann,2026-01-05T09:00:00", "c1,{},b,ann,2026-01-05T10:00:00"]
    unique = log_file(tmp_path, rows[0].format("x"), rows[1].format("y"), header=header)
    assert [event.id for event in read_log(unique).events] == ["x", "y"]
    doubled = log_file(tmp_path, rows[0].format("x"), rows[1].format("x"), header=header)
    assert [event.id for event in read_log(doubled).events] == ["c1-1", "c1-2"]
    assert "not unique" in refusal(doubled, ReadSettings(columns={"task": "task"}))


def test_semicolons_byte_order_marks_and_gzip_are_read(tmp_path: Path) -> None:
    text = "\ufeff" + "\n".join(["case;activity;resource;complete", "c1;a,b;ann;2026-01-05T09:00:00", ""])
    path = tmp_path / "log.csv.gz"
    path.write_bytes(gzip.compress(text.encode()))
    assert read_log(path).events[0].activity == "a,b"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"case,activity,resource,complete\n", "no rows"),
        (b"case,activity,resource,complete\nc1,a\n", "line 2: has 2 cells, not 4"),
        (b"case,case,resource,complete\nc1,a,b,c\n", "more than once"),
        (b"case,activity\n\xff\xfe,a\n", "not UTF-8"),
        (b'case,activity\n"c1,a\n', "is not CSV"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(content)
    assert message in refusal(path)


def test_a_missing_file_and_a_foreign_one_are_refused(tmp_path: Path) -> None:
    assert "can't be read" in refusal(tmp_path / "nowhere.csv")
    assert "neither .csv nor .xes" in refusal(tmp_path / "log.parquet")


def test_a_broken_gzip_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log.csv.gz"
    path.write_bytes(gzip.compress(OFFICE.read_bytes())[:-20])
    assert "gzip" in refusal(path)


def test_cases_have_a_responsible_person_and_a_deadline() -> None:
    cases = read_cases(CASES, {})
    assert cases.responsible == {"c1": "ben", "c2": "ann", "c3": "cat"}
    assert cases.deadline == {"c1": date(2026, 1, 6), "c3": date(2026, 1, 2)}


def test_a_case_named_twice_is_refused(tmp_path: Path) -> None:
    path = log_file(tmp_path, "c1,ann", "c1,ben", header="case,responsible")
    with pytest.raises(InputError, match="a second time"):
        read_cases(path, {})
