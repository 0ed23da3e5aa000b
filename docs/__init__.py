"""The documentation; the pages in `reference/` are made from the program itself."""
