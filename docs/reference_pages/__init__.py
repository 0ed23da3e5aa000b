"""One module a kind of generated page; knows the library and Markdown, not where pages are written."""
