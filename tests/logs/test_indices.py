from datetime import date
from pathlib import Path

import pytest

from optimizer.logs.events import Cases
from optimizer.logs.indices import LogMeasures, measure_log
from optimizer.logs.read import read_log
from tests.logs.log_files import OFFICE, log_file


def measures(folder: Path, *people: str, cases: Cases | None = None) -> LogMeasures:
    """One case a text, its people in order of time; a dot is a system."""
    rows = [
        f"c{number},a,{'' if person == '.' else person},2026-01-05T{hour:02}:00:00"
        for number, text in enumerate(people, start=1)
        for hour, person in enumerate(text)
    ]
    return measure_log(read_log(log_file(folder, *rows, header="case,activity,resource,complete")), cases)


def test_indices_are_means_over_cases(tmp_path: Path) -> None:
    found = measures(tmp_path, "aaa", "ab").indices
    assert found.upc.mean == pytest.approx(0.75)
    assert found.coc.mean == pytest.approx(0.5)
    assert found.hand_offs.mean == pytest.approx(0.5)
    assert found.distinct.mean == pytest.approx(1.5)


def test_the_share_of_pairs_weighs_long_cases_more(tmp_path: Path) -> None:
    assert measures(tmp_path, "aaa", "ab").same_as_before == pytest.approx(2 / 3)


def test_cases_without_contacts_and_with_one_are_counted_and_left_out(tmp_path: Path) -> None:
    found = measures(tmp_path, "ab", "a", ".")
    assert found.indices.clients_without_contacts == 1
    assert found.indices.clients_with_one_contact == 1
    assert found.indices.coc.count == 1
    assert found.indices.upc.count == 2
    assert found.indices_of_repeated.upc.mean == pytest.approx(0.5)


def test_systems_are_no_contacts(tmp_path: Path) -> None:
    found = measures(tmp_path, "a.a")
    assert (found.events, found.contacts, found.indices.hand_offs.mean) == (3, 2, 0)


def test_the_named_share_is_over_cases_with_a_known_responsible_person(tmp_path: Path) -> None:
    found = measures(tmp_path, "aab", "bb", cases=Cases(responsible={"c1": "a"}))
    assert (found.contacts_by_responsible, found.contacts_with_responsible) == (2, 3)
    assert found.named_share == pytest.approx(2 / 3)
    assert found.at_random.named_share == pytest.approx(2 / 5)


def test_chance_goes_by_the_shares_of_work(tmp_path: Path) -> None:
    found = measures(tmp_path, "aaa", "b").at_random
    assert found.coc == pytest.approx(0.75**2 + 0.25**2)
    assert found.upc_of_repeated == pytest.approx(28 / 64 + 2 / 3 * 36 / 64)


def test_what_is_undefined_is_none(tmp_path: Path) -> None:
    found = measures(tmp_path, "a", "b")
    rows = {name: (mean, at_random) for name, mean, at_random, _ in found.rows()}
    for name in ("named-caseworker share", "same person as before", "COC", "SECON", "UPC, two contacts or more"):
        assert rows[name] == (None, None)


def test_a_log_without_people_has_no_measures(tmp_path: Path) -> None:
    found = measures(tmp_path, "..")
    assert all(mean is None for _, mean, _, _ in found.rows())


def test_a_window_leaves_out_what_was_completed_outside_it() -> None:
    log = read_log(OFFICE)
    assert measure_log(log.between(date(2026, 1, 7), date(2026, 1, 7))).contacts == 2
    assert measure_log(log.between(None, date(2026, 1, 6))).contacts == 6
