"""The pages of roles and teams: the list, and one for each, with what it writes, checks, approves and owns."""

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from govlint.handbook import divided
from govlint.handbook.book import Book
from govlint.handbook.divided import Listing
from govlint.handbook.page import Page
from govlint.handbook.paths import HOME, ROLES, anchor, role_path
from govlint.handbook.words.duties_of import PARTS, duties_of, part_of
from govlint.handbook.words.fields import Field, field, together
from govlint.handbook.words.naming import Link, named
from govlint.handbook.words.quoted import quoted, term
from govlint.handbook.words.readers import readers
from govlint.handbook.words.wording import capital, day, duration, humane
from govlint.language import gettext as _
from govlint.language import gettext_noop
from govlint.policy.places import accounts
from govlint.text.nodes import find
from govlint.workspace.documents import Document, Mention
from govlint.workspace.shapes import mapping, words

MOST = 100
_OF_ACCOUNTS = {
    "owner": gettext_noop("You answer for"),
    "custodian": gettext_noop("You keep the keys of"),
    "care": gettext_noop("You answer people on"),
}


class Part(NamedTuple):
    """Where else a document names a role."""

    document: Link
    fields: tuple[str, ...]


class Role(NamedTuple):
    """A role or a team. alone: one person holds it and nobody stands in."""

    anchor: str
    path: str
    title: str
    name: str
    function: str
    seniority: str
    holders: tuple[str, ...]
    deputies: tuple[str, ...]
    fallback: Link | None
    about: str
    members: tuple[Link, ...]
    teams: tuple[Link, ...]
    texts: tuple[tuple[str, tuple[str, ...]], ...]
    answers_for: tuple[Link, ...]
    place: str

    @property
    def empty(self) -> bool:
        """Whether nobody is named who holds it."""
        return not self.holders and not self.members


def pages(book: Book) -> Iterator[Page]:
    """The list, then a page for each."""
    mentions = _mentions(book)
    found = [(what, _role(book, document, mention, mentions)) for what, document, mention in _given(book)]
    about = {document.key: document for _what, document, _mention in _given(book)}
    areas, data = (_sort, _letter), partial(_listed, _choices(book, "seniority"))
    listing = Listing(ROLES, _("Roles and teams"), "roles.html", MOST, areas, data, tuple(about.values()))
    yield from divided.pages(listing, found)
    applying = {name: one.path for one in readers(book) for name in one.names}
    trail = (Link("Home", HOME), Link(_("Roles and teams"), ROLES))
    for _what, role in found:
        held = _held(book, role.name, mentions)
        yield Page(role.path, role.title, "role.html", {"one": role, "for_you": applying[role.name], **held}, trail)


def _listed(seniorities: dict[str, str], found: tuple[tuple[str, Role], ...]) -> dict[str, Any]:
    return {
        "teams": tuple(role for what, role in found if what == "team"),
        "roles": tuple(role for what, role in found if what == "role"),
        "seniorities": seniorities,
    }


def _sort(one: tuple[str, Role]) -> tuple[str, str]:
    return ("teams", _("Teams")) if one[0] == "team" else ("roles", _("Roles"))


def _letter(one: tuple[str, Role]) -> tuple[str, str]:
    letter = one[1].title[:1].upper()
    return letter.lower(), letter


def _held(book: Book, name: str, mentions: dict[str, list[tuple[Document, Mention]]]) -> dict[str, Any]:
    """What somebody does, as themselves and in their teams, keeps and allowed."""
    used = mentions.get(name, [])
    meant = (name, *book.decider.staff.teams_of(name))
    titles = {one: "" if one == name else named(book, "role", one).text for one in meant}
    duties = duties_of(book, ((*mention, titles[one]) for one in meant for mention in mentions.get(one, [])))
    approved = (one for one, mention in used if one.kind == "exception" and mention.pointer[:1] == ("approver",))
    return {
        "duties": tuple((_(part), duties[part]) for part in PARTS if part in duties),
        "accounts": tuple(_accounts(book, name)),
        "exceptions": tuple(Link(one.title, book.path_of(one)) for one in approved),
        "besides": tuple(_parts(book, [(one, at) for one, at in used if _is_besides(book, one, at)])),
        "seniorities": _choices(book, "seniority"),
    }


def _is_besides(book: Book, document: Document, mention: Mention) -> bool:
    """Whether nothing else on the page says it."""
    of_account = document.kind == "channels" and mention.pointer[:1] == ("accounts",)
    return not of_account and document.kind != "exception" and not part_of(book, document, mention.pointer)


def _accounts(book: Book, name: str) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """The accounts that somebody answers for, keeps the keys of, or answers people on."""
    found: dict[str, list[Link]] = {title: [] for title in _OF_ACCOUNTS.values()}
    for entry in accounts(book.workspace):
        held = {**entry, "care": mapping(entry.get("care")).get("by")}
        for field_name, title in _OF_ACCOUNTS.items():
            if name in words(held.get(field_name)):
                found[title].append(named(book, "channel", entry["id"]))
    yield from ((_(title), tuple(links)) for title, links in found.items() if links)


def _given(book: Book) -> Iterator[tuple[str, Document, Mention]]:
    """Roles and teams in the order in which documents name them; of namesakes, the one that counts."""
    for document, mention in book.workspace.names.get("role", {}).values():
        if mention is not None:
            yield mention.what, document, mention


def _mentions(book: Book) -> dict[str, list[tuple[Document, Mention]]]:
    """Where each role or team is named, documents in their order."""
    found: dict[str, list[tuple[Document, Mention]]] = {}
    for document in book.documents:
        for mention in document.references:
            if mention.what in ("role", "team") and document.status != "retired":
                found.setdefault(mention.name, []).append((document, mention))
    return found


def _role(
    book: Book, document: Document, mention: Mention, mentions: dict[str, list[tuple[Document, Mention]]]
) -> Role:
    node = find(document.node, mention.pointer[:-1])
    value: dict[str, Any] = node.value if node and isinstance(node.value, dict) else {}
    used = mentions.get(mention.name, [])
    fallback = value.get("fallback")
    return Role(
        anchor(mention.what, mention.name),
        role_path(mention.name),
        str(value.get("title") or capital(humane(mention.name))),
        mention.name,
        capital(term(str(value.get("function") or ""))),
        str(value.get("seniority") or ""),
        _people(value, "holder", "holders"),
        _people(value, "deputies"),
        named(book, "role", str(fallback)) if fallback else None,
        str(value.get("purpose") or ""),
        tuple(named(book, "role", member) for member in words(value.get("members"))),
        tuple(named(book, "role", team) for team in book.decider.staff.teams_of(mention.name)),
        tuple(_texts(value)),
        tuple(
            Link(quoted(one.title, one), book.path_of(one)) for one, used_at in used if used_at.pointer == ("owner",)
        ),
        book.place(document.locate(mention.pointer)),
    )


def _people(value: dict[str, Any], *fields: str) -> tuple[str, ...]:
    return tuple(person for name in fields for person in words(value.get(name)))


def _texts(value: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, title in (("duties", _("Duties")), ("decides", _("Decides alone")), ("does_not", _("Leaves to others"))):
        if words(value.get(name)):
            yield title, words(value[name])
    for entry in value.get("training") or () if isinstance(value.get("training"), list) else ():
        if isinstance(entry, dict) and entry.get("name"):
            name = str(entry["name"])
            if entry.get("until"):
                name = _("%(training)s, valid until %(day)s") % {"training": name, "day": day(entry["until"])}
            yield _("Training held"), (name,)
    if isinstance(value.get("rotation"), str):
        yield _("Passes on"), (_("every %(time)s") % {"time": duration(value["rotation"])},)


def _parts(book: Book, used: list[tuple[Document, Mention]]) -> Iterator[Part]:
    """The fields that name a role, by document; that it owns a document is said apart."""
    by_document: dict[int, tuple[Document, list[Field]]] = {}
    for document, mention in used:
        if mention.pointer != ("owner",) and document.kind != "teams":
            held = by_document.setdefault(id(document.node), (document, []))
            held[1].append(field(book, document, mention.pointer))
    for document, fields in by_document.values():
        yield Part(Link(quoted(document.title, document), book.path_of(document)), together(fields))


def _choices(book: Book, name: str) -> dict[str, str]:
    form = book.forms["kinds"].get("teams", {}).get("properties", {}).get("roles", {})
    choices: dict[str, str] = form.get("list", {}).get("properties", {}).get(name, {}).get("choice", {})
    return choices
