"""What the command says to whoever called it, defined once: here, for the help and for the README."""

from typing import Final

EXIT_CODES: Final[dict[int, str]] = {
    0: "fine",
    1: "the answer is no",
    2: "usage",
    3: "bad input",
    4: "no plan found in time",
    5: "a solver process died (the best plan was kept)",
    130: "interrupted (the best plan was kept)",
}

IN_WORDS: Final = ", ".join(f"{code} {meaning}" for code, meaning in EXIT_CODES.items())
