"""A conversation answered: the earlier questions are asked again, so that each stands on what the articles say now."""

from collections.abc import Sequence

from index import Answer, Knowledge, QuestionError, Turn

TURNS = 5
"""So many earlier questions are looked back on."""


def answer_last(knowledge: Knowledge, conversation: Sequence[str]) -> Answer:
    """The answer to the last question of `conversation`. Raises QuestionError where that one can't be asked."""
    turns: list[Turn] = []
    for question in conversation[-TURNS - 1 : -1]:
        try:
            answer = knowledge.ask(question, before=tuple(turns))
        except QuestionError:
            continue
        turns.append(Turn(question, answer.quote.text if answer.quote else None))
    return knowledge.ask(conversation[-1], before=tuple(turns))
