from optimizer.instance.build import build_instance
from tests.instance.raw import faults_of, raw, raw_task


def test_contacts_may_name_people_who_have_left() -> None:
    document = raw(clients=[{"id": "c1", "language": "en", "contacts": {"gone": 3}}])
    assert build_instance(document).clients[0].contacts == {"gone": 3}


def test_one_id_in_two_tables_is_fine() -> None:
    document = raw(clients=[{"id": "w1", "language": "en"}], tasks=[raw_task("w1", client="w1")])
    assert build_instance(document).tasks[0].id == "w1"


def test_ids_differ_by_case_and_by_composition() -> None:
    clients = [{"id": name, "language": "en"} for name in ("c1", "C1", "\u00e9", "e\u0301")]
    assert len(build_instance(raw(clients=clients)).clients) == 4


def test_every_repetition_is_named() -> None:
    document = raw(tasks=[raw_task(), raw_task(), raw_task()])
    assert faults_of(document) == [
        "task t1 id: is used twice (tasks[0] and tasks[1])",
        "task t1 id: is used twice (tasks[0] and tasks[2])",
    ]


def test_the_same_client_with_two_caseworkers_is_no_repetition() -> None:
    workers = [{"id": name, "languages": [], "programs": [], "minutes_per_day": 1} for name in ("w1", "w2")]
    rows = [{"client": "c1", "caseworker": name, "points": 1} for name in ("w1", "w2")]
    assert len(build_instance(raw(caseworkers=workers, relationships=rows)).relationships) == 2


def test_similar_ids_are_found_among_many() -> None:
    clients = [{"id": f"c{n}", "language": "en"} for n in range(1, 2000)]
    document = raw(clients=clients, tasks=[raw_task(client="C17"), raw_task("t2", client="nobody")])
    assert faults_of(document) == [
        "task t1 client: there is no such client; did you mean c17?",
        "task t2 client: there is no such client",
    ]


def test_an_unreadable_table_makes_nothing_dangle() -> None:
    assert faults_of(raw(clients=None)) == [" clients: must be a list"]
    assert faults_of(raw(clients=[7])) == ["clients[0] : must be an object"]
