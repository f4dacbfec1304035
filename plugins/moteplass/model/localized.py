"""A phrase of a data file, in the languages of the site."""

from pydantic import BaseModel, ConfigDict

from .values import Text


class Localized(BaseModel):
    """One phrase in the languages of the site, by their codes; bokmål stands in for a missing one. Which languages there are, a
    centre decides (``theme/locale/``): the preflight tells of others."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, Text]

    nb: Text
    nn: Text | None = None
    en: Text | None = None

    def __getitem__(self, lang: str) -> str:
        return getattr(self, lang, None) or self.nb

    @property
    def others(self) -> tuple[str, ...]:
        """The languages besides those that every site may have."""
        return tuple(self.__pydantic_extra__)
