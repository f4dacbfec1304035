"""Names of files and folders, and links in the file system. What is outside of content/ says «KANARI»."""

from pathlib import Path

PAGE = "---\ntitle: Side NAME\nsummary: Sammendrag.\n---\n\nTekst.\n"
OUTSIDE = Path("../../hemmelig.md")
REFUSED = (
    ("blank", "files", {"pages/a b.md": PAGE}),
    ("capital", "files", {"pages/Abc.md": PAGE}),
    ("norwegian", "files", {"pages/blåbær.md": PAGE}),
    ("latin-1", "files", {"pages/bl\udce5.md": PAGE}),
    ("option", "files", {"pages/--output=x.md": PAGE}),
    ("line-end", "files", {"pages/a\n::error file=x::y.md": PAGE}),
    ("terminal", "files", {"pages/\x1b[2J\x1b]0;x\x07.md": PAGE}),
    ("direction", "files", {"pages/a\u202edm.x.md": PAGE}),
    ("markup", "files", {"pages/<script>hostile()<script>.md": PAGE}),
    ("quote", "files", {"pages/a\"'`.md": PAGE}),
    ("format", "files", {"pages/{0.__class__} {value}.md": PAGE}),
    ("terminal-markup", "files", {"pages/[bold]x[.md": PAGE}),
    ("shell", "files", {"pages/$(touch KANARI);x.md": PAGE}),
    ("dots", "files", {"pages/a..md": PAGE}),
    ("percent", "files", {"pages/%2e%2e%2fx.md": PAGE}),
    ("backslash", "files", {"pages/a\\..\\x.md": PAGE}),
    ("deeper", "files", {"pages/under/x.md": PAGE}),
    ("top", "files", {"x.md": PAGE}),
    ("other-folder", "files", {"sider/x.md": PAGE}),
    ("capital-ending", "files", {"pages/x.MD": PAGE}),
    ("text-ending", "files", {"pages/x.txt": PAGE}),
    ("html", "files", {"pages/x.html": "<script>hostile()</script>"}),
    ("same-in-both-forms", "files", {"pages/e\u0301.md": PAGE, "pages/\u00e9.md": PAGE}),
    ("data-yml", "files", {"data/themes.yml": "a: b\n"}),
    ("office-markup", "files", {"offices/[red].md": "---\ntitle: x\nsummary: x\nkind: link\narea: x\n---\n\nTekst.\n"}),
    ("link-page", "files", {"pages/NAME.md": OUTSIDE}),
    ("link-folder", "files", {"stories": Path("../../hemmelig")}),
    ("link-data", "files", {"data/limits.yaml": Path("../../hemmelig.yaml")}),
    ("link-file", "files", {"files/NAME.txt": Path("../../../hemmelig.txt"), "pages/NAME.md": PAGE + "\n[x](../files/NAME.txt)\n"}),
    (
        "link-picture",
        "files",
        {"images/NAME.png": Path("../../hemmelig.png"), "pages/NAME.md": PAGE + "\n![x](../images/NAME.png)\n"},
    ),
    ("link-itself", "files", {"pages/NAME.md": Path("NAME.md")}),
    ("link-around", "files", {"pages/NAME.md": Path("NAME-2.md"), "pages/NAME-2.md": Path("NAME.md")}),
    ("link-nowhere", "files", {"pages/NAME.md": Path("finnes-ikke.md")}),
    ("link-device", "files", {"pages/NAME.md": Path("/dev/zero")}),
    ("link-device-data", "files", {"data/limits.yaml": Path("/dev/urandom")}),
    ("link-process", "files", {"files/NAME.txt": Path("/proc/self/environ")}),
    ("link-password", "files", {"files/NAME.txt": Path("/etc/passwd")}),
    ("link-root", "files", {"files": Path("/")}),
    ("link-upwards", "files", {"images/alt": Path("..")}),
    (
        "link-to-draft",
        "files",
        {
            "stories/utkast-NAME.md": "---\ntitle: Utkast\nsummary: x\nstatus: draft\n---\n\nKANARI\n",
            "files/NAME.txt": Path("../stories/utkast-NAME.md"),
            "pages/NAME.md": PAGE + "\n[x](../files/NAME.txt)\n",
        },
    ),
    (
        "link-to-hidden",
        "files",
        {"files/.hemmelig": "KANARI", "files/NAME.txt": Path(".hemmelig"), "pages/NAME.md": PAGE + "\n[x](../files/NAME.txt)\n"},
    ),
)
HARMLESS = (
    ("hidden-page", "files", {"pages/.utkast.md": "---\ntitle: KANARI\n---\n"}),
    ("hidden-folder", "files", {".git/config": "[core]\n\tfsmonitor = touch KANARI\n", "pages/.gammelt/x.md": "KANARI"}),
    ("lock-of-word", "files", {"pages/~$side.docx": "KANARI"}),
    ("thumbs", "files", {"images/Thumbs.db": b"KANARI", "files/.DS_Store": b"KANARI"}),
    ("unlinked-file", "files", {"files/ingen-lenker-hit.txt": "KANARI"}),
    ("odd-kind", "files", {"annet/x.json": "KANARI", "annet/Makefile": "all: ; touch KANARI"}),
)
