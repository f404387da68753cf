import pytest

from optimizer.instance.build import build_instance
from tests.instance.raw import faults_of, raw, raw_task


def tasks(**after: str) -> list[dict[str, object]]:
    """`t1="t2 t3"`: t1 waits for t2 and t3."""
    return [raw_task(name, after=[{"task": other} for other in others.split()]) for name, others in after.items()]


@pytest.mark.parametrize("after", [{"a": "", "b": "a"}, {"a": "b c", "b": "d", "c": "d", "d": ""}])
def test_no_circle(after: dict[str, str]) -> None:
    assert len(build_instance(raw(tasks=tasks(**after))).tasks) == len(after)


@pytest.mark.parametrize(
    ("after", "circles"),
    [
        ({"a": "b", "b": "a"}, ["task a"]),
        ({"a": "b", "b": "c", "c": "b"}, ["task b"]),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, ["task a", "task c"]),
        ({"a": "b x", "b": "c", "c": "b", "x": "a"}, ["task a", "task b"]),
    ],
)
def test_each_circle_is_named_once(after: dict[str, str], circles: list[str]) -> None:
    message = "after: the tasks wait for each other in a circle"
    assert sorted(faults_of(raw(tasks=tasks(**after)))) == [f"{circle} {message}" for circle in circles]


def test_a_long_chain_is_no_circle_and_no_recursion() -> None:
    chain = {f"t{n}": f"t{n + 1}" for n in range(5000)} | {"t5000": ""}
    assert len(build_instance(raw(tasks=tasks(**chain))).tasks) == 5001
