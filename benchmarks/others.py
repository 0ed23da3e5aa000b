"""What commands other than `check` take, each as a whole process."""

import subprocess
from pathlib import Path

from benchmarks.estate import write
from benchmarks.timing import measure

SIZES = (50, 1_000)
_GIT = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org")


def committed(count: int, folder: Path) -> Path:
    """An estate in git, with one file changed since."""
    write(count, folder)
    for command in (("init", "-q"), ("add", "."), ("commit", "-qm", "All")):
        subprocess.run([*_GIT, *command], cwd=folder, check=True)
    changed = next(iter(sorted(folder.rglob("engagement-policy*.yaml"))))
    changed.write_text(changed.read_text(encoding="utf-8").replace("everyone", "followers"), encoding="utf-8")
    return folder


def commands(govlint: str, folder: str) -> dict[str, list[str]]:
    """The questions that people ask while they work."""
    situation = ["--content", "organic-post", "--market", "GB"]
    return {
        "--version": [govlint, "--version"],
        "explain": [govlint, "explain", "engagement.comments"],
        "why": [govlint, "why", "engagement.comments", folder],
        "simulate": [govlint, "simulate", folder, *situation],
        "posture": [govlint, "posture", folder],
        "diff, one file changed": ["git", "-C", folder, "-c", f"alias.g=!{govlint} diff HEAD", "g"],
        "render": [govlint, "render", folder, "-o", f"{folder}.out"],
    }


def others_table(programs: Path, made: Path) -> str:
    """A table of them all, in CPU milliseconds."""
    found = {}
    for count in SIZES:
        folder = committed(count, made / f"others-{count}")
        found[count] = measure(commands(str(programs / "govlint"), str(folder)), 3)
    rows = [
        f"| {name} | " + " | ".join(f"{found[count][name].seconds * 1000:,.0f}" for count in SIZES) + " |"
        for name in found[SIZES[0]]
    ]
    head = "| govlint | " + " | ".join(f"{count:,} documents" for count in SIZES) + " |\n|---|---|---|"
    return f"### Other commands, CPU ms\n\n{head}\n" + "\n".join(rows) + "\n"
