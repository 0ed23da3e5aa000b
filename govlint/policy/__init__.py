"""What is decided, where, and between which walls; knows policies, not rule files."""
