"""What of a language model's sentence is let through: nothing that the passages don't say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.grounding import MAX_CHARS, Grounded, figures_of, ground, names_of, ungrounded

ONE = (
    "Ani Wijaya, direktur PT Gudang Mekar, mundur pada 3 Oktober 2024. Investor menanam $6,6 miliar; 4,4 persen dari "
    "1.500 pegawai ikut keluar, dan tiga di antaranya pindah."
)
TWO = "Rudi Hartono memimpin pabrik di Inggris. Sepertiga pegawainya tinggal; upahnya Rp2,5 juta."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("According to the articles, Ani Wijaya resigned on October 3, 2024 [1].", "en"),
        ("According to the articles, investors put in $6.6 billion [1].", "en"),
        ("According to the articles, 4.4% of the 1,500 staff left with her [1].", "en"),
        ("According to the articles, 4.40 percent of the staff left [1].", "en"),
        ("According to the articles, three of them moved, and Rudi Hartono is in England [1], [2].", "en"),
        ("According to the articles, a third of them stayed for Rp2.5 million [1, 2].", "en"),
        ("Menurut artikel, Ani Wijaya yang mundur dari PT Gudang Mekar pada Oktober 2024 [1].", "id"),
        ("She left the company in 2024 [1].", "en"),
        ("**Menurut artikel**, 3 dari mereka yang pindah [1].", "id"),
    ],
)
def test_what_the_cited_passages_say_passes(text: str, language: str) -> None:
    assert isinstance(ground(text, [ONE, TWO], "id" if language == "id" else "en"), Grounded)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("\u200b \u202e", "empty"),
        ("Ani Wijaya resigned in the summer of 2024.", "cites no passage"),
        ("Ani Wijaya resigned [3].", "cites no passage"),
        ("Ani Wijaya resigned [0].", "cites no passage"),
        ("According to the articles, Rudi Hartono is the head of a factory [2].", "quote's passage"),
        ("According to the articles, Rudi Hartono resigned [1].", "names and numbers"),
        ("According to the articles, Budi resigned [1].", "names and numbers"),
        ("Budi left the company [1].", "names and numbers"),
        ("According to the articles, BudiCorp was left by Ani Wijaya [1].", "names and numbers"),
        ("According to the articles, she left in November [1].", "names and numbers"),
        ("According to the articles, she left in 2023 [1].", "names and numbers"),
        ("According to the articles, investors put in $6.6 million [1].", "names and numbers"),
        ("According to the articles, investors put in €6.6 billion [1].", "names and numbers"),
        ("According to the articles, investors put in 66 billion [1].", "names and numbers"),
        ("According to the articles, 44% of the staff left [1].", "names and numbers"),
        ("According to the articles, 1.5 percent of the staff left [1].", "names and numbers"),
        ("According to the articles, four of them moved [1].", "names and numbers"),
        ("According to the articles, half of them moved [1].", "names and numbers"),
        ("According to the articles, it was Иван who left [1].", "names and numbers"),
        ("Menurut artikel, Ani Wijaya yang mundur [1].", "another language"),
        ("I cannot help with that [1].", "speaks of itself"),
        ("Sorry, this is not in the articles [1].", "speaks of itself"),
        ("According to the articles, @everyone should know it [1].", "a link, a mention"),
        ("According to the articles, ＠everyone should know it [1].", "a link, a mention"),
        ("According to the articles, <@123> should know it [1].", "a link, a mention"),
        ("According to the articles, see [this](https://evil.example) [1].", "a link, a mention"),
        ("According to the articles, see evil.com [1].", "a link, a mention"),
        ("According to the articles, see discord.gg/abc [1].", "a link, a mention"),
        ("According to the articles, `rm` is the way [1].", "a link, a mention"),
        ("According to the articles, she left. " * 40 + "[1]", "too long"),
    ],
)
def test_what_they_do_not_say_is_refused(text: str, why: str) -> None:
    found = ground(text, [ONE, TWO], "en")
    assert isinstance(found, str)
    assert why in found


def test_it_has_to_say_what_the_quote_says() -> None:
    text = "According to the articles, Ani Wijaya resigned on 3 October 2024 [1]."
    assert isinstance(ground(text, [ONE], "en", "3 Oktober 2024"), Grounded)
    assert isinstance(ground(text, [ONE], "en", "karena lelah"), Grounded)
    assert ground(text, [ONE], "en", "Rudi Hartono") == "it says something other than the quote"
    assert ground(text, [ONE], "en", "$6,6 miliar") == "it says something other than the quote"


def test_citations_are_numbered_anew_and_markdown_is_gone() -> None:
    found = ground("# **According** to the *articles*, she left\n- with a third [1][3].", [ONE, "x", TWO], "en")
    assert found == Grounded("According to the articles, she left with a third [1][2].", (0, 2))


def test_numbers_are_read_by_value_scale_and_unit() -> None:
    def values(text: str) -> list[tuple[str, str, str]]:
        return [(figure.value, figure.scale, figure.unit) for _, figure in figures_of(text)]

    assert values("$6,6 miliar") == values("$6.6 billion") == values("6.6 billion dollars") == [("6.6", "billion", "$")]
    assert values("1.000") == values("1,000") == values("1000") == [("1000", "", "")]
    assert values("1.234,5 and 1,234.50") == [("1234.5", "", "")] * 2
    assert values("4,4 persen, 4.4%") == [("4.4", "", "%")] * 2
    assert values("tiga ribu, three thousand") == [("3", "thousand", "")] * 2


def test_a_name_is_any_word_with_a_capital_but_for_a_sentences_first_function_word() -> None:
    assert names_of("The iPhone of Budi. Altman left. She didn't. GPT-4 won't") == ("iPhone", "Budi", "Altman", "GPT-4")


NAMES = st.from_regex(r"[A-Z][a-z]{2,9}", fullmatch=True)


@given(NAMES, st.integers(0, 10**12))
def test_a_name_or_number_of_no_passage_never_passes(name: str, number: int) -> None:
    passage = "ani pergi dari gudang itu."
    text = f"According to the articles, it was {name} who left with {number} of them [1]."
    assert str(number) in ungrounded(text, [passage])
    assert (name in ungrounded(text, [passage])) == (name.casefold() not in passage.replace(".", "").split())
    assert not isinstance(ground(text, [passage], "en"), Grounded)


@given(st.text(max_size=400), st.lists(st.text(max_size=200), max_size=3))
def test_whatever_passes_is_short_one_line_and_harmless(text: str, passages: list[str]) -> None:
    found = ground(f"the {text} [1]", passages, "en")
    if isinstance(found, Grounded):
        assert len(found.text) <= MAX_CHARS + 10
        assert not set(found.text) & set("@<>`\n\r\x1b")
        assert ungrounded(found.text.replace("[1]", ""), passages) == ()


@given(st.text(max_size=300))
def test_a_text_is_grounded_in_itself(text: str) -> None:
    assert ungrounded(text, [text]) == ()
