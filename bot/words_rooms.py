"""What members and moderators read in /departures, /corpus and /gaps, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from index import Language


@dataclass(frozen=True, slots=True)
class RoomWords:
    """Sentences in one language. `{}` is filled in with str.format by name."""

    nobody_by_name: str  # person
    exported: str  # count
    chart_title: str
    chart_more: str  # count
    undated: str
    unknown_place: str
    busy: str
    status_title: str
    status: str  # documents, passages, model, age, built
    fresh: str
    not_fresh: str
    no_problems: str
    problems: str  # count
    sources_title: str  # count
    indexing: str
    reading: str  # bar, done, total, seconds left
    indexed: str  # added, changed, gone, documents, passages, embedded, seconds
    kind_refused: str  # name
    too_large: str  # name, megabytes
    there_already: str  # name
    unreadable: str  # name, reason
    added: str  # name, documents
    no_such: str  # name
    confirm_remove: str  # name
    remove: str
    removed: str  # name, documents
    last_one: str
    gaps_title: str
    no_gaps: str
    gap: str  # question, members, day
    minutes_ago: str  # count
    hours_ago: str  # count
    days_ago: str  # count


ID = RoomWords(
    nobody_by_name="Artikel-artikel yang ada tidak menyebut kepergian {person}.",
    exported="Ini daftarnya, {count} baris. Bisa dibuka dengan Excel atau LibreOffice.",
    chart_title="Siapa pergi ke mana",
    chart_more="dan {count} lainnya, lihat /kepergian daftar",
    undated="tanpa tanggal",
    unknown_place="tujuan tidak disebut",
    busy="Artikel-artikelnya sedang diindeks; coba lagi sebentar lagi.",
    status_title="Keadaan indeks",
    status=(
        "Artikel: **{documents}**\nBagian: **{passages}**\nModel: **{model}**\nTerakhir diindeks: **{age}** ({built})"
    ),
    fresh="Semua perubahan sudah terindeks.",
    not_fresh="Ada perubahan yang belum terindeks; jalankan **/korpus indeks-ulang**.",
    no_problems="Semua berkas terbaca.",
    problems="Berkas yang tidak terbaca ({count}):",
    sources_title="Artikel ({count})",
    indexing="Membaca artikel …",
    reading="`{bar}` {done} dari {total} artikel, kira-kira {seconds} detik lagi",
    indexed=(
        "Selesai dalam {seconds} detik: {added} artikel baru, {changed} diubah, {gone} dihapus. "
        "Sekarang ada {documents} artikel, {passages} bagian ({embedded} di antaranya baru)."
    ),
    kind_refused="{name} tidak bisa dibaca; kirim berkas .md, .txt, .html, atau .pdf.",
    too_large="{name} terlalu besar; paling banyak {megabytes} MB.",
    there_already="{name} sudah ada; pilih **ganti** kalau memang ingin menimpanya.",
    unreadable="{name} tidak ditambahkan: {reason}",
    added="{name} ditambahkan. Sekarang ada {documents} artikel.",
    no_such="Tidak ada artikel bernama {name}; pilih dari daftar saat mengetik.",
    confirm_remove="Hapus {name} dari kumpulan artikel? Berkasnya hilang dan tidak bisa dikembalikan.",
    remove="Ya, hapus",
    removed="{name} dihapus. Sekarang ada {documents} artikel.",
    last_one="Ini artikel terakhir. Tambahkan artikel lain dulu, baru hapus yang ini.",
    gaps_title="Pertanyaan yang belum terjawab",
    no_gaps="Tidak ada pertanyaan yang belum terjawab di server ini.",
    gap="**{question}**\n-# {members} penanya, terakhir {day}",
    minutes_ago="{count} menit lalu",
    hours_ago="{count} jam lalu",
    days_ago="{count} hari lalu",
)

EN = RoomWords(
    nobody_by_name="The articles tell of no departure of {person}.",
    exported="Here is the list, {count} rows. Excel and LibreOffice open it.",
    chart_title="Who went where",
    chart_more="and {count} more, see /departures list",
    undated="no date",
    unknown_place="destination not told",
    busy="The articles are being indexed; try again in a moment.",
    status_title="State of the index",
    status=(
        "Articles: **{documents}**\nPassages: **{passages}**\nModel: **{model}**\nLast indexed: **{age}** ({built})"
    ),
    fresh="Every change is indexed.",
    not_fresh="Some changes are not indexed yet; run **/corpus reindex**.",
    no_problems="Every file can be read.",
    problems="Files that can't be read ({count}):",
    sources_title="Articles ({count})",
    indexing="Reading the articles …",
    reading="`{bar}` {done} of {total} articles, about {seconds} seconds left",
    indexed=(
        "Done in {seconds} seconds. Articles added: {added}, changed: {changed}, removed: {gone}. "
        "Articles now: {documents}, passages: {passages} (new: {embedded})."
    ),
    kind_refused="{name} can't be read; send a .md, .txt, .html or .pdf file.",
    too_large="{name} is too large; at most {megabytes} MB.",
    there_already="{name} is there already; choose **replace** if you mean to overwrite it.",
    unreadable="{name} was not added: {reason}",
    added="{name} is added. Articles now: {documents}.",
    no_such="There is no article named {name}; choose one from the list while you type.",
    confirm_remove="Remove {name} from the articles? The file is deleted and can't be brought back.",
    remove="Yes, remove it",
    removed="{name} is removed. Articles now: {documents}.",
    last_one="This is the last article. Add another one first, then remove this one.",
    gaps_title="Questions without an answer",
    no_gaps="There is no unanswered question on this server.",
    gap="**{question}**\n-# asked by {members}, last on {day}",
    minutes_ago="{count} min ago",
    hours_ago="{count} h ago",
    days_ago="{count} d ago",
)

ROOM_WORDS: Mapping[Language, RoomWords] = {"id": ID, "en": EN}
