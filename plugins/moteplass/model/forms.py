"""How names and addresses are written: allow-lists, so that one can never be read as something else than was meant."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

from .characters import decoded, unwanted

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# The address of a page: of a folder, or of a file that every server takes for HTML. No part begins with a sign, for such files are
# a server's or a host's own (.htaccess, _headers).
PAGE_PATH = re.compile(r"/(?:[a-z0-9][a-z0-9_-]*/)*(?:[a-z0-9][a-z0-9_-]*(?:\.html?)?)?")
# Of any file; of the signs a part may begin with a hyphen or an underscore alone, and it ends with none of a dot, which Windows
# drops.
_PART = "[a-z0-9_-](?:[a-z0-9._-]*[a-z0-9_-])?"
PATH = re.compile(rf"/(?:{_PART}/)*(?:{_PART})?")
# Of an older site, decoded (RFC 3986, 2.1): what only a host's own rule can answer. Letters of any script, and signs that mean
# nothing in a pattern of a host but themselves; what ends like a page, a document or a picture.
_OLD_PART = r"~?[^\W_](?:[\w .,~+()!&=@-]*[\w~)!-])?"
OLD_PATH = re.compile(rf"/(?:{_OLD_PART}/)*(?:{_OLD_PART})?")
OLD_FILE = re.compile(
    r".*/(?:[^./]*|[^/]*\.(?:html?|php\d?|aspx?|jsp|cfm|cgi|pl|pdf|docx?|xlsx?|pptx?|od[tsp]|jpe?g|png|gif))", re.IGNORECASE
)
QUERY = re.compile(r"[A-Za-z0-9_.~%=&+\[\]-]+")
# No folder or file of Windows can be called so: old devices, whatever the ending; signs that mean something; a last dot or blank.
NOT_ON_WINDOWS = re.compile(r"""(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?|.*[<>:"|?*\\].*|.*[. ]""", re.DOTALL)
# The path that a site lies under stands before every address of it, in HTML, in hosts' configuration, in patterns: letters, digits,
# and signs that mean nothing in any of them; no part that is «.» or «..», and none that is empty, for //x/ is another host.
BASE_PATH = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[\w.~-]+)*/?")
# Characters that stand in no address, written or percent-encoded (URL Standard, 4.3).
NOT_IN_URL = re.compile(r"""[\s<>"{}|\\^`]""")
# A host by its name, in ASCII (RFC 3490). A last label that is a number makes it an IP address (URL Standard, 3.5), one label alone
# a machine at home.
HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?\.)+(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{1,59})\.?")
# A local part (RFC 5322, 3.2.3) of letters, digits and signs that mean nothing in an address of the web (RFC 3986, 2.3), and +; a
# domain in the letters that .no takes (Norid). So mailto: with it carries neither a header nor a second recipient.
_LETTER = "A-Za-z0-9À-ÖØ-öø-ÿČčĐđŃńŊŋŠšŦŧŽž"
_DOMAIN = rf"(?:[{_LETTER}](?:[{_LETTER}-]{{0,61}}[{_LETTER}])?\.)+(?:[A-Za-z]{{2,63}}|xn--[A-Za-z0-9-]{{1,59}})"
EMAIL = re.compile(rf"(?=[^@]{{1,64}}@.{{1,189}}$)[A-Za-z0-9_~+-]+(?:\.[A-Za-z0-9_~+-]+)*@{_DOMAIN}")  # RFC 5321, 4.5.3.1
TELEPHONE = re.compile(r"\+?[0-9]{3,15}")  # E.164, and the special numbers

NAME_MAX, PATH_MAX, URL_MAX = 100, 200, 2000  # signs


def old_address(written: str) -> str:
    """An address of an older site as a host sees it: the path decoded and composed, the query as it was; '' for what is none."""
    path, mark, query = written.partition("?")
    try:
        path = unicodedata.normalize("NFC", unquote(path, errors="strict"))
    except UnicodeDecodeError:
        return ""
    return f"{path}{mark}{query}" if OLD_PATH.fullmatch(path) and (not mark or QUERY.fullmatch(query)) else ""


def name_problem(name: str) -> str:
    """The key of what keeps a name from being that of a file on every system, or nothing."""
    if len(name) > NAME_MAX:
        return "name_long"
    return "name_reserved" if NOT_ON_WINDOWS.fullmatch(name.lower()) else ""


def is_url(value: str) -> bool:
    """Whether it is the full address of something that everybody can reach, its host called by name: without a user's name and
    password, and with nothing hidden in it."""
    try:
        parts = urlsplit(value)
        host = (parts.hostname or "").encode("idna")
        host.decode("idna")  # raises for what is no name
        parts.port  # noqa: B018  # raises for what is no number
    except ValueError:
        return False
    is_web = parts.scheme in ("https", "http") and "@" not in parts.netloc and HOST.fullmatch(host.decode("ascii")) is not None
    return is_web and not NOT_IN_URL.search(value) and unwanted(decoded(value)) is None and len(value) <= URL_MAX


def is_site(address: str) -> bool:
    """Whether it is the address of a site: one that others can be put behind."""
    try:
        parts = urlsplit(address)
    except ValueError:  # a bracket that does not end
        return False
    is_web = parts.scheme in ("http", "https") and bool(parts.netloc) and "@" not in parts.netloc
    return is_web and BASE_PATH.fullmatch(parts.path) is not None and not ({"?", "#"} & {*address})


def link_problem(href: str) -> str:
    """The key of what is wrong with a link that leads out of the site, or nothing. An e-mail link has one address alone: what
    stands behind a «?» would fill in a letter, with a copy to somebody, in the reader's name."""
    scheme, _, rest = href.partition(":")
    if scheme.lower() == "mailto":
        return "" if EMAIL.fullmatch(rest) else "link_one_mail"
    if scheme.lower() == "tel":
        return "" if TELEPHONE.fullmatch(rest) else "link_telephone"
    if NOT_IN_URL.search(href):
        return "link_signs"
    return "" if is_url(href) else "link_scheme"
