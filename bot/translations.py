"""Names and descriptions of commands in Indonesian; the English ones stand at the commands."""

from collections.abc import Mapping

import discord
from discord import app_commands

INDONESIAN: Mapping[str, str] = {
    "ask": "tanya",
    "Ask the articles; every answer is a quote": "Bertanya kepada artikel; setiap jawaban adalah kutipan",
    "question": "pertanyaan",
    "Your question, in Indonesian or English": "Pertanyaan Anda, dalam bahasa Indonesia atau Inggris",
    "private": "pribadi",
    "Show the answer only to you": "Hanya Anda yang melihat jawabannya",
    "Ask about this message": "Tanyakan pesan ini",
    "privacy": "privasi",
    "What is kept about you, and how to delete it": "Apa yang disimpan tentang Anda, dan cara menghapusnya",
}


class CommandTranslator(app_commands.Translator):
    """Gives Discord the Indonesian names; every other language sees the English ones."""

    async def translate(self, string: app_commands.locale_str, locale: discord.Locale, context: object) -> str | None:
        """The Indonesian text; None: leave it in English."""
        del context
        return INDONESIAN.get(string.message) if locale is discord.Locale.indonesian else None
