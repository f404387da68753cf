import os

import pytest

from optimizer.report.public.quiet import quiet


def test_native_prints_are_lost_and_later_ones_are_not(capfd: pytest.CaptureFixture[str]) -> None:
    os.write(1, b"before ")
    with quiet():
        os.write(1, b"meanwhile ")
    os.write(1, b"after")
    assert capfd.readouterr().out == "before after"
