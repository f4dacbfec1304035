"""The article that every site in the benchmark shows, from the one file in content/."""

import re
from dataclasses import dataclass
from pathlib import Path

import markdown
import yaml
from lxml import html as lxml_html
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
STEM = "noen-a-dele-med"
OUR_LINK = re.compile(r"\]\(\.\./pages/([^)]+)\.md\)")


@dataclass(frozen=True)
class Article:
    """``text`` is Markdown that any generator understands, its lead first; links lead to where our site has the pages."""

    title: str
    summary: str
    text: str
    picture: Path
    alt: str

    @property
    def picture_size(self) -> tuple[int, int]:
        with Image.open(self.picture) as opened:
            return opened.size

    @property
    def paragraphs(self) -> list[str]:
        """The words of each paragraph, by which a page is known to show the article."""
        made = lxml_html.fragment_fromstring(markdown.markdown(self.text), create_parent="div")
        return [" ".join(paragraph.text_content().split()) for paragraph in made.iter("p")]

    def as_markdown(self, **fields: str) -> str:
        """The file as a generator wants it, its picture first, with these fields in the front matter."""
        front = yaml.safe_dump({"title": self.title, "description": self.summary, **fields}, allow_unicode=True)
        return f"---\n{front}---\n\n![{self.alt}](./{self.picture.name})\n\n{self.text}"


def read_article() -> Article:
    _, front, text = (ROOT / "content" / "articles" / f"{STEM}.md").read_text(encoding="utf-8").split("---\n", 2)
    fields = yaml.safe_load(front)
    return Article(
        title=fields["title"],
        summary=fields["summary"],
        text=OUR_LINK.sub(r"](/\1/)", text.strip()) + "\n",
        picture=ROOT / "content" / "images" / fields["image"],
        alt=fields["alt"],
    )
