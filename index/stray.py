"""Lines of a scraped page that are not its article: links to other stories, share buttons, comment boxes.

The rules look at a line's opening words and its shape (case, colon, closing stop), never at what a story is about.
"""

import re

# A line that is nothing but one of these, punctuation and case aside.
_FURNITURE = frozenset(
    phrase.strip()
    for phrase in """
    tinggalkan komentar|tinggalkan balasan|tulis komentar|beri komentar|lihat komentar|komentar|bagikan|bagikan ini
    bagikan artikel ini|bagikan berita ini|sebarkan|sebarkan ini|cetak|salin tautan|iklan|lanjutkan membaca
    scroll untuk melanjutkan|scroll untuk melanjutkan membaca|gulir untuk lanjut membaca|baca selengkapnya
    baca selengkapnya di sini|selengkapnya|baca juga|baca lainnya|lihat semua|lihat juga|simak juga|muat lagi
    berlangganan|langganan|artikel terkait|berita terkait|berita lainnya|artikel lainnya|terkait|terpopuler
    rekomendasi untuk anda|halaman selanjutnya|halaman berikutnya|ikuti kami|hak cipta dilindungi
    leave a comment|leave a reply|post a comment|add a comment|view comments|comments|share|share this
    share this article|share this story|share this post|tweet|print|print this page|email this
    copy link|advertisement|ad|sponsored
    continue reading|continue reading below|keep reading|story continues below|story continues below advertisement
    scroll to continue|scroll to continue with content|skip to content|read more|read next|read also|also read
    read the full story|see also|see all|load more|show more|subscribe|subscribe now|sign up|log in|related
    related articles|related stories|related posts|related news|more stories|more news|most read|trending
    recommended|recommended for you|you may also like|you might also like|next page|previous page|follow us
    all rights reserved|like this|loading
    """.replace("\n", "|").split("|")
    if phrase.strip()
)

_CUE = (
    r"(?:(?:mem)?baca|simak|lihat|tonton)\s+(?:juga|pula|selengkapnya|lainnya)"
    r"|(?:artikel|berita)\s+(?:terkait|lainnya)"
    r"|read\s+(?:more|also|next|on|this)|also\s+read|see\s+(?:also|more)|watch\s+(?:also|next|this)|more\s+(?:on|from)\s+this"
    r"|related\s+(?:articles?|stories|story|posts?|news|reading)|you\s+(?:may|might)\s+also\s+like|don['’]t\s+miss"
    r"|recommended\s+(?:reading|stories|for\s+you)|further\s+reading"
)
_CUE_AND_COLON = re.compile(rf"(?:{_CUE})\b[^:.!?]{{0,24}}[:»>|–—-]\s*\S", re.I)
_CUE_AND_HEADLINE = re.compile(rf"(?:{_CUE})\s+(?P<headline>\S.*)", re.I)
_WORD_AND_COLON = re.compile(
    r"(?:(?:mem)?baca|simak|tonton|read|watch|related|terkait)\s*[:»]\s*(?P<headline>\S.*)", re.I
)
_SHOUTED_CUE = re.compile(
    r"(?:(?:MEM)?BACA(?: JUGA)?|READ (?:MORE|ALSO|NEXT)|SEE ALSO|READ(?=\s{2}))\s+(?P<headline>\S.*)"
)
_SHARE_LIST = re.compile(
    r"(?:share|bagikan|sebarkan|follow us|ikuti kami)\b[\s:]*"
    r"(?:(?:this|ini|artikel|article|story|on|via|to|ke|di|lewat|and|dan|facebook|twitter|x|whatsapp|telegram|instagram"
    r"|linkedin|line|email|pinterest|reddit|threads|tiktok|youtube|google news)\b[\s,:|/·-]*)+",
    re.I,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright\s+(?:©|\d)|hak cipta\s+(?:©|\d))\W?.*(?:\d{4}|all rights reserved|dilindungi).*", re.I
)


def is_stray(line: str) -> bool:
    """Whether `line`, a whole line of a document, is page furniture or a link to another story."""
    line = line.strip()
    if " ".join(re.findall(r"[\w'’]+", line.casefold())) in _FURNITURE:
        return True
    if _CUE_AND_COLON.match(line) or _SHARE_LIST.fullmatch(line) or _COPYRIGHT.fullmatch(line):
        return True
    if match := _SHOUTED_CUE.match(line):
        headline = match["headline"]
        return not headline.isupper() and not headline[0].islower()
    if match := _WORD_AND_COLON.match(line):
        return _is_headline(match["headline"], needs_title_case=False)
    if match := _CUE_AND_HEADLINE.match(line):
        return _is_headline(match["headline"], needs_title_case=True)
    return False


def _is_headline(text: str, *, needs_title_case: bool) -> bool:
    """Whether `text` has a headline's shape: it opens with a capital, has no closing stop, and is in title case."""
    if text[0].islower() or text.endswith((".", "!", ";", ",")):
        return False
    long_words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    capitalised = sum(word[0].isupper() for word in long_words)
    return not needs_title_case or capitalised >= 0.6 * len(long_words)
