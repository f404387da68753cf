"""The report: a page that planners, caseworkers and the public can read, and that asks for nothing from outside."""
