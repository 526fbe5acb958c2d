package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.IosConfig;
import dev.hoplint.model.LineState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that are typed short, anywhere in a line, and lines that are typed at column 1. */
class AbbreviationsTest {
  /** What a statement says is what it says when all its words are spelled out. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "interface Gi0/1 | enc dot1q 10 | encapsulation dot1q 10",
        "interface Gi0/1 | ip acce 101 in | ip access-group 101 in",
        "interface Gi0/1 | ip virtual-re in | ip virtual-reassembly in",
        "interface Gi0/1 | ip ver un so rea rx | ip verify unicast source reachable-via rx",
        "interface Gi0/1 | ip load per-p | ip load-sharing per-packet",
        "interface Tunnel1 | tun path | tunnel path-mtu-discovery",
        "interface Tunnel1 | tun pro ips pro P | tunnel protection ipsec profile P",
        "route-map M p 10 | set ip nex ver 10.0.0.1 10 tr 1 "
            + "| set ip next-hop verify-availability 10.0.0.1 10 track 1",
        "ip access-list e A | pe ip a a | permit ip any any",
        "crypto map M 10 ipsec-i | set ip access-group L i | set ip access-group L in",
        "router ospf 1 | passive def | passive-interface default",
        "router ospf 1 | network 10.0.0.0 0.0.0.255 ar 0 | network 10.0.0.0 0.0.0.255 area 0",
        "'' | ip nat in so li 1 int g0/1 ov "
            + "| ip nat inside source list 1 interface GigabitEthernet0/1 overload",
        "'' | crypto ips df cl | crypto ipsec df-bit clear",
        "'' | ip pref P pe 10.0.0.0/8 | ip prefix-list P seq 5 permit 10.0.0.0/8",
      })
  void insideLines(String header, String line, String spelledOut) {
    Ios ios = header.isEmpty() ? Ios.lines(line) : Ios.lines(header, " " + line);

    assertThat(ios.result.problems()).isEmpty();
    assertThat(PrintedBackTest.printed(ios.config).get(0)).isEqualTo(spelledOut);
  }

  /** A word that could be one keyword or another, or that is none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip nat inside source list 1 x Gi0/1",
        "ip route 0.0.0.0 0.0.0.0 10.0.0.1 t 5",
        "crypto ipsec df-bit c",
        "ip nat inside source list 1 interface Gi0/1 o",
      })
  void ambiguousOrUnknown(String line) {
    assertThat(Ios.lines(line).malformed()).hasSize(1);
  }

  /** A name is a name, whatever it begins like. */
  @Test
  void names() {
    Ios ios =
        Ios.lines(
            "interface Gi0/1",
            " ip access-group ou in",
            " ip policy route-map ro",
            " ip vrf forwarding n",
            "route-map de permit 10",
            " match ip address an",
            "ip route vrf v 0.0.0.0 0.0.0.0 10.0.0.1 name perm");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.iface().accessGroupIn().name()).isEqualTo("ou");
    assertThat(ios.iface().policy().name()).isEqualTo("ro");
    assertThat(ios.iface().vrfName()).isEqualTo("n");
    assertThat(ios.routeMap("de").sequences()).hasSize(1);
    assertThat(ios.config.staticRoutes().get(0).permanent()).isFalse();
  }

  private static final String INDENTED =
      """
      interface GigabitEthernet0/1
       ip address 10.0.0.1 255.255.255.0
       ip access-group 101 in
       crypto map M
       mtu 9000
       no shutdown
      interface Tunnel1
       tunnel source Gi0/1
       tunnel protection ipsec profile P
      ip access-list extended A
       permit tcp any any eq 80
       deny ip any any
      route-map RM permit 10
       match ip address 101
       set ip next-hop 10.0.0.9
      vrf definition V
       rd 1:1
       address-family ipv4
       route-target export 1:1
       exit-address-family
      crypto map M 10 ipsec-isakmp
       set peer 192.0.2.1
       match address 101
      ip sla 1
       icmp-echo 192.0.2.1
       frequency 10
      track 1 ip sla 1
       delay down 5
      router ospf 1
       network 10.0.0.0 0.0.0.255 area 0
       passive-interface default
      router bgp 65000
       neighbor 192.0.2.1 remote-as 1
       neighbor 192.0.2.1 route-map RM in
       address-family ipv6
       neighbor 2001:db8::1 prefix-list P6 in
       exit-address-family
      class-map match-any C
       match access-group 101
      policy-map P
       class C
       bandwidth 100
       class class-default
       fair-queue
      object-group network G
       host 192.0.2.1
       10.0.0.0 255.0.0.0
      object-group service S
       tcp eq 80
      ipv6 access-list V6
       permit tcp any any
      line vty 0 4
       access-class 10 in
       transport input ssh
      ip route 0.0.0.0 0.0.0.0 10.0.0.2
      """;

  @Test
  void columnOneSaysTheSame() {
    Ios indented = Ios.of(INDENTED);
    Ios flat = Ios.of(INDENTED.replace("\n ", "\n"));

    assertThat(indented.result.problems()).isEmpty();
    assertThat(flat.result.problems()).isEmpty();
    assertThat(flat.result.states()).isEqualTo(indented.result.states());
    assertThat(flat.result.states()).doesNotContainKey(LineState.UNRECOGNIZED);
    assertThat(StatementFacts.of(flat)).isEqualTo(StatementFacts.of(indented));
    assertThat(PrintedBackTest.printed(flat.config))
        .isEqualTo(PrintedBackTest.printed(indented.config));
    assertThat(uses(flat.config)).isEqualTo(uses(indented.config)).contains("IPV6_PREFIX_LIST P6");
  }

  private static List<String> uses(IosConfig config) {
    return config.references().stream().map(r -> r.kind() + " " + r.use().name()).toList();
  }
}
