"""Caseload: which caseworker serves which client, and when each task is done."""
