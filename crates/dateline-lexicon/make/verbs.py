#!/usr/bin/env python3
"""Make data/verbs.tsv: the five forms of each verb that the reporting and act lexicons name, and of common verbs of news.

usage: verbs.py LEMMA_FILE... > ../data/verbs.tsv      (first column of each TSV file: verb lemmas,
`|` between them; words after a verb are skipped)

Regular forms by the spelling rules of English; irregular ones from the list below. Standard library only.
"""
import re, sys

IRREGULAR = """arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|begin began begun|bend bent bent|bet bet bet|bid bid bid|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|break broke broken|bring brought brought|broadcast broadcast broadcast|build built built|burst burst burst|buy bought bought|cast cast cast|catch caught caught|choose chose chosen|cling clung clung|come came come|cost cost cost|cut cut cut|deal dealt dealt|dig dug dug|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled|fly flew flown|forbid forbade forbidden|forecast forecast forecast|foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone|grow grew grown|hang hung hung|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|kneel knelt knelt|know knew known|lay laid laid|lead led led|leave left left|lend lent lent|let let let|lose lost lost|make made made|mean meant meant|meet met met|mislead misled misled|oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown|pay paid paid|prove proved proven|put put put|quit quit quit|read read read|rebuild rebuilt rebuilt|ride rode ridden|rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|shine shone shone|shoot shot shot|shut shut shut|sing sang sung|sink sank sunk|sit sat sat|slay slew slain|sleep slept slept|speak spoke spoken|spend spent spent|split split split|spread spread spread|stand stood stood|steal stole stolen|stick stuck stuck|strike struck struck|strive strove striven|swear swore sworn|sweep swept swept|swing swung swung|take took taken|teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown|undergo underwent undergone|understand understood understood|undertake undertook undertaken|uphold upheld upheld|wake woke woken|wear wore worn|win won won|withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood|write wrote written|retake retook retaken|overrun overran overrun|outlaw outlawed outlawed|quell quelled quelled"""
COMMON = """accept accord achieve adopt advance agree aid allow annex appoint approve arm arrest assassinate assault assist attack back ban bar besiege block blockade bomb bombard boycott burn campaign cancel cease clash close collapse commit compromise confiscate confront continue cooperate curb damage defeat defend delay demonstrate deploy deport destroy detain detonate disarm disband dismantle dissolve donate downgrade drop ease elect eliminate endorse end engage enter enforce evacuate exchange exclude execute expel explode extradite fail fine fire free fund gather grant greet halt hand hijack host impose imprison indict injure intensify intercept interrogate invade investigate invite isolate jail join kidnap kill launch lift limit loot mediate mobilize mobilise monitor murder negotiate nominate occupy offer open oppose oust pardon participate patrol pause penalize plant pledge postpone pound prepare prevent probe prosecute protest provide provoke publish punish pursue raid rally ratify reach rebuff recall recognize recognise reconcile refuse regret reject relax release remove repatriate replace resign resist resolve respond restore restrict resume retaliate retreat return revoke riot rocket sabotage sack sanction seize sentence shell sign slap sponsor stage station stop storm strengthen strike stop suppress surrender suspend target tax terminate torture trade train transfer veto visit vote vow walk wound yield reopen double arrive fly urge warn"""


def regular(verb):
    third = verb + "es" if re.search(r"(s|x|z|ch|sh|o)$", verb) else verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"
    double = re.search(r"^[^aeiou]*[aeiou][bdgklmnprt]$", verb) or verb in {"permit", "admit", "commit", "submit", "compel", "expel", "rebut", "refer", "defer", "concur", "control", "patrol", "quell", "rebel", "propel", "occur", "regret", "transfer", "equip", "remit", "acquit", "annul", "confer", "deter", "recommit", "bar", "ban", "pin", "quip"}
    if verb.endswith("e"):
        past, gerund = verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"
    elif re.search(r"[^aeiou]y$", verb):
        past, gerund = verb[:-1] + "ied", verb + "ing"
    elif double:
        past, gerund = verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    else:
        past, gerund = verb + "ed", verb + "ing"
    return third, past, past, gerund


irregular = {row.split()[0]: row.split()[1:] for row in IRREGULAR.split("|")}
verbs = set(irregular) | set(COMMON.split())
for path in sys.argv[1:]:
    for line in open(path, encoding="utf-8"):
        for words in line.split("\t")[0].split("|"):
            word = (words.split() or [""])[0]
            if not line.startswith("#") and re.fullmatch(r"[a-z-]+", word) and word not in {"lemma", "verb", "verbs", "be", "have", "do"}:
                verbs.add(word)
print("# Forms of verbs: base, third person, past, participle, gerund")
print("# source: made by make/verbs.py from its own lists and the verb lexicons beside it")
print("# licence: MIT OR Apache-2.0")
print("# version: 1")
print("base\tthird\tpast\tparticiple\tgerund")
for verb in sorted(verbs):
    third, past, participle, gerund = regular(verb)
    if verb in irregular:
        past, participle = irregular[verb]
        if re.search(r"^[^aeiou]*[aeiou][bdgklmnprt]$|begin|forbid|forget|upset", verb) and not verb.endswith(("w", "y")):
            gerund = verb + verb[-1] + "ing"
    if verb == "read":
        gerund = "reading"
    print("\t".join([verb, third, past, participle, gerund]))
