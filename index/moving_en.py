"""How English news says that people go from one employer to another; sentences are given as index/wordings.py says."""

from index.wordings import Pattern, patterns

_HIRED = (
    r"(?:hired|poached|lured|recruited|signed|snapped up|headhunted|prised|prized|enticed|tempted|wooed|nabbed"
    r"|snagged|snared|picked up"
    r"|hired away|poached away|lured away|brought in|brought over|brought across)"
)
_TAKES = patterns(
    "object",
    "joined",
    r"in (?:comes|came|come)(?=.* from (?:the |rival )?O)",
    r"(?:the |its )?(?:signing|recruitment|hiring|capture|arrival|appointment|transfer|poaching) of(?=.* from"
    r" (?:the |rival |its |[a-z-]+ ){0,3}O)",
    r"(?:hires|hired|hiring|poaches|poached|poaching|lures|lured|luring|recruits|recruited|recruiting|nabs|nabbed"
    r"|snares|snared|snags|snagged"
    r"|signs|signed|signing|snaps up|snapped up|picks up|picked up|lands|landed|brought (?:in|over|across)"
    r"|brings in|bringing in|prised|prises|wooed"
    r"|enticed|tempted|headhunted|unveiled|attracted|secured|named|appointed"
    r"|announced)(?: away)?(?=.* from (?:the |rival |its |neighbouring |archrival |[a-z-]+ ){0,3}(?:O|R of O))",
    r"(?:hires|hired|hiring|poaches|poached|poaching|lures|lured|luring|recruits|recruited|recruiting|nabs|nabbed"
    r"|snares|snared|signs|signed|signing"
    r"|snaps up|snapped up|picks up|picked up|lands|landed|brought in|brings in|bringing in|prised)(?: away)?",
)
_NAMES = patterns(
    "object",
    "joined",
    r"(?:names|named|appoints|appointed|hires|hired)"
    r"(?=(?: (?:R|O|the|its))* P , (?:(?:the|an?|currently|now|until recently|most recently) )*R (?:of|at) (?:the )?O)",
)
_LURED = patterns(
    "subject",
    "resigned",
    r"(?:is|was|were|are|has been|have been|had been|being) (?:[a-z]+ly )?(?:poached|snapped up|headhunted"
    r"|snared|nabbed|lured|enticed|prised|tempted"
    r"|wooed|(?:hired|recruited|brought) away)"
    r"(?: away)?(?= (?:by|to|from) )",
)
_TAKEN = patterns(
    "subject",
    "joined",
    rf"(?:is|was|were|are|has been|have been|had been|being) (?:[a-z]+ly )?{_HIRED}(?: away)?",
    r"(?:, )?(?:signed|hired|recruited|poached|lured|drafted in|prised|bought"
    r"|loaned)(?: away)?(?: T)? from (?:the |rival |its )?(?:[a-z-]+ ){0,2}O",
    r"(?:completes?|completed|seals?|sealed|makes|made|finali[sz]ed) (?:his|her|their|a) (?:[a-z-]+ )?(?:move|transfer"
    r"|switch) from (?:the )?O",
    r"joins (?:the |its )?(?:[a-z-]+ ){1,4}from (?:the |its )?(?:L )?(?:[a-z-]+ ){0,3}O",
    r"(?:arrives|arriving|is arriving|joins|is joining|comes|is coming|will join|will arrive|will come|switches"
    r"|crosses|comes over) from (?:the |rival )?(?:[a-z-]+ ){0,2}O",
)
_AWAY = patterns(
    "subject",
    "resigned",
    r"(?:swap(?:s|ped|ping)?|trad(?:es|ed|ing)|exchang(?:es|ed|ing)|ditch(?:es|ed|ing)?) (?:the |his |her )?(?:O"
    r"|[a-z-]+) for (?:[a-z-]+ ){0,2}O",
    r"(?:defect(?:s|ed|ing)?|(?:mov(?:e|es|ed|ing)|relocat(?:es|ed|ing)|migrat(?:es|ed|ing))(?= (?:over "
    r"|across )?from)|switch(?:es|ed|ing)?|decamp(?:s|ed|ing)?|cross(?:es|ed|ing)? over"
    r"|jump(?:s|ed|ing)?|transfer(?:s|red|ring)?"
    r"|gravitat(?:es|ed|ing)|hop(?:s|ped)?|gone|off"
    r"|bound|bolt(?:s|ed|ing)?"
    r"|heading) (?:(?:over |across |back )?(?:to|for)|(?:from"
    r"|at) (?:the )?O to) (?:[a-z-]+ ){0,3}?(?:O(?! (?:station|airport|stadium))|R at O)",
    r"(?:has gone|have gone|went|is going|are going|goes|leaves|left) to work (?:for|at"
    r"|with) (?:[a-z-]+ ){0,4}(?:, )?O",
    r"(?:completes?|completed|seals?|sealed|makes|made|confirmed|finali[sz]ed) (?:his|her|their"
    r"|a) (?:[a-z-]+ )?(?:move|transfer|switch) (?:from (?:the )?O )?to "
    r"(?:[a-z-]+ ){0,2}O",
)
_NEW_JOB = patterns(
    "subject",
    "resigned",
    r"(?:mov(?:e|es|ed|ing)|relocat(?:es|ed|ing)|migrat(?:es|ed|ing)) (?:over |across |back )?(?:to|for) (?:[a-z-]+ )"
    r"{0,3}?(?:O(?! (?:station|airport|stadium))|R at O)",
    r"(?:has |have )?(?:tak(?:es?|ing)|took|taken|accept(?:s|ed|ing)?|land(?:s|ed)?|found|start(?:s"
    r"|ed)?) (?:up )?(?:an?|the|his|her) (?:[a-z-]+ ){0,3}(?:job|post|role|position|offer|R)"
    r" (?:at|with|from|in|for) (?:[a-z-]+ ){0,3}O",
    r"(?:land(?:s|ed)|surfac(?:es|ed)|resurfac(?:es|ed)|turn(?:s|ed) up|pop(?:s|ped) up|end(?:s|ed) up|arriv(?:es"
    r"|ed)) at (?:rival )?O",
    weak=True,
)
_ELSEWHERE = patterns(
    "subject",
    "joined",
    r"(?:is|are) now (?:at|with|working (?:at|for)|employed (?:at|by)|running|leading|heading|R (?:at"
    r"|of)) (?:[a-z-]+ ){0,3}O",
    r"now (?:works|leads|heads|runs|serves|plays|teaches)(?: [a-z-]+){0,4}? (?:at|for|with|of)? ?(?:[a-z-]+ ){0,2}O",
    r"(?:has |have |had )?(?:since |also |now )?join(?:s|ed|ing)? (?:(?!board|panel|committee|advisory"
    r"|talks)[a-z-]+ ){0,3}O(?! (?:'s|’s) (?:[a-z-]+ )?(?:board|panel|committee))"
    r"(?=.* from (?:the |rival )?(?:[a-z-]+ ){0,3}O)",
    r"(?:to join|will join|is joining|are joining|joins|has joined|have joined|has since joined|have since joined"
    r"|would join|will be joining|would be joining|has agreed to join) "
    r"(?:(?!board|panel|committee|advisory|talks|forces|hands)[a-z-]+ ){0,3}O(?! (?:'s|’s) (?:[a-z-]+ )?(?:board"
    r"|panel|committee|advisory))",
    r"(?:sign(?:s|ed|ing)?)(?: a [a-z-]+ (?:deal|contract))? (?:for|with) (?:[a-z-]+ ){0,2}O",
    r"(?:will |is (?:to|set to) |to )(?:take over (?:at|as R (?:at|of))|take the helm (?:at|of)|lead|head|run"
    r"|become R (?:at|of)) (?:[a-z-]+ ){0,2}O",
)

MOVING: tuple[Pattern, ...] = (*_NAMES, *_TAKES, *_LURED, *_TAKEN, *_AWAY, *_NEW_JOB, *_ELSEWHERE)
