"""Fields of the wrong type are findings, never a crash."""

from pathlib import Path

import pytest

from govlint.cli.main import main

HEAD = "govlint: v1\nkind: {kind}\nname: one\ntitle: One\nowner: head\nstatus: in-force\n"
WRONG = ["3", "true", "[a]", "{a: b}", "null", '""', "1.5", "[[a]]", "[{a: b}]"]
PLACES = {
    "organisation": ["sectors: {}", "brands: {}", "markets: {}", "brands: [{{name: {}}}]", "markets: [{{code: {}}}]",
                     "brands: [{{name: a, sectors: {}, markets: {}}}]", "locations_count: {}"],
    "channels": ["accounts: {}", "accounts: [{{id: {}}}]", "accounts: [{{id: a, brand: {}, market: {}, platform: {}}}]"],
    "engagement-policy": ["scope: {}", "scope: {{markets: {}}}", "comments: {}", "locks: {}",
                          "comments: {{value: {}}}", "comments: {{value: everyone, overrides: {}}}",
                          "comments: {{value: everyone, overrides: [{{when: {}, value: nobody}}]}}",
                          "comments: {{value: everyone, overrides: [{{when: {{markets: {}, audience: {}}}, value: {}}}]}}"],
    "approval-flow": ["stages: {}", "covers: {}", "covers: {{content: {}, topics: {}}}", "stages: [{{name: a, approvers: {}}}]"],
    "teams": ["roles: {}", "roles: [{{name: {}}}]"],
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_a_field_of_another_type(wrong: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    number = 0
    for kind, texts in PLACES.items():
        for text in texts:
            number += 1
            folder = tmp_path / str(number)
            folder.mkdir()
            count = text.replace("{{", "").count("{}")
            body = HEAD.format(kind=kind) + text.format(*[wrong] * count) + "\n"
            (folder / "one.yaml").write_text(body, encoding="utf-8")
            if kind != "organisation":
                organisation = HEAD.format(kind="organisation") + "markets: [{code: GB}, {code: FR}]\n"
                (folder / "organisation.yaml").write_text(organisation, encoding="utf-8")
    for folder in sorted(tmp_path.iterdir()):
        code = main(["check", str(folder), "--format", "concise"])
        said = capsys.readouterr().err[-600:]
        assert code in (0, 1), f"{(folder / 'one.yaml').read_text(encoding='utf-8')}\n{said}"
