"""All scripts of a page share one scope: a name that two of them take would silently be the later one's."""

import re
from collections import Counter

from optimizer.report.page import own_script


def test_no_name_is_declared_twice() -> None:
    names = re.findall(r"^(?:function|const|let|class) (\w+)", own_script(), re.MULTILINE)
    assert len(names) > 100
    assert [name for name, times in Counter(names).items() if times > 1] == []
