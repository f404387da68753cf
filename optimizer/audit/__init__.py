"""A plan, or a log of what really happened, held against an office's written standards, clause by clause."""
