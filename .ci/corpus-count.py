#!/usr/bin/env python3
"""Counts the lines of a corpus that Hoplint must understand, and those that it did not.

    bin/hoplint --format json --fail-on never --output report.json ../shared/corpus
    .ci/corpus-count.py report.json ../shared/corpus --exit-status $?

The corpus is a folder with an INDEX.tsv (columns file, kind, ...). In its files of kind ios-config,
a line belongs to a statement of the grammar by its first words and by the line it stands under. None
of Hoplint's code is used for that, and nothing of the report but: which files it names, what kind
they are, and which lines it calls not understood (`notAnalysed`, and findings of HOP-002).

Exit status 0: every file is reported, and of the statements' lines at most one in two hundred is not
understood. 1: not so. 2: wrong usage.
"""
import argparse
import collections
import csv
import json
import os
import re
import sys

LIMIT = 0.005

# Files that the index calls ios-config and that are not IOS, with the reason. Only a file that Hoplint
# takes for something else is looked up here.
DIALECTS = [
    (r"/ruckus_fastiron/", "Ruckus FastIron: `interface ethernet 1/1/1`, global `ip address`"),
    (r"/aruba_os/", "Aruba controller: `ip access-list session`, entries of another form"),
    (r"/oneaccess_oneos/", "OneOS"),
    (r"/fixtures/procurve_", "HP ProCurve: `interface 1/1`, `exit` for blocks, quoted names"),
    (r"/a10_static_route/", "A10 ACOS"),
    (r"/fixtures/eos_|/snapshots/eos_[a-z_]*/configs/(fake_rcvr\d|dlh15)/|/arista-[a-z-]*$",
     "Arista EOS"),
    (r"/dc-as-reuse/", "Arista EOS: `switchport default mode routed`, `management ssh`"),
    (r"/configs/nxos_", "Cisco NX-OS"),
    (r"/configs/asa_", "Cisco ASA"),
    (r"/(aclIos|ios-acl|iosAccessGroupAcl)$", "ASA syntax: `access-list NAME extended permit`"),
    (r"/unit-tests/configs/cisco_(acl|interface|isis|misc|qos|vdc)$",
     "lines of IOS, IOS-XR, NX-OS, EOS and ASA side by side, for a parser of them all"),
    (r"/iptables-firewall/|/router-iptables/|/e2e/bgp/withdrawals/|/dataplane/testrigs/rip/"
     r"|/ibgp-no-update-source/|/vrrp_multiple_best/|/(ios-rip-passive|iosxe-vasi-interface)$"
     r"|/unit-tests/configs/(host2|interface_exit)$",
     "written for a tool that takes `ip address 1.0.0.1/8`; IOS refuses it"),
    (r"/recovery_alts/", "an invented language with the words of access lists"),
]

# Sub-commands of an interface; the longest that fits names the statement.
INTERFACE = [
    "ip address",
    "mtu",
    "ip mtu",
    "ip tcp adjust-mss",
    "ip policy",
    "ip nat",
    "ip access-group",
    "ip unreachables",
    "ip virtual-reassembly",
    "vrf forwarding",
    "ip vrf forwarding",
    "tunnel",
    "shutdown",
    "crypto map",
    "encapsulation",
    "ip load-sharing",
    "ip nhrp",
    "ip ospf",
    "ip unnumbered",
    "ip verify",
    "ipv6 address",
    "ipv6 enable",
    "ipv6 mtu",
    "ipv6 policy",
    "ipv6 tcp",
    "ipv6 traffic-filter",
    "mpls ip",
    "mpls mtu",
    "service-policy",
    "standby",
    "vrrp",
]
# Global statements of one line each.
GLOBAL = [
    "hostname",
    "interface",
    "route-map",
    "crypto ipsec",
    "crypto map",
    "ip local policy",
    "ip prefix-list",
    "ip route",
    "ip sla",
    "ip vrf",
    "ipv6 access-list",
    "ipv6 prefix-list",
    "ipv6 route",
    "ip nat pool",
    "ip nat",
    "object-group",
    "system mtu",
    "track",
    "vrf definition",
]
# Blocks all of whose lines are the statement's own.
BLOCKS = ["ipv6 access-list", "object-group network", "object-group service"]
# Lines under these are another feature's, even where they begin with `interface`.
FEATURES = {"router", "mpls", "class-map", "policy-map", "key", "crypto", "l2vpn", "multicast-routing"}

Line = collections.namedtuple("Line", "number text statement")


def decode(data):
    """UTF-16 shows by its byte order mark, or by a zero in every other byte; the rest is bytes."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    for odd, charset in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = data[odd:200:2]
        if zeros and zeros.count(0) > 0.9 * len(zeros):
            return data.decode(charset, "replace")
    return data.decode("utf-8", "surrogateescape").removeprefix("\ufeff")


def split_lines(data):
    """Lines end at LF, CRLF, or a CR that no LF follows."""
    text = decode(data)
    lines = re.split("\r\n|\n|\r", text)
    return lines[:-1] if lines and lines[-1] == "" else lines


def starts(words, command):
    wanted = command.split()
    return words[: len(wanted)] == wanted


def statement_of(words, parent):
    """The statement that a line belongs to, or None; `parent` is the words of the line above it."""
    bare = words[1:] if words[0] in ("no", "default") else words
    if not bare:
        return None
    if parent and parent[0] == "interface":
        for command in INTERFACE:
            if starts(bare, command):
                return "interface: " + command
        return None
    if parent and starts(parent, "ip access-list"):
        if parent[2:3] not in (["standard"], ["extended"]):
            return None
        entry = bare[1:] if bare[0].isdigit() else bare
        if entry[:1] in (["permit"], ["deny"]):
            return "access list: entry"
        return "access list: remark" if entry[:1] == ["remark"] else None
    for block in BLOCKS:
        if parent and starts(parent, block):
            return block + ": line"
    if parent and parent[0] == "route-map":
        if bare[0] in ("match", "set"):
            return "route-map: " + bare[0]
        return None
    if parent and (parent[0] in FEATURES or parent[0] in ("address-family", "vrf", "vlan")):
        return None
    if starts(bare, "ip access-list standard") or starts(bare, "ip access-list extended"):
        return "access list"
    if bare[0] == "access-list" and len(bare) > 2 and bare[1].isdigit():
        return "access list: remark" if bare[2] == "remark" else "access list: numbered entry"
    for command in GLOBAL:
        if starts(bare, command):
            return command
    return None


def statement_lines(lines):
    """The lines of the statements, each with its statement's name."""
    found = []
    above = []  # (indentation, words) of the lines that this one may stand under
    ends_banner = None
    in_certificate = False
    for number, raw in enumerate(lines, 1):
        if ends_banner is not None:
            if ends_banner in raw:
                ends_banner = None
            continue
        text = raw.expandtabs(1).rstrip()
        words = text.lower().split()
        if not words or words[0].startswith("!"):
            continue
        if in_certificate:
            in_certificate = words != ["quit"]
            continue
        indentation = len(text) - len(text.lstrip())
        while above and above[-1][0] >= indentation:
            above.pop()
        # A whole file may stand one blank to the right: then its first line is no block.
        parent = above[-1][1] if above and above[-1][1][0] not in ("hostname", "version") else None
        statement = statement_of(words, parent)
        if statement:
            found.append(Line(number, raw.strip(), statement))
        above.append((indentation, words))
        in_certificate = words[0] == "certificate" and len(words) > 1
        if words[0] == "banner" and len(words) > 1:
            ends_banner = banner_end(text, lines, number)
    return found


def banner_end(text, lines, number):
    """What ends the banner that begins in this line; None if it ends there too, or never."""
    match = re.match(r"\s*banner\s+(?:(?:motd|login|exec|incoming|slip-ppp|prompt-timeout|"
                     r"config-save)\s*)?(\S.*)$", text, re.IGNORECASE)
    if not match:
        return None
    rest = match[1]
    delimiter = rest[:2] if rest.startswith("^C") else rest[0]
    if delimiter in rest[len(delimiter):]:
        return None
    return delimiter if any(delimiter in later for later in lines[number:]) else None


def read_index(corpus):
    with open(os.path.join(corpus, "INDEX.tsv"), encoding="utf-8", newline="") as table:
        return {row["file"]: row["kind"] for row in csv.DictReader(table, delimiter="\t")}


class Report:
    """What the report says, by paths as the index has them."""

    def __init__(self, report, names):
        self.kinds = {}
        self.parts = {}
        self.missed_lines = collections.defaultdict(set)
        self.missed_files = {}
        self.line_counts = {}
        prefix = common_prefix([f["file"] for f in report["files"]], names)
        for entry in report["files"]:
            name = entry["file"][len(prefix):]
            self.kinds[name] = entry["kind"]
            self.parts[name] = entry.get("parts")
            self.line_counts[name] = entry["lines"]
        for entry in report["notAnalysed"]:
            name = entry["file"][len(prefix):]
            if entry.get("line", 0) > 0:
                self.missed_lines[name].add(entry["line"])
            else:
                self.missed_files[name] = entry["reason"]
        for finding in report["findings"]:
            if finding["rule"] == "HOP-002":
                self.missed_lines[finding["file"][len(prefix):]].add(finding["line"])

    def is_reported(self, name):
        return name in self.kinds or name in self.missed_files

    def is_ios(self, name):
        kinds = [part["kind"] for part in self.parts.get(name) or []]
        return "ios-config" in kinds or self.kinds.get(name) == "ios-config"

    def understood(self, name, number):
        if not self.is_ios(name) or number in self.missed_lines.get(name, ()):
            return False
        parts = self.parts.get(name)
        return not parts or any(
            part["kind"] == "ios-config" and part["line"] <= number <= part["endLine"]
            for part in parts)


def common_prefix(paths, names):
    """What stands before the index's paths in the report's, which begin where the run started."""
    for path in paths:
        for name in names:
            if path == name or path.endswith("/" + name):
                return path[: len(path) - len(name)]
    return ""


def dialect(name):
    for pattern, reason in DIALECTS:
        if re.search(pattern, "/" + name):
            return reason
    return None


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("report")
    options.add_argument("corpus", nargs="?", default="../shared/corpus")
    options.add_argument("--exit-status", type=int, default=0,
                         help="of the run that wrote the report (default: 0)")
    options.add_argument("--list", action="store_true", help="show every line not understood")
    arguments = options.parse_args()
    index = read_index(arguments.corpus)
    with open(arguments.report, encoding="utf-8") as file:
        report = Report(json.load(file), index)
    return judge(arguments.corpus, index, report, arguments.exit_status, arguments.list)


def judge(corpus, index, report, exit_status, list_all):
    failures = []
    if exit_status not in (0, 1):
        failures.append(f"the run ended with exit status {exit_status}")
    unreported = sorted(name for name in index if not report.is_reported(name))
    if unreported:
        failures.append(f"{len(unreported)} files are not in the report")

    total = collections.Counter()
    missed = collections.Counter()
    missed_lines = []
    taken_for_other = []
    miscounted = []
    for name, kind in sorted(index.items()):
        with open(os.path.join(corpus, name), "rb") as file:
            lines = split_lines(file.read())
        if name in report.line_counts and report.line_counts[name] != len(lines):
            miscounted.append((name, report.line_counts[name], len(lines)))
        if kind != "ios-config":
            continue
        found = statement_lines(lines)
        if not report.is_ios(name):
            reason = dialect(name)
            shown = report.kinds.get(name) or report.missed_files.get(name, "not reported")
            taken_for_other.append((name, shown, len(found), reason))
            if reason:
                continue
        for line in found:
            total[line.statement] += 1
            if not report.understood(name, line.number):
                missed[line.statement] += 1
                missed_lines.append((name, line))
    if miscounted:
        failures.append(f"{len(miscounted)} files have another number of lines than reported")

    print(f"{'statement':34} {'lines':>7} {'missed':>7} {'%':>7}")
    for statement in sorted(total):
        row(statement, total[statement], missed[statement])
    row("all", sum(total.values()), sum(missed.values()))
    if not total:
        failures.append("no line belongs to a statement")
    elif sum(missed.values()) > LIMIT * sum(total.values()):
        failures.append(f"more than {LIMIT:.1%} of the statements' lines are not understood")

    show("not in the report", unreported, list_all)
    show("lines reported, lines there", [f"{n}: {a}, {b}" for n, a, b in miscounted], list_all)
    show("index: ios-config, report: another kind",
         [f"{n}: {k}, {c} statement lines" + (f", left out: {r}" if r else "")
          for n, k, c, r in taken_for_other], True)
    show("not understood",
         [f"{n}:{line.number}: [{line.statement}] {line.text}" for n, line in missed_lines], list_all)
    for failure in failures:
        print("FAILED:", failure)
    return 1 if failures else 0


def row(statement, lines, missed):
    share = 100 * missed / lines if lines else 0
    print(f"{statement:34} {lines:7} {missed:7} {share:7.2f}")


def show(title, entries, everything):
    if not entries:
        return
    print(f"\n{title} ({len(entries)}):")
    shown = entries if everything else entries[:20]
    for entry in shown:
        print("  " + entry.encode("utf-8", "replace").decode("utf-8"))
    if len(shown) < len(entries):
        print(f"  and {len(entries) - len(shown)} more (--list shows them)")


if __name__ == "__main__":
    sys.exit(main())
