#!/usr/bin/env bash
# Hoplint's look-up in Linux route tables against the kernel's own: routes and policy rules are drawn and set in a
# network namespace, `ip route get` is asked, and the dumps of that namespace are given to Hoplint. So are the Linux
# dumps of the corpus, where it lies beside the checkout: the kernel is given the routes that they show.
# Exit status 0 too where namespaces can't be made, which is said plainly.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$PWD/target/ci/netns
name=hoplint-$$

if ! command -v ip >/dev/null; then
  echo "NOT RUN: there is no \`ip\` command, so nothing is compared with a kernel"
  exit 0
fi
if ! ip netns add "$name" 2>/dev/null; then
  echo "NOT RUN: network namespaces can't be made here (needs root and CAP_SYS_ADMIN), so nothing is compared with a kernel"
  exit 0
fi
trap 'ip netns del "$name"' EXIT
if ! ip -n "$name" link add d0 type veth peer name p0 2>/dev/null; then
  echo "NOT RUN: this kernel has no veth interfaces, so nothing is compared with it"
  exit 0
fi
ip -n "$name" link del d0

rm -rf "$work"
mkdir -p "$work"
python3 .ci/netns-routes.py "$name" "$work" "${1:-80}"
corpus=${HOPLINT_CORPUS:-../shared/corpus}
if [ -d "$corpus" ]; then
  python3 .ci/netns-corpus-routes.py "$name" "$work" "$corpus" >"$work.corpus.log"
  echo "$(wc -l <"$work.corpus.log") route dumps of the corpus are among the tables"
fi
mvn -B -ntp -q '-P!checks' -pl linter-core -am test -Dtest=KernelRoutesCheck \
  -Dsurefire.failIfNoSpecifiedTests=false -Dhoplint.kernelRoutes="$work"
echo "$(find "$work" -name 'answers.txt' | wc -l) tables, $(cat "$work"/*/answers.txt | wc -l) answers of the kernel: all the same"
