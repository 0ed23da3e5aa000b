"""What fields of documents say to people, value by value: sentences for handouts, and the part that each belongs to."""
