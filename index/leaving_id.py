"""How Indonesian news says that people leave; see index/leaving.py for how a sentence is given."""

from index.wordings import Pattern, patterns

_WORKPLACE = (
    r"(?:perusahaan|bank|klub|tim|kelompok|lembaga|badan|startup|organisasi|koran|redaksi|majalah|studio|universitas"
    r"|kampus|institut|fakultas|departemen|kementerian|kabinet|dewan|direksi|laboratorium|maskapai|partai"
    r"|yayasan|stasiun televisi|penerbit|orkestra|skuad|firma|grup|kantor|instansi|dinas|produsen|pabrikan|pabrik"
    r"|rintisan|bisnis|usaha|kepengurusan|kepolisian|kejaksaan|koperasi|restoran|hotel|klinik|sanggar|teater|band"
    r"|koalisi"
    r"|pemerintahan|pemerintah|birokrasi|korps|kesatuan|institusi|proyek itu|komite|komisi|stasiun radio|museum"
    r"|sekolah(?= (?:itu|tersebut)))"
)
_POST = (
    r"(?:jabatan|posisi|kursi|pekerjaan|tugas|pucuk|bangku|jajaran|manajemen|pos|tampuk|takhta|tahta|amanah|mandat"
    r"|kemudi|R(?! (?:O )?P))(?:nya)?"
)
_WORK = (
    r"(?:(?:(?!rumah sakit|sekolah dasar|kota|negara|rumah)[a-z]+ ){0,2}O"
    rf"|(?:{_WORKPLACE}|{_POST})(?:nya)?(?! (?:duduk|roda)))"
)
_END = r"(?= (?:[.,;:)—–-]|dan|T|pada T|per T|setelah|usai|karena|sejak|kata)|$)"
_STOPPING = (
    r"(?: (?:[.,;:)—–-]|pula|juga|bersamanya|pada (?:T|akhir|awal)|T|untuk (?:mendirikan|membentuk|bergabung"
    r"|membangun|merintis|pindah|memimpin|mengejar)"
    r"|lalu|kemudian|dan (?:mendirikan|bergabung|membentuk|memilih|merintis|pindah|kini|digantikan)|bersama|per T"
    r"|sejak|secara|setelah|seusai|usai|karena"
    r"|lantaran|akibat|gara-gara|menyusul|tanpa (?:penjelasan|alasan|pamit|keterangan)|tahun|akhir|awal|bulan"
    r"|pekan|minggu|mulai|demi|tak lama|satu per satu|sebulan|setahun|sepekan|seminggu|sehari|beberapa|dua|tiga"
    r"|enam"
    r"|ketika|saat|dengan|tetapi|namun|sementara|sedangkan|lebih|atas|di tengah|mendadak|tiba-tiba|diam-diam)|$)"
)
_CONTEST = (
    r"(?:lomba|turnamen|pertandingan|kompetisi|kejuaraan|ajang|pencalonan|bursa|laga|seleksi|rencana|kesepakatan"
    r"|perundingan|babak|balapan|nomor"
    r"|pemilihan|tender|proyek|medan|garis|kontes|pilkada|pemilu|pilpres|nominasi|gelanggang|arena|lokasi|sidang"
    r"|konferensi|perjanjian|pakta|lelang)"
)

_BY_OWN_WILL = patterns(
    "subject",
    "resigned",
    rf"(?:mengundurkan|undur|mengundur) diri(?! (?:dari|di) (?:{_CONTEST}))",
    rf"(?<!hitung )(?<!maju )mundur(?! (?:dari|di) (?:L|{_CONTEST}))"
    r"(?! (?:selangkah|setapak|perlahan|beberapa|satu langkah|teratur|ke|jauh|T ke|dua|tiga|sedikit|sejauh|lagi"
    r"|pelan|tipis|sebesar|menjadi|dari level|\d+ persen|\d+ poin|\d+ (?:meter|langkah|tahun))(?!\S))",
    r"(?:lepas|lepaskan|letakkan|tanggalkan|serahkan|tinggalkan) jabatan(?:nya)?",
    r"(?:lepaskan|letakkan|tanggalkan)",
    r"(?:melayangkan|mengirim|mengirimkan|membuat|menandatangani|meneken|mengajukan|menyerahkan|menyampaikan"
    r"|menulis) (?:surat )?"
    r"(?:pamit|pengunduran|undur|mundur|resign|pemunduran|kemunduran|berhenti)(?: diri)?(?:nya)?",
    r"(?:mengumumkan|menyampaikan|mengonfirmasi|mengabarkan) (?:rencana )?(?:pengunduran|kemunduran|kepergian"
    r"|kepindahan|perpisahan)(?: diri)?(?:nya)?",
    r"(?:meletakkan|melepas|melepaskan|menanggalkan|menyerahkan|meninggalkan|mengembalikan"
    r"|menyerahkan kembali) (?:[a-z]+ )?"
    r"(?:jabatan|posisi|kursi|tugas|pos|mandat|amanah|tampuk|takhta|tahta|kedudukan)(?:nya)?(?! P)",
    r"resign",
    r"lempar handuk",
)
_GOING = patterns(
    "subject",
    "resigned",
    r"hengkang(?! ke (?:[a-z]+ ){0,2}O)",
    r"angkat (?:kaki|koper)(?! dari (?:rumah|L|lokasi|lahan))",
    r"pamit(?! (?:pulang|kepada (?:ibu|orang|istri|keluarga)|ke(?!pada)|sebentar|untuk pulang|tidur|kepada wartawan))",
    r"berpamitan(?! (?:pulang|ke(?!pada)|kepada (?:ibu|orang tua|istri|keluarga)))",
    rf"(?:minggat|kabur)(?= (?:[.,;]|dari {_WORK}))",
    rf"meninggalkan (?:{_WORK})(?! (?:(?:di )?(?:pinggir|tepi)))",
    rf"keluar dari {_WORK}",
    rf"keluar(?! (?:sebagai (?:juara|pemenang)|rumah|kota|negeri|masuk|ruang))(?={_STOPPING})",
    rf"(?<!datang dan )pergi(?={_STOPPING}|(?= (?:adalah|ialah|dari {_WORK}|meninggalkan)))",
    rf"cabut(?! ke (?:[a-z]+ ){{0,2}}O)(?= (?:[.,;]|dari {_WORK}|T|pada|setelah|dan)|$)",
    r"(?<!jika )(?:lengser|turun (?:dari (?:jabatan|kursi|posisi|singgasana|pucuk|R)(?:nya)?|takhta|tahta|jabatan))",
    r"(?:mengucapkan|menyampaikan|mengucap|menulis) (?:ucapan |pesan |kata )?(?:selamat tinggal|salam perpisahan"
    r"|perpisahan|kata perpisahan|kata pamit|pamit)",
    rf"(?:menarik|mencabut) diri(?= dari (?:{_WORK})|{_END})",
    rf"berpisah(?: (?:dari|dengan) {_WORK}|(?= (?:[.,;]|jalan|pada T|T|dengan (?:perusahaan|klub)))|$)",
    rf"putus hubungan dengan {_WORK}",
    r"(?:memilih|menempuh|mengambil) jalan (?:sendiri|masing-masing|lain)",
    rf"berhenti(?= (?:dari (?:[a-z]+ ){{0,2}}?(?:O|{_POST}|{_WORKPLACE})|sebagai|bekerja|bertugas|mengajar|menjabat"
    rf"|berdinas)|{_STOPPING})",
    r"banting setir",
    r"menyusul(?=(?: (?:R|O|,|rekannya|seniornya))* P(?: ,)? yang (?:lebih|sudah|telah|terlebih))",
    r"(?:menyusul|mengikuti jejak(?:nya)?|mengikuti langkah(?:nya)?)(?= (?:[.,;]|pada|T|kemudian|keluar|sehari"
    r"|sepekan|sebulan|dua|tak lama))",
)
_ENDING = patterns(
    "subject",
    "resigned",
    r"(?:(?:memasuki|memulai|mengambil|menjalani) (?:masa )?)?(?:purnatugas|purnabakti|purna tugas|purna bakti"
    r"|purnawirawan(?= (?:T|pada)))",
    r"(?:(?:memasuki|mengambil|menjalani|mengajukan|memilih) (?:masa )?)?pensiun(?: dini)?(?! (?:dini )?(?:dari"
    r"|sebagai) (?:tim nasional|timnas))",
    r"(?:mengakhiri|menyudahi|menuntaskan|menyelesaikan|menutup|merampungkan|menamatkan|memungkasi"
    r"|menghentikan) (?:masa )?(?:tugas|jabatan|karier|karir|pengabdian"
    r"|kebersamaan|kiprah|masa bakti|bakti|kerja sama|kerja|kontrak|perjalanan|petualangan"
    r"|kepemimpinan)(?:nya)?(?: (?:di|bersama|dengan|sebagai|pada))?",
    r"(?:menjalani|melewati|menjalankan|merayakan) hari(?: kerja)? (?:terakhir|pamungkas)(?:nya)?",
    r"bekerja untuk (?:terakhir|kali terakhir)(?: kalinya)?",
    r"(?:bekerja|bertugas|mengajar|siaran|tampil) (?:di (?:sana|situ|kantor itu) )?untuk terakhir kali(?:nya)?",
    r"tutup buku",
    r"(?:gantung|menggantung|menggantungkan) (?!diri)(?:sarung tangan|[a-z]+)",
    r"(?:tidak|tak|bukan|enggan)(?: akan)? (?:lagi )?(?:memperpanjang|melanjutkan|meneruskan|memperbarui"
    r"|meneken) (?:kontrak|masa (?:jabatan|tugas|bakti)|perjanjian|kerja sama|tugas"
    r"|jabatan)(?: baru)?(?:nya)?",
    r"(?:tidak|tak|emoh)(?: akan)? (?:lagi )?(?:mencalonkan diri|maju|dicalonkan)(?: lagi| kembali)",
    r"(?:tidak|tak|takkan)(?: akan)? (?:pernah )?kembali(?: lagi)?(?: (?:ke (?:(?:[a-z]+ ){0,2}O|perusahaan|klub"
    r"|kantor|redaksi|posisinya|jabatannya|kampus|tim))|(?= [.,;]|$))",
    r"(?:(?:sudah|telah|kini|resmi) )?(?:(?:tidak|tak|bukan)(?: akan)? lagi|sudah (?:tidak|tak|bukan)"
    r"|tidak lagi)(?: lagi)? (?:bekerja|menjabat|bertugas|memimpin|berkantor|berdinas|mengajar|bersama|menjadi"
    r" bagian|bagian|terlibat|berada|aktif|tercatat|menduduki|menempati|memegang|menakhodai|mengepalai|membela"
    r"|berseragam|duduk|karyawan|pegawai|anggota|menjadi(?= R)|R|di(?= (?:O|sana|situ|perusahaan|klub))|satu atap)"
    r"(?: (?:lagi|di|dari|pada|untuk|sebagai|dengan|bersama|sana|situ|R|sang|perusahaan|klub|tim|kursi|jabatan"
    r"|kantor|bank|O|itu|tersebut))*",
)
_TO_COME = patterns(
    "subject",
    "resigned",
    r"(?:sampai|hingga) (?:T|pekan lalu|baru-baru ini),? (?:masih )?menjabat(?: sebagai)? R",
)
_MADE_TO_GO = patterns(
    "subject",
    "dismissed",
    r"(?:diberhentikan|dipecat|dicopot|diputus hubungan kerja(?:nya)?|didepak|dilengserkan|dirumahkan"
    r"|dinonaktifkan|ditendang dari [a-z]+|diputus kontrak(?:nya)?|dibebastugaskan|digulingkan|dicampakkan"
    r"|diberhentikan|dipensiunkan|dipensiundinikan|dipecatnya|dimakzulkan|dimundurkan|diusir dari (?:perusahaan"
    r"|klub|partai|kantor)|disingkirkan|didongkel|dipreteli)",
    r"di-?(?:phk|depak|pecat)",
    r"(?:terkena|kena|terdampak|menjadi korban|jadi korban|korban) (?:phk|pemutusan hubungan kerja|pemecatan"
    r"|pemangkasan|perampingan|efisiensi|pemberhentian)",
    rf"(?:dikeluarkan|disingkirkan|dibuang|ditarik|dibebaskan|digeser|dilepas|dicoret|diturunkan|diganti"
    rf"|dipaksa keluar) dari (?:{_WORK})",
    r"(?:dilepas|diputus)(?= (?:[.,;]|oleh|klub|O(?! ke)))",
    rf"(?:tergusur|terdepak|tersingkir|terpental|tergeser|terlempar|terjungkal|tersisih) dari (?:{_WORK})",
    r"(?:terdepak|terpental|terdongkel)",
    r"(?:dipaksa|terpaksa|diharuskan|dipaksa untuk|didorong) (?:mundur|keluar|hengkang|berhenti"
    r"|melepas(?:kan)? (?:jabatan|posisi)(?:nya)?|meletakkan jabatan(?:nya)?|mengundurkan diri|pergi|pensiun"
    r"|lengser)",
    r"kehilangan (?:jabatan|pekerjaan|posisi|kursi)(?:nya)?",
    r"(?:tidak|tak|gagal) (?:lagi )?(?:mendapat|memperoleh|diberi|ditawari|menerima) (?:perpanjangan"
    r"|kontrak baru)(?: kontrak)?",
    r"(?:tidak|tak|bukan) (?:lagi )?(?:diperpanjang|dilanjutkan|diperbarui|dipertahankan) (?:kontrak"
    r"|masa (?:jabatan|tugas))(?:nya)?",
    r"(?:tidak|tak) (?:lagi )?(?:dipertahankan|dipakai lagi|diperpanjang|dilanjutkan)(?= (?:[.,;]|oleh|klub"
    r"|manajemen)|$)",
    r"(?:kontrak|masa (?:jabatan|tugas|kerja)|ikatan kerja)nya(?: (?:di|bersama|dengan) (?:O|[a-z]+))?(?: (?:sudah"
    r"|telah|resmi|akan|memang))* (?:(?:tidak|tak|tidak akan) (?:lagi )?(?:diperpanjang|dilanjutkan|diperbarui)"
    r"|diputus|diakhiri"
    r"|dihentikan)",
)
_SUCCEEDED = patterns(
    "subject",
    "resigned",
    r"(?:digantikan|diganti)(?= (?:oleh|[.,;]|sebagai|R|O|P|T|pada|sementara|setelah|dengan)|$)",
    weak=True,
)
_MAKES_GO = patterns(
    "object",
    "dismissed",
    r"(?:memecat|memberhentikan|mencopot|mendepak|melengserkan|menonaktifkan|memutus(?:kan)? kontrak"
    r"|(?:mengakhiri|menyudahi|memutus|menghentikan) (?:kerja sama|kebersamaan|kontrak|ikatan kerja"
    r"|kontrak kerja) dengan"
    r"|berpisah dengan|merumahkan|mem-?phk|membebastugaskan"
    r"|mengakhiri kontrak|mendongkel|menghentikan kontrak|(?:tidak"
    r"|tak)(?: akan)?(?: lagi)? (?:memperpanjang kontrak|mempertahankan|memakai jasa)"
    r"|memutus hubungan kerja(?: dengan)?|memakzulkan|berpisah jalan dengan|memberhentikan dengan hormat"
    r"|mengucapkan (?:selamat tinggal|terima kasih dan perpisahan) kepada|menerima pengunduran diri)",
)
_LETS_GO = patterns(
    "object",
    "resigned",
    r"(?:mengabulkan|menerima|menyetujui|meneken) (?:(?:permohonan|permintaan|surat|pengajuan|niat) )?(?:mundur"
    r"|berhenti"
    r"|pengunduran diri|undur diri|pensiun dini)(?:nya)?",
)
_MAKES_THEM_GO = patterns(
    "object",
    "dismissed",
    r"(?:memecat|memberhentikan|mencopot|mendepak|melengserkan|menonaktifkan|membebastugaskan)nya",
)
_PUTS_OUT = patterns(
    "object",
    "dismissed",
    r"(?:menyingkirkan|mengeluarkan|menendang|mengganti|menggeser|melepas|membebaskan|menggulingkan)"
    r"(?=(?: (?:R|O|sang|nya|,|gelandang|pemain))* P(?: , R ,)? (?:dari (?:jabatan|kursi|posisi|direksi|kabinet|O"
    r"|perusahaan|klub|tim|partai|kepengurusan)|sebagai R))",
)
_TAKES = patterns(
    "object",
    "joined",
    r"(?:merekrut|membajak|menggaet|memboyong|mendatangkan|menggandeng|mempekerjakan|menarik|mengontrak|menggamit"
    r"|meminang|memikat|memasukkan|mencaplok|merayu|mengangkut|meresmikan|memperkenalkan|mengumumkan perekrutan"
    r"|menunjuk|mengangkat)"
    r"(?=.* dari (?:[a-z]+ ){0,3}O)",
    r"(?:merekrut|membajak|menggaet|memboyong|mendatangkan|menggandeng|mempekerjakan|mengontrak|menggamit|meminang)",
)
_AWAY = patterns(
    "subject",
    "resigned",
    r"(?:dibajak|digaet|diboyong|dipinang|dipikat|direbut)(?: (?:oleh|ke|untuk memimpin))? (?:[a-z]+ ){0,2}O",
    r"dilepas (?:oleh )?O ke (?:[a-z]+ ){0,3}(?:, )?O",
    r"(?:berlabuh|mendarat|bermuara|merapat) (?:ke|di) (?:[a-z]+ ){0,2}O",
    r"(?:pindah|hijrah|berpindah|menyeberang|membelot|beralih|loncat|melompat|hengkang|cabut"
    r"|pindah haluan|berpaling|eksodus|berganti haluan|melenggang|meloncat)"
    r" (?:dari O )?ke (?:[a-z]+ ){0,4}O(?! (?:untuk (?:menghadiri|bertemu|mengikuti)))",
)
_NEW_JOB = patterns(
    "subject",
    "resigned",
    r"(?:pergi|lari|kabur|bergeser) ke (?:[a-z]+ ){0,4}O(?! (?:untuk (?:menghadiri|bertemu|mengikuti)))",
    r"(?:menerima|memenuhi|menyambut|menyetujui) (?:tawaran|pinangan|lamaran|pekerjaan|ajakan|posisi"
    r"|jabatan)(?: (?:di|dari|untuk memimpin|sebagai R(?: di)?))? (?:[a-z]+ ){0,2}O",
    r"(?:dibajak|digaet|dipinang|diboyong)(?= (?:oleh )?(?:[a-z]+ ){1,5}(?:L|O|,))",
    r"menyerahkan (?:tongkat|estafet|kendali|tampuk|kepemimpinan|komando|pimpinan)(?: (?:estafet|kepemimpinan"
    r"|komando|perusahaan"
    r"|pimpinan))* kepada(?= (?:R |O )*P| [a-z]+nya(?!\S))",
    weak=True,
)
_ELSEWHERE = patterns(
    "subject",
    "joined",
    r"(?:direkrut|dikontrak|ditarik|didatangkan|diambil|diangkut|digandeng|diterima(?: bekerja)?)(?: (?:oleh|ke|di"
    r"|untuk memimpin))? (?:[a-z]+ ){0,2}O",
    r"(?:didatangkan|direkrut|diboyong|digaet|dibajak|datang|bergabung|dipinjam|pindahan|diambil"
    r"|dikontrak) dari (?:[a-z]+ ){0,2}O",
    r"(?:bergabung|gabung) (?:dengan|ke|bersama|di|pada) (?:[a-z]+ ){0,3}O(?=.* (?:dari"
    r"|meninggalkan) (?:[a-z-]+ ){0,3}O)",
    r"(?:akan|bakal|telah|sudah|resmi|kini|segera|memilih|memutuskan|lalu|kemudian|dan|untuk"
    r"|langsung)? ?(?:bergabung|gabung) (?:dengan|ke|bersama|di|pada) (?:(?!dewan|panitia|komite"
    r"|aksi)[a-z]+ ){0,3}O",
    r"(?:berseragam|berkostum|membela|memperkuat) (?:(?:tim|klub|skuad|kubu|panji) )?O",
    r"(?:kini|sekarang|saat ini) (?:sudah |telah )?(?:di|bekerja (?:di|untuk|pada)|memimpin"
    r"|menjadi (?:bagian(?: dari)?|R(?: di)?)|menjabat R(?: di)?|berkantor di|bersama|mengepalai|menakhodai"
    r"|menukangi|melatih|mengajar di|bertugas di) (?:[a-z]+ ){0,2}O",
)
_NOUNS = (
    *patterns(
        "noun",
        "resigned",
        r"(?:kepergiannya|pengunduran dirinya|kepindahannya|kepergian|pengunduran diri|mundurnya|keluarnya"
        r"|hengkangnya|perginya|pamitnya|lengsernya|berhentinya|pensiunnya|undur dirinya|kepindahan|hijrahnya"
        r"|pindahnya|berpisahnya|kemunduran(?= P)|perpisahan dengan|surat pengunduran diri|surat pamit)",
        r"(?:hari(?: kerja)? terakhir|masa (?:jabatan|tugas|bakti)|karier|kebersamaan|kiprah|kontrak)(?= (?:R |O "
        r"|, )*P (?:(?:O|[a-z]+) ){0,5}?(?:jatuh|berakhir|habis|selesai|tidak diperpanjang|tak diperpanjang"
        r"|adalah T|pada T))",
        r"(?:hari|siaran|kolom|konser|laga|kelas|tulisan|edisi) terakhir saya(?: bekerja)?(?: (?:di|sebagai))?",
    ),
    *patterns(
        "noun",
        "dismissed",
        r"(?:pemecatannya|pencopotannya|pemberhentiannya|pemecatan|pemberhentian|pencopotan|dipecatnya|dicopotnya"
        r"|diberhentikannya|didepaknya|pendepakan|pelengseran|pemakzulan|penonaktifan|terdepaknya)",
    ),
)
_TURNED_ROUND = (
    *patterns("object", "resigned", r"ditinggal(?:kan)?(?: pergi)?(?: oleh)?", r"kehilangan"),
    *patterns(
        "object",
        "resigned",
        r"(?:mundur|hengkang|keluar|pamit|pergi|pensiun|undur diri|mengundurkan diri|angkat kaki)(?: pula| juga"
        r"| kemudian| lebih dulu| duluan| bersamanya)(?: pula| juga)?(?: (?:adalah|ialah|yakni|yaitu))?(?= (?:R "
        r"|O |, |sang |rekannya )*P)",
    ),
)

INDONESIAN: tuple[Pattern, ...] = (
    *_BY_OWN_WILL,
    *_AWAY,
    *_NEW_JOB,
    *_ELSEWHERE,
    *_GOING,
    *_ENDING,
    *_TO_COME,
    *_MADE_TO_GO,
    *_SUCCEEDED,
    *_MAKES_GO,
    *_LETS_GO,
    *_MAKES_THEM_GO,
    *_PUTS_OUT,
    *_TAKES,
    *_NOUNS,
    *_TURNED_ROUND,
)
