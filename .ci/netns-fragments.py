#!/usr/bin/env python3
"""Sends datagrams through routers with shrinking links, and writes the fragments that the kernel made of them.

    .ci/netns-fragments.py NAME FILE

NAME-0 … NAME-3 are network namespaces in a row. Each line of FILE: MTUs of the links, bytes of the IP header, length
of the packet, lengths of what arrived, in the order of arrival. The same numbers are drawn each time.
"""
import ctypes
import os
import random
import socket
import subprocess
import sys
import threading

CLONE_NEWNET = 0x40000000
ETH_P_IP = 0x0800
IP_MTU_DISCOVER, IP_PMTUDISC_DONT = 10, 0
PORT = 4000
# Router alert (148) is copied into later fragments, record route (7) is not; 1 is a filler.
OPTIONS = {
    20: b"",
    24: bytes([148, 4, 0, 0]),
    28: bytes([7, 7, 4, 0, 0, 0, 0, 1]),
    44: bytes([7, 23, 4] + [0] * 20 + [1]),
    60: bytes([7, 39, 4] + [0] * 36 + [1]),
}
CHAINS = [
    [1440], [1400], [1476], [1300], [576], [1492], [68], [1001], [1435], [1441],
    [1476, 1400], [1440, 1300], [1400, 1000], [1500, 1440], [1200, 1400], [1300, 577], [1439, 1438],
    [1476, 1440, 1300], [1400, 1000, 576], [1440, 1439, 1438], [1280, 1400, 1000], [1499, 1498, 600],
]


def ip(*words):
    subprocess.run(["ip", *words], check=True, capture_output=True)


def enter(namespace):
    """Moves this thread alone into a namespace."""
    with open(f"/run/netns/{namespace}") as handle:
        if ctypes.CDLL(None, use_errno=True).setns(handle.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "setns")


def within(namespace, action):
    result = []

    def run():
        enter(namespace)
        result.append(action())

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return result[0]


def sender():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.setsockopt(socket.IPPROTO_IP, IP_MTU_DISCOVER, IP_PMTUDISC_DONT)
    return sock


def listener():
    sock = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(ETH_P_IP))
    sock.bind(("right", ETH_P_IP))
    sock.settimeout(2)
    return sock


def arrive(sock, length):
    """The fragments of one datagram of `length` bytes of payload behind the IP header."""
    lengths, seen = [], 0
    while seen < length:
        packet, address = sock.recvfrom(65535)
        # What this end sends itself is captured too.
        if address[2] == socket.PACKET_OUTGOING or packet[9] != socket.IPPROTO_UDP:
            continue
        total = int.from_bytes(packet[2:4], "big")
        lengths.append(total)
        seen += total - (packet[0] & 0xF) * 4
    return lengths


def link(name, hop, mtu):
    left, right = f"{name}-{hop}", f"{name}-{hop + 1}"
    for namespace, device in ((left, "left"), (right, "right")):
        subprocess.run(["ip", "-n", namespace, "link", "del", device], capture_output=True, check=False)
    ip("-n", left, "link", "add", "left", "type", "veth", "peer", "name", "right", "netns", right)
    for namespace, device, host in ((left, "left", 1), (right, "right", 2)):
        ip("-n", namespace, "addr", "add", f"10.9.{hop}.{host}/24", "dev", device)
        ip("-n", namespace, "link", "set", device, "mtu", str(mtu), "up")


def chain(name, mtus):
    """Links from NAME-0 on, the first of them 1500 bytes, so that a router makes the fragments."""
    for hop, mtu in enumerate([1500] + mtus):
        link(name, hop, mtu)
    last = len(mtus)
    for hop in range(last):
        ip("-n", f"{name}-{hop}", "route", "replace", f"10.9.{last}.0/24", "via", f"10.9.{hop}.2")
        if hop > 0:
            ip("-n", f"{name}-{hop + 1}", "route", "replace", "10.9.0.0/24", "via", f"10.9.{hop}.1")
    return f"10.9.{last}.2"


def main():
    name, path = sys.argv[1], sys.argv[2]
    rng = random.Random(791)
    lines = []
    for mtus in CHAINS:
        target = chain(name, mtus)
        tx = within(f"{name}-0", sender)
        rx = within(f"{name}-{len(mtus) + 1}", listener)
        smallest = min(mtus)
        for header in OPTIONS:
            if header + 8 > smallest:
                continue
            tx.setsockopt(socket.IPPROTO_IP, socket.IP_OPTIONS, OPTIONS[header])
            totals = {1500, smallest + 1, 1476} | {rng.randrange(smallest + 1, 1501) for _ in range(2)}
            for total in sorted(t for t in totals if smallest < t <= 1500):
                tx.sendto(bytes(total - header - 8), (target, PORT))
                lengths = arrive(rx, total - header)
                lines.append(f"{','.join(map(str, mtus))} {header} {total} {','.join(map(str, lengths))}")
        tx.close()
        rx.close()
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(dict.fromkeys(lines)) + "\n")


main()
