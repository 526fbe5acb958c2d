#!/usr/bin/env bash
# Looks for inputs that the fuzz tests fail on: without arguments for 15 seconds each; `.ci/fuzz.sh --runs N` tries N
# inputs each, from one seed, so that the same sources always give the same result. What is found is written beside the
# kept inputs (testing/src/test/resources/.../*Inputs), where every later `mvn verify` repeats it; it is committed with
# its repair.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tests='*FuzzTest'
bounds=()
if [ "${1:-}" = --runs ]; then
  # What earlier searches left would make another search of it.
  rm -rf testing/.cifuzz-corpus
  # The arguments of libFuzzer begin with the name of a program; time must not end the search before its runs.
  bounds=(-Djazzer.internal.arg.0=fuzz -Djazzer.internal.arg.1=-seed=20 "-Djazzer.internal.arg.2=-runs=$2"
    -Djazzer.internal.arg.3=-max_total_time=0)
elif [ $# -gt 0 ]; then
  tests=$1
fi

# A JVM can search with one fuzz test only.
JAZZER_FUZZ=1 mvn -B -ntp '-P!checks' -pl testing -am test \
  -Dtest="$tests" -Dsurefire.failIfNoSpecifiedTests=false \
  -DforkCount=2 -DreuseForks=false -Djazzer.hooks=true ${bounds[@]+"${bounds[@]}"}
