package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.address.PortSet;
import dev.hoplint.address.Wildcard;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessEntry.Extra;
import dev.hoplint.model.Action;
import dev.hoplint.model.AddressSource;
import dev.hoplint.model.DeviceExtras;
import dev.hoplint.model.Interface;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.InterfaceExtras;
import dev.hoplint.model.IosConfig;
import dev.hoplint.model.LineState;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.NatRule;
import dev.hoplint.model.NatSide;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import dev.hoplint.model.Setting;
import dev.hoplint.model.StaticRoute;
import dev.hoplint.model.Tunnel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every fact of the lab's configurations, written down by hand. */
class LabFactsTest {
  private static Interface ethernet(
      Ios ios, String name, String addressLine, int length, @Nullable Setting<NatSide> nat) {
    String address = addressLine.split(" ", -1)[2];
    return new Interface(
        name,
        ios.at("interface " + name, 1),
        "",
        null,
        AddressSource.STATIC,
        List.of(new InterfaceAddress(Ipv4Address.of(address), length, false, ios.at(addressLine))),
        null,
        null,
        null,
        null,
        nat,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        InterfaceExtras.NONE,
        Set.of());
  }

  private static Interface tunnel23(
      Ios ios,
      String address,
      String destination,
      @Nullable NameUse policy,
      @Nullable Setting<NatSide> nat) {
    Tunnel gre =
        new Tunnel(
            null,
            ios.use("tunnel source GigabitEthernet0/0"),
            new Setting<>(Ipv4Address.of(destination), ios.at("tunnel destination " + destination)),
            "gre ip",
            null,
            null,
            false,
            false,
            null,
            null);
    return new Interface(
        "Tunnel23",
        ios.at("interface Tunnel23"),
        "",
        null,
        AddressSource.STATIC,
        List.of(
            new InterfaceAddress(
                Ipv4Address.of(address),
                24,
                false,
                ios.at("ip address " + address + " 255.255.255.0"))),
        null,
        new Setting<>(1440, ios.at("ip mtu 1440")),
        null,
        policy,
        nat,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        gre,
        null,
        InterfaceExtras.NONE,
        Set.of());
  }

  private static StaticRoute route(
      Ios ios, String prefix, @Nullable NameUse out, String nextHop, String line) {
    return new StaticRoute(
        null,
        Ipv4Prefix.parse(prefix),
        out,
        Ipv4Address.of(nextHop),
        1,
        null,
        false,
        false,
        false,
        ios.at(line));
  }

  private static IosConfig onlyInterfacesAndRoutes(
      Ios ios, String hostname, List<Interface> interfaces, List<StaticRoute> routes) {
    return new IosConfig(
        ios.config.part(),
        new Setting<>(hostname, ios.at("hostname " + hostname)),
        interfaces,
        List.of(),
        List.of(),
        routes,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        DeviceExtras.NONE,
        List.of(),
        List.of());
  }

  @Test
  void isp() {
    Ios ios = Ios.of(Ios.lab("isp.cfg"));

    assertThat(ios.config)
        .isEqualTo(
            onlyInterfacesAndRoutes(
                ios,
                "ISP",
                List.of(
                    ethernet(
                        ios,
                        "GigabitEthernet0/0",
                        "ip address 203.0.113.1 255.255.255.252",
                        30,
                        null),
                    ethernet(
                        ios,
                        "GigabitEthernet0/1",
                        "ip address 198.51.100.1 255.255.255.252",
                        30,
                        null)),
                List.of(
                    route(
                        ios,
                        "1.1.1.0/24",
                        null,
                        "198.51.100.2",
                        "ip route 1.1.1.0 255.255.255.0 198.51.100.2"))));
    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.result.states()).isEqualTo(Map.of(LineState.FULL, 6, LineState.NEEDLESS, 4));
  }

  @Test
  void r1() {
    Ios ios = Ios.of(Ios.lab("r1.cfg"));

    assertThat(ios.config)
        .isEqualTo(
            onlyInterfacesAndRoutes(
                ios,
                "R1",
                List.of(
                    ethernet(
                        ios,
                        "GigabitEthernet0/0",
                        "ip address 198.51.100.2 255.255.255.252",
                        30,
                        null),
                    ethernet(
                        ios, "GigabitEthernet0/1", "ip address 1.1.1.1 255.255.255.0", 24, null),
                    ethernet(
                        ios,
                        "GigabitEthernet0/2",
                        "ip address 192.168.12.1 255.255.255.0",
                        24,
                        null)),
                List.of(
                    route(
                        ios,
                        "0.0.0.0/0",
                        null,
                        "198.51.100.1",
                        "ip route 0.0.0.0 0.0.0.0 198.51.100.1"),
                    route(
                        ios,
                        "172.16.1.0/24",
                        null,
                        "192.168.12.2",
                        "ip route 172.16.1.0 255.255.255.0 192.168.12.2"))));
    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.result.states()).isEqualTo(Map.of(LineState.FULL, 9, LineState.NEEDLESS, 6));
  }

  @Test
  void r3() {
    Ios ios = Ios.of(Ios.lab("r3.cfg"));

    assertThat(ios.config)
        .isEqualTo(
            onlyInterfacesAndRoutes(
                ios,
                "R3",
                List.of(
                    tunnel23(ios, "172.31.23.3", "10.0.23.2", null, null),
                    ethernet(
                        ios, "GigabitEthernet0/0", "ip address 10.0.23.3 255.255.255.0", 24, null),
                    ethernet(
                        ios,
                        "GigabitEthernet0/1",
                        "ip address 172.16.1.1 255.255.255.0",
                        24,
                        null)),
                List.of(
                    route(
                        ios,
                        "0.0.0.0/0",
                        ios.use("ip route 0.0.0.0 0.0.0.0 Tunnel23"),
                        "172.31.23.2",
                        "ip route 0.0.0.0 0.0.0.0 Tunnel23 172.31.23.2"))));
    assertThat(ios.result.problems()).isEmpty();
  }

  @Test
  void r2() {
    Ios ios = Ios.of(Ios.lab("r2.cfg"));
    IosConfig config = ios.config;

    assertThat(config.hostname()).isEqualTo(new Setting<>("R2", ios.at("hostname R2")));
    assertThat(config.interfaces())
        .containsExactly(
            tunnel23(
                ios,
                "172.31.23.2",
                "10.0.23.3",
                ios.use("ip policy route-map PBR_BACKDOOR"),
                new Setting<>(NatSide.INSIDE, ios.at("ip nat inside", 1))),
            ethernet(ios, "GigabitEthernet0/0", "ip address 10.0.23.2 255.255.255.0", 24, null),
            ethernet(
                ios,
                "GigabitEthernet0/1",
                "ip address 203.0.113.2 255.255.255.252",
                30,
                new Setting<>(NatSide.OUTSIDE, ios.at("ip nat outside"))),
            ethernet(ios, "GigabitEthernet0/2", "ip address 192.168.12.2 255.255.255.0", 24, null));
    assertThat(config.natRules())
        .containsExactly(
            new NatRule.Dynamic(
                NatRule.Direction.INSIDE_SOURCE,
                ios.use("source list ACL_NAT"),
                null,
                null,
                ios.use("ACL_NAT interface GigabitEthernet0/1"),
                true,
                null,
                ios.at("ip nat inside source list ACL_NAT interface GigabitEthernet0/1 overload")));
    assertThat(config.staticRoutes())
        .containsExactly(
            route(ios, "0.0.0.0/0", null, "203.0.113.1", "ip route 0.0.0.0 0.0.0.0 203.0.113.1"),
            route(
                ios,
                "172.16.1.0/24",
                ios.use("ip route 172.16.1.0 255.255.255.0 Tunnel23"),
                "172.31.23.3",
                "ip route 172.16.1.0 255.255.255.0 Tunnel23 172.31.23.3"));
    assertThat(config.routeMaps())
        .containsExactly(
            new RouteMap(
                "PBR_BACKDOOR",
                List.of(
                    new RouteMap.Sequence(
                        10,
                        Action.PERMIT,
                        ios.at("route-map PBR_BACKDOOR permit 10"),
                        List.of(
                            new MatchClause.AccessLists(
                                List.of(ios.use("match ip address ACL_USE_BACKDOOR")),
                                ios.at("match ip address ACL_USE_BACKDOOR"))),
                        List.of(
                            new SetClause.NextHop(
                                List.of(Ipv4Address.of("192.168.12.1")),
                                false,
                                0,
                                null,
                                null,
                                ios.at("set ip next-hop 192.168.12.1"))),
                        List.of()))));
    assertThat(config.natPools()).isEmpty();
    assertThat(config.vrfs()).isEmpty();
    assertThat(config.routingProcesses()).isEmpty();
    assertThat(config.localPolicy()).isNull();
    assertThat(config.malformedRoutes()).isEmpty();
    assertThat(config.malformedNat()).isEmpty();
    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.result.states()).isEqualTo(Map.of(LineState.FULL, 25, LineState.NEEDLESS, 7));
  }

  @Test
  void accessListsOfR2() {
    Ios ios = Ios.of(Ios.lab("r2.cfg"));

    assertThat(ios.config.accessLists()).hasSize(2);
    assertThat(ios.config.accessLists().get(0).name()).isEqualTo("ACL_NAT");
    assertThat(ios.list("ACL_NAT").isStandard()).isTrue();
    assertThat(ios.list("ACL_NAT").header()).isEqualTo(ios.at("ip access-list standard ACL_NAT"));
    assertThat(ios.list("ACL_NAT").entries())
        .containsExactly(
            new AccessEntry(
                0,
                10,
                Action.PERMIT,
                AccessEntry.ANY_PROTOCOL,
                new Wildcard(Ipv4Address.of("172.16.1.0").bits(), 0xff),
                Wildcard.ANY,
                PortSet.ALL,
                PortSet.ALL,
                Extra.NONE,
                ios.at("permit 172.16.1.0 0.0.0.255")));
    assertThat(ios.list("ACL_USE_BACKDOOR").isStandard()).isFalse();
    assertThat(ios.list("ACL_USE_BACKDOOR").header())
        .isEqualTo(ios.at("ip access-list extended ACL_USE_BACKDOOR"));
    assertThat(ios.list("ACL_USE_BACKDOOR").entries())
        .containsExactly(
            new AccessEntry(
                0,
                10,
                Action.PERMIT,
                6,
                Wildcard.host(Ipv4Address.of("172.16.1.10")),
                Wildcard.host(Ipv4Address.of("1.1.1.10")),
                PortSet.ALL,
                PortSet.of(1001),
                new Extra(false, true, -1, -1, null, null, Set.of()),
                ios.at("permit tcp host 172.16.1.10 host 1.1.1.10 eq 1001")));
  }
}
