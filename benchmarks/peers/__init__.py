"""Other ways to plan the same office, run beside Caseload and judged by its checker; see docs/peers.md."""
