"""Rate limits: how many requests there may be, and what every answer says about it."""

import re
import time
from collections import deque
from dataclasses import dataclass, field

from aiohttp import web

from tests.discord.trouble import VIA, limited


@dataclass
class Limits:
    """How many requests a bucket (route and main id) and the whole bot may make."""

    bucket: int = 50
    window_s: float = 1.0
    overall: int | None = None  # a second, but for interactions: Discord has 50; None: no limit
    _times: dict[str, deque[float]] = field(default_factory=dict)

    def check(self, request: web.Request, route: str) -> tuple[dict[str, str], web.Response | None]:
        """The headers that say what is left, and the refusal where nothing is."""
        if route.startswith("/interactions/"):
            return VIA, None
        own = request.match_info
        main = ":".join(own.get(key, "") for key in ("channel_id", "guild_id", "webhook_id", "webhook_token"))
        bucket = re.sub(r"\W+", "", f"{request.method}{route}".lower())
        left, reset_s = self._count(f"{bucket}:{main}", self.bucket, self.window_s)
        headers = VIA | {
            "X-RateLimit-Limit": str(self.bucket), "X-RateLimit-Remaining": str(max(0, left)),
            "X-RateLimit-Reset": f"{time.time() + reset_s:.3f}", "X-RateLimit-Reset-After": f"{reset_s:.3f}",
            "X-RateLimit-Bucket": bucket,
        }  # fmt: skip
        if left < 0:
            return headers, limited(reset_s, "user")
        if self.overall and not route.startswith("/webhooks/{webhook_id}/{webhook_token}"):
            spare, wait_s = self._count("", self.overall, 1.0)
            if spare < 0:
                return headers, limited(wait_s, "global")
        return headers, None

    def _count(self, key: str, most: int, window_s: float) -> tuple[int, float]:
        """Requests left after this one (-1: there was none left) and seconds until the next is free."""
        now, times = time.monotonic(), self._times.setdefault(key, deque())
        while times and now - times[0] >= window_s:
            times.popleft()
        if len(times) >= most:
            return -1, window_s - (now - times[0])
        times.append(now)
        return most - len(times), window_s - (now - times[0])
