"""Text from files in a comment on a pull request: it stands in HTML, where no Markdown is read, and calls nobody."""

from govlint.reporters.sink import html_safe

MOST_BYTES = 65_000
"""A comment takes 65,536 characters, a step summary 1 MiB."""
_MOST_TEXT = 2_000
# A character without width keeps @name, #1 and addresses from becoming links.
_LINKING = {"@": "@&#8203;", "://": ":&#8203;//", "www.": "www&#8203;."}


def html_text(text: str) -> str:
    """Text for an element of HTML, cut where it is too long."""
    cut = text if len(text) <= _MOST_TEXT else f"{text[:_MOST_TEXT]}…"
    marked = html_safe(cut.replace("\n", " "))
    for linking, kept in _LINKING.items():
        marked = marked.replace(linking, kept)
    return marked
