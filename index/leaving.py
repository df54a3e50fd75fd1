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
    r"(?:company|firm|bank|club|team|group|agency|startup|start-up|organi[sz]ation|business|paper|newspaper|newsroom"
    r"|magazine|studio|label|university|school|college|institute|faculty|department|ministry|cabinet|board|lab"
    r"|laboratory|airline|carrier|party|government|foundation|charity|broadcaster|network|publisher|orchestra|side"
    r"|outfit|practice|partnership|chipmaker|automaker|carmaker|retailer|lender|insurer|developer|maker|giant|hospital"
    r"|clinic|brand|chain|restaurant|venture|unit|division|service|union|civil service|profession|industry)"
)
_WORKPLACE_ID = (
    r"(?:perusahaan|bank|klub|tim|kelompok|lembaga|badan|startup|organisasi|koran|redaksi|majalah|studio|universitas"
    r"|kampus|sekolah|institut|fakultas|departemen|kementerian|kabinet|dewan|direksi|laboratorium|maskapai|partai"
    r"|yayasan|stasiun televisi|penerbit|orkestra|skuad|firma|grup|rumah sakit|kantor|instansi|dinas|produsen|pabrikan"
    r"|jabatan(?:nya)?|posisi(?:nya)?|kursi|pekerjaan(?:nya)?|tugas(?:nya)?|pucuk|bangku|jajaran|manajemen|tempat)"
)
# "left" takes a workplace, or nothing at all: neither a station nor a message.
_LEFT = (
    rf"(?:left"
    rf"|(?<!on )(?<!of )(?<!medical )(?<!maternity )(?<!paternity )(?<!parental )(?<!sick )(?<!paid )(?<!a )leave"
    rf"|leaves|leaving)(?: (?:the |its |his |her |their |your |our )?(?:[a-z-]+ ){{0,3}}?(?:O|{_POST}"
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
        r"(?:step(?:s|ped|ping)?|stand(?:s|ing)?|stood) (?:down|aside)",
        r"step(?:s|ped|ping)? (?:away|back) (?:from|as)",
        _LEFT,
        r"depart(?:s|ed|ing)?(?! from (?:L|the (?:station|port|airport|dock|tradition)))",
        r"exit(?:s|ed|ing)? (?:the )?(?:O|company|firm|bank|club|role|board|R)",
        r"walk(?:s|ed|ing)? (?:out|away)(?! (?:of|from|into|to) (?:the |a )?(?:L|hotel|court|room|meeting"
        r"|talks|house|store|crash|shop|wreck|accident|restaurant))",
        r"(?:retires|retired|retiring|retire)(?! (?:to|hurt))",
        r"bow(?:s|ed|ing)? out(?! (?:of|in) (?:the )?(?:tournament|cup|competition|race|championship))",
        r"part(?:s|ed|ing)? (?:ways|company)",
        r"(?:call(?:s|ed|ing)? it (?:quits|a day))",
        r"mov(?:e|es|ed|ing) on",
        r"jump(?:s|ed|ing)? ship",
        rf"(?:hand(?:s|ed|ing)?|turn(?:s|ed|ing)?) in {_HIS} (?:resignation|notice|badge)",
        rf"(?:tender|submit|offer)(?:s|ed|ted|ing|ting)? {_HIS} (?:resignation|departure|exit|retirement)",
        rf"(?:gives|gave|given|giving) up {_HIS} (?:[a-z-]+ ){{0,2}}{_POST}",
        rf"(?:vacat|relinquish)(?:e|es|ed|ing) {_HIS} (?:[a-z-]+ ){{0,2}}{_POST}",
        rf"clear(?:s|ed|ing)? (?:out )?{_HIS} desk",
        r"(?:is|are|was) (?:also )?(?:out|gone|off) (?:as R|at O|from O|after)",
        r"(?:has|have|had|is|are) (?:also |now |already )?gone(?= (?:[.,;]|too|as well|from O|after|to O))",
        r"(?:defect(?:s|ed|ing)?|mov(?:es|ed|ing)|switch(?:es|ed|ing)?|decamp(?:s|ed|ing)?) (?:(?:over "
        r"|across )?to|from O to) (?:[a-z]+ ){0,3}O",
        r"(?:is|are) (?:now )?heading to (?:[a-z]+ ){0,2}O",
        r"says? goodbye to O",
        rf"(?:ends|ended|ending) {_HIS} (?:[a-z0-9-]+ ){{0,4}}(?:stint|tenure|career|spell|run|reign) (?:at|with|as)",
    ),
    *_patterns(
        "subject",
        "announced",
        r"(?:is|are|was|were) (?:going|leaving) (?:too|as well|to O)",
        rf"(?:announce|confirm)(?:s|d|ed|ing)? {_HIS} (?:own )?(?:resignation|departure|exit|retirement)",
    ),
    *_patterns(
        "subject",
        "dismissed",
        r"(?:is|are|was|were|been|being|be|got|gets|get) (?:[a-z]+ly |then |also |promptly )?(?:fired"
        r"|dismissed|sacked|ousted|removed|terminated|axed|deposed|"
        r"laid off|let go|forced out|pushed out|made redundant|relieved of|shown the door|booted|pushed aside"
        r"|stripped of|thrown out)"
        r"(?! (?:to|into|at the|upon|missiles|shots|by hackers))",
        r"los(?:es|t|ing) (?:his|her|their) (?:[a-z-]+ )?(?:jobs?|posts?|positions?)",
    ),
    *_patterns(
        "object",
        "dismissed",
        r"(?:fires|fired|firing|sacks|sacked|sacking|dismisses|dismissed|dismissing|ousts|ousted|ousting|axes|axed"
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
        r"keluar(?= (?:[.,;]|pada T|T|untuk (?:mendirikan|membentuk|bergabung)|lalu|dan (?:mendirikan"
        r"|bergabung|membentuk)|bersama|per T|sejak|secara|setelah|usai|karena))",
        r"pergi(?= (?:[.,;]|dari (?:O|perusahaan)|pada T|T|untuk (?:mendirikan|membentuk|bergabung)|meninggalkan))",
        r"cabut(?= (?:[.,;]|dari O|dari perusahaan|ke O))",
        r"resign",
        r"lengser",
        r"purnatugas",
        r"purnabakti",
        r"pensiun(?! (?:dini )?(?:dari|sebagai) (?:tim nasional|timnas))",
        r"berhenti(?= (?:[.,;]|dari (?:[a-z]+ ){0,2}?(?:O|R|jabatan|posisi|pekerjaan|perusahaan|tugas)|sebagai"
        r"|bekerja|pada T|T|bersama|setelah|usai|mendadak|per T|karena))",
        r"(?:pindah|hijrah|berpindah|menyeberang|membelot|beralih|loncat) ke (?:[a-z]+ ){0,4}O",
        r"(?:pindah|hijrah|berpindah|menyeberang) dari O ke (?:[a-z]+ ){0,4}O",
        r"(?:mengakhiri|menyudahi|menuntaskan) (?:masa )?(?:tugas|jabatan|karier|pengabdian|kebersamaan|kiprah"
        r"|masa bakti)(?:nya)?",
        r"tutup buku",
        r"gantung (?:sepatu|kemudi)",
        r"berpisah (?:dari|dengan) (?:[a-z]+ ){0,2}O",
        r"(?:mengajukan|menyampaikan|menyerahkan|mengumumkan) (?:surat )?(?:pengunduran|undur|pemunduran"
        r"|kemunduran|kepergian) ?(?:diri)?(?:nya)?",
        r"tidak lagi (?:bekerja|menjabat|bertugas|menjadi (?:bagian|R))(?: dari)?",
        r"tak lagi (?:bekerja|menjabat|bertugas|menjadi (?:bagian|R))(?: dari)?",
    ),
    *_patterns(
        "subject",
        "dismissed",
        r"(?:diberhentikan|dipecat|dicopot|di-phk|terkena phk|kena phk|didepak|dilengserkan|disingkirkan"
        r"|dirumahkan|dinonaktifkan|ditendang|digusur|digulingkan|diputus kontraknya|dipaksa mundur"
        r"|dibebastugaskan)",
        r"kehilangan (?:jabatan|pekerjaan|posisi|kursi)(?:nya)?",
    ),
    *_patterns(
        "object",
        "dismissed",
        r"(?:memecat|memberhentikan|mencopot|mendepak|melengserkan|menyingkirkan|menonaktifkan|memutus kontrak"
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
    *_patterns("noun", "dismissed", r"(?:pemecatan|pemberhentian|pencopotan|dipecatnya|dicopotnya|diberhentikannya)"),
)

PATTERNS: dict[Language, tuple[Pattern, ...]] = {"en": ENGLISH, "id": INDONESIAN}

# What stands between who leaves and the words that say so.
BETWEEN: dict[Language, tuple[str, ...]] = {
    "en": _listed(
        r"""is | was | are | were | has | have | had | will | would | shall | be | been | to | 's | ’s | 'll |
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
        sendiri | tengah | sempat | justru | malah | menjadi | harus | terpaksa | dan | sejak | mulai |
        serta | sekaligus | jadi | nya | tersebut | langsung | menulis | menuturkan | menyebut | dikabarkan
        | sama-sama | bersama-sama | beramai-ramai | ramai-ramai | sepakat"""
    ),
}

# Words that turn leaving into something that did not happen, at least not yet and not surely.
BLOCKED_BEFORE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<!\S)(?:not|n't|n’t|never|no|without|den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing)|threat(?:s|en|ens"
        r"|ened|ening)?|if|unless|whether|could|may"
        r"|might|should|rumou?rs?|speculation|consider(?:s|ed|ing)?|urg(?:e|es|ed|ing)|call(?:s|ed"
        r"|ing)? (?:for|on)|demand(?:s|ed|ing)?|pressure|asked|wants?|wanted"
        r"|ruled? out|rejects?|rejected|dismissed (?:talk|reports|rumou?rs|suggestions)|nearly|almost"
        r"|would have|considered"
        r"|refuted|instead of|rather than|talk|declined|tempted|until|before|hopes?|hoped|offered"
        r"|reconsider(?:ed)?|talked out)"
        r"(?: [^ ]+){0,3}$"
    ),
    "id": re.compile(
        r"(?<!\S)(?:tidak|tak|bukan|belum|batal|urung|enggan|menolak|membantah|menepis|mengancam|ancaman"
        r"|didesak|desakan|mendesak|diminta|meminta|dituntut|menuntut|tuntutan"
        r"|isu|rumor|spekulasi|jika|bila|kalau|apabila|seandainya|andai|mempertimbangkan|pertimbangan|bisa"
        r"|dapat|mungkin|boleh|wacana|tanpa|hampir|nyaris|gosip|siap|usulan|seruan|semakin|makin|ingin|sebelum"
        r"|desas-desus|kemungkinan|agar|supaya|kabar (?:bahwa|soal|tentang)|seruan|opsi|bantah)"
        r"(?: [^ ]+){0,4}$"
    ),
}

# The same anywhere before in the sentence.
BLOCKED_ANYWHERE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<!\S)(?:(?:has|have|had) no (?:plans?|intention)|no intention of|den(?:y|ies|ied) (?:that|reports"
        r"|rumou?rs|any|he|she|leaving|plans|having)"
        r"|dismissed (?:talk|reports|rumou?rs|suggestions|speculation)|changed (?:his|her|their) mind"
        r"|withdrew (?:his|her|their) resignation|rumou?rs? (?:that|of)"
        r"|threaten(?:s|ed|ing)? to|refus(?:es|ed) to|sabbatical|will stay|is staying|would stay"
        r"|not going anywhere|not leaving|unless|rejected calls|resist(?:ed|s)? calls"
        r"|leave of absence)(?!\S)"
    ),
    "id": re.compile(
        r"(?<!\S)(?:membantah|menepis|bantah|mengancam (?:akan )?|tidak (?:akan|berniat|berencana"
        r"|pernah berniat)|tak (?:akan|berniat)|belum (?:berniat|berencana|akan)"
        r"|mengurungkan|mencabut (?:surat )?pengunduran|rumor|kabar burung)(?!\S)"
    ),
}

# And behind: "reports that he quit are false".
BLOCKED_AFTER: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<!\S)(?:(?:is|are|was|were) (?:false|untrue|wrong|denied|baseless)|(?:if|unless) [^.]*)(?!\S)"
    ),
    "id": re.compile(
        r"(?<!\S)(?:tidak benar|dibantah|hoaks|hoax|jika [^.]*|bila [^.]*|kalau [^.]*|apabila [^.]*)(?!\S)"
    ),
}

PRONOUNS: dict[Language, dict[str, Literal["one", "many"]]] = {
    "en": {"he": "one", "she": "one", "they": "many", "both": "many"},
    "id": {
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
        r"|across |back )?to|went to|is now (?:at|with)|now works? (?:at|for)|"
        r"has signed (?:for|with)|signed (?:for|with)|(?:hired|poached|lured|recruited|snapped up"
        r"|signed)(?: away)? by|to (?:found|co-found|start|set up|launch|form|create|build|establish|lead|run"
        r"|head)|"
        r"(?:founded|co-founded|started|set up|launched|formed|created|established)|for|a (?:job|role|post"
        r"|position) (?:at|with)|work(?:s|ing)? (?:at|for)|take up a [a-z ]+ at|found new employment at"
        r"|arrived at|landed at|lands at)"
        r" (?:[a-z-]+ ){0,4}?(?:R (?:at|of) )?O"
    ),
    "id": re.compile(
        r"(?<!\S)(?:(?:bergabung|gabung) (?:dengan|ke|bersama|di)|bergabung|(?:pindah|hijrah|berpindah"
        r"|menyeberang|membelot|beralih|loncat|merapat|cabut|hengkang) ke|berlabuh (?:ke|di)|"
        r"(?:direkrut|dibajak|digaet|diboyong|dikontrak|dipinang|ditarik|didatangkan)(?: oleh)?|(?:membentuk"
        r"|mendirikan|merintis|membangun|memimpin|meluncurkan|menakhodai)|(?:kini|sekarang) (?:bekerja )?(?:di"
        r"|untuk|pada)|bekerja (?:di|untuk)|ke)"
        r" (?:[a-z-]+ ){0,4}?(?:R (?:di )?)?O"
    ),
}

PEOPLE: dict[Language, str] = {
    "en": r"(?:people|staff|staffers|employees|workers|engineers|researchers|scientists|developers|designers"
    r"|executives|journalists|reporters|editors|writers|authors"
    r"|teachers|lecturers|professors|academics|doctors|nurses|surgeons|pilots|managers|directors|partners"
    r"|lawyers|analysts|traders|bankers|members|founders|co-founders|cofounders|colleagues|leaders|players"
    r"|officials|ministers|officers|team|workforce"
    r"|newsroom|board|staff members|team members|trustees|those|them|whom|drivers|chefs|technicians"
    r"|specialists|consultants|advisers|musicians|producers|contributors|economists|crew|volunteers"
    r"|acknowledged|guides|curators)",
    "id": r"(?:orang|karyawan|pegawai|staf|insinyur|peneliti|ilmuwan|pengembang|perancang|desainer|petinggi"
    r"|eksekutif|pejabat|wartawan|jurnalis|redaktur|penulis|guru|dosen|dokter|perawat|pilot|manajer"
    r"|direktur|mitra|pengacara|analis|anggota|pendiri|rekan|pemimpin|pemain|menteri|pekerja|buruh|awak|mereka"
    r"|kolega|tenaga kerja|pengajar|kru|teknisi|relawan|komisaris|sopir|pengemudi|programmer|musisi|editor"
    r"|juru masak|koki|nama|profesor|penasihat|kurator|petugas)(?:nya)?",
}
_NUMBER_EN = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|dozens|a dozen|half a dozen"
    r"|scores|hundreds|\d+(?:[.,]\d+)*(?: (?:percent|per cent|%))?)"
)
_NUMBER_ID = (
    r"(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|se?puluhan|belasan"
    r"|puluhan|ratusan|selusin|(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan) (?:belas"
    r"|puluh)(?: [a-z]+)?|\d+(?:[.,]\d+)*(?: (?:persen|%))?|ketiga|keempat|kelima|kedua)"
)
QUANTITY: dict[Language, str] = {
    "en": rf"(?:(?:about|around|nearly|almost|at least|more than|fewer than|less than|over|roughly|some|only"
    rf"|just|as many as|up to) )?(?:(?:a|one|two|three|four) (?:third|thirds|quarter|quarters|half|fifth"
    rf"|fifths|dozen|handful|number)|half|most|several|(?:a|the) majority|{_NUMBER_EN})",
    "id": rf"(?:(?:sekitar|hampir|lebih dari|kurang dari|sedikitnya|setidaknya|kira-kira|paling tidak|sebanyak"
    rf"|tidak kurang dari|tidak sampai|hanya|tinggal) )?(?:separuh(?:nya)?|setengah(?:nya)?"
    rf"|sepertiga(?:nya)?|seperempat(?:nya)?|(?:dua|tiga) (?:pertiga|perempat)|sebagian(?: besar)?"
    rf"|beberapa|sejumlah|mayoritas|{_NUMBER_ID})",
}
STAYING: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<!\S)(?:(?:still )?remains?|remained|still (?:work|works|there|at)|stayed|are left|is left"
        r"|are still|is still)(?!\S)"
    ),
    "id": re.compile(r"(?<!\S)(?:tetap|masih|bertahan|tersisa)(?!\S)"),
}
