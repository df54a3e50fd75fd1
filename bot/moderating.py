"""Who may use what is for moderators: Discord hides it from others by default, and here it is checked again."""

from typing import Any

import discord
from discord import app_commands


def check(interaction: discord.Interaction[Any]) -> bool:
    """True for who may manage the server. Raises CheckFailure for everyone else, and outside of servers."""
    if interaction.guild_id is None or not interaction.permissions.manage_guild:
        raise app_commands.CheckFailure
    return True
