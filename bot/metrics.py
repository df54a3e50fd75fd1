"""Counts for Prometheus; shown on 127.0.0.1 only, and only where a port is set."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server

_BUCKETS_S = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """What the bot counts about itself."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._questions = Counter("eksodus_questions", "Questions by outcome", ["outcome"], registry=self._registry)
        self._seconds = Histogram(
            "eksodus_answer_seconds",
            "Time to an answer, waiting for its turn included",
            buckets=_BUCKETS_S,
            registry=self._registry,
        )
        self._troubles = Counter(
            "eksodus_troubles", "Questions that failed, by kind", ["kind"], registry=self._registry
        )

    def answered(self, found: bool, seconds: float) -> None:
        """Count a question and how long its answer took."""
        self._questions.labels("answered" if found else "not in the articles").inc()
        self._seconds.observe(seconds)

    def failed(self, kind: str) -> None:
        """Count a failure."""
        self._troubles.labels(kind).inc()

    def serve(self, port: int, guilds: Callable[[], int]) -> Callable[[], None]:
        """Show the metrics until what is returned is called. Raises OSError where the port is taken."""
        Gauge("eksodus_guilds", "Servers the bot is on", registry=self._registry).set_function(guilds)
        server, thread = start_http_server(port, addr="127.0.0.1", registry=self._registry)

        def stop() -> None:
            server.shutdown()
            server.server_close()
            thread.join()

        return stop
