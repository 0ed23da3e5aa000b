"""What was mended becomes text: what was done and decided by it, and the difference line by line."""
