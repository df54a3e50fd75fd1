"""Words that tell a name from what only has a capital, and an organization's from a person's."""

import re

ORGANIZATION_WORDS = frozenset(
    """gas oil steel electric mining petroleum cement chemicals dairies homes banco banca banque mitra penerbit
    archive archives library opera ballet philharmonic symphony conservatory observatory zoo arsip perpustakaan
    cathedral church parish abbey diocese mosque temple pesantren masjid gereja keuskupan polda polres polsek polri
    kodam tni bpbd pdam panti paroki tribunal inspectorate registry treasury ombudsman klinik clinic sanggar teater
    galeri gallery bakery harriers rovers wanderers albion athletic hotspur rangers dynamo sporting atletico academy
    agency air airlines airways alliance aerospace association authority ag ab bank bhd biotech board brewery
    broadcasting bros brothers bureau bv capital care cloud center centre chamber club college commission committee
    communications company computing consulting co cooperative corp corporation council court daily department energy
    enterprises entertainment fc federation finance financial firm foods gazette observer chronicle courier force
    foundation fund games gmbh group health herald hospital hotels inc industries institute institut insurance
    international journal lab laboratories laboratory labs league llc llp logistics ltd media medical ministry
    mobility motor motors museum network networks news nv office orchestra organisation organization partners party
    pharma pharmaceuticals plc police post power press productions railway railways records research resources
    robotics school semiconductor semiconductors sa securities senate service services shipping society software solar
    solutions spa stores studio studios system systems tech technologies technology telecom telegraph television times
    theatre tribune trust tv union united university ventures water works akademi asosiasi asuransi badan balai bpd
    bumd bumn cv dewan dinas direktorat dpr dprd fakultas federasi fk grup harian himpunan ikatan institut jurnal
    kampus kantor kejaksaan kementerian kedai kafe kepolisian klub koperasi kompas komisi konsorsium koran lembaga
    mahkamah majalah majelis maskapai media otoritas pabrik partai pdam perum perumda perusahaan persatuan persekutuan
    poliklinik politeknik pt puskesmas restoran rs rsud rumah toko warung hotel sekolah serikat sma smk stasiun tbk
    televisi universitas yayasan""".split()
)
BREAKS = frozenset("as at by for from in on to with dari dengan di ke oleh pada untuk".split())
CONNECTORS = frozenset("of and & for the de del di da van von der den bin binti al-".split())
NOT_NAMES = frozenset(
    """een seventeen eighteen
    nineteen twenty thirty forty fifty monday tuesday wednesday thursday friday saturday sunday january february
    march july august september october
    november december senin selasa rabu kamis jumat sabtu minggu januari februari maret juni juli agustus oktober
    desember i i'm ia dia beliau mr mrs ms dr prof rp us$ neither christmas easter ramadan ramadhan lebaran
    natal idul
    paskah leaving joining following departing quitting menurut kepergian pengunduran pemecatan pencopotan
    pemberhentian mundurnya keluarnya adapun nama sementara selain puluhan ratusan belasan sebanyak first second third
    warganet netizen suporter penggemar firma rapat lengser hengkang pamit dicopot dipecat didepak diberhentikan
    ousted sacked fired outgoing departing retiring disgraced embattled incoming acting interim long-serving
    purnatugas berpamitan dibajak digaet diboyong trustees shareholders skipper ceo cfo cto coo cio cmo phk di-phk
    mem-phk""".split()
)

# What begins a sentence in front of a person's name, and is none.
BEFORE_NAMES = frozenset(
    """kontrak hari masa era kabar sosok nama bukan karier kiprah langkah keputusan mundur kepala ketua pelatih
    manajer direktur vokalis penyanyi aktor aktris komedian striker coach captain winger goalkeeper midfielder
    defender singer actor also farewell goodbye exit out gone bye meet like unlike both neither tosser spiker prop
    lock hooker centre libero lengser hengkang pamit keluar cabut dicopot dipecat didepak diberhentikan resign pensiun
    purnatugas berpamitan dibajak digaet diboyong ousted sacked fired axed""".split()
)

# What a rare word that begins a sentence may look like, and a name hardly does.
AFFIXES = re.compile(
    r"(?:ke|pe|per|me|ber|ter|se|di)\w{4,}|\w{3,}(?:nya|kan|lah|pun|an|ing|tion|tions|ed|ly|ers|ors|ments?"
    r"|ness|ism|ists?|ies)"
)

NEVER_FIRST = frozenset(
    """saham laba harga kursi posisi jabatan karyawan pegawai manajemen direksi gelombang mantan kabar mundurnya nama
    shares staff workers employees profits sources""".split()
)
# Nouns for firms and the like, which begin a sentence in front of a name.
PLAIN_FIRST = frozenset(
    """rival publisher carmaker airline startup start-up chipmaker retailer lender broadcaster developer maker
    perusahaan aplikasi maskapai klub bank grup kota warga kabupaten provinsi produsen emiten penerbit stasiun yayasan
    firma majalah koran""".split()
)
# What "I" stands before in Balinese names of men: "I Made", "I Gusti".
BALINESE = frozenset("Dewa Gde Gede Gusti Kadek Ketut Komang Made Nengah Nyoman Putu Wayan".split())
SEATS = frozenset("camat lurah bupati kades kapolres kapolsek kajari dandim".split())
ACTS = frozenset("mundur mengundurkan pamit hengkang mengatakan menyatakan resign dipecat dicopot".split())
# What a firm does: what stands before is its name.
EMPLOYS = frozenset(
    """membajak merekrut menggaet memboyong memecat memberhentikan mencopot mendepak kehilangan hires hired poaches
    poached recruits fires sacks sacked fired ousts ousted loses lost dismisses dismissed""".split()
)
ALSO_GIVEN = frozenset("ada dan may will".split())
# Given names that begin a sentence as words as well.
COMMON_TOO = frozenset(
    """agung angel art bagus bill bunga cahaya chase dawn dwi dua eka faith frank grace grant guntur hari hope indah
    intan joy mark mega pat penny putra putri rahmat rich rob rose ruby sari satria sinta sri sue tri will""".split()
)
# Numbers that begin a sentence with a capital.
NUMBERS = frozenset(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty""".split()
)
SPEECH = frozenset(
    """said says told added wrote tweeted posted announced confirmed kata ujar tutur ucap jelas imbuh sebut ungkap
    tegas papar terang tulis lanjut menurut""".split()
)
