"""Words in another language than the page: of a document that names its own, and of the library where it has ours.

They are ordinary strings that know their language, and on a page they are marked with it. Whatever is glued from them
is an ordinary string again, unless it is `Glued`.
"""

from collections.abc import Mapping
from gettext import NullTranslations

from markupsafe import Markup, escape

from govlint.handbook.words.markdown import line
from govlint.handbook.words.wording import capital, humane
from govlint.language import ENGLISH, gettext, spoken
from govlint.lint.rules import Rule, is_own, words_of
from govlint.workspace.documents import Document

_SPELT = {"ai": "AI"}
"""Words that are no lower-case words when people write them."""
_RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))


def direction(language: str) -> str:
    """The way a language is written: `ltr` or `rtl`."""
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


class Quoted(str):
    """Words, plain or as markup, in a language of their own."""

    __slots__ = ("inner", "language")

    inner: Markup
    language: str

    def __new__(cls, text: str, language: str) -> "Quoted":
        """text: plain, or Markup as it is to stand on the page."""
        made = super().__new__(cls, text)
        made.inner, made.language = escape(text), language
        return made

    def __html__(self) -> str:
        """On a page: marked with its language, unless the page speaks it too."""
        if self.language == spoken():
            return self.inner
        # Prose of several paragraphs cannot stand within a line.
        tag = "div" if self.inner.startswith(("<p>", "<ul>", "<ol>", "<blockquote>", "<pre>")) else "span"
        return Markup("<{tag}{marks}>{inner}</{tag}>").format(tag=tag, marks=marks(self.language), inner=self.inner)


class Glued(str):
    """Words glued from others: on a page, each of them keeps its mark."""

    __slots__ = ("inner",)

    inner: Markup

    def __new__(cls, form: str, parts: Mapping[str, object] | tuple[object, ...]) -> "Glued":
        """form: such as `%(first)s to %(last)s`; parts: what it asks for."""
        made = super().__new__(cls, form % parts)
        made.inner = escape(form) % parts
        return made

    def __html__(self) -> str:
        """On a page: with the marks of its parts."""
        return self.inner


class Unsaid(NullTranslations):
    """The last of the catalogues: it has no words, so messages stay in English, and say so."""

    def gettext(self, message: str) -> str:
        """The message, marked as English."""
        return Quoted(message, ENGLISH)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form that English uses, marked as English."""
        return Quoted(super().ngettext(msgid1, msgid2, n), ENGLISH)

    def pgettext(self, context: str, message: str) -> str:
        """The message, marked as English."""
        return Quoted(message, ENGLISH)


def marks(language: str) -> Markup:
    """The attributes of an element whose words are in this language; none where the page speaks it, or for none."""
    if not language or language == spoken():
        return Markup("")
    turned = Markup(' dir="{}"').format(direction(language)) if direction(language) != direction(spoken()) else ""
    return Markup(' lang="{}"{}').format(language, turned)


def told(text: str) -> str:
    """A text of the library in the language that is spoken; where nobody has translated it, in English and marked."""
    return gettext(text) if text else ""


def told_by(rule: Rule, text: str) -> str:
    """What a rule says; one of the organisation's own says it in a language that nobody names."""
    return text if is_own(rule) else told(text)


def title_of(rule: Rule) -> str:
    """The title of a rule."""
    return told_by(rule, words_of(rule).title)


def line_by(rule: Rule, text: str) -> str:
    """The same as markup that stays on one line."""
    said = told_by(rule, text)
    return Quoted(line(said), said.language) if isinstance(said, Quoted) else line(said)


def term(word: str) -> str:
    """A word of the library, such as a level or a type of content: `paid-ad` as `paid ad`."""
    return told(humane(word))


def heading(word: str) -> str:
    """A word of the library that begins a line: `paid-ad` as `Paid ad`."""
    said = told(_SPELT[word]) if word in _SPELT else term(word)
    return Quoted(capital(said), said.language) if isinstance(said, Quoted) else capital(said)


def quoted(text: str, document: Document) -> str:
    """What a document says, marked with the language it is written in, where it names one."""
    language = language_of(document)
    return Quoted(text, language) if language and text else text


def language_of(document: Document) -> str:
    """The language that a document says it is written in; empty where it does not."""
    named = document.value.get("language")
    return named if isinstance(named, str) else ""
