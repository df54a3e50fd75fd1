"""Whether a message is meant for the bot, and what it asks. Pure: decided on plain values, by one table."""

import re
from dataclasses import dataclass
from typing import Literal

Address = Literal["mention", "reply", "direct", "channel"]

_QUESTION = re.compile(
    r"^\W*(?:ap(?:a|akah)|siapa\w*|kapan\w*|bil[ao]\w*|(?:di|ke|dari)? ?mana\w*|dimana\w*|kemana\w*|mengapa\w*|kenapa"
    r"|bagaimana\w*|gimana|berapa\w*|sebutkan|jelaskan|ceritakan|adakah|benarkah"
    r"|who\w*|what\w*|when\w*|where\w*|why|how\w*|which|is|are|was|were|do|does|did|can|could|has|have|tell|list|name)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heard:
    """What about a message decides whether it is meant for the bot."""

    by_person: bool  # neither a bot, nor a webhook, nor Discord itself
    text: str  # without the bot's own mention; empty also where Discord keeps it back
    direct: bool  # in a direct message
    mentions_bot: bool  # in its text or by a reply that pings
    replies_to_bot: bool
    replies_to_other: bool
    mentions_other: bool
    in_ask_channel: bool


def addressed(heard: Heard) -> Address | None:
    """How `heard` addresses the bot; None: not at all, and the bot stays silent."""
    if not heard.by_person:
        return None
    if heard.direct:
        return "direct"
    if heard.mentions_bot:
        return "reply" if heard.replies_to_bot else "mention"
    if heard.in_ask_channel and not heard.mentions_other:
        if heard.replies_to_bot:
            return "reply"
        if not heard.replies_to_other and looks_like_a_question(heard.text):
            return "channel"
    return None


def looks_like_a_question(text: str) -> bool:
    """Whether `text` is a question by its question mark or its first word; chatter among members is neither."""
    return len(text.split()) > 1 and ("?" in text or _QUESTION.match(text) is not None)


def without_mention(text: str, bot: int) -> str:
    """`text` without the bot's mention, wherever it stands."""
    return " ".join(re.sub(rf"<@!?{bot}>", " ", text).split())
