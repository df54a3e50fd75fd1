"""Every request body against Discord's own description of its API, where that file is present."""

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry
from referencing.jsonschema import DRAFT202012

FILE = Path(__file__).resolve().parents[3] / "shared" / "discord" / "openapi.json"


@cache
def description() -> tuple[dict[str, Any], Registry[Any]] | None:
    """The description and what looks up its references; None: the file is not here."""
    if not FILE.is_file():
        return None
    document = json.loads(FILE.read_text(encoding="utf-8"))
    schemas = document["components"]["schemas"]
    # Discord takes numbers for ids as well, and discord.py sends them in references.
    schemas["SnowflakeType"] = {"type": ["string", "integer"], "pattern": "^(0|[1-9][0-9]*)$"}
    return document, Registry().with_resource("discord", DRAFT202012.create_resource(document))


@cache
def _validator(method: str, path: str, media: str) -> Draft202012Validator | str | None:
    """What checks the bodies of one request; a text says why there is nothing to check with."""
    found = description()
    if found is None:
        return None
    document, registry = found
    operation = document["paths"].get(path, {}).get(method.lower())
    if operation is None:
        return f"{method} {path} is no request that Discord describes"
    if media not in operation.get("requestBody", {}).get("content", {}):
        return f"{method} {path} takes no {media}"
    steps = ("paths", path, method.lower(), "requestBody", "content", media, "schema")
    pointer = "/".join(step.replace("~", "~0").replace("/", "~1") for step in steps)
    return Draft202012Validator({"$ref": f"discord#/{pointer}"}, registry=registry)


@lru_cache(4096)
def _fault(method: str, path: str, media: str, text: str) -> str | None:
    validator = _validator(method, path, media)
    if validator is None or isinstance(validator, str):
        return validator
    error = best_match(validator.iter_errors(json.loads(text)))
    return error and f"{method} {path}: {error.json_path}: {error.message[:300]}"


def fault(method: str, path: str, media: str, body: object) -> str | None:
    """What Discord's description has against the body; None: nothing."""
    return _fault(method, path, media, json.dumps(body, sort_keys=True))
