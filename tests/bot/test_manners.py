from bot.manners import FOLLOWS_S, Cooldowns, Recent, Wait
from bot.settings import Rate


def test_each_member_and_each_channel_has_its_own_count() -> None:
    cooldowns = Cooldowns(Rate(2, 3600), Rate(3, 3600))
    assert [cooldowns.ask(1, 10) for _ in range(2)] == [None, None]
    assert cooldowns.ask(1, 10) == Wait("member", 3600)
    assert cooldowns.ask(2, 10) is None
    assert cooldowns.ask(3, 10) == Wait("channel", 3600)
    assert cooldowns.ask(3, 11) is None


def test_who_has_to_wait_is_told_once() -> None:
    cooldowns = Cooldowns(Rate(1, 3600), None)
    wait = Wait("member", 3600)
    assert [cooldowns.to_tell(1, wait), cooldowns.to_tell(1, wait), cooldowns.to_tell(2, wait)] == [True, False, True]


def test_without_rates_and_without_a_channel_nobody_waits() -> None:
    assert all(Cooldowns(None, None).ask(1, 1) is None for _ in range(100))
    assert Cooldowns(None, Rate(1, 3600)).ask(1, None) is None


def test_questions_are_remembered_for_a_minute() -> None:
    now = 0.0
    recent = Recent(lambda: now)
    asked = recent.add(1, "who?")
    now = FOLLOWS_S / 2
    recent.add(2, "what?")
    assert recent.get(1) is asked
    now = FOLLOWS_S + 1
    assert recent.get(1) is None
    assert recent.get(2) is not None
