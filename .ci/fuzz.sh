#!/usr/bin/env bash
# Looks for new inputs that the fuzz tests fail on, for 15 seconds each. What is found is written beside the kept inputs
# (testing/src/test/resources/.../*Inputs), where every later `mvn verify` repeats it; it is committed with its repair.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# A JVM can search with one fuzz test only.
JAZZER_FUZZ=1 mvn -B -ntp '-P!checks' -pl testing -am test \
  -Dtest="${1:-*FuzzTest}" -Dsurefire.failIfNoSpecifiedTests=false \
  -DreuseForks=false -Djazzer.hooks=true
