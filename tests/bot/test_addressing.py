"""The decision table: when is a message for the bot?"""

from dataclasses import replace

import pytest

from bot.addressing import Address, Heard, addressed, looks_like_a_question, without_mention

CHATTER = Heard(
    by_person=True,
    text="who leads Sora?",
    direct=False,
    mentions_bot=False,
    replies_to_bot=False,
    replies_to_other=False,
    mentions_other=False,
    in_ask_channel=False,
)


@pytest.mark.parametrize(
    ("change", "address"),
    [
        ({}, None),
        ({"mentions_bot": True}, "mention"),
        ({"mentions_bot": True, "text": ""}, "mention"),
        ({"mentions_bot": True, "mentions_other": True}, "mention"),
        ({"mentions_bot": True, "replies_to_other": True}, "mention"),
        ({"mentions_bot": True, "replies_to_bot": True}, "reply"),
        ({"replies_to_bot": True}, None),  # a reply that does not ping is talk about the answer
        ({"direct": True}, "direct"),
        ({"direct": True, "text": "thanks"}, "direct"),
        ({"in_ask_channel": True}, "channel"),
        ({"in_ask_channel": True, "text": "good morning all"}, None),
        ({"in_ask_channel": True, "replies_to_bot": True}, "reply"),
        ({"in_ask_channel": True, "replies_to_other": True}, None),
        ({"in_ask_channel": True, "mentions_other": True}, None),
        ({"by_person": False, "mentions_bot": True}, None),
        ({"by_person": False, "direct": True}, None),
        ({"by_person": False, "in_ask_channel": True}, None),
    ],
)
def test_when_a_message_is_for_the_bot(change: dict[str, bool], address: Address | None) -> None:
    assert addressed(replace(CHATTER, **change)) == address  # type: ignore[arg-type]  # the table mixes texts and flags


@pytest.mark.parametrize(
    "text",
    ["siapa yg pimpin sora", "Kemana Tim Brooks pindah", "who left OpenAI", "dia pindah ke mana?", "list all names"],
)
def test_questions_are_known_by_their_mark_or_first_word(text: str) -> None:
    assert looks_like_a_question(text)


@pytest.mark.parametrize("text", ["", "?", "ok", "makasih banyak ya", "I think so too", "siapa"])
def test_chatter_is_no_question(text: str) -> None:
    assert not looks_like_a_question(text)


def test_the_bots_own_mention_is_no_part_of_the_question() -> None:
    assert without_mention("<@12> who  leads <@34> <@!12>Sora?", 12) == "who leads <@34> Sora?"
