#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns trees of Hindi and Marathi into rough Gujarati ones, for training only.

Devanagari and Gujarati run in parallel in Unicode, the word order is the same, and case markers, postpositions, auxiliaries
and the commonest words are few: we write the letters over, join ને/એ/માં/થી to their noun, put the genitive solid behind
it as a word of its own, build Gujarati verb forms from the Hindi ones and replace what hindi.tsv lists.

    python3 training/gu-data/project.py DATA OUT     # DATA: folder with syntax/ and names/; OUT: where the results go

The results are adaptations of the treebanks (CC BY-SA): they stay out of the repository.
"""
import pathlib
import re
import sys

FOLDER = pathlib.Path(__file__).parent


def read_table():
    table = {}
    for line in (FOLDER / "hindi.tsv").read_text(encoding="utf8").splitlines():
        if line.startswith("#") or line.startswith("kind"):
            continue
        kind, source, target = line.split("\t")
        table.setdefault(kind, {})[source] = target.replace("_", "\u00a0") if kind == "verb" else target
    return table


TABLE = read_table()


def letters(text):
    """Devanagari written in Gujarati letters."""
    out = []
    for c in text:
        code = ord(c)
        if c == "।":
            out.append(".")
        elif c in "़\u200d\u200c":
            continue
        elif c == "ँ":
            out.append("ં")
        elif 0x0958 <= code <= 0x095F:
            out.append("કખગજડઢફય"[code - 0x0958])
        elif 0x0966 <= code <= 0x096F:
            out.append(str(code - 0x0966))
        elif c in "ऱऴऩऎऒॆॊ":
            out.append({"ऱ": "ર", "ऴ": "ળ", "ऩ": "ન", "ऎ": "એ", "ऒ": "ઓ", "ॆ": "ે", "ॊ": "ો"}[c])
        elif 0x0900 <= code <= 0x097F:
            out.append(chr(code - 0x0900 + 0x0A80))
        else:
            out.append(c)
    return "".join(out)


NUKTA = {"ज़": "ज", "फ़": "फ", "क़": "क", "ख़": "ख", "ग़": "ग", "ड़": "ड़", "ढ़": "ढ़"}


def plain(text):
    """Nukta letters in one form, as hindi.tsv has them."""
    text = text.replace("ड़", "ड़").replace("ढ़", "ढ़")
    for source, target in NUKTA.items():
        if source not in ("ड़", "ढ़"):
            text = text.replace(source, target)
    return text


VARIANTS = {}
for _kind in ("verb", "word", "post", "pron", "func", "marathi"):
    for _source, _target in list(TABLE.get(_kind, {}).items()):
        TABLE[_kind][plain(_source)] = _target


class Node:
    def __init__(self, cells):
        self.form, self.lemma, self.upos, self.xpos = cells[1], cells[2], cells[3], cells[4]
        self.feats = {} if cells[5] == "_" else dict(f.split("=", 1) for f in cells[5].split("|"))
        self.head, self.rel, self.misc = int(cells[6]), cells[7], cells[9]
        self.id = int(cells[0])
        self.gu = None          # Gujarati form
        self.gu_lemma = None
        self.space = "SpaceAfter=No" not in cells[9]
        self.glued = False      # solid behind the word before
        self.gone = False


def read_conllu(path):
    rows = []
    for line in path.read_text(encoding="utf8").splitlines():
        if not line:
            if rows:
                yield rows
            rows = []
        elif not line.startswith("#"):
            rows.append(line.split("\t"))
    if rows:
        yield rows


INFINITIVE = {"ना": "વું", "ने": "વા", "नी": "વી"}


def verb_stem(lemma):
    stem = plain(re.sub("ना$", "", lemma))
    known = TABLE["verb"].get(stem)
    return known if known else letters(stem)


def vowel_final(stem):
    return stem[-1] in "ાિીુૂેૈોૌઆઈઊએઓ"


def perfective(stem, agreement):
    special = {"કર": "કર્ય", "આપ": "આપ્ય", "કહે": "કહ્ય", "લે": "લીધ", "થ": "થય", "જા": "ગય", "રહે": "રહ્ય", "આવ": "આવ્ય", "જો": "જોય", "બેસ": "બેઠ"}
    base = special.get(stem)
    if not base:
        base = stem + "ય" if vowel_final(stem) else stem + "્ય"
    if agreement == "ી":
        base = re.sub("(્?ય)$", "", base)
        return (base or stem) + ("ી" if not vowel_final(base) and base not in ("થ", "ગ") else "ઈ")
    return base + agreement


def agreement_of(node):
    form = plain(node.form)
    if form.endswith(("ी", "ीं", "ई", "ईं")):
        return "ી"
    if form.endswith(("े", "ए")) or node.feats.get("Number") == "Plur":
        return "ા"
    return "ો" if node.feats.get("Gender") == "Masc" and node.id % 2 else "ું"


def verb_form(node, present_follows):
    """The Gujarati form of a Hindi verb form, by its ending."""
    form, stem = plain(node.form), verb_stem(node.lemma)
    for ending, mine in INFINITIVE.items():
        if form.endswith(ending) and len(form) > len(ending):
            return stem + mine, {"VerbForm": "Inf"}
    if re.search("(कर|के)$", form) and plain(node.lemma) not in (form + "ना",) and len(form) > 3:
        return stem + ("ીને" if not vowel_final(stem) else "ઈને"), {"VerbForm": "Conv"}
    if re.search("(ेगा|ेगी|ेंगे|ेंगी|एगा|एगी|एंगे|गा|गी|गे)$", form):
        return (stem if stem.endswith("ે") else stem) + "શે", {"Mood": "Ind", "Person": "3", "Tense": "Fut", "VerbForm": "Fin"}
    match = re.search("त(ा|ी|े|ीं)$", form)
    if match and plain(node.lemma) != form + "ना":
        if present_follows:
            return stem + ("ે" if not vowel_final(stem) else ("" if stem.endswith("ે") else "ય")), \
                {"Mood": "Ind", "Number": "Sing", "Person": "3", "VerbForm": "Fin"}
        agreement = {"ा": "ો", "ी": "ી", "ीं": "ી", "े": "ા"}[match.group(1)]
        return stem + "ત" + agreement, {"Aspect": "Imp", "VerbForm": "Part"}
    if form + "ना" == plain(node.lemma):
        return stem + ("ી" if not vowel_final(stem) else "ઈ"), {"VerbForm": "Conv"}
    if re.search("(ें|एं|ऐं)$", form):
        return stem + ("ે" if not vowel_final(stem) else "ય"), {"Mood": "Sub", "Person": "3", "VerbForm": "Fin"}
    agreement = agreement_of(node)
    return perfective(stem, agreement), {"Aspect": "Perf", "VerbForm": "Part"}


def noun_form(node):
    form, lemma = plain(node.form), plain(node.lemma)
    base = TABLE["word"].get(lemma)
    mine = base or letters(lemma)
    masculine_a = lemma.endswith("ा") and node.feats.get("Gender") == "Masc" and not base
    if masculine_a and node.upos == "NOUN":
        mine = mine[:-1] + "ો"
    lemma_form = mine
    plural = re.search("(ों|ें|ियां|ियाँ|ियों|ओं|यां|एं|एँ)$", form) and form != lemma
    if plural or (form != lemma and form.endswith("े") and node.feats.get("Number") == "Plur"):
        if mine.endswith("ો"):
            mine = mine[:-1] + "ાઓ"
        elif mine.endswith("ું"):
            mine = mine[:-2] + "ાં"
        elif vowel_final(mine):
            mine += "ઓ"
        else:
            mine += "ો"
    elif form != lemma and form.endswith("े") and mine.endswith(("ો", "ું")):
        mine = re.sub("(ો|ું)$", "ા", mine)
    elif form != lemma and not base and not masculine_a:
        mine = letters(form)
    return mine, lemma_form


def adjective_form(node):
    form, lemma = plain(node.form), plain(node.lemma)
    base = TABLE["word"].get(lemma) or TABLE["word"].get(form)
    mine = base or letters(lemma)
    variable = base.endswith("ું") if base else lemma.endswith("ा") and len(lemma) > 2
    if not variable:
        return mine if base else letters(form), mine
    stem = mine[:-2] if mine.endswith("ું") else mine[:-1]
    if form.endswith("ी"):
        return stem + "ી", stem + "ું"
    if form.endswith("े"):
        return stem + "ા", stem + "ું"
    return stem + ("ો" if node.feats.get("Gender") == "Masc" else "ું"), stem + "ું"


def relexicalise(node, following):
    form = plain(node.form)
    if node.upos in ("VERB", "AUX"):
        direct = TABLE["func"].get(form) if node.upos == "AUX" or node.lemma in ("हैना", "थाना") else None
        if direct:
            node.gu, node.gu_lemma = direct, {"છે": "છે", "હતો": "છે", "હતા": "છે", "હતી": "છે"}.get(direct, direct)
            return
        present = following is not None and following.form in ("है", "हैं")
        node.gu, feats = verb_form(node, present)
        node.gu_lemma = verb_stem(node.lemma) + "વું"
        keep = {k: v for k, v in node.feats.items() if k in ("Gender", "Number", "Polarity")}
        node.feats = {**keep, **feats}
        return
    if node.upos in ("PRON", "DET") and form in TABLE["pron"]:
        node.gu = TABLE["pron"][form].replace("_", " ")
        node.gu_lemma = TABLE["pron"].get(plain(node.lemma), node.gu).split("+")[0]
    elif form in TABLE["func"] and node.upos in ("CCONJ", "SCONJ", "PART"):
        node.gu = node.gu_lemma = TABLE["func"][form]
    elif node.upos == "ADJ":
        node.gu, node.gu_lemma = adjective_form(node)
    elif node.upos in ("NOUN", "PROPN"):
        node.gu, node.gu_lemma = noun_form(node)
    else:
        base = TABLE["word"].get(plain(node.lemma)) or TABLE["word"].get(form)
        node.gu = base or letters(node.form)
        node.gu_lemma = base or letters(node.lemma)
    node.gu = node.gu.replace(" ", "\u00a0")


JOINED = {"में": ("માં", "Loc"), "मे": ("માં", "Loc"), "से": ("થી", "Ins"), "को": ("ને", "Dat")}
GENITIVE = {"का": "નો", "की": "ની", "के": "ના"}


def ergative(form):
    if vowel_final(form):
        return form + "એ" if not form.endswith("ે") else form
    return form + "ે"


def fix_vector_verbs(nodes):
    """"खोल लेते": the first verb is the head, the vector an auxiliary."""
    vectors = {"लेना", "देना", "जाना", "डालना", "बैठना", "उठना", "पड़ना", "पड़ना", "रखना", "चुकना", "सकना", "पाना"}
    for first, second in zip(nodes, nodes[1:]):
        if first.upos == "VERB" and second.upos == "VERB" and first.head == second.id and first.rel in ("xcomp", "compound", "acl") \
                and plain(first.form) + "ना" == plain(first.lemma) and second.lemma in vectors:
            first.head, first.rel = second.head, second.rel
            for node in nodes:
                if node.head == second.id and node is not first:
                    node.head = first.id
            second.head, second.rel, second.upos = first.id, "aux", "AUX"


def chain_at(nodes, i):
    """The adpositions in a row from `i` on that belong together."""
    chain = [nodes[i]]
    for node in nodes[i + 1:]:
        linked = node.rel in ("fixed", "case") and node.upos in ("ADP", "NOUN", "ADV") and \
            (node.head in [n.id for n in chain] or (node.rel == "case" and node.head == nodes[i].head))
        if not linked or node.upos == "PUNCT":
            break
        chain.append(node)
    return chain


def place_adpositions(nodes, by_id):
    i = 0
    while i < len(nodes):
        node = nodes[i]
        if node.upos != "ADP" or node.rel not in ("case", "mark") or node.gone:
            i += 1
            continue
        chain = chain_at(nodes, i)
        words = [plain(n.form) for n in chain]
        before = next((n for n in reversed(nodes[:i]) if not n.gone), None)
        place_chain(node, chain, words, before, by_id)
        i += len(chain)


def place_chain(node, chain, words, before, by_id):
    joinable = before is not None and before.upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "VERB", "X", "SYM", "ADV") and before.gu
    rest = words[1:] if words[0] in GENITIVE and len(words) > 1 else words
    target = TABLE["post"].get(" ".join(rest)) or (TABLE["post"].get(rest[0]) if rest else None)
    if len(words) == 1 and words[0] in JOINED and joinable:
        suffix, case = JOINED[words[0]]
        before.gu = before.gu + suffix
        mark_case(before, by_id, case)
        node.gone = True
    elif len(words) == 1 and words[0] == "ने" and joinable:
        if before.upos != "PRON":
            before.gu = ergative(before.gu)
        mark_case(before, by_id, "Erg")
        node.gone = True
    elif len(words) == 1 and words[0] in GENITIVE:
        node.gu, node.gu_lemma, node.glued = GENITIVE[words[0]], "નું", bool(joinable)
    elif target:
        node.gu = node.gu_lemma = target
    else:
        node.gu = node.gu_lemma = letters(" ".join(rest)).replace(" ", "\u00a0")
    for other in chain[1:]:
        other.gone = True
        other.head = node.id
    node.rel = "case" if node.rel == "case" else node.rel


def mark_case(before, by_id, case):
    for node in (before, by_id.get(before.head) if before.rel.startswith(("flat", "compound")) else None):
        if node is not None:
            node.feats = {**node.feats, "Case": case}


def passive(nodes):
    """"किया गया" -> કરવામાં આવ્યું."""
    for first, second in zip(nodes, nodes[1:]):
        if second.rel == "aux:pass" and second.head == first.id and first.upos == "VERB" and plain(second.form).startswith(("ग", "जा")):
            first.gu = verb_stem(first.lemma) + "વામાં"
            first.feats = {"Case": "Loc", "VerbForm": "Inf"}
            form = plain(second.form)
            agreement = "ી" if form.endswith(("ी", "ई")) else "ા" if form.endswith(("े", "ए")) else "ું"
            second.gu = {"ી": "આવી", "ા": "આવ્યા", "ું": "આવ્યું"}[agreement]
            if form.startswith("जाए") and form.endswith(("गा", "गी", "गे")):
                second.gu = "આવશે"
            elif form.startswith("जात"):
                second.gu = "આવે"
            second.gu_lemma = "આવવું"


RELATION = {"nmod:poss": "nmod", "flat:name": "flat", "obl:tmod": "obl", "aux:pass": "aux"}


def hindi_sentence(rows, sent_id):
    nodes = [Node(cells) for cells in rows if cells[0].isdigit()]
    by_id = {node.id: node for node in nodes}
    fix_vector_verbs(nodes)
    for i, node in enumerate(nodes):
        relexicalise(node, nodes[i + 1] if i + 1 < len(nodes) else None)
        node.rel = RELATION.get(node.rel, node.rel)
        if node.form == "नहीं":
            node.upos, node.rel, node.feats = "AUX", "aux", {"Polarity": "Neg"}
    for node in nodes:  # "aux:pass" was renamed above; passives are told by the auxiliary's lemma
        if node.upos == "AUX" and node.rel == "aux" and plain(node.form) in ("गया", "गयी", "गई", "गए", "गये", "जाता", "जाती", "जाते", "जाएगा", "जाएगी"):
            node.rel = "aux:pass"
    passive(nodes)
    for node in nodes:
        node.rel = RELATION.get(node.rel, node.rel)
    place_adpositions(nodes, by_id)
    return write(nodes, by_id, sent_id)


def live_head(node, by_id):
    head = by_id.get(node.head)
    seen = set()
    while head is not None and head.gone and head.id not in seen:
        seen.add(head.id)
        head = by_id.get(head.head)
    return head


def expand(nodes):
    """Pronouns with a solid genitive and forms of two words become two nodes."""
    result = []
    for node in nodes:
        if node.gone:
            continue
        if node.upos in ("PRON", "DET") and "+" in node.gu:
            stem, ending = node.gu.split("+")
            node.gu, node.feats = stem, {**node.feats, "Case": "Acc"}
            result.append(node)
            genitive = Node(["0", "", "", "ADP", "_", "_", "0", "case", "_", "_"])
            genitive.gu, genitive.gu_lemma, genitive.glued, genitive.owner, genitive.space = ending, "નું", True, node, node.space
            result.append(genitive)
        else:
            result.append(node)
    return result


def write(nodes, by_id, sent_id):
    live = expand(nodes)
    index = {id(node): i + 1 for i, node in enumerate(live)}
    body, text = [], ""
    for i, node in enumerate(live):
        following = live[i + 1] if i + 1 < len(live) else None
        owner = getattr(node, "owner", None)
        head = index[id(owner)] if owner is not None else 0
        if owner is None and node.head:
            top = live_head(node, by_id)
            if top is None:
                return None
            head = index[id(top)]
        if head == index[id(node)]:
            return None
        form = node.gu.replace("\u00a0", "")
        solid = following is not None and following.glued
        closes = following is not None and following.upos == "PUNCT" and re.match(r"[.,;:?!)”’]", following.gu)
        space = not solid and (node.space or following is None) and not closes
        if solid:
            tight = "_" if i + 2 < len(live) and not re.match(r"[.,;:?!)”’]", live[i + 2].gu) else "SpaceAfter=No"
            body.append("%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s" % (i + 1, i + 2, form + following.gu, tight))
        feats = "|".join("%s=%s" % item for item in sorted(node.feats.items()) if not item[0].endswith("]")) or "_"
        feats = gujarati_features(node, feats)
        misc = "_" if space or solid or node.glued else "SpaceAfter=No"
        body.append("\t".join([str(i + 1), form, (node.gu_lemma or form).replace("\u00a0", "") or form, node.upos, "_", feats,
                               str(head), node.rel if head else "root", "_", misc]))
        text += form + (" " if space else "")
    if sum(1 for row in body if row.split("\t")[6] == "0") != 1:
        return None
    return "# sent_id = %s\n# text = %s\n%s\n" % (sent_id, text.strip(), "\n".join(body))


def gujarati_features(node, feats):
    if node.upos in ("PUNCT", "CCONJ", "SCONJ") or (node.upos == "ADP" and not node.glued):
        return "_"
    if node.glued:
        return {"નો": "Gender=Masc|Number=Sing", "ની": "Gender=Fem|Number=Sing", "ના": "Gender=Masc|Number=Plur"}.get(node.gu, "Gender=Neut|Number=Sing")
    return feats


# Marathi: the letters, the little words, the genitive; nothing else.
MARATHI_ENDINGS = [("मध्ये", "માં"), ("ांना", "ોને"), ("ांनी", "ોએ"), ("ाला", "ાને"), ("ीला", "ીને"), ("ाने", "ાએ"), ("ीने", "ીએ"), ("ात", "ામાં"), ("ीत", "ીમાં")]
MARATHI_GENITIVE = {"चा": "નો", "ची": "ની", "चे": "ના", "चं": "નું", "च्या": "ના"}


def marathi_sentence(rows, sent_id):
    nodes = [Node(cells) for cells in rows if cells[0].isdigit()]
    ranges = [tuple(map(int, cells[0].split("-"))) for cells in rows if "-" in cells[0]]
    inside = {i for a, b in ranges for i in range(a + 1, b + 1)}
    for node in nodes:
        form = plain(node.form)
        if node.form == "_":
            return None
        node.gu = TABLE["marathi"].get(form) or letters(form)
        node.gu_lemma = TABLE["marathi"].get(plain(node.lemma)) or re.sub("ણે$", "વું", letters(node.lemma))
        if node.upos in ("NOUN", "PROPN") and form not in TABLE["marathi"]:
            for ending, mine in MARATHI_ENDINGS:
                if form.endswith(ending) and len(form) > len(ending) + 1:
                    node.gu = letters(form[:-len(ending)]) + mine
                    break
        if node.upos == "ADP" and form in MARATHI_GENITIVE:
            node.gu, node.gu_lemma, node.glued = MARATHI_GENITIVE[form], "નું", node.id in inside
        node.rel = RELATION.get(node.rel, node.rel)
        node.gu = node.gu.replace("ણે", "વું") if node.upos == "VERB" and node.feats.get("VerbForm") == "Inf" else node.gu
    return write(nodes, {node.id: node for node in nodes}, sent_id)


def convert(source, target, convert_one, prefix):
    done, left = [], 0
    for number, rows in enumerate(read_conllu(source), 1):
        text = convert_one(rows, "%s-%d" % (prefix, number))
        if text is None:
            left += 1
        else:
            done.append(text)
    target.write_text("\n".join(done) + "\n", encoding="utf8")
    print(target.name, len(done), "sentences,", left, "left out")


HINER = {"PERSON": "PER", "LOCATION": "LOC", "ORGANIZATION": "ORG", "NEP": "PER", "NEL": "LOC", "NEO": "ORG"}


def name_sentences(path):
    words = []
    for line in path.read_text(encoding="utf8").splitlines() + [""]:
        cells = line.split()
        if len(cells) < 2:
            if words:
                yield words
            words = []
        else:
            words.append((cells[0], cells[-1]))


def convert_names(source, target):
    """Hindi name spans: letters, joined case markers, little words. Heads and word classes are unknown (`_`)."""
    out = []
    for number, words in enumerate(name_sentences(source), 1):
        if not any("\u0900" <= c <= "\u097f" for form, _ in words for c in form):
            continue
        rows, forms = [], []
        for form, tag in words:
            form = plain(form)
            prefix, _, kind = tag.partition("-")
            kind = HINER.get(kind.upper(), "")
            tag = prefix[:1] + "-" + kind if kind and prefix in ("B", "I") else "O"
            if form in GENITIVE and rows and tag == "O":
                rows.append([GENITIVE[form], "O", True])
            elif form in JOINED and rows and not rows[-1][2] and tag == "O":
                rows[-1][0] += JOINED[form][0]
            elif form == "ने" and rows and tag == "O":
                rows[-1][0] = ergative(rows[-1][0])
            else:
                known = TABLE["pron"].get(form) or TABLE["func"].get(form) or TABLE["word"].get(form) if tag == "O" else TABLE["word"].get(form)
                post = TABLE["post"].get(form) if rows and rows[-1][0] in GENITIVE.values() and tag == "O" else None
                if post:
                    rows.pop()
                if known and "+" in known and tag == "O":
                    stem, ending = known.split("+")
                    rows += [[stem, "O", False], [ending, "O", True]]
                else:
                    rows.append([(post or known or letters(form)).split("_")[0], tag, False])
        body = []
        for i, (form, tag, glued) in enumerate(rows):
            if i + 1 < len(rows) and rows[i + 1][2]:
                body.append("%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t_" % (i + 1, i + 2, form + rows[i + 1][0]))
            body.append("%d\t%s\t_\t_\t_\t_\t_\t_\t_\tNE=%s" % (i + 1, form, tag))
        if body:
            out.append("# sent_id = %s-%d\n%s\n" % (source.stem, number, "\n".join(body)))
    target.write_text("\n".join(out) + "\n", encoding="utf8")
    print(target.name, len(out), "sentences")


def main():
    data, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    for part in ("train", "dev"):
        convert(data / "syntax" / ("hi_pud-%s.conllu" % part), out / ("hi_pud_gu-%s.conllu" % part), hindi_sentence, "hi-pud-" + part)
        convert(data / "syntax" / ("mr_ufal-%s.conllu" % part), out / ("mr_ufal_gu-%s.conllu" % part), marathi_sentence, "mr-ufal-" + part)
    convert_names(data / "names" / "hi_hiner-validation.conll", out / "hi_hiner_gu.conllu")
    convert_names(data / "names" / "hi_ilner-train.txt", out / "hi_ilner_gu-train.conllu")
    convert_names(data / "names" / "hi_ilner-dev.txt", out / "hi_ilner_gu-dev.conllu")


if __name__ == "__main__":
    sys.exit(main())
