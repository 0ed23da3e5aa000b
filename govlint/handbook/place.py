"""Where something stands in the documents, and what shows it in the handbook."""


class Place(str):
    """A file and a line, such as `policies/talk.yaml:12`. target: the part of the handbook that shows what is there.

    The part may be narrower than any that is shown; then the nearest one around it is meant.
    """

    target: str

    def __new__(cls, text: str, target: str = "") -> "Place":
        """A place, and where it leads."""
        made = super().__new__(cls, text)
        made.target = target
        return made
