"""What is given: the instance, its files and tables, and its view in whole numbers."""
