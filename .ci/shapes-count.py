#!/usr/bin/env python3
"""Counts the line shapes of real configurations that Hoplint does not understand, by how often they occur.

    .ci/shapes-count.py render ../shared/shapes FOLDER
    bin/hoplint --format json --fail-on never --output report.json FOLDER
    .ci/shapes-count.py count ../shared/shapes report.json

A shape is a line with its names and values masked (`ip route <ip> <ip> <ip> track <n>`), a file of them has
the columns mask, lines, files, repos. Each shape is written with several values, each line in a block of its
own; a shape counts by its lines, as far as its renderings are understood: no `notAnalysed` and no HOP-002 of
the report names their line. The rows of commands.tsv (scope, command) are only beginnings of lines: they count
as understood if the report does not say that it knows no such command. None of Hoplint's code is used.

Exit status 0: of the lines of each file of shapes at least 99.5 % are understood. 1: not so. 2: wrong usage.
"""
import argparse
import collections
import csv
import json
import os
import re
import sys

LIMIT = 0.005
RENDERINGS = 3
# What the report says of a command that it does not know.
UNKNOWN = "not a command that Hoplint knows here"

# `number` tells shapes apart; `header` is the first words of the block of a beginning of a command.
Shape = collections.namedtuple("Shape", "topic mask lines number header")
Rendering = collections.namedtuple("Rendering", "shape header line")

# Shapes that are no lines of IOS, by topic, with the reason.
MASKED = "its command is masked"
LEFT_OUT = [
    ("acl", r"^ip access-list (session|route) |^ (user|any|ipv6|network|host <ip> any any) |^ any ",
     "Aruba controller"),
    ("acl", r" <ip/len>", "a prefix in an entry: Arista EOS or NX-OS"),
    ("acl", r"^ip access-list <w>$", "a list without its kind: NX-OS"),
    ("acl", r" (gt http|lt pop3)$", "ports of the protocol ip, which IOS refuses"),
    ("acl", r"any <w> <n:n>", "IPv6 addresses in an IPv4 entry"),
    ("acl", r"log log log|dscp <n> dscp", "written for a parser's test"),
    ("acl", r"^ <w> <if>$", MASKED),
    ("ip-nat", r"<hit>", "a note of another program"),
    ("ip-route", r"description (ex|in)ternal$", "no option of a static route"),
    ("mtu", r"mtu <w> path mtu|^ path mtu", "output of show crypto ipsec sa"),
    ("object-group", r"^object-group <name> <n:n>$|^object-group network ipv4 ", "not of IOS"),
    ("object-group", r" <ip/len>", "a prefix in a group: NX-OS"),
    ("object-group", r"^ (eq <n>|range <n> <n>)$", "a group of ports: NX-OS or ASA"),
    ("vrf", r"^ (switchport|media-type|negotiation|spanning-tree|interface <if>|bgp next-hop)",
     "a line of another mode"),
    ("crypto", r"^<w> |^( <w>)+$|^ \^$|^ <w> <w> <w>|^crypto key( end|)$|^crypto <w>( <w> <n>|)$",
     "no word of it is known: text, or the output of a command"),
    ("crypto", r"^ <w>( <(n|ip|if|name|w)>)+$|^crypto <w> <w> <name>$|^ <w> (ipsec|bytes) |^ <w> mode|^ <w> default",
     MASKED),
    ("crypto", r"^ (export|import|generate) |^ <w> (retransmit|transport|static)", MASKED),
    ("interface-tunnel", r"^ <w> <w> <w>", MASKED),
    ("route-map", r"^ match <w> ((source|destination) tag|<n> <n>|ospfv3|external)", MASKED),
]

# What stands for a masked word, where it is one of IOS's own: by topic and shape.
WORDS = [
    ("acl", r"dscp <w>", ["af11", "cs3", "default"]),
    ("acl", r"precedence <w>", ["critical", "5"]),
    ("acl", r"^ permit <w> any any$", ["gre", "esp", "eigrp"]),
    ("acl", r"icmp any any <w>$", ["echo", "ttl-exceeded", "packet-too-big"]),
    ("acl", r"log <w> <w> <w>$", ["time-range T fragments", "dscp ef fragments"]),
    ("acl", r"permit ip <w> <w> <w> <w>$", ["host 10.0.0.1 host 10.0.0.2", "10.0.0.1 0.0.0.0 10.0.0.2 0.0.0.0"]),
    ("acl", r"ip access-list <w> <w> <n> <n>", ["resequence ACL"]),
    ("interface-tunnel", r"^ ip nhrp <w>$", ["redirect", "shortcut"]),
    ("interface-tunnel", r"^ ip nhrp <w> <n>$", ["holdtime 300", "server-only"]),
    ("interface-tunnel", r"^ ip nhrp (<w> <w>|group <w>)$", ["group G", "authentication A"]),
    ("interface-tunnel", r"^ ip nhrp nhs <ip> <w> <ip> multicast", ["nbma"]),
    ("interface-tunnel", r"^ ip pim <w>( <n>)?$", ["sparse-mode", "dense-mode"]),
    ("interface-tunnel", r"^ ip ospf <w>$", ["mtu-ignore", "bfd"]),
    ("interface-tunnel", r"^ ipv6 ospf <w>$", ["mtu-ignore", "bfd"]),
    ("interface-tunnel", r"^ ip flow <w>$", ["ingress", "egress"]),
    ("interface-tunnel", r"^ ip <w> <if>$", ["unnumbered"]),
    ("interface-tunnel", r"^ ipv6 address <ip6> <w>$", ["eui-64", "anycast"]),
    ("interface-tunnel", r"^ tunnel mode <w> <w>$", ["gre multipoint", "mpls traffic-eng", "gre ip"]),
    ("interface-tunnel", r"^ tunnel mode gre <w> <w>$", ["multipoint ipv6"]),
    ("interface-tunnel", r"^ tunnel <w> <w> <w> <n> <w> name", ["mpls traffic-eng path-option\t1\texplicit"]),
    ("interface-tunnel", r"^ tunnel <w> <w> priority", ["mpls traffic-eng"]),
    ("interface-tunnel", r"^ tunnel <w> <w> bandwidth", ["mpls traffic-eng"]),
    ("interface-tunnel", r"^ tunnel <w> <w> <w> <n> dynamic", ["mpls traffic-eng path-option"]),
    ("interface-tunnel", r"^ tunnel <w> <w> <w> destination", ["mpls traffic-eng destination"]),
    ("interface-tunnel", r"^ tunnel <w> <w> <w> metric <w>", ["mpls\ttraffic-eng\tautoroute\tabsolute 5"]),
    ("interface-tunnel", r"^ tunnel <w> <w> <w>( <w>)?$", ["mpls traffic-eng autoroute announce"]),
    ("ip-nat", r"^ip nat <w> <w> <n>$", ["translation timeout", "translation tcp-timeout"]),
    ("ip-nat", r"^ip nat <w> timeout <n>$", ["translation"]),
    ("ip-nat", r"^ip nat pool .* <w> <n>$", ["prefix-length"]),
    ("ip-nat", r"interface <w> <w> overload", ["FastEthernet\t0/1", "Dialer\t1"]),
    ("ip-sla-track", r"^ip sla auto <w>$", ["discovery"]),
    ("ip-sla-track", r"^ip sla <w>$", ["responder"]),
    ("ip-sla-track", r"^ip sla <w> <w> <w> <ip> port <n>$", ["responder tcp-connect ipaddress", "responder udp-echo ipaddress"]),
    ("ip-sla-track", r"type echo protocol <w> <ip>", ["ipIcmpEcho"]),
    ("ip-sla-track", r"icmp-echo <ip> <w> <ip>", ["source-ip"]),
    ("ip-sla-track", r"^ <w> <ip> <n> <w> <ip>", ["udp-echo\tsource-ip", "tcp-connect\tsource-ip"]),
    ("ip-unreachables", r"^ no ip <w>$", ["unreachables", "redirects", "proxy-arp"]),
    ("ip-unreachables", r"^ no ipv6 <w>$", ["unreachables", "redirects"]),
    ("ip-verify-unicast", r"ip <w> unicast source <w> <w>", ["verify\treachable-via\trx", "verify\treachable-via\tany"]),
    ("mtu", r"^ ip ospf <w>$", ["mtu-ignore"]),
    ("mtu", r"^ ipv6 ospf <w>$", ["mtu-ignore"]),
    ("object-group", r"(tcp|udp) eq <w>", ["domain", "5000"]),
    ("route-map", r"^ set <w>$", ["global", "automatic-tag"]),
    ("route-map", r"^ set metric-type <w>$", ["type-1", "internal"]),
    ("route-map", r"^ set <w> <n>$", ["weight", "metric"]),
    ("route-map", r"^ set ip precedence <w>$", ["critical", "flash"]),
    ("route-map", r"^ set ip next-hop <w> <w> <w>$", ["recursive vrf RED 10.0.0.1"]),
    ("route-map", r"^ set extcommunity cost <w>", ["igp"]),
    ("route-map", r"^ set extcommunity <w> <n:n>", ["rt", "soo"]),
    ("route-map", r"^ set extcommunity <w> <w>( additive)?$", ["rt\t65000:1"]),
    ("route-map", r"^ set metric <n> <w>", ["+10"]),
    ("route-map", r"^ set metric <w>$", ["+10", "-5"]),
    ("route-map", r"^ set level <w>$", ["level-1-2", "level-2"]),
    ("route-map", r"^ set <w> next-hop <w>$", ["ip\tpeer-address", "ipv6\tpeer-address"]),
    ("route-map", r"^ set as-path prepend <w> <n>$", ["last-as"]),
    ("route-map", r"^ set community <w>( additive)?$", ["no-export", "internet", "local-as"]),
    ("route-map", r"^ set <w> <w> <w>$", ["ip next-hop peer-address", "as-path prepend 65000"]),
    ("route-map", r"^ match <w>$", ["mdt-group"]),
    ("route-map", r"^ match <w> address <w>$", ["ip", "ipv6"]),
    ("route-map", r"^ match <w> <w>$", ["source-protocol static", "route-type internal"]),
    ("route-map", r"^ match ipv6 <w> <w>$", ["address", "next-hop", "route-source"]),
    ("route-map", r"^ match ip <w> <n>$", ["next-hop", "route-source"]),
    ("route-map", r"^ match ip <w> <w> <w> <w>$", ["route-source prefix-list P Q"]),
    ("route-map", r"^ match additional-paths <w> all", ["advertise-set"]),
    ("route-map", r"^ <w> <n>$", ["continue"]),
    ("vrf", r"^ (route-target|rd) ", ["65000:1", "192.0.2.1:7"]),
    ("vrf", r"^ ipv[46] multicast <w>", ["multitopology"]),
    ("vrf", r"^ <w> default <ip>", ["mdt"]),
    ("vrf", r"^ <w> default <w> <w> <ip>", ["mdt\tmpls\tmldp"]),
    ("vrf", r"^ <w> <w> <ip> <ip>", ["mdt data"]),
    ("vrf", r"^ <w> tag <n>", ["vnet"]),
    ("crypto", r"^crypto map <w> <n> <w>", ["VPN\tipsec-isakmp"]),
    ("crypto", r"^crypto map <w> isakmp|^crypto map <w> local-address", ["VPN"]),
    ("crypto", r"^crypto map <w> <w> configuration address <w>", ["VPN\tclient\trespond"]),
    ("crypto", r"^crypto map <w> <w> authentication list", ["VPN\tclient"]),
    ("crypto", r"transform-set <name> esp-aes <n> <w>", ["esp-sha256-hmac"]),
    ("crypto", r"transform-set <name> <w> esp-sha-hmac", ["esp-3des", "esp-aes", "esp-des"]),
    ("crypto", r"transform-set <name> <w> <w>", ["esp-3des\tesp-md5-hmac", "ah-sha-hmac\tesp-des"]),
    ("crypto", r"transform-set <name> <w>$", ["esp-3des", "esp-gcm"]),
    ("crypto", r"^crypto ipsec <w> clear", ["df-bit"]),
    ("crypto", r"lifetime <w> <n>", ["seconds", "kilobytes"]),
    ("crypto", r"^ interface tunnel <w>", ["1", "7"]),
    ("crypto", r"^ (set|match|hash|encr|encryption|identity|enrollment|subject-name|server|peer|keyring) ", []),
]

# Numbers, where not any will do.
NUMBERS = [
    (r"ttl eq <n>", ["5", "64"]),
    (r"access-list extended <n>", ["101", "2001"]),
    (r"mtu <n>$", ["1400", "1450", "1500"]),
    (r"adjust-mss <n>$", ["1360", "1300"]),
    (r"dscp <n>$", ["46", "10"]),
    (r"^ (permit|deny) <n> any any$", ["47", "89"]),
    (r"icmp any any <n>( <n>)?$", ["3", "4"]),
    (r"transform-set <name> esp-aes <n>|encr aes <n>", ["128", "256"]),
    (r"range <n> <n>", ["1000", "2000"]),
    (r"^ match length <n> <n>", ["0", "500"]),
    (r"set ip df <n>", ["0", "1"]),
    (r"prefix-length|<w> <n>$", ["24"]),
    (r"eq <n>|gt <n>|neq <n>", ["443", "1194", "22"]),
]

# Blocks around indented lines; the first that fits.
HEADERS = {
    "acl": [
        (r"^ (permit|deny) (any|<ip>|<ip> <ip>|host <ip>)( log)?$", "ip access-list standard S{}"),
        (r"^ ip access-group", "interface Vlan{}"),
        (r"^ ", "ip access-list extended E{}"),
    ],
    "crypto": [
        (r"^ match address ipv4", "crypto gdoi group G{}\n sa ipsec 1"),
        (r"^ match address local", "crypto ikev2 policy I{}"),
        (r"^ (mode|initialization)", "crypto ipsec transform-set T{} esp-aes"),
        (r"^ (set peer|match address|reverse-route)", "crypto map M{} 10 ipsec-isakmp"),
        (r"^ set (transform-set|pfs|security-association|ikev2|isakmp|<w>)", "crypto ipsec profile P{}"),
        (r"^ (enrollment|revocation-check|rsakeypair|subject-name)", "crypto pki trustpoint T{}"),
        (r"^ (tunnel|ip|interface)", "interface Tunnel{}"),
        (r"^ crypto map", "interface Vlan{}"),
        (r"^ (server|address ipv4|local priority|redundancy|replay|sa |profile)", "crypto gdoi group G{}"),
        (r"^ (match identity|keyring|<w> address|isakmp|local-address|self-identity|client)", "crypto isakmp profile P{}"),
        (r"^ pre-shared-key", "crypto keyring K{}"),
        (r"^ (netmask|pool|key|dns|domain|banner|acl)", "crypto isakmp client configuration group C{}"),
        (r"^ (peer|address|identity|pki|authentication (remote|local)|match <w> <name>)", "crypto ikev2 profile I{}"),
        (r"^ (certificate)", "crypto pki certificate chain C{}"),
        (r"^ (no database|lifetime|hash|group|encr|encryption|authentication|export)", "crypto isakmp policy {}"),
        (r"^ ", "crypto isakmp profile Q{}"),
    ],
    "ip-sla-track": [(r"^ type", "ip sla monitor {}"), (r"^ ", "ip sla {}")],
    "object-group": [
        (r"^ (tcp|udp|icmp)", "object-group service S{}"),
        (r"^ ", "object-group network N{}"),
    ],
    "route-map": [(r"^ ", "route-map M{} permit 10")],
    "vrf": [
        (r"^ (<w> (default|<w>)|import|export)", "vrf definition V{0}\n rd 1:{0}\n address-family ipv4"),
        (r"^ ", "vrf definition V{}"),
    ],
    "interface-tunnel": [(r"^ ", "interface Tunnel{}")],
}
INTERFACE = [(r"^ ", "interface GigabitEthernet0/{}")]


# Blocks of the scopes of commands.tsv; a scope that is not here is a header by itself.
SCOPES = {
    "crypto": "crypto ikev2 profile I{}",
    "crypto dynamic-map": "crypto dynamic-map D{} 10",
    "crypto gdoi": "crypto gdoi group G{}",
    "crypto ipsec": "crypto ipsec transform-set T{} esp-aes",
    "crypto isakmp": "crypto isakmp policy {}",
    "crypto keyring": "crypto keyring K{}",
    "crypto map": "crypto map M{} 10 ipsec-isakmp",
    "crypto pki": "crypto pki trustpoint T{}",
    "class-map": "class-map match-any C{}",
    "interface": "interface GigabitEthernet0/{}",
    "ip access-list": "ip access-list extended E{}",
    "ip dhcp": "ip dhcp pool P{}",
    "ip sla": "ip sla {}",
    "ip vrf": "ip vrf V{}",
    "ipv6 access-list": "ipv6 access-list A{}",
    "ipv6 dhcp": "ipv6 dhcp pool P{}",
    "ipv6 router": "ipv6 router ospf 1",
    "line aux": "line aux 0",
    "line con": "line con 0",
    "line vty": "line vty 0 4",
    "mpls": "mpls ldp label",
    "policy-map": "policy-map P{}\n class C",
    "route-map": "route-map M{} permit 10",
    "router bgp": "router bgp 65000",
    "router eigrp": "router eigrp N{}\n address-family ipv4 unicast autonomous-system 1",
    "router isis": "router isis",
    "router ospf": "router ospf 1",
    "vlan": "vlan {}",
    "vrf": "vrf definition V{}",
}


def rows(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)


def shapes(folder):
    """The shapes of every file, and the beginnings of commands."""
    number = 0
    for name in sorted(os.listdir(folder)):
        if name.endswith(".tsv") and name != "commands.tsv":
            for row in rows(folder, name):
                number += 1
                yield Shape(name[: -len(".tsv")], row["mask"].rstrip(), int(row["lines"]), number, None)
    for row in rows(folder, "commands.tsv"):
        number += 1
        scope, _, command = row["command"].rpartition(" » ")
        scope = scope or ("interface" if row["scope"] == "interface" else "")
        yield Shape("commands", command, int(row["lines"]), number, scope)


def reason_left_out(shape):
    for topic, pattern, reason in LEFT_OUT:
        if topic == shape.topic and re.search(pattern, shape.mask) and not has_words(shape):
            return reason
    return None


def has_words(shape):
    return any(t == shape.topic and w and re.search(p, shape.mask) for t, p, w in WORDS)


class Values:
    """The values of one rendering of a shape, in the order of its masks."""

    def __init__(self, shape, turn):
        self.shape = shape
        self.turn = turn
        mask = shape.mask
        words = next((w for t, p, w in WORDS if t == shape.topic and re.search(p, mask)), [])
        self.words = words[turn % len(words)].split("\t") if words else []
        self.numbers = next((n for p, n in NUMBERS if re.search(p, mask)), None)
        self.numbers_used = 0

    def number(self):
        values = self.numbers or ["10", "20", "100"]
        self.numbers_used += 1
        several = re.search(r"range|length <n>|any <n> <n>", self.shape.mask)
        return values[(self.numbers_used - 1 + (0 if several else self.turn)) % len(values)]

    def address(self, before, after_address):
        if after_address and self.is_mask():
            wildcard = self.shape.topic in ("acl",)
            return "0.0.0.255" if wildcard else "255.255.255.0"
        network = self.shape.topic in ("acl", "ip-route", "object-group") and "host" not in before
        return ["10.1.2.0", "192.0.2.0", "172.16.5.0"][self.turn] if network else [
            "10.1.2.3", "192.0.2.77", "172.16.5.4"][self.turn]

    def is_mask(self):
        if self.shape.topic == "ip-nat":
            return False
        return not re.search(r"nhrp|pool|<ip> port", self.shape.mask)

    def value(self, kind, before, after_address):
        if kind == "ip":
            return self.address(before, after_address)
        plain = {
            "n:n": ["65000:1", "192.0.2.1:7", "100:200"],
            "ip6": ["2001:db8::1", "2001:db8:1::9", "2001:db8::a"],
            "if": ["GigabitEthernet0/1", "Vlan10", "Tunnel5"],
            "name": [f"NAME{self.shape.number}", f"to-the-isp-{self.shape.number}", f"Net_{self.shape.number}"],
            "text": ["text of a person", "10.0.0.1 ip permit", "x"],
            "secret": ["k3y", "0 k3y", "6 AbCdEf"],
            "acl": ["10", "110", "1300"],
        }
        if kind == "n":
            return self.number()
        if kind == "ip6":
            value = plain[kind][self.turn]
            length = re.search(r"address <ip6>(?! link-local)|identity address", self.shape.mask)
            if "link-local" in self.shape.mask:
                return "fe80::1"
            return value + "/64" if length else value
        if kind == "w":
            return self.words.pop(0) if self.words else [f"{w}{self.shape.number}" for w in ("WORD", "w-2-", "W_")][self.turn]
        if kind not in plain:
            raise ValueError(f"<{kind}> in {self.shape.mask}")
        return plain[kind][self.turn]


# Beginnings that could be of several commands, with one of them.
CONTINUED = {
    ("", "ip access-list"): "extended A{}",
    ("", "ip inspect"): "name I tcp",
    ("", "ip local"): "pool P 10.0.0.1 10.0.0.9",
    ("", "ip nat"): "pool P{} 10.0.0.1 10.0.0.9 prefix-length 24",
    ("", "ip tcp"): "path-mtu-discovery",
    ("interface", "ip nat"): "inside",
    ("interface", "ip tcp"): "adjust-mss 1360",
    ("interface", "ip verify"): "unicast source reachable-via rx",
}


def render_command(shape):
    bare = re.sub("^no ", "", shape.mask)
    end = CONTINUED.get((shape.header, bare))
    if end:
        return (" " * 4 if shape.header else "") + shape.mask + " " + end.format(shape.number)
    line = shape.mask.replace("<arg>", "1")
    line += " motd #text#" if line == "banner" else " #text#" if line.startswith("banner ") else ""
    return (" " * 4 if shape.header else "") + line


def render(shape, turn):
    if shape.topic == "commands":
        return render_command(shape)
    values = Values(shape, turn)
    mask = shape.mask.replace("<n>...", "<n> <n>")
    if len(values.words) == 1 and " " in values.words[0]:
        # One entry for all masked words.
        phrase = values.words.pop()
        mask = re.sub(r"<w>( <w>)*", lambda m: phrase, mask, count=1)
        mask = re.sub(r" <w>", "", mask)
    out = []
    after_address = False
    for word in mask.strip().split(" "):
        kind = word[1:-1] if word.startswith("<") and word.endswith(">") else None
        text = values.value(kind, out[-1:], after_address) if kind else word
        after_address = kind == "ip" and not after_address and "host" not in out[-1:]
        out.append(text)
    line = " ".join(out)
    if shape.mask.startswith("access-list <n>"):
        standard = re.search(r"> (permit|deny) (any|<ip>|<ip> <ip>|host <ip>)( log)?$", shape.mask)
        line = re.sub(r"^access-list \S+", "access-list " + ("10" if standard else "110"), line)
    return (" " if shape.mask.startswith(" ") else "") + line


def renderings(folder):
    """Each line with its number in the one file that is written."""
    found = []
    for shape in shapes(folder):
        if reason_left_out(shape):
            continue
        lines = []
        for turn in range(RENDERINGS):
            line = render(shape, turn)
            if line not in lines:
                lines.append(line)
        headers = HEADERS.get(shape.topic, INTERFACE)
        header = next((h for p, h in headers if re.search(p, shape.mask)), None)
        if shape.topic == "commands":
            header = SCOPES.get(shape.header, shape.header)
        found.extend(Rendering(shape, header, line) for line in lines)
    return found


def numbered(folder):
    """The text of the file, and the rendering of each of its lines."""
    text = ["version 15.2", "hostname shapes"]
    place = {}
    for number, rendering in enumerate(renderings(folder), 1):
        if rendering.header:
            text.extend(rendering.header.format(number).split("\n"))
        deeper = " " if rendering.header and "\n" in rendering.header else ""
        text.append(deeper + rendering.line)
        place[len(text)] = rendering
        text.append("!")
    text.append("end")
    return text, place


def count(folder, report):
    text, place = numbered(folder)
    if not any(entry["lines"] == len(text) for entry in report["files"]):
        print("FAILED: the report is of another file")
        return 1
    unknown = {e["line"] for e in report["notAnalysed"] if e["reason"].startswith(UNKNOWN) or "short for" in e["reason"]}
    missed_lines = {entry.get("line") for entry in report["notAnalysed"]}
    missed_lines |= {f["line"] for f in report["findings"] if f["rule"] == "HOP-002"}

    def is_missed(number, rendering):
        return number in (unknown if rendering.shape.topic == "commands" else missed_lines)

    written = collections.Counter()
    missed = collections.Counter()
    for number, rendering in place.items():
        written[rendering.shape] += 1
        missed[rendering.shape] += is_missed(number, rendering)
    totals = collections.defaultdict(lambda: [0, 0.0, 0])
    for shape in shapes(folder):
        row = totals[shape.topic]
        if reason_left_out(shape):
            row[2] += shape.lines
        else:
            row[0] += shape.lines
            row[1] += shape.lines * missed[shape] / written[shape]
    print(f"{'shapes':20} {'lines':>8} {'missed':>9} {'%':>7} {'left out':>9}")
    totals["all"] = [sum(row[i] for row in totals.values()) for i in range(3)]
    for topic, (lines, bad, left_out) in totals.items():
        print(f"{topic:20} {lines:8} {bad:9.1f} {100 * bad / max(lines, 1):7.2f} {left_out:9}")
    print("\nnot understood:")
    for number, rendering in place.items():
        if is_missed(number, rendering):
            header = rendering.header.format(number).replace("\n", " /") + " / " if rendering.header else ""
            print(f"  {rendering.shape.lines:5} [{rendering.shape.topic}] {header}{rendering.line}")
    print("\nleft out:")
    for shape in shapes(folder):
        if reason_left_out(shape):
            print(f"  {shape.lines:5} [{shape.topic}] {shape.mask}: {reason_left_out(shape)}")
    over = [topic for topic, (lines, bad, _) in totals.items() if bad > LIMIT * lines]
    if over:
        print(f"FAILED: more than {LIMIT:.1%} of the lines are not understood: {', '.join(over)}")
    return 1 if over else 0


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("action", choices=["render", "count"])
    options.add_argument("shapes")
    options.add_argument("target", help="the folder to write to, or the report to count")
    arguments = options.parse_args()
    if arguments.action == "render":
        os.makedirs(arguments.target, exist_ok=True)
        with open(os.path.join(arguments.target, "shapes.cfg"), "w", encoding="utf-8") as file:
            file.write("\n".join(numbered(arguments.shapes)[0]) + "\n")
        return 0
    with open(arguments.target, encoding="utf-8") as file:
        return count(arguments.shapes, json.load(file))


if __name__ == "__main__":
    sys.exit(main())
