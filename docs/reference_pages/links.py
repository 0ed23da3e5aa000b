"""Where the pages of rules, controls, sources and kinds stand; `up` leads from a page to the folder of all."""

from docs.reference_pages.markdown import code, link, slug


def rule_link(name: str, up: str, said: str = "") -> str:
    """A link to the page of a rule; without words, its id."""
    return link(said or code(name), f"{up}rules/{name}.md")


def control_link(name: str, up: str, said: str = "") -> str:
    """A link to the page of a control; without words, its id."""
    return link(said or code(name), f"{up}controls/{name}.md")


def source_link(name: str, up: str, said: str = "") -> str:
    """A link to the page of a source; without words, its id."""
    return link(said or code(name), f"{up}sources/{name}.md")


def kind_link(kind: str, up: str, said: str = "") -> str:
    """A link to the page of a kind; without words, its name."""
    return link(said or code(kind), f"{up}kinds/{kind}.md")


def field_link(page: str, path: str, up: str) -> str:
    """A link to a field. page: its kind, or `header`."""
    return link(code(path), f"{up}kinds/{page}.md#{slug(path)}")
