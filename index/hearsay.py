"""What looks like leaving and is no fact: denied, threatened, wished for by others, or the leaving of a match."""

import re

from index.language import Language
from index.wordings import Frame, Pattern

# Words that turn leaving into something that did not happen, at least not yet and not surely.
BLOCKED_BEFORE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<!\S)(?:reports? of (?:his|her|their)|banned|barred|prevented|stopped|kept|not|n't|n’t|never|no"
        r"|without|had (?:planned|intended|hoped|wanted|meant)|turn(?:s|ed|ing)? down|reject(?:s|ed|ing)?"
        r"|den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing)|threat(?:s|en|ens"
        r"|ened|ening)?|if|unless|whether|could|may"
        r"|might|should|rumou?rs?|speculation|consider(?:s|ed|ing)?|urg(?:e|es|ed|ing)|call(?:s|ed"
        r"|ing)? (?:for|on)|demand(?:s|ed|ing)?|pressure|asked|wants?|wanted"
        r"|ruled? out|rejects?|rejected|dismissed (?:talk|reports|rumou?rs|suggestions)"
        r"|would have|considered"
        r"|refuted|instead of|rather than|talk|declined|tempted|until(?! (?:he|she|they) (?:was|were|left|quit"
        r"|resigned))|before|hopes?|hoped|offered"
        r"|reconsider(?:ed)?|talked out|minute)"
        r"(?: (?![,;P](?!\S))[^ ]+){0,3}$"
        r"|(?<!\S)(?:attempt(?:s|ed|ing)?|bid|efforts?|plot(?:s|ted)?|tr(?:y|ies|ied|ying)|sought|seeks?|seeking|fail(?:s|ed)"
        r"|aim(?:s|ed)?|for (?:him|her|them|P)) to(?: [^ ]+)?$"
    ),
    "id": re.compile(
        r"(?<!\S)(?:tidak|tak|bukan|belum|batal|urung|enggan|menolak|membantah|menepis|mengancam|ancaman"
        r"|didesak|desakan|mendesak|diminta|meminta|dituntut|menuntut|tuntutan"
        r"|isu|rumor|spekulasi|jika|bila|kalau|apabila|seandainya|andai|mempertimbangkan|pertimbangan|bisa"
        r"|dapat|mungkin|boleh|wacana|tanpa|gosip|siap|usulan|seruan|semakin|makin|ingin|sebelum"
        r"|desas-desus|kemungkinan|agar|supaya|kesediaan|meragukan|melarang|dilarang|mencegah|dicegah"
        r"|kabar (?:bahwa|soal|tentang|dirinya|ia|dia|kepergian|kepindahan|pengunduran)"
        r"|seruan|opsi|bantah|tujuan|upaya|usaha|berupaya|berusaha|rencana untuk)"
        r"(?: (?![,;P](?!\S))[^ ]+){0,4}$"
    ),
}

# The same anywhere before in the sentence.
# Wishes of others: they block what is no plain past, such as "that she leave", "to step down".
WISHES: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<!\S)(?:demand(?:s|ed|ing)?|insist(?:s|ed|ing)?|urg(?:e|es|ed|ing)|press(?:es|ed|ing)?|pressure"
        r"|push(?:es|ed|ing)?"
        r"|calls?|calling|called|asks?|asked|asking|wants?|wanted|told|orders?|ordered|forc(?:e|es|ed|ing)"
        r"|petition|allow(?:s|ed)?"
        r"|rejects?|rejected|until)(?!\S)"
    ),
    "id": re.compile(
        r"(?<!\S)(?:menuntut|tuntutan|mendesak|desakan|berkeras|meminta|menyerukan|seruan|harus|petisi"
        r"|ingin)(?!\S)"
    ),
}

BLOCKED_ANYWHERE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<!\S)(?:(?:has|have|had) no (?:plans?|intention)|no intention of|den(?:y|ies|ied) (?:that|reports"
        r"|rumou?rs|any|he|she|leaving|plans|having)"
        r"|dismissed (?:an? |the |as )?(?:[a-z]+ )?(?:talk|reports?|rumou?rs?|suggestions?|speculation|claims?"
        r"|stories)|changed (?:his|her|their) mind"
        r"|withdrew (?:his|her|their) resignation|rumou?rs? (?:that|of)"
        r"|threaten(?:s|ed|ing)? to|refus(?:es|ed) to|sabbatical|will stay|is staying|would stay"
        r"|not going anywhere|not leaving|unless|rejected calls|resist(?:ed|s)? calls"
        r"|(?:den|reject|dismiss|rubbish|refut|scotch|play)(?:y|ies|ied|s|es|ed|ing)?(?: down)?"
        r"(?: (?!P|O)[a-z-]+){0,4}? (?:reports?|rumou?rs?|claims?|stor(?:y|ies)|suggestions?|speculation"
        r"|articles?)(?: (?:that|claiming|saying|suggesting|about)| of (?:his|her|their))"
        r"|leave of absence|aimed at|likely to|neither|tipped to|linked with|(?:^|, )(?:if|should"
        r"|were)(?: (?!,)[^ ]+){0,12}$)(?!\S)"
    ),
    "id": re.compile(
        r"(?<!\S)(?:membantah|menepis|bantah|mengancam (?:akan )?|tidak (?:akan(?! lagi)|berniat|berencana"
        r"|pernah berniat)|tak (?:akan(?! lagi)|berniat)|belum (?:berniat|berencana|akan)"
        r"|mengurungkan|mencabut (?:surat )?pengunduran|rumor|kabar burung|konon|kabarnya|disebut-sebut"
        r"|dikabarkan(?! (?:telah|sudah|resmi))|bertahan|pesan berantai|perintah|dirumorkan|digosipkan"
        r"|diisukan|berpeluang|(?:^|, |bahwa )(?:jika|kalau|bila|apabila|seandainya|andai"
        r"|andaikan)(?: (?!,)[^ ]+){0,12}$)(?!\S)"
    ),
}

# Athletes retire hurt and are dismissed with a card: what comes behind where nobody leaves a club.
MATCHES: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?: [^ ]+){0,12} (?:out for at least|injury|injured|cards?|booking|bookings|minute|minutes|stoppage"
        r"|quarter-?finals?"
        r"|semi-?finals?"
        r"|main draw|(?:first|second|third|fourth|final|opening|qualifying|last) (?:round|set|lap)|cramp|hamstring|knee"
        r"|seeds?|ankle|thigh|groin|singles|doubles|wimbledon|O open|the open|olympics|tackle|handling the ball|innings"
        r"|red card|yellow card|half-time|substitute)(?!\S)"
    ),
    "id": re.compile(
        r"(?: (?!setelah|usai|seusai|menyusul|pasca|pascalaga)[^ ]+){0,10} (?:cedera|kram|cederanya|demam"
        r"|diskors|skorsing|absen|laga|pertandingan|skuad|kartu"
        r"|menit|perempat|putaran|babak|set|cadangan|sakit perut|lap"
        r"|peluit|game)(?!\S)"
    ),
}

# And behind: "reports that he quit are false".
BLOCKED_AFTER: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<!\S)(?:only (?:for|if|when)|(?:is|are|was|were) (?:(?:an? )?(?:false|untrue|wrong|denied|baseless"
        r"|forgery|hoax|fake))"
        r"|(?:if|unless) [^.]*|(?:was|were|has been|is|been) (?:[a-z]+ly )?(?:refused|rejected|turned down"
        r"|declined|not accepted|withdrawn)"
        r"|(?:but|though|although)(?: [^ ]+){1,6} (?:refused|rejected|declined|turned|did not accept"
        r"|talked)(?: [^ ]+){0,3} (?:it|down|him|her|offer|resignation)"
        r"|(?:has|have|had) (?:agreed|decided|chosen|opted) to (?:stay|remain)(?! on)|will (?:now "
        r"|instead )?(?:stay|remain)(?! (?:on|as|until))"
        r"|from the (?:court|courtroom|room|building|premises|plane|aircraft|stage|hall|chamber|stadium|scene"
        r"|house|list|squad for|field|pitch))(?!\S)"
    ),
    "id": re.compile(
        r"(?<!\S)(?:ditolak|tetapi [^.]*(?:menolak|ditolak|membantah)[^.]*|tidak dikabulkan|tidak diterima|urung"
        r"|tidak benar|isapan jempol|kabar bohong|dibantah|hoaks|hoax|jika [^.]*|bila [^.]*"
        r"|kalau [^.]*|apabila [^.]*)(?!\S)"
    ),
}

# Who stands aside for a time has not left, nor who is back.
_PAUSES = re.compile(r"(?:step|stand|stood)[a-z]* (?:away|aside|back)(?!\S)")
_FOR_A_TIME = re.compile(
    r"(?: [^ ]+){0,12}? (?:medical|treatment|surgery|operation|recover[a-z]*|temporar[a-z]+|maternity|paternity"
    r"|parental|illness|chemotherapy|rehabilitation)(?!\S)"
)
_BACK: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?: temporarily| for (?:now|the time being)| on a temporary basis)(?!\S)"
        r"|.* (?:due back|(?:has|have|had|was|is|been|since|later|and|but) (?:[a-z]+ )?(?:returned to (?:work|duty"
        r"|(?:the|his|her) (?:job|post|role|desk))|reinstated))(?!\S)"
    ),
    "id": re.compile(
        r" (?:untuk )?sementara(?: waktu)?(?! (?:itu|P|O)(?!\S))(?!\S)"
        r"|.* kembali (?:menjabat|bertugas|bekerja|aktif|memimpin|berdinas|mengajar|melatih)"
        r"(?! (?:di|sebagai|untuk|O|R)(?!\S))(?!\S)"
    ),
}
_CONDITION = re.compile(r"(?:[\"“'‘] )?(?:if|unless|jika|kalau|bila|apabila|seandainya|andai|andaikan)(?!\S)")
_BASE_FORM = re.compile(r"(?:leave|resign|quit|step (?:down|aside)|stand down|retire|depart|bow out|move on|go)(?!\S)")
_ATHLETIC = re.compile(
    r"(?:retire|(?:is|are|was|were|been|being|be|got|gets|get) (?:[a-z]+ )?(?:dismissed|ousted|removed|fired)"
    r"|dismiss|oust|fire"
    r"|(?:[a-z]+ )?forced|exit|mov(?:e|es|ed|ing) on|lost|loses|losing|bow|depart|mundur|mengundurkan|keluar"
    r"|berhenti|didepak|pamit|kehilangan"
    r"|dicoret|terpaksa|(?:[a-z]+ )?replaced|made|quit)"
)


_NOUN_TOO = re.compile(r"(?:move|switch|transfer|exit|leave|jump|swap|return)(?!\S)")
_NEW_CLAUSE = re.compile(
    r" (?:and|dan) (?=(?:will|has|have|is|would|had|akan|telah|resmi) )"
    r"| that (?=(?:he|she|they|P|it) (?:would|will|'d|'ll|was|were|is|are) )"
)


def is_fact(text: str, match: re.Match[str], pattern: Pattern, language: Language) -> bool:
    """Whether the words at `match` of a sentence, `pattern`'s, tell that somebody left or will leave."""
    before, after = text[: match.start()].rstrip(), text[match.end() :]
    paused = _PAUSES.match(match.group()) and _FOR_A_TIME.match(after)
    if blocked(text, match, language) or paused or _BACK[language].match(after) or _in_a_match(after, match, language):
        return False
    return pattern.kind == "joined" or not _is_wished(before, match, pattern.frame, language)


def blocked(text: str, match: re.Match[str], language: Language) -> bool:
    """Whether it is denied, threatened, asked for or otherwise no fact."""
    before = text[: match.start()].rstrip()
    if _CONDITION.match(text):
        return True
    clause = re.split(r" (?:;|but|tetapi|namun|sedangkan|sementara|while|although|meskipun|meski|though) ", before)[-1]
    return bool(
        re.search(r"(?:^| )(?:nearly|almost|hampir|nyaris)$", before)
        or BLOCKED_BEFORE[language].search(before)
        or BLOCKED_ANYWHERE[language].search(clause)
        or BLOCKED_AFTER[language].search(text[match.end() :])
        or before.endswith(("?",))
        or text.endswith("?")
    )


def _is_wished(before: str, match: re.Match[str], frame: Frame, language: Language) -> bool:
    """Whether others want it: "demands that she leave", "calls for P to step down", "menuntut P mundur"."""
    if language == "en" and frame == "subject" and not _BASE_FORM.match(match.group()):
        return False
    # "She leave": without an auxiliary, a bare verb behind a person is a wish.
    # "On his move to O" is no verb.
    if (
        frame == "subject"
        and _NOUN_TOO.match(match.group())
        and re.search(r"(?<!\S)(?:his|her|their|a|an|the|this)(?: [a-z]+)?$", before)
    ):
        return True
    bare = language == "en" and frame == "subject" and re.search(r"(?:P|he|she)$", before) and match.group() != "quit"
    clause = _NEW_CLAUSE.split(f"{before} ")[-1]
    return bool(bare or WISHES[language].search(clause))


def _in_a_match(after: str, match: re.Match[str], language: Language) -> bool:
    """Whether somebody only leaves a match or a tournament."""
    return bool(_ATHLETIC.match(match.group()) and MATCHES[language].match(after))
