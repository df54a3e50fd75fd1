"""All that people read in answers, in both languages; a missing translation is a type error."""

from collections.abc import Mapping
from dataclasses import dataclass

from index import Language, LeavingKind, QuestionProblem


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences in one language. `{}` is filled in with str.format by name."""

    not_answered: str
    rephrase: str
    nearest: str
    also: str
    paragraph: str  # number
    published: str  # date
    sure: str
    likely: str
    unsure: str
    nothing_near: str
    refused: Mapping[QuestionProblem, str]
    phrased: str
    language_name: str  # in English, as a language model is told
    summary_opening: str
    chat_hello: str  # documents
    chat_bye: str
    columns: tuple[str, str, str, str, str]  # person, role, from, to, when
    kinds: Mapping[LeavingKind, str]
    no_departures: str
    left: str  # count; above the answer to a question for the list
    edited: str


ID = Words(
    not_answered="Artikel-artikel yang ada tidak menyebutkannya.",
    rephrase="Coba sebut nama orang atau perusahaannya, atau tanyakan dengan kata lain.",
    nearest="Bagian yang paling dekat, tetapi bukan jawaban:",
    also="Bagian lain yang terkait:",
    paragraph="paragraf {number}",
    published="terbit {date}",
    sure="yakin",
    likely="cukup yakin",
    unsure="kurang yakin",
    nothing_near="Tidak ada bagian artikel yang mendekati pertanyaan ini.",
    refused={
        "empty": "Pertanyaannya kosong; tulis misalnya: siapa yang memimpin Sora?",
        "date": "Tanggal itu tidak terbaca; tulis seperti 2025, 2025-03, atau 2025-03-31.",
        "long": "Pertanyaannya terlalu panjang; paling banyak 1.000 karakter.",
        "language": "Eksodus mengerti bahasa Indonesia dan Inggris; silakan bertanya dalam salah satunya.",
    },
    phrased="dirumuskan oleh model bahasa; yang berlaku adalah kutipannya:",
    language_name="Indonesian",
    summary_opening="Menurut artikel,",
    chat_hello="Silakan bertanya tentang {documents} artikel ini. Baris kosong: topik baru. Ctrl-D: keluar.",
    chat_bye="Sampai jumpa.",
    columns=("siapa", "sebagai", "dari", "ke", "kapan"),
    kinds={"resigned": "keluar", "dismissed": "diberhentikan", "joined": "pindah", "announced": "akan keluar"},
    no_departures="Artikel-artikel yang ada tidak menyebut kepergian seperti itu.",
    left="Menurut artikel, yang pergi ({count}):",
    edited="diperbaiki",
)

EN = Words(
    not_answered="The articles don't say.",
    rephrase="Try naming the person or the company, or ask in other words.",
    nearest="The nearest passages, which are not an answer:",
    also="Related passages:",
    paragraph="paragraph {number}",
    published="published {date}",
    sure="sure",
    likely="fairly sure",
    unsure="not quite sure",
    nothing_near="No passage of the articles comes near this question.",
    refused={
        "empty": "The question is empty; type one, such as: who leads Sora?",
        "date": "That date can't be read; write it as 2025, 2025-03 or 2025-03-31.",
        "long": "The question is too long; at most 1,000 characters are read.",
        "language": "Eksodus understands Indonesian and English; please ask in one of them.",
    },
    phrased="phrased by a language model; what counts is the quote:",
    language_name="English",
    summary_opening="According to the articles,",
    chat_hello="Ask away; articles here: {documents}. An empty line: a new topic. Ctrl-D leaves.",
    chat_bye="Goodbye.",
    columns=("who", "as", "from", "to", "when"),
    kinds={"resigned": "left", "dismissed": "dismissed", "joined": "moved", "announced": "is leaving"},
    no_departures="The articles tell of no such departure.",
    left="Who left, by the articles ({count}):",
    edited="corrected by hand",
)

WORDS: Mapping[Language, Words] = {"id": ID, "en": EN}
