"""A change as a comment on a pull request. Text from files stands in elements of HTML, where no Markdown is read."""

from collections.abc import Iterator

from govlint.change.diff import Diff, Found
from govlint.change.direction import NEUTRAL, TIGHTENS
from govlint.reporters import Look
from govlint.reporters.change import Compared
from govlint.reporters.change.words import GOING, fields, head, summary
from govlint.reporters.comment import MOST_BYTES, html_text
from govlint.reporters.said import plural
from govlint.reporters.spots import utf8

_ROOM_TO_END = 300
_LOOSER = "🔴"
_MARKS = {NEUTRAL: "⚪", TIGHTENS: "🔵"}


def lines(compared: Compared, _look: Look) -> Iterator[str]:
    """The verdict of each organisation, then its changes, what weakens the gate first."""
    yield "## govlint diff\n"
    room = MOST_BYTES - _ROOM_TO_END
    for diff in compared.diffs:
        top = f"<p><b>{html_text(diff.title)}</b>: {diff.verdict}. {html_text(summary(diff))}</p>\n"
        room -= utf8(top)
        yield top
        left = 0
        for one in diff.found:
            block = _block(one)
            room -= utf8(block) + 1
            if room < 0:
                left += 1
            else:
                yield block
        if left:
            yield f"\n{plural(left, 'change')} left out, for this text can be no longer. Another format has them all."
    yield _unsigned(compared.diffs)


def _block(one: Found) -> str:
    change = one.change
    said = (
        f"{_MARKS.get(change.direction, _LOOSER)} {GOING[change.direction]} · {change.kind}: {html_text(head(change))}"
    )
    rows = "".join(f"<tr><td>{name}</td><td>{html_text(text)}</td></tr>" for name, text in fields(one))
    rows += f"<tr><td>id</td><td><code>{one.id}</code></td></tr>"
    return f"<details><summary>{said}</summary><table>{rows}</table></details>"


def _unsigned(diffs: tuple[Diff, ...]) -> str:
    """Who is still to sign, in the order in which they are asked."""
    asked = dict.fromkeys(
        need.who for diff in diffs for one in diff.found for need in one.signing.needs if not need.given
    )
    return f"\n<p>Still to sign: {html_text('; '.join(asked))}.</p>" if asked else ""
