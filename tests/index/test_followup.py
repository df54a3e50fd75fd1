"""Little conversations: which question leans on the one before, what becomes of it, and which stands by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.followup import Turn, self_contained
from index.language import LANGUAGES, detect

NAMES = frozenset("sora murati mira anthropic openai ani wijaya gayo chatgpt brooks".split())


def resolve(question: str, *before: tuple[str, str | None]) -> str:
    turns = [Turn(*turn) for turn in before]
    return self_contained(question, detect(question) or "id", turns, NAMES.__contains__)[0]


SORA = ("Siapa yang memimpin Sora?", "Tim Brooks")
WHO = ("who leads Sora?", "Tim Brooks")
MONEY = ("how much did investors put in?", "$6.6 billion")
LEFT = ("Mengapa Mira Murati keluar dari OpenAI?", None)
ROLE = ("Apa jabatan Mira Murati?", "kepala teknologi")
COFFEE = ("Berapa harga kopi di Gayo?", "Rp90.000")
FIRM = ("Perusahaan apa yang menghimpun data lowongan?", "Lightcast")
CHIEFS = ("Siapa saja yang mundur dari OpenAI?", "Mira Murati, Bob McCrew, dan Barret Zoph")
QUOTED = (
    "siapa yg pimpin sora?",
    "Nama besar terakhir yang pamit ialah Tim Brooks, pemimpin Sora, proyek OpenAI yang membuat video dengan AI.",
)


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        ((SORA,), "Ke mana dia pergi?", "Ke mana Tim Brooks pergi?"),
        ((SORA,), "kemana ia pindah", "kemana Tim Brooks pindah"),
        ((QUOTED,), "kmn dia pergi?", "ke mana Tim Brooks pergi?"),
        ((WHO,), "where did he go?", "where did Tim Brooks go?"),
        ((WHO,), "what did google say about him", "what did google say about Tim Brooks"),
        ((WHO,), "and what was his job before?", "what was Tim Brooks's job before?"),
        ((SORA,), "Apa jabatannya?", "Apa jabatan Tim Brooks?"),
        ((SORA,), "siapa yang menggantikannya?", "siapa yang menggantikan Tim Brooks?"),
        ((SORA,), "kapan?", "kapan Tim Brooks memimpin Sora?"),
        ((SORA,), "and when?", "kapan Tim Brooks memimpin Sora?"),
        ((MONEY,), "and when?", "when did investors put in?"),
        ((MONEY,), "why?", "why did investors put in?"),
        ((MONEY,), "knp?", "why did investors put in?"),
        ((LEFT,), "kapan?", "kapan Mira Murati keluar dari OpenAI?"),
        ((LEFT,), "kalau Barret Zoph?", "Mengapa Barret Zoph keluar dari OpenAI?"),
        ((ROLE,), "klo Bob McCrew gmn?", "Apa jabatan Bob McCrew?"),
        ((ROLE,), "bagaimana dengan Barret Zoph?", "Apa jabatan Barret Zoph?"),
        ((("apa jabatan mira murati", None),), "kenapa dia keluar?", "mengapa mira murati keluar?"),
        ((SORA,), "what about ChatGPT?", "Siapa yang memimpin ChatGPT?"),
        ((("siapa yg pimpin sora", None),), "kalau chatgpt?", "siapa yang pimpin chatgpt"),
        ((COFFEE,), "dan beras?", "Berapa harga beras di Gayo?"),
        ((("Berapa persen lowongan pada 2021?", "23 persen"),), "dan pada 2024?", "Berapa persen lowongan pada 2024?"),
        ((("How many researchers left?", "ten"),), "how about investors?", "How many investors left?"),
        ((FIRM,), "siapa pendirinya?", "siapa pendiri Lightcast?"),
        ((FIRM,), "kapan perusahaan itu didirikan?", "kapan perusahaan Lightcast didirikan?"),
        ((FIRM,), "kapan didirikan?", "kapan didirikan Lightcast?"),
        ((CHIEFS,), "kenapa mereka keluar?", "mengapa Mira Murati, Bob McCrew, Barret Zoph keluar?"),
        ((CHIEFS,), "siapa lagi?", "siapa lagi mundur dari OpenAI?"),
        ((CHIEFS,), "kapan itu terjadi?", "kapan Mira Murati, Bob McCrew, Barret Zoph mundur dari OpenAI?"),
        ((WHO,), "really?", "who leads Sora?"),
        ((SORA, ("ke mana dia pergi?", "Google DeepMind")), "kapan?", "kapan Tim Brooks pergi?"),
        ((SORA, ("ke mana dia pergi?", "Google DeepMind")), "kenapa dia pindah?", "mengapa Tim Brooks pindah?"),
        ((ROLE, ("kalau Barret Zoph?", None)), "dan Bob McCrew?", "Apa jabatan Bob McCrew?"),
        ((("When did Murati leave OpenAI?", "in September"),), "why did that happen?", "why did Murati leave OpenAI?"),
        ((("Where does Lightcast get its data?", None),), "who founded the company?", "who founded Lightcast company?"),
    ],
)
def test_what_leans_on_the_turns_before_is_made_whole(
    before: tuple[tuple[str, str | None], ...], question: str, whole: str
) -> None:
    assert resolve(question, *before) == whole


@pytest.mark.parametrize(
    "before", [(SORA,), (WHO,), (MONEY,), (CHIEFS, ("kapan?", None))], ids=["id", "en", "money", "two"]
)
@pytest.mark.parametrize(
    "question",
    [
        "Berapa penulis GPT yang masih bekerja di OpenAI?",
        "dan siapa yang memimpin Anthropic?",
        "lalu berapa harga beras di Surabaya?",
        "Apa itu Lightcast?",
        "siapa itu Barret Zoph?",
        "siapa pemimpinnya Anthropic?",
        "apa penyebabnya harga beras naik?",
        "Kapan Tim Brooks bilang ia akan pindah?",
        "Apakah mahasiswa masih ingin bekerja di OpenAI?",
        "Mengapa OpenAI dan karyawannya berselisih?",
        "siapa saja yang keluar tahun ini?",
        "kapan pemilu?",
        "kalau Murati pergi, siapa yang memimpin?",
        "proyek OpenAI itu bernama apa?",
        "Barret Zoph",
        "google deepmind recruits",
        "and who founded Anthropic?",
        "When did Brooks say he would join DeepMind?",
        "Is it true that Brooks left?",
        "How long does it take to train GPT?",
        "Which company tracks job postings that show trends?",
        "Are there researchers who stayed at OpenAI?",
        "What happened at OpenAI this year?",
        "Who is the company's chief scientist at OpenAI?",
        "Did OpenAI raise its prices?",
        "what is the weather in Medan",
        "terima kasih",
        "cuaca besok di Medan?",
    ],
)
def test_what_stands_by_itself_stays_as_it_was_typed(before: tuple[tuple[str, str | None], ...], question: str) -> None:
    assert resolve(question, *before) == question


@given(
    st.lists(st.builds(Turn, st.text(max_size=60), st.none() | st.text(max_size=60)), max_size=4),
    st.sampled_from(["kapan?", "why?", "Ke mana dia pergi?", "what about Ani?", "apa jabatannya?", "dan 2024?"])
    | st.text(max_size=60),
    st.sampled_from(LANGUAGES),
)
def test_any_conversation_gives_a_question_in_a_language(turns: list[Turn], question: str, language: str) -> None:
    whole, spoken = self_contained(question, "id" if language == "id" else "en", turns, lambda word: word == "ani")
    assert spoken in LANGUAGES
    assert len(whole) < 2000
    if not turns:
        assert whole == question
