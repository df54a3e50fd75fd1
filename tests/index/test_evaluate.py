import json
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest

from index import Knowledge, Question, QuestionSetError, evaluate, read_questions
from index.measures import auroc, calibration_error, normalise, risk, token_f1

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


def test_with_gold_documents_each_question_reads_its_own(corpus: Make, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "Direktur pabrik sepatu itu Rina.", "b.txt": "Direktur pabrik roti itu Joko."})
    questions = tuple(
        Question("Siapa direktur pabrik roti?", name, (), answerable=False) for name in ("a.txt", "b.txt")
    )
    knowledge = Knowledge.open(folder, tmp_path / "index", threshold=0.0)
    _, answers = evaluate(knowledge, questions, gold_documents=True)
    assert [answer.quote and answer.quote.passage.document for answer in answers] == ["a.txt", "b.txt"]
    _, missing = evaluate(knowledge, [Question("Siapa Joko?", "c.txt", (), answerable=False)], gold_documents=True)
    assert missing[0].hits == ()


def test_every_question_counts_on_one_side_of_the_threshold(corpus: Make, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "Pabrik roti itu dipimpin Joko.\n\nPabrik sepatu itu dipimpin Rina."})
    questions = (
        Question("Siapa yang memimpin pabrik roti?", "a.txt", ("Joko",), answerable=True),
        Question("Siapa yang memimpin pabrik sepatu?", "a.txt", ("Rina",), answerable=True),
        Question("Berapa harga tiket ke Bali?", "a.txt", (), answerable=False),
    )
    never, _ = evaluate(Knowledge.open(folder, tmp_path / "index", threshold=1.0), questions)
    assert (never.abstained_answerable, never.abstained_unanswerable) == (1, 1)
    assert (never.f1_answerable, never.f1_unanswerable, never.f1) == (0, 1, never.abstaining_f1)
    always, _ = evaluate(Knowledge.open(folder, tmp_path / "index", threshold=0.0), questions)
    assert (always.abstained_answerable, always.abstained_unanswerable) == (0, 0)
    assert always.f1_answerable == always.f1_unwithheld
    assert always.sentence_accuracy == 1
    assert (always.first_sentence_f1, always.nearest_sentence_accuracy) == (pytest.approx(2 / 9), 1)


def test_calibration_and_risk_by_hand() -> None:
    confidence = np.array([0.9, 0.8, 0.2, 0.1])
    right = np.array([True, False, False, False])
    assert calibration_error(confidence, right) == pytest.approx((0.1 + 0.8 + 0.2 + 0.1) / 4)
    assert [risk(confidence, right, share) for share in (0.25, 0.5, 1)] == [0, 0.5, 0.75]
    assert auroc(confidence, right) == 1
    assert auroc(confidence, np.ones(4, bool)) is None


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
