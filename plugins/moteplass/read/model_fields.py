"""Which fields stand in which: the models as a tree, by the location of a value."""

import types
import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel, RootModel

from .yaml_text import Location

Model = type[BaseModel]


def group_at(root: Model, location: Location) -> Model | None:
    """The model of the fields that stand at ``location``, looked up through lists, mappings and optional groups."""
    annotation: Any = root
    for part in location:
        annotation = annotation if isinstance(part, int) else _inside(annotation, part)
    return next(_models(annotation), None)


def groups_with(root: Model, name: str) -> list[str]:
    """The groups of fields in an entry that have one of this name, by their own names: ``schedule.pauses``; '' is the entry."""
    return [where for where, model in _groups(root) if name in model.model_fields]


def is_required(root: Model, location: Location) -> bool:
    """Whether an entry, or the group that the field stands in, cannot be without it."""
    group = group_at(root, location[:-1])
    field = group.model_fields.get(str(location[-1])) if group and location else None
    return field is not None and field.is_required()


def choices(annotation: Any) -> tuple[str, ...]:
    """The values that a field may have, where they are few."""
    if typing.get_origin(annotation) is typing.Literal:
        return typing.get_args(annotation)
    return next((found for argument in _arguments(annotation) if (found := choices(argument))), ())


@cache
def choices_of(group: Model, name: str) -> tuple[str, ...]:
    """The same of a field by its name."""
    field = group.model_fields.get(name)
    return choices(field.annotation) if field else ()


def takes_several(group: Model, name: str) -> bool:
    """Whether a list may stand there."""
    field = group.model_fields.get(name)
    return field is not None and typing.get_origin(field.annotation) is tuple


@cache
def _groups(root: Model) -> tuple[tuple[str, Model], ...]:
    found: list[tuple[str, Model]] = [("", root)]
    for name, field in root.model_fields.items():
        for model in _models(field.annotation):
            found += [(f"{name}.{where}" if where else name, below) for where, below in _groups(model)]
    return tuple(found)


def _inside(annotation: Any, name: str) -> Any:
    """The annotation of what stands at a field's name or a mapping's key; None where no such field is known."""
    if typing.get_origin(annotation) is dict:
        return typing.get_args(annotation)[-1]
    if _is_model(annotation):
        root = annotation.model_fields.get("root") if issubclass(annotation, RootModel) else None
        field = annotation.model_fields.get(name)
        return _inside(root.annotation, name) if root else field.annotation if field else None
    return next((found for argument in _arguments(annotation) if (found := _inside(argument, name)) is not None), None)


def _models(annotation: Any) -> Iterator[Model]:
    """The models that a value may be: itself, or one behind «optional», a list or an annotation."""
    if _is_model(annotation):
        yield from _models(annotation.model_fields["root"].annotation) if issubclass(annotation, RootModel) else [annotation]
    elif typing.get_origin(annotation) is not dict:
        for argument in _arguments(annotation):
            yield from _models(argument)


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias) and issubclass(annotation, BaseModel)


def _arguments(annotation: Any) -> tuple[Any, ...]:
    return () if typing.get_origin(annotation) is typing.Literal else typing.get_args(annotation)
