"""The workspace and its decisions as pages that people read; knows words and drawings, judges nothing itself."""
