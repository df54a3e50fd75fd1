"""Switches for trouble on the HTTP side: refusals for a while, errors that heal, delays."""

import asyncio
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from aiohttp import web

VIA = {"Via": "1.1 google"}  # discord.py takes a 429 without it for a ban


@dataclass(eq=False)
class Fault:
    """One kind of trouble, on the requests that match, `times` often (on each route where `each` is set)."""

    kind: Literal["error", "limit", "delay", "drop"]
    matches: Callable[[str, str], bool]
    times: int
    status: int = 500
    retry_after_s: float = 0.1
    scope: str = "user"
    after: bool = False  # the request is carried out and only its answer is lost
    each: bool = False
    struck: Counter[str] = field(default_factory=Counter)

    def strikes(self, method: str, route: str) -> bool:
        key = f"{method} {route}" if self.each else ""
        if not self.matches(method, route) or self.struck[key] >= self.times:
            return False
        self.struck[key] += 1
        return True

    def answer(self) -> web.Response:
        """What Discord says in the place of an answer; nobody reads it where the connection is dropped."""
        return limited(self.retry_after_s, self.scope) if self.kind == "limit" else _broken(self.status)

    @property
    def total(self) -> int:
        return sum(self.struck.values())


class Trouble:
    """What goes wrong; the newest fault that matches strikes."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def error(
        self, route: str = "", *, status: int = 500, times: int = 1, after: bool = False, each: bool = False
    ) -> Fault:
        """Answer with a 5xx and heal after `times`; `route` is a pattern such as "POST .*/messages$"."""
        return self._add(Fault("error", _pattern(route), times, status=status, after=after, each=each))

    def limit(
        self, route: str = "", *, retry_after_s: float = 0.1, times: int = 1, scope: str = "user", each: bool = False
    ) -> Fault:
        """Answer 429; scope "user" (a bucket), "shared" or "global"."""
        return self._add(Fault("limit", _pattern(route), times, retry_after_s=retry_after_s, scope=scope, each=each))

    def delay(self, route: str = "", *, seconds: float, times: int = 1 << 30) -> Fault:
        return self._add(Fault("delay", _pattern(route), times, retry_after_s=seconds))

    def drop(self, route: str = "", *, times: int = 1, after: bool = False) -> Fault:
        """End the connection without an answer."""
        return self._add(Fault("drop", _pattern(route), times, after=after))

    def heal(self) -> None:
        self.faults.clear()

    def _add(self, fault: Fault) -> Fault:
        self.faults.insert(0, fault)
        return fault

    async def strike(self, method: str, route: str) -> Fault | None:
        """Wait where a delay is set; the fault that strikes this request."""
        for fault in list(self.faults):
            if fault.strikes(method, route):
                if fault.kind != "delay":
                    return fault
                await asyncio.sleep(fault.retry_after_s)
        return None


def limited(retry_after_s: float, scope: str) -> web.Response:
    body = {"message": "You are being rate limited.", "retry_after": retry_after_s, "global": scope == "global"}
    headers = VIA | {"X-RateLimit-Scope": scope, "Retry-After": str(max(1, round(retry_after_s)))}
    headers |= {"X-RateLimit-Global": "true"} if scope == "global" else {}
    return answer(body, 429, headers)


def _broken(status: int) -> web.Response:
    return answer({"message": f"{status}: Internal Server Error", "code": 0}, status, VIA)


def answer(body: object, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """JSON without a charset in its type: discord.py parses nothing else."""
    text = json.dumps(body).encode()
    return web.Response(body=text, status=status, headers=headers, content_type="application/json")


def _pattern(route: str) -> Callable[[str, str], bool]:
    expression = re.compile(route)
    return lambda method, path: expression.search(f"{method} {path}") is not None
