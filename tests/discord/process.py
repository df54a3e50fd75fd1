"""The bot as a process of its own, as an owner starts it."""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from types import MappingProxyType

from tests.discord.driver import Discord

ROOT = Path(__file__).resolve().parents[2]


@asynccontextmanager
async def running(
    server: Discord, folder: Path, settings: Mapping[str, str] = MappingProxyType({}), *, quiet: bool = False
) -> AsyncIterator[Process]:
    """`eksodus run` in `folder`, where its corpus lies; killed if it is still there when the block is left."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(folder), "OMP_NUM_THREADS": "1"}
    environment |= {"DISCORD_TOKEN": server.token, "DISCORD_API_BASE": server.api}
    environment |= {"USER_COOLDOWN": "0", "CHANNEL_COOLDOWN": "0", **settings}
    written = DEVNULL if quiet else PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=folder, env=environment, stdout=written, stderr=written
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()
