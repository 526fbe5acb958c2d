package dev.hoplint.testing.rules;

import dev.hoplint.testing.rules.Golden.Case;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All that the rules about fragments say beside FRG-101: places, reasons and what to type. */
class FragmentFindingsTest {
  private static final String HOSTS = " host 172.16.1.10 host 1.1.1.10";

  private static String policy(String entries) {
    return """
        hostname R2
        interface Tunnel23
         ip address 172.31.23.2 255.255.255.0
         ip mtu 1440
         ip policy route-map P
         tunnel source GigabitEthernet0/0
         tunnel destination 10.0.23.3
        interface GigabitEthernet0/0
         ip address 10.0.23.2 255.255.255.0
        interface GigabitEthernet0/1
         ip address 203.0.113.2 255.255.255.252
        interface GigabitEthernet0/2
         ip address 192.168.12.2 255.255.255.0
        ip route 0.0.0.0 0.0.0.0 203.0.113.1
        ip route 172.16.1.0 255.255.255.0 Tunnel23 172.31.23.3
        ip access-list extended A
         %s
        route-map P permit 10
         match ip address A
         set ip next-hop 192.168.12.1
        end
        """
        .formatted(entries.replace("; ", "\n "));
  }

  private static Case guard(String rule, String name, String entries) {
    return Case.of(rule, name, "r2.cfg", policy(entries.replace("HOSTS", HOSTS.strip())));
  }

  private static Stream<Case> guards() {
    return Stream.of(
        guard("FRG-102", "before-address", "deny tcp HOSTS eq 1002; permit ip HOSTS"),
        guard("FRG-102", "before-port", "deny tcp HOSTS eq 1002; permit tcp HOSTS eq 1001"),
        guard("FRG-103", "ports", "permit tcp HOSTS eq 1001; permit tcp HOSTS fragments"),
        guard("FRG-103", "types", "permit icmp HOSTS echo; permit icmp HOSTS fragments"),
        guard(
                "FRG-109",
                "length",
                "permit tcp HOSTS eq 873\nroute-map P permit 5; match length 0 9")
            .with(
                "r2.cfg",
                policy("permit tcp" + HOSTS + " eq 873")
                    .replace(" set ip", " match length 1000 1600\n set ip")));
  }

  private static Case filter(String name, String entries) {
    return Case.of(
        "FRG-105",
        name,
        "t.cfg",
        """
        hostname T
        interface GigabitEthernet0/1
         ip address 203.0.113.2 255.255.255.252
         ip access-group EDGE in
        interface GigabitEthernet0/2
         ip address 10.0.0.1 255.255.255.0
         ip access-group INNER out
        ip access-list extended EDGE
         %s
        ip access-list extended INNER
         deny udp any host 10.0.0.9 eq 161
         permit ip any any
        end
        """
            .formatted(entries.replace("; ", "\n ")));
  }

  private static Stream<Case> filters() {
    return Stream.of(
        filter("deny-first", "deny tcp any host 10.0.0.9 eq 23; permit ip any any"),
        filter("permit-first", "permit tcp any any eq 80; deny tcp any any eq 23; deny ip any any"),
        filter(
            "behind-another",
            "deny udp any any eq 53; deny icmp any any redirect; permit icmp any any"),
        filter(
            "no-number-left",
            "10 deny udp any any fragments; 11 deny udp any any eq 53; 12 deny tcp any any eq 23; 13 permit tcp any any"),
        filter(
            "number-left", "10 deny udp any any; 12 deny tcp any any eq 23; 13 permit tcp any any"),
        filter("first-number", "1 deny tcp any any eq 23; 2 permit tcp any any"));
  }

  private static String edge(String inside, String outside, String more) {
    return """
        hostname T
        interface GigabitEthernet0/0
         ip address 10.0.0.1 255.255.255.0
         ip nat inside
        %s
        interface GigabitEthernet0/1
         ip address 203.0.113.2 255.255.255.252
         ip nat outside
        %s
        interface GigabitEthernet0/2
         ip address 198.51.100.2 255.255.255.252
         ip nat outside
        access-list 1 permit 10.0.0.0 0.0.0.255
        ip route 0.0.0.0 0.0.0.0 203.0.113.1
        %s
        end
        """
        .formatted(inside, outside, more);
  }

  private static Stream<Case> translations() {
    String off = " no ip virtual-reassembly in";
    String overload = "ip nat inside source list 1 interface GigabitEthernet0/%d overload";
    return Stream.of(
        Case.of("FRG-106", "outside", "t.cfg", edge("", off, overload.formatted(1))),
        // The inside is where packets to either outside come in.
        Case.of("FRG-106", "other-outside", "t.cfg", edge(off, off, overload.formatted(2))),
        Case.of(
            "FRG-106",
            "pool",
            "t.cfg",
            edge(
                "",
                off,
                "ip nat pool P 203.0.113.64 203.0.113.64 prefix-length 26\nip nat inside source list 1 pool P overload")));
  }

  private static String sender(String tunnel, String lan) {
    return """
        hostname R3
        interface GigabitEthernet0/1
         ip address 172.16.1.1 255.255.255.0
        %s
        interface GigabitEthernet0/0
         ip address 10.0.23.3 255.255.255.0
        interface Tunnel23
         ip address 172.31.23.3 255.255.255.0
        %s
         tunnel source GigabitEthernet0/0
         tunnel destination 10.0.23.2
        ip route 0.0.0.0 0.0.0.0 Tunnel23 172.31.23.2
        end
        """
        .formatted(lan, tunnel);
  }

  private static String receiver(String tunnel, String lan) {
    return """
        hostname R2
        interface GigabitEthernet0/0
         ip address 10.0.23.2 255.255.255.0
        interface GigabitEthernet0/1
         ip address 192.168.9.1 255.255.255.0
        %s
        interface Tunnel23
         ip address 172.31.23.2 255.255.255.0
        %s
         tunnel source GigabitEthernet0/0
         tunnel destination 10.0.23.3
        ip route 172.16.1.0 255.255.255.0 Tunnel23 172.31.23.3
        end
        """
        .formatted(lan, tunnel);
  }

  private static Case reassembly(String name, String r2) {
    return Case.of("FRG-107", name, "r2.cfg", r2);
  }

  private static Stream<Case> reassemblies() {
    String drop = " ip virtual-reassembly in drop-fragments";
    String mtu = " ip mtu 1440";
    return Stream.of(
        reassembly("dropped", receiver(mtu + "\n" + drop, "")).with("r3.cfg", sender(mtu, "")),
        reassembly("too-few", receiver(mtu + "\n ip virtual-reassembly in max-fragments 1", ""))
            .with("r3.cfg", sender(mtu, "")),
        reassembly("clamped", receiver(mtu + "\n" + drop, ""))
            .with("r3.cfg", sender(mtu + "\n ip tcp adjust-mss 1400", "")),
        reassembly("clamped-too-high", receiver(mtu + "\n" + drop, ""))
            .with("r3.cfg", sender(mtu + "\n ip tcp adjust-mss 1401", "")),
        reassembly("stand-in", receiver(mtu + "\n" + drop, "")),
        reassembly("stand-in-clamped", receiver(mtu + "\n ip tcp adjust-mss 1360\n" + drop, "")),
        // Without a line the tunnel's own size, and that of the transport is assumed.
        reassembly("tunnel-mtu", receiver(drop, "")).with("r3.cfg", sender("", "")),
        reassembly("leaving", receiver(mtu, " ip virtual-reassembly out drop-fragments"))
            .with("r3.cfg", sender(mtu, "")));
  }

  private static Case filter6(String name, String entries) {
    return Case.of(
        "FRG-108",
        name,
        "t.cfg",
        """
        hostname T
        interface GigabitEthernet0/1
         ipv6 address 2001:db8::1/64
         ipv6 traffic-filter EDGE6 in
        ipv6 access-list EDGE6
         %s
        end
        """
            .formatted(entries));
  }

  private static Stream<Case> filters6() {
    return Stream.of(
        filter6("counted", "permit tcp any any eq 443"),
        filter6("second-number", "sequence 2 permit tcp any any eq 443"),
        filter6("first-number", "sequence 1 permit tcp any any eq 443"));
  }

  private static Stream<Case> classes() {
    String use = "\ninterface GigabitEthernet0/1\n %s\n";
    String classes =
        """
        ip access-list extended VOICE
         permit udp host 10.0.0.9 host 198.51.100.9 eq 5060
        class-map match-all VOICE
         match access-group name VOICE
        policy-map WAN
         class VOICE
          priority 512
        """;
    String crypto =
        """
        crypto map M 20 ipsec-isakmp
         set peer 198.51.100.2
         match address REST
        crypto map M 10 ipsec-isakmp
         set peer 198.51.100.1
         match address WEB
        crypto map OTHER 5 ipsec-isakmp
         set peer 198.51.100.3
         match address ALL
        ip access-list extended WEB
         permit udp host 10.0.0.9 host 10.1.0.9 eq 514
        ip access-list extended REST
         permit udp host 10.0.0.9 host 10.1.0.9
        ip access-list extended ALL
         permit ip any any
        """;
    String plain =
        edge("", "", "").replace(" ip nat inside\n", "").replace(" ip nat outside\n", "");
    return Stream.of(
        Case.of(
            "FRG-110",
            "class",
            "t.cfg",
            plain.replace("end\n", classes + use.formatted("service-policy output WAN"))),
        Case.of(
            "FRG-110",
            "two-peers",
            "t.cfg",
            plain.replace("end\n", crypto + use.formatted("crypto map M"))),
        Case.of(
            "FRG-110",
            "clear-text",
            "t.cfg",
            plain.replace(
                "end\n",
                crypto.replace(" match address REST\n", "") + use.formatted("crypto map M"))));
  }

  private static Case shared(String name, String first, String second, String more) {
    return Case.of(
        "FRG-111",
        name,
        "r1.cfg",
        """
        hostname R1
        ip vrf BLUE
        interface GigabitEthernet0/0
         ip address 10.1.0.1 255.255.255.0
        interface GigabitEthernet0/1
         %s
        interface GigabitEthernet0/2
         %s
        ip route 0.0.0.0 0.0.0.0 203.0.113.1
        ip route 0.0.0.0 0.0.0.0 198.51.100.1
        ip access-list standard N
         permit 10.1.0.0 0.0.0.255
        %s
        end
        """
            .formatted(
                ("ip address 203.0.113.2 255.255.255.252" + first).replace("; ", "\n "),
                ("ip address 198.51.100.2 255.255.255.252" + second).replace("; ", "\n "),
                more.replace("; ", "\n")));
  }

  private static Stream<Case> loads() {
    String turns = "; ip load-sharing per-packet";
    String nat = "ip nat inside source list N interface GigabitEthernet0/%d overload";
    return Stream.of(
        shared("order", turns, turns, ""),
        shared("one-translates", turns + "; ip nat outside", "", ""),
        shared("other-translates", turns, "; ip nat outside", ""),
        shared(
            "own-addresses",
            turns + "; ip nat outside",
            "; ip nat outside",
            nat.formatted(1) + "; " + nat.formatted(2)),
        shared("one-address", turns + "; ip nat outside", "; ip nat outside", nat.formatted(1)),
        shared("one-tracks", turns, "; ip inspect FW out", ""),
        shared(
            "by-port", "", "", "ip cef load-sharing algorithm include-ports source destination"));
  }

  static Stream<Case> cases() {
    return Stream.of(
            guards(), filters(), translations(), reassemblies(), filters6(), classes(), loads())
        .flatMap(cases -> cases);
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
