"""`make demo`: the offices XS and S solved, checked and contrasted with task-based dispatch; files in out/.

Runs the same commands that a planner would type, and prints each before its output.
"""

import shlex
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

#: Instance and seconds for each of the two optimised plans.
OFFICES = (("xs", 35), ("s", 40))


def main() -> None:
    began = time.monotonic()
    for name, seconds in OFFICES:
        instance, folder = f"instances/{name}.json", f"out/{name}"
        run(f"caseload compare {instance} --time-limit {seconds} --plans {folder} --csv {folder}/measures.csv")
        run(f"caseload check {instance} {folder}/optimised.json")
    print(f"\nDone in {time.monotonic() - began:.0f} s. In out/xs and out/s: every plan, one JSON file each")
    print("(optimised.json is the one to use), and measures.csv with all measures of all plans.")
    print("Next: caseload solve --help")


def run(command: str) -> None:
    """Run one command of the tour in the repository's root; stop at the first that fails."""
    print(f"\n$ {command}\n", flush=True)
    words = shlex.split(command)
    subprocess.run([sys.executable, "-m", "optimizer", *words[1:]], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
