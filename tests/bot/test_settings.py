from pathlib import Path

import pytest

from bot.phrasing import LanguageModel
from bot.settings import Rate, SettingsError, load_settings
from index import THRESHOLD


def test_without_anything_the_defaults_hold(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, {})
    assert (settings.corpus_dir, settings.index_dir, settings.embedding_model) == (Path("corpus"), None, "default")
    assert settings.model.query_prompt is None


def test_the_file_is_read_and_the_environment_wins(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        "CORPUS_DIR=news\nEMBEDDING_MODEL=a/b\nEMBEDDING_QUERY_PROMPT='query: '\nINDEX_DIR=\n"
    )
    settings = load_settings(tmp_path, {"CORPUS_DIR": "articles", "PATH": "/bin"})
    assert settings.corpus_dir == Path("articles")
    assert (settings.model.name, settings.model.query_prompt) == ("a/b", "query: ")
    assert settings.index_dir is None


def test_each_corpus_has_an_index_of_its_own(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, {"INDEX_DIR": str(tmp_path / "ix")})
    assert settings.index_for(Path("corpus")) == tmp_path / "ix"
    assert settings.index_for(tmp_path / "a") != settings.index_for(tmp_path / "b")


def test_the_threshold_is_a_share(tmp_path: Path) -> None:
    assert load_settings(tmp_path, {}).answer_threshold == THRESHOLD
    assert load_settings(tmp_path, {"ANSWER_THRESHOLD": "0,4"}).answer_threshold == 0.4
    assert load_settings(tmp_path, {"ANSWER_THRESHOLD": "1"}).answer_threshold == 1.0


@pytest.mark.parametrize("value", ["1.1", "-0.1", "nan", "high", "inf", "50%"])
def test_a_threshold_outside_0_to_1_is_a_sentence(tmp_path: Path, value: str) -> None:
    with pytest.raises(SettingsError, match=r"ANSWER_THRESHOLD is .*; it takes a number from 0 to 1, such as 0\.\d"):
        load_settings(tmp_path, {"ANSWER_THRESHOLD": value})


def test_a_bad_level_and_an_unreadable_file_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="LOG_LEVEL is 'LOUD'; it takes one of DEBUG"):
        load_settings(tmp_path, {"LOG_LEVEL": "loud"})
    (tmp_path / ".env").write_bytes(b"\xff\xfeA\x00")
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings(tmp_path, {})


def test_a_language_model_is_off_unless_address_and_name_are_set(tmp_path: Path) -> None:
    assert load_settings(tmp_path, {"LLM_API_KEY": "sk-secret"}).llm is None
    given = {"LLM_BASE_URL": "http://localhost:11434/v1", "LLM_MODEL": "small", "LLM_API_KEY": "sk-secret"}
    settings = load_settings(tmp_path, given)
    assert settings.llm == LanguageModel("http://localhost:11434/v1", "small", "sk-secret", 20)
    assert "sk-secret" not in repr(settings)
    assert "sk-secret" not in repr(settings.llm)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"LLM_BASE_URL": "http://localhost/v1"}, "LLM_BASE_URL is set, but LLM_MODEL is not"),
        ({"LLM_MODEL": "small"}, "LLM_MODEL is set, but LLM_BASE_URL is not"),
        ({"LLM_BASE_URL": "localhost:11434", "LLM_MODEL": "m"}, "no address of a chat API"),
        ({"LLM_BASE_URL": "http://", "LLM_MODEL": "m"}, "no address of a chat API"),
        ({"LLM_BASE_URL": "http://x:99999/", "LLM_MODEL": "m"}, "no address of a chat API"),
        ({"LLM_BASE_URL": "https://me:sk-secret@host/v1", "LLM_MODEL": "m"}, "the key goes into LLM_API_KEY"),
        ({"LLM_BASE_URL": "https://host/v1?key=sk-secret", "LLM_MODEL": "m"}, "the key goes into LLM_API_KEY"),
        (
            {"LLM_BASE_URL": "https://h/v1", "LLM_MODEL": "m", "LLM_API_KEY": "sk-secret\nmore"},
            "characters that no key has",
        ),
        ({"LLM_TIMEOUT_S": "soon"}, "LLM_TIMEOUT_S is 'soon'"),
        ({"LLM_TIMEOUT_S": "nan"}, "LLM_TIMEOUT_S is 'nan'"),
        ({"LLM_TIMEOUT_S": "0"}, "LLM_TIMEOUT_S is '0'"),
    ],
)
def test_a_language_model_that_is_set_up_wrongly_is_a_sentence_without_its_key(
    tmp_path: Path, given: dict[str, str], says: str
) -> None:
    with pytest.raises(SettingsError, match=says) as caught:
        load_settings(tmp_path, given)
    assert "sk-secret" not in str(caught.value)


def test_the_bots_settings_are_read(tmp_path: Path) -> None:
    values = {
        "DISCORD_TOKEN": " abc.def ",
        "ASK_CHANNELS": "1, 22 333",
        "USER_COOLDOWN": "3/60",
        "CHANNEL_COOLDOWN": "0",
        "SHARD_IDS": "0,2",
        "SHARD_COUNT": "3",
        "DISCORD_API_BASE": "http://127.0.0.1:1/api/v10/",
    }
    settings = load_settings(tmp_path, values)
    assert (settings.token, settings.ask_channels, settings.thread_channels) == ("abc.def", (1, 22, 333), ())
    assert (settings.user_cooldown, settings.channel_cooldown) == (Rate(3, 60), None)
    assert (settings.shard_ids, settings.shard_count) == ((0, 2), 3)
    assert settings.discord_api_base == "http://127.0.0.1:1/api/v10"
    assert "abc.def" not in repr(settings)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"ASK_CHANNELS": "12,general"}, "ASK_CHANNELS is '12,general'; it takes numbers"),
        ({"THREAD_CHANNELS": "-1"}, "THREAD_CHANNELS is '-1'"),
        ({"USER_COOLDOWN": "fast"}, "USER_COOLDOWN is 'fast'; it takes questions/seconds"),
        ({"RETENTION_DAYS": "0"}, "RETENTION_DAYS is '0'; it takes a whole number from 1"),
        ({"METRICS_PORT": "70000"}, "METRICS_PORT is '70000'"),
        ({"SHARD_IDS": "0"}, "SHARD_COUNT is not"),
        ({"REINDEX": "often"}, "REINDEX is 'often'; it takes one of watch, interval, manual"),
        ({"REINDEX_EVERY_S": "1"}, "REINDEX_EVERY_S is '1'; it takes a whole number from 5"),
        ({"SHARD_IDS": "0,4", "SHARD_COUNT": "4"}, "from 0 to 3"),
        ({"DISCORD_API_BASE": "discord.com"}, "begins with https://"),
    ],
)
def test_a_wrong_value_is_named_with_what_it_takes(tmp_path: Path, values: dict[str, str], sentence: str) -> None:
    with pytest.raises(SettingsError, match=sentence):
        load_settings(tmp_path, values)


def test_a_token_is_asked_for_only_where_it_is_needed(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, {})
    with pytest.raises(SettingsError, match="DISCORD_TOKEN is not set"):
        _ = settings.token


def test_polling_is_yes_or_no(tmp_path: Path) -> None:
    assert not load_settings(tmp_path, {}).watch_polling
    assert load_settings(tmp_path, {"WATCH_POLLING": "Yes"}).watch_polling
    with pytest.raises(SettingsError, match="WATCH_POLLING is 'maybe'; it takes yes or no"):
        load_settings(tmp_path, {"WATCH_POLLING": "maybe"})
