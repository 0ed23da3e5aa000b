"""Bytes become nodes with exact places; knows spans, not domains."""
