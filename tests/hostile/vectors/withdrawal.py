"""What the public must not see, or not any longer: «KANARI» is in each, and in no file of the public site."""


def story(front: str, text: str = "Dette skal ingen lese: KANARI.") -> str:
    """A story with these lines besides its title and summary."""
    return f"---\ntitle: Historien NAME\nsummary: Sammendrag av NAME.\n{front}\n---\n\n{text}\n"


def consent(withdrawn: str = "") -> str:
    """A person's consent, withdrawn on this day if any."""
    return "consent:\n  given_on: 2026-01-01\n  kept_by: redaksjonen\n  scope: [site, feeds, print]\n" + (f"  withdrawn_on: {withdrawn}\n" if withdrawn else "")


GONE = consent("2026-11-30")
HIDDEN = "---\ntitle: KANARI NAME\nsummary: KANARI NAME\n{front}\n---\n\nKANARI\n"
GROUP = "office: test\nmunicipalities: ['4601']\ntheme: ensomhet\nkind: conversation\nconfirmed: 2026-11-25\nschedule: {repeat: hver tirsdag, first: 2026-09-01, start: '18:00', end: '20:00'}\nplace: {name: KANARI-huset, street: KANARI 1, room: KANARI, directions: KANARI}\n"
HARMLESS = (
    ("story", "files", {"stories/NAME.md": story(GONE)}),
    ("consent-ended", "files", {"stories/NAME.md": story(consent().replace("2026-01-01", "2024-11-30"))}),
    ("translation", "files", {"stories/NAME.md": story(GONE), "stories/NAME-en.md": story(f"lang: en\ntranslation_of: NAME\n{consent()}")}),
    ("translation-of-translation", "files", {
        "stories/NAME.md": story(GONE),
        "stories/NAME-en.md": story(f"lang: en\ntranslation_of: NAME\n{consent()}"),
        "stories/NAME-ar.md": story(f"lang: ar\ntranslation_of: NAME-en\n{consent()}").replace("Historien", "På arabisk,"),
    }),
    ("original-of-translation", "files", {"stories/NAME.md": story(consent()).replace("KANARI", "lov å lese"), "stories/NAME-en.md": story(f"lang: en\ntranslation_of: NAME\n{GONE}")}),
    ("until", "files", {"stories/NAME.md": story(f"publish_until: 2026-11-30\n{consent()}"), "stories/NAME-en.md": story(f"lang: en\ntranslation_of: NAME\n{consent()}")}),
    ("from", "files", {"pages/NAME.md": HIDDEN.format(front="publish_from: 2026-12-02")}),
    ("draft", "files", {"pages/NAME.md": HIDDEN.format(front="status: draft"), "articles/NAME-2.md": HIDDEN.format(front="status: draft\ndate: 2026-11-01").replace("KANARI NAME", "KANARI 2 NAME")}),
    ("draft-translation", "files", {"articles/NAME.md": HIDDEN.format(front="status: draft"), "articles/NAME-en.md": HIDDEN.format(front="lang: en\ntranslation_of: NAME")}),
    ("example", "files", {"groups/NAME.md": HIDDEN.format(front=f"example: true\nstate: open\n{GROUP}")}),
    ("closed-group", "files", {"groups/NAME.md": f"---\ntitle: Gruppa NAME\nsummary: Lukket.\nstate: running\n{GROUP}---\n\nTekst.\n"}),
    ("waiting-group", "files", {"groups/NAME.md": f"---\ntitle: Gruppa NAME\nsummary: Venter.\nstate: collecting\n{GROUP}---\n\nTekst.\n"}),
    ("event-by-appointment", "files", {"events/NAME.md": "---\ntitle: Kontaktmøte NAME\nsummary: Etter avtale.\nkind: contact\noffice: test\nmunicipalities: ['4601']\nstart: 2027-01-12 18:00\nsign_up: {needed: false}\nvideo: https://www.yr.no/KANARI\nplace: {name: KANARI}\n---\n\nTekst.\n"}),
    ("other-office", "files", {"pages/NAME.md": HIDDEN.format(front="offices: [stengt]")}),
    ("link-to-it", "files", {"stories/NAME.md": story(GONE), "pages/NAME.md": "---\ntitle: Side NAME\nsummary: x\n---\n\nSe [historien](../stories/NAME.md).\n"}),
    ("guardian", "files", {"stories/NAME.md": story("minor: true\n" + consent().replace("kept_by: redaksjonen", "kept_by: KANARI\n  guardian: KANARI"), "Tekst.")}),
    ("owner", "page.owner", "KANARI"),
    ("why-gone", "gone", [{"address": "/hvorfor/", "since": "2026-01-01", "why": "KANARI"}]),
)
