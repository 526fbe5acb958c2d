package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.NameReference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every place that uses a name, and what takes a use away. */
class ReferencesTest {
  /** Kind, name and statement of each use; the span has to be the name's. */
  private static List<String> uses(String... lines) {
    Ios ios = Ios.lines(lines);
    for (NameReference reference : ios.config.references()) {
      assertThat(ios.words(reference.use().span())).isEqualTo(reference.use().name());
    }
    return ios.config.references().stream()
        .map(known -> known.kind() + " " + known.use().name() + " by " + known.by())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "line vty 0 4 | access-class 10 in | ACCESS_LIST 10 by access-class",
        "line vty 0 4 | ipv6 access-class SIX in | IPV6_ACCESS_LIST SIX by ipv6 access-class",
        "interface Gi0/1 | ip access-group A in | ACCESS_LIST A by ip access-group",
        "interface Gi0/1 | ip access-group common in | ACCESS_LIST common by ip access-group",
        "interface Gi0/1 | ip access-group common A in | ACCESS_LIST A by ip access-group common",
        "ip access-list extended A | evaluate R | REFLEXIVE_LIST R by evaluate",
        "ip access-list extended A | 10 evaluate R | REFLEXIVE_LIST R by evaluate",
        "ipv6 access-list A | evaluate R | REFLEXIVE_LIST R by evaluate",
        "route-map M permit 10 | match ip address pre | ACCESS_LIST pre by match ip address",
        "route-map M permit 10 | match ip address pre P "
            + "| PREFIX_LIST P by match ip address prefix-list",
        "interface Gi0/1 | ip policy route-map R | ROUTE_MAP R by ip policy route-map",
        "interface Gi0/1 | ipv6 traffic-filter S in | IPV6_ACCESS_LIST S by ipv6 traffic-filter",
        "interface Gi0/1 | ip igmp access-group 7 | ACCESS_LIST 7 by ip igmp access-group",
        "interface Gi0/1 | ip multicast boundary B | ACCESS_LIST B by ip multicast boundary",
        "interface Gi0/1 | service-policy output P | POLICY_MAP P by service-policy output",
        "interface Gi0/1 | standby 1 track 3 decrement 20 | TRACK 3 by standby track",
        "interface Gi0/1 | ip verify unicast source reachable-via rx 9 "
            + "| ACCESS_LIST 9 by ip verify unicast source reachable-via rx",
        "interface Gi0/1 | ip verify unicast source reachable-via any allow-default 9 "
            + "| ACCESS_LIST 9 by ip verify unicast source reachable-via any allow-default",
        "router bgp 1 | neighbor 10.0.0.1 route-map R in | ROUTE_MAP R by neighbor route-map",
        "router bgp 1 | neighbor PEERS prefix-list P out | PREFIX_LIST P by neighbor prefix-list",
        "router bgp 1 | neighbor 10.0.0.1 filter-list 5 in | AS_PATH_LIST 5 by neighbor filter-list",
        "router bgp 1 | neighbor 10.0.0.1 distribute-list 5 in "
            + "| ACCESS_LIST 5 by neighbor distribute-list",
        "router bgp 1 | neighbor 10.0.0.1 default-originate route-map R "
            + "| ROUTE_MAP R by neighbor route-map",
        "router bgp 1 | network 10.0.0.0 mask 255.0.0.0 route-map R | ROUTE_MAP R by network route-map",
        "router bgp 1 | aggregate-address 10.0.0.0 255.0.0.0 summary-only suppress-map R "
            + "| ROUTE_MAP R by aggregate-address suppress-map",
        "router ospf 1 | redistribute bgp 1 subnets route-map R | ROUTE_MAP R by redistribute route-map",
        "router ospf 1 | default-information originate always route-map R "
            + "| ROUTE_MAP R by default-information originate route-map",
        "router eigrp 1 | distribute-list prefix P out | PREFIX_LIST P by distribute-list prefix",
        "router eigrp 1 | distribute-list 4 in | ACCESS_LIST 4 by distribute-list",
        "router rip | offset-list 4 in 2 | ACCESS_LIST 4 by offset-list",
        "route-map M permit 10 | match ip next-hop 5 | ACCESS_LIST 5 by match ip next-hop",
        "route-map M permit 10 | match ip route-source prefix-list P "
            + "| PREFIX_LIST P by match ip route-source prefix-list",
        "route-map M permit 10 | match ip address prefix-list P "
            + "| PREFIX_LIST P by match ip address prefix-list",
        "route-map M permit 10 | match as-path 5 | AS_PATH_LIST 5 by match as-path",
        "route-map M permit 10 | set ip next-hop verify-availability 10.0.0.1 10 track 7 "
            + "| TRACK 7 by set ip next-hop verify-availability track",
        "class-map match-any C | match access-group name A | ACCESS_LIST A by match access-group name",
        "class-map match-any C | match access-group 101 | ACCESS_LIST 101 by match access-group",
        "policy-map P | class C | CLASS_MAP C by class",
        "policy-map type inspect P | class type inspect C | CLASS_MAP C by class type",
        "zone-pair security Z source A destination B | service-policy type inspect P "
            + "| POLICY_MAP P by service-policy type",
        "crypto map M 10 ipsec-isakmp | match address VPN | ACCESS_LIST VPN by match address",
        "event manager applet E | event track 4 state down | TRACK 4 by event track",
        "ip access-list extended A | permit tcp any object-group G eq 80 "
            + "| OBJECT_GROUP G by permit object-group",
        "ip access-list extended A | 10 deny ip any any time-range T | TIME_RANGE T by deny time-range",
        "ip access-list standard A | permit object-group G | OBJECT_GROUP G by permit object-group",
        "ip access-list extended A | permit tcp addrgroup G any eq 80 "
            + "| OBJECT_GROUP G by permit addrgroup",
        "router bgp 1 | neighbor 10.0.0.1 route-m R in | ROUTE_MAP R by neighbor route-map",
        "router bgp 1 | neigh 10.0.0.1 filt 5 in | AS_PATH_LIST 5 by neighbor filter-list",
        "router eigrp 1 | redistribute static route-m R | ROUTE_MAP R by redistribute route-map",
        "route-map M permit 10 | match extcommunity E | EXTCOMMUNITY_LIST E by match extcommunity",
        "route-map M permit 10 | match policy-list P | POLICY_LIST P by match policy-list",
        "ip policy-list P permit | match ip address 7 | ACCESS_LIST 7 by match ip address",
        "ip policy-list P deny | match as-path 7 | AS_PATH_LIST 7 by match as-path",
        "vlan access-map V 10 | match ip address L | ACCESS_LIST L by match ip address",
        "pfr-map P 10 | match traffic-class access-list L "
            + "| ACCESS_LIST L by match traffic-class access-list",
        "ip dns view-list V | restrict source access-group 7 "
            + "| ACCESS_LIST 7 by restrict source access-group",
        "event manager applet E | action 1.0 cli command \"ip access-group A in\" "
            + "| ACCESS_LIST A by action cli command ip access-group",
        "event manager applet E | action 1.0 cli command \"ip policy route-map R\" "
            + "| ROUTE_MAP R by action cli command ip policy route-map",
        "class-map match-any C | match access-group nam A | ACCESS_LIST A by match access-group name",
      })
  void inBlocks(String header, String line, String use) {
    assertThat(uses(header, " " + line)).containsExactly(use);
    // Commands that are undone use nothing.
    assertThat(uses(header, " " + line, " no " + line)).isEmpty();
    assertThat(uses(header, " no " + line)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ip http access-class 10 | ACCESS_LIST 10 by ip http access-class",
        "ip http access-class ipv4 H | ACCESS_LIST H by ip http access-class ipv4",
        "snmp-server community secret RO 10 | ACCESS_LIST 10 by snmp-server community ro",
        "snmp-server community secret view V RW 10 | ACCESS_LIST 10 by snmp-server community rw",
        "snmp-server community secret 10 | ACCESS_LIST 10 by snmp-server community",
        "snmp-server community secret RO ipv6 S | IPV6_ACCESS_LIST S by snmp-server community ro ipv6",
        "snmp-server group G v3 priv read V access 10 | ACCESS_LIST 10 by snmp-server group access",
        "ntp access-group peer 10 | ACCESS_LIST 10 by ntp access-group peer",
        "ip nat inside source list 1 interface Gi0/1 overload "
            + "| ACCESS_LIST 1 by ip nat inside source list",
        "ip nat inside source route-map R pool P | ROUTE_MAP R by ip nat inside source route-map",
        "ip nat inside source static 10.0.0.1 192.0.2.1 route-map R "
            + "| ROUTE_MAP R by ip nat inside source static route-map",
        "ip wccp web-cache redirect-list W | ACCESS_LIST W by ip wccp redirect-list",
        "ip wccp 61 group-list W | ACCESS_LIST W by ip wccp group-list",
        "ip pim rp-address 10.0.0.1 RP override | ACCESS_LIST RP by ip pim rp-address",
        "ip pim ssm range S | ACCESS_LIST S by ip pim ssm range",
        "ip local policy route-map R | ROUTE_MAP R by ip local policy route-map",
        "ip route 0.0.0.0 0.0.0.0 10.0.0.1 track 1 | TRACK 1 by ip route track",
        "access-list 101 permit ip any any time-range T | TIME_RANGE T by access-list permit time-range",
        "dialer-list 1 protocol ip list 101 | ACCESS_LIST 101 by dialer-list protocol ip list",
      })
  void global(String line, String use) {
    assertThat(uses(line)).containsExactly(use);
    assertThat(uses(line, "no " + line)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ip pim rp-address 10.0.0.1",
    "ip pim rp-address 10.0.0.1 override",
    "snmp-server community secret RO",
    "ip route 0.0.0.0 0.0.0.0 10.0.0.1 name track",
    "access-list 101 remark permit object-group G",
    "ip nat inside source static 10.0.0.1 192.0.2.1",
  })
  void noName(String line) {
    assertThat(uses(line)).isEmpty();
  }

  @Test
  void allNamesOfALine() {
    assertThat(uses("route-map M permit 10", " match ip address A 101", " match ip address B"))
        .containsExactly(
            "ACCESS_LIST A by match ip address",
            "ACCESS_LIST 101 by match ip address",
            "ACCESS_LIST B by match ip address");
    assertThat(
            uses(
                "ip access-list extended A",
                " permit object-group S object-group F object-group T time-range W"))
        .containsExactly(
            "OBJECT_GROUP S by permit object-group",
            "OBJECT_GROUP F by permit object-group",
            "OBJECT_GROUP T by permit object-group",
            "TIME_RANGE W by permit time-range");
    assertThat(uses("route-map M permit 10", " match community C D exact-match"))
        .containsExactly(
            "COMMUNITY_LIST C by match community", "COMMUNITY_LIST D by match community");
  }

  @Test
  void wordsThatAreNoNames() {
    assertThat(uses("policy-map P", " class class-default")).isEmpty();
    assertThat(uses("interface Gi0/1", " standby 1 track Serial0/0 20")).isEmpty();
    assertThat(uses("ip access-list extended A", " remark object-group G")).isEmpty();
  }

  @Test
  void abbreviatedCommand() {
    assertThat(uses("int Gi0/1", " ip access-g A in"))
        .containsExactly("ACCESS_LIST A by ip access-group");
  }

  @Test
  void secondLineTakesThePlaceOfTheFirst() {
    assertThat(uses("interface Gi0/1", " ip access-group A in", " ip access-group B in"))
        .containsExactly("ACCESS_LIST B by ip access-group");
    assertThat(uses("interface Gi0/1", " ip access-group A in", " ip access-group B out"))
        .hasSize(2);
    assertThat(
            uses(
                "interface Gi0/1", " ip access-group A in",
                "interface Gi0/2", " ip access-group B in"))
        .hasSize(2);
  }

  @Test
  void undoneBlock() {
    assertThat(uses("route-map M permit 10", " match ip address A", "no route-map M")).isEmpty();
    assertThat(uses("route-map M permit 10", " match ip address A", "no route-map M1")).hasSize(1);
    assertThat(uses("router bgp 1", " neighbor 10.0.0.1 route-map R in", "no router bgp 1"))
        .isEmpty();
    assertThat(uses("interface Gi0/1", " ip policy route-map R", " no ip policy route-map"))
        .isEmpty();
  }

  @Test
  void addressFamilyOfARoutingProcess() {
    assertThat(
            uses(
                "router bgp 1",
                " address-family ipv4",
                "  neighbor 10.0.0.1 prefix-list A in",
                " exit-address-family",
                " address-family ipv6",
                "  neighbor 2001:db8::1 prefix-list B in",
                " exit-address-family",
                " neighbor 10.0.0.1 prefix-list C in",
                "ipv6 router ospf 1",
                " distribute-list prefix-list D in",
                "router rip",
                " distribute-list E in"))
        .containsExactly(
            "PREFIX_LIST A by neighbor prefix-list",
            "IPV6_PREFIX_LIST B by neighbor prefix-list",
            "PREFIX_LIST C by neighbor prefix-list",
            "IPV6_PREFIX_LIST D by distribute-list prefix-list",
            "ACCESS_LIST E by distribute-list");
  }

  @Test
  void modesOfTheTableAreModesOfCommands() {
    Set<String> modes = new HashSet<>();
    CommandTable.get().commands().forEach(command -> modes.add(command.mode()));

    assertThat(modes).containsAll(ReferenceTable.get().modes());
  }

  /** Whole keywords that longer ones begin with. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "router bgp 1 | neighbor 10.0.0.1 advertise additional-paths best 2",
        "router bgp 1 | neighbor 10.0.0.1 route-reflector-client",
        "router bgp 1 | neighbor 10.0.0.1 re 10",
        "event manager applet E | action 1.0 cli command \"enable\"",
        "event manager applet E | action 1.0 syslog msg \"access lists\"",
        "ip access-list extended A | permit tcp any any reflect R",
        "interface Gi0/1 | no ip access-group common A B in",
      })
  void noUses(String header, String line) {
    assertThat(uses(header, " " + line)).isEmpty();
  }
}
