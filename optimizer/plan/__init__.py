"""What is decided: the plan, as typed objects and as files."""
