"""What auditors and others keep elsewhere: tables that go out, spreadsheets that come in, and OSCAL."""
