"""`check --roots`: each root is judged as if it had been checked alone, and all that is found is one report."""

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from govlint.cli.main import CLEAN, FOUND, NOTHING_CHECKED, WRONG
from tests.cli.roots.clients import DAY, checked, clients
from tests.helpers import CLEAN_FILES, HOUSE, TIGHT, govlint, house, write
from tests.threats.change import commit, git


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("agency")
    clients(folder)
    return folder


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Two small clients: one clean, one too tight."""
    house(tmp_path / "clients/a", CLEAN_FILES)
    house(tmp_path / "clients/b", TIGHT)
    return tmp_path


def roots(folder: Path) -> list[str]:
    return [f"clients/{path.name}" for path in sorted((folder / "clients").iterdir())]


def bag(values: list[Any]) -> Counter[str]:
    return Counter(json.dumps(value, sort_keys=True) for value in values)


def result(run: dict[str, Any], one: dict[str, Any]) -> dict[str, Any]:
    """A result with its rule in place of the rule's number."""
    return one | {"ruleIndex": run["tool"]["driver"]["rules"][one["ruleIndex"]]}


class TestTheSameAsAlone:
    def test_as_json(self, agency: Path) -> None:
        alone = [checked("json", root, cwd=agency) for root in roots(agency)]
        found = checked("json", "--roots", "clients/*", cwd=agency)
        assert sum(len(one["findings"]) for one in alone) > 50
        assert {one["silence"]["by"] for one in found["silenced"]} == {"baseline", "exception", "ignore"}
        for key in ("findings", "silenced"):
            assert found[key] == [finding for one in alone for finding in one[key]]
        for key in ("documents", "other_files"):
            assert found[key] == sum(one[key] for one in alone)
        assert found["counts"] == dict(sum((Counter(one["counts"]) for one in alone), Counter()))
        assert [(one["path"], one["counts"]) for one in found["roots"]] == [
            (root, one["counts"]) for root, one in zip(roots(agency), alone, strict=True)
        ]

    def test_as_sarif(self, agency: Path) -> None:
        """Fingerprints and suppressions too; and each result leads to the rule of its own root."""
        alone = [checked("sarif", root, cwd=agency)["runs"][0] for root in roots(agency)]
        (found,) = checked("sarif", "--roots", "clients/*", cwd=agency)["runs"]
        assert bag([result(found, one) for one in found["results"]]) == bag(
            [result(run, one) for run in alone for one in run["results"]]
        )
        words = [
            rule["fullDescription"]["text"] for rule in found["tool"]["driver"]["rules"] if rule["id"] == "ours/fast"
        ]
        assert sorted(words) == ["We promise it to bank.", "We promise it to brewer."]

    @pytest.mark.parametrize("form", ["gitlab", "rdjson"])
    def test_in_formats_of_others(self, form: str, agency: Path) -> None:
        def found(*args: str) -> list[Any]:
            said = checked(form, *args, cwd=agency)
            return list(said if isinstance(said, list) else said["diagnostics"])

        assert bag(found("--roots", "clients/*")) == bag([one for root in roots(agency) for one in found(root)])

    def test_as_junit(self, agency: Path) -> None:
        """With the files in which nothing was found."""

        def suites(*args: str) -> list[str]:
            said = govlint("check", *args, "--format", "junit", *DAY, cwd=agency).stdout.decode()
            return said[said.index("<testsuite ") : said.index("</testsuites>")].split("</testsuite>\n")[:-1]

        assert sorted(suites("--roots", "clients/*")) == sorted(one for root in roots(agency) for one in suites(root))

    def test_in_processes(self, agency: Path) -> None:
        alone, many = (
            govlint("check", "--roots", "clients/*", "--jobs", jobs, "--format", "sarif", *DAY, cwd=agency)
            for jobs in ("1", "3")
        )
        assert (many.stdout, many.returncode) == (alone.stdout, FOUND)

    @pytest.mark.parametrize("spelt", ["{}", "./{}/", "../agency/{}"])
    def test_however_a_root_is_named(self, spelt: str, agency: Path, tmp_path: Path) -> None:
        shutil.copytree(agency, tmp_path / "agency")
        named = [spelt.format(root) for root in roots(agency)]
        alone = [checked("json", root, cwd=tmp_path / "agency") for root in named]
        found = checked("json", "--roots", *named, "--jobs", "2", cwd=tmp_path / "agency")
        assert found["findings"] == [finding for one in alone for finding in one["findings"]]

    def test_by_their_whole_paths(self, agency: Path, tmp_path: Path) -> None:
        named = [str(agency / root) for root in roots(agency)]
        alone = [checked("sarif", root, cwd=tmp_path)["runs"][0] for root in named]
        (found,) = checked("sarif", "--roots", *named, cwd=tmp_path)["runs"]
        assert bag([one["partialFingerprints"] for one in found["results"]]) == bag(
            [one["partialFingerprints"] for run in alone for one in run["results"]]
        )


class TestApart:
    def test_names_do_not_cross(self, tmp_path: Path) -> None:
        """Checked together these are one organisation, for only one of them says who it is."""
        house(tmp_path / "a", CLEAN_FILES)
        house(tmp_path / "b", {"policy.yaml": "kind: engagement-policy\nowner: legal-lead\nuser_content: welcomed\n"})
        together = checked("json", "a", "b", cwd=tmp_path)["findings"]
        apart = checked("json", "--roots", "a", "b", cwd=tmp_path)["findings"]
        unknown = [one["place"]["path"] for one in apart if one["rule"] == "core/names-unknown"]
        assert not [one for one in together if one["rule"] == "core/names-unknown"]
        assert unknown == ["b/policy.yaml"]

    def test_two_of_one_name_share_no_fingerprint(self, tmp_path: Path) -> None:
        for name in ("a", "b"):
            house(tmp_path / name, TIGHT)
        (run,) = checked("sarif", "--roots", "a", "b", cwd=tmp_path)["runs"]
        marks = [one["partialFingerprints"]["govlint/v1"] for one in run["results"]]
        assert len(marks) == len(set(marks)) > 2

    def test_the_configuration_that_is_named_holds_for_all(self, two: Path) -> None:
        write(two, {"soft.toml": 'fail-on = "never"\n', "clients/b/govlint.toml": "nonsense = 1\n"})
        assert govlint("check", "--roots", "clients/*", "--config", "soft.toml", *DAY, cwd=two).returncode == CLEAN


class TestExitCodes:
    def test_each_root_fails_by_what_holds_for_it(self, two: Path) -> None:
        call = ("check", "--roots", "clients/*", *DAY)
        assert govlint(*call, cwd=two).returncode == FOUND
        write(two, {"clients/b/govlint.toml": 'fail-on = "error"\n'})
        assert govlint(*call, cwd=two).returncode == CLEAN
        assert govlint(*call, "--fail-on", "warning", cwd=two).returncode == FOUND

    def test_a_root_that_cannot_be_judged_hides_no_other(self, two: Path) -> None:
        write(two, {"clients/a/govlint.toml": 'exclud = ["x"]\n'})
        done = govlint("check", "--roots", "clients/*", "--fail-on", "never", "--format", "json", *DAY, cwd=two)
        found = json.loads(done.stdout)["findings"]
        assert done.returncode == WRONG
        assert done.stderr.decode().splitlines() == ["1 root not judged; core/root-not-judged says why."]
        assert [(one["rule"], one["place"]["path"], one["message"], one["remedy"]) for one in found[:1]] == [
            (
                "core/root-not-judged",
                "clients/a",
                "clients/a/govlint.toml:1: there is no key exclud",
                "Did you mean exclude?",
            )
        ]
        assert {one["place"]["path"].rpartition("/")[0] for one in found[1:]} == {"clients/b"}

    @pytest.mark.parametrize("form", ["sarif", "junit", "gitlab", "html", "text", "github"])
    def test_no_format_looks_green_where_one_was_not_judged(self, form: str, two: Path) -> None:
        write(two, {"clients/a/govlint.toml": '[rules]\n"core/no-such" = "off"\n'})
        done = govlint("check", "--roots", "clients/a", "--format", form, *DAY, cwd=two)
        assert done.returncode == WRONG
        assert b"there is no rule core/no-such" in done.stdout

    def test_an_empty_root_is_told(self, two: Path) -> None:
        shutil.rmtree(two / "clients/b")
        (two / "clients/c").mkdir()
        call = ("check", "--roots", "clients/*", *DAY)
        done = govlint(*call, cwd=two)
        assert done.returncode == NOTHING_CHECKED
        assert b"No document with `govlint: v1` was found in clients/c." in done.stderr
        allowed = govlint(*call, "--allow-empty", cwd=two)
        assert (allowed.returncode, allowed.stderr) == (CLEAN, b"")

    def test_findings_weigh_more_than_an_empty_root(self, two: Path) -> None:
        (two / "clients/c").mkdir()
        done = govlint("check", "--roots", "clients/*", *DAY, cwd=two)
        assert done.returncode == FOUND
        assert b"clients/c" in done.stderr


def test_what_is_new_is_told_of_each_root(two: Path) -> None:
    git(two, "init", "-q", "-b", "main")
    commit(two)
    house(two / "clients/a", {"policy.yaml": "kind: engagement-policy\ncomments: nobody\n"})
    house(two / "clients/c", TIGHT)
    call = ("--new-since", "HEAD", "--format", "json", *DAY)
    alone = [govlint("check", root, *call, cwd=two) for root in roots(two)]
    done = govlint("check", "--roots", "clients/*", *call, cwd=two)
    found = json.loads(done.stdout)["findings"]
    assert found == [finding for one in alone for finding in json.loads(one.stdout)["findings"]]
    assert {one["place"]["path"].rpartition("/")[0] for one in found} == {"clients/a", "clients/c"}
    before = sum(int(one.stderr.split()[0]) for one in alone)
    assert done.stderr.decode() == f"{before} findings passed over: there at HEAD already.\n"


def test_a_revision_that_is_not_there_is_a_wrong_call(two: Path) -> None:
    git(two, "init", "-q", "-b", "main")
    commit(two)
    done = govlint("check", "--roots", "clients/*", "--new-since", "nowhere", *DAY, cwd=two)
    assert (done.returncode, done.stdout) == (WRONG, b"")
    assert done.stderr.startswith(b"govlint: --new-since nowhere: ")


def test_the_text_counts_by_root(two: Path) -> None:
    said = govlint("check", "--roots", "clients/*", *DAY, cwd=two).stdout.decode()
    rows = [line for line in said.splitlines() if line.startswith("clients/b: ")]
    assert len(rows) == 1
    assert rows[0].endswith(" in 3 documents")
    assert "in 5 documents of 2 roots:" in said.splitlines()[-1]


def test_the_examples_of_the_house_as_roots() -> None:
    done = govlint("check", "--roots", "examples/*", "--fail-on", "never", "--format", "json", *DAY, cwd=HOUSE)
    found = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (CLEAN, b"")
    assert len(found["roots"]) == len([path for path in (HOUSE / "examples").iterdir() if path.is_dir()])
    assert sum(one["documents"] for one in found["roots"]) == found["documents"] > 100
