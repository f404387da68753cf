"""Prices that `caseload explain` states, against an independent solve."""
