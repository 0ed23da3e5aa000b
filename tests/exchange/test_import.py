"""Spreadsheets as people keep them become documents, and whatever is not taken is said."""

import csv
import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from govlint.cli.main import CLEAN, NOTHING_CHECKED, WRONG, main
from govlint.exchange.sheets.imported import Imported, Wish, imported, named_columns
from govlint.exchange.sheets.sheet import read_sheets
from govlint.workspace.load import load
from tests.conftest import Golden
from tests.exchange.workbooks import workbook

SNAPSHOTS = Path(__file__).parent / "snapshots"
Run = Callable[..., tuple[int, str, str]]
MESSY = """\
Social media accounts 2026;;;;;;;;;;
;;;;;;;;;;
Network;Profile name;Link;Land;Marke;Verantwortlich;Passwort;Follower;Status;Erstellt am;Notizen
Instgram;@northlight ;instagram.com/northlight;Deutschland;Northlight;Anna Schmidt;hunter2;12000;aktiv;01.02.2020;x
Twitter;@northlight;https://x.com/northlight;DACH;Northlight;b.meyer@example.org;geheim;1;inaktiv;;
;;;;;;;;;;
FB Page;Northlight Bräu;;Österreich;Northlight;PR;;3;;2021-03-04;
;Nur ein Name;;;;;;;;;
Koo;@nl;;Global;;=1+1;;;;;pw: 123
Network;Profile name;Link;Land;Marke;Verantwortlich;Passwort;Follower;Status;Erstellt am;Notizen
Twitter;@NORTHLIGHT;;;;;;;;;
"""
SHEETS: dict[str, Any] = {
    "Accounts": [
        ["Our channels (confidential)"],
        [],
        [
            "No.",
            "Platform",
            "Handle",
            "Country",
            "Account owner (name)",
            "Backup",
            "2FA code",
            "Launch date",
            "Verified",
        ],
        [1, "Instagram", "@northlight", "UK", "anna.schmidt@example.org", "Ben", "998877", datetime(2021, 3, 4), "yes"],
        [2, "YouTube", "@northlight", "=A1", "Ben Meyer", None, None, datetime(2020, 3, 4), "x"],
        ["Total: 2"],
    ],
    "Team": [
        ["First name", "Last name", "Job title", "Department", "E-mail", "Deputy", "Team"],
        ["Anna", "Schmidt", "Head of social", "Marketing", "anna.schmidt@example.org", "Ben Meyer", "Social media"],
        ["Ben", "Meyer", "Editor", "Kommunikation", "ben@example.org", None, "Social media"],
        ["Cleo", "Roy", "Editor", "Communications", None, None, "Social media"],
    ],
    "Secrets": [["Platform", "Handle"], ["x", "@hidden"]],
    "Notes": [["Hello world"]],
}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)

    def call(*args: str) -> tuple[int, str, str]:
        code = main(["import", *args])
        return (code, *capsys.readouterr())

    return call


def taken(content: bytes, **wish: Any) -> Imported:
    return imported(read_sheets("list", content), Wish("list", **wish))


def accounts(content: bytes, **wish: Any) -> list[dict[str, Any]]:
    """The accounts of a list; `check` finds nothing wrong with their form."""
    found = load(["x.yaml"], {"x.yaml": taken(content, **wish).text.encode()})
    assert found.findings == ()
    return [entry for document in found.documents for entry in document.value.get("accounts", [])]


def table(*rows: list[str], separator: str = ",") -> bytes:
    """Rows as CSV. A zero byte is put in at the end: the writer of Python 3.10 has none."""
    held = io.StringIO(newline="")
    csv.writer(held, delimiter=separator).writerows([cell.replace("\0", "\ue000") for cell in row] for row in rows)
    return held.getvalue().replace("\ue000", "\0").encode()


def one(heading: str, value: str, **wish: Any) -> Any:
    """What becomes of a cell under a heading."""
    (found,) = accounts(table(["Platform", "Handle", heading], ["x", "@a", value]), **wish)
    return {name: held for name, held in found.items() if name not in ("id", "platform", "handle")}


def test_a_messy_list(run: Run, golden: Golden) -> None:
    Path("list.csv").write_bytes(MESSY.encode("cp1252"))
    code, out, err = run("list.csv")
    assert code == CLEAN
    golden(SNAPSHOTS / "messy.yaml", out)
    golden(SNAPSHOTS / "messy.txt", err)
    assert not {"hunter2", "geheim", "123"} & set((out + err).split())


def test_a_workbook_of_accounts_and_people(run: Run, golden: Golden) -> None:
    Path("list.xlsx").write_bytes(workbook(SHEETS, hidden=("Secrets",)))
    code, _, err = run("list.xlsx", "-o", "new.yaml")
    assert code == CLEAN
    written = Path("new.yaml").read_text(encoding="utf-8")
    golden(SNAPSHOTS / "workbook.yaml", written)
    golden(SNAPSHOTS / "workbook.txt", err)
    assert load(["new.yaml"]).findings == ()
    assert "998877" not in written + err


def test_what_is_printed_is_what_is_written(run: Run) -> None:
    odd = ["Why\n::error::boo", "##[group]x", "a\u202eb", "word " * 30 + "::error::x", "a\tb", "::x", "\U0001ffff"]
    Path("list.csv").write_bytes(
        table(["Platform", "Handle", "Purpose"], *(["x", f"@{at}", odd[at]] for at in range(7)))
    )
    run("list.csv", "-o", "new.yaml")
    assert run("list.csv")[1] == Path("new.yaml").read_text(encoding="utf-8")
    (document,) = load(["new.yaml"]).documents
    assert [entry["purpose"] for entry in document.value["accounts"]] == [one.strip() for one in odd]


def test_nothing_is_overwritten(run: Run) -> None:
    Path("list.csv").write_bytes(table(["Platform", "Handle"], ["x", "@a"]))
    Path("there.yaml").write_text("mine", encoding="utf-8")
    code, out, err = run("list.csv", "-o", "there.yaml")
    assert (code, out, Path("there.yaml").read_text(encoding="utf-8")) == (WRONG, "", "mine")
    assert "there.yaml is there already" in err


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_and_separators(encoding: str, separator: str) -> None:
    text = table(
        ["Plattform", "Konto", "Zweck"],
        ["instagram", "@bräu", "Für alle, die zuhören; und alle, die reden"],
        separator=separator,
    )
    (found,) = accounts(text.decode().encode(encoding))
    assert (found["handle"], found["purpose"]) == ("@bräu", "Für alle, die zuhören; und alle, die reden")


def test_a_quoted_cell_tells_nothing_of_the_separator() -> None:
    content = table(["Id", "Platform", "Listed at"], ["a", "x", "00;A\n00;A\n00;A"])
    assert accounts(content)[0]["listed_at"] == ["00;A"] * 3


def test_a_cell_of_many_lines_tells_nothing_of_the_separator() -> None:
    found = read_sheets("a", b'Id,Platform,Goals\r\na,x,"00A|\n00A|\n00A|"\r\n')[0]
    assert [list(one.cells) for one in found.rows] == [["Id", "Platform", "Goals"], ["a", "x", "00A|\n00A|\n00A|"]]


def test_the_line_with_which_excel_names_the_separator() -> None:
    assert accounts(b"sep=;\r\nPlatform;Handle\r\nx;@a,b\r\n") == [{"id": "a-b-x", "platform": "x", "handle": "@a,b"}]


@pytest.mark.parametrize(
    ("heading", "value", "expected"),
    [
        ("URL", "www.example.org/a", {"url": "https://www.example.org/a"}),
        ("Country", "Frankreich", {"market": "FR"}),
        ("Pays", "Allemagne", {"market": "DE"}),
        ("Market", "US-CA", {"market": "US-CA"}),
        ("Market", "Worldwide", {}),
        ("Market", "NA", {"market": "NA"}),
        ("Market", "n/a", {}),
        ("Market", "Atlantis", {}),
        ("Status", "Inactive", {"state": "dormant"}),
        ("Language", "German; fr", {"languages": ["de", "fr"]}),
        ("Created", "31/12/2020", {"opened": "2020-12-31"}),
        ("Created", "12/31/2020", {"opened": "2020-12-31"}),
        ("Created", "04/05/2020", {}),
        ("Created", "04/05/2020 00:00:00.000", {}),
        ("Created", "4.5.2020", {"opened": "2020-05-04"}),
        ("Response time", "2 business days", {"reply_within": "2bd"}),
        ("Verified", "ja", {"verified": True}),
        ("Owner", "Schmidt, Anna", {"owner": "schmidt-anna"}),
        ("Owner", "日本", {}),
        ("Purpose", "n/a", {}),
        ("Age gate", "none", {"age_gate": "none"}),
        ("Care: By", "care-team", {"care": {"by": "care-team"}}),
        ("Platfrom", "x", {}),
    ],
)
def test_what_people_write(heading: str, value: str, expected: dict[str, Any]) -> None:
    assert one(heading, value) == expected


def test_a_dot_behind_a_date_is_none_of_it() -> None:
    days = (["x", "@a", "31/12/2020 09:30:00.000"], ["x", "@b", "04/05/2020 09:30:00.000"])
    found = accounts(table(["Platform", "Handle", "Created"], *days))
    assert [entry["opened"] for entry in found] == ["2020-12-31", "2020-05-04"]


def test_a_platform_is_known_by_its_address() -> None:
    assert accounts(table(["Link"], ["https://www.instagram.com/a"]))[0]["platform"] == "instagram"


def test_ids_are_kept_or_made_and_never_twice() -> None:
    rows = (["", "x", "@a"], ["", "x", "@b"], ["brand-x", "x", "@c"], ["Brand X!", "x", "@d"])
    found = accounts(table(["Id", "Platform", "Handle", "Brand"], *([*row, "Brand"] for row in rows)))
    assert [entry["id"] for entry in found] == ["brand-x-2", "brand-x-3", "brand-x", "brand-x-4"]


def test_an_id_that_is_given_stays_and_the_second_use_of_one_is_told() -> None:
    content = table(["Id", "Platform", "Handle"], ["a", "x", "@a"], ["a", "x", "@b"], ["a-2", "x", "@c"])
    assert [entry["id"] for entry in accounts(content)] == ["a", "b-x", "a-2"]
    assert [str(one.said) for one in taken(content).told] == ["the id a stands in row 2: here it is b-x"]


def test_an_account_on_two_sheets_is_one() -> None:
    rows = [["Platform", "Handle"], ["x", "@a"]]
    content = workbook({"Old": rows, "New": [*rows, ["x", "@b"]]})
    assert [entry["handle"] for entry in accounts(content)] == ["@a", "@b"]
    assert "the same account as in sheet “Old”, row 2" in [one.said for one in taken(content).told]


def test_a_handle_serves_several_markets() -> None:
    rows = (["Platform", "Handle", "Market"], ["mailing-list", "news", "GB"], ["mailing-list", "news", "FR"])
    assert [entry["market"] for entry in accounts(table(*rows))] == ["GB", "FR"]
    named = (["Id", "Platform", "Handle"], ["one", "mailing-list", "news"], ["two", "mailing-list", "news"])
    assert [entry["id"] for entry in accounts(table(*named))] == ["one", "two"]


def people(*rows: list[str]) -> dict[str, Any]:
    """What becomes of a list of people; `check` finds nothing wrong with it."""
    content = taken(table(["Name", "Role", "Team", "Department"], *rows)).text.encode()
    found = load(["x.yaml"], {"x.yaml": content})
    assert found.findings == ()
    return dict(found.documents[0].value)


def test_a_team_never_has_the_name_of_a_role() -> None:
    rows = (["Social", "Social"], ["Social team", "Social team"], ["Editor", "Social team 2"])
    found = people(*(["Anna", *row, ""] for row in rows))
    names = [entry["name"] for entry in (*found["teams"], *found["roles"])]
    assert len(names) == len(set(names))
    assert [entry["name"] for entry in found["teams"]] == ["social-team-3", "social-team-team", "social-team-2"]


def test_what_does_not_fit_a_role_is_left_out_and_told() -> None:
    row = ["Anna", "Editor", "Social", "[1]"]
    assert "function" not in people(row)["roles"][0]
    told = taken(table(["Name", "Role", "Team", "Department"], row)).told
    assert [one.place for one in told if "function" in one.said] == ["Editor"]


class TestTheCall:
    LIST = table(["Platform", "Wer ist es", "Handle", "Kennwort"], ["x", "Anna", "@a", "geheim"])

    @pytest.fixture(autouse=True)
    def files(self, run: Run) -> None:
        Path("list.csv").write_bytes(self.LIST)
        Path("list.xlsx").write_bytes(workbook(SHEETS))

    def test_a_column_can_be_named(self, run: Run) -> None:
        assert "    owner: anna\n" in run("list.csv", "--column", "Wer ist es=owner")[1]
        assert "@a" not in run("list.csv", "--column", "handle=")[1]

    @pytest.mark.parametrize(
        ("path", "column", "said"),
        [
            ("list.csv", "Wer ist es=role", "“Wer ist es”: channels have no field role"),
            ("people.csv", "Wer=owner", "“Wer”: teams have no field owner"),
        ],
    )
    def test_a_field_that_the_kind_has_not(self, path: str, column: str, said: str, run: Run) -> None:
        Path("people.csv").write_bytes(table(["Role", "Wer"], ["Editor", "Anna"]))
        code, out, err = run(path, "--column", column)
        assert code == CLEAN
        assert said in err
        assert "anna" not in out.casefold()

    @pytest.mark.parametrize(
        ("args", "said"),
        [
            (("list.csv", "--column", "Wer ist es=ownr"), "no field is called ownr\n         Did you mean owner?"),
            (("list.csv", "--column", "Wer=owner"), "no column is called Wer"),
            (("list.csv", "--column", "Wer is es=owner"), "called Wer is es\n         Did you mean Wer ist es?"),
            (("list.csv", "--column", "owner"), "names no field"),
            (("list.csv", "--column", "Kennwort=purpose"), "secrets, which are never copied"),
            (("list.xlsx", "--sheet", "Acounts"), "no sheet is called Acounts\n         Did you mean Accounts?"),
            (("list.xlsx", "--sheet", "xyz"), "no sheet is called xyz\n         There are Accounts, Team"),
            (("list.csv", "--sheet", "A"), "CSV has no sheets"),
            (("gone.csv",), "gone.csv: there is no such file"),
            (("lst.csv",), "lst.csv: there is no such file\n         Did you mean list.csv?"),
            ((".",), ". is a folder\n         Name a CSV or XLSX file in it."),
            (("list.csv", "-o", "no/where.yaml"), "Name a file in a folder that is there."),
        ],
    )
    def test_a_wrong_one(self, args: tuple[str, ...], said: str, run: Run) -> None:
        code, out, err = run(*args)
        assert (code, out) == (WRONG, "")
        assert said in err

    def test_one_sheet_of_one_kind(self, run: Run) -> None:
        assert "@hidden" in run("list.xlsx", "--sheet", "Secrets")[1]
        assert "kind: channels" not in run("list.xlsx", "--kind", "teams")[1]
        code, out, err = run("list.xlsx", "--sheet", "Notes")
        assert (code, out) == (NOTHING_CHECKED, "")
        assert "no headings of accounts or people were found" in err


class TestNothingIsLeftOutUnsaid:
    def test_every_column_and_row_is_accounted_for(self) -> None:
        found = taken(MESSY.encode())
        headings = [column.heading for _, column in found.columns]
        assert headings == MESSY.splitlines()[2].split(";")
        assert all(bool(column.field) != bool(column.why) for _, column in found.columns)
        told = {one.place for one in found.told}
        assert {"row 1", "row 8", "row 10", "row 11"} <= told
        assert found.accounts == 4

    @given(st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=3), max_size=6))
    @example([["", "", ";\r"], [";\r", ";\r", ";\r"]])
    def test_every_row_of_any_list(self, rows: list[list[str]]) -> None:
        headed = table(["Platform", "Handle", "Purpose"], *rows)
        (sheet,) = read_sheets("list", headed)
        found = taken(headed)
        told = {one.place for one in found.told if "“" not in one.place}
        assert len(sheet.rows) - 1 <= found.accounts + len(told)


class TestSecrets:
    @pytest.mark.parametrize(
        "heading",
        [
            "Password",
            "Instagrampasswort",
            "Mot de passe",
            "2FA",
            "Backup codes (2FA)",
            "API-Key",
            "PIN",
            "Login",
            "pw",
            "Zugangsdaten",
            "API keys",
            "APIKey",
            "PINs",
            "Passkey",
            "Pass keys",
            "Access code",
            "Security code (back of the card)",
            "Verification codes",
            "Clave de acceso",
        ],
    )
    def test_a_column_of_secrets(self, heading: str) -> None:
        found = taken(table(["Platform", "Handle", heading], ["x", "@a", "hunter2"]))
        assert "hunter2" not in str(found)
        assert [column.heading for _, column in found.columns if column.secret] == [heading]

    @pytest.mark.parametrize(
        "value",
        [
            "pw: hunter2",
            "Login = hunter2",
            "https://x.com/?access_token=hunter2",
            "https://a:hunter2@x.com",
            "Access code: hunter2",
        ],
    )
    def test_a_secret_in_another_column(self, value: str) -> None:
        found = taken(table(["Platform", "Handle", "Purpose"], ["x", "@a", value]))
        assert "hunter2" not in str(found)
        assert [one.secret for one in found.told] == [True]

    @pytest.mark.parametrize(
        "heading", ["Secretary", "Keeper of the keys", "Opinion", "Spinning wheel", "Country code", "Compass"]
    )
    def test_what_only_sounds_like_one(self, heading: str) -> None:
        found = taken(table(["Platform", "Handle", heading], ["x", "@a", "b"]))
        assert not any(column.secret for _, column in found.columns)


def test_a_field_cannot_be_named_for_a_column_of_secrets() -> None:
    with pytest.raises(Exception, match="never copied"):
        named_columns([("My password", "purpose")])


CELLS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            "Platform",
            "Handle",
            "Name",
            "Role",
            "instagram",
            "@a",
            "{",
            "[1]",
            '{"a": 1}',
            "NO",
            "1e3",
            "=1",
            "'=1",
            "2020-01-01",
            "~",
            "*",
        ]
    ),
)


@settings(max_examples=60)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=8))
def test_whatever_a_list_holds_becomes_documents_that_fit(rows: list[list[str]]) -> None:
    accounts(table(*rows))


@settings(max_examples=60)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5))
def test_whatever_stands_below_headings_fits(rows: list[tuple[str, ...]]) -> None:
    accounts(table(["Platform", "Purpose", "Audience: Minimum age"], *map(list, rows)))
