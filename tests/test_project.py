"""The walls of the house: who imports whom, and that what is written about the project is what it is."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

import index
from bot.settings import Settings
from bot.words import WORDS
from bot.words_discord import DISCORD_WORDS
from index import Language

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def imports(path: Path) -> set[str]:
    """Top-level names of every module that the file imports, and the dotted ones as they are written."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("path", sorted((ROOT / "index").rglob("*.py")), ids=lambda path: path.name)
def test_the_index_knows_nothing_of_discord_the_environment_or_asyncio(path: Path) -> None:
    tops = {name.split(".")[0] for name in imports(path)}
    assert not tops & {"bot", "training", "discord", "dotenv", "asyncio", "typer", "rich"}
    assert "environ" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted((ROOT / "bot").rglob("*.py")), ids=lambda path: path.name)
def test_the_bot_comes_in_by_the_door(path: Path) -> None:
    assert not {name for name in imports(path) if name.startswith("index.")}


@pytest.mark.parametrize(
    ("library", "door"),
    [
        ("sentence_transformers", "embedding.py"),
        ("faiss", "nearest.py"),
        ("lingua", "language.py"),
        ("Stemmer", "language.py"),
        ("pypdf", "formats.py"),
        ("trafilatura", "formats.py"),
        ("dotenv", "settings.py"),
        ("openai", "phrasing.py"),
    ],
)
def test_one_module_speaks_to_one_library(library: str, door: str) -> None:
    users = {
        path.name
        for wing in ("index", "bot")
        for path in (ROOT / wing).rglob("*.py")
        if library in {name.split(".")[0] for name in imports(path)}
    }
    assert users == {door}


def test_the_door_lists_what_it_exports_in_order() -> None:
    names = list(index.__all__)
    assert names == sorted(names, key=lambda name: (name[0].islower(), not name.isupper(), name))
    public = {name for name in vars(index) if not name.startswith("_")}
    modules = {path.stem for path in (ROOT / "index").glob("*.py")}
    assert public - modules - {"model"} == set(names) - modules


def test_the_example_settings_are_all_settings() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert re.findall(r"^([A-Z_]+)=", example, re.M) == [field.name.upper() for field in fields(Settings)]


def test_the_map_of_the_code_is_the_code() -> None:
    """Every module has a row in README's map, and every row a module."""
    rows = re.findall(r"^\| `((?:bot|index|training|benchmarks)/[\w/.]+)`", README, re.M)
    mapped = set(rows)
    assert len(rows) == len(mapped)
    there = {
        path.relative_to(ROOT).as_posix()
        for wing in ("bot", "index", "training", "benchmarks")
        for path in (ROOT / wing).glob("*.py")
        if path.name not in {"__init__.py", "__main__.py"}
    }
    assert mapped == there


def test_the_commands_of_the_readme_exist() -> None:
    helped = subprocess.run(
        [sys.executable, "-m", "bot", "--help"], capture_output=True, text=True, cwd=ROOT, check=True
    )
    for command in set(re.findall(r"^(?:\.venv/bin/)?eksodus (\w+)", README, re.M)):
        assert re.search(rf"\b{command}\b", helped.stdout), command


def test_every_dependency_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    wanted = [*project["dependencies"], *(d for extra in project["optional-dependencies"].values() for d in extra)]
    for dependency in wanted:
        line = next(line for line in text.splitlines() if f'"{dependency}"' in line)
        assert "#" in line.split(f'"{dependency}"')[1], dependency


@pytest.mark.parametrize("words_of", [WORDS, DISCORD_WORDS], ids=["answers", "Discord"])
def test_every_sentence_takes_the_same_values_in_both_languages(words_of: Mapping[Language, Any]) -> None:
    for field in fields(words_of["id"]):
        texts = [getattr(words, field.name) for words in words_of.values()]
        if isinstance(texts[0], str):
            assert len({frozenset(re.findall(r"\{\w+\}", text)) for text in texts}) == 1, field.name
            assert texts[0] != texts[1] or field.name == "-", field.name
        elif isinstance(texts[0], tuple):
            assert len(texts[0]) == len(texts[1])
        else:
            assert texts[0].keys() == texts[1].keys()


def test_the_shipped_article_repeats_no_sentence_of_the_original(shared: Path) -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        return {tuple(words[n : n + 7]) for n in range(len(words) - 6)}

    original = (shared / "article" / "eksodus-bakat-openai.txt").read_text(encoding="utf-8")
    for path in (ROOT / "corpus").rglob("*.md"):
        assert not runs(original) & runs(path.read_text(encoding="utf-8"))


def test_the_shipped_article_carries_every_figure_and_name_of_the_original(shared: Path) -> None:
    original = (shared / "article" / "eksodus-bakat-openai.txt").read_text(encoding="utf-8")
    ours = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "corpus").rglob("*.md"))
    body = original.split("MEMBACA")[0] + original.split("kedua wilayah tersebut.")[1]
    figures = set(re.findall(r"\$?\d+(?:,\d+)?", body))
    names = {"Mira Murati", "Bob McCrew", "Barret Zoph", "Tim Brooks", "Google DeepMind", "Anthropic", "Lightcast"}
    names |= {"WIRED", "LinkedIn", "Sora", "ChatGPT", "GPT", "Kamis"}
    assert {found for found in figures | names if found not in ours} == set()
