"""How news says that people leave: patterns over a sentence whose names are single signs.

A sentence is given as its words in lower case with a space between them, names and the like as P (person),
O (organization), L (place), T (time) and R (role), which no word in lower case can be.
"""

import re
from dataclasses import dataclass
from typing import Literal

from index.language import Language

LeavingKind = Literal["resigned", "dismissed", "joined", "announced"]
Frame = Literal["subject", "object", "noun"]
"""Who leaves: who stands before the words, who stands behind them, or whom a noun belongs to ("the departure of P")."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that say that somebody leaves."""

    words: re.Pattern[str]
    frame: Frame
    kind: LeavingKind


def _patterns(frame: Frame, kind: LeavingKind, *alternatives: str) -> tuple[Pattern, ...]:
    return tuple(Pattern(re.compile(rf"(?<!\S)(?:{words})(?!\S)"), frame, kind) for words in alternatives)


def _listed(text: str) -> tuple[str, ...]:
    """The words in `text`, between bars."""
    return tuple(" ".join(word.split()) for word in text.split("|"))


_HIS = r"(?:his|her|their|its|the|a)"
_POST = r"(?:posts?|roles?|jobs?|positions?|offices?|seats?|duties|chairmanship|presidency|captaincy|desk|R)"
_WORKPLACE = (
    r"(?:company|firm|bank|club|team|group|agency|startup|start-up|organi[sz]ation|paper|newspaper|newsroom"
    r"|magazine|studio|label|university|school|college|institute|faculty|department|ministry|cabinet|board|lab"
    r"|laboratory|airline|carrier|party|government|foundation|charity|broadcaster|network|publisher|orchestra"
    r"|partnership|chipmaker|automaker|carmaker|retailer|lender|insurer|developer|maker|giant"
    r"|venture|unit|division|service|union|civil service)"
)
_WORKPLACE_ID = (
    r"(?:perusahaan|bank|klub|tim|kelompok|lembaga|badan|startup|organisasi|koran|redaksi|majalah|studio|universitas"
    r"|kampus|institut|fakultas|departemen|kementerian|kabinet|dewan|direksi|laboratorium|maskapai|partai"
    r"|yayasan|stasiun televisi|penerbit|orkestra|skuad|firma|grup|kantor|instansi|dinas|produsen|pabrikan"
    r"|jabatan(?:nya)?|posisi(?:nya)?|kursi|pekerjaan(?:nya)?|tugas(?:nya)?|pucuk|bangku|jajaran|manajemen|kabinet)"
)
# "left" takes a workplace, or nothing at all: neither a station nor a message.
_LEFT = (
    rf"(?:left"
    rf"|(?<!on )(?<!of )(?<!medical )(?<!maternity )(?<!paternity )(?<!parental )(?<!sick )(?<!paid )(?<!a )leave"
    rf"|leaves|leaving)(?: (?:the |its |his |her |their |your |our )?(?:(?!to |for |and |in |at "
    rf"|on )[a-z-]+ ){{0,3}}?(?:O(?! (?:having|with|without|needing|facing|reeling))"
    rf"|{_POST}"
    rf"|{_WORKPLACE}(?! (?:of|building|grounds|room|canteen)))(?! (?:station|building|stadium|airport|game|match|line))"
    r"|(?= (?:[.,;:)—-]|for (?:O|an?|the|personal|health|family|his|her) |[io]n T|T|at the (?:end|start)"
    r"|to (?:join|found|start"
    r"|launch|set|form|lead|run|pursue|spend|work|take|become|create|build|head|study|focus|care|write)|after|amid|as R"
    r"|over|because|by|with|within|effective|abruptly|suddenly|immediately|following|when|while|and|too|together|early"
    r"|later|this|next|before|since))|(?=$))"
)

ENGLISH: tuple[Pattern, ...] = (
    *_patterns(
        "subject",
        "resigned",
        r"resign(?:s|ed|ing)?",
        r"quit(?:s|ting)?(?! (?:smoking|drinking|social))",
        r"(?:step(?:s|ped|ping)?|stand(?:s|ing)?|stood) (?:down|aside)(?! (?:to|into|onto) )",
        r"step(?:s|ped|ping)? (?:away|back) (?:from|as)",
        _LEFT,
        r"depart(?:s|ed|ing)?(?= (?:[.,;]|T|in T|on T|O|(?:from )?(?:O|the (?:company|firm|bank|club))|for O"
        r"|as R|after|to join))",
        r"exit(?:s|ed|ing)? (?:the )?(?:O|company|firm|bank|club|role|board|R)",
        r"walk(?:s|ed|ing)? (?:out|away)(?= (?:[.,;]|T|on T|last|of O|on O|from (?:the )?O|in protest|after"
        r"|of the company|from the company))",
        r"(?:retires|retired|retiring|retire)(?= (?:[.,;]|T|in|on|from|as|after|at|last|this|next|early"
        r"|earlier|later|when|following|effective))",
        r"bow(?:s|ed|ing)? out(?! (?:of|in) (?:the )?(?:tournament|cup|competition|race|championship))",
        r"part(?:s|ed|ing)? (?:ways|company)",
        r"(?:call(?:s|ed|ing)? it (?:quits|a day))",
        r"mov(?:e|es|ed|ing) on",
        r"jump(?:s|ed|ing)? ship",
        r"(?:goes|went|going) freelance",
        r"(?:strikes|struck|striking) out on (?:his|her|their) own",
        rf"(?:hand(?:s|ed|ing)?|turn(?:s|ed|ing)?) in {_HIS} (?:resignation|notice|badge)",
        rf"(?:tender|submit|offer)(?:s|ed|ted|ing|ting)? {_HIS} (?:resignation|departure|exit|retirement)",
        rf"(?:gives|gave|given|giving) up {_HIS} (?:[a-z-]+ ){{0,2}}{_POST}",
        rf"(?:vacat(?:e|es|ed|ing)|relinquish(?:es|ed|ing)?) {_HIS} (?:[a-z-]+ ){{0,2}}{_POST}",
        rf"clear(?:s|ed|ing)? (?:out )?{_HIS} desk",
        r"(?:is|are|was) (?:also )?(?:out|gone|off) (?:as R|at O|from O|after)",
        r"(?:has|have|had|is|are) (?:also |now |already )?gone(?= (?:[.,;]|too(?! (?:far|long|well))|as well"
        r"|from O|to O))",
        r"(?:defect(?:s|ed|ing)?|mov(?:es|ed|ing)|switch(?:es|ed|ing)?|decamp(?:s|ed|ing)?) (?:(?:over "
        r"|across )?to|from O to) (?:[a-z]+ ){0,3}O",
        r"(?:is|are) (?:now )?heading to (?:[a-z]+ ){0,2}O",
        rf"(?:(?:says?|said|saying) (?:goodbye|farewell)|(?:bids?|bade|bidding) farewell) to (?:the )?(?:O"
        rf"|{_WORKPLACE})",
        r"br(?:eaks?|oke|eaking) away(?= to (?:found|set up|start|form|launch|create))",
        r"(?:completes?|completed|seals?|sealed|makes|made|confirmed) (?:his|her|their|a) (?:move|transfer"
        r"|switch) (?:from O )?to O",
        r"(?:ends|ended|ending) (?:his|her|their) (?:[a-z0-9-]+ ){0,4}(?:stint|tenure|career|spell|run"
        r"|reign) (?:at|with|as)",
    ),
    *_patterns(
        "subject",
        "announced",
        r"(?:is|are|was|were) (?:going|leaving) (?:too|as well|to O)",
        r"(?:will|would) be gone",
        r"(?:will|would) (?:go|follow|leave)(?= (?:with|too|as well|[.,;]))",
        rf"(?:announce|confirm)(?:s|d|ed|ing)? {_HIS} (?:own )?(?:resignation|departure|exit|retirement)",
    ),
    *_patterns(
        "subject",
        "dismissed",
        r"(?:is|are|was|were|been|being|be|got|gets|get) (?:[a-z]+ly |then |also |promptly )?(?:fired"
        r"|dismissed|sacked|ousted|removed|terminated|axed|"
        r"laid off|let go|forced out|pushed out|made redundant|relieved of|shown the door|booted|pushed aside"
        r"|stripped of|thrown out)"
        r"(?! (?:to|into|at the|upon|missiles|shots|by hackers))",
        r"(?:was|were) told to (?:go|leave|clear)",
        r"los(?:es|t|ing) (?:his|her|their) (?:[a-z-]+ )?(?:jobs?|posts?|positions?)",
    ),
    *_patterns(
        "object",
        "dismissed",
        r"(?:(?:voted|decided|agreed|chose|moved)(?: [^ ]+){0,3}? to (?:remove|dismiss|fire|sack|oust|axe"
        r"|replace)|fires|fired|firing|sacks|sacked|sacking|dismisses|dismissed|dismissing|ousts|ousted"
        r"|ousting|axes|axed"
        r"|terminates|terminated|removes|removed|(?:lays|laid|laying) off|(?:lets|let|letting) go of"
        r"|forced out|pushed out"
        r"|parts? (?:ways|company) with|part(?:ed|ing) (?:ways|company) with|cuts ties with|cut ties with)",
    ),
    *_patterns(
        "object",
        "joined",
        r"(?:hires|hired|hiring|poaches|poached|poaching|lures|lured|luring|recruits|recruited|recruiting|nabs"
        r"|nabbed|snares|snared"
        r"|signs|signed|signing|snaps up|snapped up|picks up|picked up|lands|landed|brought in|brings in"
        r"|bringing in)(?: away)?",
    ),
    *_patterns(
        "subject",
        "joined",
        r"(?:is|was|were|has been|have been|had been) (?:hired|poached|lured|recruited|signed|snapped up"
        r"|headhunted)(?: away)?",
        r"join(?:s|ed|ing)? (?:[a-z-]+ ){0,3}O(?=.* from (?:[a-z-]+ ){0,3}O)",
    ),
    *_patterns(
        "noun",
        "resigned",
        r"(?:departures?|resignations?|exits?|retirement)",
    ),
    *_patterns("object", "resigned", r"(?:loses|lost|losing)"),
    *_patterns("subject", "resigned", r"(?:is|are|was|were) no longer (?:there|(?:at|with) (?:O|the company))"),
    *_patterns("subject", "joined", r"(?:is|are) now (?:at|with) (?:[a-z-]+ ){0,2}O"),
    *_patterns(
        "object",
        "dismissed",
        r"(?:shown the door|fired|dismissed|sacked|ousted|axed|laid off)(?: too| also)? (?:is|are|was|were)",
    ),
    *_patterns(
        "object",
        "resigned",
        r"(?:gone|out|leaving|departing|quitting)(?: too| also| with (?:him|her|them))? (?:is|are|was"
        r"|were)",
    ),
    *_patterns(
        "subject",
        "joined",
        r"(?:to join|will join|is joining|are joining|joins|has joined|have joined) (?:(?!board|panel"
        r"|committee)[a-z-]+ ){0,3}O",
    ),
    *_patterns(
        "object", "dismissed", r"(?:sacked|fired|dismissed|ousted|removed) by (?:the )?O(?: on)?(?: T)?(?: [:,])?"
    ),
    *_patterns("object", "resigned", r"out (?:goes|go)"),
    *_patterns("object", "resigned", r"out as R(?: (?:at|of) O)? (?:is|are)"),
    *_patterns("noun", "resigned", r"my last day (?:at|with|as)"),
    *_patterns("noun", "dismissed", r"(?:dismissals?|firings?|sackings?|ousters?|removal)"),
)

INDONESIAN: tuple[Pattern, ...] = (
    *_patterns(
        "subject",
        "resigned",
        r"(?:mengundurkan|undur) diri(?! dari (?:lomba|turnamen|pertandingan|kompetisi|kejuaraan|ajang"
        r"|pencalonan|bursa|laga|seleksi))",
        r"mundur(?! (?:dari|di) (?:lomba|turnamen|pertandingan|kompetisi|kejuaraan|ajang|pencalonan|bursa|laga"
        r"|rencana|kesepakatan|perundingan|babak|L|balapan|nomor|pemilihan|tender|proyek|medan|garis|kontes"
        r"|pilkada))"
        r"(?! (?:selangkah|setapak|perlahan|beberapa|satu langkah|teratur|ke|jauh|T ke|dua|tiga|sedikit|sejauh|lagi))",
        r"hengkang",
        r"angkat kaki(?! dari (?:rumah|L|lokasi|lahan))",
        r"pamit(?! (?:pulang|kepada|ke|sebentar|untuk pulang|tidur))",
        r"berpamitan",
        r"(?:meletakkan|melepas|melepaskan|menanggalkan|menyerahkan|meninggalkan) (?:[a-z]+ )?(?:jabatan"
        r"|posisi|kursi|tugas)(?:nya)?",
        rf"meninggalkan (?:(?:(?!rumah sakit|sekolah dasar)[a-z]+ ){{0,2}}O|{_WORKPLACE_ID}(?! (?:duduk|roda)))",
        rf"keluar dari (?:[a-z]+ ){{0,2}}?(?:O|(?!rumah sakit){_WORKPLACE_ID})",
        r"keluar(?= (?:[.,;]|pula|juga|bersamanya|pada T|T|untuk (?:mendirikan|membentuk|bergabung)|lalu"
        r"|dan (?:mendirikan"
        r"|bergabung|membentuk)|bersama|per T|sejak|secara|setelah|usai|karena))",
        r"pergi(?= (?:[.,;]|sejak|adalah|ialah|dari (?:O|perusahaan)|pada T|T|untuk (?:mendirikan|membentuk"
        r"|bergabung)|meninggalkan))",
        r"cabut(?= (?:[.,;]|dari O|dari perusahaan|ke O))",
        r"resign",
        r"lengser",
        r"lepas jabatan",
        r"(?:lepaskan|letakkan|tanggalkan)",
        r"(?:melayangkan|mengirim|mengirimkan|membuat) surat (?:pamit|pengunduran|undur|mundur)(?: diri)?",
        r"purnatugas",
        r"purnabakti",
        r"pensiun(?! (?:dini )?(?:dari|sebagai) (?:tim nasional|timnas))",
        r"berhenti(?= (?:[.,;]|dari (?:[a-z]+ ){0,2}?(?:O|R|jabatan|posisi|pekerjaan|perusahaan|tugas)|sebagai"
        r"|bekerja|dan|pada T|T|bersama|setelah|usai|mendadak|per T|karena))",
        r"(?:pindah|hijrah|berpindah|menyeberang|membelot|beralih|loncat) ke (?:[a-z]+ ){0,4}O",
        r"(?:pindah|hijrah|berpindah|menyeberang) dari O ke (?:[a-z]+ ){0,4}O",
        r"(?:mengakhiri|menyudahi|menuntaskan) (?:masa )?(?:tugas|jabatan|karier|pengabdian|kebersamaan|kiprah"
        r"|masa bakti)(?:nya)?",
        r"tutup buku",
        r"gantung (?:sepatu|kemudi)",
        r"berpisah (?:dari|dengan) (?:[a-z]+ ){0,2}O",
        r"(?:mengajukan|menyampaikan|menyerahkan|mengumumkan) (?:surat )?(?:pengunduran|undur|pemunduran"
        r"|kemunduran|kepergian) ?(?:diri)?(?:nya)?",
        r"(?:tidak|tak) lagi (?:bekerja|menjabat|bertugas|menjadi bagian"
        r"|menjadi(?= R))(?: sebagai)?(?: R)?(?: (?:dari|di|pada|untuk))?(?: O)?",
    ),
    *_patterns(
        "subject",
        "dismissed",
        r"(?:diberhentikan|dipecat|dicopot|di-phk|diputus hubungan kerja(?:nya)?|dilepas(?= (?:[.,;]|oleh"
        r"|klub))|(?:terkena|kena) (?:phk|pemutusan hubungan kerja)|didepak"
        r"|dilengserkan"
        r"|dirumahkan|dinonaktifkan|ditendang|diputus kontraknya|dipaksa mundur"
        r"|dibebastugaskan)",
        r"kehilangan (?:jabatan|pekerjaan|posisi|kursi)(?:nya)?",
    ),
    *_patterns(
        "object",
        "dismissed",
        r"(?:memecat|memberhentikan|mencopot|mendepak|melengserkan|menonaktifkan|memutus kontrak"
        r"|berpisah dengan|merumahkan|mem-phk)",
    ),
    *_patterns(
        "object",
        "joined",
        r"(?:merekrut|membajak|menggaet|memboyong|mendatangkan|menggandeng|mempekerjakan|menarik|mengontrak"
        r"|menggamit|meminang)",
    ),
    *_patterns(
        "subject",
        "joined",
        r"(?:direkrut|dibajak|digaet|diboyong|dikontrak|dipinang|ditarik|didatangkan)(?: oleh)? O",
        r"(?:bergabung|gabung) (?:dengan|ke|bersama) (?:[a-z]+ ){0,3}O(?=.* (?:dari|meninggalkan) (?:[a-z-]+ ){0,3}O)",
        r"berlabuh (?:ke|di) (?:[a-z]+ ){0,2}O",
    ),
    *_patterns(
        "noun",
        "resigned",
        r"(?:kepergian|pengunduran diri|mundurnya|keluarnya|hengkangnya|perginya|pamitnya|lengsernya"
        r"|berhentinya|pensiunnya|undur dirinya)",
    ),
    *_patterns("object", "resigned", r"ditinggal(?:kan)?(?: oleh)?", r"kehilangan"),
    *_patterns("noun", "resigned", r"hari terakhir saya(?: bekerja)? (?:di|sebagai)"),
    *_patterns("noun", "dismissed", r"(?:pemecatan|pemberhentian|pencopotan|dipecatnya|dicopotnya|diberhentikannya)"),
)

PATTERNS: dict[Language, tuple[Pattern, ...]] = {"en": ENGLISH, "id": INDONESIAN}

# What stands between who leaves and the words that say so.
BETWEEN: dict[Language, tuple[str, ...]] = {
    "en": _listed(
        r"""is | was | are | were | has | have | had | will | would | shall | be | been | to | ['’]s | ['’]ll |
        also | now | then | too | soon | just | both | all | each | himself | herself | themselves | who |
        that | [a-z]+ly | already | at last | in the end | once again | today | T | in | on | at | this |
        last | since | later | instead | said | says | told [a-z]+ | announced | announces | confirmed |
        confirms | revealed | wrote | decided | decides | chose | opted | plans? | planned | agreed |
        intends? | intended | set | due | expected | about | going | preparing | it | he | she | they | next
        | became the latest | the latest | among those | one of | the first | R | as | and"""
    ),
    "id": _listed(
        r"""akan | telah | sudah | resmi | juga | pun | turut | ikut | kini | memutuskan | memilih | mengumumkan
        | menyatakan | mengatakan | mengaku | mengonfirmasi | menegaskan | memastikan | untuk | bahwa |
        dirinya | ia | dia | mereka | tiba-tiba | secara | mendadak | sukarela | baik-baik | terhormat |
        bakal | segera | sedang | baru | baru-baru | ini | saja | kemudian | lalu | akhirnya | lebih | dulu
        | berencana | hendak | diam-diam | satu | per | yang | menyusul | pada | T | R | hari | itu |
        sendiri | tengah | sempat | justru | malah | menjadi | terpaksa | dan | sejak | mulai |
        serta | sekaligus | jadi | nya | tersebut | langsung | menulis | menuturkan | menyebut | dikabarkan
        | sama-sama | bersama-sama | beramai-ramai | ramai-ramai | sepakat |
        dipastikan | diumumkan | dilaporkan | positif | mantap | buru-buru | dikonfirmasi | diketahui"""
    ),
}

PRONOUNS: dict[Language, dict[str, Literal["one", "many", "speaker"]]] = {
    "en": {"he": "one", "she": "one", "they": "many", "both": "many", "i": "speaker"},
    "id": {
        "saya": "speaker",
        "ia": "one",
        "dia": "one",
        "beliau": "one",
        "mereka": "many",
        "keduanya": "many",
        "ketiganya": "many",
        "dirinya": "one",
    },
}

# Where somebody goes: what stands before the organization.
DESTINATION: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<!\S)(?:join(?:s|ed|ing)?|(?:mov|switch|defect|head|decamp|go|jump)(?:e|es|ed|ing|s)? (?:over "
        r"|across |back )?(?:from O )?to|went to|is now (?:at|with)|now works? (?:at|for)|"
        r"has signed (?:for|with)|signed (?:for|with)|(?:hired|poached|lured|recruited|snapped up"
        r"|signed)(?: away)?(?: from O)? by|(?:become|becoming|be) (?:[a-z-]+ ){0,3}R (?:of|at|for)"
        r"|to (?:found|co-found|start|set up|launch|form|create|build|establish|lead|run"
        r"|head)|"
        r"(?:founded|co-founded|started|set up|launched|formed|created|established)|for|a (?:job|role|post"
        r"|position) (?:at|with)|work(?:s|ing)? (?:at|for)|take up a [a-z ]+ at|found new employment at"
        r"|arrived at|landed at|lands at)"
        r" (?:(?!from )[a-z-]+ ){0,4}?(?:R (?:at|of) )?O"
    ),
    "id": re.compile(
        r"(?<!\S)(?:(?:bergabung|gabung) (?:dengan|ke|bersama|di)|bergabung|(?:pindah|hijrah|berpindah"
        r"|menyeberang|membelot|beralih|loncat|merapat|cabut|hengkang) ke|berlabuh (?:ke|di)|"
        r"(?:direkrut|dibajak|digaet|diboyong|dikontrak|dipinang|ditarik|didatangkan)(?: oleh)?|(?:membentuk"
        r"|mendirikan|merintis|membangun|memimpin|meluncurkan|menakhodai)|(?:kini|sekarang) (?:bekerja )?(?:di"
        r"|untuk|pada)|bekerja (?:di|untuk)|menjadi|ke)"
        r" (?:(?!dari )[a-z-]+ ){0,4}?(?:R (?:di )?)?O"
    ),
}
