"""The forms behind Follow up and Wrong; what was written into one comes to ask.py, also after a restart."""

from typing import TYPE_CHECKING, Any, TypeAlias

import discord
from discord import ui

from bot.cards import note_card
from bot.delivery import show, think
from bot.escape import printable
from bot.limits import MODAL_TITLE, QUESTION, cut
from bot.verdicts import keep_verdict
from bot.words_discord import DISCORD_WORDS
from index import Language

if TYPE_CHECKING:
    from bot.client import Eksodus

Press: TypeAlias = "discord.Interaction[Eksodus]"

FOLLOW_UP = "eks:follow"
WHY = "eks:why"


def follow_up_form(language: Language) -> ui.Modal:
    """Asks for the next question."""
    words = DISCORD_WORDS[language]
    return _form(FOLLOW_UP, words.follow_up, words.question_field, words.question_example, required=True)


def why_form(language: Language, key: str, paragraph: str) -> ui.Modal:
    """Asks what is wrong with an answer."""
    words = DISCORD_WORDS[language]
    return _form(f"{WHY}:{key}:{paragraph}", words.why_title, words.why_title, words.why_field, required=False)


async def keep_reason(interaction: Press, custom_id: str) -> None:
    """Keep why an answer is wrong, as it was written into the form of this custom_id."""
    _, _, key, paragraph = custom_id.split(":")
    await think(interaction)
    why = written_in(interaction)
    if why:
        await keep_verdict(interaction, key, paragraph, "wrong", why)
    words = interaction.client.words_for(interaction)
    card = note_card(words.thanks_why if why else words.thanks_wrong)
    await show(interaction, card)


def written_in(interaction: Press) -> str:
    """What was written into the one box of a form."""
    data: Any = interaction.data or {}  # discord.py's type knows no form
    boxes: list[Any] = list(data.get("components", []))
    while boxes:
        box = boxes.pop()
        if "value" in box:
            return printable(str(box["value"])).strip()
        boxes += [*box.get("components", []), *([box["component"]] if "component" in box else [])]
    return ""


def _form(custom_id: str, title: str, field: str, example: str, *, required: bool) -> ui.Modal:
    form = ui.Modal(title=cut(title, MODAL_TITLE), custom_id=custom_id)
    box: ui.TextInput[ui.Modal] = ui.TextInput(
        style=discord.TextStyle.paragraph, placeholder=cut(example, 100), required=required, max_length=QUESTION
    )
    form.add_item(ui.Label(text=cut(field, MODAL_TITLE), component=box))
    # A form that discord.py remembers is forgotten by a restart; a finished one comes to ask.py, always.
    form.stop()
    return form
