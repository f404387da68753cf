"""The fixed words of the page: templates in the folder `prose`, in which every number is a `$name`."""

from pathlib import Path
from string import Template

_FOLDER = Path(__file__).with_name("prose")


def fill(name: str, **values: str) -> str:
    """The template of this name with its values.

    Raises
    ------
    KeyError
        A placeholder has no value, or a value no placeholder.
    """
    template = Template((_FOLDER / f"{name}.md").read_text("utf-8").strip())
    unused = values.keys() - set(template.get_identifiers())
    if unused:
        raise KeyError(f"{name}.md has no placeholder for {', '.join(sorted(unused))}")
    return template.substitute(values)
