#!/usr/bin/env python3
"""Draws routes and policy rules, sets them in a network namespace, and writes what the kernel says.

    .ci/netns-routes.py NAMESPACE FOLDER COUNT

Each FOLDER/N holds dump.txt (what an administrator would hand over) and answers.txt: source, destination, gateway or
`-`, interface or `drop`. The same numbers are drawn each time.
"""
import ipaddress
import json
import os
import random
import subprocess
import sys

LINKS = {"d0": "10.0.0.5/24", "d1": "10.1.0.5/16", "d2": "172.16.0.5/20", "d3": "192.168.5.5/30"}
TABLES = ["main", "200", "201"]


def ip(namespace, *words, batch=None):
    command = ["ip", "-n", namespace, *words]
    return subprocess.run(command, input=batch, capture_output=True, text=True, check=False)


def gateway(rng, link):
    network = ipaddress.ip_interface(LINKS[link])
    while True:
        address = network.network[rng.randrange(1, min(network.network.num_addresses - 1, 200))]
        if address != network.ip:
            return str(address)


def prefix(rng):
    length = rng.choice([0, 0, 1, 4, 8, 8, 12, 16, 16, 20, 24, 24, 30, 32])
    base = rng.choice(["10.9.0.0", "10.9.128.0", "10.9.128.64", "10.1.7.0", "10.0.0.128", "198.51.100.0", "172.16.4.0"])
    address = int(ipaddress.ip_address(base)) ^ rng.choice([0, 0, 1 << rng.randrange(32)])
    return str(ipaddress.ip_network((address & 0xFFFFFFFF, length), strict=False))


def route(rng, table):
    words = ["route", "add"]
    kind = rng.random()
    end = ["table", table] + (["metric", str(rng.choice([1, 5, 5, 20, 100]))] if rng.random() < 0.7 else [])
    if kind < 0.12:
        return words + [rng.choice(["blackhole", "unreachable", "prohibit", "throw"]), prefix(rng)] + end
    if kind < 0.22:
        hops = []
        for link in rng.sample(sorted(LINKS), 2):
            hops += ["nexthop", "via", gateway(rng, link), "dev", link]
        return words + [prefix(rng)] + end + hops
    link = rng.choice(sorted(LINKS))
    via = [] if rng.random() < 0.2 else ["via", gateway(rng, link)]
    return words + [prefix(rng)] + via + ["dev", link] + end


def rule(rng, priority):
    own = rng.choice(sorted(LINKS.values()))
    source = rng.choice([own.split("/")[0], str(ipaddress.ip_interface(own).network), "all"])
    words = ["rule", "add", "pref", str(priority)]
    words += (["not"] if rng.random() < 0.15 and source != "all" else []) + ["from", source]
    if rng.random() < 0.3:
        words += ["to", prefix(rng)]
    if rng.random() < 0.1:
        words += ["iif", rng.choice(["lo", "d1"])]
    action = rng.random()
    if action < 0.1:
        return words + [rng.choice(["blackhole", "unreachable", "prohibit"])]
    if action < 0.2:
        return words + ["goto", "32766"]
    words += ["lookup", rng.choice(TABLES)]
    return words + (["suppress_prefixlength", "0"] if rng.random() < 0.2 else [])


def answer(namespace, source, destination):
    got = ip(namespace, "-j", "route", "get", destination, "from", source)
    if got.returncode != 0:
        return None if "Cannot" in got.stderr else ("-", "drop")
    way = json.loads(got.stdout)[0]
    if way.get("type", "unicast") != "unicast" or "dev" not in way or way["dev"] == "lo":
        return None
    return way.get("gateway", "-"), way["dev"]


def main():
    namespace, folder, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    for link, address in LINKS.items():
        ip(namespace, "link", "add", link, "type", "veth", "peer", "name", "p" + link)
        ip(namespace, "link", "set", "p" + link, "up")
        ip(namespace, "addr", "add", address, "dev", link)
        ip(namespace, "link", "set", link, "up")
    for number in range(count):
        rng = random.Random(number)
        for table in TABLES:
            ip(namespace, "route", "flush", "table", table)
        ip(namespace, "rule", "flush")
        setup = []
        for link, address in LINKS.items():
            connected = ipaddress.ip_interface(address)
            setup.append(["route", "add", str(connected.network), "dev", link, "proto", "kernel",
                          "scope", "link", "src", str(connected.ip)])
        setup += [["rule", "add", "pref", "32766", "from", "all", "lookup", "main"],
                  ["rule", "add", "pref", "32767", "from", "all", "lookup", "default"]]
        setup += [route(rng, rng.choice(TABLES + ["main"])) for _ in range(rng.randrange(4, 24))]
        setup += [rule(rng, 100 + 10 * i) for i in range(rng.randrange(0, 5))]
        # What the kernel refuses (a second route of one metric) is left out.
        ip(namespace, "-force", "-batch", "-", batch="".join(" ".join(line) + "\n" for line in setup))
        here = os.path.join(folder, str(number))
        os.makedirs(here)
        with open(os.path.join(here, "dump.txt"), "w", encoding="utf-8") as dump:
            form = ["-j"] if number % 4 == 3 else []
            shows = [["rule"]] + [["route", "show", "table", t] for t in ["local"] + TABLES]
            if number % 4 == 2:
                shows = [["rule"], ["route", "show", "table", "all"]]
            for words in shows:
                text = ip(namespace, "-4", *form, *words).stdout
                dump.write(" ".join(["root@kernel:~#", "ip", "-4", *form, *words]) + "\n" + text)
        with open(os.path.join(here, "answers.txt"), "w", encoding="utf-8") as answers:
            for _ in range(60):
                source = rng.choice(sorted(LINKS.values())).split("/")[0]
                network = ipaddress.ip_network(prefix(rng))
                destination = str(network[rng.randrange(min(network.num_addresses, 1 << 24))])
                way = answer(namespace, source, destination)
                if way and not destination.startswith(("0.", "127.")) and int(destination.split(".")[0]) < 224:
                    answers.write(" ".join([source, destination, *way]) + "\n")


main()
