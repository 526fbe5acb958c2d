package dev.hoplint.testing.rules;

import dev.hoplint.testing.rules.Golden.Case;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All that FRG-101 says of a split: places, reasons, the packet and what to type. */
class SplitFindingsTest {
  private static final String TCP = "permit tcp host 172.16.1.10 host 1.1.1.10 eq 1001";
  private static final String UDP = "permit udp host 172.16.1.10 host 1.1.1.10 eq 514";
  private static final String BACKDOOR = "set ip next-hop 192.168.12.1";

  /** As in the case study: out by NAT, or by a back door; the policy is on a tunnel. */
  private static final String R2 =
      """
      hostname R2
      interface Tunnel23
       ip address 172.31.23.2 255.255.255.0
       ip mtu 1440
       ip nat inside
       ip policy route-map P
       tunnel source GigabitEthernet0/0
       tunnel destination 10.0.23.3
      interface GigabitEthernet0/0
       ip address 10.0.23.2 255.255.255.0
      interface GigabitEthernet0/1
       ip address 203.0.113.2 255.255.255.252
       ip nat outside
      interface GigabitEthernet0/2
       ip address 192.168.12.2 255.255.255.0
      interface Serial0/0/0
       ip address 192.168.13.2 255.255.255.252
      ip nat inside source list N interface GigabitEthernet0/1 overload
      ip route 0.0.0.0 0.0.0.0 203.0.113.1
      ip route 172.16.1.0 255.255.255.0 Tunnel23 172.31.23.3
      ip access-list standard N
       permit 172.16.1.0 0.0.0.255
      """;

  /** The same with the hosts on an ordinary port. */
  private static final String LAN =
      R2.replace(
              """
              interface Tunnel23
               ip address 172.31.23.2 255.255.255.0
               ip mtu 1440
              """,
              "interface GigabitEthernet0/3\n ip address 172.16.1.1 255.255.255.0\n")
          .replace(" tunnel source GigabitEthernet0/0\n tunnel destination 10.0.23.3\n", "")
          .replace("ip route 172.16.1.0 255.255.255.0 Tunnel23 172.31.23.3\n", "");

  /** The other end of the tunnel. */
  private static final String R3 =
      """
      hostname R3
      interface GigabitEthernet0/1
       ip address 172.16.1.1 255.255.255.0
      interface GigabitEthernet0/0
       ip address 10.0.23.3 255.255.255.0
      interface Tunnel23
       ip address 172.31.23.3 255.255.255.0
       ip mtu 1440
       tunnel source GigabitEthernet0/0
       tunnel destination 10.0.23.2
      ip route 0.0.0.0 0.0.0.0 Tunnel23 172.31.23.2
      end
      """;

  private static final String WITHOUT_NAT =
      R2.replace(" ip nat outside\n", "").replace(" ip nat inside\n", "");

  private static String list(String entries) {
    return "ip access-list extended A\n " + entries.replace("; ", "\n ") + "\n";
  }

  private static String map(String clauses) {
    return "route-map P permit 10\n " + clauses.replace("; ", "\n ") + "\n";
  }

  private static String policy(String entries, String clauses) {
    return list(entries) + map("match ip address A; " + clauses);
  }

  private static Case split(String name, String r2) {
    return Case.of("FRG-101", name, "r2.cfg", r2 + "end\n");
  }

  static Stream<Case> cases() {
    return Stream.of(
        split("by-port", R2 + policy(TCP, BACKDOOR)),
        split("by-port-known-peer", R2 + policy(TCP, BACKDOOR)).with("r3.cfg", R3),
        split("udp", R2 + policy(UDP, BACKDOOR)),
        split(
            "denied-port",
            R2
                + policy(
                    TCP.replace("permit", "deny") + "; permit ip host 172.16.1.10 host 1.1.1.10",
                    BACKDOOR)),
        split(
            "fragments-entry",
            R2 + policy("permit udp host 172.16.1.10 host 1.1.1.10 fragments", BACKDOOR)),
        split(
            "message-type",
            R2 + policy("permit icmp host 172.16.1.10 host 1.1.1.10 echo", BACKDOOR)),
        split(
            "neither-port-nor-type",
            R2 + policy("permit gre host 172.16.1.10 host 1.1.1.10 fragments", BACKDOOR)),
        split("hosts-udp", LAN + policy(UDP, BACKDOOR)),
        split("hosts-tcp", LAN + policy(TCP, BACKDOOR)),
        split("without-nat", WITHOUT_NAT + policy(TCP, BACKDOOR)),
        split("marking", R2 + policy(TCP, "set ip precedence critical")),
        split(
            "handshakes",
            R2 + policy("permit tcp host 172.16.1.10 host 1.1.1.10 established", BACKDOOR)),
        split(
            "own-packets",
            R2.replace(" ip policy route-map P\n", "")
                + policy("permit tcp any host 1.1.1.10 eq 1001", BACKDOOR)
                + "ip local policy route-map P\n"),
        split(
            "length",
            R2
                + policy(
                    "permit tcp host 172.16.1.10 host 1.1.1.10",
                    "match length 1000 1600; " + BACKDOOR)),
        split("time-range", R2 + policy(TCP + " time-range OFFICE", BACKDOOR)),
        split(
            "deny-sequence",
            R2
                + policy(TCP, BACKDOOR).replace("permit 10", "deny 10")
                + "route-map P permit 20\n "
                + BACKDOOR
                + "\n"),
        split(
            "any-sequence",
            R2
                + list(TCP.replace("permit", "deny") + "; permit ip any any")
                + map("match ip address A; " + BACKDOOR)
                + "route-map P permit 20\n set interface Serial0/0/0\n"),
        split("dropped", R2 + policy(TCP, "set interface Null0")),
        split("interface", R2 + policy(TCP, "set interface Serial0/0/0")),
        split("not-known", R2 + policy(TCP, "set mpls-label")),
        split(
            "reassembly",
            R2.replace(
                    " ip nat inside\n",
                    " ip nat inside\n ip virtual-reassembly in\n ip virtual-reassembly out\n")
                + policy(TCP, BACKDOOR)),
        split(
                "reassembly-trusted",
                R2.replace(" ip nat inside\n", " ip nat inside\n ip virtual-reassembly in\n")
                    + policy(TCP, BACKDOOR))
            .with("hoplint.yaml", "network:\n  assume: {vfrFeedsPbr: true}\n"),
        split("fits", R2.replace(" ip mtu 1440\n", " ip mtu 1500\n") + policy(TCP, BACKDOOR)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatItFoundAndWhy(Case one) throws Exception {
    Golden.compare(one);
  }

  @Test
  void everyGoldenFileIsCompared() throws Exception {
    Golden.compareNames(cases());
  }
}
