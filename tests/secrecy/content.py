"""A content folder with every kind of entry in every state that hides it, each field with nonsense words of its own."""

import hashlib
import io
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import yaml
from PIL import Image

BEFORE, AFTER = "2026-12-01", "2026-12-02"
# What hides an entry; an expired and a withdrawn one from the second day on.
STATES: dict[str, dict[str, Any]] = {
    "draft": {"status": "draft"},
    "example": {"example": True},
    "scheduled": {"publish_from": "2026-12-03"},
    "expired": {"publish_until": BEFORE},
    "withdrawn": {},
}
KINDS = ("pages", "articles", "stories", "campaigns", "groups", "events", "offices")
HIDDEN = [(kind, state) for state in STATES for kind in (KINDS if state != "withdrawn" else ("stories",))]
CONSENT = {"given_on": "2026-01-01", "kept_by": "leder", "scope": ["site", "feeds", "print"]}
RED, BLUE = (200, 30, 30), (30, 30, 200)


class Nonsense:
    """Words that nobody has written, each for one field of one entry; ``meaning``: word → whose it is."""

    def __init__(self) -> None:
        self.meaning: dict[str, str] = {}

    def __call__(self, entry: str, name: str) -> str:
        digits = hashlib.sha256(f"{entry} {name}".encode()).hexdigest()[:10]
        word = "zq" + digits.translate(str.maketrans("0123456789", "ghijklmnop")) + "k"
        self.meaning[word] = f"{entry} {name}"
        return word

    def of(self, *states: str) -> set[str]:
        """The words of the entries in these states."""
        return {word for word, meaning in self.meaning.items() if meaning.split(" ")[0] in states}


class SecretContent:
    """``files`` of the content folder, and the nonsense in them: «state kind» and the name of the field."""

    def __init__(self) -> None:
        self.word = Nonsense()
        self.files: dict[str, str | bytes | None] = {}
        self.tags: dict[str, Any] = {"selvhjelp": {"nb": "Selvhjelp"}, "grupper": {"nb": "Grupper"}}
        self.references: dict[str, Any] = {}
        for kind, state in HIDDEN:
            self._entry(kind, state)
        self._told_by_others()
        self._public()
        self.files["data/tags.yaml"] = yaml.safe_dump(self.tags)
        self.files["data/references.yaml"] = yaml.safe_dump(self.references)

    def _entry(self, kind: str, state: str) -> None:
        """A whole entry, and its translations, which say nothing of being hidden themselves."""
        word = partial(self.word, f"{state} {kind}")
        image, file, tag, work = (word(name) for name in ("picture", "file", "tag", "work"))
        self.files |= {f"images/{image}.png": picture(RED, len(self.files)), f"files/{file}.txt": word("file text")}
        self.tags[tag] = {"nb": word("tag label")}
        self.references[work] = {"authors": [word("author")], "year": "2020", "title": word("work title")}
        fields = {name: word(name) for name in ("title", "summary", "slug", "alt", "caption", "credit", "owner")}
        source = {"name": word("source"), "link": web(word("source link"))}
        more: dict[str, Any] = {
            "image": f"../images/{image}.png",
            "date": "2026-11-01",
            "tags": [tag, "grupper"],
            "references": [work],
        }
        more |= {"source": source, "redirect_from": [f"/{word('old address')}/"], **self._special(kind, word), **STATES[state]}
        if state == "withdrawn":
            more["consent"]["withdrawn_on"] = AFTER
        body = (
            f"Først {word('lead')}.",
            f"## Så {word('heading')}",
            f"- {word('item')}\n- [{word('link words')}](../files/{file}.txt)",
            f"| {word('column')} |\n|---|\n| {word('cell')} |",
            f"> [!NOTE]\n> {word('callout')}",
            f'![{word("alt in text")}](../images/{image}.png "{word("caption in text")} | {word("credit in text")}")',
            f"`{word('code')}` [ute]({web(word('link out'))}) og en note.[^1]",
            f"[^1]: {word('note at the foot')}",
        )
        self._write(f"{kind}/{state}-{kind}", fields | more | _campaign(kind, f"{state}-{kind}"), *body)
        if kind != "offices":
            self._translation(kind, state, f"{state}-{kind}", "en")
            self._translation(kind, state, f"{state}-{kind}-en", "nn")  # a translation of a translation

    def _translation(self, kind: str, state: str, original: str, lang: str) -> None:
        word = partial(self.word, f"{state} {kind} {lang}")
        fields = {name: word(name) for name in ("title", "summary", "slug")} | self._special(kind, word)
        fields |= _campaign(kind, f"{original}-{lang}")
        fields |= {"lang": lang, "translation_of": original, "date": "2026-11-01", "redirect_from": [f"/{word('old address')}/"]}
        self._write(f"{kind}/{original}-{lang}", fields, word("text"))

    def _special(self, kind: str, word: Callable[[str], str]) -> dict[str, Any]:
        """The fields that only this kind has."""
        if kind == "stories":
            consent = {**CONSENT, "kept_by": word("kept_by"), "guardian": word("guardian")}
            return {"writer": word("writer"), "campaign": "sammen", "consent": consent}
        if kind == "campaigns":
            background = {"title": word("background"), "link": web(word("background link"))}
            return {"closing_note": word("closing note"), "background": [background]}
        if kind in ("pages", "articles"):
            return {}
        who = {"role": word("role"), "email": f"{word('mail')}@linkbergen.no"}
        if kind == "offices":
            website = web(word("website"))
            return {"kind": "link", "area": word("area"), "website": website, "municipalities": ["0301"], "people": [who]}
        place = {name: word(name) for name in ("name", "street", "city", "room", "directions")}
        meeting = {"office": "test", "municipalities": ["4601"], "place": place, "contact": who, "audience": word("audience")}
        if kind == "groups":
            schedule = {"repeat": "hver tirsdag", "first": "2026-11-03", "start": "18:00", "end": "20:00"}
            state = {"theme": "ensomhet", "kind": "mixed", "state": "open", "confirmed": "2026-11-20"}
            return {**meeting, **state, "schedule": schedule}
        times = {"start": "2027-01-14 18:00", "end": "2027-01-14 19:00", "state": "moved", "moved_from": "2027-01-13 18:00"}
        return {**meeting, **times, "kind": "information", "note": word("note"), "sign_up": {"link": web(word("sign up"))}}

    def _told_by_others(self) -> None:
        """A story that only its translation withdraws, and public entries that say something of it."""
        word = partial(self.word, "withdrawn others")
        title, slug, image, copy, caption = (word(name) for name in ("title", "slug", "picture", "copy", "caption"))
        told = f"den kvelden fortalte jeg for aller første gang om {word('sentence')} til noen andre"
        self.files |= dict.fromkeys((f"images/{image}.png", f"images/{copy}.png"), picture(RED, 500))
        story = {"title": f"Slik ble det {title}", "summary": "En historie.", "slug": slug, "date": "2026-10-01"}
        self._write("stories/av-andre", {**story, "consent": CONSENT}, f"Og {told}. ![Et bilde](../images/{image}.png)")
        twin = {"title": word("twin"), "summary": "A story.", "lang": "en", "translation_of": "av-andre"}
        self._write("stories/by-others", {**twin, "consent": {**CONSENT, "withdrawn_on": AFTER}}, word("twin text"))
        quoting = {"title": word("quoting"), "summary": "En artikkel.", "date": "2026-11-01"}
        self._write("articles/siterer", quoting, "Hun sa det.", f"> {told.upper()}")
        quoted = {"title": word("quoting twin"), "summary": "An article.", "lang": "en", "translation_of": "siterer"}
        self._write("articles/cites", quoted, "Translated.")
        shown = {"title": "Med bilde", "summary": "En artikkel til.", "date": "2026-11-02", "image": f"../images/{copy}.png"}
        self._write("articles/med-bilde", {**shown, **dict.fromkeys(("alt", "caption", "credit"), caption)}, "Tekst.")
        body = (
            "Alt her er for alle.",
            f"## [{title}](../stories/av-andre.md)",
            *(f"## Del {number}" for number in range(5)),
            f"Les [{title} i dag](/historier/{slug}/), [bildet {caption}](../images/{image}.png).",
            f'![Viser {caption}](../images/{copy}.png "Tekst {caption}")',
            f"- ![{caption}](../images/{image}.png)",
            *(f"Se [den](../{kind}/{state}-{kind}.md)." for kind, state in HIDDEN),
        )
        following = ["../pages/expired-pages.md", "../stories/av-andre.md"]
        self._write("pages/for-alle", {"title": "For alle", "summary": "En side for alle.", "next": following}, *body)
        below = [{"title": self.word(state, "menu"), "link": f"{state}-pages.md"} for state in STATES if state != "withdrawn"]
        menu: list[dict[str, Any]] = [
            {"title": "Bli med", "link": "bli-med.md", "items": below},
            {"title": title, "link": "../stories/av-andre.md"},
        ]
        menu[1]["items"] = [{"title": "Kontakt", "link": "/kontakt/"}]
        self.files["data/menu.yaml"] = yaml.safe_dump({"nb": menu})
        self.files["data/next_steps.yaml"] = yaml.safe_dump({"nb": {"default": following}})

    def _public(self) -> None:
        """What has nothing to do with the hidden: home pages of the other languages, and an article with a picture of its own."""
        for lang in ("nn", "en"):
            home = {"title": f"Hjem {lang}", "summary": f"Forside {lang}.", "slug": "index", "template": "home", "lang": lang}
            self._write(f"pages/forside-{lang}", home, "Tekst.")
        self.files["images/annet.png"] = picture(BLUE, 501)
        own = {"title": "Med eget", "summary": "En artikkel.", "date": "2026-11-02", "image": "annet.png", "alt": "Et annet bilde"}
        self._write("articles/med-eget", own, "Tekst.")

    def _write(self, name: str, fields: Mapping[str, Any], *body: str) -> None:
        text = "\n\n".join(body)
        self.files[f"{name}.md"] = f"---\n{yaml.safe_dump(dict(fields), allow_unicode=True)}---\n\n{text}\n"


def _campaign(kind: str, stem: str) -> dict[str, str]:
    """An expired story tells the closing note of the expired campaign in its language; the others belong to a public one."""
    return {"campaign": stem.replace("stories", "campaigns")} if kind == "stories" and stem.startswith("expired") else {}


def picture(colour: tuple[int, int, int], number: int) -> bytes:
    """A PNG of one colour; another number gives other bytes."""
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30 + number), colour).save(buffer, "PNG")
    return buffer.getvalue()


def web(host: str) -> str:
    return f"https://www.{host}.no/"
