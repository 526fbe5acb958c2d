package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.NatPool;
import dev.hoplint.model.NatRule;
import dev.hoplint.model.NatRule.Direction;
import dev.hoplint.model.RoutingProcess;
import dev.hoplint.model.StaticRoute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Static routes, address translation, routing processes, the host's name. */
class RoutesAndTranslationsTest {
  private static final String DEFAULT = "ip route 0.0.0.0 0.0.0.0 ";

  private static Ios good(String... lines) {
    Ios ios = Ios.lines(lines);
    assertThat(ios.result.problems()).isEmpty();
    return ios;
  }

  private static StaticRoute route(String line) {
    Ios ios = good(line);
    assertThat(ios.config.staticRoutes()).hasSize(1);
    assertThat(ios.words(ios.config.staticRoutes().get(0).span())).isEqualTo(line);
    return ios.config.staticRoutes().get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, '', 192.0.2.1, 1",
    "GigabitEthernet0/1, GigabitEthernet0/1, '', 1",
    "gi0/1 192.0.2.1, GigabitEthernet0/1, 192.0.2.1, 1",
    "GigabitEthernet 0/1 192.0.2.1 250, GigabitEthernet0/1, 192.0.2.1, 250",
    "Null0, Null0, '', 1",
    "Null0 250, Null0, '', 250",
    "Null 0, Null0, '', 1",
    "Null 0 250, Null0, '', 250",
    "Tunnel 23 172.31.23.2, Tunnel23, 172.31.23.2, 1",
    "192.0.2.1 10, '', 192.0.2.1, 10",
  })
  void waysOfARoute(String tail, String out, String nextHop, int distance) {
    StaticRoute route = route(DEFAULT + tail);

    assertThat(route.prefix()).isEqualTo(Ipv4Prefix.DEFAULT);
    assertThat(route.outInterface() == null ? "" : route.outInterface().name()).isEqualTo(out);
    assertThat(route.nextHop() == null ? "" : route.nextHop().toString()).isEqualTo(nextHop);
    assertThat(route.distance()).isEqualTo(distance);
    assertThat(route.dhcp()).isFalse();
  }

  @Test
  void routeWithPrefixLength() {
    Ios ios =
        good("ip route vrf BLUE 10.1.2.3/8 Null0 250", "ip route 0.0.0.0/0 192.0.2.1 name out");

    assertThat(ios.config.staticRoutes()).hasSize(2);
    assertThat(ios.config.staticRoutes().get(0).prefix()).isEqualTo(Ipv4Prefix.parse("10.0.0.0/8"));
    assertThat(ios.config.staticRoutes().get(0).distance()).isEqualTo(250);
    assertThat(ios.config.staticRoutes().get(1).prefix()).isEqualTo(Ipv4Prefix.DEFAULT);
    assertThat(
            good("ip route 10.0.0.0 255.0.0.0 192.0.2.1", "no ip route 10.0.0.0/8 192.0.2.1")
                .config
                .staticRoutes())
        .isEmpty();
  }

  @Test
  void optionsOfARoute() {
    StaticRoute route =
        route(
            "ip route vrf BLUE 10.0.0.7 255.255.255.0 192.0.2.1 5 tag 7 name X track 9 permanent"
                + " global multicast");

    assertThat(route.vrf()).isEqualTo("BLUE");
    assertThat(route.prefix()).isEqualTo(Ipv4Prefix.parse("10.0.0.0/24"));
    assertThat(route.distance()).isEqualTo(5);
    assertThat(route.track()).isEqualTo("9");
    assertThat(route.permanent()).isTrue();
    assertThat(route.global()).isTrue();

    assertThat(route(DEFAULT + "192.0.2.1 name \"to the ISP\" track 3").track()).isEqualTo("3");
    StaticRoute plain = route(DEFAULT + "192.0.2.1 name track");
    assertThat(plain.vrf()).isNull();
    assertThat(plain.track()).isNull();
    assertThat(plain.permanent()).isFalse();
    assertThat(plain.global()).isFalse();
  }

  @Test
  void routesByDhcp() {
    assertThat(route(DEFAULT + "dhcp").dhcp()).isTrue();
    assertThat(route(DEFAULT + "dhcp 254").distance()).isEqualTo(254);
    StaticRoute out = route(DEFAULT + "GigabitEthernet0/1 dhcp");
    assertThat(out.dhcp()).isTrue();
    assertThat(out.outInterface().name()).isEqualTo("GigabitEthernet0/1");
  }

  @Test
  void spanOfTheOutInterface() {
    Ios ios = good("ip route 10.0.0.0 255.0.0.0 GigabitEthernet 0/1 192.0.2.1");

    assertThat(ios.config.staticRoutes().get(0).outInterface())
        .isEqualTo(new NameUse("GigabitEthernet0/1", ios.at("GigabitEthernet 0/1")));
  }

  @Test
  void routesTakenAway() {
    Ios ios =
        good(
            DEFAULT + "192.0.2.1",
            DEFAULT + "192.0.2.2 250",
            "ip route 10.0.0.0 255.0.0.0 Null0",
            "ip route 10.0.0.0 255.0.0.0 192.0.2.9",
            "ip route vrf BLUE 10.0.0.0 255.0.0.0 192.0.2.9",
            "no " + DEFAULT + "192.0.2.2",
            "no ip route 10.0.0.0 255.0.0.0");

    assertThat(ios.config.staticRoutes()).hasSize(2);
    assertThat(ios.config.staticRoutes().get(0).nextHop()).isEqualTo(Ipv4Address.of("192.0.2.1"));
    assertThat(ios.config.staticRoutes().get(1).vrf()).isEqualTo("BLUE");
  }

  @Test
  void sameRouteAgain() {
    Ios ios = good(DEFAULT + "192.0.2.1", DEFAULT + "192.0.2.1 7");

    assertThat(ios.config.staticRoutes()).hasSize(1);
    assertThat(ios.config.staticRoutes().get(0).distance()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ip route | `ip route` needs an address",
        "ip route 10.0.0.0/33 192.0.2.1 | `10.0.0.0/33` is not an address and a prefix length",
        "ip route 256.0.0.0/8 192.0.2.1 | `256.0.0.0/8` is not an address and a prefix length",
        "ip route 10.0.0.0/8 | `ip route 10.0.0.0/8` needs a next hop or an interface",
        "ip route 10.0.0.0 255.0.0.0 192.0.2.1/24 | `ip route 10.0.0.0 255.0.0.0` needs a next hop or an interface, not `192.0.2.1/24`",
        "ip route 10.0.0.0 255.0.0.0 | `ip route 10.0.0.0 255.0.0.0` needs a next hop or an interface",
        "ip route 10.0.0.0 255.0.255.0 192.0.2.1 | `255.0.255.0` is not a network mask",
        "ip route 10.0.0.0 255.0.0.0 192.0.2.1 0 | `0` is not a number 1-255",
        "ip route 10.0.0.0 255.0.0.0 192.0.2.1 256 | `256` is not a number 1-255",
        "ip route 10.0.0.0 255.0.0.0 192.0.2.1 surplus | `surplus` is not understood in a static route",
        "ip route 10.0.0.0 255.0.0.0 192.0.2.1 5 6 | `6` is not understood in a static route",
        "ip route 10.0.0.0 255.0.0.0 192.0.2.1 track | `ip route 10.0.0.0 255.0.0.0 192.0.2.1 track` needs another word",
      })
  void malformedRoutes(String line, String message) {
    Ios ios = Ios.lines(line, DEFAULT + "192.0.2.1");

    assertThat(ios.malformed()).containsExactly(message);
    assertThat(ios.config.malformedRoutes()).containsExactly(ios.result.problems().get(0).span());
    assertThat(ios.words(ios.config.malformedRoutes().get(0))).isEqualTo(line);
    assertThat(ios.config.staticRoutes()).hasSize(1);
  }

  private static NatRule nat(String line) {
    Ios ios = good(line);
    assertThat(ios.config.natRules()).hasSize(1);
    assertThat(ios.words(ios.config.natRules().get(0).span())).isEqualTo(line);
    return ios.config.natRules().get(0);
  }

  private static String name(NameUse use) {
    return use == null ? "" : use.name();
  }

  @ParameterizedTest
  @CsvSource({
    "inside source list 1 interface Gi0/1 overload, INSIDE_SOURCE, 1, '', '', GigabitEthernet0/1, true, ''",
    "inside source list L pool P, INSIDE_SOURCE, L, '', P, '', false, ''",
    "inside source list L pool P vrf BLUE overload, INSIDE_SOURCE, L, '', P, '', true, BLUE",
    "inside source list L pool P overload match-in-vrf, INSIDE_SOURCE, L, '', P, '', true, ''",
    "inside source route-map M interface GigabitEthernet 0/1 vrf BLUE overload, INSIDE_SOURCE, '', M, '', GigabitEthernet0/1, true, BLUE",
    "inside source route-map M pool P reversible, INSIDE_SOURCE, '', M, P, '', false, ''",
    "inside source list 1 interface Dialer 1 overload, INSIDE_SOURCE, 1, '', '', Dialer1, true, ''",
    "outside source list L pool P add-route, OUTSIDE_SOURCE, L, '', P, '', false, ''",
    "source list L interface Gi0/1 overload, VIRTUAL_SOURCE, L, '', '', GigabitEthernet0/1, true, ''",
    "inside destination list L pool P, INSIDE_DESTINATION, L, '', P, '', false, ''",
  })
  void dynamic(
      String tail,
      Direction direction,
      String list,
      String map,
      String pool,
      String out,
      boolean overload,
      String vrf) {
    NatRule.Dynamic rule = (NatRule.Dynamic) nat("ip nat " + tail);

    assertThat(rule.direction()).isEqualTo(direction);
    assertThat(name(rule.accessList())).isEqualTo(list);
    assertThat(name(rule.routeMap())).isEqualTo(map);
    assertThat(name(rule.pool())).isEqualTo(pool);
    assertThat(name(rule.outInterface())).isEqualTo(out);
    assertThat(rule.overload()).isEqualTo(overload);
    assertThat(rule.vrf() == null ? "" : rule.vrf()).isEqualTo(vrf);
  }

  @ParameterizedTest
  @CsvSource({
    "inside source static 10.0.0.1 192.0.2.1, INSIDE_SOURCE, -1, -1, 192.0.2.1, '', -1, 32",
    "inside source static 10.0.0.1 192.0.2.1 extendable no-alias, INSIDE_SOURCE, -1, -1, 192.0.2.1, '', -1, 32",
    "inside source static 10.0.0.1 192.0.2.1 redundancy 3 mapping-id 100, INSIDE_SOURCE, -1, -1, 192.0.2.1, '', -1, 32",
    "inside source static 10.0.0.1 192.0.2.1 redundancy HA mapping-id 7 no-payload, INSIDE_SOURCE, -1, -1, 192.0.2.1, '', -1, 32",
    "inside source static 10.0.0.1 interface Gi0/1, INSIDE_SOURCE, -1, -1, '', GigabitEthernet0/1, -1, 32",
    "inside source static tcp 10.0.0.1 80 192.0.2.1 8080 extendable, INSIDE_SOURCE, 6, 80, 192.0.2.1, '', 8080, 32",
    "inside source static udp 10.0.0.1 53 interface Dialer1 53, INSIDE_SOURCE, 17, 53, '', Dialer1, 53, 32",
    "inside source static tcp 10.0.0.1 22 interface GigabitEthernet 0/1 2222, INSIDE_SOURCE, 6, 22, '', GigabitEthernet0/1, 2222, 32",
    "inside source static tcp 10.0.0.1 22 interface Dialer 1 2222, INSIDE_SOURCE, 6, 22, '', Dialer1, 2222, 32",
    "inside source static esp 10.0.0.1 interface Dialer1, INSIDE_SOURCE, 50, -1, '', Dialer1, -1, 32",
    "inside source static network 10.0.0.0 192.0.2.0 255.255.255.0, INSIDE_SOURCE, -1, -1, 192.0.2.0, '', -1, 24",
    "inside source static network 10.0.0.0 192.0.2.0 /28, INSIDE_SOURCE, -1, -1, 192.0.2.0, '', -1, 28",
    "outside source static 10.0.0.1 192.0.2.1 add-route, OUTSIDE_SOURCE, -1, -1, 192.0.2.1, '', -1, 32",
    "source static 10.0.0.1 192.0.2.1, VIRTUAL_SOURCE, -1, -1, 192.0.2.1, '', -1, 32",
  })
  void fixed(
      String tail,
      Direction direction,
      int protocol,
      int localPort,
      String global,
      String out,
      int globalPort,
      int length) {
    NatRule.Static rule = (NatRule.Static) nat("ip nat " + tail);

    assertThat(rule.direction()).isEqualTo(direction);
    assertThat(rule.protocol()).isEqualTo(protocol);
    assertThat(rule.local().toString()).startsWith("10.0.0.");
    assertThat(rule.localPort()).isEqualTo(localPort);
    assertThat(rule.global() == null ? "" : rule.global().toString()).isEqualTo(global);
    assertThat(name(rule.globalInterface())).isEqualTo(out);
    assertThat(rule.globalPort()).isEqualTo(globalPort);
    assertThat(rule.networkLength()).isEqualTo(length);
    assertThat(rule.routeMap()).isNull();
    assertThat(rule.vrf()).isNull();
  }

  @Test
  void fixedWithRouteMapAndVrf() {
    NatRule.Static rule =
        (NatRule.Static)
            nat("ip nat inside source static 10.0.0.1 192.0.2.1 route-map M vrf BLUE extendable");

    assertThat(name(rule.routeMap())).isEqualTo("M");
    assertThat(rule.vrf()).isEqualTo("BLUE");
  }

  @Test
  void pools() {
    Ios ios =
        good(
            "ip nat pool P 192.0.2.1 192.0.2.9 netmask 255.255.255.0",
            "ip nat pool Q 192.0.2.1 192.0.2.1 prefix-length 24 type rotary",
            "ip nat pool R netmask 255.255.255.0",
            " address 192.0.2.1 192.0.2.3",
            " address 192.0.2.7 192.0.2.9",
            "ip nat pool S prefix-length 24",
            "no ip nat pool Q");

    assertThat(ios.config.natPools())
        .containsExactly(
            new NatPool(
                "P",
                Ipv4Address.of("192.0.2.1"),
                Ipv4Address.of("192.0.2.9"),
                ios.at("ip nat pool P 192.0.2.1 192.0.2.9 netmask 255.255.255.0")),
            new NatPool(
                "R",
                Ipv4Address.of("192.0.2.1"),
                Ipv4Address.of("192.0.2.3"),
                ios.at("address 192.0.2.1 192.0.2.3")),
            new NatPool(
                "R",
                Ipv4Address.of("192.0.2.7"),
                Ipv4Address.of("192.0.2.9"),
                ios.at("address 192.0.2.7 192.0.2.9")));
  }

  @Test
  void rulesTakenAway() {
    Ios ios =
        good(
            "ip nat inside source list 1 interface Gi0/1 overload",
            "ip nat inside source static 10.0.0.1 192.0.2.1",
            "ip nat inside source static 10.0.0.2 192.0.2.2",
            "no ip nat ins so list 1 interface GigabitEthernet0/1",
            "no ip nat inside source static 10.0.0.2 192.0.2.2");

    assertThat(ios.config.natRules()).hasSize(1);
    assertThat(ios.config.malformedNat()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip nat inside source",
        "ip nat inside source list",
        "ip nat inside source list 1",
        "ip nat inside source list 1 interface",
        "ip nat inside source list 1 interface Gi0/1 overlod",
        "ip nat inside source static 10.0.0.1",
        "ip nat inside source static 10.0.0.1 192.0.2.300",
        "ip nat inside source static tcp 10.0.0.1 192.0.2.1",
        "ip nat inside source static tcp 10.0.0.1 nonsense 192.0.2.1 80",
        "ip nat inside source static network 10.0.0.0 192.0.2.0 24",
        "ip nat pool",
        "ip nat pool P 192.0.2.1",
      })
  void malformedTranslations(String line) {
    Ios ios = Ios.lines(line, "hostname R1");

    assertThat(ios.malformed()).hasSize(1);
    assertThat(ios.config.malformedNat()).hasSize(1);
    assertThat(ios.words(ios.config.malformedNat().get(0))).isEqualTo(line);
    assertThat(ios.config.natRules()).isEmpty();
    assertThat(ios.config.hostname()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip nat translation timeout 300",
        "ip nat log translations syslog",
        "ip nat service sip udp port 5060"
      })
  void whatTranslatesNothing(String line) {
    assertThat(good(line).config.natRules()).isEmpty();
  }

  @Test
  void routingProcesses() {
    Ios ios =
        good(
            "router ospf 1 vrf BLUE",
            " network 10.0.0.0 0.0.0.255 area 0",
            "router BGP 65000",
            " neighbor 192.0.2.1 remote-as 65001",
            "!",
            " address-family ipv4",
            "  network 10.0.0.0",
            " exit-address-family",
            "router eigrp NAMED",
            "router rip",
            "no router rip");

    assertThat(ios.config.routingProcesses())
        .containsExactly(
            new RoutingProcess("ospf", "BLUE", ios.at("router ospf 1 vrf BLUE")),
            new RoutingProcess("bgp", null, ios.at("router BGP 65000")),
            new RoutingProcess("eigrp", null, ios.at("router eigrp NAMED")));
  }

  @Test
  void hostname() {
    assertThat(good("hostname A", "hostname B").config.hostname().value()).isEqualTo("B");
    assertThat(good("hostname A", "no hostname").config.hostname()).isNull();
    Ios bad = Ios.lines("hostname A", "hostname B C", "hostname");
    assertThat(bad.config.hostname().value()).isEqualTo("A");
    assertThat(bad.malformed())
        .containsExactly("`C` is not understood after `hostname B`", "`hostname` needs a name");
  }
}
