"""One file a clause: what it asks, and how a plan and a log are judged by it. docs/audit.md says the same in words."""
