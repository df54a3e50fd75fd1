"""Every name and description of the commands exists in Indonesian, and fits."""

import asyncio
import re
from pathlib import Path

from bot.client import Eksodus
from bot.memory import Memory
from bot.settings import load_settings
from bot.translations import INDONESIAN, CommandTranslator
from index import Knowledge

Json = dict[str, object] | list[object] | str | int | bool | None


def strings(value: object) -> list[tuple[str, object]]:
    """Each name and description with its localizations, of commands, options and choices alike."""
    if isinstance(value, list):
        return [found for part in value for found in strings(part)]
    if not isinstance(value, dict):
        return []
    own = [(str(value[key]), value.get(f"{key}_localizations")) for key in ("name", "description") if value.get(key)]
    return own + [found for part in value.values() for found in strings(part)]


async def payloads(bot: Eksodus) -> list[dict[str, object]]:
    await bot.load_rooms()
    translator = CommandTranslator()
    return [dict(await command.get_translated_payload(bot.tree, translator)) for command in bot.tree.get_commands()]


def test_all_commands_exist_in_both_languages(article: Knowledge, tmp_path: Path) -> None:
    memory = Memory.open(tmp_path, 90)

    async def main() -> list[dict[str, object]]:
        try:
            return await payloads(Eksodus(load_settings(tmp_path, {}), article, memory))
        finally:
            await memory.close()

    found = asyncio.run(main())
    for text, localized in strings(found):
        assert localized == {"id": INDONESIAN[text]}, text
    assert all(length_of(command) <= 8000 for command in found)
    names = {str(command["name"]) for command in found if command["type"] == 1}
    assert all(re.fullmatch(r"[-_a-z]{1,32}", name) for name in names | {INDONESIAN[name] for name in names})
    assert all(len(text) <= 100 and len(INDONESIAN[text]) <= 100 for text, _ in strings(found))


def length_of(command: dict[str, object]) -> int:
    return sum(len(text) for text, _ in strings(command))
