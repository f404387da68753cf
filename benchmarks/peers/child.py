"""The process of one run: `python -m benchmarks.peers.child ORDER.json`, started by `benchmarks.peers.launch`."""

import json
import resource
import sys
from pathlib import Path

from benchmarks.peers.registry import solver_of
from benchmarks.peers.run import Refused, Run, Unavailable
from optimizer.instance.files import read_instance
from optimizer.instance.indexed import index_instance


def main(order_file: Path) -> None:
    order = json.loads(order_file.read_bytes())
    _limit_memory(order["memory_gb"])
    indexed = index_instance(read_instance(order["instance"]))
    run = Run(
        indexed=indexed,
        seconds=order["seconds"],
        threads=order["threads"],
        seed=order["seed"],
        memory_gb=order["memory_gb"],
        folder=order_file.parent,
    )
    try:
        if indexed.instance.rules.policy != "client-based":
            raise Refused(f"the policy is {indexed.instance.rules.policy}; the peers plan client-based only")
        solver_of(order["peer"])(run)
        run.phase("done")
    except Refused as refused:
        run.told.refused = str(refused)
    except Unavailable as absent:
        run.told.unavailable = str(absent)
    run.tell()


def _limit_memory(gigabytes: float) -> None:
    """Of address space, for this process and each that it starts."""
    most = int(gigabytes * 2**30)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
