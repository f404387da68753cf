"""Reasons in sentences that a planner can forward."""
