#!/usr/bin/env python3
"""Sets the Linux route dumps of a corpus in a network namespace, one after the other, and writes what the kernel says.

    .ci/netns-corpus-routes.py NAMESPACE FOLDER CORPUS

The form of FOLDER/corpus-N is that of .ci/netns-routes.py: dump.txt is the file as it is, under the prompt and the
command that prints such a file, with the rules that every host has.
"""
import ipaddress
import json
import os
import random
import re
import subprocess
import sys

RULES = "root@kernel:~# ip rule\n0: from all lookup local\n32766: from all lookup main\n32767: from all lookup default\n"
ADDRESS = re.compile(r"\d+\.\d+\.\d+\.\d+")
SHOWN_ONLY = {"linkdown", "dead", "onlink", "pervasive", "offload"}


def ip(namespace, *words):
    return subprocess.run(["ip", "-n", namespace, *words], capture_output=True, text=True, check=False)


def from_columns(lines):
    """Routes of `route` and `netstat -r`: prefix, gateway as printed or None, interface, metric."""
    head = lines[1].split()
    rows = [dict(zip(head, line.split())) for line in lines[2:] if len(line.split()) >= len(head) - 1]
    named = {}
    for row in rows:
        if row["Genmask"] not in ("0.0.0.0", "255.255.255.255") and row["Gateway"] == "0.0.0.0":
            subnet = ipaddress.ip_network(row["Destination"] + "/" + row["Genmask"])
            named.setdefault(row["Iface"], str(subnet[2]))
    routes = []
    for row in rows:
        gateway = None if row["Gateway"] in ("0.0.0.0", "*") else row["Gateway"]
        destination = "0.0.0.0" if row["Destination"] == "default" else row["Destination"]
        if not ADDRESS.fullmatch(destination):
            continue
        prefix = ipaddress.ip_network(destination + "/" + row["Genmask"])
        words = [str(prefix)]
        if gateway:
            words += ["via", gateway if ADDRESS.fullmatch(gateway) else named[row["Iface"]], "onlink"]
        words += ["dev", row["Iface"]] + (["metric", row["Metric"]] if "Metric" in row else [])
        routes.append((words, gateway))
    return routes


def from_words(lines):
    """Routes of `ip route`."""
    routes = []
    for line in lines:
        words = [word for word in line.split() if word not in SHOWN_ONLY]
        if not words or words[0].startswith("root@") or ":" in words[0]:
            continue
        if "proto" in words:
            at = words.index("proto")
            del words[at:at + 2]
        gateway = words[words.index("via") + 1] if "via" in words else None
        routes.append((words + (["onlink"] if gateway else []), gateway))
    return routes


def command(lines):
    """What prints such a file; None if it is no route dump of Linux."""
    if len(lines) > 1 and lines[0] == "Kernel IP routing table":
        return "netstat -rn" if "MSS" in lines[1] and "Metric" not in lines[1] else "route -n"
    first = [line.split() for line in lines if line.strip()]
    plain = all(words[0] in ("default", "unreachable", "broadcast", "local") or ADDRESS.match(words[0]) for words in first)
    return "ip route" if first and plain and any(" dev " in line for line in lines) else None


def answer(namespace, destination, gateways):
    got = ip(namespace, "-j", "route", "get", destination)
    if got.returncode != 0:
        return None if "Cannot" in got.stderr else ("-", "drop")
    way = json.loads(got.stdout)[0]
    if way.get("type", "unicast") != "unicast" or "dev" not in way or way["dev"] == "lo":
        return None
    gateway = way.get("gateway", "-")
    return gateways.get(gateway, gateway), way["dev"]


def destinations(rng, prefixes):
    for prefix in prefixes:
        network = ipaddress.ip_network(prefix)
        for offset in (0, 1, network.num_addresses // 2, network.num_addresses - 1, network.num_addresses):
            yield str(ipaddress.ip_address((int(network[0]) + offset) & 0xFFFFFFFF))
    for _ in range(40):
        yield str(ipaddress.ip_address(rng.randrange(1 << 24, 224 << 24)))


def compare(namespace, here, text, lines, printer, links):
    routes = from_words(lines) if printer == "ip route" else from_columns(lines)
    ip(namespace, "route", "flush", "table", "main")
    gateways = {}
    for number, link in enumerate(links):
        # The kernel takes no gateway on an interface without an address.
        ip(namespace, "addr", "add", "198.18.%d.1/32" % number, "dev", link)
    for words, printed in routes:
        link = words[words.index("dev") + 1] if "dev" in words else None
        if link and link not in links:
            links.append(link)
            ip(namespace, "link", "add", link, "type", "veth", "peer", "name", "q%d" % len(links))
            ip(namespace, "link", "set", "q%d" % len(links), "up")
            ip(namespace, "link", "set", link, "up")
            ip(namespace, "addr", "add", "198.18.%d.1/32" % (len(links) - 1), "dev", link)
        if "src" in words:
            ip(namespace, "addr", "add", words[words.index("src") + 1] + "/32", "dev", link)
        ip(namespace, "route", "add", *words, "table", "main")
        if printed and printed not in words:
            gateways[words[words.index("via") + 1]] = printed
    os.makedirs(here)
    with open(os.path.join(here, "dump.txt"), "w", encoding="utf-8") as dump:
        dump.write("root@kernel:~# %s\n%s\n%s" % (printer, text.rstrip(), RULES))
    prefixes = [w.replace("default", "0.0.0.0/0") for words, _ in routes for w in words[:2] if w == "default" or ADDRESS.match(w)]
    with open(os.path.join(here, "answers.txt"), "w", encoding="utf-8") as answers:
        for destination in destinations(random.Random(1), prefixes):
            first = int(destination.split(".")[0])
            way = answer(namespace, destination, gateways) if 0 < first < 224 and first != 127 else None
            if way:
                answers.write(" ".join(["192.0.2.1", destination, *way]) + "\n")
    for link in links:
        ip(namespace, "addr", "flush", "dev", link)


def main():
    namespace, folder, corpus = sys.argv[1:4]
    ip(namespace, "rule", "flush")
    ip(namespace, "rule", "add", "pref", "32766", "from", "all", "lookup", "main")
    links = [link["ifname"] for link in json.loads(ip(namespace, "-j", "link").stdout)]
    for link in links:
        ip(namespace, "addr", "flush", "dev", link)
    count = 0
    for at, _, names in sorted(os.walk(corpus)):
        for name in sorted(names):
            path = os.path.join(at, name)
            if os.path.getsize(path) > 100_000:
                continue
            with open(path, encoding="utf-8", errors="replace") as file:
                text = file.read()
            lines = [line.rstrip() for line in text.splitlines()]
            printer = command(lines)
            if printer:
                print("corpus-%d: %s" % (count, os.path.relpath(path, corpus)))
                compare(namespace, os.path.join(folder, "corpus-%d" % count), text, lines, printer, links)
                count += 1


main()
