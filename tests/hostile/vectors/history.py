"""Commits, and what a repository's own configuration names: none stops the build, none runs."""

PAGE = "---\ntitle: Om gruppa\nsummary: x\n---\n\nTekst.\n"
NOW = 1_780_000_000
# Who committed, when.
COMMITTERS = (
    ("year-10000", f"A <a@b.no> {253402300800} +0000"),
    ("far", "A <a@b.no> 9223372036854775807 +0000"),
    ("zone", f"A <a@b.no> {NOW} +2400"),
    ("zone-odd", f"A <a@b.no> {NOW} -9959"),
    ("future", "A <a@b.no> 4102444800 +0000"),
    ("before-git", "A <a@b.no> 0 +0000"),
    ("nobody", f" <> {NOW} +0000"),
    ("terminal", f"\x1b[2J\x1b]0;x\x07 <a@b.no> {NOW} +0000"),
    ("markup", f"(script)hostile() <a@b.no> {NOW} +0000"),
    ("shell", f"$(touch INNBRUDD) <`touch INNBRUDD`> {NOW} +0000"),
    ("latin-1", f"Bj\udcf8rn <a@b.no> {NOW} +0000"),
    ("log-line", f"commit 0000 <commit 1> {NOW} +0000"),
)
# What an older commit had, by path; newer ones have not.
OLDER = (
    ("line-end-in-name", {"pages/a\nb.md": PAGE}),
    ("quote-in-name", {'pages/a"b\\c.md': PAGE}),
    ("latin-1-name", {"pages/bl\udce5.md": PAGE}),
    ("option-name", {"pages/--output=x.md": PAGE}),
    ("mark-in-name", {"pages/commit 1.md": PAGE, "pages/:100644 a b M.md": PAGE}),
    ("long-name", {f"pages/{'a' * 240}.md": PAGE}),
    ("deep", {f"{'a/' * 300}x.md": PAGE}),
    ("bytes", {"pages/x.md": "\udcff\udcfe\0" * 100}),
    ("empty", {"pages/x.md": ""}),
    ("bomb", {"pages/x.md": "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n"}),
    ("tag", {"pages/x.md": "---\nslug: !!python/object/apply:os.system [touch INNBRUDD]\n---\n"}),
    ("slug-upwards", {"pages/x.md": "---\ntitle: x\nslug: ../../x\nlang: ../..\n---\n"}),
    ("slug-list", {"pages/x.md": "---\ntitle: x\nslug: [a, b]\nlang: {a: b}\n---\n"}),
    ("slug-many", {"pages/x.md": "---\n" + "slug: a\n" * 50_000 + "---\n"}),
    ("deep-front-matter", {"pages/x.md": f"---\nslug: {'[' * 5000}\n---\n"}),
    ("large", {"pages/x.md": "---\ntitle: x\n---\n" + "x" * 5_000_000}),
    ("long-line", {"pages/x.md": "---\nslug: " + "a-" * 500_000 + "\n---\n"}),
    ("many", {f"pages/x{number}.md": PAGE for number in range(300)}),
)
# Lines of .git/config, and of .gitattributes in the content: programs that git would run.
CONFIGURATIONS = (
    ("monitor", "[core]\n\tfsmonitor = touch INNBRUDD\n"),
    ("pager", "[core]\n\tpager = touch INNBRUDD; cat\n[pager]\n\tlog = touch INNBRUDD; cat\n"),
    ("external-diff", "[diff]\n\texternal = touch INNBRUDD\n"),
    ("text-conversion", '[diff "x"]\n\ttextconv = touch INNBRUDD; cat\n\tcommand = touch INNBRUDD\n'),
    ("filter", '[filter "x"]\n\tsmudge = touch INNBRUDD; cat\n\tprocess = touch INNBRUDD\n\trequired = true\n'),
    ("signature", "[log]\n\tshowSignature = true\n[gpg]\n\tprogram = ./INNBRUDD.sh\n"),
    ("alias", "[alias]\n\tlog = !touch INNBRUDD\n\trev-parse = !touch INNBRUDD\n"),
    ("editor", "[core]\n\teditor = touch INNBRUDD\n\tsshCommand = touch INNBRUDD\n\taskPass = ./INNBRUDD.sh\n"),
    ("format", "[format]\n\tpretty = %x1b[2J%n\n[log]\n\tdate = format:%Y\n\tshowRoot = false\n\tfollow = true\n"),
    ("output", "[core]\n\tquotePath = false\n\tprecomposeUnicode = true\n[color]\n\tui = always\n[diff]\n\tnoprefix = true\n"),
    ("work-tree", "[core]\n\tworktree = /\n"),
    ("not-a-configuration", "[core\n\tx\n"),
)
