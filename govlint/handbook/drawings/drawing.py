"""Corridors and proportions as SVG: no picture says anything that does not also stand in words."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from markupsafe import Markup

from govlint.handbook.drawings.side import across
from govlint.handbook.drawings.track import Track
from govlint.handbook.facings import VERDICTS
from govlint.language import gettext as _
from govlint.language import spoken

_TALL, _LOW = 52, 18
_TRACKS = 4096
"""How many drawings are kept at hand."""
# The share of a strip that "too tight" takes on the narrowest screen.
_CAPTION_ROOM = 22.0
_HATCHED = {"loose": "hatch-loose", "tight": "dots-tight", "bare": "plain-bare"}


def corridor(track: Track, name: str, said: str) -> Markup:
    """A corridor with its zones, walls and our setting. name: an id for the title; said: the same in words."""
    return Markup(
        '<svg class="strip" role="img" aria-labelledby="{name}" width="100%" height="{height}" font-size="12"'
        ' text-anchor="middle"><title id="{name}">{said}</title>{parts}</svg>'
    ).format(name=name, height=_TALL, said=said, parts=_drawn(track, spoken()))


@lru_cache(_TRACKS)
def _drawn(track: Track, _language: str) -> Markup:
    """What is drawn for a track; many settings stand alike. Its words, and the way it runs, are a language's."""
    return _joined([*_zones(track, 20, 24, True), *_ticks(track, 32), *_walls(track, 16, 32), *_mark(track, 32, 11)])


def mini(track: Track) -> Markup:
    """The same as a line in a table, where the words stand beside it."""
    return _mini(track, spoken())


@lru_cache(_TRACKS)
def _mini(track: Track, _language: str) -> Markup:
    parts = [*_zones(track, 4, 10, False), *_walls(track, 1, 16), *_mark(track, 9, 7)]
    return Markup('<svg class="mini" aria-hidden="true" width="100%" height="{}">{}</svg>').format(_LOW, _joined(parts))


def proportion(counts: Sequence[tuple[str, int]]) -> Markup:
    """Verdicts by how often they occur, as one bar."""
    whole, at, parts = sum(count for _, count in counts), 0.0, []
    for verdict, count in counts:
        share = 100 * count / whole if whole else 0
        parts.append(
            Markup(
                '<rect class="share share-{}" x="{}%" y="1" width="{}%" height="16" fill="{}" stroke="#fff"/>'
            ).format(verdict, _short(across(at, share)), _short(share), _FILLS[verdict])
        )
        at += share
    return Markup('<svg class="bar" aria-hidden="true" width="100%" height="18">{}</svg>').format(_joined(parts))


_FILLS = dict.fromkeys(VERDICTS, "#d5dbe1") | {
    "too-loose": "#c0392b",
    "too-tight": "#7a4fb5",
    "undecided": "#d9a514",
    "inside": "#2f8f5b",
}


def _zones(track: Track, y: int, height: int, captions: bool) -> Iterable[Markup]:
    low, high = track.low or 0.0, 100.0 if track.high is None else track.high
    if track.bare:
        yield _zone("bare", 0, 100, y, height)
        return
    yield _zone("inside", low, high, y, height)
    for name, start, end, said in (("loose", 0.0, low, _("too loose")), ("tight", high, 100.0, _("too tight"))):
        if end > start and not (name == "loose" and track.low is None):
            yield _zone(name, start, end, y, height)
            if captions and end - start > _CAPTION_ROOM:
                yield _caption(name, (start + end) / 2, y, said)
    if captions and high - low > _CAPTION_ROOM:
        yield _caption("inside", (low + high) / 2, y, _("corridor"))


def _zone(name: str, start: float, end: float, y: int, height: int) -> Markup:
    width = max(end - start, 0.6)
    fill = "#cfe9da" if name == "inside" else f"url(#{_HATCHED[name]})"
    return Markup(
        '<rect class="zone zone-{}" x="{}%" y="{}" width="{}%" height="{}" fill="{}" stroke="#5b6875"/>'
    ).format(name, _short(across(start, width)), y, _short(width), height, fill)


def _caption(name: str, x: float, y: int, said: str) -> Markup:
    return Markup('<text class="caption caption-{}" x="{}%" y="{}">{}</text>').format(
        name, _short(across(x)), y - 6, said
    )


def _ticks(track: Track, y: int) -> Iterable[Markup]:
    dots = [Markup('<circle cx="{}%" cy="{}" r="2.5"/>').format(_short(across(tick)), y) for tick in track.ticks]
    if dots:
        yield Markup('<g class="tick" fill="#5b6875">{}</g>').format(_joined(dots))


def _walls(track: Track, y: int, height: int) -> Iterable[Markup]:
    """A line for each wall; the law's is thicker. A lifted ceiling is dashed."""
    for place, is_law in ((track.low, track.low_is_law), (track.high, track.high_is_law)):
        if place is not None and not track.bare:
            yield _line(place, y, height, "wall law" if is_law else "wall", 5 if is_law else 2)
    if track.lifted is not None:
        yield _line(track.lifted, y, height, "wall lifted", 2)


def _line(x: float, y: int, height: int, name: str, width: int) -> Markup:
    dashes = Markup(' stroke-dasharray="3 3"') if "lifted" in name else ""
    return Markup('<line class="{}" x1="{x}%" x2="{x}%" y1="{}" y2="{}" stroke="#14202b" stroke-width="{}"{}/>').format(
        name, y, y + height, width, dashes, x=_short(across(x))
    )


def _mark(track: Track, y: int, size: int) -> Iterable[Markup]:
    """Our setting: a diamond."""
    if track.mark is not None:
        yield Markup(
            '<svg x="{}%" y="{}" overflow="visible"><path class="mark" d="M0-{s} {w} 0 0 {s}-{w} 0Z" fill="#14202b"'
            ' stroke="#fff" stroke-width="2"/></svg>'
        ).format(_short(across(track.mark)), y, s=size, w=round(size * 0.75, 1))


def _short(number: float) -> str:
    """With at most two decimals, the same everywhere."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _joined(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)
