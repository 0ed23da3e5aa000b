"""What an organisation gives its handbook: shown where it does no harm, refused with its line where it might."""

import os
import re
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.config.config import Config
from govlint.config.read import read_config
from govlint.errors import GovlintError
from govlint.handbook.own.accent import DARK_PAPER, LEAST, PAPER, accent, contrast, nearest
from govlint.handbook.own.logo import MOST_BYTES, logo
from govlint.handbook.own.own import own
from govlint.handbook.own.written import MOST_PAGES, written
from tests.helpers import HOUSE, write

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'


def png(wide: int = 8, high: int = 8) -> bytes:
    head = b"IHDR" + wide.to_bytes(4, "big") + high.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4, "big") + head + zlib.crc32(head).to_bytes(4, "big")


def config(folder: Path, text: str) -> Config:
    write(folder, {"govlint.toml": f"[handbook]\n{text}\n"})
    return read_config(str(folder / "govlint.toml"))


def refused(folder: Path, text: str, key: str) -> str:
    """What is said of a gift that is not taken; it always has its line."""
    with pytest.raises(GovlintError) as error:
        own(config(folder, f"# {key} is below\n{text}"))
    found = str(error.value)
    assert found.startswith(f"{folder}/govlint.toml:3: handbook.{key}: "), found
    return found


class TestLogo:
    @pytest.mark.parametrize(
        "inside",
        [
            '<path d="M0 0h9v9z" fill="#123456" style="stroke:rgb(1,2,3);stroke-width:2"/>',
            '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><circle r="3" fill="url(#a)"/>',
            '<g id="b" transform="rotate(45 1 1) scale(2)"><use href="#b"/><use xlink:href="#b"/></g>',
            '<title xml:lang="de">Mühle (1900)</title><text class="x" data-name="Layer (1)">M</text>',
        ],
    )
    def test_shapes_are_taken(self, inside: str, tmp_path: Path) -> None:
        (tmp_path / "l.svg").write_text(SVG.format(inside), encoding="utf-8")
        found = logo(config(tmp_path, 'logo = "l.svg"\nlogo-alt = "A mill"'))
        assert found
        assert (found.path, found.content.decode(), found.alt) == ("static/logo.svg", SVG.format(inside), "A mill")

    @pytest.mark.parametrize(
        "inside",
        [
            "<script>alert(1)</script>",
            '<path onload="alert(1)"/>',
            '<path OnLoad="alert(1)"/>',
            "<foreignObject><p/></foreignObject>",
            '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="x"/></foreignObject>',
            '<image href="https://evil.example/x.png"/>',
            '<use href="https://evil.example/x.svg#a"/>',
            '<use xlink:href="//evil.example/x.svg#a"/>',
            '<use href="data:image/svg+xml,x#a"/>',
            '<a href="javascript:alert(1)"><path/></a>',
            "<style>@import url(https://evil.example)</style>",
            '<path fill="url(https://evil.example#x)"/>',
            "<path fill=\"url( '//evil.example#x')\"/>",
            '<path style="fill: u\\72l(https://evil.example)"/>',
            "<path style=\"fill: src('x')\"/>",
            "<path style=\"background: image-set('x' 1x)\"/>",
            "<path style=\"@import 'x'\"/>",
            '<set attributeName="href" to="javascript:x"/>',
            '<animate attributeName="onload"/>',
            '<path xml:base="https://evil.example/"/>',
            '<path xmlns:e="http://www.w3.org/2001/xml-events" e:event="load"/>',
            '<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>',
            "<?xml-stylesheet href='https://evil.example/x.css'?>",
            "<path>",
        ],
    )
    def test_more_than_shapes_is_refused_with_the_line(self, inside: str, tmp_path: Path) -> None:
        (tmp_path / "l.svg").write_text(SVG.format(f"\n{inside}\n"), encoding="utf-8")
        assert "line " in refused(tmp_path, 'logo = "l.svg"', "logo")

    def test_a_bomb_is_not_unpacked(self, tmp_path: Path) -> None:
        entities = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
        bomb = f'<!DOCTYPE svg [<!ENTITY e0 "x">{entities}]>' + SVG.format("<title>&e11;</title>")
        for encoding in ("utf-8", "utf-16"):
            (tmp_path / "l.svg").write_bytes(bomb.encode(encoding))
            assert "document type" in refused(tmp_path, 'logo = "l.svg"', "logo")

    @settings(deadline=None)
    @given(st.binary(max_size=200) | st.text(max_size=60).map(lambda text: SVG.format(text).encode("utf-8", "replace")))
    def test_whatever_stands_there_is_taken_or_refused(
        self, tmp_path_factory: pytest.TempPathFactory, held: bytes
    ) -> None:
        folder = tmp_path_factory.mktemp("logo")
        (folder / "l").write_bytes(held)
        try:
            found = logo(config(folder, 'logo = "l"'))
        except GovlintError:
            return
        assert found
        assert not re.search(rb"<\w*script|<foreign|\son\w+\s*=", found.content, re.IGNORECASE)

    def test_a_png_of_a_sensible_size(self, tmp_path: Path) -> None:
        (tmp_path / "l.png").write_bytes(png())
        assert logo(config(tmp_path, 'logo = "l.png"')) == ("static/logo.png", png(), "")
        for wrong in (png(0), png(9, 5000), png()[:20], png().replace(b"IHDR", b"IEND")):
            (tmp_path / "l.png").write_bytes(wrong)
            said = refused(tmp_path, 'logo = "l.png"', "logo")
            assert "pixels" in said or "is no whole PNG" in said

    def test_it_is_bounded(self, tmp_path: Path) -> None:
        (tmp_path / "l.svg").write_text(SVG.format(" " * MOST_BYTES))
        assert "larger than 128 KiB" in refused(tmp_path, 'logo = "l.svg"', "logo")


class TestPaths:
    """A configuration of somebody else's leads nowhere but into its own folder."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        write(tmp_path, {"secret.md": "# Secret", "gov/real/page.md": "# Page", "gov/real/l.svg": SVG.format("")})
        (tmp_path / "gov" / "way").symlink_to(tmp_path)
        (tmp_path / "gov" / "link.md").symlink_to(tmp_path / "secret.md")
        (tmp_path / "gov" / "link.svg").symlink_to(tmp_path / "gov" / "real" / "l.svg")
        (tmp_path / "gov" / "held").mkdir()
        (tmp_path / "gov" / "held" / "in.md").symlink_to(tmp_path / "secret.md")
        return tmp_path / "gov"

    @pytest.mark.parametrize(
        "path", ["../secret.md", "real/../../secret.md", "/etc/passwd", "way/secret.md", "link.md", "held", "..", "way"]
    )
    def test_pages_outside_are_refused(self, path: str, folder: Path) -> None:
        said = refused(folder, f'extra-pages = ["{path}"]', "extra-pages")
        assert "leaves the folder" in said or "is a link" in said

    @pytest.mark.parametrize("path", ["../gov/real/l.svg", "/etc/hostname", "link.svg", "way/gov/real/l.svg"])
    def test_a_logo_outside_is_refused(self, path: str, folder: Path) -> None:
        said = refused(folder, f'logo = "{path}"', "logo")
        assert "leaves the folder" in said or "is a link" in said

    def test_what_is_no_file_is_not_waited_for(self, folder: Path) -> None:
        os.mkfifo(folder / "pipe.md")
        assert "no file" in refused(folder, 'extra-pages = ["pipe.md"]', "extra-pages")
        assert "real" in refused(folder, 'logo = "real"', "logo")
        assert "No such file" in refused(folder, 'logo = "gone.svg"', "logo")


class TestAccent:
    @given(st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"))
    def test_the_nearest_colour_can_be_read_and_one_that_can_is_kept(self, colour: str) -> None:
        for paper in (PAPER, DARK_PAPER):
            found = nearest(colour, paper)
            assert contrast(found, paper) >= LEAST
            assert (found == colour) == (contrast(colour, paper) >= LEAST)

    def test_contrast_is_that_of_the_standard(self) -> None:
        assert contrast("#000000", "#ffffff") == pytest.approx(21)
        assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
        assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)

    def test_the_papers_are_those_of_the_style_sheet(self) -> None:
        style = (HOUSE / "govlint/handbook/style/base.css").read_text(encoding="utf-8")
        assert re.findall(r"--paper: (#\w+);", style)[:2] == ["#fff", DARK_PAPER]

    def test_one_colour_is_enough(self, tmp_path: Path) -> None:
        style = accent(config(tmp_path, 'accent = "#0B4F55"'))
        light, dark = style.splitlines()
        assert "--top: #0B4F55; --top-ink: #fff; --accent: #0B4F55;" in light
        found = re.search(r"--accent: (#\w{6})", dark)
        assert found
        assert contrast(found[1], DARK_PAPER) >= LEAST
        assert accent(config(tmp_path, 'title = "x"')) == ""

    @pytest.mark.parametrize(
        ("text", "figure", "hint"),
        [
            ('accent = "#777777"', "4.47", "#767676"),
            ('accent = "#ffffff"', "1.00", "#767676"),
            ('accent = {light = "#ff9900"}', "2.14", "#aa6600"),
            ('accent = {light = "#000000", dark = "#000000"}', "1.17", "#"),
        ],
    )
    def test_what_cannot_be_read_is_refused_with_the_figure(
        self, text: str, figure: str, hint: str, tmp_path: Path
    ) -> None:
        assert f"has a contrast of {figure}, and text needs 4.5" in refused(tmp_path, text, "accent")
        with pytest.raises(GovlintError) as error:
            accent(config(tmp_path, text))
        assert f"The nearest colour that can be read is {hint}" in error.value.help


class TestWritten:
    def test_a_folder_and_files_in_order(self, tmp_path: Path) -> None:
        write(
            tmp_path,
            {
                "p/b.md": "# B",
                "p/a/c.md": "C\n=\n\nfirst *words*\nhere",
                "p/.x.md": "# X",
                "p/n.txt": "",
                "z.md": "# Z",
            },
        )
        found = written(config(tmp_path, 'extra-pages = ["z.md", "p"]'))
        assert [(one.path, one.title) for one in found] == [
            ("pages/z.html", "Z"), ("pages/b.html", "B"), ("pages/a/c.html", "C"),
        ]  # fmt: skip
        assert found[2].said == "first words here"

    @pytest.mark.parametrize(
        ("files", "named", "said"),
        [
            ({"a.md": "no title"}, '"a.md"', "a.md:1: the page has no title"),
            ({"a.md": ""}, '"a.md"', "a.md:1: the page has no title"),
            ({"a.txt": "# A"}, '"a.txt"', "a.txt is no folder, and no file that ends in .md"),
            ({"a/x.md": "# X", "b/x.md": "# X"}, '"a", "b"', "would be one page"),
            ({f"p/{at}.md": "# X" for at in range(MOST_PAGES + 1)}, '"p"', "more than 100 pages"),
            ({"a.md": "# A\n" + "x" * 300_000}, '"a.md"', "larger than 256 KiB"),
            ({}, '"a.md"', "No such file"),
        ],
    )
    def test_what_is_no_page(self, files: dict[str, str], named: str, said: str, tmp_path: Path) -> None:
        write(tmp_path, files)
        with pytest.raises(GovlintError, match=re.escape(said)):
            written(config(tmp_path, f"extra-pages = [{named}]"))

    def test_what_is_no_text(self, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_bytes(b"# \xff")
        with pytest.raises(GovlintError, match="not UTF-8"):
            written(config(tmp_path, 'extra-pages = ["a.md"]'))

    def test_headings_have_the_anchors_that_links_name(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.md": "# T\n\n# How we *reply*!\n\n## How we reply\n\n### Größe\n"})
        (found,) = written(config(tmp_path, 'extra-pages = ["a.md"]'))
        assert {"part-how-we-reply", "part-how-we-reply-1"} <= found.parts
        assert len(found.parts) == 3
        assert [token.tag for token in found.tokens if token.type == "heading_open"] == ["h2", "h2", "h3"]


@pytest.mark.parametrize(
    "said", ["https://x.example/y", "https://x.example/{path}/{user}", "https://x.example/{path}}"]
)
def test_a_source_url_that_nobody_can_fill(said: str, tmp_path: Path) -> None:
    assert "must hold {path}" in refused(tmp_path, f'source-url = "{said}"', "source-url")


def test_the_address_of_a_source(tmp_path: Path) -> None:
    found = own(config(tmp_path, 'source-url = "https://x.example/{revision}/{path}#L{line}"'), "abc")
    assert found.source_url == "https://x.example/abc/{path}#L{line}"
