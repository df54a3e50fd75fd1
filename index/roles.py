"""What people are called by their work: "chief technology officer", "wakil presiden penelitian"."""

import re
from collections.abc import Sequence

from index.language import FUNCTION_WORDS, Language

HONORIFICS = frozenset(
    """suster bripka aiptu ipda iptu akp letda lettu bapak pak bu ibu mas mbak bang kak sdr sdri saudara saudari kyai
    kiai ustaz ustadz gus ir dr drs dra drg h hj prof jenderal jend letjen mayjen brigjen kolonel kol letkol mayor
    kapten maestro romo pastor ny nn tn haji hajah hajjah marsekal laksamana komjen mbah mak baron baroness count
    countess kompol akbp
    kombes irjen komjen raden r professor profesor mr mrs ms miss mx sir dame lord lady rev gen col
    capt lt sgt maj sen rep gov hon""".split()
)

_HEADS: dict[Language, frozenset[str]] = {
    "en": frozenset(
        """owner gm artist animator novelist poet dancer violist mathematician recruiter marketer copywriter
        assistant aide
        commander admiral ombudsman sheriff archivist bursar podcaster dj imam canon dean member fellow councillor
        counsellor prop hooker fly-half scrum-half
        batsman bowler all-rounder guard pitcher catcher setter spiker libero opposite tosser accountant actor actress
        actuary auctioneer ballerina baritone bassist biologist bishop bookkeeper broker buyer cardiologist cellist
        chaplain chemist clerk clinician comedian composer conservator contralto creator critic crooner curate dentist
        detective dietician diplomat drummer economist envoy estimator full-back centre-back half-back fly-half
        fundraiser gardener geologist guitarist historian host hostess housekeeper illustrator keeper lobbyist
        machinist manageress mechanic meteorologist midwife miller oncologist organist paediatrician paralegal
        paramedic parliamentarian pastor pathologist pediatrician pharmacist physicist physiotherapist physio pianist
        player plumber porter priest psychiatrist psychologist psychotherapist quartermaster radiologist receptionist
        referee restorer sailor saxophonist sculptor seamstress sergeant singer skipper sommelier soprano statistician
        steward stylist tailor tenor therapist translator tutor vet veterinarian vicar violinist vocalist watchmaker
        weaver whip workman workwoman adviser advisor ambassador analyst anchor architect auditor banker boss captain
        ceo cfo chair chairman chairperson chairwoman chancellor chef chief choreographer cio ciso cmo co-ceo co-chair
        co-founder co-head co-lead coach cofounder columnist commissioner comptroller conductor controller coo
        coordinator correspondent counsel cpo cro cso cto curator dean defender deputy designer developer director
        director-general attorney-general economist editor editor-in-chief engineer evp executive explorer forward
        founder goalkeeper governor head headmaster headmistress headteacher inspector instructor investigator
        investor journalist judge lawyer lead leader lecturer librarian manager matron mayor midfielder minister
        negotiator nurse officer organiser organizer partner photographer physician pilot planner playwright president
        presenter principal producer professor programmer prosecutor provost publicist publisher purser quarterback
        rector registrar reporter researcher salesman scientist scout secretary secretary-general senator solicitor
        specialist spokesman spokesperson spokeswoman strategist striker superintendent supervisor surgeon svp teacher
        technician technologist trader trainer treasurer trustee undersecretary underwriter vice-chancellor vice-
        president vp winger writer""".split()
    ),
    "id": frozenset(
        """perdana pemilik gm komisioner center guard pebasket pebulutangkis petinju hakim pengasuh pengurus kabid
        kabag kasi kasubag kapolda kapolres kapolri dirjen sekda kadin imam ustaz pembina
        penyunting podcaster aktor aktris akuntan anchor apoteker astronom basis bassis barista biduan dalang
        dekorator detektif dramaturg drumer drummer fisikawan geolog gitaris hakim host ilmuwan jenderal kasir kasat
        kapolri kapolsek kader karyawan kasubdit kepsek kiai kimiawan kardiolog komedian komika komposer koki
        kondektur konservator kru kurir legislator manajer marbot mekanik mentor model montir mualim nakhoda nelayan
        notaris operator panitera pedalang pelukis pemain penari penata penerjemah penghulu penyanyi penyair penyelam
        penyunting pesepak pianis polisi pramugari pramusaji presenter psikiater psikolog resepsionis satpam sejarawan
        sosiolog spesialis teller terapis tukang vokalis wakasek wasit wide winger youtuber admin ahli ajudan aktuaris
        analis anggota apoteker arsitek arsiparis asisten atase auditor bek bendahara bidan bos bupati camat ceo cfo
        chief cmo coo cto cio dekan deputi desainer dirjen direktris direktur dirut dokter dosen dubes duta editor
        ekonom gelandang gubernur guru hakim head insinyur inspektur investor irjen jaksa jurnalis juru kadis kapolda
        kapolres kapten kepala ketua kiper kolumnis komisaris komandan konduktor konsultan koordinator koreografer
        kreator kurator lead manajer manager masinis menteri mitra pakar panglima pegawai pelatih pembawa pemimpin
        pemrogram penasihat pendiri penerbit pengacara pengajar pengawas pengelola penulis penyelia penyerang penyiar
        peneliti perancang perawat pilot pimpinan presenter presiden produser profesor programmer promotor pustakawan
        redaktur rektor reporter sekjen sekretaris sopir staf striker supervisor sutradara teknisi vp wakil wali
        wartawan waketum wamen wapemred pemred""".split()
    ),
}
# What Indonesian roles are about, written with capitals like the roles themselves: "Menteri Luar Negeri".
ROLE_FIELDS = frozenset(
    """divisi biro subdivisi pajak imigrasi bagian subbagian seksi departemen
    konstitusi besar independen nonaktif pelaksana harian jenderal muda madya pratama daerah pusat nasional kreatif
    artistik digital
    senior pengelola agama anggaran bidang dagang dalam ekonomi eksekutif energi hidup hukum hubungan industri
    informasi informatika investasi keamanan kebudayaan kehutanan kelautan kerja kesehatan keuangan komersial
    komunikasi koordinator kota lingkungan luar negeri operasi operasional pariwisata pekerjaan pelaksana pemasaran
    pendidikan penelitian penjualan perdagangan perhubungan perikanan perindustrian personalia redaksi olahraga humas
    pertahanan pertanian perumahan politik produksi riset sosial strategi sumber daya manusia teknik teknologi tenaga
    tinggi umum utama""".split()
)
ROLE_HEADS = _HEADS["en"] | _HEADS["id"]

PEOPLES = frozenset(
    """malagasy swiss czech hungarian romanian bulgarian finnish icelandic estonian latvian lithuanian
    colombian chilean peruvian venezuelan cuban moroccan tunisian algerian ghanaian kenyan ethiopian
    saudi qatari emirati bangladeshi singaporean taiwanese european asian african
    american argentine australian austrian belgian brazilian british canadian chinese danish dutch dutchman
    egyptian english englishman filipino french frenchman german greek indian indonesian iranian irish
    israeli italian japanese korean malaysian mexican nigerian norwegian pakistani polish portuguese
    russian scottish serbian spanish swedish swiss thai turkish ukrainian vietnamese welsh amerika arab
    australia belanda brasil cina inggris italia jepang jerman korea malaysia prancis rusia singapura
    spanyol thailand""".split()
)

# What may stand before an English head and belong to it; anything between a determiner and the head does as well.
BEFORE_HEAD = frozenset(
    """acting artistic assistant associate brand business chief climate co commercial communications compliance tax
    equity litigation pensions disputes trading fiction features sports science arts fashion picture night city
    economics education health transport trade home culture justice interior immigration police fire youth goalkeeping
    attacking cricket football rugby court crime wildlife compliance customer cyber enterprise payments card retail
    wholesale rights books content corporate creative data deputy design digital diversity editorial engineering
    executive experience external finance financial first foreign founding general global group growth head hiring
    human information infrastructure interim international investment it joint junior lead legal longtime machine
    managing marketing medical music national news nursing operating operations people policy political prime privacy
    product production programme program project public quality regional relations research resources revenue risk
    safety sales science security senior software sports staff state strategy supply sustainability talent technical
    technology training treasury user vice""".split()
)
_STARTERS = frozenset("a an the its their his her our former ex- longtime then-".split())
_NOT_IN_ROLE = frozenset(
    """is was were are be been being has have had will would who which that and or but said says told new next
    former ex current previous outgoing incumbent ailing same one only another other its their his her
    first made include includes list names among still now also already then yet once""".split()
)
_VERB = re.compile(r"(?:me(?:m|n|ng|ny|l|r)|di|ber|ter|ke(?![a-z]{3,}an$))[a-z]{4,}")
_NO_VERB = frozenset(
    """kepala media medis merek mesin menteri memori metode mekanik meteorologi mental digital divisi distribusi
    diplomasi distrik direksi direktorat diklat dinas disiplin berita bersama terapan terpadu teritorial
    teritori terminal keuangan kesehatan kemahasiswaan kepatuhan keamanan kebijakan keselamatan kebudayaan
    kepolisian kehutanan kelautan ketenagakerjaan kebersihan kepegawaian kelembagaan kesejahteraan
    kemitraan keperawatan kendaraan kecerdasan kelistrikan keuskupan kebakaran ketahanan kedokteran
    kejaksaan keagamaan kearsipan kendali kesiswaan kebidanan kebun keluarga kecamatan kelurahan
    kementerian kesenian terbuka""".split()
)
_STOP_ID = frozenset(
    """baru lama yang itu tersebut ini perusahaan angkat undur lepas seusai namun tetapi tetap masih bertahan
    karena akan telah sudah resmi secara tiba-tiba mendadak juga pun turut lain lainnya mundur keluar
    hengkang pamit pergi pensiun berhenti pindah resign cabut lengser adalah ialah yaitu yakni sejak per
    mulai pekan bulan tahun kemarin usai setelah dari di ke pada dengan untuk oleh dan atau kata ujar
    tutur masih sendiri tidak bukan asal aktif saat kini kehilangan ketahuan kedapatan kelihatan ketinggalan""".split()
)


def roles(words: Sequence[str], language: Language) -> list[tuple[int, int]]:
    """First word and word after the last of each role; names among `words` are given as "<kind>"."""
    return _english(words) if language == "en" else _indonesian(words)


def _english(words: Sequence[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(words):
        if not (_head_at(words, place, "en") or _does(words, place)):
            place += 1
            continue
        last = _heads_end(words, place)
        first = _before(words, place, found[-1][1] if found else 0)
        last = _after(words, last)
        found.append((first, last))
        place = last
    return found


def _heads_end(words: Sequence[str], place: int) -> int:
    """Where the heads that follow each other from `place` on end: "chief technology officer" has two."""
    last = place + 1
    for ahead in range(4):
        follows = last + ahead
        if follows < len(words) and _head_at(words, follows, "en"):
            return _heads_end(words, follows)
        if follows >= len(words) or words[follows].lower() not in BEFORE_HEAD:
            break
    return last


def _head_at(words: Sequence[str], place: int, language: Language) -> bool:
    """Whether the word at `place` is a role's head; a plural is none."""
    low = words[place].lower()
    if language == "id":
        low = low.removesuffix("nya").removesuffix("-")
    elif _is_verb(words, place):
        return False
    parts = low.split("-")
    if parts[-1] == "member" and len(parts) > 1:
        return False  # "the seven-member board"
    if (
        language == "en"
        and low.endswith("s")
        and low[:-1] in _HEADS["en"]
        and words[place + 1 : place + 2] == ["<person>"]
    ):
        return True  # "researchers P and P"
    return low in _HEADS[language] or (len(parts) > 1 and parts[-1] in _HEADS[language])


def _does(words: Sequence[str], place: int) -> bool:
    """Whether a word before a name that no list has may say by its ending what somebody does: ", caretaker P"."""
    word, before = words[place], words[place - 1].lower() if place else ","
    if words[place + 1 : place + 2] != ["<person>"]:
        return False
    opens = before in (",", ";", ":", "and", "the", "an", "a", "its", "by", "of", "said", "his", "her", '"', "”")
    return opens and word.isalpha() and _DOER.fullmatch(word.lower()) is not None and word.lower() not in _NO_DOER


_DOER = re.compile(r"[a-z]{3,}(?:er|or|ist|ian|eer|woman|man|smith|wright)")
_NO_DOER = frozenset(
    """whether however former rather another never later earlier together further either neither under after daughter
    sister brother father mother visitor customer passenger prisoner tourist voter winner neighbour neighbor another
    other remember november december september october lesser older younger elder longer over ever september sooner
    better bigger latter per summer winter killer prior superior""".split()
)


def _is_verb(words: Sequence[str], place: int) -> bool:
    """Whether a role's head is a verb here: "to head a programme", "looked forward"."""
    before, follows = (words[n].lower() if 0 <= n < len(words) else "" for n in (place - 1, place + 1))
    if words[place].lower() == "forward":
        return before.startswith(("look", "mov", "put", "step", "com", "go", "carr", "br"))
    if before in ("will", "would", "can", "could", "might", "should"):
        return True
    acts = follows in ("a", "an", "the", "its", "his", "her", "their", "up", "this") or follows.startswith("<org")
    return before in ("to", "will", "would", "can", "who") and acts


def _before(words: Sequence[str], head: int, bound: int) -> int:
    """Where the role begins whose head is at `head`: after a determiner or a name, or at words of roles."""
    known = head
    while known > bound and (words[known - 1].lower() in BEFORE_HEAD or _head_at(words, known - 1, "en")):
        known -= 1
    if known > bound + 1 and words[known - 1].lower() in ("and", "&") and words[known - 2].lower() in BEFORE_HEAD:
        known = _before(words, known - 1, bound)
    first = known
    if known > bound and _unknown_field(words, known - 1, bound):
        return known - 1
    for place in range(known - 1, max(bound, head - 5) - 1, -1):
        low = words[place].lower()
        if low in PEOPLES:
            return first
        if low in _STARTERS or low in ("'s", "’s", "as") or words[place].startswith("<organization"):
            return place + 1
        if not words[place].isalpha() or low in FUNCTION_WORDS["en"] or low in _NOT_IN_ROLE or low.endswith("ly"):
            return first
        if place == 0 and head <= 2 and low not in _NO_FIRST:
            return 0  # "Transport minister P"
    return first


def _unknown_field(words: Sequence[str], place: int, bound: int) -> bool:
    """Whether a word that no list has says what a role is about: ", propulsion chief P", "he was theatre critic"."""
    word = words[place].lower()
    before = words[place - 1].lower() if place > bound else ","
    plain = words[place].islower() and word.isalpha() and word not in FUNCTION_WORDS["en"] | _NOT_IN_ROLE | PEOPLES
    verbal = word.endswith(("ly", "ed", "ing")) or word in _LEAVING_EN
    return plain and not verbal and len(word) > 3 and before in _OPENS_ROLE


_OPENS_ROLE = frozenset((",", ";", ":", "and", "was", "is", "became", "as", "been", "were"))
_NO_FIRST = frozenset(
    "following joining departing leaving behind ousted sacked exit replacing succeeding "
    "meanwhile then instead also later now out gone yesterday today only even but and so yet still".split()
)


def _after(words: Sequence[str], last: int) -> int:
    """Where the role ends: "of research" and "for emerging markets" belong to it, an organization's name doesn't."""
    if last < len(words) and words[last].lower() in ("of", "for"):
        end = last + 1
        if end < len(words) and words[end].lower() in ("the", "its", "their"):
            end += 1
        begun = end
        while end < len(words) and end - begun < 6:
            low = words[end].lower()
            joins = low in ("and", "&") and end > begun and end + 1 < len(words) and words[end + 1].isalpha()
            plain = words[end].isalpha() or re.fullmatch(r"[A-Za-z]+-[A-Za-z-]+", words[end])
            stop = not plain or low in FUNCTION_WORDS["en"] or low in _NOT_IN_ROLE or low in _LEAVING_EN
            if stop and not joins:
                break
            end += 1
        named = end < len(words) and words[end].startswith(("<organization", "<place"))
        if end > begun and words[end - 1].lower() not in ("and", "&") and not named:
            return end
    return last


_LEAVING_EN = frozenset(
    """quit quits resigned resigns left leaves leaving stepped steps stepping departed departs joined joins
    joining walked retired retires retiring exits exited moved moves announced confirmed since until after
    before when while company firm bank group club agency university newspaper paper airline""".split()
)


def _indonesian(words: Sequence[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(words):
        if not _head_at(words, place, "id") and not _head_at(words, place, "en"):
            place += 1
            continue
        last = place + 1
        while last < len(words) and last - place < 7 and _qualifies(words, last):
            last += 1
        while last > place + 1 and words[last - 1].lower() in ("dan", "&", "-"):
            last -= 1
        if words[last - 1].lower() in ("cabang", "wilayah", "regional") and words[last : last + 1][:1]:
            last += words[last].startswith("<place")  # "manajer cabang L"
        first = place
        while first and words[place].lower() in _HEADS["en"] and words[first - 1].lower() in BEFORE_HEAD:
            first -= 1  # "data scientist"
        found.append((first, last))
        place = last
    return found


def _qualifies(words: Sequence[str], place: int) -> bool:
    """Whether an Indonesian role goes on with the word at `place`."""
    word = words[place]
    low = word.lower()
    if low in ("dan", "&"):
        follows = words[place + 1] if place + 1 < len(words) else ""
        return follows.isalpha() and follows.lower() not in _STOP_ID and not _head_at(words, place + 1, "id")
    if word.startswith("<") or not re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)*", word):
        return False
    if low in _STOP_ID or (low in FUNCTION_WORDS["id"] and low != "para"):
        return False
    if low == "bertahan":
        return words[place - 1].lower() == "pemain"
    return low in _NO_VERB or not _VERB.fullmatch(low)
