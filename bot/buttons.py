"""The buttons below answers; each speaks the language of who presses it.

All they know is in their custom_id and in the card they stand under, so that they work after a restart.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeAlias

import discord
from discord import ui

from bot.cards import context_card, conversation_of, note_card, other_passages, passage_pages, passages_card
from bot.delivery import note, remove, respond, show, think
from bot.forms import FOLLOW_UP, follow_up_form, why_form
from bot.limits import LABEL, cut
from bot.verdicts import document_key, find_document, keep_verdict
from bot.words_discord import DISCORD_WORDS
from index import Answer, Language

if TYPE_CHECKING:
    from bot.client import Eksodus

Press: TypeAlias = "discord.Interaction[Eksodus]"

_PLACE = r"(?P<key>[\w-]{8}):(?P<paragraph>\d{1,6})"


def answer_buttons(answer: Answer, language: Language, asker: int, *, private: bool) -> ui.View:
    """What can be done with an answer; `private`: only the asker sees it."""
    words = DISCORD_WORDS[language]
    items: list[Button] = []
    if other_passages(answer):
        items.append(More(words.more if answer.quote else words.nearest))
    if answer.quote:
        key, paragraph = document_key(answer.quote.passage.document), str(answer.quote.passage.paragraph)
        items.append(Context(words.context, key, paragraph))
        items.append(Right(words.right, key, paragraph))
        items.append(Wrong(words.wrong, key, paragraph))
    items.append(FollowUp(words.follow_up))
    items.append(Share(words.share) if private else Delete(words.delete, str(asker)))
    return _view(items)


def page_buttons(answer: Answer, page: int, language: Language) -> ui.View:
    """Back and forth between the pages of passages."""
    words = DISCORD_WORDS[language]
    items: list[Button] = []
    if page > 0:
        items.append(Page(words.previous, str(page - 1)))
    if page + 1 < passage_pages(answer):
        items.append(Page(words.next, str(page + 1)))
    return _view(items)


def forget_button(language: Language) -> ui.View:
    """Delete what is kept of who presses."""
    return _view([Forget(DISCORD_WORDS[language].forget)])


class Button(ui.DynamicItem[ui.Button[ui.View]], template=r"(?!)"):
    """One kind of button; `template` says what its custom_id carries."""

    style: ClassVar[discord.ButtonStyle] = discord.ButtonStyle.secondary
    emoji: ClassVar[str | None] = None

    def __init__(self, label: str, custom_id: str) -> None:
        super().__init__(
            ui.Button(style=self.style, label=cut(label, LABEL) or None, emoji=self.emoji, custom_id=custom_id)
        )

    @classmethod
    async def from_custom_id(cls, interaction: Any, item: Any, match: Any, /) -> Self:  # noqa: ANN401, ARG003
        """The button that was pressed, from the state in its custom_id."""
        return cls("", *match.groups())

    async def callback(self, interaction: Any) -> None:  # noqa: ANN401 (discord.py leaves the client's type open)
        """Do what the button is for; whatever goes wrong comes to the one door for errors."""
        try:
            await self.pressed(interaction)
        except Exception as error:
            await interaction.client.apologise(interaction, error)

    async def pressed(self, interaction: Press) -> None:
        """What the button does."""
        raise NotImplementedError


class More(Button, template=r"eks:more"):
    """Opens the other passages, for who presses alone."""

    emoji = "📄"

    def __init__(self, label: str) -> None:
        super().__init__(label, "eks:more")

    async def pressed(self, interaction: Press) -> None:
        """Answer with the first page."""
        await think(interaction)
        await _show_page(interaction, 0)


class Page(Button, template=r"eks:page:(\d{1,3})"):
    """Turns to a page of the passages."""

    def __init__(self, label: str, page: str) -> None:
        super().__init__(label, f"eks:page:{page}")
        self.page = int(page)

    async def pressed(self, interaction: Press) -> None:
        """Put that page in this one's place."""
        await respond(interaction.response.defer)
        await _show_page(interaction, self.page)


class Context(Button, template=rf"eks:context:{_PLACE}"):
    """Shows the paragraph between its neighbours."""

    emoji = "🔎"

    def __init__(self, label: str, key: str, paragraph: str) -> None:
        super().__init__(label, f"eks:context:{key}:{paragraph}")
        self.key, self.paragraph = key, int(paragraph)

    async def pressed(self, interaction: Press) -> None:
        """Answer with the paragraph, for who presses alone."""
        await think(interaction)
        bot, language = interaction.client, interaction.client.language_for(interaction)
        source = await bot.in_worker(lambda: find_document(bot.knowledge.sources, self.key))
        if source is None:
            await show(interaction, note_card(DISCORD_WORDS[language].article_gone))
            return
        numbers = (self.paragraph, self.paragraph - 1, self.paragraph + 1)
        text, before, after = await bot.in_worker(
            lambda: [bot.knowledge.paragraph(source.path, number) for number in numbers]
        )
        words = DISCORD_WORDS[language]
        card = context_card(source, self.paragraph, text, before, after, language) if text else None
        await show(interaction, card or note_card(words.edited_corpus))


class Right(Button, template=rf"eks:right:{_PLACE}"):
    """Notes that the answer is right."""

    emoji = "✅"

    def __init__(self, label: str, key: str, paragraph: str) -> None:
        super().__init__(label, f"eks:right:{key}:{paragraph}")
        self.key, self.paragraph = key, paragraph

    async def pressed(self, interaction: Press) -> None:
        """Note it, and thank."""
        await think(interaction)
        await keep_verdict(interaction, self.key, self.paragraph, "right")
        words = interaction.client.words_for(interaction)
        await show(interaction, note_card(words.thanks_right))


class Wrong(Button, template=rf"eks:wrong:{_PLACE}"):
    """Notes that the answer is wrong, and asks why."""

    emoji = "❌"

    def __init__(self, label: str, key: str, paragraph: str) -> None:
        super().__init__(label, f"eks:wrong:{key}:{paragraph}")
        self.key, self.paragraph = key, paragraph

    async def pressed(self, interaction: Press) -> None:
        """Open the form first, as Discord wants it; the verdict counts even where the form is closed unsent."""
        language = interaction.client.language_for(interaction)
        form = why_form(language, self.key, self.paragraph)
        await respond(lambda: interaction.response.send_modal(form))
        await keep_verdict(interaction, self.key, self.paragraph, "wrong")


class FollowUp(Button, template=r"eks:follow"):
    """Opens a form for the next question."""

    emoji = "💬"

    def __init__(self, label: str) -> None:
        super().__init__(label, FOLLOW_UP)

    async def pressed(self, interaction: Press) -> None:
        """Open the form; ask.py hears what is written into it."""
        form = follow_up_form(interaction.client.language_for(interaction))
        await respond(lambda: interaction.response.send_modal(form))


class Share(Button, template=r"eks:share"):
    """Posts a private answer for everyone."""

    emoji = "📣"
    style = discord.ButtonStyle.primary

    def __init__(self, label: str) -> None:
        super().__init__(label, "eks:share")

    async def pressed(self, interaction: Press) -> None:
        """Post the same card in the channel, with the buttons of a public answer."""
        message = interaction.message
        if message is None:
            return
        words = interaction.client.words_for(interaction)
        buttons = public_buttons(message, words.delete, interaction.user.id)
        said = words.shared_by.format(member=interaction.user.mention)
        await respond(lambda: interaction.response.send_message(said, embeds=message.embeds, view=buttons))


class Delete(Button, template=r"eks:delete:(\d{1,20})"):
    """Removes the answer, for who asked and for moderators."""

    emoji = "🗑️"

    def __init__(self, label: str, asker: str) -> None:
        super().__init__(label, f"eks:delete:{asker}")
        self.asker = int(asker)

    async def pressed(self, interaction: Press) -> None:
        """Remove it, or say politely who may."""
        if interaction.user.id != self.asker and not interaction.permissions.manage_messages:
            words = interaction.client.words_for(interaction)
            await note(interaction, note_card(words.not_yours))
            return
        await respond(interaction.response.defer)
        await remove(interaction.delete_original_response)


class Forget(Button, template=r"eks:forget"):
    """Deletes what is kept of who presses."""

    style = discord.ButtonStyle.danger

    def __init__(self, label: str) -> None:
        super().__init__(label, "eks:forget")

    async def pressed(self, interaction: Press) -> None:
        """Delete it, and say how much that was."""
        await respond(interaction.response.defer)
        entries = await interaction.client.memory.forget(interaction.user.id)
        words = interaction.client.words_for(interaction)
        await show(interaction, note_card(words.forgotten.format(entries=entries)), None)


BUTTONS: tuple[type[Button], ...] = (More, Page, Context, Right, Wrong, FollowUp, Share, Delete, Forget)


def public_buttons(message: discord.Message, delete: str, asker: int) -> ui.View:
    """The buttons of a private answer, with Delete in the place of Share."""
    items: list[ui.Item[Any]] = []
    for row in message.components:
        for child in row.children if isinstance(row, discord.ActionRow) else ():
            if isinstance(child, discord.Button) and child.custom_id != "eks:share":
                items.append(ui.Button.from_component(child))
    return _view([*items, Delete(delete, str(asker))])


async def _show_page(interaction: Press, page: int) -> None:
    """Ask the question of the card again, and show that page of what was found."""
    bot, language = interaction.client, interaction.client.language_for(interaction)
    questions = conversation_of(interaction.message.embeds) if interaction.message else ()
    if not questions:
        await show(interaction, note_card(DISCORD_WORDS[language].question_lost), None)
        return
    answer = await bot.answer(questions)
    page = max(0, min(page, passage_pages(answer) - 1))
    card = passages_card(answer, page, language, questions[:-1])
    await show(interaction, card, page_buttons(answer, page, language))


def _view(items: Iterable[ui.Item[Any]]) -> ui.View:
    view = ui.View(timeout=None)
    for item in items:
        view.add_item(item)
    # Presses find their button by custom_id (BUTTONS); a finished view is not kept in memory for every answer.
    view.stop()
    return view
