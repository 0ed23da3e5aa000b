"""The front page of the reference: what there is to look up."""

from collections.abc import Iterator

from docs.reference_pages.markdown import page, table
from govlint.library.library import built_in
from govlint.lint.rules import all_rules
from govlint.policy.controls import controls

_INTRO = "What govlint knows, looked up by name. To learn how it is used, begin with the [tutorial](../tutorial.md)."


def pages() -> Iterator[tuple[str, str]]:
    """Path and text of the page."""
    kinds, sources = built_in().part("forms")["kinds"], built_in().part("sources")
    rows = (
        ("[Kinds of documents](kinds.md)", str(len(kinds)), "What can be written down, field by field."),
        ("[Controls](controls.md)", str(len(controls())), "What can be held more loosely or more tightly."),
        ("[Rules](rules.md)", str(len(all_rules())), "What is too loose, too tight or broken, and why."),
        ("[Sources](sources.md)", str(len(sources)), "Who says so: laws, codes, guidance, evidence."),
        ("[Configuration](configuration.md)", "", "What an organisation can set in `govlint.toml`."),
        ("[Commands](commands.md)", "", "What govlint does, with options and exit codes."),
        ("[YAML](yaml.md)", "", "What is read of it, and what is refused."),
        ("[Modules](modules.md)", "", "How govlint is built, for those who change it."),
    )
    yield "README.md", page("Reference", _INTRO, table(("page", "how many", "what it tells"), rows))
