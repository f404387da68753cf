"""Workbooks, whatever they hold: reading `.xlsx` and `.ods`, writing `.xlsx`."""
