"""Pages become files, checked in memory before any is written, and files become a folder."""
