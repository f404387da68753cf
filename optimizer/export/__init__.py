"""A checked plan for people and other programs: workbook, CSV, Parquet."""
