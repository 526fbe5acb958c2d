#!/usr/bin/env python3
"""Builds small networks of namespaces, sends packets through them, and writes what became of each.

    .ci/netns-packets.py FOLDER COUNT

Each FOLDER/N holds configs/*.cfg and hoplint.yaml (the same network as a repository would have it) and packets.txt:

    SOURCE DESTINATION BYTES df|- delivered PIECE,PIECE…      bytes of each IP packet that arrives, in the order of offsets
    SOURCE DESTINATION BYTES df|- too-big ROUTER MTU          from ICMP 3/4
    SOURCE DESTINATION BYTES df|- no-route ROUTER             from ICMP 3/0 or 3/1
    SOURCE DESTINATION BYTES df|- lost                        neither packet nor message: the kernel limits the rate of messages

The same numbers are drawn each time.
"""
import ctypes
import ipaddress
import os
import random
import select
import socket
import struct
import subprocess
import sys
import time

CLONE_NEWNET = 0x40000000
LIBC = ctypes.CDLL(None, use_errno=True)
ETH_P_IP = 0x0800
IP_MTU_DISCOVER, PMTUDISC_PROBE, PMTUDISC_INTERFACE = 10, 3, 4
PREFIX = f"hop{os.getpid()}-"


def run(*words, batch=None):
    done = subprocess.run(words, input=batch, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(words)}: {done.stderr.strip()}")


def enter(namespace):
    with open(f"/run/netns/{namespace}", encoding="utf-8") as handle:
        if LIBC.setns(handle.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "setns")


class Network:
    """Routers in a random graph, a host behind two of them, static routes along random trees."""

    def __init__(self, number):
        rng = random.Random(number)
        self.rng = rng
        self.routers = [f"R{i + 1}" for i in range(rng.randrange(2, 6))]
        self.links = []  # (one, other, subnet, mtu)
        for i, router in enumerate(self.routers[1:], 1):
            self.add_link(self.routers[rng.randrange(i)], router)
        for _ in range(rng.randrange(0, 3)):
            one, other = rng.sample(self.routers, 2)
            self.add_link(one, other)
        ends = rng.sample(self.routers, 2)
        self.hosts = {
            f"H{i + 1}": (router, ipaddress.ip_network(f"172.16.{i + 1}.0/24"))
            for i, router in enumerate(ends)
        }
        self.routes = {router: {} for router in self.routers}
        for router, lan in self.hosts.values():
            self.route_to(lan, router)
        if rng.random() < 0.3:
            victim = rng.choice(self.routers)
            for lan in list(self.routes[victim]):
                if rng.random() < 0.6:
                    del self.routes[victim][lan]

    def add_link(self, one, other):
        number = len(self.links)
        mtu = self.rng.choice([1500, 1500, 1492, 1476, 1440, 1400, 1301, 1280, 1003, 900, 576])
        self.links.append((one, other, ipaddress.ip_network(f"10.0.{number}.0/30"), mtu))

    def route_to(self, lan, root):
        """Each router's next hop towards the LAN, by a tree that is drawn."""
        reached, rest = [root], set(self.routers) - {root}
        while rest:
            choices = [
                (near, far, subnet, near_is_one)
                for one, other, subnet, _ in self.links
                for near, far, near_is_one in ((one, other, True), (other, one, False))
                if near in reached and far in rest
            ]
            near, far, subnet, near_is_one = self.rng.choice(choices)
            self.routes[far][lan] = subnet[1] if near_is_one else subnet[2]
            reached.append(far)
            rest.discard(far)

    def interfaces(self, router):
        """Name, interface address and IP MTU of each interface of a router."""
        found = []
        for number, (one, other, subnet, mtu) in enumerate(self.links):
            if router in (one, other):
                own = subnet[1] if router == one else subnet[2]
                found.append((f"GigabitEthernet0/{number}", f"l{number}", f"{own}/30", mtu))
        for host, (at, lan) in self.hosts.items():
            if at == router:
                found.append((f"GigabitEthernet1/{host[1:]}", f"h{host[1:]}", f"{lan[1]}/24", 1500))
        return found

    # --- As namespaces ---

    def build(self):
        for name in self.routers + list(self.hosts):
            run("ip", "netns", "add", PREFIX + name)
            sysctls = ["ip_forward=1", "icmp_ratelimit=0", "conf.all.rp_filter=0", "conf.default.rp_filter=0",
                       "conf.all.send_redirects=0", "conf.default.send_redirects=0"]
            run("ip", "netns", "exec", PREFIX + name, "sysctl", "-qw", *("net.ipv4." + s for s in sysctls))
        batch = []
        for number, (one, other, _, mtu) in enumerate(self.links):
            batch.append(f"link add l{number} netns {PREFIX}{one} mtu {mtu} type veth"
                         f" peer name l{number} netns {PREFIX}{other} mtu {mtu}")
        for host, (router, _) in self.hosts.items():
            batch.append(f"link add h{host[1:]} netns {PREFIX}{router} type veth peer name e0 netns {PREFIX}{host}")
        run("ip", "-batch", "-", batch="\n".join(batch) + "\n")
        for router in self.routers:
            batch = []
            for _, link, address, _ in self.interfaces(router):
                batch += [f"addr add {address} dev {link}", f"link set {link} up"]
            batch += [f"route add {lan} via {hop}" for lan, hop in self.routes[router].items()]
            run("ip", "-n", PREFIX + router, "-batch", "-", batch="\n".join(batch) + "\n")
        for host, (_, lan) in self.hosts.items():
            run("ip", "-n", PREFIX + host, "-batch", "-",
                batch=f"addr add {lan[10]}/24 dev e0\nlink set e0 up\nroute add default via {lan[1]}\n")

    def destroy(self):
        for name in self.routers + list(self.hosts):
            subprocess.run(["ip", "netns", "del", PREFIX + name], check=False)

    def send(self, source, target, size, df):
        sender, receiver = (self.hosts[h][1][10] for h in (source, target))
        enter(PREFIX + target)
        arriving = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_IP))
        enter(PREFIX + source)
        messages = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_IP))
        sending = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        # Neither heeds what the host has learned of the path before.
        sending.setsockopt(socket.IPPROTO_IP, IP_MTU_DISCOVER, PMTUDISC_PROBE if df else PMTUDISC_INTERFACE)
        sending.sendto(b"x" * (size - 28), (str(receiver), 33333))
        pieces, left, until = {}, None, time.monotonic() + 1
        with arriving, messages, sending:
            while time.monotonic() < until:
                ready, _, _ = select.select([arriving, messages], [], [], 0.05)
                if not ready and pieces:
                    break
                for ready_socket in ready:
                    packet, address = ready_socket.recvfrom(65535)
                    packet = packet[14:]
                    length, fragment = struct.unpack("!2xH2xH", packet[:8])
                    protocol = packet[9]
                    if ready_socket is arriving and protocol == 17 and packet[12:16] == sender.packed:
                        offset = (fragment & 0x1FFF) * 8
                        pieces[offset] = length
                    elif ready_socket is messages and protocol == 1 and address[2] != socket.PACKET_OUTGOING:
                        kind, code, mtu = struct.unpack("!BB4xH", packet[20:28])
                        if kind == 3 and code != 3:
                            left = (str(ipaddress.ip_address(packet[12:16])), code, mtu)
                            until = min(until, time.monotonic() + 0.05)
        if left and not pieces:
            return ("too-big", self.owner(left[0]), str(left[2])) if left[1] == 4 else ("no-route", self.owner(left[0]))
        if pieces:
            return "delivered", ",".join(str(pieces[o]) for o in sorted(pieces))
        return ("lost",)

    def owner(self, address):
        for router in self.routers:
            if any(own.split("/")[0] == address for _, _, own, _ in self.interfaces(router)):
                return router
        return "?"

    # --- As a repository ---

    def config(self, router):
        lines = [f"hostname {router}", "!"]
        for name, _, address, mtu in self.interfaces(router):
            own = ipaddress.ip_interface(address)
            lines += [f"interface {name}", f" ip address {own.ip} {own.netmask}"]
            lines += [f" ip mtu {mtu}"] if mtu != 1500 else []
            lines.append("!")
        for lan, hop in self.routes[router].items():
            lines.append(f"ip route {lan.network_address} {lan.netmask} {hop}")
        return "\n".join(lines + ["!", "end", ""])

    def write(self, folder):
        os.makedirs(os.path.join(folder, "configs"))
        for router in self.routers:
            with open(os.path.join(folder, "configs", f"{router}.cfg"), "w", encoding="utf-8") as file:
                file.write(self.config(router))
        with open(os.path.join(folder, "hoplint.yaml"), "w", encoding="utf-8") as file:
            file.write("network:\n  hosts:\n")
            for host, (_, lan) in self.hosts.items():
                file.write(f"    - {{name: {host}, address: {lan[10]}, gateway: {lan[1]}, mtu: 1500}}\n")

    def packets(self):
        smallest = min(mtu for *_, mtu in self.links)
        sizes = {64, 1500, smallest, smallest + 1, self.rng.randrange(68, 1501), self.rng.randrange(1000, 1501)}
        for source, target in (("H1", "H2"), ("H2", "H1")):
            for size in sorted(s for s in sizes if s <= 1500):
                for df in (False, True):
                    yield source, target, size, df


def main():
    folder, count = sys.argv[1], int(sys.argv[2])
    home = os.open("/proc/self/ns/net", os.O_RDONLY)
    for number in range(count):
        network = Network(number)
        here = os.path.join(folder, f"{number:02}")
        network.write(here)
        try:
            network.build()
            with open(os.path.join(here, "packets.txt"), "w", encoding="utf-8") as answers:
                for source, target, size, df in network.packets():
                    result = network.send(source, target, size, df)
                    words = [str(network.hosts[h][1][10]) for h in (source, target)]
                    answers.write(" ".join([*words, str(size), "df" if df else "-", *result]) + "\n")
        finally:
            LIBC.setns(home, CLONE_NEWNET)
            network.destroy()


main()
