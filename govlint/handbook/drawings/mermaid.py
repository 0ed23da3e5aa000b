"""An approval flow as a flowchart for Mermaid, drawn where Markdown is read: the same steps as in the lanes."""

import re

from govlint.handbook.words.steps import Step

_PLAIN = re.compile(r"[^\w ,.()/·–-]")


def flowchart(steps: tuple[Step, ...]) -> str:
    """The chart, in the language of Mermaid. Nothing in it but our own arrows and boxes can be markup."""
    lines = ["flowchart LR"]
    for number, step in enumerate(steps):
        lines.append(f'  s{number}["{"<br>".join(map(_text, _said(number, step)))}"]')
    for number, step in enumerate(steps):
        lines += [f"  s{before} --> s{number}" for before in step.before]
    lines += [f"  style s{number} stroke-dasharray: 5 3" for number, step in enumerate(steps) if step.sometimes]
    return "\n".join(lines)


def _said(number: int, step: Step) -> list[str]:
    return [part for part in (f"{number + 1}. {step.name}", step.lane, step.time) if part]


def _text(text: str) -> str:
    """Text in which each sign that could mean something stands as its number."""
    return _PLAIN.sub(lambda found: f"#{ord(found[0])};", " ".join(text.split()))
