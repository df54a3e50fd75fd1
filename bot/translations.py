"""Names and descriptions of commands in Indonesian; the English ones stand at the commands."""

from collections.abc import Mapping

import discord
from discord import app_commands

INDONESIAN: Mapping[str, str] = {
    "ask": "tanya",
    "Ask the articles; every answer is a quote": "Bertanya kepada artikel; setiap jawaban adalah kutipan",
    "question": "pertanyaan",
    "Your question, in Indonesian or English": "Pertanyaan Anda, dalam bahasa Indonesia atau Inggris",
    "private": "pribadi",
    "Show the answer only to you": "Hanya Anda yang melihat jawabannya",
    "Ask about this message": "Tanyakan pesan ini",
    "privacy": "privasi",
    "What is kept about you, and how to delete it": "Apa yang disimpan tentang Anda, dan cara menghapusnya",
    "departures": "kepergian",
    "Who left, by the articles": "Siapa yang pergi, menurut artikel",
    "list": "daftar",
    "List who left": "Daftar siapa saja yang pergi",
    "person": "orang",
    "Who left": "Siapa yang pergi",
    "organization": "organisasi",
    "Where from": "Dari mana",
    "destination": "tujuan",
    "Where to": "Ke mana",
    "since": "sejak",
    "Since a year, month or day: 2024-09": "Sejak tahun, bulan, atau hari: 2024-09",
    "show": "lihat",
    "Show what the articles tell of somebody who left": "Lihat apa kata artikel tentang seseorang yang pergi",
    "export": "ekspor",
    "The whole list as a CSV file for spreadsheets": "Seluruh daftar sebagai berkas CSV",
    "chart": "gambar",
    "A picture of who went where and when": "Gambar siapa pergi ke mana dan kapan",
    "corpus": "korpus",
    "The articles behind the answers": "Artikel di balik jawaban",
    "status": "keadaan",
    "How the index stands": "Bagaimana keadaan indeks",
    "sources": "sumber",
    "List the articles": "Daftar artikel",
    "reindex": "indeks-ulang",
    "Bring the index up to date": "Perbarui indeks",
    "add": "tambah",
    "Add an article": "Tambahkan artikel",
    "file": "berkas",
    "A .md, .txt, .html or .pdf file": "Berkas .md, .txt, .html, atau .pdf",
    "replace": "ganti",
    "Overwrite an article of the same name": "Timpa artikel dengan nama yang sama",
    "remove": "hapus",
    "Remove an article": "Hapus artikel",
    "article": "artikel",
    "Which article": "Artikel yang mana",
    "gaps": "belum-terjawab",
    "Questions that the articles don't answer": "Pertanyaan yang tidak terjawab oleh artikel",
}


class CommandTranslator(app_commands.Translator):
    """Gives Discord the Indonesian names; every other language sees the English ones."""

    async def translate(self, string: app_commands.locale_str, locale: discord.Locale, context: object) -> str | None:
        """The Indonesian text; None: leave it in English."""
        del context
        return INDONESIAN.get(string.message) if locale is discord.Locale.indonesian else None
