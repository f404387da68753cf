"""How time, memory and proven gaps grow with the office; docs/benchmarking.md says how to run and read it."""
