from pathlib import Path

import pytest

from bot.settings import SettingsError, load_settings
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
