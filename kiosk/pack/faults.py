"""What is wrong in a file of the pack, said in one sentence: where, what, and what was expected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kiosk.pack.lines import KeyPath, key_lines, line_of

_PLAIN: Final = {
    "missing": "is missing",
    "too_short": "must not be empty",
    "string_too_short": "must not be empty",
    "string_type": "must be a text",
    "float_type": "must be a number",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "date_type": "must be a date such as 2026-12-31",
    "tuple_type": "must be a list",
    "dict_type": "must be a table",
    "model_type": "must be a table",
}
"""pydantic's commonest kinds of error, in the words of somebody who writes TOML."""

_SAYS_IT_ALL: Final = {"fault", "missing", "extra_forbidden", "too_short", "string_too_short"}
"""Kinds of error whose sentence already names what was found, or where nothing was."""


@dataclass(frozen=True, order=True)
class Fault:
    """One thing to mend on one line of a file."""

    line: int
    sentence: str


def faults_of(
    error: ValidationError, model: type[BaseModel], text: str, data: dict[str, Any]
) -> list[Fault]:
    """Every error that pydantic found in the file ``text``, in the order of its lines."""
    lines = key_lines(text)
    return sorted(
        Fault(line_of(_path(each), lines), _sentence(each, model, data)) for each in error.errors()
    )


def _path(details: ErrorDetails) -> KeyPath:
    # pydantic marks a wrong dictionary key with "[key]"; the file has no such level.
    path = tuple(part for part in details["loc"] if part != "[key]")
    at = details.get("ctx", {}).get("at")
    return path if at is None else (*path, at)


def _sentence(details: ErrorDetails, model: type[BaseModel], data: dict[str, Any]) -> str:
    path = _path(details)
    entry = _entry(path, data)
    keys = [str(part + 1 if isinstance(part, int) else part) for part in path[2 if entry else 0 :]]
    if _is_choice_in_a_list(details):
        keys.pop()
    said = " ".join(part for part in (".".join(keys), _expectation(details, model)) if part)
    return f"{entry}{said}{_found(details)}"


def _entry(path: KeyPath, data: dict[str, Any]) -> str:
    """Which table of which list the path is in: ``question "q2": `` or ``question 2: ``."""
    match path:
        case (str(name), int(index), *_) if isinstance(entry := data[name][index], dict):
            id_ = entry.get("id")
            return f'{name} "{id_}": ' if isinstance(id_, str) else f"{name} {index + 1}: "
    return ""


def _is_choice_in_a_list(details: ErrorDetails) -> bool:
    return details["type"] == "enum" and isinstance(details["loc"][-1], int)


def _expectation(details: ErrorDetails, model: type[BaseModel]) -> str:
    match details["type"]:
        case "fault":
            return str(details["ctx"]["sentence"])
        case "extra_forbidden":
            return f"is not a key here; expected {_keys_beside(_path(details), model)}"
        case "enum":
            choices = str(details["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
            return f"must be {'some' if _is_choice_in_a_list(details) else 'one'} of {choices}"
        case kind:
            return _PLAIN.get(kind, details["msg"].replace("Input should", "must"))


def _found(details: ErrorDetails) -> str:
    value = details["input"]
    if details["type"] in _SAYS_IT_ALL:
        return ""
    if isinstance(value, str):
        return f'; found "{value}"'
    if isinstance(value, dict | list):
        return f"; found a {'table' if isinstance(value, dict) else 'list'}"
    return f"; found {str(value).lower() if isinstance(value, bool) else value}"


def _keys_beside(path: KeyPath, model: type[BaseModel]) -> str:
    """The keys that the table around the unknown key may hold."""
    for part in path[:-1]:
        if isinstance(part, str):
            model = _table_in(model.model_fields[part].annotation) or model
    return ", ".join(model.model_fields)


def _table_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((table for each in get_args(annotation) if (table := _table_in(each))), None)
