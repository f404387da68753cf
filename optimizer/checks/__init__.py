"""The executable specification: plain functions on an instance and a plan, written from docs/formulation.md alone."""
