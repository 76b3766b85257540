#!/bin/sh
# How Dateline's cost grows: many mentions of one event, many reports of one event, and one more report in a large record.
#   bench/scale.sh [small|full] [CASE...]     cases: sentences reports record; all of them without one
#   DATELINE=PATH bench/scale.sh              measures that program (data: DATELINE_DATA, or what it finds itself)
#   SECONDS_LIMIT=120 MEGABYTES_LIMIT=6000    what a command may take; a larger size is skipped after one that took more
# The reports are made by bench/scale.awk. Times are seconds by the clock / of processor (on a busy machine only the second
# means something; limits are of processor). EXTRACT is the analysis alone, READ analysis and record; ADD, the median of
# reading five new reports one by one into the record; KNOWN, reading a known one; START, `extract` over one report: what
# the program needs to begin. EQUAL: reading in seven portions in another order gives the same record.
set -eu
cd "$(dirname "$0")/.."

sizes=${1:-small}
[ $# -gt 0 ] && shift
cases=${*:-sentences reports record}
if [ -z "${DATELINE:-}" ]; then
  [ -f build/bench/build.ninja ] || cmake --preset bench >&2
  cmake --build --preset bench --target dateline >&2
  DATELINE=$PWD/build/bench/dateline
fi
case $sizes in
  small)
    sentences="1000 2000 4000 8000" reports="1000 2000 10000" records="1000 4000" limit=${SECONDS_LIMIT:-120} ;;
  full)
    sentences="1000 8000 100000" reports="1000 10000 100000" records="1000 4000 20000" limit=${SECONDS_LIMIT:-1800} ;;
  *)
    echo "bench/scale.sh: '$sizes' is neither small nor full" >&2
    exit 2 ;;
esac
memory=${MEGABYTES_LIMIT:-6000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 2' INT TERM
"${CXX:-c++}" -std=c++20 -O1 -o "$work/measure" bench/measure.cpp
failed=0

# make KIND COUNT VARIED DATED FILE
make() { awk -f bench/scale.awk -v kind="$1" -v count="$2" -v varied="$3" -v dated="$4" >"$5"; }

# measured COMMAND...: sets code, took, peak (megabytes). Output goes to $work/out, words to $work/err.
measured() {
  "$work/measure" "$limit" "$memory" "$DATELINE" "$@" >"$work/out" 2>"$work/err" || true
  # shellcheck disable=SC2046 # four words
  set -- $(tail -n 1 "$work/err")
  code=$1 took=$2/$3 peak=$4
}

# What a failed command said, short.
why() {
  case $code in
    124) echo "over $limit s of processor" ;;
    *) echo "code $code: $(head -n 1 "$work/err" | cut -c 1-60)" ;;
  esac
}

row() { printf '%-27s %7s %16s %16s %8s %8s %14s %14s %s\n' "$@"; }

megabytes() { du -cm "$1"* 2>/dev/null | awk 'END { print $1 }'; }

answer() { "$DATELINE" events --json --db "$1" 2>/dev/null | md5sum; }

# in_portions FILE DB: reads the lines of FILE in seven portions, in another order.
in_portions() {
  awk -v base="$work/portion" '{ print > (base (NR % 7)) }' "$1"
  for part in 4 1 6 3 0 2 5; do
    measured read "$work/portion$part" --quiet --db "$2"
    [ "$code" = 0 ] || return 0
  done
}

# equal FILE DB: sets equal to yes, NO, or why it cannot be said.
equal() {
  rm -f "$work"/again.db*
  in_portions "$1" "$work/again.db"
  if [ "$code" != 0 ]; then
    equal="portions: $(why)"
    failed=1
  elif [ "$(answer "$2")" = "$(answer "$work/again.db")" ]; then
    equal=yes
  else
    equal=NO
    failed=1
  fi
}

median() { sort -t / -k 2n | sed -n 3p; }

# add_one DB: sets add and known, in seconds. Afterwards DB holds five reports more.
add_one() {
  make more 5 0 0 "$work/more.jsonl"
  for n in 1 2 3 4 5; do
    sed -n "${n}p" "$work/more.jsonl" >"$work/more.one.jsonl"
    measured read "$work/more.one.jsonl" --quiet --db "$1"
    echo "$took"
  done >"$work/added"
  add=$(median <"$work/added")
  measured read "$work/more.one.jsonl" --quiet --db "$1"
  known=$took
}

# one_case NAME COUNT FILE: a row; false when the reading failed.
one_case() {
  rm -f "$work"/record.db*
  measured extract "$3"
  [ "$code" = 0 ] && extracted=$took || extracted=$(why)
  measured read "$3" --quiet --db "$work/record.db"
  if [ "$code" != 0 ]; then
    failed=1
    row "$1" "$2" "$extracted" "$took" "$peak" - - - "read: $(why)"
    return 1
  fi
  read_took=$took read_peak=$peak size=$(megabytes "$work/record.db")
  equal=- add=- known=-
  case $3 in *.jsonl) equal "$3" "$work/record.db" ;; esac
  case $1 in record*) add_one "$work/record.db" ;; esac
  row "$1" "$2" "$extracted" "$read_took" "$read_peak" "$size" "$add" "$known" "$equal"
}

# grow NAME KIND VARIED DATED ENDING SIZES...
grow() {
  name=$1 kind=$2 varied=$3 dated=$4 ending=$5
  shift 5
  for count in "$@"; do
    make "$kind" "$count" "$varied" "$dated" "$work/reports.$ending"
    one_case "$name" "$count" "$work/reports.$ending" && continue
    [ "$count" = "$(echo "$*" | awk '{ print $NF }')" ] || row "$name" larger - - - - - - "skipped"
    return
  done
}

printf 'Modi met Macron in Lisbon on 14 March 2023.\n' >"$work/one.txt"
measured extract "$work/one.txt"
echo "START: $took s, $peak MB; limits: $limit s, $memory MB a command"
row CASE N "EXTRACT s/cpu" "READ s/cpu" "PEAK MB" "FILE MB" "ADD s/cpu" "KNOWN s/cpu" EQUAL
for case in $cases; do
  # shellcheck disable=SC2086 # lists of sizes
  case $case in
    sentences)
      grow "sentences, the same" sentences 0 1 txt $sentences
      grow "sentences, varied" sentences 1 1 txt $sentences ;;
    reports)
      grow "reports, the same, dated" reports 0 1 jsonl $reports
      grow "reports, the same, undated" reports 0 0 jsonl $reports
      grow "reports, varied, dated" reports 1 1 jsonl $reports
      grow "reports, varied, undated" reports 1 0 jsonl $reports ;;
    record)
      grow "record of six leaders" record 1 1 jsonl $records ;;
    *)
      echo "bench/scale.sh: there is no case '$case'" >&2
      exit 2 ;;
  esac
done
exit $failed
