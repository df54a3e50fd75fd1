"""How a network learns: batches of nearly the same length, each shared out among threads that have its weights."""

import copy
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel
from tqdm import tqdm

from index.network import Encoder

N = TypeVar("N", bound=Encoder)
log = logging.getLogger(__name__)

WORKERS = 2
"""Threads; the same number everywhere, since the drawn dropout depends on it."""
PLACES = 2400  # words of a worker's share of a batch, padding included
LENGTHS = 12  # sheets that differ by so many words may share a batch
WARM_UP = 0.08


def plan(lengths: Sequence[int], epochs: int, chance: np.random.Generator, places: int = PLACES) -> list[list[int]]:
    """Batches of rows for `epochs` over rows of these `lengths`, in an order by chance."""
    return [batch for _ in range(epochs) for batch in batches(lengths, chance, places)]


def batches(lengths: Sequence[int], chance: np.random.Generator, places: int = PLACES) -> list[list[int]]:
    """The rows in an order by chance, those of nearly the same length together."""
    sizes = np.asarray(lengths)
    found: list[list[int]] = []
    batch: list[int] = []
    longest = 0
    for row in np.argsort(sizes + chance.integers(0, LENGTHS, len(sizes)), kind="stable").tolist():
        longest = max(longest, int(sizes[row]))
        if batch and (len(batch) + 1) * longest > WORKERS * places:
            found.append(batch)
            batch, longest = [], int(sizes[row])
        batch.append(row)
    found.append(batch)
    return [found[n] for n in chance.permutation(len(found))]


def learn(
    network: N,
    steps: Sequence[Sequence[int]],
    loss: Callable[[N, Sequence[int]], Tensor],
    rates: Mapping[str, float],
    seed: int,
    dropout: float = 0.0,
    averaged: float = 0.0,
) -> None:
    """One step for each of `steps`, a batch of rows; `loss` is of the rows' mean.

    `rates` has the learning rate of the parameters whose names begin so; "" of all others. It rises during the
    `WARM_UP` and then falls to nothing. In the end the weights are the mean of those after each of the last steps, a
    share `averaged` of all (stochastic weight averaging, Izmailov et al. 2018).
    """
    optimizer = torch.optim.AdamW(_groups(network, rates), fused=True)
    network.dropout = dropout
    network.train()
    twins = [_twin(network, seed + n) for n in range(WORKERS)]
    mean = AveragedModel(network)
    started, losses = time.monotonic(), [0.0]

    def share(n: int, rows: Sequence[int], size: int) -> float:
        # Half the bits are enough to learn with, and nearly twice as fast.
        with torch.autocast("cpu", torch.bfloat16):
            part = loss(twins[n], rows) * (len(rows) / size)
        part.backward()  # type: ignore[no-untyped-call]
        return part.item()

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    with ThreadPoolExecutor(WORKERS, initializer=torch.set_num_threads, initargs=(1,)) as pool:
        for step, rows in enumerate(tqdm(steps, "batches", mininterval=30)):
            pace = min(1.0, (step + 1) / (WARM_UP * len(steps))) * (1 - step / len(steps))
            for group in optimizer.param_groups:
                group["lr"] = group["rate"] * pace
            running = [pool.submit(share, n, rows[n::WORKERS], len(rows)) for n in range(WORKERS) if rows[n::WORKERS]]
            losses.append(sum(found.result() for found in running))
            _gather_gradients(network, twins)
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            if step >= len(steps) * (1 - averaged):
                mean.update_parameters(network)
            if step % 50 == 49:
                spent = time.monotonic() - started
                log.info("step %d of %d: %.4f, %.0f s", step + 1, len(steps), np.mean(losses[-50:]), spent)
    torch.set_num_threads(threads)
    if averaged:
        network.load_state_dict(mean.module.state_dict())
    network.eval()


def _groups(network: Encoder, rates: Mapping[str, float]) -> list[dict[str, object]]:
    parts: dict[str, list[nn.Parameter]] = {prefix: [] for prefix in rates}
    for name, parameter in network.named_parameters():
        parts[next(prefix for prefix in sorted(rates, reverse=True) if name.startswith(prefix))].append(parameter)
    return [
        {"params": of, "rate": rates[prefix], "weight_decay": 0.01 if prefix == "" else 0.0}
        for prefix, of in parts.items()
    ]


def _twin(network: N, seed: int) -> N:
    """A network with the same weights in memory, and with gradients and chance of its own."""
    twin = copy.deepcopy(network)
    for own, shared in zip(twin.parameters(), network.parameters(), strict=True):
        own.data = shared.data
    twin.chance = torch.Generator().manual_seed(seed)
    return twin


def _gather_gradients(network: Encoder, twins: Sequence[Encoder]) -> None:
    """Give `network` the sum of the twins' gradients, and clear those."""
    for parameter, *others in zip(network.parameters(), *(twin.parameters() for twin in twins), strict=True):
        found = [other.grad for other in others if other.grad is not None]
        parameter.grad = None if not found else found[0] if len(found) == 1 else found[0].add_(found[1])
        for other in others:
            other.grad = None
