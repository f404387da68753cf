"""`python -m optimizer` is `caseload`."""

from optimizer.cli import main

main()
