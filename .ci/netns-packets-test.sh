#!/usr/bin/env bash
# What `hoplint trace` tells against what a kernel does: small networks are built of namespaces, packets are sent
# through them, and the same networks are given to Hoplint as configurations.
# Exit status 0 too where namespaces can't be made, which is said plainly.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$PWD/target/ci/netns-packets
probe=hoplint-probe-$$

if ! command -v ip >/dev/null; then
  echo "NOT RUN: there is no \`ip\` command, so nothing is compared with a kernel"
  exit 0
fi
if ! ip netns add "$probe" 2>/dev/null; then
  echo "NOT RUN: network namespaces can't be made here (needs root and CAP_SYS_ADMIN), so nothing is compared with a kernel"
  exit 0
fi
trap 'ip netns del "$probe"' EXIT
if ! ip -n "$probe" link add d0 type veth peer name p0 2>/dev/null; then
  echo "NOT RUN: this kernel has no veth interfaces, so nothing is compared with it"
  exit 0
fi

rm -rf "$work"
mkdir -p "$work"
python3 .ci/netns-packets.py "$work" "${1:-20}"
mvn -B -ntp -q '-P!checks' -pl testing -am test -Dtest=KernelPacketsCheck \
  -Dsurefire.failIfNoSpecifiedTests=false -Dhoplint.kernelPackets="$work"
echo "$(find "$work" -name packets.txt | wc -l) networks, $(cat "$work"/*/packets.txt | wc -l) packets: all as the kernel has them"
