#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Sentences from a small grammar of Gujarati news prose, with their trees: word forms and agreement in great number.

    python3 training/gu-data/generate.py COUNT OUT.conllu     # always the same for the same COUNT

The words and the grammar are our own. The sentences make little sense; what they teach is how forms look and where phrases hang.
"""
import pathlib
import random
import sys

import augment
import compile  # our compile.py
import notation

VOWELS = "ાિીુૂેૈોૌઆઈઊએઓઇઉ"
ENDINGS = {"ms": ("ો", "હતો", "નો"), "mp": ("ા", "હતા", "ના"), "f": ("ી", "હતી", "ની"), "n": ("ું", "હતું", "નું"), "np": ("ાં", "હતાં", "નાં")}
# Nouns that take a light verb, with their gender, and the verb.
LIGHT = """ચર્ચા f કર|વાતચીત f કર|જાહેરાત f કર|માંગ f કર|માંગણી f કર|નિંદા f કર|ટીકા f કર|અપીલ f કર|વિનંતી f કર|સમીક્ષા f કર|તપાસ f કર|પ્રશંસા f કર|ધરપકડ f કર|
અટકાયત f કર|પુષ્ટિ f કર|હત્યા f કર|ભલામણ f કર|રજૂઆત f કર|હિમાયત f કર|ઉજવણી f કર|મદદ f કર|નિમણૂક f કર|મુલાકાત f લે|શપથ m લે|ખાતરી f આપ|મંજૂરી f આપ|ચેતવણી f આપ|ધમકી f આપ|
માહિતી f આપ|સમર્થન n આપ|વચન n આપ|નિવેદન n આપ|સ્વાગત n કર|ઉદ્ઘાટન n કર|આયોજન n કર|ઉલ્લંઘન n કર|પાલન n કર|સંચાલન n કર|નેતૃત્વ n કર|નિરીક્ષણ n કર|અપહરણ n કર|સન્માન n કર|
વિરોધ m કર|સ્વીકાર m કર|ઇનકાર m કર|ઉલ્લેખ m કર|પુનરોચ્ચાર m કર|બહિષ્કાર m કર|બચાવ m કર|પ્રયાસ m કર|ખુલાસો m કર|દાવો m કર|હુમલો m કર|સામનો m કર|ઉપયોગ m કર|પ્રારંભ m કર|નિર્ણય m લે|જવાબ m આપ|
આદેશ m આપ|આરોપ m મૂક|પ્રતિબંધ m મૂક|પ્રસ્તાવ m મૂક|આભાર m માન|મુદ્દો m ઉઠાવ""".replace("\n", "").split("|")
# Objects and what is done with them.
OBJECTS = """કરાર m|ખરડો m|ઠરાવ m|અહેવાલ m|પ્રસ્તાવ m|પત્ર m|કાયદો m|પ્રોજેક્ટ m|પુરસ્કાર m|દસ્તાવેજ m|સામાન m|અરજી f|યોજના f|નીતિ f|ફરિયાદ f|સહાય f|સામગ્રી f|ટ્રક f|જમીન f|લોન f|મિસાઇલ f|બોટ f|બેઠક f|
શરત f|યાદી f|ટીમ f|વિમાન n|જહાજ n|બિલ n|બજેટ n|મકાન n|પ્રતિનિધિમંડળ n|આમંત્રણ n|હથિયાર n|અનાજ n|ઈંધણ n|વાહન n|કેન્દ્ર n|નિવેદન n|રાજીનામું n""".replace("\n", "").split("|")
TRANSITIVE = "મોકલ સોંપ નકાર સ્વીકાર ફગાવ ખરીદ વેચ અટકાવ ઠુકરાવ બનાવ મેળવ પરત_કર રોક ઉઠાવ છોડ તૈયાર_કર જપ્ત_કર જાહેર_કર રદ_કર શરૂ_કર બંધ_કર પસાર_કર મંજૂર_કર રજૂ_કર સ્થગિત_કર લંબાવ બદલ સુધાર પહોંચાડ ગુમાવ જો".split()
PERSON_VERBS = "મળ પકડ છોડ બોલાવ બચાવ હરાવ મોકલ સંબોધ મુક્ત_કર સસ્પેન્ડ_કર ગિરફતાર_કર ઘેર રોક ચેતવ".split()
MOTION = "આવ જા પહોંચ પરત_ફર ઊતર નીકળ રોકા".split()
HAPPEN = """બેઠક f યોજા|મંત્રણા f યોજા|ચૂંટણી f યોજા|સમિટ f યોજા|રેલી f યોજા|અકસ્માત m સર્જા|વિવાદ m વકર|વરસાદ m પડ|વેપાર m વધ|ભાવ m ઘટ|હિંસા f ફાટી_નીકળ|આગ f લાગ|ભૂકંપ m આવ|પૂર n આવ|વાવાઝોડું n ફૂંકા|
મોત n થ|નુકસાન n થ|મતદાન n થ|ઘર્ષણ n થ|યુદ્ધ n અટક|આંદોલન n ચાલ|સંકટ n ઘેરા|સંમેલન n મળ|નિકાસ f વધ|મોંઘવારી f વધ|સ્થિતિ f સુધર|સમજૂતી f થ|પ્રવાસ m શરૂ_થ|કામગીરી f શરૂ_થ|કાર્યક્રમ m પૂર્ણ_થ""".replace("\n", "").split("|")
ABSTRACT = """સુરક્ષા સહયોગ વેપાર આતંકવાદ સરહદ શાંતિ ઊર્જા વિકાસ સંરક્ષણ શિક્ષણ આરોગ્ય પર્યાવરણ ચૂંટણી ભ્રષ્ટાચાર રોજગારી કૃષિ રોકાણ સ્થળાંતર યુદ્ધવિરામ અનામત મોંઘવારી પ્રદૂષણ પ્રવાસન ટેકનોલોજી માનવાધિકાર કરવેરા ન્યાય""".split()
ADJECTIVES = "મહત્વપૂર્ણ દ્વિપક્ષીય આર્થિક રાજકીય લશ્કરી સંયુક્ત વિશેષ ગંભીર તાત્કાલિક ઐતિહાસિક આંતરરાષ્ટ્રીય પ્રાદેશિક સત્તાવાર વ્યાપક વરિષ્ઠ સ્થાનિક વિવાદાસ્પદ માનવીય રાજદ્વારી ગેરકાયદે ખાનગી જાહેર તાજેતરનું_ કડક".replace("તાજેતરનું_ ", "").split()
VARIABLE = ["નવ", "મોટ", "પહેલ", "બીજ", "જૂન", "નાન"]
TITLES = "મંત્રી પ્રધાન રાષ્ટ્રપતિ વડાપ્રધાન મુખ્યમંત્રી સચિવ પ્રવક્તા રાજદૂત અધ્યક્ષ પ્રમુખ રાજ્યપાલ કમિશનર ન્યાયાધીશ સાંસદ ધારાસભ્ય કમાન્ડર".split()
AREAS = "વિદેશ સંરક્ષણ નાણા ગૃહ આરોગ્ય શિક્ષણ કૃષિ રેલવે વાણિજ્ય ઊર્જા કાયદા".split()
GROUPS = "ખેડૂત શિક્ષક પત્રકાર કામદાર નાગરિક સૈનિક માછીમાર મુસાફર કેદી વેપારી વિદ્યાર્થી આતંકવાદી શરણાર્થી કર્મચારી અધિકારી પ્રવાસી ડૉક્ટર વકીલ નેતા કાર્યકર".split()
COLLECTIVE = "સરકાર પોલીસ અદાલત સેના સંસદ સમિતિ કંપની પરિષદ નૌકાદળ વાયુસેના વિપક્ષ સંગઠન પંચ મંત્રાલય તંત્ર યુનિવર્સિટી બેંક".split()
FEMALE = set("સરકાર પોલીસ અદાલત સેના સંસદ સમિતિ કંપની પરિષદ વાયુસેના યુનિવર્સિટી બેંક".split())
OCCASIONS = "બેઠક સમિટ પરિષદ મુલાકાત ભાષણ કાર્યક્રમ મંત્રણા સંમેલન પ્રવાસ સમારોહ રેલી સુનાવણી".split()
FEMININE = set("બેઠક સમિટ પરિષદ મુલાકાત મંત્રણા રેલી સુનાવણી".split())
POSTPOSITIONS = "દરમિયાન માટે અંગે વિશે પર બાબતે સામે હેઠળ બાદ પહેલાં".split()
ORG_FIRST = "ઇન્ડિયન ઇન્ટરનેશનલ યુનાઇટેડ નેશનલ યુરોપિયન એશિયન વર્લ્ડ ગુજરાત સેન્ટ્રલ આફ્રિકન ગ્લોબલ શાંઘાઈ રશિયન અમેરિકન હિન્દુસ્તાન ભારતીય".split()
ORG_MIDDLE = "સ્પેસ ડેવલપમેન્ટ કોઓપરેશન હેલ્થ ટ્રેડ ક્રિકેટ એટોમિક ઇકોનોમિક એરોનોટિકલ ડિફેન્સ પેટ્રોલિયમ".split()
ORG_LAST = "ઓર્ગેનાઇઝેશન યુનિયન બેંક કાઉન્સિલ બોર્ડ એજન્સી કોર્પોરેશન ફેડરેશન એસોસિએશન કમિશન ફંડ પાર્ટી મોરચો ફાઉન્ડેશન".split()
HANDLES = "PMO India MEA Dr Singh News Office Gov Minister Raj Patel World Press UN Official HMO".split()
SPEECH = "કહે જણાવ ઉમેર સ્વીકાર".split()
SPOKEN = {"કહે": "કહ્યું", "જણાવ": "જણાવ્યું", "ઉમેર": "ઉમેર્યું", "સ્વીકાર": "સ્વીકાર્યું"}


class Grammar:
    """Draws sentences; each phrase is a list of words in our notation."""

    def __init__(self, seed):
        self.draw = random.Random(seed)

    def one(self, items):
        return self.draw.choice(items)

    def maybe(self, chance):
        return self.draw.random() < chance

    # --- forms ---------------------------------------------------------------
    def case(self, word, suffix):
        return augment.inflect(word, suffix) or word

    def oblique(self, noun):
        if noun.endswith("ો"):
            return noun[:-1] + "ા"
        if noun.endswith("ું"):
            return noun[:-2] + "ા"
        return noun

    def plural(self, noun):
        return noun + ("ઓ" if noun[-1] in VOWELS else "ો")

    def gender(self, noun, tag):
        return {"m": "ms"}.get(tag, tag)

    def perfect(self, verb, agreement):
        irregular = {"કર": "કર્ય", "લે": "લીધ", "થ": "થય", "જા": "ગય", "જો": "જોય", "કહે": "કહ્ય", "રોકા": "રોકાય", "યોજા": "યોજાય", "સર્જા": "સર્જાય", "ફૂંકા": "ફૂંકાય", "ઘેરા": "ઘેરાય"}
        base = irregular.get(verb) or (verb + "ય" if verb[-1] in VOWELS else verb + "્ય")
        ending = ENDINGS[agreement][0]
        if agreement == "f":
            short = {"કર": "કરી", "લે": "લીધી", "થ": "થઈ", "જા": "ગઈ", "જો": "જોઈ", "કહે": "કહી"}.get(verb)
            return short or (verb + "ઈ" if verb[-1] in VOWELS else verb + "ી")
        return base + ending

    def future(self, verb):
        return {"જા": "જશે", "જો": "જોશે", "થ": "થશે", "લે": "લેશે"}.get(verb, verb + "શે")

    def infinitive(self, verb):
        return {"જા": "જ", "થ": "થ"}.get(verb, verb) + "વા"

    def converb(self, verb):
        return {"લે": "લઈ", "જા": "જઈ", "થ": "થઈ", "જો": "જોઈ", "કહે": "કહી"}.get(verb) or (verb + "ઈ" if verb[-1] in VOWELS else verb + "ી")

    def lemma(self, verb):
        return {"જા": "જવું", "થ": "થવું"}.get(verb, verb + "વું")

    # --- phrases: lists of notation words; the last noun carries `rel` ----------
    def name(self):
        first, last = self.one(augment.FIRST), self.one(augment.LAST)
        if self.maybe(0.12):
            first = self.one("એસ. આર. કે. એમ. જે. પી. વી. એન. ડી.".split())
        return first, last

    def adjective(self, tag):
        if self.maybe(0.3):
            return self.one(VARIABLE) + {"f": "ી", "n": "ું", "m": "ો", "o": "ા", "p": "ા", "np": "ાં"}[tag] + "_Aa"
        return self.one(ADJECTIVES) + "_Aa"

    def place_genitive(self, ending="ના"):
        return ["%s+%s_Pg:l" % (self.one(augment.PLACES), ending)]

    def person(self, rel, suffix, skip=""):
        """"રશિયાના વિદેશ મંત્રી X Y" with the case on the last word."""
        words = []
        if self.maybe(0.6):
            words += self.place_genitive()
        elif self.maybe(0.3):
            words.append(self.one(["ભારતીય", "રશિયન", "અમેરિકી", "ચીની", "બ્રિટિશ", "પૂર્વ", "વરિષ્ઠ"]) + "_Aa")
        title = self.one(TITLES)
        if title in ("મંત્રી", "પ્રધાન", "સચિવ"):
            words.append(self.one(AREAS) + "_Nc")
        if self.maybe(0.75):
            first, last = self.name()
            words.append("%s_N%s%s" % (title, rel, skip))
            words.append(first + "_Pf:p")
            words.append(self.case(last, suffix) + "_Pf:+")
        else:
            words.append("%s_N%s%s" % (self.case(title, suffix), rel, skip))
        return words, "mp"

    def group(self, rel, suffix, skip=""):
        noun = self.plural(self.one(GROUPS))
        words = []
        if self.maybe(0.4):
            words.append(str(self.draw.randint(2, 400)) + "_Um" if self.maybe(0.7) else self.one(["અનેક", "કેટલાક", "તમામ", "ઘણા"]) + "_Dd")
        elif self.maybe(0.4):
            words += self.place_genitive()
        return words + ["%s_N%s%s" % (self.case(noun, suffix), rel, skip)], "mp"

    def body(self, rel, suffix, skip=""):
        roll = self.draw.random()
        if roll < 0.35:
            return ["%s_P%s%s:l" % (self.case(self.one(augment.PLACES), suffix), rel, skip)], "n"
        if roll < 0.6:
            return ["%s_P%s%s:o" % (self.case(self.one(augment.BODIES), suffix), rel, skip)], "n"
        noun = self.one(COLLECTIVE)
        words = self.place_genitive("ની" if noun in FEMALE else "ના") if self.maybe(0.5) else []
        if noun == "મંત્રાલય":
            return words + [self.one(AREAS) + "_Nc:o", "%s_N%s%s:+" % (self.case(noun, suffix), rel, skip)], "n"
        return words + ["%s_N%s%s" % (self.case(noun, suffix), rel, skip)], "f" if noun in FEMALE else "n"

    def actor(self, rel, suffix, skip=""):
        kinds = [self.person] * 6 + [self.body] * 6 + [self.group] * 3 + [self.many] * 2 + [self.organisation] * 2
        if not suffix:
            kinds.append(self.account)
        return self.one(kinds)(rel, suffix, skip)

    def pair(self, rel, skip=""):
        """"ભારત અને રશિયા વચ્ચે"."""
        a, b = self.draw.sample(augment.PLACES, 2)
        return ["%s_P%s%s#9:l" % (a, rel, skip), "અને", "%s_Pj@9:l" % b, "વચ્ચે"]

    def many(self, rel, suffix, skip=""):
        """"ભારત, ચીન, રશિયા અને બ્રાઝિલ": names in a row, the case on the last."""
        names = self.draw.sample(augment.PLACES, self.draw.randint(2, 6))
        words = ["%s_P%s%s#6:l" % (names[0], rel, skip)]
        for name in names[1:-1]:
            words += [",", name + "_Pj@6:l"]
        return words + [self.one(["અને", "અને", "તેમજ", "તથા"]), self.case(names[-1], suffix) + "_Pj@6:l"], "mp"

    def organisation(self, rel, suffix, skip=""):
        """A body of several words, with its letters in brackets."""
        first, last = self.one(ORG_FIRST), self.one(ORG_LAST)
        middle = [self.one(ORG_MIDDLE) + "_Pf:+"] if self.maybe(0.4) else []
        letters = "".join(self.draw.choice("ABCDEFGIMNOPRSTU") for _ in range(self.draw.randint(2, 4)))
        if self.maybe(0.5):
            words = ["%s_P%s%s#2:o" % (first, rel, skip)] + middle + [last + "_Pf:+", "(", letters + "_Py:o", ")"]
            return words + ([{"E": "એ", "ને": "ને"}[suffix] + "_I"] if suffix else []), "n"
        return ["%s_P%s%s:o" % (first, rel, skip)] + middle + [self.case(last, suffix) + "_Pf:+"], "n"

    def account(self, rel, suffix, skip=""):
        """A name on a social network: it takes no case."""
        return ["@%s%s_P%s%s:p" % (self.one(HANDLES), self.one(HANDLES), rel, skip)], "mp"

    def thing(self, skip=""):
        """"S-400 મિસાઇલ", "F-16 વિમાન": letters and numbers."""
        code = self.draw.choice("SFMABTKR") + self.draw.choice(["", "u", "iG"])
        return ["%s_Nc#1" % code, "-", "%d_Uf" % self.draw.randint(5, 500)], self.one(["મિસાઇલ", "સિસ્ટમ", "વિમાન", "ટેન્ક", "ડ્રોન", "હેલિકોપ્ટર"])

    def frame(self, skip=""):
        """"X ના નેતૃત્વમાં", "Y ના ભાગ રૂપે", "બેઠકની બાજુમાં"."""
        roll = self.draw.random()
        if roll < 0.3:
            words = self.person("g", "")[0]
            last, _, code = words[-1].partition("_")
            return words[:-1] + ["%s+ના_%s" % (last, code), "નેતૃત્વમાં_Nl" + skip]
        if roll < 0.5:
            return [self.one(["અભિયાન", "કાર્યક્રમ", "કરાર", "યોજના", "કરારો", "નીતિ"]) + "+ના_Ng", self.one(["ભાગ", "અંગ"]) + "_Nc", "રૂપે_Nl" + skip]
        if roll < 0.7:
            return self.place_genitive() + [self.one(["અહેવાલ", "કરાર", "નિવેદન", "સંબંધો", "સર્વે"]) + "+ના_Ng", "આધારે_Nl" + skip]
        if roll < 0.85:
            return [self.one(["બેઠક", "સમિટ", "પરિષદ", "રેલી"]) + "+ની_Ng", "બાજુમાં_Nl" + skip]
        return [self.one(["X", "ફેસબુક", "ટ્વિટર", "એક્સ"]) + "_PG", "પરની", "એક_Dd", "પોસ્ટમાં_Nl" + skip]

    def between(self, skip=""):
        """"A અને B વચ્ચે થયેલી બેઠક પછી"."""
        held = self.one([["થયેલી_Vq", "બેઠક"], ["યોજાયેલી_Vq", "મંત્રણા"], ["થયેલી_Vq", "સમજૂતી"], ["થયેલા_Vq", "કરાર"], ["વચ્ચેની", "મુલાકાત"], ["વચ્ચેના", "વિવાદ"]])
        a, b = (self.draw.sample(augment.PLACES, 2))
        if held[0].startswith("વચ્ચેન"):
            return ["%s_PG^#2:l" % a, "અને", "%s_Pj@2:l" % b, held[0], held[1] + "_Nl" + skip, self.one(["પછી", "બાદ", "અંગે", "પર"])]
        return ["%s_Pl#2:l" % a, "અને", "%s_Pj@2:l" % b, "વચ્ચે", held[0], held[1] + "_Nl" + skip, self.one(["પછી", "બાદ", "મુજબ", "હેઠળ"])]

    def converb_clause(self, skip=""):
        """"આરોપ નકારતાં", "પત્ર લખીને"."""
        verb = self.one([v for v in TRANSITIVE if "_" not in v])
        form = self.one([verb + "તાં", self.converb(verb) + "ને"])
        code = skip if skip else ""
        return self.object_phrase("o")[0] + ["%s_Vx%s=%s" % (form, code, self.lemma(verb))]

    def relative(self, subject_label):
        """", જ્યાં ...", ", જેમાં ...": hangs on the clause before."""
        kind = self.one(["જ્યાં_Bb@1", "જેમાં_Rl@1", "જેમાં_Rl@1"])
        inner = self.one([self.light, self.happening, self.passive])("Q@5")
        return [",", kind.replace("@1", "@3")] + inner

    def time(self, skip=""):
        roll = self.draw.random()
        if roll < 0.35:
            return ["%sે_Nl%s" % (self.one(augment.DAYS), skip)]
        if roll < 0.55:
            return ["%d_Um" % self.draw.randint(1, 31), self.one(augment.MONTHS) + "+ના_Ng", "રોજ_Nl" + skip]
        if roll < 0.7:
            return ["%d_Um" % self.draw.randint(1, 31), self.case(self.one([m for m in augment.MONTHS if m != "મે"]), "E") + "_Nl" + skip]
        if roll < 0.85:
            return [self.one(["આજે", "ગઈકાલે", "આવતીકાલે", "અગાઉ", "તાજેતરમાં", "હવે"]) + "_Bb" + skip]
        return [self.one(["ગયા", "આવતા"]) + "_Aa", self.one(["વર્ષે", "અઠવાડિયે", "મહિને", "સપ્તાહે"]) + "_Nl" + skip]

    def where(self, skip=""):
        roll = self.draw.random()
        if roll < 0.7:
            return ["%sમાં_Pl%s:l" % (self.one(augment.PLACES), skip)]
        if roll < 0.85:
            return ["%sથી_Pl%s:l" % (self.one(augment.PLACES), skip)]
        return self.place_genitive() + [self.one(["રાજધાની", "સરહદ", "ઉત્તર", "દક્ષિણ", "બંદર", "શહેર"]) + "માં_Nl" + skip]

    def topic(self, skip=""):
        words = [self.one(ABSTRACT) + ("_Nl%s#8" % skip)]
        if self.maybe(0.3):
            words += ["અને", self.one([w for w in ABSTRACT if not words[0].startswith(w)]) + "_Nj@8"]
        elif self.maybe(0.3):
            words = [self.one(ABSTRACT) + "+ના_Ng", "મુદ્દા_Nl" + skip]
        elif self.maybe(0.3):
            words = [self.adjective("o")] + words
        return words + [self.one(POSTPOSITIONS[1:7])]

    def company(self, skip=""):
        return self.actor("l", "", skip)[0] + [self.one(["સાથે", "સાથે", "સામે", "માટે", "વિરુદ્ધ", "પાસે"])]

    def at_occasion(self, skip=""):
        words, occasion = [], self.one(OCCASIONS)
        if self.maybe(0.45):
            held = self.one(["યોજાયેલ", "થયેલ", "મળેલ"]) + ("ી" if occasion in FEMININE else "ા")
            words += ["%sમાં_Pl:l" % self.one(augment.PLACES), held + "_Vq"]
        elif self.maybe(0.2):
            words += ["%sમાં_Pl@7:l" % self.one(augment.PLACES), "આયોજિત_Aa#7"]
        return words + ([occasion + "_Nl" + skip, "દરમિયાન"] if self.maybe(0.6) else [occasion + "માં_Nl" + skip])

    def adjuncts(self, most, skip=""):
        kinds = [self.time, self.time, self.where, self.where, self.topic, self.topic, self.company, self.company, self.at_occasion, self.at_occasion,
                 self.frame, self.between, self.converb_clause]
        self.draw.shuffle(kinds)
        words = []
        for kind in kinds[:self.draw.randint(0, most)]:
            words += kind(skip)
        if self.maybe(0.15):
            words += self.pair("l", skip)
        return words

    def split_verb(self, verb):
        """"જાહેર_કર" -> the light-verb adjective or adverb, and the verb."""
        if "_" not in verb:
            return [], verb
        first, verb = verb.split("_")
        code = "Bb" if first in ("પરત",) else "Vx" if first == "ફાટી" else "Av"
        return [first + "_" + code], verb

    @staticmethod
    def label(r, mark):
        """Names the verb of the clause, so that its adjuncts do not stop at an embedded one."""
        return mark + {"r": "5", "k": "4"}.get(r[0], "3")

    # --- clauses: `r` is the relation of the verb --------------------------------
    def tail(self, agreement):
        roll = self.draw.random()
        return [ENDINGS[agreement][1]] if roll < 0.35 else ["છે"] if roll < 0.7 else []

    def verb(self, stem, agreement, r, past=True):
        code = "_V%s%s=%s" % (r, self.label(r, "#"), self.lemma(stem))
        if past:
            return [self.perfect(stem, agreement) + code] + self.tail(agreement)
        roll = self.draw.random()
        if roll < 0.6:
            return [self.future(stem) + code]
        if roll < 0.8:
            return [self.converb(stem) + code, "રહ" + {"f": "ી", "mp": "્યા", "ms": "્યો", "n": "્યું", "np": "્યાં"}[agreement] + "_X=રહેવું", "છે"]
        return [self.future(stem) + code, "નહીં"]

    def object_phrase(self, rel):
        noun, tag = self.one(OBJECTS).split()
        if self.maybe(0.08):
            words, noun = self.thing()
            return words + ["%s_N%s" % (noun, rel)], "f" if noun in ("મિસાઇલ", "સિસ્ટમ", "ટેન્ક") else "n"
        words = []
        if self.maybe(0.08):
            a, b = self.draw.sample(augment.PLACES, 2)
            words += [a + "_Pc#1:l", "-", b + "_Pj@1:l"]
        if self.maybe(0.3):
            words.append("%s+%s_Ng" % (self.one(ABSTRACT), {"m": "નો", "f": "ની", "n": "નું"}[tag]))
        if self.maybe(0.4):
            words.append(self.adjective(tag))
        return words + ["%s_N%s" % (noun, rel)], {"m": "ms"}.get(tag, tag)

    def light(self, r):
        """"X એ Y ની ચર્ચા કરી"."""
        noun, tag, verb = self.one(LIGHT).split()
        past = self.maybe(0.7)
        at = self.label(r, "@")
        subject, number = self.actor("s", "E" if past else "", at)
        agreement = {"m": "ms"}.get(tag, tag) if past else number
        words = subject + self.adjuncts(3, at)
        if self.maybe(0.5):
            ending = {"m": "નો", "f": "ની", "n": "નું"}[tag]
            if self.maybe(0.5):
                words.append("%s+%s_Ng" % (self.one(ABSTRACT), ending))
            else:
                inner, (lead, mine) = self.object_phrase("o")[0], self.split_verb(self.one(TRANSITIVE))
                words += inner + lead + [self.infinitive(mine) + "+" + ending + "_Vq=" + self.lemma(mine)]
        return words + [noun + "_Nv"] + self.verb(verb, agreement, r, past)

    def transitive(self, r):
        past = self.maybe(0.7)
        lead, verb = self.split_verb(self.one(TRANSITIVE))
        obj, agreement = self.object_phrase("o")
        at = self.label(r, "@")
        subject, number = self.actor("s", "E" if past else "", at)
        words = subject + self.adjuncts(2, at)
        if self.maybe(0.3):
            words += self.actor("i", "ને")[0]
        return words + obj + lead + self.verb(verb, agreement if past else number, r, past)

    def with_person(self, r):
        past = self.maybe(0.6)
        lead, verb = self.split_verb(self.one(PERSON_VERBS))
        at = self.label(r, "@")
        subject, number = self.actor("s", "E" if past and verb != "મળ" else "", at)
        target, other = self.one([self.person, self.group])("o", "ને")
        agreement = number if not past or verb == "મળ" else other
        return subject + self.adjuncts(2, at) + target + lead + self.verb(verb, agreement, r, past)

    def motion(self, r):
        lead, verb = self.split_verb(self.one(MOTION))
        subject, number = self.one([self.person, self.person, self.group])("s", "")
        goal = self.one([["%s_Pl:l" % self.one(augment.PLACES)], self.place_genitive("ની") + ["મુલાકાતે_Nl"], self.place_genitive() + ["પ્રવાસે_Nl"]])
        return subject + self.adjuncts(1, self.label(r, "@")) + goal + lead + self.verb(verb, number, r, self.maybe(0.6))

    def happening(self, r):
        noun, tag, verb = self.one(HAPPEN).split()
        lead, verb = self.split_verb(verb)
        words = self.adjuncts(2, self.label(r, "@"))
        if self.maybe(0.4):
            words.append("%s+%s_Ng" % (self.plural(self.one(GROUPS)), {"m": "નો", "f": "ની", "n": "નું"}[tag]))
        if self.maybe(0.3):
            words.append(self.adjective(tag))
        agreement = {"m": "ms"}.get(tag, tag)
        return words + [noun + "_Ns"] + lead + self.verb(verb, agreement, r, self.maybe(0.6))

    def passive(self, r):
        obj, agreement = self.object_phrase("S")
        lead, verb = self.split_verb(self.one(TRANSITIVE))
        words = self.adjuncts(2, self.label(r, "@"))
        if self.maybe(0.35):
            words += self.actor("u", "")[0] + ["દ્વારા"]
        came = {"f": "આવી", "ms": "આવ્યો", "n": "આવ્યું"}[agreement]
        done = [self.infinitive(verb) + "માં_V%s%s=%s" % (r, self.label(r, "#"), self.lemma(verb))]
        done += [came + "_X=આવવું"] + self.tail(agreement) if self.maybe(0.7) else ["આવશે_X=આવવું"]
        return words + obj + lead + done

    def clause(self, r):
        kinds = [self.light, self.light, self.transitive, self.transitive, self.with_person, self.motion, self.happening, self.passive]
        return self.one(kinds)(r)

    def saying(self):
        subject, _ = self.one([self.person, self.person, self.body])("s", "E")
        words = subject + (self.adjuncts(1, "@5") if self.maybe(0.5) else [])
        verb = self.one(SPEECH)
        words += [SPOKEN[verb] + "_Vr#5=" + self.lemma(verb)] + self.one([["હતું"], ["છે"], []]) + ["કે"]
        return words + ([","] if self.maybe(0.2) else []) + self.clause("k")

    def quoting(self):
        subject, _ = self.person("s", "E")
        inner = self.clause("k")
        if self.maybe(0.5):
            return subject + ["કહ્યું_Vr=કહેવું", ","] + ["“"] + inner + [".", "”"], True
        return ["“"] + inner + [",", "”", "એમ_Bb"] + subject + ["જણાવ્યું_Vr=જણાવવું"] + self.one([["હતું"], []]), False

    def with_relative(self):
        return self.clause("r") + self.relative("5")

    def joined(self):
        first, second = self.clause("r"), self.clause("j@5")
        return first + self.one([["અને_C@3"], [",", "પરંતુ_C@3"], [",", "જ્યારે_C@3"]]) + second

    def sentence(self):
        roll = self.draw.random()
        if roll < 0.5:
            return self.clause("r") + ["."]
        if roll < 0.6:
            return self.with_relative() + ["."]
        if roll < 0.8:
            return self.saying() + ["."]
        if roll < 0.9:
            words, closed = self.quoting()
            return words if closed else words + ["."]
        return self.joined() + ["."]


def main():
    count, out = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    grammar = Grammar(7)
    done, left = [], 0
    while len(done) < count and left < 20 * count:
        words = grammar.sentence()
        if len(words) > 34:
            left += 1
            continue
        try:
            text = notation.conllu(" ".join(words), "gu-grammar-%d" % (len(done) + 1))
        except (ValueError, StopIteration, TypeError, IndexError):
            left += 1
            continue
        rows = [r.split("\t") for r in text.splitlines() if r[:1].isdigit() and "-" not in r.split("\t")[0]]
        if not compile.projective(rows):
            left += 1
            continue
        done.append(text)
    out.write_text("\n".join(done) + "\n", encoding="utf8")
    print(out.name, len(done), "sentences,", left, "thrown away")


if __name__ == "__main__":
    sys.exit(main())
