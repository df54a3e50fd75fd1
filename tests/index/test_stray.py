import pytest

from index.stray import is_stray


@pytest.mark.parametrize(
    "line",
    [
        "MEMBACA  Harga beras turun setelah panen raya di Jawa Tengah.",
        "BACA JUGA Harga Beras Turun",
        "Baca juga: Harga Beras Turun Setelah Panen Raya",
        "Baca Juga : harga beras turun",
        "Baca selengkapnya",
        "Simak juga » Video panen raya",
        "Baca juga Harga Beras Turun Setelah Panen Raya",
        "Berita terkait: Harga Beras Turun",
        "Read more: Rice prices fall after harvest",
        "READ MORE Rice prices fall",
        "Related articles",
        "See also: Rice prices",
        "Don't miss: The harvest in pictures",
        "Tinggalkan komentar",
        "Leave a comment",
        "Share this",
        "Share this: Facebook, X, WhatsApp",
        "Bagikan ke WhatsApp | Telegram",
        "ADVERTISEMENT",
        "Scroll untuk melanjutkan membaca",
        "© 2024 Harian Contoh. All rights reserved.",
        "  Tinggalkan Komentar  ",
    ],
)
def test_page_furniture_is_stray(line: str) -> None:
    assert is_stray(line)


@pytest.mark.parametrize(
    "line",
    [
        "Membaca adalah jendela dunia.",
        "Membaca laporan itu, para investor mundur.",
        "MEMBACA ADALAH JENDELA DUNIA",
        "BACA adalah singkatan dari sebuah lembaga.",
        "Baca juga laporan lengkapnya, kata Ani kepada wartawan, sebelum menilai.",
        "Read more books, the minister told students.",
        "Read receipts were switched off on Monday.",
        "Share prices fell 4 percent.",
        "Share this burden with us, she asked the board.",
        "Komentar Ani singkat saja.",
        "Comments were few.",
        "Related companies lost staff as well.",
        "Iklan itu ditarik pada Kamis.",
        "Advertisement revenue rose by a third.",
        "Leave a comment, he told the court, and see what happens.",
        "Lihat saja hasilnya.",
        "Terkait hal itu, OpenAI belum berkomentar.",
        "Copyright law has to change, the judge said.",
        "Bagikan keuntungan itu kepada pekerja, tuntut serikat.",
        "",
    ],
)
def test_sentences_of_an_article_stay(line: str) -> None:
    assert not is_stray(line)
