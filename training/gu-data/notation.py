# SPDX-License-Identifier: Apache-2.0
"""Our short notation for annotated Gujarati, and its way to CoNLL-U.

One sentence a line, words with a blank between: FORM_CODE, where CODE is a letter for the word class, a letter
for the relation, `^` for each possible head to pass over, `@1` to name a head marked `#1`, `:p :l :o` where a
name of a person, place or body begins and `:+` where it goes on; `=LEMMA` may follow. રશિયા+ના_Pg:l is a
multiword token (stem, genitive). Subjects pass over non-finite clauses unless marked `!`. Function words need no code. Heads are found from the relation: what belongs to a verb goes to
the next predicate, what belongs to a noun to the next noun that is no compound, and so on (`find_heads`).
"""
import re

UPOS = {"N": "NOUN", "P": "PROPN", "R": "PRON", "V": "VERB", "A": "ADJ", "D": "DET", "B": "ADV", "U": "NUM",
        "X": "AUX", "M": "PART", "I": "ADP", "C": "CCONJ", "S": "SCONJ", "Y": "SYM", "Z": "X"}
RELATION = {"s": "nsubj", "S": "nsubj:pass", "o": "obj", "i": "iobj", "l": "obl", "u": "obl:agent", "g": "nmod",
            "c": "compound", "v": "compound:lvc", "f": "flat", "a": "amod", "y": "appos", "d": "det",
            "m": "nummod", "b": "advmod", "j": "conj", "x": "advcl", "k": "ccomp", "q": "acl", "Q": "acl:relcl",
            "r": "root", "e": "xcomp", "h": "parataxis", "D": "discourse", "C": "csubj", "F": "fixed", "w": "vocative",
            "L": "list", "J": "conj", "M": "mark", "G": "nmod", "T": "obl", "H": "advmod"}
TO_PREDICATE = set("s S o i l u v b x e C T".split())
TO_NOUN = set("g c a d m q G".split())
PREDICATES = set("r k x Q h q e C J".split())

ADP = """સાથે વચ્ચે દરમિયાન દરમ્યાન માટે વિશે અંગે પર દ્વારા સુધી સામે હેઠળ બાદ પછી પહેલાં પહેલા અગાઉ ખાતે તરફ તરીકે મુજબ અનુસાર ઉપર નીચે
અંદર બહાર પાસે નજીક વિરુદ્ધ વગર વિના સિવાય પ્રત્યે મારફતે થકી સમક્ષ પરની પરના પરનો પરનું વચ્ચેની વચ્ચેના વચ્ચેનો વચ્ચેનું સુધીની સુધીના સાથેની સાથેના
સાથેનો સાથેનું માટેની માટેના માટેનું માટેનો અંગેની અંગેના અંગેનો સામેની સામેના સામેનો હેઠળની હેઠળના બાદની પછીની પછીના પછીનું દરમિયાનની તરફથી કરતાં જેવી જેવા જેવું જેવો
ખાતેની ખાતેના ખાતેનો વિરુદ્ધના વિરોધમાં લીધે કારણે સહિત બદલ ના ની નો નું નાં પાછળ આસપાસ સમયે જેટલા જેટલી જેટલું સુધીમાં પ્રમાણે વચ્ચેના પરનો માટેનો પાસેથી પરથી અંતર્ગત વિશેના બાબતે સંદર્ભે વડે બદલે ઉપરાંત સહિતના વિશેની વતી મામલે તરફની આગળ""".split()
CCONJ = "અને અથવા પરંતુ પણ્ તેમજ તથા કે્ એટલે્ તો્ છતાં નહીંતર ત્યારે્ કારણ".split()
PART = "જ પણ તો ન જ્ પણ્ માત્ર્".split()
AUX = {
    "છે": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "છીએ": "Mood=Ind|Number=Plur|Person=1|Tense=Pres|VerbForm=Fin",
    "હતો": "Gender=Masc|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin",
    "હતી": "Gender=Fem|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin",
    "હતું": "Gender=Neut|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin",
    "હતા": "Gender=Masc|Mood=Ind|Number=Plur|Tense=Past|VerbForm=Fin",
    "હતાં": "Gender=Neut|Mood=Ind|Number=Plur|Tense=Past|VerbForm=Fin",
    "હશે": "Mood=Ind|Number=Sing|Person=3|Tense=Fut|VerbForm=Fin",
    "હોય": "Mood=Sub|Number=Sing|Person=3|VerbForm=Fin",
    "હોત": "Mood=Cnd|VerbForm=Fin",
    "નથી": "Mood=Ind|Polarity=Neg|Tense=Pres|VerbForm=Fin",
    "નહીં": "Polarity=Neg", "નહિ": "Polarity=Neg",
    "નહોતો": "Gender=Masc|Mood=Ind|Number=Sing|Polarity=Neg|Tense=Past|VerbForm=Fin",
    "નહોતી": "Gender=Fem|Mood=Ind|Number=Sing|Polarity=Neg|Tense=Past|VerbForm=Fin",
    "નહોતું": "Gender=Neut|Mood=Ind|Number=Sing|Polarity=Neg|Tense=Past|VerbForm=Fin",
    "નહોતા": "Gender=Masc|Mood=Ind|Number=Plur|Polarity=Neg|Tense=Past|VerbForm=Fin",
}
AUX_LEMMA = {"નથી": "છે", "નહીં": "નહીં", "નહિ": "નહીં"}

GENITIVE = {"નો", "ની", "નું", "ના", "નાં"}
IRREGULAR = {  # stem of a verb form -> lemma
    "ગય": "જવું", "ગ": "જવું", "જ": "જવું", "થ": "થવું", "થય": "થવું", "લીધ": "લેવું", "લ": "લેવું", "દીધ": "દેવું", "કહ": "કહેવું", "કહ્ય": "કહેવું",
    "રહ": "રહેવું", "રહ્ય": "રહેવું", "જો": "જોવું", "જોય": "જોવું", "ખાધ": "ખાવું", "પીધ": "પીવું", "કીધ": "કહેવું", "બેઠ": "બેસવું", "નાસ": "નાસવું",
    "ઊઠ": "ઊઠવું", "લઈ": "લેવું", "જઈ": "જવું", "થઈ": "થવું", "દઈ": "દેવું", "હ": "હોવું", "હો": "હોવું", "ગઈ": "જવું", "રોક": "રોકવું", "મૂક": "મૂકવું",
    "જણાવ": "જણાવવું", "આવ": "આવવું", "લાવ": "લાવવું", "બનાવ": "બનાવવું", "ચલાવ": "ચલાવવું", "બચાવ": "બચાવવું", "ઠેરવ": "ઠેરવવું", "મેળવ": "મેળવવું",
    "પાઠવ": "પાઠવવું", "ફટકાર": "ફટકારવું", "સોંપ": "સોંપવું", "દર્શાવ": "દર્શાવવું", "સંભળાવ": "સંભળાવવું", "યોજા": "યોજાવું", "લે": "લેવું", "દે": "દેવું",
}
E_O = set("""હુમલો મુદ્દો વધારો ઘટાડો ફાળો ચુકાદો દરોડો દાવો ઝઘડો ભરોસો હવાલો કાફલો ધક્કો આંકડો પૈસો રસ્તો દરિયો ડોલરો ફટકો જથ્થો વાયદો કાયદો ધડાકો
બંદો કબજો દરજ્જો પુરવઠો અડ્ડો કિલ્લો જિલ્લો તાલુકો મોરચો નાણો ઘોડો છોકરો ઈરાદો ઇરાદો મામલો ગુનો મહિનો ઝટકો ખતરો સોદો ગાળો રૂપિયો ખેલો દિલાસો રેલો ભાવવધારો
ઘેરો સામનો ધંધો કડાકો રદિયો ડેપો દરિયાકાંઠો કાંઠો નફો ફેંસલો ગોટાળો કિસ્સો ધોધમારો તબક્કો મોકો સરવાળો બદલો હિસ્સો આશરો નારો""".split())
E_U = set("ઘેરાવું નાણું નિશાનું સ્થળું ગામડું ઘરેણું પગલું કારખાનું દવાખાનું સપનું ભાડું મોજું વાવાઝોડું સૂત્રોચ્ચારું રાજીનામું કરારનામું જાહેરનામું સોગંદનામું બીડું ટોળું ધોરણું વહાણું".split())
FEMININE = set("""બેઠક મુલાકાત ચર્ચા વાતચીત જાહેરાત વિનંતી માંગ માગ માગણી ચેતવણી મંજૂરી પરવાનગી ચૂંટણી રેલી સરકાર પોલીસ કોર્ટ અદાલત સંસદ સંસ્થા સમિતિ સેના યોજના ઘટના
દુર્ઘટના સહાય મદદ રાહત કંપની બેંક ટીમ મેચ ટુર્નામેન્ટ શ્રેણી ધરપકડ તપાસ અરજી સજા ફરિયાદ નિંદા ટીકા ધમકી હત્યા હડતાલ હડતાળ આગ ટ્રેન બસ હોસ્પિટલ શાળા યુનિવર્સિટી સમજૂતી સંધિ
પરિષદ સમિટ કિંમત નિકાસ આયાત અપીલ ખાતરી સ્થિતિ સુરક્ષા શાંતિ જીત હાર સરહદ નીતિ પોસ્ટ વાત કાર્યવાહી જવાબદારી તૈયારી કામગીરી સેવા સમસ્યા મહિલા ખરીદી ભૂમિકા વિકાસદર તારીખ રાત સવાર
સાંજ હાજરી મંત્રણા અથડામણ ભાગીદારી દોસ્તી મિત્રતા ઈજા મુક્તિ આશા નિષ્ફળતા તક ટિકિટ ઇમારત જેલ ખાતાવહી સભા રાજધાની શક્યતા સંખ્યા નોટિસ બોટ ક્ષમતા ભેટ સ્પર્ધા ફાઇનલ મેચ વસ્તુ પ્રતિક્રિયા ઓફર
યાત્રા કટોકટી મોંઘવારી ટેકનોલોજી ઊર્જા ટ્રોફી હરાજી સુનાવણી ભલામણ ભીડ મોસમ લોન યાદી માંગણી વાટાઘાટ મિસાઇલ તોડફોડ નારાજગી મધ્યસ્થી રોજગારી કૂચ કવાયત દવા હિંમત નૌકા લડાઈ ટુકડી આવક બચત સંમતિ સહમતી ભૂલ બીક ધાક ઉજવણી પૂછપરછ અટકાયત બદલી નિમણૂક વરણી પસંદગી મુક્તિ ઓળખ નિમણૂંક પ્રગતિ સફળતા અસર રીત રકમ મિલકત જમીન ગેરહાજરી કટિબદ્ધતા""".split())
NEUTER = set("""નિવેદન મંત્રાલય પ્રતિનિધિમંડળ ઘર્ષણ મોત કામ શહેર ગામ રાજ્ય ઘર પાણી જહાજ વિમાન વાહન નુકસાન બંદર સંગઠન આંદોલન પ્રદર્શન ઉલ્લંઘન દબાણ વચન સ્વાગત રોકાણ ઉદ્ઘાટન સંમેલન ભાષણ
બજેટ બિલ વાવાઝોડું રાજીનામું પગલું યુદ્ધ મતદાન મૃત્યુ નેતૃત્વ અભિયાન કારખાનું દવાખાનું સંકટ સમર્થન અપહરણ ઉત્પાદન વલણ આમંત્રણ સૂચન ટોળું શિખર તેલ ડીઝલ પેટ્રોલ સોનું ભાડું નાણું પરિણામ
જોડાણ પુનર્વસન સ્થળાંતર""".split())
CASES = [("માંથી", "Abl"), ("માં", "Loc"), ("થી", "Ins"), ("ને", "Dat")]


class Word:
    def __init__(self, form, code, lemma):
        self.form, self.lemma = form, lemma
        self.skip = code.count("^")
        self.near = "!" in code
        code = code.replace("^", "").replace("!", "")
        self.label = re.search(r"#(\d?)", code).group(0) if "#" in code else ""
        code = re.sub(r"#\d?", "", code)
        self.name = ""
        if ":" in code:
            code, self.name = code.split(":")
        self.at = ""
        if "@" in code:
            code, self.at = code.split("@")
        self.upos = code[:1]
        self.rel = code[1:] or ""
        self.head = None
        self.feats = ""
        self.glued_next = False


def auto_code(form):
    if form in AUX:
        return "X"
    if form in ADP:
        return "I"
    if form in CCONJ:
        return "C"
    if form in PART:
        return "M"
    if form == "કે":
        return "S"
    if re.fullmatch(r"[^\w\u0A80-\u0AFF]+", form):
        return "."
    raise ValueError("no code for " + form)


def read(line):
    """The words of one line of notation."""
    words = []
    for item in line.split():
        form, _, code = item.partition("_")
        lemma = ""
        if "=" in code:
            code, lemma = code.split("=")
        if not code:
            code = auto_code(form)
        if "+" in form and len(form) > 1:
            stem, suffix = form.split("+")
            if suffix not in GENITIVE or code == "I":  # only the genitive is a word of its own
                words.append(Word(stem + suffix, code, lemma))
                continue
            words.append(Word(stem, code, lemma))
            words[-1].glued_next = True
            words.append(Word(suffix, "I", ""))
        else:
            words.append(Word(form, code, lemma))
    return words


def is_noun(word):
    return word.upos in "NPR" or (word.upos == "U" and word.rel != "m") or (word.upos == "A" and word.rel not in "a")


def is_predicate(word):
    if word.upos != "V" and word.rel == "e":  # "make public": the adjective takes no arguments
        return False
    return word.upos == "V" or word.rel in PREDICATES or (word.rel == "j" and word.upos == "V")


def next_where(words, i, test, skip):
    for j in range(i + 1, len(words)):
        if test(words[j]):
            if skip == 0:
                return j
            skip -= 1
    return None


def previous_where(words, i, test, skip=0):
    for j in range(i - 1, -1, -1):
        if test(words[j]):
            if skip == 0:
                return j
            skip -= 1
    return None


def find_heads(words):
    """Sets head and relation of every word but punctuation."""
    root = next(i for i, w in enumerate(words) if w.rel == "r")
    for i, w in enumerate(words):
        if w.upos == "." or i == root:
            continue
        if w.upos == "U" and w.rel == "c":
            w.head = i + 1
        elif w.at:
            w.head = next(j for j, v in enumerate(words) if v.label == "#" + w.at)
            w.rel = "cc" if w.upos == "C" else w.rel
        elif w.rel in TO_PREDICATE and w.upos not in "IM":
            passes = w.rel in "sS" and not w.near
            w.head = next_where(words, i, lambda v: is_predicate(v) and not (passes and v.rel in ("q", "e", "x")), w.skip)
        elif w.rel == "H" or (w.rel in TO_NOUN):
            if w.rel == "H":  # adverb before an adjective, numeral or adverb
                w.head = next_where(words, i, lambda v: v.upos in "AUBN" and v.rel != "F", w.skip)
            else:
                w.head = next_where(words, i, lambda v: is_noun(v) and v.rel not in ("c", "f"), w.skip)
        elif w.rel in ("f", "F"):
            w.head = previous_where(words, i, lambda v: (is_noun(v) or v.upos in "VBISC") and v.rel != "f" and v.upos != ".", w.skip)
        elif w.rel == "y":
            w.head = previous_where(words, i, lambda v: is_noun(v) and v.rel not in ("f", "y"), w.skip)
        elif w.rel == "j":
            labelled = previous_where(words, i, lambda v: v.label == "#")
            same = "NPRU" if w.upos in "NPRU" else w.upos
            w.head = labelled if labelled is not None and not w.skip and words[labelled].upos in same else previous_where(
                words, i, lambda v: v.upos in same and (v.rel in "rkQh" if same == "V" else v.rel not in ("j", "f", "g", "c", "v", "y", "m")), w.skip)
        elif w.rel in ("Q", "L"):
            w.head = previous_where(words, i, lambda v: v.label == "#")
            if w.head is None:
                w.head = previous_where(words, i, is_noun)
        elif w.rel in ("k", "h"):
            w.head = root if not w.skip else previous_where(words, i, is_predicate, w.skip - 1)
        elif w.rel == "D":
            w.head = i - 1 if i else root
        if w.head is None and w.rel:
            raise ValueError("no head for " + w.form)
    for i, w in enumerate(words):  # function words, which need the others' heads
        if w.head is not None or w.upos == "." or i == root:
            continue
        set_function_head(words, i, w)


def set_function_head(words, i, w):
    if w.upos == "I":
        j = previous_where(words, i, lambda v: v.upos not in ".IM" and not (v.upos == "X"))
        for _ in words:  # a name or a list is governed as a whole: climb to its first part
            if words[j].rel not in ("j", "f", "y") or words[j].upos == "V" or words[j].head is None:
                break
            j = words[j].head
        w.head, w.rel = j, ("case" if words[j].upos != "V" or words[i - 1].glued_next else "mark")
    elif w.upos == "X" and w.form in ("નહીં", "નહિ", "નથી") and i + 1 < len(words) and words[i + 1].upos == "V":
        w.head, w.rel = i + 1, "aux"
    elif w.upos == "X":
        j = previous_where(words, i, lambda v: v.upos == "V" or v.rel in PREDICATES)
        if words[j].upos == "V":
            w.head, w.rel = j, "aux"
        else:
            w.head, w.rel = j, "cop"
    elif w.upos == "C":
        j = next_where(words, i, lambda v: v.rel == "j", w.skip)
        if j is None:
            j = next_where(words, i, is_predicate, 0)
        w.head, w.rel = j, "cc"
    elif w.upos == "S":
        clauses = ("k", "Q", "C") if w.form == "કે" else ("x", "k", "Q", "C")
        w.head, w.rel = next_where(words, i, lambda v: v.rel in clauses, w.skip), "mark"
    elif w.upos == "M":
        w.head = i - 1
        w.rel = "discourse"
        if w.form == "ન":
            w.head, w.rel = next_where(words, i, is_predicate, 0), "advmod"
        elif words[i - 1].upos == "I" and words[i - 1].head is not None:
            w.head = words[i - 1].head
        elif words[i - 1].upos in ".X":
            w.head = previous_where(words, i, lambda v: v.upos == "V" or v.rel in PREDICATES)
    if w.head is None:
        raise ValueError("no head for " + w.form)


def subtree(words, top):
    inside = {top}
    grew = True
    while grew:
        grew = False
        for i, w in enumerate(words):
            if i not in inside and w.head in inside:
                inside.add(i)
                grew = True
    return inside


def find_punctuation_heads(words):
    root = next(i for i, w in enumerate(words) if w.rel == "r")
    content = [i for i, w in enumerate(words) if w.upos not in ".ICSMX"]
    spans = {i: (min(s), max(s)) for i, s in ((i, subtree(words, i)) for i in content)}
    for i, w in enumerate(words):
        if w.upos != ".":
            continue
        w.rel, w.head = "punct", root
        if i == len(words) - 1:
            continue
        before = previous_where(words, i, lambda v: v.upos != ".")
        after = next_where(words, i, lambda v: v.upos != ".", 0)
        if after is None:
            left = [t for t in content if spans[t][1] == before and t != root and words[t].rel in PREDICATES]
            w.head = max(left, key=lambda t: spans[t][1] - spans[t][0]) if left else root
            continue
        if w.form in "“‘\"" and after is not None:
            top = after
            for _ in words:
                if words[top].head is None or words[top].head == root or words[top].rel in ("k", "h"):
                    break
                top = words[top].head
            if words[top].rel in ("k", "h"):
                w.head = top
                continue
        if w.form in "“‘(\"" or (before is None):
            tops = [t for t in content if spans[t][0] == after and t != root and spans[t][0] > i]
            if tops:
                w.head = max(tops, key=lambda t: spans[t][1])
            continue
        right = [t for t in content if spans[t][0] == after and words[t].head is not None and words[t].head <= before]
        left = [t for t in content if spans[t][1] == before and words[t].head is not None and words[t].head >= after]
        if w.form in "”’)":
            left = [t for t in content if spans[t][1] == before and t != root]
            w.head = max(left, key=lambda t: spans[t][1] - spans[t][0]) if left else root
        elif right:
            w.head = max(right, key=lambda t: spans[t][1])
        elif left:
            w.head = min(left, key=lambda t: spans[t][0])


N_FINAL = set("પ્રધાન વડાપ્રધાન વડાંપ્રધાન સંગઠન કોર્પોરેશન કમિશન સંસ્થાન સ્ટેશન મહિન યુનિયન ઈરાન પાકિસ્તાન જાપાન ચીન યુક્રેન બ્રિટન".split())
EXPERIENCERS = {"પિતાને"}
NO_SUFFIX = {"મધ્યસ્થી", "હાથી", "સાથી", "કોથી", "માથી", "બાને"}


def crosses(words, i, head):
    low, high = min(i, head), max(i, head)
    for j, w in enumerate(words):
        if w.head is None or j == i:
            continue
        a, b = min(j, w.head), max(j, w.head)
        if a < low < b < high or low < a < high < b:
            return True
    return low < next(j for j, w in enumerate(words) if w.rel == "r") < high


def depth(words, i):
    steps = 0
    while words[i].rel != "r" and words[i].head is not None and steps <= len(words):
        i, steps = words[i].head, steps + 1
    return steps


def settle_punctuation(words):
    """Closing marks go where the opening ones went; what would cross an arc goes to the highest word it can."""
    opened = []
    content = [i for i, w in enumerate(words) if w.upos not in ".ICSMX"]
    for i, w in enumerate(words):
        if w.upos != ".":
            continue
        if w.form in "”’)" and opened:
            w.head = opened.pop()
        if crosses(words, i, w.head):
            free = [j for j in content if not crosses(words, i, j)]
            if free:
                w.head = min(free, key=lambda j: (depth(words, j), abs(i - j)))
        if w.form in "“‘(":
            opened.append(w.head)


def noun_morphology(word):
    form, case, number = word.form, "Nom", "Sing"
    lemma = form
    n_final = form.endswith("ને") and form[:-1] in N_FINAL | {form[:-1] for _ in [0] if word.rel == "s" and form not in EXPERIENCERS
                                                               and re.search("[ક-હ]ને$", form) and word.upos == "N"}
    for suffix, value in CASES:
        if form.endswith(suffix) and len(form) > len(suffix) + 1 and form not in NO_SUFFIX and not n_final:
            lemma, case = form[:-len(suffix)], value
            break
    else:
        if word.glued_next:
            case = "Acc"
        elif form.endswith("એ") and len(form) > 2:
            lemma, case = form[:-1], ("Loc" if word.rel in ("l", "T") else "Erg")
        elif form.endswith("ે") and word.rel in ("s", "l", "j", "T", "f") and len(form) > 2 and word.upos in "NP" and not word.lemma:
            lemma, case = form[:-1], ("Erg" if word.rel in "sjf" else "Loc")
    if word.upos == "N":
        if case == "Loc" and lemma + "ો" in E_O:
            lemma += "ો"
        if lemma == "મહિન":
            lemma = "મહિનો"
        for ending in ("ાઓ", "ીઓ", "િઓ", "ુઓ", "ૂઓ", "ેઓ"):
            if lemma.endswith(ending):
                lemma, number = lemma[:-1], "Plur"
        if lemma.endswith("ો") and (lemma not in E_O):
            lemma, number = lemma[:-1], "Plur"
        if lemma.endswith("ા"):
            for ending, known in (("ો", E_O), ("ું", E_U)):
                if lemma[:-1] + ending in known:
                    if lemma == form and word.rel in ("s", "o", "S") or number == "Plur":
                        number = "Plur"
                    lemma = lemma[:-1] + ending
        elif lemma.endswith("ાં") and lemma[:-2] + "ું" in E_U:
            lemma, number = lemma[:-2] + "ું", "Plur"
    gender = ""
    lemma = word.lemma or lemma
    if word.upos == "N":
        gender = "Fem" if lemma in FEMININE else "Neut" if lemma in NEUTER or lemma.endswith("ું") else "Masc"
        gender = "Gender=" + gender + "|"
    return lemma, "Case=%s|%sNumber=%s" % (case, gender, number)


GENDERED = [("્યો", "Gender=Masc|Number=Sing"), ("્યું", "Gender=Neut|Number=Sing"), ("્યાં", "Gender=Neut|Number=Plur"),
            ("્યા", "Gender=Masc|Number=Plur"), ("યો", "Gender=Masc|Number=Sing"), ("યું", "Gender=Neut|Number=Sing"),
            ("યાં", "Gender=Neut|Number=Plur"), ("યા", "Gender=Masc|Number=Plur"), ("ધો", "Gender=Masc|Number=Sing"),
            ("ધી", "Gender=Fem|Number=Sing"), ("ધું", "Gender=Neut|Number=Sing"), ("ધા", "Gender=Masc|Number=Plur"), ("ધાં", "Gender=Neut|Number=Plur")]
AGREEMENT = {"ો": "Gender=Masc|Number=Sing", "ી": "Gender=Fem|Number=Sing", "ું": "Gender=Neut|Number=Sing",
             "ા": "Gender=Masc|Number=Plur", "ાં": "Gender=Neut|Number=Plur"}


def verb_lemma(stem):
    if stem in IRREGULAR:
        return IRREGULAR[stem]
    return stem + "વું"


def verb_morphology(word):
    """Lemma and features of a verb form, by its ending."""
    form = word.form
    passive = ""
    match = re.fullmatch(r"(.+?)(?:વાં|વા(માં|થી|ને|નું|નો|ની|ના)?)", form)
    if match and word.upos in "VX":
        stem = match.group(1)
        lemma = stem + "વું" if stem not in ("લે", "દે", "કહે", "રહે", "જો", "હો") else stem + "વું"
        case = {"માં": "Case=Loc|", "થી": "Case=Ins|", "ને": "Case=Dat|"}.get(match.group(2) or "", "Case=Acc|" if word.glued_next else "")
        return lemma, case + "VerbForm=Inf"
    if form.endswith("વું") and word.upos == "V":
        return form, "VerbForm=Inf"
    match = re.fullmatch(r"(.+?)(ા?)(યેલ|ેલ|એલ|ધેલ)(ો|ી|ું|ા|ાં|)(ઓ)?(ને|માં|એ)?", form)
    if match:
        stem = match.group(1) + ("ા" if match.group(2) else "")
        feats = AGREEMENT.get(match.group(4), "")
        if match.group(3) == "ધેલ":
            stem += "ધ"
        feats = "Aspect=Perf|" + (feats + "|" if feats else "") + "VerbForm=Part"
        if match.group(2) and not stem.endswith(("થા", "જા")):
            feats += "|Voice=Pass"
        return verb_lemma(stem), feats
    if form.endswith("નાર") or form.endswith("નારી") or form.endswith("નારા"):
        return verb_lemma(re.sub("નાર(ી|ા)?$", "", form)), "Tense=Fut|VerbForm=Part"
    match = re.fullmatch(r"(.+?)(તો|તી|તું|તા|તાં)", form)
    if match:
        return verb_lemma(match.group(1)), "Aspect=Imp|" + AGREEMENT[match.group(2)[1:]] + "|VerbForm=Part"
    if re.search("(શે|શું|ઈશું|ીશું)$", form):
        person = "Person=1" if form.endswith("શું") else "Person=3"
        number = "Number=Plur" if form.endswith("શું") else "Number=Sing"
        stem = re.sub("(ઈશું|ીશું|શે|શું)$", "", form)
        if stem.endswith("ે") and stem not in ("લે", "દે", "કહે", "રહે"):
            stem = stem[:-1]
        return verb_lemma(stem), "Mood=Ind|%s|%s|Tense=Fut|VerbForm=Fin" % (number, person)
    if form.endswith("ીને") or form.endswith("ઈને"):
        stem = form[:-3]
        return verb_lemma(stem), "VerbForm=Conv"
    for ending, feats in GENDERED:
        if form.endswith(ending) and len(form) > len(ending):
            stem = form[:-len(ending)]
            if ending[0] == "ધ":
                stem += "ધ"
                if stem not in IRREGULAR:
                    continue
            if stem.endswith("ા") and stem not in ("થા", "જા", "ખા", "ગા", "લા", "આ"):
                passive = "|Voice=Pass"
            return verb_lemma(stem), "Aspect=Perf|" + feats + "|VerbForm=Part" + passive
    if re.fullmatch("બેઠ(ો|ી|ું|ા|ાં)", form):
        return "બેસવું", "Aspect=Perf|" + AGREEMENT[form[3:]] + "|VerbForm=Part"
    if form.endswith("ાઈ") or form.endswith("ાઇ"):
        return verb_lemma(form[:-1]), "Aspect=Perf|Gender=Fem|Number=Sing|VerbForm=Part|Voice=Pass"
    if form in ("થઈ", "ગઈ", "રહી"):
        return verb_lemma(form[:-1]), "Aspect=Perf|Gender=Fem|Number=Sing|VerbForm=Part"
    if form.endswith("ી") or form.endswith("ઈ"):
        conv = word.rel == "x" or word.glued_next or getattr(word, "before_aux", False)
        stem = form[:-1]
        if conv:
            return verb_lemma(stem), "VerbForm=Conv"
        return verb_lemma(stem), "Aspect=Perf|Gender=Fem|Number=Sing|VerbForm=Part"
    if form.endswith("ાય"):
        return verb_lemma(form[:-1]), "Mood=Ind|Number=Sing|Person=3|VerbForm=Fin|Voice=Pass"
    if form.endswith("ય"):
        return verb_lemma(form[:-1]), "Mood=Sub|Number=Sing|Person=3|VerbForm=Fin"
    if form.endswith("ીએ") or form.endswith("ઈએ"):
        return verb_lemma(form[:-2]), "Mood=Ind|Number=Plur|Person=1|VerbForm=Fin"
    if form.endswith("ે") or form.endswith("એ"):
        return verb_lemma(form[:-1]), "Mood=Ind|Number=Sing|Person=3|VerbForm=Fin"
    return verb_lemma(form), "VerbForm=Conv"


def adjective_morphology(word):
    form = word.form
    for ending in ("ાં", "ું", "ી", "ા", "ો"):
        if form.endswith(ending) and form[:-len(ending)] in VARIABLE:
            return form[:-len(ending)] + "ું", AGREEMENT[ending]
    return form, "_"


VARIABLE = set("નવ મોટ નાન સાર પહેલ બીજ ત્રીજ ચોથ જૂન ઊંચ ઓછ ખોટ સાચ ખુલ્લ પૂર લાંબ ટૂંક પોતાન આવ એવ કેવ જેવ મહત્વન છેલ્લ પાછલ ઘણ બધ આખ પોણ કડક્ રાખન તાજ ધીમ ઊંડ ભૂખ્ય આગલ સૌથ બેવડ અડધ અનેર".split())
PRONOUN = {"તેમણે": ("તે", "Case=Erg|Number=Plur|Person=3|PronType=Prs"), "તેણે": ("તે", "Case=Erg|Number=Sing|Person=3|PronType=Prs"),
           "તેઓએ": ("તે", "Case=Erg|Number=Plur|Person=3|PronType=Prs"), "તેઓ": ("તે", "Case=Nom|Number=Plur|Person=3|PronType=Prs"),
           "તે": ("તે", "Case=Nom|Number=Sing|Person=3|PronType=Prs"), "તેમના": ("તે", "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs"),
           "તેમની": ("તે", "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs"), "તેમનું": ("તે", "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs"),
           "તેમનો": ("તે", "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs"), "તેમને": ("તે", "Case=Dat|Number=Plur|Person=3|PronType=Prs"),
           "તેને": ("તે", "Case=Dat|Number=Sing|Person=3|PronType=Prs"), "અમે": ("હું", "Case=Nom|Number=Plur|Person=1|PronType=Prs"),
           "અમારી": ("હું", "Case=Gen|Number=Plur|Person=1|Poss=Yes|PronType=Prs"), "અમારા": ("હું", "Case=Gen|Number=Plur|Person=1|Poss=Yes|PronType=Prs"),
           "અમારો": ("હું", "Case=Gen|Number=Plur|Person=1|Poss=Yes|PronType=Prs"), "અમારું": ("હું", "Case=Gen|Number=Plur|Person=1|Poss=Yes|PronType=Prs"),
           "આપણે": ("આપણે", "Case=Nom|Number=Plur|Person=1|PronType=Prs"), "આપણા": ("આપણે", "Case=Gen|Number=Plur|Person=1|Poss=Yes|PronType=Prs"),
           "આપણી": ("આપણે", "Case=Gen|Number=Plur|Person=1|Poss=Yes|PronType=Prs"),
           "હું": ("હું", "Case=Nom|Number=Sing|Person=1|PronType=Prs"), "મેં": ("હું", "Case=Erg|Number=Sing|Person=1|PronType=Prs"),
           "મારી": ("હું", "Case=Gen|Number=Sing|Person=1|Poss=Yes|PronType=Prs"), "મારા": ("હું", "Case=Gen|Number=Sing|Person=1|Poss=Yes|PronType=Prs"), "મને": ("હું", "Case=Dat|Number=Sing|Person=1|PronType=Prs"),
           "પોતા": ("પોતે", "Case=Acc|PronType=Prs|Reflex=Yes"), "કોઈ": ("કોઈ", "PronType=Ind"), "જે": ("જે", "PronType=Rel"),
           "જેમાં": ("જે", "Case=Loc|PronType=Rel"), "જેણે": ("જે", "Case=Erg|Number=Sing|PronType=Rel"), "જેમણે": ("જે", "Case=Erg|Number=Plur|PronType=Rel"),
           "જેના": ("જે", "Case=Gen|PronType=Rel"), "જેની": ("જે", "Case=Gen|PronType=Rel"), "જેઓ": ("જે", "Case=Nom|Number=Plur|PronType=Rel"), "જેને": ("જે", "Case=Dat|PronType=Rel"),
           "જેનું": ("જે", "Case=Gen|PronType=Rel"), "જેનો": ("જે", "Case=Gen|PronType=Rel"),
           "તેમાં": ("તે", "Case=Loc|Number=Sing|Person=3|PronType=Prs"), "તેમાંથી": ("તે", "Case=Abl|Person=3|PronType=Prs"), "તેમનાં": ("તે", "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs"), "આ": ("આ", "PronType=Dem"), "એ": ("એ", "PronType=Dem")}


def morphology(words):
    for i, w in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else None
        w.before_aux = following is not None and following.upos == "X" and following.form not in AUX
        if w.upos in "NP":
            lemma, w.feats = noun_morphology(w)
        elif w.upos == "V" and w.form in AUX:
            lemma, w.feats = "હોવું", AUX[w.form]
        elif w.upos == "V":
            lemma, w.feats = verb_morphology(w)
        elif w.upos == "X":
            if w.form in AUX:
                lemma, w.feats = AUX_LEMMA.get(w.form, "છે"), AUX[w.form]
            else:
                lemma, w.feats = verb_morphology(w)
        elif w.upos == "R":
            lemma, w.feats = PRONOUN.get(w.form, (w.form, "PronType=Prs"))
            if w.glued_next:
                w.feats = "Case=Acc|" + "|".join(f for f in w.feats.split("|") if not f.startswith("Case="))
        elif w.upos == "A":
            lemma, w.feats = adjective_morphology(w)
        elif w.upos == "D":
            lemma, w.feats = w.form, {"આ": "PronType=Dem", "તે": "PronType=Dem", "એ": "PronType=Dem", "એક": "PronType=Ind", "કોઈ": "PronType=Ind", "જે": "PronType=Rel"}.get(w.form, "_")
            if w.form[:-1] + "ું" in ("બધું", "ઘણું"):
                lemma = w.form[:-1] + "ું"
        elif w.upos == "U":
            lemma, w.feats = w.form, "NumType=Card"
            for suffix, value in CASES:
                if w.form.endswith(suffix) and len(w.form) > len(suffix):
                    lemma, w.feats = w.form[:-len(suffix)], "Case=%s|NumType=Card" % value
        elif w.upos == "I" and w.form in ("ના", "ની", "નો", "નું", "નાં"):
            lemma, w.feats = "નું", AGREEMENT["ા" if w.form == "ના" else w.form[1:]]
        elif w.upos == "M" and w.form == "ન":
            lemma, w.feats = "ન", "Polarity=Neg"
        else:
            lemma, w.feats = w.form, "_"
        w.lemma = w.lemma or lemma


NAMES = {"p": "PER", "l": "LOC", "o": "ORG"}


def conllu(line, sent_id):
    """One line of notation as a CoNLL-U sentence; raises ValueError with what is wrong."""
    words = read(line)
    find_heads(words)
    find_punctuation_heads(words)
    settle_punctuation(words)
    morphology(words)
    validate(words)
    tags, kind = [], ""
    for i, w in enumerate(words):
        if w.name and w.name != "+":
            kind = NAMES[w.name]
            tags.append("B-" + kind)
        else:
            tags.append("I-" + kind if w.name == "+" else "O")
    rows, text = [], ""
    quotes = 0
    for i, w in enumerate(words):
        following = words[i + 1].form if i + 1 < len(words) else ""
        if w.form == '"':
            quotes += 1
        tight = (following and re.fullmatch(r"[,.;:?!”’)।]+", following)) or w.form in ("“", "‘", "(") or \
            (w.form in "-–/" or following in ("-", "–", "/", "%") and following) or not following
        space = not tight and not w.glued_next
        misc = ["NE=" + tags[i]]
        if i + 1 == len(words):
            pass
        elif not space and not w.glued_next and not (i and words[i - 1].glued_next):
            misc.append("SpaceAfter=No")
        if w.glued_next:
            rows.append("%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s" % (i + 1, i + 2, w.form + following, "_" if not is_tight_after(words, i + 1) else "SpaceAfter=No"))
        upos = "PUNCT" if w.upos == "." else UPOS[w.upos]
        relation = RELATION.get(w.rel, w.rel)
        head = 0 if w.rel == "r" else w.head + 1
        rows.append("\t".join([str(i + 1), w.form, w.lemma, upos, "_", w.feats or "_", str(head), relation, "_", "|".join(misc)]))
        text += w.form + (" " if space else "")
    return "# sent_id = %s\n# text = %s\n%s\n" % (sent_id, text.strip(), "\n".join(rows))


def is_tight_after(words, i):
    following = words[i + 1].form if i + 1 < len(words) else ""
    return not following or bool(re.fullmatch(r"[,.;:?!”’)।]+", following))


def validate(words):
    roots = [w for w in words if w.rel == "r"]
    if len(roots) != 1:
        raise ValueError("%d roots" % len(roots))
    for i, w in enumerate(words):
        if w.rel != "r" and (w.head is None or w.head == i):
            raise ValueError("bad head of " + w.form)
        seen, j = set(), i
        while words[j].rel != "r":
            if j in seen:
                raise ValueError("cycle at " + w.form)
            seen.add(j)
            j = words[j].head
    for i, w in enumerate(words):
        if w.rel in ("case", "aux", "cop", "mark", "cc", "punct") and any(v.head == i and v.rel not in ("F", "fixed") for v in words):
            raise ValueError("a function word governs: " + w.form)
