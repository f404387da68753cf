"""What a checked plan, or a log of who did what, amounts to (problem contract, section 5)."""
