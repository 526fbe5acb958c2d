#!/bin/sh
# Tries .pre-commit-hooks.yaml with the real pre-commit: a commit that brings a fault is rejected, one that
# does not passes. The hook's repository is a clone of this checkout's HEAD. Writes below a temporary folder.
set -eu

checkout=$(cd "$(dirname "$0")/.." && pwd -P)
if ! command -v pre-commit >/dev/null 2>&1; then
  # Debian's package; as root, as in CI.
  apt-get update -qq >/dev/null && apt-get install -y -qq pre-commit >/dev/null 2>&1
fi

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM

die() {
  printf 'pre-commit-test: %s\n' "$1" >&2
  [ ! -f "$tmp/log" ] || sed 's/^/  /' "$tmp/log" >&2
  exit 1
}

# Nothing of this user's git or pre-commit comes in, and nothing goes out.
HOME=$tmp/home
PRE_COMMIT_HOME=$tmp/pre-commit
XDG_CACHE_HOME=$tmp/cache
GIT_CONFIG_GLOBAL=$tmp/gitconfig
GIT_CONFIG_NOSYSTEM=1
m2=$(mvn -q help:evaluate -Dexpression=settings.localRepository -DforceStdout 2>/dev/null || true)
[ -n "$m2" ] && MAVEN_OPTS="${MAVEN_OPTS:-} -Dmaven.repo.local=$m2"
export HOME PRE_COMMIT_HOME XDG_CACHE_HOME GIT_CONFIG_GLOBAL GIT_CONFIG_NOSYSTEM MAVEN_OPTS
mkdir "$HOME"
git config --global user.name tester
git config --global user.email tester@example.org
git config --global init.defaultBranch main
git config --global --add safe.directory '*'

git clone -q --bare "$checkout" "$tmp/hoplint.git"
revision=$(git -C "$checkout" rev-parse HEAD)

git init -q "$tmp/network"
cd "$tmp/network"
cat >.pre-commit-config.yaml <<EOF
repos:
  - repo: $tmp/hoplint.git
    rev: $revision
    hooks:
      - id: hoplint
EOF
mkdir "configs of today"
# The policy route of the example decides by port: FRG-101.
cp "$checkout"/examples/split-fragments/*.cfg "configs of today/" 2>/dev/null ||
  cp "$checkout"/examples/split-fragments/configs/*.cfg "configs of today/" 2>/dev/null ||
  die "examples/split-fragments has no configurations"
faulty=$(grep -l '^ *permit tcp .* eq ' "configs of today"/*.cfg | head -n 1)
[ -n "$faulty" ] || die "no entry with a port in examples/split-fragments"
cp "$faulty" "$tmp/faulty"
pre-commit install >/dev/null

commit() {
  git add -A
  git commit -q -m "$1" >"$tmp/log" 2>&1
}

# --- A clean commit passes -------------------------------------------------------------------------

# The same list without ports: all fragments of a packet go one way.
sed 's/^\( *permit\) tcp \(.*\) eq [0-9]*$/\1 ip \2/' "$tmp/faulty" >"$faulty"
commit 'clean' || die "a clean commit was rejected"
grep -q '^hoplint.*Passed' "$tmp/log" || die "the hook did not run"

# --- A commit with the fault is rejected, and says why ---------------------------------------------

cp "$tmp/faulty" "$faulty"
if commit 'faulty'; then
  die "a commit with the fault passed"
fi
grep -q 'FRG-101' "$tmp/log" || die "the rejection does not name FRG-101"
grep -qF "$faulty:" "$tmp/log" || die "the rejection does not name $faulty"

# --- A fault that lies elsewhere does not stop a commit --------------------------------------------

git commit -q --no-verify -m 'faulty all the same'
echo 'Nothing to see.' >README
commit 'another file' || die "a commit was rejected for a file that it does not touch"
grep -q '^hoplint.*Passed' "$tmp/log" || die "the hook did not run"

printf 'pre-commit-test: clean, faulty and unrelated commits as expected\n'
