# SPDX-License-Identifier: Apache-2.0
"""Hindi and Marathi sentences as if they were written in Gujarati, for training only.

Letters: Devanagari and Gujarati run in parallel in Unicode. Words: case markers are joined to the noun as
Gujarati writes them (the genitive stays a word of its own, written solid), and the commonest function
words are exchanged for their Gujarati counterparts (written from knowledge of the languages).
"""
import corpus

LETTER_OFFSET = 0x0A80 - 0x0900
MISSING = {0x0901: "ં", 0x0904: "અ", 0x090E: "એ", 0x0912: "ઓ", 0x0929: "ન", 0x0931: "ર", 0x0934: "ળ", 0x093C: "",
           0x0946: "ે", 0x094A: "ો", 0x0964: ".", 0x0965: ".", 0x0970: ".", 0x0972: "ઍ"}
NUKTA_LETTERS = dict(zip(range(0x0958, 0x0960), "કખગજડઢફય"))

# Hindi -> Gujarati, words that carry the sentence. "=x" joins x to the word before.
HINDI = dict(line.split() for line in """
ने =એ
को =ને
में =માં
से =થી
है છે
हैं છે
था હતો
थी હતી
थे હતા
थीं હતી
हूँ છું
और અને
तथा તથા
या અથવા
लेकिन પરંતુ
परंतु પરંતુ
पर પર
तक સુધી
साथ સાથે
लिए માટે
बाद બાદ
पहले પહેલાં
बीच વચ્ચે
दौरान દરમિયાન
द्वारा દ્વારા
बारे વિશે
खिलाफ સામે
अनुसार અનુસાર
कारण કારણે
पास પાસે
ओर તરફ
नीचे નીચે
ऊपर ઉપર
कि કે
यह આ
ये આ
इस આ
इन આ
वह તે
वे તેઓ
उस તે
उन તે
उसने તેણે
उन्होंने તેમણે
उन्हें તેમને
उसे તેને
उनके તેમના
उनकी તેમની
उनका તેમનો
उसके તેના
उसकी તેની
उसका તેનો
इसके આના
इसकी આની
अपने પોતાના
अपनी પોતાની
अपना પોતાનો
जो જે
जिसे જેને
जिसने જેણે
जिस જે
जब જ્યારે
तब ત્યારે
जहाँ જ્યાં
जहां જ્યાં
वहाँ ત્યાં
वहां ત્યાં
यहाँ અહીં
यहां અહીં
क्या શું
कैसे કેવી
क्यों કેમ
कौन કોણ
नहीं નથી
न ન
ही જ
भी પણ
तो તો
एक એક
दो બે
तीन ત્રણ
चार ચાર
पाँच પાંચ
पांच પાંચ
सभी બધા
कुछ કેટલાક
कई ઘણા
बहुत ખૂબ
अधिक વધુ
ज्यादा વધુ
अन्य અન્ય
दूसरे બીજા
पहली પ્રથમ
नए નવા
नई નવી
नया નવો
बड़े મોટા
बड़ी મોટી
बड़ा મોટો
किया કર્યું
की કરી
करना કરવું
करने કરવા
कर કરી
करके કરીને
करते કરતા
करता કરતો
करती કરતી
करेंगे કરશે
करेगा કરશે
करेगी કરશે
कहा કહ્યું
कहना કહેવું
बताया જણાવ્યું
दिया આપ્યું
दी આપી
दिए આપ્યા
देना આપવું
देने આપવા
लिया લીધું
ली લીધી
लेने લેવા
गया ગયો
गई ગઈ
गए ગયા
जाता જાય
जाती જાય
जाना જવું
जाने જવા
हुआ થયું
हुई થઈ
हुए થયા
होता થાય
होती થાય
होते થાય
होना થવું
होने થવા
होगा થશે
होगी થશે
होंगे થશે
हो થઈ
रहा રહ્યો
रही રહી
रहे રહ્યા
सकता શકે
सकती શકે
सकते શકે
चाहिए જોઈએ
मिला મળ્યું
मिले મળ્યા
मिली મળી
आया આવ્યો
आए આવ્યા
आई આવી
वर्ष વર્ષ
साल વર્ષ
दिन દિવસ
लोग લોકો
लोगों લોકો
""".split("\n") if line.strip())
GENITIVE = {"का": "નો", "की": "ની", "के": "ના", "चा": "નો", "ची": "ની", "चे": "નું", "च्या": "ના"}
MARATHI = dict(line.split() for line in """
आणि અને
व અને
आहे છે
आहेत છે
होता હતો
होती હતી
होते હતા
नाही નથી
की કે
हा આ
ही આ
हे આ
तो તે
ती તે
ते તે
त्याने તેણે
तिने તેણે
त्याला તેને
तिला તેને
एक એક
दोन બે
पण પણ
केला કર્યો
केली કરી
केले કર્યું
गेला ગયો
गेली ગઈ
गेले ગયા
झाला થયો
झाली થઈ
झाले થયું
""".split("\n") if line.strip())


def letters(form: str) -> str:
    out = ""
    for c in form:
        point = ord(c)
        if point in MISSING:
            out += MISSING[point]
        elif point in NUKTA_LETTERS:
            out += NUKTA_LETTERS[point]
        elif 0x0900 <= point <= 0x097F:
            out += chr(point + LETTER_OFFSET)
        else:
            out += c
    return out


def gujarati_form(form: str, words: dict) -> str:
    return words.get(form, letters(form))


def convert(s: corpus.Sentence, words: dict, join_all_adpositions: bool) -> corpus.Sentence:
    """A new sentence; `join_all_adpositions`: the solid case suffixes of Marathi, but not its genitive."""
    keep, forms, joins = [], [], []
    for i, form in enumerate(s.forms):
        genitive = s.upos[i] in ("ADP", "PART") and form in GENITIVE and s.heads[i] != 0
        solid = s.joins[i] == 3 and s.upos[i] == "ADP" if join_all_adpositions else s.upos[i] == "ADP" and words.get(form, "").startswith("=")
        if keep and solid and not genitive and s.upos[i - 1] in ("NOUN", "PROPN", "PRON", "VERB", "NUM", "ADJ", "DET"):
            forms[-1] += words[form][1:] if words.get(form, "").startswith("=") else letters(form)
            continue
        # "के लिए" is "માટે": the genitive in front of a postposition goes, and the postposition is the case.
        if genitive and form == "के" and i + 1 < len(s.forms) and s.upos[i + 1] == "ADP" and s.heads[i + 1] == i + 1 and s.heads[i]:
            s.heads[i + 1], s.relations[i + 1] = s.heads[i], "case"
            continue
        keep.append(i)
        forms.append(GENITIVE[form] if genitive else gujarati_form(form, words).lstrip("="))
        joins.append(3 if genitive and s.upos[i - 1] not in ("PUNCT",) else 1 if s.joins[i] == 3 else s.joins[i])
    number = {old + 1: new + 1 for new, old in enumerate(keep)}
    heads = [climb(s.heads, s.heads[i], number) for i in keep]
    pick = lambda values: values and [values[i] for i in keep]
    return corpus.Sentence(forms=forms, joins=joins, upos=pick(s.upos), feats=None, lemmas=None, heads=heads,
                           relations=[s.relations[i] for i in keep], names=pick(s.names), sent_id=s.sent_id)


def climb(heads, head, number):
    """The nearest word above that was kept."""
    while head and head not in number:
        head = heads[head - 1]
    return number.get(head, 0)


def convert_names(s: corpus.Sentence) -> corpus.Sentence:
    """Names without trees: the tags of what is joined go with the noun."""
    forms, joins, names = [], [], []
    for form, tag in zip(s.forms, s.names):
        if forms and HINDI.get(form, "").startswith("="):
            forms[-1] += HINDI[form][1:]
        elif forms and form in ("का", "की", "के"):
            forms.append(GENITIVE[form])
            joins.append(3)
            names.append(tag)
        else:
            forms.append(gujarati_form(form, HINDI))
            joins.append(0)
            names.append(tag)
    return corpus.Sentence(forms=forms, joins=joins, names=corpus.well_formed(names))


def apply(kind: str, sentences: list) -> list:
    if kind == "hindi":
        return [convert(s, HINDI, False) for s in sentences]
    if kind == "marathi":
        return [convert(s, MARATHI, True) for s in sentences]
    if kind == "hindi-names":
        return [convert_names(s) for s in sentences]
    raise ValueError(f"unknown conversion {kind}")
