#!/usr/bin/env bash
# Hoplint's fragment sizes against a kernel's: datagrams go through routers (network namespaces, joined by veth pairs
# with shrinking MTUs), and what arrives at the end is compared.
# Exit status 0 too where namespaces can't be made, which is said plainly.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$PWD/target/ci/netns-fragments
name=hoplint-f$$
made=()

remove() {
  local one
  for one in ${made[@]+"${made[@]}"}; do
    ip netns del "$one"
  done
}

if ! command -v ip >/dev/null; then
  echo "NOT RUN: there is no \`ip\` command, so nothing is compared with a kernel"
  exit 0
fi
trap remove EXIT
for hop in 0 1 2 3 4; do
  if ! ip netns add "$name-$hop" 2>/dev/null; then
    echo "NOT RUN: network namespaces can't be made here (needs root and CAP_SYS_ADMIN), so nothing is compared with a kernel"
    exit 0
  fi
  made+=("$name-$hop")
done
if ! ip -n "$name-0" link add left type veth peer name right 2>/dev/null; then
  echo "NOT RUN: this kernel has no veth interfaces, so nothing is compared with it"
  exit 0
fi
ip -n "$name-0" link del left
for one in "${made[@]}"; do
  if ! ip netns exec "$one" sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward' 2>/dev/null; then
    echo "NOT RUN: forwarding can't be switched on in a network namespace here, so nothing is compared with a kernel"
    exit 0
  fi
done

rm -rf "$work"
mkdir -p "$work"
python3 .ci/netns-fragments.py "$name" "$work/answers.txt"
mvn -B -ntp -q '-P!checks' -pl linter-core -am test -Dtest=KernelFragmentsCheck \
  -Dsurefire.failIfNoSpecifiedTests=false -Dhoplint.kernelFragments="$work/answers.txt"
echo "$(wc -l <"$work/answers.txt") datagrams through the kernel's links: all divided as reckoned"
