"""How Discord says no: status, code, sentence, and for forms the place of each fault."""

from tests.discord.world import Json


class ApiError(Exception):
    """A request that Discord answers with an error."""

    def __init__(self, status: int, code: int, message: str, errors: Json | None = None) -> None:
        super().__init__(f"{status} {code} {message} {errors or ''}".strip())
        self.status, self.code, self.message, self.errors = status, code, message, errors

    def json(self) -> Json:
        return {"message": self.message, "code": self.code} | ({"errors": self.errors} if self.errors else {})


class Form:
    """Collects the faults of one request body; leaving the `with` block raises them together."""

    def __init__(self) -> None:
        self.errors: Json = {}

    def fault(self, code: str, message: str, *path: str | int) -> None:
        place = self.errors
        for step in path:
            place = place.setdefault(str(step), {})
        place.setdefault("_errors", []).append({"code": code, "message": message})

    def required(self, value: object, *path: str | int) -> None:
        if value is None or value == "":
            self.fault("BASE_TYPE_REQUIRED", "This field is required", *path)

    def longest(self, value: object, limit: int, *path: str | int) -> None:
        """Refuse a text or a list that is longer than `limit`."""
        if value is None:
            return
        if isinstance(value, str) and utf16(value) > limit:
            self.fault("BASE_TYPE_MAX_LENGTH", f"Must be {limit} or fewer in length.", *path)
        elif isinstance(value, list) and len(value) > limit:
            self.fault("BASE_TYPE_BAD_LENGTH", f"Must be {limit} or fewer in length.", *path)

    def link(self, value: object, schemes: tuple[str, ...], *path: str | int) -> None:
        if value is not None and not str(value).startswith(tuple(f"{scheme}://" for scheme in schemes)):
            self.fault("URL_TYPE_INVALID_SCHEME", f"Scheme must be one of {schemes}.", *path)

    def __enter__(self) -> "Form":
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        if kind is None and self.errors:
            raise ApiError(400, 50035, "Invalid Form Body", self.errors)


def utf16(text: str) -> int:
    """Characters as Discord's own clients count them: the stricter way, an emoji outside of the basic plane is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def not_found(what: str, code: int) -> ApiError:
    return ApiError(404, code, f"Unknown {what}")


UNAUTHORIZED = ApiError(401, 0, "401: Unauthorized")
MISSING_ACCESS = ApiError(403, 50001, "Missing Access")
MISSING_PERMISSIONS = ApiError(403, 50013, "Missing Permissions")
EMPTY = ApiError(400, 50006, "Cannot send an empty message")
LATE = not_found("interaction", 10062)
TWICE = ApiError(400, 40060, "Interaction has already been acknowledged.")
EXPIRED = ApiError(401, 50027, "Invalid Webhook Token")
