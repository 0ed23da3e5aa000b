"""The documentation as a site that people read in a browser."""
