"""Addresses that this site, or an older one, once had: what leads on (``redirect_from``) and what is gone (``gone.yaml``)."""

from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from .forms import NAME_MAX, OLD_FILE, PAGE_PATH, PATH, PATH_MAX, old_address
from .values import Exact, as_name


def _path(value: str) -> str:
    if not PATH.fullmatch(value):
        raise PydanticCustomError("address", "not an address", {"value": value[:NAME_MAX]})
    for part in value.strip("/").split("/"):
        as_name(part)
    if len(value) > PATH_MAX:
        raise PydanticCustomError("name_long", "too long", {"value": value[:NAME_MAX], "limit": PATH_MAX})
    return value


def _page_path(value: str) -> str:
    """What can lead on: the address of a page, and of an older site's page or document, which only a host can answer. A script or
    data under its own name (``sw.js``, ``robots.txt``) would be taken for what it is called."""
    old = value if PAGE_PATH.fullmatch(value) or not value.startswith("/") or value.startswith("//") else old_address(value)
    if not old or (old.startswith("/") and not OLD_FILE.fullmatch(old.partition("?")[0])):
        raise PydanticCustomError("old_address", "not the address of a page", {"value": value[:NAME_MAX]})
    return _gone_path(old)


def _gone_path(value: str) -> str:
    """What can be said to be gone: any file of this site, or of an older one."""
    old = "" if PATH.fullmatch(value) else old_address(value)
    if len(old) > PATH_MAX:
        raise PydanticCustomError("name_long", "too long", {"value": value[:NAME_MAX], "limit": PATH_MAX})
    return old if old and not PATH.fullmatch(old) else _path(old or value)


Path = Annotated[Exact, AfterValidator(_gone_path), WithJsonSchema({"type": "string", "pattern": "^/"})]
PagePath = Annotated[Exact, AfterValidator(_page_path), WithJsonSchema({"type": "string", "pattern": "^/"})]
