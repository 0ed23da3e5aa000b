"""What somebody could put into a repository to harm whoever checks it: each entry as data, and what must be said of it."""

from collections.abc import Mapping
from typing import NamedTuple

from govlint.lint.examples import complete
from tests.helpers import CLEAN_FILES

DAY = ("--as-of", "2026-11-22")
CHECK = ("check", ".", *DAY, "--format", "concise")
RENDER = ("render", ".", "-o", "out", *DAY)
CLEAN, FOUND, WRONG, EMPTY = 0, 1, 2, 3
Files = Mapping[str, str | bytes]


class Entry(NamedTuple):
    """One thing that is tried. files: by path, beside a clean estate; said: what is said of it, in output or errors.

    code: the exit code that it must have; unsaid: what must never be said.
    """

    name: str
    files: Files
    said: tuple[str, ...]
    code: int = FOUND
    call: tuple[str, ...] = CHECK
    unsaid: tuple[str, ...] = ()


def document(kind: str, text: str) -> str:
    """A document with its header."""
    return complete(f"kind: {kind}\nname: b\n{text}")[0]


def talk(text: str) -> str:
    """An engagement policy."""
    return document("engagement-policy", text)


def bare(text: str) -> str:
    """A document with nothing but its first lines before a text that may not be YAML."""
    return f"govlint: v1\nkind: engagement-policy\nname: b\n{text}"


def organisation(text: str) -> str:
    """The organisation with more in it."""
    return complete(CLEAN_FILES["organisation.yaml"].lstrip() + text)[0]


def calendar(more: str, zone: str = "Europe/London", days: str = "[monday]") -> str:
    """The organisation with a calendar."""
    hours = "hours: {from: '09:00', to: '17:00'}"
    return organisation(f"calendars:\n- {{name: c, timezone: {zone}, workdays: {days}, {hours}{more}}}\n")


def flow(stages: str) -> str:
    """An approval flow."""
    return document("approval-flow", f"covers: {{content: [post]}}\ntiming: before-publication\nstages:\n{stages}")


def clocked(within: str) -> str:
    """A flow whose one stage waits so long."""
    clock = f"{{within: {within}, counts: working-hours, calendar: c, then: head-of-social}}"
    return flow(f"- {{name: s, approvers: head-of-social, clock: {clock}, if_late: next-in-line}}\n")


def rule(text: str) -> Files:
    """A rule of one's own."""
    return {"govlint.toml": 'rule-folders = ["rules"]\n', "rules/ours/one.yaml": text}


def exceptions(count: int) -> str:
    """So many exceptions from one rule."""
    facts = "reason: r\napprover: legal-lead\ngranted: 2026-01-01\nexpires: 2026-12-31\n"
    where = "rule: culture/comments-closed\nwhere: {document: b, pointer: comments}\n"
    return "---\n".join(complete(f"kind: exception\nname: e{at}\n{where}{facts}")[0] for at in range(count))


def overrides(count: int) -> str:
    """So many conditions, each on another stretch of numbers and hours."""
    lines = (
        f"  - {{when: {{markets: [GB], followers: {{at_least: {at * 10}}}, fee: {{at_least: {at * 7}}}}}, value: nobody}}"
        for at in range(count)
    )
    return talk("comments:\n  value: everyone\n  overrides:\n" + "\n".join(lines) + "\n")


def by_brand(count: int) -> Files:
    """So many brands, and a setting with an override for each."""
    names = [f"b{at}" for at in range(count)]
    brands = "".join(f"- {{name: {name}, markets: [GB]}}\n" for name in names)
    lines = "".join(f"    - {{when: {{brands: [{name}]}}, value: not-at-all}}\n" for name in names)
    vetting = document("influencer-policy", f"vetting:\n  depth:\n    value: public-profile\n    overrides:\n{lines}")
    return {"organisation.yaml": organisation(f"brands:\n{brands}"), "a.yaml": vetting}


_ALIASES = "".join(f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 10)}]\n" for at in range(1, 12))
_PLAIN = talk("comments: nobody\n")
_CLOSED = "[culture/comments-closed]"
_STEERING = '"\\e]0;stolen\\a\\n::error::stolen\\n##vso[task.setvariable variable=a]b\\u202e"'

TEXTS = (
    Entry("aliases", {"a.yaml": bare(f"a0: &a0 [x]\n{_ALIASES}")}, ("core/alias-bomb",)),
    Entry("100,000 brackets", {"a.yaml": bare("a: " + "[" * 100_000)}, ("core/nested-too-deep",)),
    Entry("100,000 brackets, closed", {"a.yaml": bare("a: " + "[" * 100_000 + "]" * 100_000)}, ("core/nested-too-deep",)),
    Entry("100,000 keys in keys", {"a.yaml": bare("? " * 100_000)}, ("core/key-is-no-word",)),
    Entry("a list in a list", {"a.yaml": bare("a:\n" + "- " * 100_000)}, ("core/nested-too-deep",)),
    Entry("a line of 5 MB", {"a.yaml": talk("summary: " + "x" * 5_000_000)}, ("core/file-too-large",)),
    Entry("a line of 1 MB", {"a.yaml": talk("comments: nobody # " + "x" * 1_000_000)}, (_CLOSED,)),
    Entry("100,000 entries", {"a.yaml": talk(f"comments: [{'x,' * 100_000}]\n")}, ("core/file-too-large",)),
    Entry("100,000 keys", {"a.yaml": bare("".join(f"k{at}: 1\n" for at in range(100_000)))}, ("core/file-too-large",)),
    Entry("many keys", {"a.yaml": bare("".join(f"k{at}: 1\n" for at in range(9_000)))}, ("core/unknown-key",)),
    Entry("many keys that are nearly one", {"a.yaml": bare("".join(f"comment{at}: 1\n" for at in range(3_000)))}, ("core/unknown-key",)),
    Entry("many long keys", {"a.yaml": bare("".join(f"{'comments' * 60}{at}: 1\n" for at in range(1_900)))}, ("core/unknown-key",)),
    Entry("many documents", {"a.yaml": bare("---\n") * 8_000}, ("core/file-too-large",)),
    Entry("merge keys", {"a.yaml": bare("<<: {comments: nobody}\n")}, ("core/merge-key",), unsaid=(_CLOSED,)),
    Entry("a tag of Python", {"a.yaml": talk("comments: !!python/object/apply:os.system ['touch trap']\n")}, ("core/tag",)),
    Entry("one key ten thousand times", {"a.yaml": talk("comments: nobody\n" * 10_000)}, ("core/duplicate-key",)),
    Entry("directives", {"a.yaml": "%FOO\n" * 10_000 + "---\n" + _PLAIN}, ("core/yaml-syntax",)),
    Entry("anchors without end", {"a.yaml": bare("a: " + "&a " * 100_000)}, ("core/yaml-syntax",)),
    Entry("a million digits", {"a.yaml": talk(f"reply_within: {'9' * 900_000}\n")}, ("core/",)),
    Entry("an endless number", {"a.yaml": talk("reply_within: 1e999999\ncomments: .inf\n")}, ("core/",)),
    Entry("digits and colons", {"a.yaml": talk(f"summary: {':'.join(['10'] * 100_000)}\ncomments: nobody\n")}, (_CLOSED,)),
    Entry("spaces", {"a.yaml": talk(f"summary: '{' ' * 500_000}x'\ncomments: nobody\n")}, (_CLOSED,)),
    Entry("braces", {"a.yaml": talk(f"summary: '{'{{' * 200_000}'\ncomments: nobody\n")}, (_CLOSED,)),
    Entry("quotes", {"a.yaml": bare("".join(f'a{at}: "x\n' for at in range(20_000)))}, ("core/yaml-syntax",)),
    Entry("a key that steers", {"a.yaml": talk(f"{_STEERING}: 1\n")}, ("core/unknown-key", "\\u{1b}")),
    Entry("a value that steers", {"a.yaml": talk(f"comments: {_STEERING}\n")}, ("core/unknown-value", "\\u{1b}")),
    Entry("a name that steers", {"a.yaml": bare("x: 1\n").replace("name: b", f"name: {_STEERING}")}, ("core/",)),
    Entry("a kind that steers", {"a.yaml": f"govlint: v1\nkind: {_STEERING}\n"}, ("core/unknown-kind", "\\u{1b}")),
)  # fmt: skip

ENCODINGS = (
    *(
        Entry(f"{encoding}, {'with' if mark else 'without'} a mark", {"a.yaml": mark + _PLAIN.encode(encoding)}, (_CLOSED,))
        for encoding, mark in (
            ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("utf-32-le", b"\xff\xfe\0\0"), ("utf-32-be", b"\0\0\xfe\xff"),
            ("utf-16-le", b""), ("utf-16-be", b""), ("utf-32-le", b""), ("utf-32-be", b""), ("utf-8", b"\xef\xbb\xbf"),
        )
    ),
    Entry("latin-1", {"a.yaml": (_PLAIN + "# caf\u00e9\n").encode("latin-1")}, ("core/not-utf-8", _CLOSED)),
    Entry("a zero byte", {"a.yaml": _PLAIN + "# \0\n"}, ("core/hidden-character", _CLOSED)),
    Entry("half a character", {"a.yaml": (_PLAIN + "# \ud800\n").encode("utf-8", "surrogatepass")}, ("core/not-utf-8", _CLOSED)),
    Entry("half a character, spelt", {"a.yaml": _PLAIN + 'summary: "\\ud800\\udc00"\n'}, ("core/yaml-syntax", _CLOSED)),
    Entry("more bytes than needed", {"a.yaml": _PLAIN.encode() + b"# \xc0\xaf\xe0\x80\xaf\n"}, ("core/not-utf-8", _CLOSED)),
    Entry("an odd byte", {"a.yaml": b"\xff\xfe" + _PLAIN.encode("utf-16-le") + b"x"}, ("core/not-utf-8", _CLOSED)),
    Entry("a turned direction", {"a.yaml": _PLAIN + "# \u202e\u2066\u200b\n"}, ("core/hidden-character", _CLOSED)),
    Entry("other ends of lines", {"a.yaml": _PLAIN.replace("\n", "\r")}, (_CLOSED,)),
)  # fmt: skip

MEANINGS = (
    Entry("days that are none", {"a.yaml": talk("effective: 2026-02-30\nreview: {last: 0000-00-00, every: 9mo}\n")}, ("core/",)),
    Entry("the first and the last day", {"a.yaml": talk("comments: nobody\nreview: {last: 9999-12-31, every: 999999y}\n").replace("effective: 2026-01-01", "effective: 0001-01-01")}, (_CLOSED,)),
    Entry("endless years", {"a.yaml": talk(f"reply_within: {'9' * 20}y\n")}, ()),
    Entry("a clock of ages", {"organisation.yaml": calendar(""), "f.yaml": clocked("99999999bd")}, ("takes more than ten years",)),
    Entry("a clock that never runs", {"organisation.yaml": calendar("", days="[]"), "f.yaml": clocked("4h")}, ("approvals/clock-never-runs",)),
    Entry("a calendar from year 0 to 9999", {"organisation.yaml": calendar(", holidays: [0000-01-01, 0001-01-01, 9999-12-31, 10000-01-01]"), "f.yaml": clocked("9y")}, ("core/wrong-format",)),
    Entry("fifteen thousand holidays", {"organisation.yaml": calendar(f", holidays: [{', '.join(f'{y}-{m:02}-{d:02}' for y in range(2000, 2040) for m in range(1, 13) for d in range(1, 29))}]"), "f.yaml": clocked("99bd")}, ("approvals/hours-until-a-post",)),
    Entry("a zone that is a path", {"organisation.yaml": calendar("", '"../../../../etc/passwd"'), "f.yaml": clocked("4h")}, ("core/wrong-format",), unsaid=("root:",)),
    Entry("a zone without end", {"organisation.yaml": calendar("", f'"{"a/" * 5_000}"'), "f.yaml": clocked("4h")}, ("core/wrong-format",)),
    Entry("a thousand stages", {"f.yaml": flow("".join(f"- {{name: s{at}, approvers: head-of-social, clock: 4h, if_late: next-in-line}}\n" for at in range(1_000)))}, ("approvals/",)),
    Entry("stand-ins in a circle", {"t.yaml": document("teams", "roles:\n" + "".join(f"- {{name: r{at}, holder: A, fallback: r{(at + 1) % 1_000}}}\n" for at in range(1_000))), "f.yaml": flow("- {name: s, approvers: r0, clock: {within: 4h, then: r1}, if_late: next-in-line}\n")}, ("approvals/",)),
    Entry("hundreds of exceptions", {"e.yaml": exceptions(800), "a.yaml": _PLAIN}, ("core/exception-unused",), CLEAN),
    Entry("200 conditions", {"a.yaml": overrides(200)}, ("core/undecided",), CLEAN),
    Entry("3,300 brands", by_brand(3_300), ("a.yaml:3312:", "influencers/creators-not-looked-at")),
    Entry("1,500 conditions", {"a.yaml": overrides(1_500)}, ("core/too-many-conditions",)),
)  # fmt: skip

_RULE = (
    "title: t\nforce: good-practice\nseverity: error\nsources: []\nwhy: w\nremedy: r\nexamples: {good: [], bad: []}\n"
)
_DEEP = "{all_of: [" * 60 + "{field: comments, is: everyone}" + "]}" * 60
CONFIGURED = (
    Entry("a configuration that is deep", {"govlint.toml": "a = " + "[" * 100_000}, ("govlint.toml",), WRONG),
    Entry("a configuration without an end", {"govlint.toml": 'exclude = ["' + "*" * 1_000_000 + '"]'}, ("Nothing was checked",), EMPTY),
    Entry("patterns that search for ever", {"govlint.toml": f"exclude = [{', '.join(repr('*a' * 40 + 'b') for _ in range(20))}]", "a" * 200 + ".yaml": _PLAIN}, (_CLOSED,)),
    Entry("a configuration of bytes", {"govlint.toml": b"\xff\xfe\x00"}, ("govlint.toml",), WRONG),
    Entry("a number without an end", {"govlint.toml": f"fail-on = {'9' * 100_000}"}, ("govlint.toml",), WRONG),
    Entry("a key that steers, configured", {"govlint.toml": '"\\u001b[31m\\n::error::x" = 1'}, ("govlint.toml", "\\u{1b}"), WRONG),
    Entry("a shared file that is deep", {"pyproject.toml": "tool.govlint.a = " + "{a = " * 5_000}, ("pyproject.toml",), WRONG),
    Entry("a rule that is a bomb", rule(bare(f"a0: &a0 [x]\n{_ALIASES}")), ("one.yaml",), WRONG),
    Entry("a rule that is deep", rule(_RULE + f"select: {{kind: engagement-policy}}\nrequire: {_DEEP}\ndirection: too-loose\nmessage: m\n"), ("one.yaml",), WRONG),
    Entry("a rule for a control that is none", rule(_RULE + "wall: {control: '../../etc/passwd', floor: x}\n"), ("one.yaml",), WRONG),
    Entry("a message that reads what it must not", rule(_RULE + "select: {kind: engagement-policy}\nrequire: {field: comments, is: everyone}\ndirection: too-tight\nmessage: '{comments.__class__.__init__.__globals__} {0} {'\n") | {"a.yaml": _PLAIN}, (), WRONG, unsaid=("<function", "builtins")),
    Entry("a baseline that is deep", {"govlint.toml": "", "govlint-baseline.json": "[" * 100_000}, ("govlint-baseline.json",), WRONG),
    Entry("a baseline that counts for ever", {"govlint.toml": "", "govlint-baseline.json": '{"format": 1' + "0" * 5_000 + "}"}, ("govlint-baseline.json",), WRONG),
    Entry("a logo that runs", {"govlint.toml": '[handbook]\nlogo = "l.svg"\n', "l.svg": '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'}, ("l.svg",), WRONG, RENDER),
    Entry("a logo that is a bomb", {"govlint.toml": '[handbook]\nlogo = "l.svg"\n', "l.svg": "<svg>" + "<g>" * 100_000}, ("l.svg",), WRONG, RENDER),
    Entry("a page without an end", {"govlint.toml": '[handbook]\nextra-pages = ["p.md"]\n', "p.md": "# t\n" + "[" * 50_000 + "![" * 50_000}, (), CLEAN, RENDER),
    Entry("quotes in quotes", {"govlint.toml": '[handbook]\nextra-pages = ["p.md"]\n', "p.md": "# t\n\n" + "> " * 20_000 + "x\n" + "*_" * 20_000}, (), CLEAN, RENDER),
    Entry("a table of accounts that steers", {"a.csv": "Platform,Handle,\x1b]0;x\x07\nx,\x1b[31m,::error::x\n"}, (), CLEAN, ("import", "a.csv")),
    Entry("a table of quotes", {"a.csv": "Platform,Handle\n" + '"' * 500_001}, ("a.csv",), WRONG, ("import", "a.csv")),
)  # fmt: skip
