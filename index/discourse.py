"""What one sentence says of the one before it: who it is that left, who did the same, and that nothing came of it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.events import Event, in_sentence
from index.groups import Group
from index.joined import listed
from index.language import Language
from index.mentions import Mention, Sentence, Signs, as_signs

_SINGLE_ROLE = re.compile(
    r"(?<!\S)(?:its|the|their|O (?:'s|’s)|O|sang|salah satu)(?: [a-z-]+){0,2} R(?!\S)|^R(?: (?:di|dari|of))? O"
    r"|^an?(?: [a-z-]+){0,3} R(?!\S)"
    r"|(?<!\S)R(?:nya| O)?(?: (?:itu|mereka))?(?!\S)"
)
_BEGINS = re.compile(
    r"(?:(?:in|on|at|after|with|by|according to) (?:(?!P(?!\S)|,)[^ ]+ ){1,9}, )?P(?= (?!(?:'s|’s|and|dan)(?!\S)))"
)
_SUCCESSOR = re.compile(
    r"(?<!\S)(?:takes over|took over|taking over|will (?:take over|replace|succeed|lead|fill|act|become)|succeeds"
    r"|replaces|appointed|named|promoted|becomes|steps in|acting"
    r"|fills|menggantikan|ditunjuk|diangkat|dilantik|memimpin sementara|pengganti|said|says|told|confirmed"
    r"|announced|praised|thanked|mengatakan|menyatakan|kata|ujar|menyebut"
    r"|membenarkan|menegaskan|menilai)(?!\S)"
)
# "So has R P": the same as the sentence before.
_LIKEWISE = re.compile(
    r"(?:so (?:has|have|did|is|are|was|were)|as (?:has|did|have)|the same (?:goes for|fate befell)|then (?:went"
    r"|came|it was the turn of)|next (?:was|to go was|out was)"
    r"|(?:begitu|demikian) (?:juga|pula)(?: halnya)?(?: dengan)?|hal (?:serupa|yang sama) dilakukan(?: oleh)?"
    r"|langkah (?:serupa|yang sama) diambil(?: oleh)?"
    r"|nasib (?:serupa|yang sama) (?:menimpa|dialami)(?: oleh)?|(?:menyusul|berikutnya|selanjutnya)(?: kemudian"
    r"| adalah| giliran)?|giliran)(?: (?!P(?!\S))[^ ]+){0,9}? P(?!\S)"
)
_OFFERS = re.compile(r"(?:offer|tender|submit|hand|present|put|mengajukan|menyerahkan|menyampaikan|melayangkan)")
_REFUSED = re.compile(
    r"(?<!\S)(?:refused|rejected|declined|turned (?:it|him|her|them|the offer) down|did not accept|not accepted"
    r"|menolak|ditolak"
    r"|menampik|tidak (?:diterima|menerima|mengabulkan|dikabulkan))(?!\S)"
)
_DENIED = re.compile(
    r"(?:[^ ]+ ){0,6}?(?:denied (?:it|this|that|the (?:report|claim|story|rumour))|dismissed (?:it|the report"
    r"|this) as|called (?:it|the report) "
    r"(?:false|nonsense|fiction)|membantah(?:nya)? (?:kabar|hal|itu|isu|laporan|berita)|menepis (?:kabar|hal|itu"
    r"|isu|laporan|berita)|menyebut kabar itu)"
)
_LISTING = re.compile(
    r"(?:ketiganya|keduanya|keempatnya|mereka|they|the (?:two|three|four|five|trio|pair|duo)|kedua orang itu"
    r"|ketiga orang itu"
    r"|among (?:them|those)|di antara mereka|di antaranya|salah satunya|salah seorang di antaranya)"
    r" (?:adalah|ialah|yakni|yaitu|ada|are|were|is|was|comprise)(?: (?:R|O|the|its|'s|’s|,))* P"
    r"|(?:the|that) (?:list|casualties|departures|names|group|cuts|leavers) (?:includes?|comprises?|are)(?: (?:R|O"
    r"|the|its|'s|’s|,|[a-z-]+(?= P)))* P"
    r"|(?:those|the (?:people|staff|employees)) (?:affected|leaving|let go|dismissed|who (?:left|have left"
    r"|resigned|quit)|departing|laid off|fired) (?:include|are|were)(?: (?:R|O|the|its|'s|’s|,|[a-z-]+(?= P)))* P"
    r"|(?:daftar itu|mereka|termasuk di antaranya|yang (?:mundur|keluar|hengkang|pergi|dipecat"
    r"|diberhentikan))(?: itu)? (?:mencakup|memuat|antara lain|termasuk|meliputi|adalah|ialah|yakni|yaitu)(?: (?:R"
    r"|O|,))* P"
)

# "P and P are among them": whom the sentence before tells of.
_AMONG = re.compile(
    r"(?:(?:R|O|P|the|its|'s|’s|,|and|dan|serta|of|di|an?|juga|also|both)(?: |(?= ,)))*?(?:is|are|was|were|ada"
    r"|termasuk|juga|ikut|turut|salah (?:satu|seorang))(?: (?:also|juga|termasuk|in|reportedly))?"
    r" (?:among|of|one of|di antara|dalam|di)"
    r"(?: (?:them|those|mereka|antaranya|rombongan|daftar|kelompok|the (?:[a-z0-9-]+ )?(?:departures|leavers"
    r"|departed|group|list)))(?!\S)|(?:R|O|the|its|'s|’s|,| )+ P (?:is|was|termasuk) (?:one of them|salah satunya)"
)
_FIRST_NAMED = re.compile(r"(?:(?:R|O|the|its|their|'s|’s|,|former|mantan|sang) )*P(?= )")
_REPLACES = re.compile(
    r"(?: , [^,]*,)? (?:(?:will|would|have|has|had|was|were|is|are|been|be|also|both|all"
    r"|akan|telah|sudah|juga|kemudian) )*(?:appointed|named|promoted|hired|chosen|elected|picked|replac[a-z]+"
    r"|succeed[a-z]*|sworn|tak(?:e|ing)|took over|prais[a-z]+|thank[a-z]*|criticis[a-z]+|criticiz[a-z]+"
    r"|step(?:ped)? in|fill[a-z]*|remain[a-z]*|stay[a-z]*|join[a-z]*"
    r"|ditunjuk|diangkat|dilantik|dipilih|terpilih"
    r"|menggantikan|mengisi|menjadi|memuji|berterima|mengucapkan|menyayangkan|mengkritik|tetap|bertahan|masih|ditugasi)(?!\S)"
)


def find_events(sentences: Sequence[Sentence], groups: Sequence[Group], language: Language) -> list[Event]:
    """Everything that says that somebody left or will leave, in order; `people` is empty where nobody is named.

    `groups`: those of the same sentences, whom the next sentence may name.
    """
    counts = {group.sentence: group.number for group in groups if group.number}
    found: list[Event] = []
    signs = [as_signs(sentence) for sentence in sentences]
    told: Event | None = None
    before: list[Event] = []
    supposed: list[Event] = []
    for number, sign in enumerate(signs):
        here, said = in_sentence(sentences, signs, number, language)
        after = signs[number + 1].text if number + 1 < len(signs) else ""
        if said and not here:
            supposed += _named_next(sign, said, signs, number)
        likewise = _LIKEWISE.match(sign.text)
        if before and likewise and not here:
            place = sign.item(likewise.end() - 1)
            here = [replace(before[-1], sentence=number, first=0, last=0, people=tuple(listed(sign, number, place)))]
        here = [event for event in here if not _taken_back(sign, event, after)]
        listing = _LISTING.match(sign.text)
        among = _AMONG.match(sign.text)
        if told and listing:
            here.insert(0, replace(told, people=tuple(listed(sign, number, sign.item(listing.end() - 1)))))
        elif told and not here and (all_named := _all_named(sign, number, counts.get(number - 1))):
            here.append(replace(told, people=all_named))
        elif told and among and not here:
            here.append(replace(told, people=tuple(listed(sign, number, sign.item(sign.text.index("P"))))))
        found += here + ([said] if said and not here else [])
        told = said
        before = here
    named = {_text(sentences, mention) for event in found for mention in event.people}
    found += [event for event in supposed if _text(sentences, event.people[0]) not in named]
    return sorted(found, key=lambda event: event.sentence)


def _text(sentences: Sequence[Sentence], mention: Mention) -> str:
    """The last word of a name: the same person's, mostly."""
    return sentences[mention[0]].items[mention[1]].text.split()[-1]


def _all_named(sign: Signs, number: int, count: int | None) -> tuple[Mention, ...]:
    """The persons whom a sentence begins with, where they are as many as the group of the one before."""
    begins = _FIRST_NAMED.match(sign.text)
    people = listed(sign, number, sign.item(begins.end() - 1)) if begins and count else []
    replaces = bool(people) and _REPLACES.match(sign.after(people[-1][1]))
    return tuple(people) if len(people) == count and not replaces else ()


def _named_next(sign: Signs, said: Event, signs: Sequence[Signs], number: int) -> list[Event]:
    """What a sentence says of "its R", of whoever the next one begins with: "O fired its R. P had …"."""
    after = signs[number + 1].text if number + 1 < len(signs) else ""
    alone = not re.search(r"(?<!\S)P(?!\S)", sign.text) and _SINGLE_ROLE.search(sign.text)
    begins = _BEGINS.match(after)
    if not alone or not begins or _SUCCESSOR.search(after):
        return []
    place = signs[number + 1].item(begins.end() - 1)
    return [replace(said, people=((number + 1, place),))]


def _taken_back(sign: Signs, event: Event, after: str) -> bool:
    """Whether the next sentence tells that an offer to leave was refused, or that nothing of it is true."""
    words = sign.text[sign.starts[event.first] :]
    offered = _OFFERS.match(words) is not None
    return bool((offered and _REFUSED.search(after)) or (event.kind == "announced" and _DENIED.match(after)))
