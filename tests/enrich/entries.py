"""Little entries, each with a title and a summary of its own."""


def entry(title: str, fields: str = "", body: str = "Tekst.") -> str:
    """A page, an article, or with further fields (whole lines) an entry of another kind."""
    return f"---\ntitle: {title}\nsummary: Om {title}.\n{fields}---\n\n{body}\n"


def home(lang: str) -> str:
    """A home page in another language."""
    return entry(f"Hjem {lang}", f"lang: {lang}\nslug: index\ntemplate: home\n")
