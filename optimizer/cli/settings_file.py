"""A settings file: what options are, where neither the command line nor the environment says so.

TOML, a section a command (`[solve]`, `[bench.run]`), in it the long names of its options without dashes.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import click

from optimizer.cli.option_names import options_of
from optimizer.errors import Fault, InputError, refuse
from optimizer.instance.faults import did_you_mean, shown
from optimizer.instance.json_file import decoded, read_content

#: Read from the working folder if nothing else is said.
USUAL: Final = Path("caseload.toml")
_LARGEST: Final = 2**20


def read_settings(path: Path) -> dict[str, Any]:
    """The sections as they stand in the file.

    Raises
    ------
    InputError
        It can't be read, or is no TOML.
    """
    try:
        return tomllib.loads(decoded(read_content(path, _LARGEST), str(path)))
    except tomllib.TOMLDecodeError as error:
        refuse(str(path), f"is no TOML: {error}")


def defaults_of(path: Path, ctx: click.Context, only: str | None = None) -> dict[str, Any]:
    """Defaults for click, by command and parameter, of the group that `ctx` is of.

    `only` names the command that is called: of the others' sections just the names are looked at, since to know their
    options is to load them. None looks at all.

    Raises
    ------
    InputError
        With everything in it that no command knows or takes.
    """
    faults: list[Fault] = []
    group = ctx.command
    assert isinstance(group, click.Group)
    defaults = _of_group(group, ctx, read_settings(path), "", faults, only)
    if faults:
        raise InputError([Fault(str(path), fault.entity, fault.field, fault.value, fault.message) for fault in faults])
    return defaults


def _of_group(
    group: click.Group, ctx: click.Context, raw: Mapping[str, Any], words: str, faults: list[Fault], only: str | None
) -> dict[str, Any]:
    known, defaults = group.list_commands(ctx), {}
    for name, section in raw.items():
        if name not in known:
            message = f"is no command{did_you_mean(name, known)}"
            faults.append(Fault("", f"[{words}{name}]", "", "", message))
        elif not isinstance(section, dict):
            faults.append(Fault("", "", words + name, shown(section), f"must be a section, [{words}{name}]"))
        elif only in (name, None):
            defaults[name] = _of_command(group, ctx, name, section, words, faults)
    return defaults


def _of_command(
    group: click.Group, ctx: click.Context, name: str, section: Mapping[str, Any], words: str, faults: list[Fault]
) -> dict[str, Any]:
    command = group.get_command(ctx, name)
    assert command is not None
    if isinstance(command, click.Group):
        return _of_group(command, ctx, section, f"{words}{name}.", faults, None)
    known, defaults = dict(options_of(command)), {}
    within = click.Context(command, parent=ctx, info_name=name)
    for key, value in section.items():
        if key not in known:
            message = f"unknown setting{did_you_mean(key, known)}"
            faults.append(Fault("", f"[{words}{name}]", key, shown(value), message))
            continue
        option = known[key]
        wrong = list(_wrong(option, value, within))
        faults += [Fault("", f"[{words}{name}]", key, shown(value), message) for message in wrong]
        assert option.name is not None
        defaults[option.name] = _as_typed(option, value)
    return defaults


def _wrong(option: click.Option, value: Any, within: click.Context) -> Iterator[str]:
    """Why the option does not take the value; nothing where it does."""
    if option.is_flag != isinstance(value, bool):
        yield "must be true or false" if option.is_flag else "is no switch: must be a value"
    elif isinstance(value, dict):
        yield "must be a value"
    else:
        try:
            option.process_value(within, _as_typed(option, value))
        except click.BadParameter as error:
            yield error.message


def _as_typed(option: click.Option, value: Any) -> Any:
    """As it would be typed on the command line: a list is one value with commas, or several of a repeatable option."""
    if option.is_flag:
        return value
    words = [str(item) for item in value] if isinstance(value, list) else [str(value)]
    return words if option.multiple else ",".join(words)
