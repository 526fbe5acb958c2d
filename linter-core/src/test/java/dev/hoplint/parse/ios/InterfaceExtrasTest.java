package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv6Address;
import dev.hoplint.model.AddressSource;
import dev.hoplint.model.InterfaceExtras;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.Ipv6Interface;
import dev.hoplint.model.LinkSettings;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.Nhrp;
import dev.hoplint.model.OspfInterface;
import dev.hoplint.model.Setting;
import dev.hoplint.model.SourceCheck;
import dev.hoplint.model.VirtualAddress;
import dev.hoplint.model.VirtualAddress.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sub-commands of an interface whose facts are in {@link InterfaceExtras}. */
class InterfaceExtrasTest {
  private static Ios with(String... lines) {
    Ios ios = Ios.of("interface GigabitEthernet0/1\n " + String.join("\n ", lines) + "\n");
    assertThat(ios.result.problems()).isEmpty();
    return ios;
  }

  private static InterfaceExtras extras(String... lines) {
    return with(lines).iface().extras();
  }

  @Test
  void nothingSaid() {
    assertThat(extras("description nothing")).isEqualTo(InterfaceExtras.NONE);
  }

  /** What each pair says is taken back by its second line. */
  @ParameterizedTest
  @CsvSource({
    "ip unnumbered Loopback0, no ip unnumbered",
    "ip unnumbered Loopback0, ip address 10.0.0.1 255.255.255.0",
    "ip unnumbered Loopback0, no ip address",
    "standby 1 ip 10.0.0.1, no standby 1 ip",
    "standby ip 10.0.0.1, no standby ip 10.0.0.1",
    "vrrp 1 ip 10.0.0.1, no vrrp 1 ip 10.0.0.1",
    "glbp 1 ip 10.0.0.1 secondary, no glbp 1 ip 10.0.0.1 secondary",
    "vrrp 1 ip 10.0.0.1, default vrrp 1 ip",
    "ipv6 address 2001:db8::1/64, no ipv6 address 2001:DB8::1/64",
    "ipv6 address 2001:db8::1/64, no ipv6 address",
    "ipv6 address fe80::1 link-local, no ipv6 address fe80::1 link-local",
    "ipv6 address autoconfig default, no ipv6 address autoconfig",
    "ipv6 enable, no ipv6 enable",
    "ipv6 mtu 1400, no ipv6 mtu",
    "ipv6 tcp adjust-mss 1300, no ipv6 tcp adjust-mss 1300",
    "ipv6 traffic-filter A in, no ipv6 traffic-filter A in",
    "ipv6 traffic-filter A out, no ipv6 traffic-filter out",
    "ipv6 policy route-map R, no ipv6 policy route-map",
    "mpls ip, no mpls ip",
    "mpls mtu 1512, default mpls mtu",
    "ip verify unicast source reachable-via any, no ip verify unicast source reachable-via any",
    "ip verify unicast reverse-path, no ip verify unicast reverse-path",
    "ip inspect FW in, no ip inspect FW in",
    "zone-member security Z, no zone-member security Z",
    "service-policy input P, no service-policy input P",
    "service-policy output P, no service-policy output",
    "encapsulation ppp, no encapsulation ppp",
    "encapsulation dot1q 10, no encapsulation dot1q",
    "dialer pool 1, no dialer pool 1",
    "dialer pool-member 1, no dialer pool-member 1",
    "pppoe-client dial-pool-number 1, no pppoe-client dial-pool-number 1",
    "pppoe-client ppp-max-payload 1500, no pppoe-client ppp-max-payload",
    "ip ospf 1 area 0, no ip ospf 1 area 0",
    "ip ospf 1 area 0, no ip ospf 1 area",
    "ip ospf mtu-ignore, no ip ospf mtu-ignore",
    "ip ospf network broadcast, no ip ospf network",
    "tunnel destination peer.example.net, no tunnel destination",
    "tunnel source 2001:db8::1, no tunnel source",
    "tunnel path-mtu-discovery min-mtu 1000, no tunnel path-mtu-discovery",
    "crypto ipsec df-bit clear, no crypto ipsec df-bit",
    "crypto ipsec fragmentation after-encryption, no crypto ipsec fragmentation",
    "ip nhrp network-id 7, no ip nhrp network-id",
    "ip nhrp map 10.0.0.1 192.0.2.1, no ip nhrp map 10.0.0.1 192.0.2.1",
    "ip nhrp nhs 10.0.0.1, no ip nhrp nhs 10.0.0.1",
    "ip nhrp nhs 10.0.0.1 nbma 192.0.2.1 multicast, no ip nhrp nhs 10.0.0.1 nbma 192.0.2.1",
    "source-interface Loopback0, no source-interface",
    "member vni 5000, no member vni 5000",
  })
  void undone(String line, String undoing) {
    assertThat(extras(line)).isNotEqualTo(InterfaceExtras.NONE);
    assertThat(extras(line, undoing)).isEqualTo(InterfaceExtras.NONE);
  }

  @Test
  void unnumbered() {
    Ios ios = with("ip unnumbered Loopback 0 poll");

    assertThat(ios.iface().addressSource()).isEqualTo(AddressSource.UNNUMBERED);
    assertThat(ios.iface().extras().unnumbered())
        .isEqualTo(new NameUse("Loopback0", ios.at("Loopback 0")));
  }

  @Test
  void sharedAddresses() {
    Ios ios =
        with(
            "standby version 2",
            "standby 4095 ip 10.0.0.9",
            "standby 4095 ip 10.0.0.1",
            "standby 4095 ip 10.1.0.1 secondary",
            "standby ip",
            "standby 1 priority 110",
            "vrrp 1 ip 10.0.0.2",
            "vrrp 1 ip 10.1.0.2 secondary",
            "no vrrp 1 ip 10.0.0.7",
            "glbp 3 ip 10.0.0.3",
            "glbp 4 ip 10.0.0.4",
            "no glbp 4 ip");

    assertThat(ios.iface().extras().virtualAddresses())
        .containsExactly(
            shared(ios, Protocol.HSRP, 4095, "10.0.0.1", false, "standby 4095 ip 10.0.0.1"),
            shared(
                ios, Protocol.HSRP, 4095, "10.1.0.1", true, "standby 4095 ip 10.1.0.1 secondary"),
            new VirtualAddress(Protocol.HSRP, 0, null, false, ios.at("standby ip")),
            shared(ios, Protocol.VRRP, 1, "10.0.0.2", false, "vrrp 1 ip 10.0.0.2"),
            shared(ios, Protocol.VRRP, 1, "10.1.0.2", true, "vrrp 1 ip 10.1.0.2 secondary"),
            shared(ios, Protocol.GLBP, 3, "10.0.0.3", false, "glbp 3 ip 10.0.0.3"));
  }

  private static VirtualAddress shared(
      Ios ios, Protocol protocol, int group, String address, boolean secondary, String line) {
    return new VirtualAddress(protocol, group, Ipv4Address.of(address), secondary, ios.at(line));
  }

  @Test
  void blocksOfVrrp() {
    Ios ios =
        with(
            "vrrp 7 address-family ipv4",
            " priority 200",
            " address 10.0.0.1 primary",
            " address 10.1.0.1 secondary",
            " exit-vrrp",
            "vrrp 8 address-family ipv6",
            " address FE80::1 primary",
            "ip mtu 1400");

    assertThat(ios.iface().extras().virtualAddresses())
        .containsExactly(
            shared(ios, Protocol.VRRP, 7, "10.0.0.1", false, "address 10.0.0.1 primary"),
            shared(ios, Protocol.VRRP, 7, "10.1.0.1", true, "address 10.1.0.1 secondary"));
    assertThat(ios.iface().ipMtu().value()).isEqualTo(1400);
    assertThat(
            extras(
                "vrrp 7 address-family ipv4",
                " address 10.0.0.1 primary",
                "no vrrp 7 address-family ipv4"))
        .isEqualTo(InterfaceExtras.NONE);
  }

  @Test
  void ipv6() {
    Ios ios =
        with(
            "ipv6 address FE80::9 link-local",
            "ipv6 address 2001:DB8::1/64",
            "ipv6 address 2001:DB8:1::/64 eui-64",
            "ipv6 address 2001:DB8:2::/128 anycast",
            "ipv6 address FE80::1 link-local",
            "ipv6 address dhcp rapid-commit",
            "ipv6 enable",
            "ipv6 mtu 1280",
            "ipv6 tcp adjust-mss 1220",
            "ipv6 traffic-filter A in",
            "ipv6 traffic-filter B out",
            "ipv6 policy route-map R",
            "ipv6 virtual-reassembly in",
            "ipv6 ospf 1 area 0");

    assertThat(ios.iface().extras().ipv6())
        .isEqualTo(
            new Ipv6Interface(
                List.of(
                    ipv6(ios, "fe80::1", 10, Ipv6Interface.Kind.LINK_LOCAL, "FE80::1 link-local"),
                    ipv6(ios, "2001:db8::1", 64, Ipv6Interface.Kind.UNICAST, "2001:DB8::1/64"),
                    ipv6(
                        ios,
                        "2001:db8:1::",
                        64,
                        Ipv6Interface.Kind.EUI_64,
                        "2001:DB8:1::/64 eui-64"),
                    ipv6(
                        ios,
                        "2001:db8:2::",
                        128,
                        Ipv6Interface.Kind.ANYCAST,
                        "2001:DB8:2::/128 anycast")),
                ios.at("ipv6 address dhcp rapid-commit"),
                ios.at("ipv6 enable"),
                new Setting<>(1280, ios.at("ipv6 mtu 1280")),
                new Setting<>(1220, ios.at("ipv6 tcp adjust-mss 1220")),
                ios.use("ipv6 traffic-filter A"),
                ios.use("ipv6 traffic-filter B"),
                ios.use("ipv6 policy route-map R"),
                ios.at("ipv6 virtual-reassembly in"),
                ios.at("ipv6 ospf 1 area 0")));
    assertThat(extras("ospfv3 1 ipv6 area 0").ipv6().routing()).isNotNull();
    assertThat(extras("ipv6 ospf cost 5").ipv6().routing()).isNull();
    assertThat(extras("ipv6 address PREFIX ::1:0:0:0:1/64").ipv6().learned()).isNotNull();
    assertThat(extras("ipv6 address autoconfig").ipv6().learned()).isNotNull();
  }

  private static Ipv6Interface.Address ipv6(
      Ios ios, String address, int length, Ipv6Interface.Kind kind, String words) {
    return new Ipv6Interface.Address(
        Ipv6Address.of(address), length, kind, ios.at("ipv6 address " + words));
  }

  @Test
  void labels() {
    Ios ios = with("mpls ip", "mpls mtu override 1508");

    assertThat(ios.iface().extras().mpls()).isEqualTo(ios.at("mpls ip"));
    assertThat(ios.iface().extras().mplsMtu())
        .isEqualTo(new Setting<>(1508, ios.at("mpls mtu override 1508")));
  }

  @ParameterizedTest
  @CsvSource({
    "source reachable-via rx, true, false, false, ''",
    "source reachable-via rx 101, true, false, false, 101",
    "source reachable-via rx allow-default allow-self-ping 101, true, true, true, 101",
    "source reachable-via rx allow-self-ping, true, false, true, ''",
    "source reachable-via any, false, false, false, ''",
    "source reachable-via any allow-default LIST, false, true, false, LIST",
    "reverse-path, true, false, false, ''",
    "reverse-path 199, true, false, false, 199",
  })
  void sourceChecks(String words, boolean strict, boolean allowDefault, boolean self, String list) {
    String line = "ip verify unicast " + words;
    Ios ios = with(line);
    NameUse name = list.isEmpty() ? null : ios.use(line);

    assertThat(ios.iface().extras().sourceCheck())
        .isEqualTo(new SourceCheck(strict, allowDefault, self, name, ios.at(line)));
    assertThat(ios.iface().strictUrpf()).isEqualTo(strict ? ios.at(line) : null);
  }

  @Test
  void inspectionAndPolicies() {
    Ios ios =
        with(
            "ip inspect IN-RULE in",
            "ip inspect OUT-RULE out",
            "zone-member security OUTSIDE",
            "service-policy input MARK",
            "service-policy output SHAPE");
    InterfaceExtras extras = ios.iface().extras();

    assertThat(extras.inspectIn()).isEqualTo(new NameUse("IN-RULE", ios.at("IN-RULE")));
    assertThat(extras.inspectOut()).isEqualTo(new NameUse("OUT-RULE", ios.at("OUT-RULE")));
    assertThat(extras.zone()).isEqualTo(new NameUse("OUTSIDE", ios.at("OUTSIDE")));
    assertThat(extras.servicePolicyIn()).isEqualTo(new NameUse("MARK", ios.at("MARK")));
    assertThat(extras.servicePolicyOut()).isEqualTo(new NameUse("SHAPE", ios.at("SHAPE")));
  }

  @Test
  void link() {
    Ios ios =
        with(
            "encapsulation dot1Q 10 Native",
            "dialer pool 3",
            "dialer pool-member 4 min-link 1",
            "pppoe-client dial-pool-number 5 dial-on-demand",
            "pppoe-client ppp-max-payload 1500",
            "xconnect 192.0.2.1 100 encapsulation mpls",
            "ip router isis CORE");

    assertThat(ios.iface().extras().link())
        .isEqualTo(
            new LinkSettings(
                new Setting<>("dot1q 10 native", ios.at("encapsulation dot1Q 10 Native")),
                new Setting<>(3, ios.at("dialer pool 3")),
                new Setting<>(4, ios.at("dialer pool-member 4 min-link 1")),
                new Setting<>(5, ios.at("pppoe-client dial-pool-number 5 dial-on-demand")),
                new Setting<>(1500, ios.at("pppoe-client ppp-max-payload 1500")),
                ios.at("xconnect 192.0.2.1 100 encapsulation mpls"),
                ios.at("ip router isis CORE")));
    assertThat(extras("xconnect 192.0.2.1 100 pw-class L2TP").link().pseudowire()).isNull();
    assertThat(extras("ip router isis", "no ip router isis").link().isis()).isNull();
    assertThat(extras("encapsulation ppp", "encapsulation hdlc").link().encapsulation().value())
        .isEqualTo("hdlc");
  }

  @Test
  void ospf() {
    Ios ios =
        with(
            "ip ospf 1 area 0",
            "ip ospf 1 area 0.0.1.0",
            "ip ospf 2 area 4294967295 secondaries none",
            "ip ospf mtu-ignore",
            "ip ospf network point-to-multipoint non-broadcast",
            "ip ospf cost 10");

    assertThat(ios.iface().extras().ospf())
        .isEqualTo(
            new OspfInterface(
                List.of(
                    new OspfInterface.Area(1, 256, ios.at("ip ospf 1 area 0.0.1.0")),
                    new OspfInterface.Area(
                        2, 4294967295L, ios.at("ip ospf 2 area 4294967295 secondaries none"))),
                ios.at("ip ospf mtu-ignore"),
                new Setting<>(
                    "point-to-multipoint non-broadcast",
                    ios.at("ip ospf network point-to-multipoint non-broadcast"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "standby 1 ip here | VIRTUAL_ADDRESS | `here` stands where an address is needed",
        "standby 4096 ip 10.0.0.1 | VIRTUAL_ADDRESS | `4096` is not a number 0-4095",
        "vrrp 1 ip | VIRTUAL_ADDRESS | `vrrp 1 ip` needs an address",
        "glbp 1 ip 10.0.0.1 primary | VIRTUAL_ADDRESS | `primary` is not understood here",
        "vrrp 1 address-family ipx | VIRTUAL_ADDRESS | `ipx` stands where `ipv4` or `ipv6` is needed",
        "ipv6 address | IPV6 | `ipv6 address` needs an IPv6 address and the length of its prefix",
        "ipv6 address 2001:db8::1 | IPV6 | `ipv6 address 2001:db8::1` needs `link-local`",
        "ipv6 address 2001:db8::1/129 | IPV6 | `2001:db8::1/129` is not an IPv6 address and a prefix length",
        "ipv6 address 10.0.0.1 255.0.0.0 | IPV6 | `10.0.0.1` is not an IPv6 address",
        "ipv6 address 2001:db8::1/64 secondary | IPV6 | `secondary` is not understood here",
        "ipv6 mtu 1279 | IPV6 | `1279` is not a number 1280-65535",
        "ipv6 mtu large | IPV6 | `large` stands where a number is needed",
        "ipv6 traffic-filter A | IPV6 | `ipv6 traffic-filter A` needs `in` or `out`",
        "ipv6 policy route-map | IPV6 | `ipv6 policy route-map` needs a name",
        "ipv6 enable now | IPV6 | `now` is not understood after `ipv6 enable`",
        "mpls mtu | MPLS | `mpls mtu` needs a number",
        "ip verify unicast source reachable-via rx 101 102 | SOURCE_CHECK | `102` is not understood here",
        "service-policy input | SERVICE_POLICY | `service-policy input` needs a name",
        "encapsulation dot1q | LINK | `encapsulation dot1q` needs a number",
        "encapsulation dot1q 4095 | LINK | `4095` is not a number 1-4094",
        "dialer pool 256 | LINK | `256` is not a number 1-255",
        "pppoe-client ppp-max-payload | LINK | `pppoe-client ppp-max-payload` needs a number",
        "ip ospf 1 area | OSPF | `ip ospf 1 area` needs the number of an area",
        "ip ospf 1 area x | OSPF | `x` stands where the number of an area is needed",
        "ip ospf 1 area 4294967296 | OSPF | `4294967296` is too large for an area",
        "ip ospf network star | OSPF | `star` stands where `broadcast` or `non-broadcast` or `point-to-point` or `point-to-multipoint` is needed",
        "ip unnumbered | ADDRESS | `ip unnumbered` needs an interface",
        "ip unnumbered Loopback0 now | ADDRESS | `now` is not understood here",
        "tunnel path-mtu-discovery min-mtu | TUNNEL | `tunnel path-mtu-discovery min-mtu` needs a number",
        "tunnel path-mtu-discovery later | TUNNEL | `later` is not understood here",
        "crypto ipsec df-bit keep | CRYPTO_MAP | `keep` stands where `clear` or `set` or `copy` is needed",
        "member vni | LINK | `member vni` needs a name",
      })
  void malformed(String line, InterfaceStatement statement, String message) {
    Ios ios = Ios.lines("interface Gi0/1", " " + line, " ip virtual-reassembly in");

    assertThat(ios.malformed()).containsExactly(message);
    assertThat(ios.words(ios.result.problems().get(0).span())).isEqualTo(line);
    assertThat(ios.iface().malformed()).containsExactly(statement);
    assertThat(ios.iface().extras()).isEqualTo(InterfaceExtras.NONE);
    assertThat(ios.iface().reassembly()).hasSize(1);
  }

  @Test
  void otherEndsOfMultipointTunnels() {
    Nhrp nhrp =
        extras(
                "ip nhrp map 10.0.0.1 192.0.2.1",
                "ip nhrp map 10.0.0.9 255.255.255.255 192.0.2.9",
                "ip nhrp map multicast 192.0.2.1",
                "ip nhrp map multicast dynamic",
                "ip nhrp map 10.0.0.3 hub.example.net",
                "ip nhrp nhs 10.0.0.1",
                "ip nhrp nhs 10.0.0.2 nbma 192.0.2.2 multicast",
                "ip nhrp nhs dynamic nbma 192.0.2.4 multicast",
                "ip nhrp network-id 4294967295")
            .nhrp();
    assertThat(nhrp.network().value()).isEqualTo(4294967295L);
    assertThat(nhrp.maps())
        .extracting(map -> map.inner() + " " + map.outer())
        .containsExactly("10.0.0.1 192.0.2.1", "10.0.0.9 192.0.2.9", "10.0.0.2 192.0.2.2");
    assertThat(nhrp.servers())
        .extracting(server -> server.value().toString())
        .containsExactly("10.0.0.1", "10.0.0.2");
  }
}
