"""How English news says that people leave; see index/leaving.py for how a sentence is given."""

from index.moving_en import MOVING
from index.wordings import Pattern, patterns

_HIS = r"(?:his|her|their|its|the|a)"
_OWN = r"(?:his|her|their)"
_POST = (
    r"(?:posts?|roles?|jobs?|positions?|offices?|seats?|duties|chairmanship|presidency|captaincy|directorship"
    r"|editorship|leadership|chair|R)"
)
_WORKPLACE = (
    r"(?:company|firm|bank|club|team|group|agency|startup|start-up|organi[sz]ation|paper|newspaper|newsroom"
    r"|magazine|studio|label|university|school|college|institute|faculty|department|ministry|cabinet|board|lab"
    r"|laboratory|airline|carrier|party|government|foundation|charity|broadcaster|network|publisher|orchestra"
    r"|partnership|chipmaker|automaker|carmaker|retailer|lender|insurer|developer|maker|giant|business|museum"
    r"|theatre|theater|gallery|practice|think-tank|ngo|union|regulator|committee|commission|council"
    r"|venture|unit|division|service|civil service|force|brand|chain|platform|outfit|employer"
    r"|utility|miner|refiner|builder|housebuilder|supermarket|grocer|brewer|distiller|consultancy|brokerage"
    r"|conglomerate|subsidiary|operator"
    r"|manufacturer|supplier|exchange|authority|unicorn|fintech|biotech|watchdog|federation|association|society"
    r"|institution|corporation"
    r"|secretariat|bureau|army|navy|military|police|franchise|side|show|programme|producer|contractor|wholesaler"
    r"|importer|exporter|drugmaker"
    r"|shipbuilder|shipyard|developer|builder|streamer|distributor|cooperative|co-operative|administration"
    r"|judiciary|faculty|newswire"
    r"|daily|weekly|tabloid|broadsheet|channel|record label|imprint|agency|incubator|accelerator|collective"
    r"|movement|parliament|senate|congress"
    r"|brewery|squad|band|ensemble|choir|troupe|fund|family business|campaign|diocese|trust|academy)"
)
_NAMED = r"(?:the |its |his |her |their |our |this |rival |arch-rival )*(?:[a-z-]+ ){0,3}?O"
_WORK = rf"(?:{_NAMED}|(?:the |its |his |her |their |our |this )(?:[a-z-]+ ){{0,3}}?(?:{_WORKPLACE}|{_POST}))"
_BE = r"(?:is|are|was|were|been|being|be|got|gets|get)"
_ADVERB = r"(?:[a-z]+ly |then |also |now |soon |later |since |already |just |all |both |reportedly )*"
_END = r"(?= (?:[.,;:)\"“—–-]|and|but|T|[io]n T)|$)"

# "left" takes a workplace, or nothing at all: neither a station nor a message.
_LEAVE = (
    r"(?:left"
    r"|(?<!on )(?<!of )(?<!medical )(?<!maternity )(?<!paternity )(?<!parental )(?<!sick )(?<!paid )(?<!a )(?<!study )"
    r"(?<!unpaid )leave|leaves|leaving)"
)
_NOWHERE_ELSE = (
    r"(?= (?:[.,;:)\"“—–-]|for (?:O|an?|the (?!airport|station|hospital|day|night|weekend)|personal|health"
    r"|family|his|her"
    r"|rival|good|reasons|unknown|pastures)"
    r"|[io]n T|T|at (?:the )?(?:end|start|close|year|short|T)|in (?:a (?:huff|hurry)|protest|silence|disgust|anger"
    r"|frustration|the (?:spring|summer|autumn|fall|winter|wake))|to (?:applause|cheers|join|found|start|launch"
    r"|set|form|lead|run|pursue|spend|work|take|become|create|build|head|study|focus|care|write|teach|open"
    r"|establish|set|follow|raise|travel|return|look|help|develop|make|advise|co-found|play|coach|manage|edit"
    r"|train|fight|go|recover|try|retire|rejoin|compete|serve|concentrate|enter|stand|farm|paint|cook|grow)|after"
    r"|amid|as R|over|because"
    r"|by (?:mutual|the end)|within|effective|abruptly|suddenly|quietly|immediately|unexpectedly|voluntarily"
    r"|following|when|while|and|but|too|together|early (?:this|last|next|in)|later|as well|this|next|last|before"
    r"|since|a (?:month"
    r"|week|year|day)|weeks|months|days|years|behind him|one by one|en masse|without (?:explanation|a word|notice"
    r"|warning"
    r"|comment|fanfare|giving|saying|naming)|with immediate)|$)"
)
_LEFT = (
    r"(?<!the )(?<!was )(?<!were )(?<!is )(?<!are )(?<!been )(?<!minutes )(?<!points )(?<!days )(?<!weeks )(?<!months )"
    r"(?<!years )(?<!seconds )(?<!hours )(?<!games )(?<!matches )(?<!laps )(?<!time )(?<!much )(?<!nothing )"
    rf"(?<!little )(?<!people )(?:{_LEAVE})"
    rf"(?! (?:school|university|college|home|hospital|prison)(?!\S))"
    rf"(?: (?:the |its |his |her |their |your |our |this )?(?:(?!to |for |and |in |at |on )[a-z-]+ ){{0,3}}?"
    rf"(?:[a-z-]+ for (?:rival )?O|O(?! (?:having|with|without|needing|facing|reeling|in tatters|trailing|stunned"
    rf"|scrambling|'s|’s))"
    rf"|O (?:'s|’s)(?: [a-z-]+){{1,3}}?(?= (?:[.,;]|T|in|on|to|after|for|and))"
    rf"|{_POST}|{_WORKPLACE}(?! (?:of|building|grounds|room|canteen|bus|hotel|car)))"
    rf"(?! (?:station|building|stadium|airport|game|match|line|headquarters))|{_NOWHERE_ELSE})"
)
_LEFT_BE = rf"(?:is|are|was|were) leaving(?: {_WORK}|{_NOWHERE_ELSE})"

_BY_OWN_WILL = patterns(
    "subject",
    "resigned",
    r"resign(?:s|ed|ing)?(?! to the fact)",
    r"quit(?:s|ting)?(?! (?:smoking|drinking|social|sugar|the race))",
    r"(?:step(?:s|ped|ping)?|stand(?:s|ing)?|stood) (?:down|aside)(?! (?:(?:to|into|onto) (?:the|a)|from (?:the"
    r"|a) (?:podium|stage"
    r"|train|bus|plane|ladder|car|platform|pulpit|rostrum|bench for))(?!\S))",
    rf"step(?:s|ped|ping)? (?:away|back)(?: (?:from|as)(?! the (?:crowd|edge|door|car|ball|microphone|podium"
    rf"|brink))|{_END})",
    rf"(?:hand(?:s|ed|ing)?|turn(?:s|ed|ing)?|put(?:s|ting)?|give|gives|gave|given|giving|sent|throw|threw|sends) in "
    rf"{_HIS} (?:resignations?|notices?|badges?|passes|keys|papers|gavel)",
    rf"(?:hand(?:s|ed|ing)?|turn(?:s|ed|ing)?|gives?|gave|given|giving) (?:back|over) {_OWN} (?:badge|keys|laptop"
    rf"|office keys)",
    rf"(?:tender|submit|offer|present|table)(?:s|ed|ted|ing|ting)? {_HIS} (?:letter of )?"
    rf"(?:resignation|departure|exit|retirement)",
    rf"(?:give|gives|gave|given|giving|serv(?:e|es|ed|ing)) (?:{_OWN} |in )?notice(?! (?:to|that|of the))",
    rf"(?:gives|gave|given|giving|give) up (?:{_HIS} |O (?:'s|’s) )?(?:[a-z-]+ ){{0,3}}(?:{_POST}|place|spot)"
    rf"(?! in (?:the )?(?:queue|line|team|squad|final))",
    rf"(?:vacat(?:e|es|ed|ing)|relinquish(?:es|ed|ing)?|surrender(?:s|ed|ing)?|lay(?:s|ing)? down|laid down"
    rf"|renounc(?:e|es|ed|ing)) {_HIS} (?:[a-z-]+ ){{0,3}}{_POST}",
)
_GOING = patterns(
    "subject",
    "resigned",
    _LEFT_BE,
    _LEFT,
    r"depart(?:s|ed|ing)?(?= (?:[.,;\"“]|T|in (?:T|the)|on T|O|(?:from )?(?:O|the (?:company|firm|bank|club|team"
    r"|group|board"
    r"|agency))|for (?:rival )?O"
    r"|as R|after|to (?:join|start|found|lead|set)|amid|following|by|at (?:the )?(?:end|T)|and|late|early|this"
    r"|last|next"
    r"|abruptly|quietly|suddenly|with|because|over|to pursue)|$)",
    rf"exit(?:s|ed|ing)?(?: {_WORK}|{_END}|(?= (?:after|as|amid|following|to (?:join|start|found|lead)|from O|for O)))",
    r"walk(?:s|ed|ing)? (?:out|away)(?= (?:[.,;]|T|on T|last|this|of O|on O|from (?:(?:the|an?|his"
    r"|her) )?(?:[a-z-]+ ){0,2}(?:post|O|R|job|role|company"
    r"|firm|club)"
    r"|in protest|after|of the (?:company|firm|club|job|newsroom|bank)|on the (?:company|firm|club)|to (?:join"
    r"|start|found)"
    r"|and|over|two|three|a|for good)|$)",
    r"bow(?:s|ed|ing)? out(?! (?:of|in) (?:the )?(?:tournament|cup|competition|race|championship|O Cup|contest|open))",
    r"(?:and (?:the |his |her |their )?(?:O|[a-z]+) (?:have |had |has |will |are )?)?part(?:s|ed|ing)? (?:ways"
    r"|company)(?! with (?:P|R))",
    r"(?:call(?:s|ed|ing)? it (?:quits|a day|a career)|call(?:s|ed|ing)? time on (?:his|her|their"
    r"|an?)(?: [a-z0-9-]+){0,4}? (?:career|tenure|reign|stint|time|spell|years|leadership|run|presidency))",
    r"(?<!not )mov(?:e|es|ed|ing) on(?! to (?:the|a) (?:next|second|third|final|semi))",
    r"jump(?:s|ed|ing)? ship",
    r"sign(?:s|ed|ing)? off(?= (?:for (?:the last time|good)|after|from O|as R|T|last|[.,;]))",
    r"abandon(?:s|ed|ing)? ship",
    rf"(?:clear(?:s|ed|ing)? (?:out )?|pack(?:s|ed|ing)? (?:up )?){_OWN} (?:desk|office|bags|boxes|things"
    rf"|belongings|locker)",
    r"(?:hang(?:s|ing)?|hung) up (?:his|her|their) (?:[a-z-]+)",
    r"(?:is|are|was|were) (?:also |now )?(?:out|gone|off)(?= (?:as|at O|from O|after|with immediate|[.,;]|and|too"
    r"|T|of a job"
    r"|of the (?:company|job|firm|door)|at the (?:company|firm|club|top)))",
    r"(?:has|have|had|is|are) (?:also |now |already )?gone(?= (?:[.,;]|too(?! (?:far|long|well))|as well|from O))",
    r"(?:is|are|was|were) (?:also |now |already )?on (?:his|her|their) way out(?! of (?:the (?:building|hotel"
    r"|court|meeting)|L))",
    r"(?:(?:is|are|was|were) )?(?:head(?:s|ed|ing)?|bound|mak(?:es|ing)|made) (?:for|to|towards?) the (?:exits?|door)",
    r"(?:went|goes|gone|going|walk(?:s|ed|ing)?|follow(?:s|ed|ing)? (?:him|her|them|suit)?|follow(?:s|ed"
    r"|ing)? (?:the |his |her )?[a-z]+|headed) ?"
    r"(?:out (?:of|through)|through) the (?:exit|door)",
    r"(?:follows|followed|joins|joined)(?=(?: (?:the|its|R|O|,))* P(?: ,? ?(?:R|the R))?(?: ,)? (?:who (?:left"
    r"|quit|resigned|gave|stepped|departed|retired|went|walked|was|had|has)"
    r"|out (?:of|the)|in leaving|in quitting|through the))",
    r"follow(?:s|ed|ing)? suit(?= (?:[.,;]|T|on T|in T|a|the|within|days|weeks|last|this|two|and))",
    r"follow(?:s|ed|ing)? (?:him|her|them|(?:(?:R|O|the|its) )*P) out(?! (?:of|to|onto) (?:the )?(?:room|hall"
    r"|street|car|meeting))",
    r"(?:goes|went|going|gone) (?:freelance|solo|independent|it alone)",
    r"(?:strik(?:es|ing)|struck|set|sets|setting|branch(?:es|ed|ing)|strike) out (?:on (?:his|her|their) own|alone)",
    rf"(?:(?:says?|said|saying|wav(?:es|ed|ing)) (?:goodbye|farewell)|(?:bids?|bade|bidding) (?:farewell|goodbye"
    rf"|adieu)) "
    rf"to (?:{_NAMED}|(?:the |his |her |their )?(?:[a-z-]+ ){{0,2}}(?:{_WORKPLACE}|colleagues|staff|employees|readers"
    rf"|viewers|listeners|team-mates|teammates|co-workers|newsroom|fans))",
    rf"(?:takes?|took|taken|taking) (?:his|her|their) leave(?: (?:of|from) {_WORK}|{_END})",
    r"br(?:eaks?|oke|eaking) away(?= (?:from (?:the )?O )?to (?:found|set up|start|form|launch|create|build))",
    r"(?:turn(?:s|ed|ing)? (?:his|her|their) backs? on|abandon(?:s|ed|ing)?|desert(?:s|ed|ing)?) (?:O(?! (?:'s"
    r"|’s))|the "
    r"(?:company|firm|bank|club|agency|group|start-up|startup))",
    rf"(?:severs?|severed|cuts?|cutting) (?:all )?(?:his |her |their )?ties with {_WORK}",
    rf"(?:splits?|splitting|separat(?:es|ed|ing)|disassociated (?:himself|herself)) (?:from|with) (?:O"
    rf"|the {_WORKPLACE})",
    r"(?:pull(?:s|ed|ing)?|drop(?:s|ped|ping)?) out of (?:O|the (?:company|firm|board|business|partnership"
    r"|project team))",
    r"withdr(?:ew|aws|awn|awing|aw) from (?:(?:O (?:'s|’s) |the )(?:[a-z-]+ ){0,2}(?:board|cabinet|government"
    r"|partnership"
    r"|council|committee))",
    r"(?:throw(?:s|ing)?|threw|thrown) in the towel",
    r"(?:has|have) had enough(?= (?:[.,;]|and))",
)
_ENDING = patterns(
    "subject",
    "resigned",
    r"(?:retires|retired|retiring|retire)(?= (?:[.,;]|T|in (?:T|the|his|her|early)|on|from|as|after|at|last|this"
    r"|next|early"
    r"|earlier|later|when|following|effective|and|to (?:his|her|spend|a|write|focus)|two|three|a|by)|$)",
    r"(?:(?:go|goes|went|gone|going|head(?:s|ed|ing)?) into|tak(?:e|es|ing)|took|taken|enter(?:s|ed|ing)?"
    r"|opted for|chose"
    r"|accept(?:s|ed|ing)?) (?:early |voluntary |an early )?(?:retirement|redundancy|severance)",
    r"(?:tak(?:e|es|ing)|took|taken|accept(?:s|ed|ing)?) (?:a|the|his|her|their) (?:[a-z]+ )?(?:buyout|buy-out"
    r"|severance"
    r"|redundancy|payoff|pay-off)(?: (?:offer|package|deal))?",
    r"(?:tak(?:e|es|ing)|took|taken|accept(?:s|ed|ing)?) (?:voluntary )?(?:buyouts|buy-outs|payoffs)",
    r"to pursue (?:other|new|outside|different|fresh|personal) (?:opportunities|interests|challenges|ventures"
    r"|projects|things)",
    r"(?:ends|ended|ending|concluded|concludes|finished|brought to an end|brings to an end|wrapped up|wraps up"
    r"|closed|cut short"
    r"|completes|completed)"
    r" (?:his|her|their|an?|more than|nearly) (?:[a-z0-9-]+ ){0,4}?(?:stint|tenure|career|spell|run|reign|association"
    r"|relationship|time|term|stay|service|affiliation|employment|contract|chapter|years?(?= (?:at|with|as)))"
    r"(?= (?:at|with|as|in charge|there|[.,;]|T|on|in|last|this|after|by))",
    r"(?:work|works|worked|complet(?:es?|ed)|spends?|spent|ha[sd]|will (?:have|work)|finish(?:es|ed)?|had"
    r"|is working|marked|fil(?:es|ed)|present(?:s|ed)|host(?:s|ed)"
    r"|wrote|writes|read|delivered|gave|conducted|taught|flew|sang|danced|played) (?:his|her|their) (?:last"
    r"|final) (?:working )?(?:day|shift|week|broadcast|show|bulletin|edition"
    r"|report|story|piece|dispatch|article|cartoon|column|lecture|class|lesson|concert|flight|programme|performance|sermon)",
    r"(?:will|would|is|are|'ll|did|do|does)(?: not|n't|n’t| never) (?:be )?(?:return(?:ing)?|coming back|com(?:e"
    r"|ing) back)"
    r"(?: to (?:(?:the |his |her |their )?(?:[a-z-]+ )?(?:O|role|post|company|firm|job|club|show|programme"
    r"|newsroom|team|school)"
    r"|work)|(?= (?:[.,;]|for (?:a|the|another)|as R|next|after|when|T)|$))",
    r"(?:will|would|is|are|does|did|do|has|have)(?: not|n't|n’t) (?:be )?(?:seek(?:ing)?|stand(?:ing)?|run for"
    r"|running|renew(?:ing|ed)?"
    r"|extend(?:ing|ed)?|serve|serving|sign(?:ed|ing)?|apply(?:ing)?)(?: for)? (?:another|a (?:new|second|third"
    r"|fourth|further|fresh)"
    r"|re-election|reelection|reappointment|(?:his|her|their) (?:[a-z-]+ )?contract|again)(?: (?:term|mandate"
    r"|contract|season))?",
    r"(?:opt(?:s|ed|ing)?|decided|chose|elected|choosing)(?: not|n't) to (?:seek|stand for|run for|renew|extend"
    r"|return|come back"
    r"|re-sign|serve|continue)(?:(?: [^ ,.]+){1,4}|)",
    r"(?:is|are|was|were|being) (?:also |now )?no longer (?:there|(?:(?:employed |working )?(?:at|with|by|for|in)"
    r"|part of|a member"
    r" of|in charge(?: of)?|on the (?:staff|payroll|board|team)|among|R|the R|its R|employed|running|leading)"
    r"(?: (?:the |its |his |her )?(?:O|[a-z-]+))?)",
    r"no longer (?:works?|worked|serves?|served|leads|led|heads|headed|runs|ran|holds|held|teaches|plays|sits)"
    r"(?: (?:there|here)| (?:at|for|with|in|on|as) (?:the |its |his |her )?(?:O|[a-z-]+)| (?:the )?(?:O|[a-z-]+))",
    r"(?:played|performed|danced|sang|taught|conducted|worked|presented|appeared|captained|coached|reported)"
    r"(?: [^ ,]+){0,6}? for the (?:last|final) time",
    r"(?:gone from|out of) (?:the )?(?:company|club|firm|newsroom)(?= (?:[.,;]|T|by|since))",
)
_UNTIL = patterns(
    "subject",
    "resigned",
    r"(?:was|had been|served as|has been|were)(?: (?:the|its|an?|their|O|'s|’s|also|longtime))* R(?: (?:of|at|for"
    r"|in)(?: the)? (?:O|L))?"
    r" until (?!(?:he|she) was|now|today)(?:[a-z]+ )?(?:T|recently|(?:last|this|his|her|earlier) [a-z]+)",
    r"(?:the |an? |its )?R (?:of|at|for) (?:the )?O (?:until|till) (?:(?:late|early|just) )?(?:T|recently)(?= ,)",
    r"(?:until|till|up to) (?:(?:late|early|just) )?(?:T|recently|(?:last|this) [a-z]+|(?:a|two|three) [a-z]+ ago) ,?"
    r"(?: ?(?:the|its|an?|their|O|'s|’s))* ?R(?: (?:of|at|for|in)(?: the)? O)?",
)
_AMONG_THEM = patterns(
    "subject",
    "resigned",
    r"(?:wrote|told|posted|said|tweeted)(?: [^ ,.]+){0,4} on (?:his|her|their) (?:last"
    r"|final) (?:working )?day (?:as|at|with|of|in)",
    r"(?:is|was|were|are|became|has become|have become) (?:also )?(?:not )?(?:the|among the|one of the)"
    r"(?: [a-z0-9-]+){0,4}? to (?:go|leave|quit|resign|depart|step down|walk|walk out|follow|exit|bow out|jump ship)"
    r"(?= (?:[.,;:]|T|since|after|in|over|this|last|and|from)|$)",
)
_TO_COME = patterns(
    "subject",
    "announced",
    r"(?:that )?(?:this|the|next|his|her|that)(?: [a-z-]+){0,3} (?:will|would) be (?:his|her|their) (?:last"
    r"|final)(?: one)?(?= (?:[.,;]|at|with|as|in|for)|$)",
    r"(?:chang|switch)(?:es|ed|ing) (?:sides|clubs|employers|jobs|camps)",
    r"(?:is|are|was|were) (?:going|leaving) (?:too|as well|to O)",
    r"(?:goes|go|went|leaves|left) (?:too|as well|(?:along )?with (?:him|her|them))(?! (?:far|long|to))",
    r"(?:that )?(?:it|this|today|yesterday|T) (?:is|was|would be|will be|had been|has been) (?:my|his|her"
    r"|their) (?:last"
    r"|final) (?:working )?(?:day|week|shift|show|edition|bulletin)(?: (?:at|with|as))?",
    r"(?:will|would|'ll) be (?:gone|going|off)(?! to (?!O))",
    r"(?:decided|chosen|chose|agreed|opted|plans?|planning|preparing|set) to (?:follow|join) (?:him|her"
    r"|them)(?= (?:[.,;]|to O)|$)",
    r"(?:will|would) (?:go|follow|leave)(?= (?:with|too|as well|[.,;]))",
    rf"(?:announc|confirm|reveal)(?:e|es|s|ed|d|ing)? {_HIS} (?:own |impending |planned |early |shock |surprise )?"
    rf"(?:resignation|departure|exit|retirement|decision to (?:leave|step down|resign|quit|retire|go))",
    r"(?:made|make|makes) (?:the|his|her|their) decision to (?:leave|step down|resign|quit|retire|go|depart|move on)",
)
_OUT = (
    r"(?:forced|pushed|edged|eased|squeezed|voted|kicked|thrown|booted|driven|frozen|hounded|turfed|ushered|shoved"
    r"|nudged|ejected"
    r"|counselled|bundled|elbowed|manoeuvred|maneuvered)"
)
_MADE_TO_GO = patterns(
    "subject",
    "dismissed",
    rf"{_BE} {_ADVERB}(?:fired|dismissed|sacked|ousted|removed|terminated|axed|laid off|let go|made redundant"
    rf"|relieved of"
    rf"|shown (?:the|a) (?:door|exit)|pushed aside|stripped of (?:his|her|their|the) (?:[a-z-]+ ){{0,2}}{_POST}"
    rf"|deposed|unseated"
    rf"|toppled|given (?:the (?:sack|boot|axe|push|chop)|(?:his|her|their) (?:marching orders|notice))|{_OUT} out"
    rf"|(?:voted|kicked|thrown|pushed|forced) off (?:the|its|O)|jettisoned|discarded|cashiered|defrocked|purged|canned"
    rf"|out of a job|discharged(?! from (?:the )?hospital))"
    r"(?! (?:up|to|into|at the|upon|missiles|shots|by hackers|from (?:the (?:market|shelves|list|website|court"
    r"|pitch|field"
    r"|game|race)|hospital)))",
    rf"{_BE} {_ADVERB}(?:forced|compelled|obliged|made|pressured) (?:to|into) (?:resign(?:ing)?"
    rf"|step(?:ping)? (?:down|aside)"
    r"|quit(?:ting)?|leav(?:e|ing)(?! (?:the (?:room|building|field|pitch|game)))|stand(?:ing)? down|retir(?:e"
    r"|ing)|go(?= [.,;])|vacate)",
    r"(?:was|were|been|being) (?:released|cut|waived|dropped|let go"
    r"|cut loose) by (?:the )?(?:[a-z-]+ )?(?:O(?! on bail)|club|team|station|broadcaster|paper|orchestra|agency|party"
    r"|company|firm|label|side|network)",
    r"(?:was|were|been) (?:released|waived)(?= (?:[.,;] ?[^ ]* ?(?:the|his|her) (?:club|contract)|with|from (?:his"
    r"|her) contract|after "
    r"(?:[a-z0-9]+ ){0,3}seasons?))",
    r"(?:was|were) told to (?:go|leave|clear|pack)",
    r"(?:was|were|been|is|are) escorted (?:out|from)(?: (?:of )?the (?:building|premises|office|headquarters))?",
    r"(?:los(?:es|t|ing)|forfeit(?:s|ed)?) (?:his|her|their) (?:[a-z-]+ )?(?:jobs?|posts?|positions?|R)(?! to injury)",
    rf"(?:had|has|have|saw|sees|seen) {_HIS} (?:[a-z-]+ )?(?:contract|employment|position|post|role|job) (?:[a-z]+ly )?"
    r"(?:terminated|cancelled|canceled|ended|not renewed|torn up|cut short|eliminated|abolished|axed|cut|rescinded"
    r"|bought out)",
    rf"(?:did not|didn't|didn’t|failed to) (?:have {_HIS} (?:contract|term) (?:renewed|extended)|get (?:a new"
    rf"|another) contract)",
    rf"(?:has|have|had)(?: not|n't|n’t) (?:had )?{_OWN} contract (?:renewed|extended)",
    r"(?:has|have|had) not been (?:retained|reappointed|kept on|offered a new (?:contract|deal))",
    r"(?:was|were|is|are|will)(?: not|n't|n’t) (?:be )?(?:retained|reappointed|kept on|offered (?:a new"
    r"|another) (?:contract|deal))",
)
_SUCCEEDED = patterns(
    "subject",
    "resigned",
    r"(?:has been|have been|was|were|is being|are being|will be) (?:abruptly |swiftly |quietly )?(?:replaced|succeeded)"
    r"(?= (?:by|as|with|[.,;]|after|T|on T|in T|at the helm))",
    r"(?:made|makes|make|making) (?:way|room) for(?= (?:the |its |R |O |'s |’s )*P)",
    r"(?:hand(?:s|ed|ing)? (?:over|the reins|the baton|the keys|power)|pass(?:es|ed|ing)? (?:on )?the (?:baton"
    r"|torch|reins)"
    r"|turn(?:s|ed|ing)? over the (?:reins|keys)|giv(?:es|ing) way)(?: over)?(?= to (?:the |its |R |O |'s |’s "
    r"|[a-z-]+ ){0,4}P)",
    weak=True,
)
_MAKES_GO = patterns(
    "object",
    "dismissed",
    r"(?:(?:voted|decided|agreed|chose|moved|opted)(?: [^ ]+){0,3}? to (?:remove|dismiss|fire|sack|oust|axe"
    r"|replace|part (?:ways"
    r"|company) with|let go(?: of)?|terminate)|fires|fired|firing|sacks|sacked|sacking|dismisses|dismissed"
    r"|dismissing|ousts|ousted"
    r"|ousting|axes|axed|axing|terminates|terminated|removes|removed|removing|(?:lays|laid|laying) off|(?:lets|let"
    r"|letting) go(?: of)?"
    r"|(?:forced|pushed|kicked|threw|thrown|drove|driven|booted|voted|eased|hounded) out|dumped|jettisoned|ditched"
    r"|parts? (?:ways|company) with|part(?:ed|ing) (?:ways|company) with|cuts? ties with|cutting ties with"
    r"|severed ties with"
    r"|split with|(?:gave|gives|given) (?:the (?:sack|boot|axe|push) to)|got rid of|gets rid of|dispensed with"
    r"|relieved(?=.* P (?:, [^,]*, )?(?:of|from))|deposed|unseated"
    r"|toppled)",
    r"(?:costs?|costing)(?=(?: [^ ]+){1,7}? (?:his|her|their) (?:jobs?|posts?|positions?|places?|seats?)(?!\S))",
    r"parted with",
    r"(?:let|lets|letting)(?=(?: (?:R|O|the|its|'s|’s|,|longtime))* P(?: ,? ?R ,?)? go(?! (?:on|to|home|ahead"
    r"|back|into|for"
    r" an?))(?!\S))",
    r"(?:terminat(?:es|ed|ing)|ended|ends|cancel(?:s|led|ed)|tore up|cut short|bought out)(?: the| his"
    r"| her)? (?:contract|employment|deal|loan|tenure) of",
    r"(?:show(?:ed|s|n)|gave|given|gives|hand(?:ed|s))(?=(?: (?:R|O|the|its|'s|’s|,))* P (?:the (?:door|exit|sack"
    r"|boot|push|axe|chop)"
    r"|(?:his|her) (?:marching orders|notice|cards))(?!\S))",
    r"(?:forced|pushed|kicked|threw|drove|booted|voted|forces|pushes|squeezed|eased)(?=(?: (?:R|O|the|its|'s|’s"
    r"|,))* P(?: ,? ?R ,?)? (?:out|off"
    r" the board|into (?:resigning|retirement))(?!\S))",
    r"(?:did not|didn't|didn’t|will not|won't|won’t|has not|have not|declined to|refused to|decided not to"
    r"|chose not to|opted not to)"
    r" (?:renew(?:ed)?|extend(?:ed)?)(?=(?: (?:R|O|the|its|'s|’s|,|of|contract))* P(?: ['’]s?)?(?: (?:contract"
    r"|deal|term)|(?= [.,;]|$)))",
)
_MAKES_GO_BY_NAME = patterns(
    "noun",
    "dismissed",
    r"(?:contract|employment|deal|appointment) (?:(?:was|has been|is|will be|had been|would be|is being)(?: not"
    r"|n't|n’t)? (?:[a-z]+ly )?(?:be )?"
    r"(?:renewed|extended|terminated|cancelled|torn up|ended|rescinded)|(?:wo|was|will|has|would|had|is)(?: not"
    r"|n't|n’t) (?:be(?:en)? )?(?:renewed|extended))",
    r"(?:job|position|post|role) (?:was|has been|is being|will be|had been) (?:eliminated|abolished|axed|cut|scrapped)",
)
_IS_OVER = patterns(
    "noun",
    "resigned",
    r"(?:tenure|reign|time|stint|spell|career|stay|employment|days|run|era) (?:(?:at|with|in charge|as"
    r"|of) (?:(?:the|its) )?(?:(?:O|R|[a-z-]+) )?)?"
    r"(?:is over|are over|is at an end|has (?:come to an end|ended)|came to an end|ended|is coming to an end"
    r"|(?:will )?ends?|(?:comes|came) to an? (?:[a-z]+ )?end"
    r"|are numbered)(?= (?:[.,;:]|T|in|on|with|after|this|last|at))",
    r"(?:last|final) (?:working )?day(?: (?:at|with|in)(?: the)?(?: O| [a-z-]+)?)? (?:is|was|will be|came|comes"
    r"|would be)",
)
_NOUNS = (
    *patterns(
        "noun",
        "resigned",
        r"(?:departures?|resignations?|exits?|retirement|leaving|defections?|stepping down|standing down|walkout)",
    ),
    *patterns("noun", "resigned", r"decision to (?:leave|step down|resign|quit|retire|depart)"),
    *patterns("noun", "dismissed", r"(?:dismissals?|firings?|sackings?|ousters?|ousting|removal|axing)"),
    *patterns(
        "noun",
        "resigned",
        r"my (?:last|final) (?:day|show|broadcast|shift|column|programme|bulletin)(?: (?:at|with|as))?",
    ),
)
_AS_PARTICIPLES = patterns(
    "subject",
    "dismissed",
    r"^(?:fired|sacked|dismissed|ousted|removed|axed|laid off|let go|forced out|dropped|deposed|released)(?= (?:by"
    r"|from|on|in|after|as|T|for|over))",
)
_TURNED_ROUND = (
    *patterns(
        "object",
        "dismissed",
        r"(?:shown the door|fired|dismissed|sacked|ousted|axed|laid off)(?: too| also)? (?:is|are|was|were)",
        r"(?:sacked|fired|dismissed|ousted|removed|axed|dropped) by (?:the )?O(?: on)?(?: T)?(?: [:,])?",
        r"(?:ousted|sacked|fired|dismissed|axed|shown the door|laid off)(?: [a-z]+| T){0,2} :",
    ),
    *patterns(
        "object",
        "resigned",
        r"(?:loses|lost|losing)(?! to)(?=(?: (?:R|O|the|its|'s|’s|,|another|[a-z-]+)){0,7}? P(?= (?:[.,;:]|to|as"
        r"|in|T|and|after|when|from|this|last|for O|on)|$)|(?: (?:[a-z-]+|T)){1,8} :)",
        r"(?:gone|out|leaving|departing|quitting|exiting|going)(?: too| also| now| already| soon| [a-z]+ly"
        r"| with (?:him|her|them)| (?:the )?(?:O|company|firm|club))? (?:is|are|was|were)",
        r"(?:following|joining|behind) (?:him|her|them|(?:R |O |the |its |'s )*P)(?: (?:out(?: (?:of"
        r"|through) the (?:door|exit))?"
        r"|through the door|to (?:the )?O|in leaving))? (?:is|are|was|were|will be|came|went)",
        r"out (?:goes|go|went)",
        r"(?:sold|sells|loaned|traded|transferred|offloaded)(?=(?: (?:R|O|the|its|their|'s"
        r"|,))* P to (?:the )?(?:[a-z-]+ )?O)",
        r"(?:loses|lost|losing)(?= (?:its|their|the|another|yet another|O 's)(?: [a-z-]+){0,3} R(?: (?:[.,]"
        r"|to (?:its|a))|$))",
        r"(?:it is|it 's|it was) (?:goodbye|farewell)(?: and good luck)? to",
        r"(?:going|heading|moving|travelling) (?:in the (?:opposite|other) direction|the other way"
        r"|out(?: of the door)?|for the exit|elsewhere) (?:is|are|was|were)",
        r"(?:out|gone|leaving|departed|departing|going|exiting|retired|retiring) (?:(?:[a-z]+|T) ){0,2}:",
        r"(?:leaving|departing|gone|out|going|exiting)(?: (?:the )?O)?(?: (?:along|together) with| alongside"
        r"| as well as)",
        r"out as R(?: (?:at|of) O)? (?:is|are)",
        r"(?:outgoing|departing|retiring|ousted|sacked|deposed)(?=(?: O| 's| ’s| [a-z-]+)? R (?:, )?P)",
        r"(?:(?:says?|said|saying) (?:goodbye|farewell)|(?:bids?|bade|bidding) (?:farewell|goodbye|adieu)) to",
    ),
)

ENGLISH: tuple[Pattern, ...] = (
    *_BY_OWN_WILL,
    *_GOING,
    *_ENDING,
    *_UNTIL,
    *_AMONG_THEM,
    *_TO_COME,
    *_MADE_TO_GO,
    *_SUCCEEDED,
    *_MAKES_GO,
    *_MAKES_GO_BY_NAME,
    *_IS_OVER,
    *MOVING,
    *_NOUNS,
    *_TURNED_ROUND,
    *_AS_PARTICIPLES,
)
