"""A posture becomes text, one file a format."""
