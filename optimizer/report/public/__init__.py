"""The page for everybody: no client, no caseworker, and no count of fewer than eleven people.

counts of cells ──▶ which to withhold ──▶ what the page says of each ──▶ sections. Nothing else of the input gets on it.
"""
