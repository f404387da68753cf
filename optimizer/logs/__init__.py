"""Event logs of who did what: read, measured, and turned into instances."""
