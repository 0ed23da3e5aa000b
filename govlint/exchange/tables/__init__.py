"""What the documents say becomes tables, and tables become files; knows spreadsheets, not where they come from."""
