#!/bin/sh
# Tries bin/hoplint as people meet it: a fresh copy of this checkout that has to build itself, called from
# elsewhere, by several at once, with odd surroundings. Needs git, a JDK and mvn; writes below a temporary
# folder only. `.ci/launcher-test.sh [SHELL...]` runs the launcher by these shells (default: sh).
set -eu

checkout=$(cd "$(dirname "$0")/.." && pwd -P)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM
passed=0

die() {
  printf 'launcher-test: %s\n' "$1" >&2
  for file in "$tmp/out" "$tmp/err"; do
    [ -f "$file" ] && sed "s|^|  ${file##*/}: |" "$file" >&2
  done
  exit 1
}

# Runs the words after the expected status; keeps what they write in out and err.
expect() {
  wanted=$1
  shift
  status=0
  "$@" >"$tmp/out" 2>"$tmp/err" </dev/null || status=$?
  [ "$status" -eq "$wanted" ] || die "status $status, not $wanted: $*"
  passed=$((passed + 1))
}

silent() {
  [ ! -s "$tmp/err" ] || die "something on standard error"
}

# Exactly one line on standard error, with these words in it.
complains() {
  [ "$(wc -l <"$tmp/err")" -eq 1 ] || die "not exactly one line on standard error"
  grep -qF -- "$1" "$tmp/err" || die "no '$1' on standard error"
  [ ! -s "$tmp/out" ] || die "something on standard output"
}

builds() {
  [ "$(wc -l <"$tmp/builds")" -eq "$1" ] || die "$(wc -l <"$tmp/builds") builds, not $1"
}

# --- A copy whose builds are counted ---------------------------------------------------------------

copy="$tmp/a copy"
mkdir "$copy" "$tmp/bin" "$tmp/elsewhere" "$tmp/home"
(cd "$checkout" && git ls-files -z --cached --others --exclude-standard |
  tar --null --ignore-failed-read -T - -cf - 2>/dev/null) | tar -xf - -C "$copy"
: >"$tmp/builds"
cat >"$tmp/bin/mvn" <<EOF
#!/bin/sh
echo build >>'$tmp/builds'
exec '$(command -v mvn)' "\$@"
EOF
chmod +x "$tmp/bin/mvn"
PATH=$tmp/bin:$PATH
XDG_CACHE_HOME=$tmp/cache
export PATH XDG_CACHE_HOME
ln -s "../a copy/bin/hoplint" "$tmp/bin/hoplint"
ln -s ../bin/hoplint "$tmp/elsewhere/lint"
cd "$tmp/elsewhere"

# --- The first run builds, once --------------------------------------------------------------------

pids=
for i in 1 2 3; do
  hoplint --version >"$tmp/version.$i" 2>&1 </dev/null &
  pids="$pids $!"
done
for pid in $pids; do
  wait "$pid" || die "one of three at once failed: $(cat "$tmp"/version.*)"
done
builds 1
for i in 1 2 3; do
  grep -q '^hoplint [0-9]' "$tmp/version.$i" || die "no version: $(cat "$tmp/version.$i")"
done
expect 0 hoplint --version
expect 0 ./lint --version
silent
builds 1
[ "$(find "$XDG_CACHE_HOME" -name '*.jsa' | wc -l)" -eq 1 ] || die "not exactly one archive"
[ "$(find "$XDG_CACHE_HOME" "$copy/.hoplint" | grep -c -E '[.](lock|tmp|classes)|started$')" -eq 0 ] ||
  die "something was left: $(find "$XDG_CACHE_HOME" "$copy/.hoplint")"

for shell in "${@:-sh}"; do
  # Unquoted, for `busybox sh`.
  # shellcheck disable=SC2086
  expect 0 $shell ../bin/hoplint --version
  silent
done

# --- What is newer than the jar is built -----------------------------------------------------------

main=$copy/cli/src/main/java/dev/hoplint/cli/Main.java
sleep 1
touch "$main"
# The lock of a process that is dead; its number is that of a child that has ended.
true &
dead=$!
wait "$dead"
ln -s "$dead@$(uname -n)" "$copy/.hoplint/build.lock"
expect 0 hoplint --version
builds 2
[ ! -h "$copy/.hoplint/build.lock" ] || die "the dead one's lock is still there"
expect 0 hoplint --version
builds 2

sleep 1
echo 'nonsense' >"$(dirname "$main")/Broken.java"
expect 2 hoplint --version
complains "$copy/.hoplint/build.log"
builds 3
grep -q 'Broken.java' "$copy/.hoplint/build.log" || die "the log does not tell what is wrong"
rm "$(dirname "$main")/Broken.java"
expect 0 hoplint --version
builds 4

# --- Words, statuses and streams go through --------------------------------------------------------

expect 2 hoplint --format "two  blanks, \"quotes\", 'more', \$HOME, *, \\ and
a line"
complains "'two  blanks, \"quotes\", 'more', \$HOME, *, \\ and\\na line'"
expect 2 hoplint ''
complains 'the empty word'
status=0
hoplint rules 2>"$tmp/err" | head -n 1 >/dev/null || status=$?
silent
if [ -c /dev/full ]; then
  status=0
  hoplint rules >/dev/full 2>"$tmp/err" || status=$?
  : >"$tmp/out"
  [ "$status" -eq 2 ] || die "a full disk: status $status"
  complains 'cannot write to standard output'
fi

# --- Odd surroundings ------------------------------------------------------------------------------

# An archive of an older jar, and what is none.
archive=$(find "$XDG_CACHE_HOME" -name '*.jsa')
chmod +w "$archive"
cp "$archive" "$tmp/kept.jsa"
touch "$copy/cli/target/hoplint.jar"
expect 0 hoplint --version
silent
cp -f "$tmp/kept.jsa" "$archive"
chmod +w "$archive"
expect 0 hoplint --version
silent
[ "$(wc -l <"$tmp/out")" -eq 1 ] || die "the JVM complains of the archive"
for content in '' nonsense; do
  printf '%s' "$content" >"$archive"
  expect 0 hoplint --version
  silent
  [ "$(wc -l <"$tmp/out")" -eq 1 ] || die "the JVM complains of the archive"
done

# No cache folder, and one that cannot be made (root may write everywhere, but not below a device).
expect 0 env -u XDG_CACHE_HOME -u HOME hoplint --version
silent
expect 0 env -u XDG_CACHE_HOME HOME=/dev/null hoplint --version
silent
expect 0 env XDG_CACHE_HOME=/dev/null hoplint --version
silent
expect 0 env LC_ALL=xx_XX.nonsense CDPATH=/ hoplint --version
silent

expect 2 env JAVA_HOME="$tmp/no java" hoplint --version
complains "JAVA_HOME is $tmp/no java"
mkdir -p "$tmp/jdk11/bin"
printf 'JAVA_VERSION="11.0.2"\n' >"$tmp/jdk11/release"
printf '#!/bin/sh\nexit 9\n' >"$tmp/jdk11/bin/java"
chmod +x "$tmp/jdk11/bin/java"
expect 2 env JAVA_HOME="$tmp/jdk11" hoplint --version
complains 'is 11.0.2'
mkdir -p "$tmp/shim"
printf '#!/bin/sh\necho '\''openjdk version "1.8.0_392"'\'' >&2\n' >"$tmp/shim/java"
chmod +x "$tmp/shim/java"
expect 2 env -u JAVA_HOME PATH="$tmp/shim:$PATH" hoplint --version
complains 'is 1.8.0_392'

# A PATH with the tools that the launcher uses, and without java or mvn.
mkdir "$tmp/tools"
for tool in sh readlink find head ls cksum uname mkdir rmdir rm ln touch sed; do
  ln -s "$(command -v "$tool")" "$tmp/tools/$tool"
done
expect 2 env -u JAVA_HOME PATH="$tmp/tools" ./lint --version
complains 'no java on the PATH'
jdk=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
rm -rf "$copy/cli/target"
expect 2 env JAVA_HOME="$jdk" PATH="$tmp/tools" ./lint --version
complains 'no mvn on the PATH'
builds 4

printf 'launcher-test: %s runs as expected\n' "$passed"
