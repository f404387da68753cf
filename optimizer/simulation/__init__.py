"""An office day by day, in which nobody knows more than that day shows (docs/simulation.md)."""
