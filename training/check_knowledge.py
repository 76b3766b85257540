#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks the tables of knowledge/ and the world tables of the packs; prints every fault.

    python3 training/check_knowledge.py [ROOT]

Exit status 0: no fault; 1: faults, each as file:line: what is wrong.
"""
import calendar
import collections
import pathlib
import re
import sys
import tomllib
import unicodedata

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent)
NON_STATES = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
BODY_KINDS = {"igo", "ministry", "parliament", "party", "army", "agency", "court", "police", "intelligence", "ngo",
              "armed_group", "company", "office_seat", "central_bank", "media", "forum", "security_council"}
REGION_KINDS = {"region", "sea", "disputed", "continent", "border"}
faults = []


def fault(path, line, message):
    faults.append((str(path.relative_to(ROOT)), line, message))


def read(name, columns, optional=False):
    """Rows as (line number, dict); faults for bad shape."""
    path = ROOT / name
    if not path.exists():
        if not optional:
            fault(path, 0, "the table is missing")
        return path, []
    header, rows = None, []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            for column in columns:
                if column not in header:
                    fault(path, number, f"no column '{column}'")
            continue
        if len(cells) != len(header):
            fault(path, number, f"{len(cells)} cells, the header has {len(header)}")
            continue
        for column, cell in zip(header, cells):
            if cell != cell.strip() or "  " in cell:
                fault(path, number, f"{column}: stray space in '{cell}'")
            if unicodedata.normalize("NFC", cell) != cell:
                fault(path, number, f"{column}: not in NFC: '{cell}'")
            if "|" in cell:
                parts = cell.split("|")
                if any(not p or p != p.strip() for p in parts):
                    fault(path, number, f"{column}: empty or padded part in '{cell}'")
                twice = [p for p, n in collections.Counter(parts).items() if n > 1]
                if twice:
                    fault(path, number, f"{column}: twice: {twice}")
        rows.append((number, dict(zip(header, cells))))
    return path, rows


def unique(path, rows, key):
    seen = {}
    for number, row in rows:
        value = tuple(row[k] for k in key)
        if value in seen:
            fault(path, number, f"{' '.join(value)}: also in line {seen[value]}")
        seen[value] = number


def bounds(path, number, text):
    """First and last day of a date as sortable strings; None when empty or wrong."""
    if not text:
        return None
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text)
    if not match:
        fault(path, number, f"'{text}' is no date")
        return None
    year, month, day = match.groups()
    if month and not 1 <= int(month) <= 12:
        fault(path, number, f"'{text}': no such month")
        return None
    if not month:
        return f"{year}-01-01", f"{year}-12-31"
    last = calendar.monthrange(int(year), int(month))[1]
    if day and not 1 <= int(day) <= last:
        fault(path, number, f"'{text}': no such day")
        return None
    return (text, text) if day else (f"{text}-01", f"{text}-{last:02}")


def countries():
    path, rows = read("knowledge/countries.tsv", ["iso3", "iso2", "fips", "cow", "name", "official", "capital", "capital_geonameid", "aliases"])
    for key in ("iso3", "iso2"):
        unique(path, rows, [key])
    for key in ("fips", "cow", "capital_geonameid"):
        owners = collections.defaultdict(list)
        for number, row in rows:
            if row[key]:
                owners[row[key]].append((number, row["iso3"]))
        for value, who in owners.items():
            if len(who) > 1:
                fault(path, who[1][0], f"{key} {value} belongs to {[w[1] for w in who]}")
    for number, row in rows:
        for key, shape in (("iso3", "[A-Z]{3}"), ("iso2", "[A-Z]{2}"), ("fips", "([A-Z]{2})?"), ("cow", r"\d{0,3}"), ("capital_geonameid", r"\d*")):
            if not re.fullmatch(shape, row[key]):
                fault(path, number, f"{key} '{row[key]}' has the wrong shape")
    return {row["iso3"] for _, row in rows}


def pack_countries(known):
    for pack in sorted((ROOT / "languages").iterdir()):
        for table, key, kinds in (("countries", ("iso3", "form"), None), ("demonyms", ("iso3", "form", "kind"), {"adjective", "person", "persons"})):
            path, rows = read(f"languages/{pack.name}/{table}.tsv", list(key), optional=True)
            unique(path, rows, key)
            for number, row in rows:
                if row["iso3"] not in known:
                    fault(path, number, f"no country '{row['iso3']}'")
                if not row["form"]:
                    fault(path, number, "empty form")
                if kinds and row["kind"] not in kinds:
                    fault(path, number, f"kind '{row['kind']}'")
                if row.get("mark", "") not in {"", "exact", "ambiguous"}:
                    fault(path, number, f"mark '{row['mark']}'")


def manifest():
    """knowledge.toml names the tables that are here, no more and no fewer."""
    path = ROOT / "knowledge/knowledge.toml"
    named = set(tomllib.loads(path.read_text(encoding="utf-8"))["tables"])
    found = {str(file.relative_to(path.parent)) for file in path.parent.rglob("*.tsv")}
    for name in named - found:
        fault(path, 0, f"'{name}' is named but not there")
    for name in found - named:
        fault(path, 0, f"'{name}' is there but not named")


def ontology():
    path, rows = read("knowledge/ontology.tsv", ["kind", "name", "of", "quad", "score", "description"])
    unique(path, rows, ["kind", "name", "of"])
    count = collections.Counter(row["kind"] for _, row in rows)
    for kind, wanted in (("class", 16), ("context", 37), ("sector", 25)):
        if count[kind] != wanted:
            fault(path, 0, f"{count[kind]} rows of kind {kind}, not {wanted}")
    classes = {row["name"] for _, row in rows if row["kind"] == "class"}
    for number, row in rows:
        if row["kind"] == "mode" and row["of"] not in classes:
            fault(path, number, f"no class '{row['of']}'")
        if row["kind"] in ("class", "mode") and not re.fullmatch(r"-?\d+(\.\d+)?", row["score"]):
            fault(path, number, f"score '{row['score']}'")
    return {row["name"] for _, row in rows if row["kind"] == "sector"}


def bodies(known, sectors):
    path, rows = read("knowledge/bodies.tsv", ["id", "kind", "country", "sectors", "name", "aliases", "members"])
    unique(path, rows, ["id"])
    ids, forms = set(), collections.defaultdict(set)
    for number, row in rows:
        ids.add(row["id"])
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"]):
            fault(path, number, f"id '{row['id']}'")
        if row["kind"] not in BODY_KINDS:
            fault(path, number, f"kind '{row['kind']}'")
        if row["country"] not in known | NON_STATES:
            fault(path, number, f"no country '{row['country']}'")
        for sector in filter(None, row["sectors"].split("|")):
            if sector not in sectors:
                fault(path, number, f"no sector '{sector}'")
        for member in filter(None, row["members"].split("|")):
            if member not in known:
                fault(path, number, f"no country '{member}'")
        for form in [row["name"], *filter(None, row["aliases"].split("|"))]:
            forms[form].add(row["id"])
    for form, owners in sorted(forms.items()):
        if len(owners) > 1 and "--talk" in sys.argv:
            print(f"note: '{form}' names {sorted(owners)}")
    for pack in sorted((ROOT / "languages").iterdir()):
        forms_path, forms_rows = read(f"languages/{pack.name}/bodies.tsv", ["id", "forms"], optional=True)
        unique(forms_path, forms_rows, ["id"])
        for number, row in forms_rows:
            if row["id"] not in ids:
                fault(forms_path, number, f"knowledge/bodies.tsv knows no '{row['id']}'")
    return ids


def offices(known, sectors, body_ids):
    path, rows = read("knowledge/offices.tsv", ["office_id", "sector", "body", "rank", "one"])
    unique(path, rows, ["office_id"])
    single = {}
    for number, row in rows:
        single[row["office_id"]] = row["one"] == "one"
        if row["sector"] not in sectors:
            fault(path, number, f"no sector '{row['sector']}'")
    names = {}
    for file in sorted((ROOT / "knowledge/offices").glob("*.tsv")):
        if file.stem not in known | NON_STATES:
            fault(file, 0, f"no country '{file.stem}'")
        tenures = collections.defaultdict(list)
        file, rows = read(str(file.relative_to(ROOT)), "person_id name aliases office_id from to sure_from sure_to title sex".split())
        for number, row in rows:
            check_tenure(file, number, row, single, names, body_ids, tenures)
        check_overlaps(file, tenures)


def check_tenure(path, number, row, single, names, body_ids, tenures):
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["person_id"]):
        fault(path, number, f"person_id '{row['person_id']}'")
    other = names.setdefault(row["person_id"], row["name"])
    if other != row["name"]:
        fault(path, number, f"{row['person_id']} is '{row['name']}' here and '{other}' elsewhere")
    if row["office_id"] not in single:
        fault(path, number, f"knowledge/offices.tsv knows no '{row['office_id']}'")
    if row["sex"] not in ("m", "f"):
        fault(path, number, f"sex '{row['sex']}'")
    if row.get("body") and body_ids and row["body"] not in body_ids:
        fault(path, number, f"knowledge/bodies.tsv knows no '{row['body']}'")
    for side in ("from", "to"):
        sure, text = row["sure_" + side], row[side]
        if bool(text) != bool(sure) or sure not in ("", "day", "month", "year", "unsure"):
            fault(path, number, f"sure_{side} '{sure}' beside '{text}'")
        if sure == "day" and len(text) != 10 or sure == "month" and len(text) < 7:
            fault(path, number, f"'{text}' cannot be sure to the {sure}")
    begin, end = bounds(path, number, row["from"]), bounds(path, number, row["to"])
    if not begin:
        return fault(path, number, "no first day")
    if end and end[1] < begin[0]:
        fault(path, number, "ends before it begins")
    if single.get(row["office_id"]):
        tenures[row["office_id"], row.get("body", "")].append((begin, end or ("9999", "9999"), number, row["name"]))


def check_overlaps(path, tenures):
    for (office, _), held in tenures.items():
        held.sort()
        for (_, end, _, before), (begin, _, number, after) in zip(held, held[1:]):
            if end[0] > begin[1]:
                fault(path, number, f"{office}: {after} begins {begin[0]} before {before} ends {end[0]}")


def occasions(known, body_ids):
    path, rows = read("knowledge/occasions.tsv", ["id", "body", "level", "name"])
    unique(path, rows, ["id"])
    series = {row["id"] for _, row in rows}
    for number, row in rows:
        if row["body"] and row["body"] not in body_ids:
            fault(path, number, f"knowledge/bodies.tsv knows no '{row['body']}'")
    for pack in sorted((ROOT / "languages").iterdir()):
        names_path, names = read(f"languages/{pack.name}/occasion_names.tsv", ["id", "forms"], optional=True)
        unique(names_path, names, ["id"])
        for number, row in names:
            if row["id"] not in series:
                fault(names_path, number, f"knowledge/occasions.tsv knows no '{row['id']}'")
    path, rows = read("knowledge/occasion_editions.tsv", ["series", "number", "year", "from", "to", "place", "country", "sure"])
    unique(path, rows, ["series", "number", "year", "from"])
    for number, row in rows:
        if row["series"] not in series:
            fault(path, number, f"knowledge/occasions.tsv knows no '{row['series']}'")
        if row["country"] and row["country"] not in known:
            fault(path, number, f"no country '{row['country']}'")
        if row["sure"] not in ("day", "month", "year"):
            fault(path, number, f"sure '{row['sure']}'")
        begin, end = bounds(path, number, row["from"]), bounds(path, number, row["to"])
        if row["sure"] == "day" and (len(row["from"]) != 10 or len(row["to"]) != 10):
            fault(path, number, "sure to the day, but a date is none")
        if begin and end and end[1] < begin[0]:
            fault(path, number, "ends before it begins")
        if begin and begin[0][:4] != row["year"]:
            fault(path, number, f"year {row['year']} but from {row['from']}")


def regions(known):
    path, rows = read("knowledge/regions.tsv", ["id", "kind", "name", "aliases", "countries", "lat", "lon"])
    unique(path, rows, ["id"])
    ids = {row["id"] for _, row in rows}
    for number, row in rows:
        if row["kind"] not in REGION_KINDS:
            fault(path, number, f"kind '{row['kind']}'")
        for country in filter(None, row["countries"].split("|")):
            if country not in known:
                fault(path, number, f"no country '{country}'")
        for key, limit in (("lat", 90), ("lon", 180)):
            try:
                if abs(float(row[key])) > limit:
                    fault(path, number, f"{key} {row[key]}")
            except ValueError:
                fault(path, number, f"{key} '{row[key]}' is no number")
    for pack in sorted((ROOT / "languages").iterdir()):
        forms_path, forms_rows = read(f"languages/{pack.name}/regions.tsv", ["id", "forms"], optional=True)
        unique(forms_path, forms_rows, ["id"])
        for number, row in forms_rows:
            if row["id"] not in ids:
                fault(forms_path, number, f"knowledge/regions.tsv knows no '{row['id']}'")


def core_places(known):
    path, rows = read("knowledge/places_core.tsv", ["geonameid", "name", "country", "lat", "lon", "population", "aliases"])
    unique(path, rows, ["geonameid"])
    for number, row in rows:
        if row["country"] not in known:
            fault(path, number, f"no country '{row['country']}'")
        if not row["geonameid"].isdigit() or not row["population"].isdigit():
            fault(path, number, "geonameid and population are numbers")


def main():
    manifest()
    known = countries()
    pack_countries(known)
    sectors = ontology()
    body_ids = bodies(known, sectors)
    offices(known, sectors, body_ids)
    occasions(known, body_ids)
    regions(known)
    core_places(known)
    for path, line, message in sorted(faults):
        print(f"{path}:{line}: {message}")
    print(f"{len(faults)} faults" if faults else "knowledge: no faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
