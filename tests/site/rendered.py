"""Handbooks of the examples, rendered once, and which of their pages stand for all."""

from functools import cache
from pathlib import Path

from tests.change.history import CLOSED, OPEN, began, commit, edit
from tests.helpers import DAY, HOUSE, govlint
from tests.site.browser import Place

EXAMPLES = HOUSE / "examples"
KITCHEN = EXAMPLES / "kitchen-sink"

TEMPLATES = {
    "accounts.html": ["accounts.html"],
    "ai.html": ["ai.html"],
    "answers.html": ["decisions/tenfurlong/gb.html", "accounts/it-facebook.html"],
    "applies.html": ["for-you/social-team.html", "for-you/_creators.html"],
    "board.html": ["controls/index.html"],
    "calendar.html": ["calendar.html"],
    "control.html": ["controls/engagement.comments.html", "controls/approval.layers.html"],
    "crisis.html": ["crisis.html"],
    "document.html": [
        "documents/organisation-tenfurlong.html",
        "documents/engagement-policy-talking.html",
        "documents/engagement-policy-talking-2022.html",
        "documents/influencer-policy-creators.html",
        "documents/exception-bonus-template.html",
        "documents/scenario-lost-control.html",
    ],
    "documents.html": ["documents/index.html"],
    "exceptions.html": ["exceptions.html"],
    "findings.html": ["findings.html"],
    "flow.html": ["flows/posts.html", "flows/adverts.html"],
    "for_you.html": ["for-you/index.html"],
    "front.html": ["index.html"],
    "glossary.html": ["glossary.html"],
    "influencers.html": ["influencers.html", "influencers/gb.html"],
    "may_post.html": ["decisions/index.html"],
    "personal.html": ["personal.html"],
    "place.html": ["markets/GB.html", "sectors/gambling.html"],
    "role.html": ["roles/head-of-social.html", "roles/social-team.html"],
    "posture.html": ["posture.html"],
    "roles.html": ["roles.html"],
    "rules.html": ["rules.html"],
    "search.html": ["search.html"],
    "sources.html": ["sources.html"],
    "written.html": ["pages/first-week.html", "pages/in-trouble.html"],
}
"""Each template that makes pages, and pages of the bookmaker that it made."""

LOGGED = {"changes.html": ["changes.html"], "step.html": ["changes/*.html"], "front.html": ["index.html"]}
"""The same of templates that say what changed, for a handbook with a history."""

SHOWN = {
    EXAMPLES / "bookmaker": [path for paths in TEMPLATES.values() for path in paths],
    KITCHEN / "access": [  # eighty findings
        "index.html",
        "documents/index.html",
        "documents/access-policy-hare-keys.html",
        "controls/index.html",
        "controls/access.mfa.html",
        "findings.html",
        "roles.html",
    ],
    KITCHEN / "broken": ["index.html", "findings.html"],  # what cannot be read
    KITCHEN / "unfinished": ["findings.html"],  # what is not decided
    KITCHEN / "no-markets": ["index.html", "accounts.html", "roles.html"],  # next to nothing
}
"""The pages that stand for all, by example."""


def organisations() -> list[Path]:
    """The folder of each example."""
    folders = {*EXAMPLES.iterdir(), *KITCHEN.iterdir()} - {KITCHEN}
    return sorted(folder for folder in folders if folder.is_dir() and any(folder.glob("*.yaml")))


def render(folder: Path, to: Path, *more: str) -> Path:
    """The handbook of a folder, made as a person would. Raises RuntimeError where the program fails."""
    done = govlint("render", ".", "-o", str(to), "--as-of", DAY, *more, cwd=folder)
    if done.returncode:
        raise RuntimeError(f"{folder}: {done.stderr.decode()}")
    return to


class Handbooks:
    """The handbooks of the examples, each made when it is first asked for."""

    def __init__(self, shelf: Path) -> None:
        self._shelf = shelf
        self.of = cache(self._made)

    def _made(self, example: Path) -> Path:
        return render(example, self._shelf / example.relative_to(EXAMPLES).as_posix().replace("/", "-"))

    def shown(self) -> list[Place]:
        """The pages that stand for all."""
        found = [place for example, paths in SHOWN.items() for place in places(self.of(example), paths)]
        site = self.logged()
        patterns = [pattern for patterns in LOGGED.values() for pattern in patterns]
        held = [path.relative_to(site).as_posix() for pattern in patterns for path in sorted(site.glob(pattern))]
        return [*found, *places(site, held)]

    @cache  # noqa: B019  # as long as the session
    def logged(self) -> Path:
        """The handbook of a small house with a history: a loosening, a tightening, a merge, a step that is broken."""
        folder = began(self._shelf / "with-a-history")
        edit(folder, "engagement.yaml", OPEN, CLOSED)
        commit(folder, "Close comments, which everybody wrote to us about for so long that this line is a long one")
        (folder / "govlint.toml").write_text("packs = 3\n", encoding="utf-8")
        commit(folder, "A slip", "2026-09-01")
        (folder / "govlint.toml").unlink()
        edit(folder, "engagement.yaml", CLOSED, OPEN)
        edit(folder, "content.yaml", "own-field-only", "nothing")
        commit(folder, "Open comments again", "2026-11-20", by="Kim")
        edit(folder, "content.yaml", "nothing", "own-field-only")
        return render(folder, self._shelf / "logged", "--changes=HEAD~3")


def places(site: Path, paths: list[str]) -> list[Place]:
    """Pages of a rendered site, as files."""
    return [Place(f"{site.as_uri()}/", path) for path in paths]


def paths(site: Path, under: str = "") -> list[str]:
    """All pages of a rendered site."""
    return sorted(path.relative_to(site).as_posix() for path in (site / under).rglob("*.html"))
