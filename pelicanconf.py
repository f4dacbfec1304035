"""Settings, for every build. publishconf.py says what differs in public."""

from pathlib import Path

HERE = Path(__file__).resolve().parent

# --- What to build: tasks.py sets these; each has a default that suits the site in this repository. -------------
MOTEPLASS_OFFICE = ""  # whose site: a file in content/offices/; tasks.py names it
MOTEPLASS_TODAY = ""  # YYYY-MM-DD; empty: SOURCE_DATE_EPOCH if set, else today in Oslo
MOTEPLASS_PREVIEW = True  # drafts, examples and badges too
SITEURL = ""  # the site's address; empty: the office's own, else https://<office>.example/

# --- Where things are. --------------------------------------------------------------------------------------------
PATH = str(HERE / "content")
OUTPUT_PATH = str(HERE / "output-preview")
MOTEPLASS_CACHE = str(HERE / ".cache" / "pictures")  # made from the originals; may be deleted at any time
THEME = str(HERE / "theme")
PLUGIN_PATHS = [str(HERE / "plugins")]
PLUGINS = ["moteplass"]
# Pelican reads nothing of its own: entries, pictures and files are the plugin's.
PAGE_PATHS: list[str] = []
ARTICLE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []  # icons are drawn in the office's colours; the style sheet is part of each page

# --- The site. ----------------------------------------------------------------------------------------------------
SITENAME = "Møteplass"  # templates use the office's name
AUTHOR = "redaksjonen"  # Pelican wants one; no template prints it
TIMEZONE = "Europe/Oslo"
DEFAULT_LANG = "nb"
LOCALE = ("C.UTF-8", "C")  # dates are written by babel, the same on every machine

# --- How Pelican behaves. -----------------------------------------------------------------------------------------
# With reST and HTML enabled, `nb` makes docutils warn at every start.
READERS = {"rst": None, "html": None, "htm": None, "md": None}
# Titles are text, never markup; only our own HTML is marked safe.
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "extensions": ["jinja2.ext.do"]}
# What Pelican would make of pages and articles besides is switched off.
DIRECT_TEMPLATES: list[str] = []
ARCHIVES_SAVE_AS = AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = TAG_SAVE_AS = TAGS_SAVE_AS = ""
YEAR_ARCHIVE_SAVE_AS = MONTH_ARCHIVE_SAVE_AS = DAY_ARCHIVE_SAVE_AS = ""
# Pelican's feeds strip tags from titles and want a full date; ours are in write/feeds.py.
FEED_ATOM = FEED_RSS = FEED_ALL_ATOM = FEED_ALL_RSS = CATEGORY_FEED_ATOM = CATEGORY_FEED_RSS = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TAG_FEED_ATOM = TAG_FEED_RSS = TRANSLATION_FEED_ATOM = TRANSLATION_FEED_RSS = None
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
