"""The exact model: one integer variable per decision, one file per concern, one function per rule."""
