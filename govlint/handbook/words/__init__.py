"""What documents, decisions and findings hold, in words and links."""
