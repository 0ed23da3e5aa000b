"""Who holds which role, and who stands in."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from govlint.policy.flows.staff import Staff
from govlint.workspace.documents import Document
from govlint.workspace.workspace import Workspace
from tests.helpers import workspace_of

TEAMS = """
kind: teams
teams:
  - {name: desk, function: communications, members: [editor, writer]}
  - {name: crowd, function: volunteer, size: 3, members: [writer]}
  - {name: round, function: social, members: [round, desk]}
roles:
  - {name: editor, holder: Ana, deputies: [Ben]}
  - {name: writer, holders: [Cleo], function: marketing}
  - {name: empty, holders: []}
  - {name: helped, fallback: editor}
  - {name: twin, fallback: other-twin}
  - {name: other-twin, fallback: twin}
  - {name: lawyer, holder: Dan, function: legal, seniority: head}
"""


def staff(text: str = TEAMS) -> Staff:
    return Staff(workspace_of(text))


def test_people_of_roles_and_teams() -> None:
    found = staff()
    assert found.people("editor") == {"Ana", "Ben"}
    assert found.holders("editor") == {"Ana"}
    assert found.people("desk") == {"Ana", "Ben", "Cleo"}
    assert found.people("crowd") == {"Cleo", "crowd 1", "crowd 2"}
    assert found.people("round") == frozenset()
    assert found.people("nobody-knows") == frozenset()


def test_a_role_is_vacant_where_nobody_holds_it_or_stands_in() -> None:
    found = staff()
    vacant = ("editor", "writer", "empty", "helped", "twin", "desk", "nobody-knows")
    assert [name for name in vacant if found.vacant(name)] == ["empty", "twin"]


def test_where_no_holders_are_named_no_role_is_vacant() -> None:
    found = staff("kind: teams\nroles: [{name: editor}, {name: empty, holders: []}]\n")
    assert not found.vacant("editor")
    assert found.vacant("empty")


def test_whoever_stands_in_acts_when_nobody_of_a_role_is_there() -> None:
    found = staff()
    assert found.able(("helped",)) == {"helped": {"Ana", "Ben"}}
    assert found.able(("editor",), ("Ana",)) == {"editor": {"Ben"}}
    assert found.able(("twin",)) == {"twin": frozenset()}
    assert found.able(("nobody-knows",)) == {}
    assert found.chain("twin") == ("twin", "other-twin")


def test_functions_are_those_of_a_role_else_of_its_teams() -> None:
    found = staff()
    assert found.functions("lawyer") == {"legal"}
    assert found.functions("writer") == {"marketing"}
    assert found.functions("editor") == {"communications"}
    assert found.functions("empty") == frozenset()
    assert found.seniority("lawyer") == "head"
    assert found.answers_to("editor") == {"editor", "desk"}


values = st.recursive(
    st.one_of(st.none(), st.integers(), st.text(max_size=3)), lambda inner: st.lists(inner, max_size=2)
)
entries = st.lists(
    st.one_of(
        values,
        st.dictionaries(st.sampled_from(["name", "holder", "holders", "deputies", "fallback", "members", "size", "function"]), st.one_of(values, st.sampled_from(["a", "b"]))),
    ),
    max_size=3,
)  # fmt: skip


@given(entries, entries)
def test_malformed_documents_never_raise(roles: list[Any], teams: list[Any]) -> None:
    given_document: Document = workspace_of("kind: teams\n").documents[0]
    document = given_document._replace(value={"roles": roles, "teams": teams})
    found = Staff(Workspace("", (document,), {}, {}, ()))
    for name in ("a", "b", ""):
        assert found.vacant(name) in (True, False)
        assert found.people(name) >= found.holders(name)
        assert isinstance(found.functions(name), frozenset)
        assert found.able((name,), ("x",)).keys() <= {name}
