"""The handbook can be read from right to left: no style names a side, and drawings run as the language does."""

import re
from gettext import NullTranslations
from pathlib import Path

import pytest

import govlint.handbook
from govlint.handbook.drawings.drawing import corridor, proportion
from govlint.handbook.drawings.lanes import lanes
from govlint.handbook.drawings.track import Track
from govlint.handbook.words.said import Said
from govlint.handbook.words.steps import Step
from govlint.language import speaking

STYLES = sorted((Path(govlint.handbook.__file__).parent / "style").glob("*.css"))
_SIDED = re.compile(
    r"(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)"
    r"|(?<![\w-])(?:left|right)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
)
_FOUR = re.compile(r"(?<![\w-])(?:margin|padding|inset|border-width)\s*:\s*([^\s;}]+) ([^\s;}]+) ([^\s;}]+) ([^\s;}]+)")


def sided(style: str) -> list[str]:
    """What in a style sheet stands on one side in any language."""
    return [found[0] for found in _SIDED.finditer(style)] + [
        found[0] for found in _FOUR.finditer(style) if found[2] != found[4]
    ]


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_no_style_names_a_side(style: Path) -> None:
    assert sided(style.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "bad", ["p { margin-left: 1rem }", "a{left:0}", "p { text-align: right; }", "th { padding: 1px 2px 1px 0; }"]
)
def test_a_side_is_noticed(bad: str) -> None:
    assert sided(bad)


def test_a_corridor_runs_the_other_way() -> None:
    track = Track((25.0,), 30.0, None, 60.0, None, False, False, False)
    plain = corridor(track, "a", "said")
    with speaking("ar", NullTranslations()):
        turned = corridor(track, "a", "said")
    assert 'class="zone zone-loose" x="0%"' in plain
    assert 'class="zone zone-loose" x="70%"' in turned
    assert '<svg x="60%"' in plain
    assert '<svg x="40%"' in turned
    assert 'cx="75%"' in turned


def test_a_bar_begins_where_a_line_does() -> None:
    with speaking("ar", NullTranslations()):
        assert 'class="share share-inside" x="75%" y="1" width="25%"' in proportion((("inside", 1), ("too-tight", 3)))


def test_a_flow_runs_the_other_way() -> None:
    nothing = Said()
    steps = tuple(
        Step(name, "lane", nothing, nothing, "", 0.0, "", None, nothing, "", "", at, (at - 1,) if at else (), "")
        for at, name in enumerate(("first", "last"))
    )

    def places() -> list[float]:
        drawn = lanes(steps, "flow", "said")
        return [float(found) for found in re.findall(r'class="step" x="([\d.]+)%"', drawn)]

    plain = places()
    with speaking("he", NullTranslations()):
        turned = places()
    assert plain == sorted(plain)
    assert turned == sorted(turned, reverse=True)
