"""The command line: its commands, and what they share; the only room that prints, writes or asks the clock."""
