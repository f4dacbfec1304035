"""What our site is measured against: a page made by hand, and three generators from npm as they come."""

import os
import shutil
import subprocess
from html import escape
from pathlib import Path

import markdown

from .article import Article

HERE = Path(__file__).resolve().parent
# Below this folder, so that the generators find node_modules; never committed.
WORK = HERE / ".cache"


def build_minimal(article: Article, picture: Path, target: Path) -> str:
    """The hand-made page with the article's text and one file of the picture. Returns the page's path on its host."""
    lead, _, text = article.text.partition("\n\n")
    width, height = article.picture_size
    page = (HERE / "peers" / "minimal" / "index.html").read_text(encoding="utf-8")
    values = {
        "title": escape(article.title),
        "summary": escape(article.summary),
        "lead": escape(lead),
        "text": markdown.markdown(text),
        "alt": escape(article.alt),
        "width": str(width),
        "height": str(height),
    }
    for name, value in values.items():
        page = page.replace(f"{{{name}}}", value)
    target.mkdir(parents=True)
    (target / "index.html").write_text(page, encoding="utf-8")
    shutil.copy(picture, target / "picture.avif")
    return ""


def build_eleventy(article: Article, target: Path) -> str:
    work = _workshop("eleventy")
    _put(article, work, layout="layout.njk")
    _run(work, "eleventy", "--quiet")
    shutil.copytree(work / "_site", target)
    return "article/"


def build_starlight(article: Article, target: Path) -> str:
    work = _workshop("starlight")
    _put(article, work / "src" / "content" / "docs")
    _run(work, "astro", "build")
    shutil.copytree(work / "dist", target)
    return "article/"


def build_vitepress(article: Article, target: Path) -> str:
    work = _workshop("vitepress")
    _put(article, work)
    _run(work, "vitepress", "build")
    shutil.copytree(work / ".vitepress" / "dist", target)
    return "article"


def _workshop(name: str) -> Path:
    """A new copy of the peer's folder."""
    work = WORK / name
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(HERE / "peers" / name, work)
    return work


def _put(article: Article, folder: Path, **fields: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article.md").write_text(article.as_markdown(**fields), encoding="utf-8")
    shutil.copy(article.picture, folder)


def _run(work: Path, *command: str) -> None:
    """A program of node_modules, with what it says shown only if it fails. None may report home."""
    program = HERE / "node_modules" / ".bin" / command[0]
    environment = {**os.environ, "ASTRO_TELEMETRY_DISABLED": "1", "NO_COLOR": "1"}
    done = subprocess.run(
        [str(program), *command[1:]], cwd=work, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{command[0]} could not build its site:\n{done.stdout}")
