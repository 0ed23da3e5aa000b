"""Settings that say that they are not decided."""

from collections.abc import Iterator

from govlint.finding import Finding
from govlint.library.forms import ELSEWHERE
from govlint.policy.controls import controls
from govlint.policy.settings import Setting

_SAID = {
    "not-stated": ("core/not-stated", "the text this comes from does not say"),
    "to-be-decided": ("core/to-be-decided", "this is still to be decided"),
}


def state_findings(settings: dict[str, list[Setting]]) -> Iterator[Finding]:
    """Each setting that is not stated, still to be decided, or decided in a place that is not named."""
    known = controls()
    for control, found in settings.items():
        title = known[control].title
        for setting in found:
            if setting.state in _SAID:
                rule, said = _SAID[setting.state]
                yield Finding(rule, f"{title}: {said}", setting.origin)
            elif setting.state == ELSEWHERE and not setting.value:
                said = f"{title}: this is decided elsewhere, but it does not say where"
                yield Finding("core/defined-nowhere", said, setting.origin)
