"""One module a page, or a page of each of a kind: what it says, as data."""
