"""Files become documents; what cannot be read is a finding and stops nobody."""

import os
from pathlib import Path

import pytest

from govlint.workspace.load import Loaded, load
from govlint.workspace.workspace import workspaces
from tests.helpers import documents, write

POLICY = "govlint: v1\nkind: engagement-policy\nname: {0}\ntitle: {0}\nowner: o\nstatus: draft\n"


def loaded(folder: Path, *names: str) -> Loaded:
    return load([str(folder / name) for name in names])


def rules(found: Loaded) -> list[str]:
    return [finding.rule for finding in found.findings]


class TestUnreadable:
    def test_a_pipe_is_never_opened(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.yaml")
        found = loaded(tmp_path, "pipe.yaml")
        assert rules(found) == ["core/unreadable-file"]
        assert "a link, a pipe or a device" in found.findings[0].message

    def test_a_dangling_link(self, tmp_path: Path) -> None:
        (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")
        assert rules(loaded(tmp_path, "gone.yaml")) == ["core/unreadable-file"]

    def test_a_link_to_a_file_outside_is_not_followed(self, tmp_path: Path) -> None:
        write(tmp_path, {"outside.txt": "secret: s3cret\n", "in/x.txt": ""})
        (tmp_path / "in" / "link.yaml").symlink_to(tmp_path / "outside.txt")
        found = loaded(tmp_path / "in", "link.yaml")
        assert rules(found) == ["core/unreadable-file"]
        assert found.sources == {}

    def test_a_device(self) -> None:
        assert rules(load(["/dev/zero"])) == ["core/unreadable-file"]

    def test_a_file_that_vanished(self, tmp_path: Path) -> None:
        found = loaded(tmp_path, "gone.yaml")
        assert rules(found) == ["core/unreadable-file"]
        assert "No such file" in found.findings[0].message

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_file_that_may_not_be_read(self, tmp_path: Path) -> None:
        path = write(tmp_path, {"a.yaml": POLICY.format("a")}) / "a.yaml"
        path.chmod(0)
        found = loaded(tmp_path, "a.yaml")
        assert rules(found) == ["core/unreadable-file"]
        assert "Permission denied" in found.findings[0].message

    def test_the_others_are_read_all_the_same(self, tmp_path: Path) -> None:
        write(
            tmp_path,
            {"a.yaml": POLICY.format("a"), "b.yaml": b"govlint: v1\nkind: \xff\n", "c.yaml": POLICY.format("c")},
        )
        (tmp_path / "d.yaml").symlink_to("nowhere")
        found = loaded(tmp_path, "a.yaml", "d.yaml", "b.yaml", "c.yaml")
        assert [document.name for document in found.documents if not document.damaged] == ["a", "c"]
        assert {"core/unreadable-file", "core/not-utf-8"} <= set(rules(found))

    def test_a_file_that_is_too_large_is_a_finding_also_when_nobody_knows_whose_it_is(self, tmp_path: Path) -> None:
        write(tmp_path, {"big.yaml": b"x: " + b"y" * 2_000_000})
        assert rules(loaded(tmp_path, "big.yaml")) == ["core/file-too-large"]


class TestNotOurs:
    @pytest.mark.parametrize(
        "text",
        [
            "on: push\njobs: {}\n",
            "a: [\n",
            "- govlint\n",
            "# govlint: v1\na: 1\n",
            "tool: govlint: v1\n",
            "deep:\n  - {name: govlint}\n",
            "",
            "just text",
            "govlinter: v1\n",
            "xgovlint: v1\n",
        ],
    )
    def test_other_yaml_is_left_alone_and_counted(self, text: str) -> None:
        found = load(["a.yaml"], {"a.yaml": text.encode()})
        assert (found.documents, found.findings, found.other_files) == ((), (), 1)

    def test_a_word_of_ours_further_down_makes_no_document(self) -> None:
        found = load(["a.yaml"], {"a.yaml": b"repos:\n  - id: x\n    hooks:\n      govlint: yes\n"})
        assert (found.documents, found.findings) == ((), ())

    def test_another_document_in_a_file_of_ours_is_left_alone(self) -> None:
        found = load(["a.yaml"], {"a.yaml": (POLICY.format("a") + "---\non: push\n---\n- 1\n").encode()})
        assert [document.name for document in found.documents] == ["a"]
        assert found.findings == ()

    @pytest.mark.parametrize(
        "first", ["govlint: v1", '"govlint": v1', "'govlint': v1", "\ufeffgovlint: v1", "# c\n\ngovlint: v1"]
    )
    def test_ours_however_it_starts(self, first: str) -> None:
        text = POLICY.format("a").replace("govlint: v1", first)
        assert [document.name for document in load(["a.yaml"], {"a.yaml": text.encode()}).documents] == ["a"]

    def test_ours_in_braces(self) -> None:
        text = "{govlint: v1, kind: engagement-policy, name: a, title: A, owner: o, status: draft}"
        assert len(load(["a.yaml"], {"a.yaml": text.encode()}).documents) == 1


class TestHeader:
    def rules(self, text: str) -> list[tuple[str, str]]:
        found = load(["a.yaml"], {"a.yaml": text.encode()})
        source = found.sources["a.yaml"].text
        return [
            (one.rule.removeprefix("core/"), source[one.location.start : one.location.end]) for one in found.findings
        ]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("govlint: v2\nkind: teams\n", [("unknown-format", "v2")]),
            ("govlint: 1\n", [("unknown-format", "1")]),
            ("govlint:\nkind: teams\n", [("unknown-format", "")]),
            ("govlint: [v1]\nkind: teams\n", [("unknown-format", "govlint")]),
            ("govlint: v1\nname: a\n", [("missing-key", "govlint")]),
            ("govlint: v1\nkind: engagment-policy\n", [("unknown-kind", "engagment-policy")]),
            ("govlint: v1\nkind:\n", [("unknown-kind", "")]),
            ("govlint: v1\nkind: [teams]\n", [("unknown-kind", "kind")]),
            ("govlint: v1\nkind: NO\n", [("unknown-kind", "NO")]),
        ],
    )
    def test_a_header_that_is_wrong_is_one_finding(self, text: str, expected: list[tuple[str, str]]) -> None:
        assert self.rules(text) == expected

    def test_a_near_kind_is_suggested_and_else_all_are_listed(self) -> None:
        for kind, hint in (
            ("engagment-policy", "Did you mean engagement-policy?"),
            ("zzz", "It can be: access-policy, "),
        ):
            found = load(["a.yaml"], {"a.yaml": f"govlint: v1\nkind: {kind}\n".encode()})
            assert found.findings[0].hint.startswith(hint)

    def test_each_required_field_is_missed_once(self) -> None:
        assert self.rules("govlint: v1\nkind: teams\n") == [("missing-key", "kind")] * 4

    def test_where_the_line_of_a_field_was_lost_the_field_is_not_missed(self) -> None:
        text = POLICY.format("a").replace("title: a", "title: a: b")
        assert [rule for rule, _ in self.rules(text)] == ["yaml-syntax"]

    def test_where_the_kind_was_lost_that_is_the_only_finding(self) -> None:
        assert [rule for rule, _ in self.rules("govlint: v1\nkind: a: b\nname: x\n")] == ["yaml-syntax"]

    def test_where_the_format_was_lost_the_document_is_still_known(self) -> None:
        found = load(["a.yaml"], {"a.yaml": POLICY.format("a").replace("govlint: v1", "govlint: v1: x").encode()})
        assert [document.kind for document in found.documents] == ["engagement-policy"]


def test_the_nodes_of_a_document_are_read_again_when_they_are_asked_for() -> None:
    text = "a: 0\n---\n" + POLICY.format("x") + "comments: everyone\n---\n" + POLICY.format("y") + "comments: nobody\n"
    found = load(["a.yaml"], {"a.yaml": text.encode()})
    for document, value in zip(found.documents, ("everyone", "nobody"), strict=True):
        at = document.locate(("comments",))
        assert document.source.text[at.start : at.end] == value
        assert document.node.value == document.value


class TestPlaces:
    DOCUMENT = documents(
        {"a.yaml": "kind: teams\nroles:\n  - {name: x, holders: [A]}\n  - name: y\nempty: []\n"}
    ).documents[0]

    @pytest.mark.parametrize(
        ("pointer", "marked"),
        [
            (("kind",), "teams"),
            (("roles",), "roles"),
            (("roles", 0), "name"),
            (("roles", 1, "name"), "y"),
            (("roles", 0, "holders", 0), "A"),
            (("roles", 1, "holders", 0), "name"),
            (("nothing", "at", "all"), "govlint"),
            (("empty", 0), "empty"),
            ((), "govlint"),
        ],
    )
    def test_a_pointer_is_shown_where_it_leads_or_on_its_way(self, pointer: tuple[str | int, ...], marked: str) -> None:
        at = self.DOCUMENT.locate(pointer)
        assert self.DOCUMENT.source.text[at.start : at.end] == marked
        assert at.pointer == pointer

    @pytest.mark.parametrize(
        ("pointer", "marked"), [(("kind",), "kind"), (("roles", 1, "name"), "name"), (("roles", 0), "name")]
    )
    def test_the_key_of_a_pointer(self, pointer: tuple[str | int, ...], marked: str) -> None:
        at = self.DOCUMENT.locate_key(pointer)
        assert self.DOCUMENT.source.text[at.start : at.end] == marked

    def test_what_a_document_says_of_itself(self) -> None:
        (untitled,) = load(["a.yaml"], {"a.yaml": b"govlint: v1\nkind: teams\nname: ours\n"}).documents
        assert (untitled.title, untitled.status, untitled.path) == ("ours", "draft", "a.yaml")


class TestSeveralOrganisations:
    ORGANISATION = "kind: organisation\nname: {0}\ntitle: {0}\nmarkets: [{{code: GB}}]\n"
    TEAMS = "kind: teams\nroles: [{{name: {0}, holders: [A]}}]\nowner: {0}\n"

    def found(self, *folders: str, more: dict[str, str] | None = None) -> dict[str, list[str]]:
        files = {
            f"{folder}organisation.yaml": self.ORGANISATION.format(folder.strip("/") or "root") for folder in folders
        }
        files |= more or {}
        return {
            workspace.root: sorted(document.path for document in workspace.documents)
            for workspace in workspaces(documents(files))
        }

    def test_one_organisation_owns_everything_wherever_it_stands(self) -> None:
        more = {"elsewhere/teams.yaml": self.TEAMS.format("r")}
        assert self.found("a/", more=more) == {"a": ["a/organisation.yaml", "elsewhere/teams.yaml"]}

    def test_a_document_belongs_to_the_organisation_in_the_nearest_folder_above(self) -> None:
        more = {
            name: self.TEAMS.format("r")
            for name in ("a/teams.yaml", "a/b/teams.yaml", "a/b/c/teams.yaml", "ab/teams.yaml")
        }
        assert self.found("a/", "a/b/", more=more) == {
            "": ["ab/teams.yaml"],
            "a": ["a/organisation.yaml", "a/teams.yaml"],
            "a/b": ["a/b/c/teams.yaml", "a/b/organisation.yaml", "a/b/teams.yaml"],
        }

    def test_an_organisation_at_the_top_owns_what_no_other_does(self) -> None:
        more = {"x/teams.yaml": self.TEAMS.format("r"), "a/teams.yaml": self.TEAMS.format("r")}
        assert self.found("", "a/", more=more) == {
            "": ["organisation.yaml", "x/teams.yaml"],
            "a": ["a/organisation.yaml", "a/teams.yaml"],
        }

    def test_names_do_not_reach_over(self) -> None:
        files = {f"{at}/organisation.yaml": self.ORGANISATION.format(at) for at in "ab"}
        files |= {"a/teams.yaml": self.TEAMS.format("editor"), "b/teams.yaml": self.TEAMS.format("head-of-social")}
        files["b/policy.yaml"] = "kind: engagement-policy\nowner: editor\n"
        found = workspaces(documents(files))
        wrong = [(one.rule, one.location.path) for workspace in found for one in workspace.findings]
        assert ("core/unknown-name", "b/policy.yaml") in wrong
        assert not any(path == "b/teams.yaml" for _, path in wrong)

    def test_the_same_name_in_two_organisations_is_no_duplicate(self) -> None:
        files = {f"{at}/organisation.yaml": "kind: organisation\nname: same\n" for at in "ab"}
        assert not any(
            one.rule == "core/duplicate-name"
            for workspace in workspaces(documents(files))
            for one in workspace.findings
        )

    def test_every_finding_is_in_exactly_one_of_them(self) -> None:
        files = {f"{at}/organisation.yaml": self.ORGANISATION.format(at) for at in "ab"}
        files |= {
            "a/x.yaml": "kind: teams\nrols: 1\n",
            "c/y.yaml": "kind: teams\nrols: 2\n",
            "b/z.yaml": "kind: nothing\n",
        }
        found = documents(files)
        spread = [finding for workspace in workspaces(found) for finding in workspace.findings]
        assert all(spread.count(finding) == 1 for finding in found.findings)

    def test_what_to_call_them(self) -> None:
        (named,) = workspaces(documents({"a/organisation.yaml": self.ORGANISATION.format("Old Mill")}))
        assert named.title == "Old Mill"
        assert workspaces(documents({"a/teams.yaml": "kind: teams\n"}))[0].title == "This organisation"
