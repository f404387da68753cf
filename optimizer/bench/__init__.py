"""Benchmark suites: runs in fresh processes, a line each, compared and reported."""
