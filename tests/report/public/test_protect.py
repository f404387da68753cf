"""Which cells go, beside the small ones."""

import pytest

from optimizer.report.public import protect
from optimizer.report.public.cells import Cells, Counted
from optimizer.report.public.protect import withheld
from optimizer.report.public.published import Part, Publication, published


def cells(**values: int | tuple[int, int]) -> Cells:
    """Counts of tasks, each of somebody else, or (tasks, people)."""
    return Cells(
        {name: Counted(*(value if isinstance(value, tuple) else (value, value))) for name, value in values.items()}
    )


def table(**values: int) -> Cells:
    """Two rows and two columns: a b / c d, with all totals."""
    made = cells(**values)
    for whole, parts in {"ab": "ab", "cd": "cd", "ac": "ac", "bd": "bd", "abcd": ("ab", "cd")}.items():
        made.split(whole, list(parts))
    made.split("abcd", ["ac", "bd"])
    return made


def test_eleven_is_shown_and_ten_is_not() -> None:
    assert withheld(cells(eleven=11, ten=10, none=0)) == {"ten", "none"}


def test_many_tasks_of_few_people_are_not_shown_nor_called_few() -> None:
    publication = Publication(cells(enough=(12, 11), few_people=(12, 10)))
    assert (publication["enough"], publication["few_people"]) == (12, None)


def test_a_small_part_takes_the_other_part_with_it() -> None:
    made = cells(whole=100, small=3, rest=97)
    made.split("whole", ["small", "rest"])
    publication = Publication(made)
    assert [publication[name] for name in ("whole", "small", "rest")] == [100, "few", None]


def test_a_part_that_leaves_enough_behind_takes_nothing_with_it() -> None:
    made = cells(whole=100, one=11, rest=89)
    made.split("whole", ["one", "rest"])
    assert withheld(made) == frozenset()


def test_nothing_of_a_tiny_office_is_shown() -> None:
    made = cells(whole=8, one=5, rest=3)
    made.split("whole", ["one", "rest"])
    assert withheld(made) == {"whole", "one", "rest"}


def test_two_small_parts_known_to_be_ten_together_take_a_third_with_them() -> None:
    """Each of them alone could be anything from 0 to 10: it is their sum that would be known."""
    made = cells(whole=100, one=4, other=6, rest=90)
    made.split("whole", ["one", "other", "rest"])
    assert withheld(made) == {"one", "other", "rest"}


def test_rows_and_columns_are_seen_together() -> None:
    """The corner needs a second cell in its row, one in its column, and the fourth that these would give away."""
    made = table(a=3, b=40, c=50, d=60, ab=43, cd=110, ac=53, bd=100, abcd=153)
    assert withheld(made) == {"a", "b", "c", "d"}


def test_a_difference_of_two_published_counts_is_a_cell_as_well() -> None:
    """Done, and done by the named: the difference is said nowhere, and yet known."""
    made = cells(done=50, named=47, others=3)
    made.unprinted.add("others")
    made.split("done", ["named", "others"])
    publication = Publication(made)
    assert [publication["done"], publication["named"]].count(None) == 1


def test_where_no_table_is_found_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protect, "_cheapest_change", lambda table, goal: None)
    made = cells(whole=100, small=3, rest=97)
    made.split("whole", ["small", "rest"])
    assert withheld(made) == {"whole", "small", "rest"}


def test_parts_that_do_not_sum_up_are_refused() -> None:
    with pytest.raises(ValueError, match="whole"):
        cells(whole=3, one=1, other=1).split("whole", ["one", "other"])


@pytest.mark.parametrize(
    ("part", "said"),
    [(11, 11), (10, "few"), (0, "few"), (89, 89), (90, None), (100, None)],
)
def test_a_part_alone_is_published_where_it_and_the_rest_are_large_enough(part: int, said: int | str | None) -> None:
    assert published(Counted(part, part), Counted(100, 100), rest_people=100 - part) == Part(said, 100)


def test_a_part_of_enough_tasks_of_too_few_people_is_withheld() -> None:
    assert published(Counted(40, 10), Counted(100, 60), rest_people=50) == Part(None, 100)
    assert published(Counted(40, 30), Counted(100, 60), rest_people=10) == Part(None, 100)
