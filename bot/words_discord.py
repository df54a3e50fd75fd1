"""What members read on Discord beside the words of answers, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from index import Language


@dataclass(frozen=True, slots=True)
class DiscordWords:
    """Sentences in one language. `{}` is filled in with str.format by name."""

    months: tuple[str, ...]
    day: str  # day, month, year
    see_quote: str
    edited_corpus: str
    page: str  # page, pages
    passages_title: str
    nearest_title: str
    context_title: str
    no_more_passages: str
    shared_by: str  # member
    more: str
    nearest: str
    context: str
    right: str
    wrong: str
    follow_up: str
    share: str
    delete: str
    next: str
    previous: str
    question_field: str
    question_example: str
    why_title: str
    why_field: str
    thanks_right: str
    thanks_wrong: str
    thanks_why: str
    not_yours: str
    only_moderators: str
    article_gone: str
    question_lost: str
    hello_title: str
    hello: str
    message_without_text: str
    reply_unread: str
    wait: str  # seconds
    channel_busy: str  # seconds
    bug: str  # reference
    failed_title: str
    trouble: str
    updated_commands: str
    may_not_write: str  # channel
    answer_in_thread: str  # thread
    late_answer: str
    privacy_title: str
    privacy: str  # days
    privacy_yours: str  # verdicts, questions
    forget: str
    forgotten: str  # entries


ID = DiscordWords(
    months=tuple("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()),
    day="{day} {month} {year}",
    see_quote="Ini yang tertulis di artikel",
    edited_corpus="Artikelnya sudah berubah sejak jawaban ini.",
    page="Halaman {page} dari {pages}",
    passages_title="Bagian lain yang terkait",
    nearest_title="Bagian yang paling dekat (bukan jawaban)",
    context_title="Paragraf ini di artikelnya",
    no_more_passages="Tidak ada bagian lain yang terkait dengan pertanyaan ini.",
    shared_by="Dibagikan oleh {member}",
    more="Bagian lain",
    nearest="Bagian terdekat",
    context="Lihat paragraf",
    right="Benar",
    wrong="Salah",
    follow_up="Tanya lanjutan",
    share="Bagikan ke semua",
    delete="Hapus",
    next="Berikutnya",
    previous="Sebelumnya",
    question_field="Pertanyaan Anda",
    question_example="misalnya: lalu ke mana ia pindah?",
    why_title="Apa yang salah?",
    why_field="Boleh dikosongkan",
    thanks_right="Terima kasih! Penilaian Anda tercatat.",
    thanks_wrong="Terima kasih! Tercatat sebagai jawaban yang salah.",
    thanks_why="Terima kasih, alasannya juga tercatat.",
    not_yours="Hanya yang bertanya dan moderator yang dapat menghapus jawaban ini.",
    only_moderators="Perintah ini hanya untuk moderator server ini.",
    article_gone="Artikel ini sudah tidak ada di kumpulan artikel.",
    question_lost="Pertanyaan di balik tombol ini tidak terbaca lagi; silakan tanyakan ulang.",
    hello_title="Silakan bertanya",
    hello=(
        "Saya menjawab pertanyaan dengan kutipan dari artikel, dan bilang terus terang kalau artikelnya tidak "
        "menyebutkan. Ketik **/tanya**, sebut nama saya bersama pertanyaannya, atau kirim pesan langsung. Contoh: "
        "*siapa yang memimpin Sora?*"
    ),
    message_without_text="Pesan itu tidak berisi tulisan yang bisa ditanyakan.",
    reply_unread=(
        "Discord tidak menunjukkan isi balasan untuk jawaban perintah kepada saya. Tekan **Tanya lanjutan** di bawah "
        "jawabannya, atau sebut nama saya dalam balasan."
    ),
    wait="Pelan-pelan, ya. Silakan bertanya lagi {seconds} detik lagi.",
    channel_busy="Kanal ini sedang ramai. Silakan bertanya lagi {seconds} detik lagi.",
    bug="Ada yang rusak di pihak kami; kejadiannya sudah tercatat dengan kode **{reference}**. Silakan coba lagi.",
    failed_title="Maaf",
    trouble="Discord sedang bermasalah, jadi jawabannya tidak terkirim. Silakan coba lagi.",
    updated_commands="Perintah ini baru saja diperbarui. Muat ulang Discord, lalu coba lagi.",
    may_not_write=(
        "Anda bertanya di {channel}, tetapi di sana saya tidak boleh menulis. Minta moderator memberi saya izin Lihat "
        "Kanal dan Kirim Pesan. Ini jawabannya:"
    ),
    answer_in_thread="Jawabannya ada di {thread}.",
    late_answer="Maaf, jawaban ini terlambat.",
    privacy_title="Yang disimpan",
    privacy=(
        "Setiap penilaian Benar atau Salah (pertanyaan, artikel dan paragraf, penilaian, alasan kalau ditulis, hari) "
        "dan setiap pertanyaan yang tidak terjawab (pertanyaan, server, hari). Nama dan ID Anda tidak disimpan, hanya "
        "kode acak yang menggantikannya. Semuanya dihapus setelah {days} hari. Pertanyaan lain tidak disimpan."
    ),
    privacy_yours="Milik Anda sekarang: {verdicts} penilaian, {questions} pertanyaan tak terjawab.",
    forget="Hapus data saya",
    forgotten="Sudah dihapus: {entries} catatan.",
)

EN = DiscordWords(
    months=tuple("January February March April May June July August September October November December".split()),
    day="{month} {day}, {year}",
    see_quote="This is what the article says",
    edited_corpus="The article has changed since this answer.",
    page="Page {page} of {pages}",
    passages_title="Related passages",
    nearest_title="The nearest passages (not an answer)",
    context_title="The paragraph in its article",
    no_more_passages="No other passage has to do with this question.",
    shared_by="Shared by {member}",
    more="More passages",
    nearest="Nearest passages",
    context="See paragraph",
    right="Right",
    wrong="Wrong",
    follow_up="Follow up",
    share="Share with everyone",
    delete="Delete",
    next="Next",
    previous="Previous",
    question_field="Your question",
    question_example="such as: and where did he go?",
    why_title="What is wrong?",
    why_field="You may leave this empty",
    thanks_right="Thank you! Your verdict is noted.",
    thanks_wrong="Thank you! It is noted as wrong.",
    thanks_why="Thank you, the reason is noted as well.",
    not_yours="Only who asked and moderators can delete this answer.",
    only_moderators="This command is for the moderators of this server.",
    article_gone="This article is no longer among the articles.",
    question_lost="The question behind this button can't be read any more; please ask it again.",
    hello_title="Ask away",
    hello=(
        "I answer questions with quotes from articles, and say so where the articles don't tell. Type **/ask**, "
        "mention me with your question, or send me a direct message. For example: *who leads Sora?*"
    ),
    message_without_text="That message has no text to ask about.",
    reply_unread=(
        "Discord doesn't show me the text of replies to what a command answered. Press **Follow up** below the answer, "
        "or mention me in your reply."
    ),
    wait="Easy there. You can ask again in {seconds} seconds.",
    channel_busy="This channel is busy. You can ask again in {seconds} seconds.",
    bug="Something broke on our side; it is logged with the reference **{reference}**. Please try again.",
    failed_title="Sorry",
    trouble="Discord has trouble, so the answer could not be sent. Please try again.",
    updated_commands="This command was just updated. Reload Discord and try again.",
    may_not_write=(
        "You asked in {channel}, but I may not write there. Ask a moderator to give me View Channel and Send Messages. "
        "Here is the answer:"
    ),
    answer_in_thread="The answer is in {thread}.",
    late_answer="Sorry, this answer is late.",
    privacy_title="What is kept",
    privacy=(
        "Each verdict, Right or Wrong (question, article and paragraph, verdict, the reason if you wrote one, day), "
        "and each unanswered question (question, server, day). Your name and ID are not kept, only a random code in "
        "their place. All of it is deleted after {days} days. Other questions are not kept."
    ),
    privacy_yours="Kept of you now: verdicts {verdicts}, unanswered questions {questions}.",
    forget="Delete my data",
    forgotten="Deleted: {entries} entries.",
)

DISCORD_WORDS: Mapping[Language, DiscordWords] = {"id": ID, "en": EN}


def date_in_words(iso: str, language: Language) -> str:
    """An ISO date as precise as it is: 2024, 2024-10 or 2024-10-03."""
    year, *rest = iso[:10].split("-")
    words = DISCORD_WORDS[language]
    if not rest:
        return year
    month = words.months[int(rest[0]) - 1]
    return words.day.format(day=int(rest[1]), month=month, year=year) if len(rest) > 1 else f"{month} {year}"
