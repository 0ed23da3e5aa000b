"""Approval flows as graphs: who must agree, in which order, and how long it takes."""
