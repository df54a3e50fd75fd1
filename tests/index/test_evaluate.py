import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from index import Knowledge, QuestionSetError, evaluate, read_questions
from index.evaluate import normalise, token_f1

Make = Callable[[Mapping[str, str | bytes]], Path]


def test_normalising_is_squads() -> None:
    assert normalise("The $6.6  Billion, an hour!") == ["66", "billion", "hour"]


@pytest.mark.parametrize(
    ("prediction", "gold", "f1"),
    [
        ("Tim Brooks", "tim brooks", 1.0),
        ("kepala Tim Brooks", "Tim Brooks", 0.8),
        ("Ani", "Budi", 0.0),
        ("", "", 1.0),
        ("Ani", "", 0.0),
        ("", "Ani", 0.0),
        ("a a b", "a b b", 2 / 3),  # the articles go; one b meets one of two: 2 * 1 / (1 + 2)
    ],
)
def test_token_f1_by_hand(prediction: str, gold: str, f1: float) -> None:
    assert token_f1(prediction, gold) == pytest.approx(f1)


def test_figures_of_a_corpus_where_everything_is_plain(corpus: Make, tmp_path: Path) -> None:
    folder = corpus(
        {
            "gempa.txt": "Gempa mengguncang Padang pada tahun 2009. Kekuatannya 7,6 skala Richter.",
            "pabrik.txt": "Pabrik semen itu dibangun di Tuban. Pemiliknya Rina Hartati.",
            "kopi.txt": "Harga kopi naik 12 persen. Petani di Gayo senang.",
        }
    )
    lines = [
        {
            "question": "Tahun berapa gempa mengguncang Padang?",
            "document": "gempa.txt",
            "answers": ["2009"],
            "answerable": True,
        },
        {
            "question": "Di mana pabrik semen dibangun?",
            "document": "pabrik.txt",
            "answers": ["Tuban"],
            "answerable": True,
        },
        {
            "question": "Berapa persen harga kopi naik?",
            "document": "none.txt",
            "answers": ["12 persen"],
            "answerable": True,
        },
        {"question": "Siapa pelatih sepak bola Brasil?", "document": "kopi.txt", "answers": [], "answerable": False},
    ]
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n\n")
    figures, answers = evaluate(Knowledge.open(folder, tmp_path / "index"), read_questions(path))
    assert figures.questions == len(answers) == 4
    # Two of three answerable questions have their document on top, the third names one that is not there.
    assert figures.recall_at_1 == figures.recall_at_10 == figures.mrr_at_10 == pytest.approx(2 / 3)
    surer = [answer.confidence > answers[3].confidence for answer in answers[:3]]
    assert figures.abstention_auroc == pytest.approx(sum(surer) / 3)
    assert not answers[3].answered
    assert figures.exact_match <= figures.f1 <= 1
    assert 0 < figures.p50_ms <= figures.p99_ms


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty"),
        ('{"question": "a", "document": "b", "answers": [], "answerable": false}\n{"question": "a"}', "line 2"),
        ("no json", "line 1"),
        ('{"question": "a", "document": "b", "answers": 3, "answerable": true}', "line 1"),
        ("[]", "line 1"),
    ],
)
def test_a_bad_question_file_names_its_line(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(content)
    with pytest.raises(QuestionSetError, match=says):
        read_questions(path)


def test_a_missing_question_file(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match=r"none\.jsonl can't be read"):
        read_questions(tmp_path / "none.jsonl")
