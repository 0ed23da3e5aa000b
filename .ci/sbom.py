"""A bill of materials beside what was built: `python .ci/sbom.py FOLDER` writes `FOLDER/govlint-VERSION.cdx.json`.

It names the wheel and the sdist by their hashes, and everything that govlint and its extras need in the versions that
are installed here. CycloneDX's own validator judges it before it is written. Its date is that of SOURCE_DATE_EPOCH.
"""

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from datetime import datetime, timezone
from importlib.metadata import Distribution, distribution
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.hash.factories import HashTypeFactory
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.requirements import Requirement

NAME = "govlint"


def needed(name: str, extras: frozenset[str]) -> Iterator[str]:
    """The names of what a distribution needs on this machine, by its own metadata."""
    for line in distribution(name).requires or ():
        asked = Requirement(line)
        if not asked.marker or any(asked.marker.evaluate({"extra": extra}) for extra in ("", *sorted(extras))):
            yield plain(asked.name)


def plain(name: str) -> str:
    """A name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def closure(extras: frozenset[str]) -> dict[str, list[str]]:
    """All that govlint needs with these extras, itself first, each with what it needs in turn."""
    found, left = {NAME: sorted(set(needed(NAME, extras)))}, [*needed(NAME, extras)]
    while left:
        name = left.pop()
        if name not in found:
            found[name] = sorted(set(needed(name, frozenset())))
            left += found[name]
    return found


def component(name: str, kind: ComponentType, scope: ComponentScope | None = None) -> Component:
    """A distribution as it is installed here."""
    held = distribution(name)
    said = licence(held)
    return Component(
        name=held.metadata["Name"],
        version=held.version,
        type=kind,
        scope=scope,
        bom_ref=f"{name}@{held.version}",
        purl=PackageURL("pypi", None, name, held.version),
        licenses=[LicenseFactory().make_from_string(said)] if said else [],
    )


def licence(held: Distribution) -> str:
    """What it says of its licence in a word or an expression; older metadata holds whole texts, which are left out."""
    said = held.metadata.get("License-Expression") or held.metadata.get("License") or ""
    return said if "\n" not in said and len(said) < 80 else ""


def built(folder: Path) -> Iterator[ExternalReference]:
    """The wheel and the sdist."""
    for path in sorted((*folder.glob("*.whl"), *folder.glob("*.tar.gz"))):
        mark = HashTypeFactory().from_hashlib_alg("sha256", hashlib.sha256(path.read_bytes()).hexdigest())
        yield ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=XsUri(path.name), hashes=[mark])


def bill(folder: Path) -> Bom:
    """The whole bill."""
    extras = frozenset(distribution(NAME).metadata.get_all("Provides-Extra") or ())
    graph, required = closure(extras), closure(frozenset())
    main = component(NAME, ComponentType.APPLICATION)
    main.external_references.update(built(folder))
    scopes = {name: ComponentScope.REQUIRED if name in required else ComponentScope.OPTIONAL for name in graph}
    parts = {name: component(name, ComponentType.LIBRARY, scopes[name]) for name in graph if name != NAME}
    bom = Bom(components=parts.values())
    bom.metadata.component = main
    bom.metadata.timestamp = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), timezone.utc)
    told = "".join(f"{one.bom_ref.value}\n" for one in (main, *parts.values())) + repr(list(built(folder)))
    bom.serial_number = uuid5(NAMESPACE_URL, told)
    for name, below in graph.items():
        bom.register_dependency(parts.get(name, main), [parts[one] for one in below])
    return bom


def run(folder: Path) -> int:
    """Write the bill, where its judge finds nothing wrong. Gives the exit code."""
    text = JsonV1Dot6(bill(folder)).output_as_string(indent=2)
    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if wrong:
        sys.stderr.write(f"the bill of materials is not well formed: {wrong}\n")
        return 1
    (folder / f"{NAME}-{distribution(NAME).version}.cdx.json").write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1])))
