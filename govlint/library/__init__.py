"""The schemas and rules that travel with govlint; knows their files, not any organisation's."""
