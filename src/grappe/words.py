"""Words in both languages of the product."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")


class Frozen(BaseModel):
    """What is read from a definition: immutable, and strict about what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    def __getstate__(self) -> dict[Any, Any]:
        """Its fields alone: what is worked out from them may grow meanwhile, in another thread."""
        own = {name: self.__dict__[name] for name in type(self).model_fields}
        return {**super().__getstate__(), "__dict__": own}


class Words(Frozen):
    """The same words in French and in English."""

    fr: str
    en: str

    def to(self, language: str) -> str:
        return self.en if language == "en" else self.fr

    def filled(self, **values: object) -> "Words":
        """The words with `{name}` places filled in; a Words value gives each language its own."""

        def fill(language: Language) -> str:
            own = {k: v.to(language) if isinstance(v, Words) else v for k, v in values.items()}
            return self.to(language).format(**own)

        return Words(fr=fill("fr"), en=fill("en"))
