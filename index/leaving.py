"""The words that say that somebody leaves, and what may stand around them, in both languages.

A sentence is given as index/wordings.py says.
"""

import re
from typing import Literal

from index.language import Language
from index.leaving_en import ENGLISH
from index.leaving_id import INDONESIAN
from index.wordings import Pattern, listed

PATTERNS: dict[Language, tuple[Pattern, ...]] = {"en": ENGLISH, "id": INDONESIAN}

# A phrase that says where, when or how: it may stand before the words as well.
_PREPOSITIONS_EN = (
    "in|on|at|after|through|via|during|amid|from|of|with|by|for|since|over|within|despite|following|citing|under|late"
    "|early"
)
_PREPOSITIONS_ID = (
    "di|ke|dari|pada|dalam|lewat|melalui|setelah|usai|seusai|sejak|selama|dengan|tanpa|karena|menyusul|akibat|saat"
    "|ketika|atas|demi|terhitung|per|secara|mulai|lantaran|menjelang|sepanjang|untuk sementara|berkat"
)
_VERBAL_EN = "and|that|which|who|while|when|but|says?|said|is|are|was|were|has|had|have|will|would|told|if|where|not|to"
_VERBAL_ID = "dan|yang|bahwa|serta|tetapi|namun|akan|telah|sudah|tidak|tak|belum|adalah|kata|jika|untuk|agar"
_PHRASE_EN = (
    rf"(?:{_PREPOSITIONS_EN})(?: (?!P(?!\S)|[;:,](?!\S)|(?:{_PREPOSITIONS_EN}|{_VERBAL_EN})(?!\S))[^ ]+){{1,6}}"
)
_PHRASE_ID = (
    rf"(?:{_PREPOSITIONS_ID})(?: (?!P(?!\S)|[;:,](?!\S)|(?:{_PREPOSITIONS_ID}|{_VERBAL_ID})(?!\S))[^ ]+){{1,6}}"
)

# What stands between who leaves and the words that say so.
BETWEEN: dict[Language, tuple[str, ...]] = {
    "en": (
        *listed(
            r"""
            is | was | are | were | has | have | had | will | would | shall | be | been | to | ['’]s | ['’]ll |
            also | now | then | too | soon | just | both | all | each | himself | herself | themselves | who |
            that | [a-z]+ly | already | at last | in the end | once again | today | T | in | on | at | this |
            last | since | later | instead | said | says | told [a-z]+ | announced | announces | confirmed |
            confirms | revealed | wrote | decided | decides | chose | opted | plans? | planned | agreed |
            intends? | intended | set | due | expected | about | going | preparing | it | he | she | they | next
            | became the latest | the latest | among those | one of | the first | R | as | and | reportedly |
            posted | tweeted |
            chosen | choosing | told the [a-z]+ | let [a-z]+ know | being | [a-z]+ himself | [a-z]+ herself |
            would be | there | so | got | even | still | never | ['’]d | ['’]ve | ['’]re | ['’]m
            """
        ),
        r"(?:is|was|became|becomes|become|been) (?:the|one of the|yet another|another|at least the)"
        r"(?: (?!P|,)[^ ]+){0,7}? (?:to|who)",
        r"made (?:it )?(?:clear|known|public)(?: that)?",
        r"let it be known(?: that)?",
        r"(?:is|was|are|were) (?:among|one of)(?: (?!P|,)[^ ]+){1,7}?",
        r"(?:a|two|three|four|five|six|some|several|\d+) (?:days?|weeks?|months?|years?)"
        r" (?:ago|later|earlier|after|before)",
        r"without (?:explanation|warning|notice|fanfare|comment)",
        _PHRASE_EN,
    ),
    "id": (
        *listed(
            r"""
            akan | telah | sudah | resmi | juga | pun | turut | ikut | kini | memutuskan | memilih | mengumumkan
            | menyatakan | mengatakan | mengaku | mengonfirmasi | menegaskan | memastikan | untuk | bahwa |
            dirinya | ia | dia | mereka | tiba-tiba | secara | mendadak | sukarela | baik-baik | terhormat |
            bakal | segera | sedang | baru | baru-baru | ini | saja | kemudian | lalu | akhirnya | lebih | dulu
            | berencana | hendak | diam-diam | satu | per | yang | menyusul | pada | T | R | hari | itu |
            sendiri | tengah | sempat | justru | malah | menjadi | terpaksa | dan | sejak | mulai | serta |
            sekaligus | jadi | nya | tersebut | langsung | menulis | menuturkan | menyebut | dikabarkan |
            sama-sama | bersama-sama | beramai-ramai | ramai-ramai | sepakat | dipastikan | diumumkan |
            dilaporkan | positif | mantap | buru-buru | dikonfirmasi | diketahui | orang | petinggi | pejabat |
            eksekutif | sosok | nama | terbaru | terakhir | pertama | kedua | ketiga | keempat | kelima |
            berikutnya | membenarkan | mengungkapkan | menyampaikan | mengabarkan | menerangkan | menjelaskan |
            memberi tahu [a-z]+ | mantan | pagi | siang | sore | malam | di antaranya | berikut | bersama |
            masing-masing | satu per satu | pelan-pelan | memang | sudah lama | lama | begitu | ternyata |
            rupanya | nyatanya | sebenarnya | sebelumnya | harus | keburu | terlanjur | benar-benar | tahun |
            bulan | pekan | minggu | selanjutnya | belakangan | setahun | sebulan | sepekan | beberapa
            """
        ),
        r"termasuk(?: di antara)?(?: (?!P|,)[^ ]+){1,5}? yang",
        _PHRASE_ID,
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
        r"(?<!\S)(?:join(?:s|ed|ing)?"
        r"|(?:mov|switch|defect|head|decamp|jump|cross(?:es|ed|ing)? over|transfer|relocat|migrat|bolt|hop)(?:e|es"
        r"|ed|ing|s|red|ring|ped)? (?:over |across |back )?(?:from (?:the )?O )?(?:to|for)"
        r"|(?:go|gone|going|off|bound|went) (?:over |across |back )?(?:from (?:the )?O )?(?:to|for)"
        r"|(?:is|are|was) now (?:at|with)|now (?:teaches|lectures|plays|coaches|writes|presents"
        r"|practises) (?:at|for|in)|now (?:works?|working|employed) (?:at|for|by)|now (?:leads?|leading"
        r"|heads?|heading|runs?|running|R at|R of)"
        r"|(?:land|surfac|resurfac|turn|pop|end)(?:s|es|ed)? (?:up )?at|arriv(?:es|ed) at"
        r"|(?:has |have )?sign(?:s|ed|ing)?(?: a [a-z-]+ (?:deal|contract))? (?:for|with)"
        r"|(?:hired|poached|lured|recruited|snapped up|signed|headhunted|prised|enticed|tempted|wooed|nabbed"
        r"|snagged|snared|picked up)(?: away)?(?: from (?:the )?O)? (?:by|to)"
        r"|(?:become|becoming|became|be) (?:[a-z-]+ ){0,3}R (?:of|at|for)"
        r"|to (?:found|co-found|start|set up|launch|form|create|build|establish|lead|run|head)"
        r"|(?:founded|co-founded|started|set up|launched|formed|created|established)"
        r"|(?:takes?|taking|took|taken) (?:over at|the helm (?:at|of)|charge (?:at|of))|take over (?:at|as R (?:at|of))"
        r"|(?:completes?|completed|seals?|sealed|makes|made|confirmed) (?:his|her|their|a) (?:[a-z-]+ )?(?:move"
        r"|transfer|switch) to"
        r"|(?:an?|the|his|her) (?:[a-z-]+ ){0,3}(?:job|role|post|position|offer) (?:at|with|from|in)"
        r"|(?:takes?|taking|took|taken|accept(?:s|ed)?|start(?:s|ed)?|found|landed|got) (?:up )?(?:an?|the|his"
        r"|her) (?:[a-z-]+ ){0,3}(?:job|post|role|position|offer|R) (?:at|with|from|in|for)|(?<!longer )work(?:s"
        r"|ing)? (?:at|for)|(?:start|begin)(?:s|ing)? (?:work )?(?:at|with)|found new employment at|(?:to"
        r"|will) (?:teach|serve|lecture|coach|play|consult) (?:at|for|with|in)|destination (?:is|was|:)"
        r"|next (?:stop|employer|job|club) (?:is|was|will be|:)"
        r"|(?:sold|sells|loaned|traded|transferred|offloaded)(?: (?:R|P|O|'s|the|its|their|,))+ to|wear(?:s"
        r"|ing)? (?:the )?(?:colours|colors|shirt|jersey) of|to (?:its|the|a|an|his|her)? ?(?:[a-z-]+ )?(?:rival"
        r"|competitor)|for)"
        r" (?:(?!from |board |panel |advisory )[a-z-]+ ){0,6}?(?:(?<=[a-z] ), |R (?:at"
        r"|of) (?:the )?)?O(?! (?:said|says|announced|confirmed|reported))"
        r"(?! (?:'s|’s) (?:[a-z-]+ )?(?:board|panel|committee|advisory))"
    ),
    "id": re.compile(
        r"(?<!\S)(?:(?:bergabung|gabung) (?:dengan|ke|bersama|di|pada)|bergabung"
        r"|(?:pindah|hijrah|berpindah|menyeberang|membelot|beralih|loncat|melompat|meloncat|merapat|cabut|hengkang"
        r"|kabur|pergi|pindah haluan|berpaling|lari|berganti haluan|kepindahannya"
        r"|bergeser|mutasi|melenggang) (?:dari O )?ke"
        r"|(?:berlabuh|mendarat|bermuara) (?:ke|di)"
        r"|(?:direkrut|dibajak|digaet|diboyong|dikontrak|dipinang|ditarik|didatangkan|diambil|dipikat|diangkut"
        r"|digandeng|direbut|diterima(?: bekerja)?)(?: (?:oleh|ke|di))?"
        r"|(?:membentuk|mendirikan|merintis|membangun|memimpin|meluncurkan|menakhodai|mengepalai|menukangi"
        r"|berseragam|berkostum|memperkuat|membela|membesarkan|(?:kini|sekarang) (?:menangani|melatih|menukangi"
        r"|mengelola))"
        r"|(?:kini|sekarang|saat ini) (?:membawakan|memandu|menyiarkan|mengasuh|memegang|mengisi|membina|menangani)"
        r"(?: [a-z-]+){1,5}? (?:di|untuk|pada)"
        r"|(?:kini|sekarang|saat ini) (?:ber[a-z]+|mengajar|praktik|menulis|siaran) (?:di|untuk|pada|bersama)"
        r"|(?:kini|sekarang|saat ini) (?:sudah |telah )?(?:bekerja )?(?:di|untuk|pada|bersama"
        r"|menjadi bagian(?: dari)?|menjadi|menjabat)|bekerja (?:di|untuk)|berkantor di"
        r"|(?:menerima|memenuhi|menyambut|menyetujui) (?:tawaran|pinangan|lamaran|pekerjaan|ajakan|posisi"
        r"|jabatan)(?: (?:di|dari|untuk memimpin|sebagai R(?: di)?))?"
        r"|menjadi|demi|ke)"
        r" (?:(?!dari |tim nasional )[a-z-]+ ){0,4}?(?:(?<=[a-z] ), |R (?:di )?)?O"
    ),
}
