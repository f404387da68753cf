"""What a checked plan, or a log of who did what, amounts to (defined in docs/measures.md)."""
