"""The first documents of an organisation, written for it: whole, inside their corridors, and with words that teach."""
