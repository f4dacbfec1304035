"""A plain Pelican: Markdown to pages with a theme of three templates, no feeds, nothing checked."""

SITENAME = "Maaling"
SITEURL = ""
AUTHOR = "x"
PATH = "content"
ARTICLE_PATHS = [""]
THEME = "."
THEME_STATIC_PATHS: list[str] = []
TIMEZONE = "Europe/Oslo"
DEFAULT_LANG = "nb"
DEFAULT_PAGINATION = False
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
ARTICLE_URL, ARTICLE_SAVE_AS = "aktuelt/{slug}/", "aktuelt/{slug}/index.html"
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ARCHIVES_SAVE_AS = AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = TAGS_SAVE_AS = ""
TAG_SAVE_AS = "emne/{slug}/index.html"
DIRECT_TEMPLATES = ["index"]
