import pytest

from optimizer.simulation.closed_forms import break_even_reading_in, erlang_c, mg1_wait, mm1_wait, mmc_wait


def test_known_values_of_erlang_c():
    assert erlang_c(1, 0.8) == pytest.approx(0.8)  # one server: busy with probability rho
    assert erlang_c(2, 0.5) == pytest.approx(1 / 3)  # 2 rho² / (1 + rho)
    assert erlang_c(3, 0) == 0


def test_one_server_and_exponential_service_agree_in_all_forms():
    assert mmc_wait(1, 0.9) == pytest.approx(mm1_wait(0.9)) == pytest.approx(mg1_wait(0.9, 1))
    assert mg1_wait(0.9, 0) == pytest.approx(mm1_wait(0.9) / 2)


@pytest.mark.parametrize(
    ("rho", "waits"),
    [(0.8, (4.0, 0.75, 0.06)), (0.9, (9.0, 1.97, 0.28)), (0.95, (19.0, 4.5, 0.76))],
)
def test_pooled_and_separate_waits_as_derived(rho, waits):
    found = [mmc_wait(servers, rho) for servers in (1, 4, 20)]
    assert found == [pytest.approx(expected, abs=0.06 if expected > 4 else 0.006) for expected in waits]


@pytest.mark.parametrize(
    ("rho", "percent"),
    [
        (0.80, (16.8, 20.6, 23.1, 24.0)),
        (0.85, (12.3, 14.8, 16.5, 17.0)),
        (0.90, (8.0, 9.5, 10.4, 10.8)),
    ],
)
def test_break_even_reading_in_as_derived(rho, percent):
    found = [100 * break_even_reading_in(servers, rho) for servers in (4, 8, 20, 40)]
    assert found == [pytest.approx(expected, abs=0.06) for expected in percent]


@pytest.mark.parametrize("rho", [1, 1.2, -0.1])
def test_a_queue_that_never_settles_is_refused(rho):
    with pytest.raises(ValueError, match="must lie in"):
        mm1_wait(rho)
