"""`caseload explain`: why a plan is as it is."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from optimizer.checks.check import require_checked
from optimizer.cli.check import read_both
from optimizer.cli.output import console, print_json
from optimizer.cli.search_options import search_options
from optimizer.cli.solve import stop_on_signals
from optimizer.errors import Fault, InputError
from optimizer.instance.faults import did_you_mean, named
from optimizer.instance.schema import CaseworkerId, ClientId, TaskId
from optimizer.reasons.ask import Asker
from optimizer.reasons.caseworker import caseworker_reason
from optimizer.reasons.client import client_reason
from optimizer.reasons.document import as_document
from optimizer.reasons.present import Present
from optimizer.reasons.price import priced
from optimizer.reasons.relieved import relieve
from optimizer.reasons.task import task_reason
from optimizer.reasons.whole import whole_reason
from optimizer.reasons.words.caseworker import sentences_of_caseworker
from optimizer.reasons.words.client import sentences_of_client
from optimizer.reasons.words.relief import sentences_of_relief
from optimizer.reasons.words.task import sentences_of_task
from optimizer.reasons.words.whole import sentences_of_whole
from optimizer.solvers import SolveSettings

#: What was asked about, the reason as it is, and the same in sentences.
Found = tuple[str, Any, list[str]]


@click.command("explain")
@click.argument("instance", type=click.Path(path_type=Path))
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("--client", "clients", multiple=True, metavar="ID", help="Why has this client this caseworker?")
@click.option("--instead", multiple=True, metavar="ID", help="With --client: what would this caseworker cost?")
@click.option("--task", "tasks", multiple=True, metavar="ID", help="Why is this task late or undone?")
@click.option("--caseworker", "caseworkers", multiple=True, metavar="ID", help="What fills this caseworker?")
@click.option(
    "--relieve",
    type=click.IntRange(min=1),
    metavar="N",
    help="Of the whole plan: solve N suggestions anew (somebody hired, trained, overtime, a higher cap).",
)
@search_options(seconds=60)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document, sentences included.")
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
@click.pass_context
def command(ctx: click.Context, /, as_json: bool, quiet: bool, **options: Any) -> None:
    """Say why a plan is as it is, in sentences whose numbers are proven.

    Of a client: the exact price of another caseworker. Everybody else stays where they are, the two caseworkers get
    their days anew, once with the client where they are and once with the client at the other's, each solved to proven
    optimality. Without --instead: the client's own caseworker of today, then whoever knows the client best. Prices are
    for client-based plans.

    Each of these solves takes a few seconds, with --relieve up to the time limit.

    Of a task: what keeps it from being on time, and what it would cost to have it so. Of a caseworker: what fills their
    days. Of the whole plan, if nothing else is asked: which work is more than those who may do it have time for, in
    every plan whatever; and with --relieve what would help most.

    \b
    Examples:
      caseload explain office.json plan.json
      caseload explain office.json plan.json --client c12 --instead w07
      caseload explain office.json plan.json --task t205 --caseworker w03 --json
      caseload explain office.json plan.json --relieve 3 --time-limit 30

    \b
    Exit codes: 0 explained, 1 the plan breaks a rule, 2 usage, 3 bad input, 5 a solver process died on the way,
    130 interrupted (what was found by then is printed).
    """
    if options["instead"] and not options["clients"]:
        raise click.UsageError("--instead says who could serve a client: give --client as well")
    if options["relieve"] and (options["clients"] or options["tasks"] or options["caseworkers"]):
        raise click.UsageError("--relieve is about the whole plan: leave out --client, --task and --caseworker")
    given, made = read_both(options["instance"], options["plan"])
    present = Present(require_checked(given, made))
    _refuse_unknown(present, options)
    with stop_on_signals() as stop:
        asker = _asker(present, options, stop, _telling(quiet=quiet or as_json))
        found = []
        for answer in _answers(present, options, asker):
            found.append(answer)
            if not as_json:
                console().print("\n".join(answer[2]) + "\n")
            if stop.is_set():
                break
        interrupted = stop.is_set()
    if as_json:
        print_json({"plan": made.instance, "interrupted": interrupted, "reasons": [_as_json(*one) for one in found]})
    ctx.exit(130 if interrupted else 5 if asker.deaths else 0)


def _refuse_unknown(present: Present, options: dict[str, Any]) -> None:
    """Ids that are not the instance's, and prices where none are defined, all at once."""
    known: dict[str, tuple[str, Iterable[str]]] = {
        "clients": ("client", present.clients),
        "instead": ("caseworker", present.caseworkers),
        "tasks": ("task", present.tasks),
        "caseworkers": ("caseworker", present.caseworkers),
    }
    faults = []
    for option, (noun, ids) in known.items():
        flag = "--instead" if option == "instead" else f"--{noun}"
        for wrong in (one for one in options[option] if one not in ids):
            message = f"there is no such {noun}{did_you_mean(wrong, ids)}"
            faults.append(Fault(str(options["instance"]), "", flag, named(wrong), message))
    policy = present.checked.plan.policy
    if options["clients"] and policy != "client-based":
        message = "prices are for client-based plans: under other policies others do a client's tasks as well"
        faults.append(Fault(str(options["plan"]), "plan", "policy", policy, message))
    for client in options["clients"]:
        now = present.caseworker_of.get(ClientId(client))
        if now is not None and now in options["instead"]:
            message = f"is the caseworker of client {named(client)} in this plan"
            faults.append(Fault(str(options["plan"]), "", "--instead", named(now), message))
    if faults:
        raise InputError(faults)


def _asker(present: Present, options: dict[str, Any], stop: threading.Event, tell: Callable[[str], object]) -> Asker:
    search = {name: options[name] for name in ("time_limit", "work", "seed", "threads")}
    return Asker(SolveSettings(priority=priced(present), **search), tell, stop)


def _telling(*, quiet: bool) -> Callable[[str], object]:
    """A line to standard error as each solve begins."""
    began, out = time.monotonic(), console(stderr=True)
    if quiet:
        return lambda _: None
    return lambda name: out.print(f"{time.monotonic() - began:6.1f} s  solving {name} …")


def _answers(present: Present, options: dict[str, Any], asker: Asker) -> Iterator[Found]:
    """One by one, as solves may take a while; of the whole plan if nothing else is asked."""
    instead = [CaseworkerId(worker) for worker in options["instead"]]
    for client in dict.fromkeys(options["clients"]):
        about_client = client_reason(present, ClientId(client), instead, asker)
        yield f"client {client}", about_client, sentences_of_client(about_client)
    for task in dict.fromkeys(options["tasks"]):
        about_task = task_reason(present, TaskId(task), asker)
        yield f"task {task}", about_task, sentences_of_task(about_task)
    for worker in dict.fromkeys(options["caseworkers"]):
        about_worker = caseworker_reason(present, CaseworkerId(worker))
        yield f"caseworker {worker}", about_worker, sentences_of_caseworker(about_worker)
    if not (options["clients"] or options["tasks"] or options["caseworkers"]):
        asker.on_solve("for over-full places")
        about_all = whole_reason(present)
        yield "plan", about_all, sentences_of_whole(about_all)
        if options["relieve"]:
            relief = relieve(present, options["relieve"], asker)
            yield "relief", relief, sentences_of_relief(relief)


def _as_json(about: str, reason: Any, sentences: list[str]) -> dict[str, Any]:
    return {"about": about, "sentences": sentences, "reason": as_document(reason)}
