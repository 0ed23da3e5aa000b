"""When a time is up: working calendars and clocks, exact to the minute; knows hours, not flows.

Instants are minutes since 1970-01-01 00:00 UTC.
"""
