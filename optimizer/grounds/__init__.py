"""On what grounds a plan leaves somebody without, something undone or late, or gives a client to another caseworker.

Deduced from instance and plan, without a solve, for all clients and tasks at once: `optimizer.reasons` proves more
about single ones, and takes longer. Grounds are codes and values; whoever speaks makes the words.
"""
