package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.AddressSource;
import dev.hoplint.model.Interface;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.LineState;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.NatSide;
import dev.hoplint.model.Reassembly;
import dev.hoplint.model.Setting;
import dev.hoplint.model.Tunnel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sub-commands of an interface make of it. */
class InterfaceStatementsTest {
  private static Ios with(String... lines) {
    Ios ios = Ios.of("interface GigabitEthernet0/1\n " + String.join("\n ", lines) + "\n");
    assertThat(ios.result.problems()).isEmpty();
    return ios;
  }

  @Test
  void aSharedListAndOneOfItsOwn() {
    for (String lists : List.of("ip access-group common A B in", "ip access-group common A in")) {
      Ios ios = Ios.lines("interface Gi0/1", " " + lists);

      assertThat(ios.result.problems()).isEmpty();
      assertThat(ios.iface().accessGroupIn()).isNull();
      // Which packets pass is not known.
      assertThat(ios.iface().malformed()).containsExactly(InterfaceStatement.ACCESS_GROUP);
    }
    Ios named = Ios.lines("interface Gi0/1", " ip access-group common in");
    assertThat(named.iface().accessGroupIn().name()).isEqualTo("common");
    assertThat(named.iface().malformed()).isEmpty();
  }

  @Test
  void nothingSaid() {
    Interface port = with("description nothing").iface();

    assertThat(port.addressSource()).isEqualTo(AddressSource.NONE);
    assertThat(port.addresses()).isEmpty();
    assertThat(port.vrf()).isNull();
    assertThat(port.tunnel()).isNull();
    assertThat(port.isShutdown()).isFalse();
    assertThat(port.malformed()).isEmpty();
  }

  @Test
  void addresses() {
    Ios ios =
        with(
            "ip address 10.1.0.1 255.255.0.0 secondary",
            "ip address 10.0.0.9 255.255.255.0",
            "ip address 10.0.0.1 255.255.255.0",
            "ip address 10.2.0.1 255.255.255.255 secondary");

    assertThat(ios.iface().addressSource()).isEqualTo(AddressSource.STATIC);
    assertThat(ios.iface().addresses())
        .containsExactly(
            new InterfaceAddress(
                Ipv4Address.of("10.0.0.1"), 24, false, ios.at("ip address 10.0.0.1 255.255.255.0")),
            new InterfaceAddress(
                Ipv4Address.of("10.1.0.1"),
                16,
                true,
                ios.at("ip address 10.1.0.1 255.255.0.0 secondary")),
            new InterfaceAddress(
                Ipv4Address.of("10.2.0.1"),
                32,
                true,
                ios.at("ip address 10.2.0.1 255.255.255.255 secondary")));
  }

  @Test
  void addressWithPrefixLength() {
    Ios ios = with("ip address 10.0.0.1/31", "ip address 10.1.0.1/0 secondary");

    assertThat(ios.iface().addresses())
        .containsExactly(
            new InterfaceAddress(
                Ipv4Address.of("10.0.0.1"), 31, false, ios.at("ip address 10.0.0.1/31")),
            new InterfaceAddress(
                Ipv4Address.of("10.1.0.1"), 0, true, ios.at("ip address 10.1.0.1/0 secondary")));
    assertThat(with("ip address 10.0.0.1/31", "no ip address 10.0.0.1/31").iface().addresses())
        .isEmpty();
  }

  @Test
  void vrfStatementsThatMoveNothing() {
    Ios ios =
        with(
            "ip vrf select source",
            "ip vrf receive BLUE",
            "ip vrf autoclassify source",
            "ip vrf sitemap SITES");

    assertThat(ios.iface().vrf()).isNull();
    assertThat(ios.result.states()).containsEntry(LineState.TO_DO, 4);
  }

  @Test
  void addressesTakenAway() {
    String one = "ip address 10.0.0.1 255.255.255.0";
    String two = "ip address 10.1.0.1 255.255.255.0 secondary";

    assertThat(with(one, two, "no " + two).iface().addresses()).hasSize(1);
    assertThat(with(one, two, "no ip address").iface().addresses()).isEmpty();
    assertThat(with(one, two, "default ip address").iface().addressSource())
        .isEqualTo(AddressSource.NONE);
    assertThat(with(one, "no " + one).iface().addressSource()).isEqualTo(AddressSource.NONE);
    assertThat(with(one, "ip vrf forwarding BLUE").iface().addresses()).isEmpty();
    assertThat(with("vrf forwarding BLUE", one).iface().addresses()).hasSize(1);
    assertThat(with("vrf forwarding BLUE downstream RED", one).iface().addresses()).hasSize(1);
    assertThat(with("ip vrf forwarding UP downstream DOWN").iface().vrf().value()).isEqualTo("UP");
    assertThat(with("vrf forwarding BLUE", one, "vrf forwarding BLUE").iface().addresses())
        .hasSize(1);
    assertThat(with("vrf forwarding BLUE", one, "no vrf forwarding").iface().addresses()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ip address dhcp, DHCP",
    "ip address dhcp client-id GigabitEthernet0/1 hostname R1, DHCP",
    "ip address negotiated, NEGOTIATED",
    "ip address negotiated previous, NEGOTIATED",
    "ip unnumbered Loopback0, UNNUMBERED",
    "ip unnumbered Loopback 0 poll, UNNUMBERED",
    "no ip address, NONE",
  })
  void addressSources(String line, AddressSource source) {
    Interface port = with("ip address 10.0.0.1 255.255.255.0", line).iface();

    assertThat(port.addressSource()).isEqualTo(source);
    assertThat(port.addresses()).isEmpty();
  }

  @Test
  void numbers() {
    Ios ios = with("mtu 9000", "ip mtu 1400", "ip tcp adjust-mss 1360");

    assertThat(ios.iface().mtu()).isEqualTo(new Setting<>(9000, ios.at("mtu 9000")));
    assertThat(ios.iface().ipMtu()).isEqualTo(new Setting<>(1400, ios.at("ip mtu 1400")));
    assertThat(ios.iface().mssClamp())
        .isEqualTo(new Setting<>(1360, ios.at("ip tcp adjust-mss 1360")));
  }

  @Test
  void laterLinesOverrideAndUndo() {
    Interface port =
        with(
                "mtu 9000",
                "no mtu",
                "ip mtu 1400",
                "ip mtu 1300",
                "ip tcp adjust-mss 1360",
                "default ip tcp adjust-mss",
                "ip policy route-map A",
                "no ip policy route-map A",
                "shutdown",
                "no shutdown",
                "no ip unreachables",
                "ip unreachables",
                "crypto map X",
                "no crypto map",
                "zone-member security Z",
                "no zone-member security")
            .iface();

    assertThat(port.mtu()).isNull();
    assertThat(port.ipMtu().value()).isEqualTo(1300);
    assertThat(port.mssClamp()).isNull();
    assertThat(port.policy()).isNull();
    assertThat(port.shutdown()).isNull();
    assertThat(port.unreachablesOff()).isNull();
    assertThat(port.cryptoMap()).isNull();
    assertThat(port.inspection()).isNull();
  }

  @Test
  void names() {
    Ios ios =
        with(
            "ip vrf forwarding BLUE",
            "ip policy route-map PBR",
            "ip access-group 101 in",
            "ip access-group OUT out",
            "crypto map VPN redundancy HSRP",
            "ip inspect FW out");
    Interface port = ios.iface();

    assertThat(port.vrf()).isEqualTo(new Setting<>("BLUE", ios.at("ip vrf forwarding BLUE")));
    assertThat(port.policy()).isEqualTo(new NameUse("PBR", ios.at("PBR")));
    assertThat(port.accessGroupIn()).isEqualTo(new NameUse("101", ios.at("101")));
    assertThat(port.accessGroupOut()).isEqualTo(new NameUse("OUT", ios.at("OUT")));
    assertThat(port.cryptoMap()).isEqualTo(new NameUse("VPN", ios.at("VPN")));
    assertThat(port.inspection()).isEqualTo(ios.at("ip inspect FW out"));
  }

  @Test
  void accessGroupsTakenOff() {
    Interface port =
        with(
                "ip access-group A in",
                "ip access-group B out",
                "no ip access-group A in",
                "no ip access-group out")
            .iface();

    assertThat(port.accessGroupIn()).isNull();
    assertThat(port.accessGroupOut()).isNull();
  }

  @Test
  void nat() {
    Ios ios = with("ip nat outside", "ip nat inside");

    assertThat(ios.iface().nat()).isEqualTo(new Setting<>(NatSide.INSIDE, ios.at("ip nat inside")));
    assertThat(with("ip nat enable").iface().nat().value()).isEqualTo(NatSide.ENABLE);
    assertThat(with("ip nat inside", "no ip nat inside").iface().nat()).isNull();
    assertThat(with("ip nat inside", "no ip nat outside").iface().nat()).isNotNull();
  }

  @Test
  void reassembly() {
    Ios ios = with("ip virtual-reassembly", "ip virtual-reassembly out max-fragments 64");
    assertThat(ios.iface().reassembly())
        .containsExactly(
            new Reassembly(true, true, false, ios.at("ip virtual-reassembly", 1)),
            new Reassembly(
                true,
                false,
                true,
                false,
                64,
                ios.at("ip virtual-reassembly out max-fragments 64")));
    assertThat(
            with("ip virtual-reassembly in max-reassemblies 64 timeout 5 drop-fragments")
                .iface()
                .reassembly())
        .allMatch(line -> line.dropFragments() && line.maxFragments() == null);

    Ios off = with("ip virtual-reassembly in", "no ip virtual-reassembly in");
    assertThat(off.iface().reassembly())
        .containsExactly(new Reassembly(false, true, false, off.at("no ip virtual-reassembly in")));
    assertThat(with("ip virtual-reassembly", "default ip virtual-reassembly").iface().reassembly())
        .isEmpty();
  }

  @Test
  void sourceChecks() {
    String strict = "ip verify unicast source reachable-via rx allow-default 101";

    assertThat(with(strict).iface().strictUrpf()).isNotNull();
    assertThat(with("ip verify unicast reverse-path").iface().strictUrpf()).isNotNull();
    assertThat(with("ip verify unicast reverse-path 101").iface().strictUrpf()).isNotNull();
    assertThat(with("ip verify unicast source reachable-via any").iface().strictUrpf()).isNull();
    assertThat(with(strict, "no " + strict).iface().strictUrpf()).isNull();
  }

  @Test
  void loadSharing() {
    assertThat(with("ip load-sharing per-packet").iface().loadSharing()).isNotNull();
    assertThat(with("ip load-sharing per-destination").iface().loadSharing()).isNull();
    assertThat(
            with("ip load-sharing per-packet", "no ip load-sharing per-packet")
                .iface()
                .loadSharing())
        .isNull();
  }

  @Test
  void tunnel() {
    Ios ios =
        with(
            "tunnel source 192.0.2.1",
            "tunnel destination 192.0.2.2",
            "tunnel mode GRE Multipoint",
            "tunnel vrf UNDER",
            "tunnel key 4294967295",
            "tunnel checksum",
            "tunnel sequence-datagrams",
            "tunnel protection ipsec profile P shared",
            "tunnel path-mtu-discovery age-timer 10");

    assertThat(ios.iface().tunnel())
        .isEqualTo(
            new Tunnel(
                new Setting<>(Ipv4Address.of("192.0.2.1"), ios.at("tunnel source 192.0.2.1")),
                null,
                new Setting<>(Ipv4Address.of("192.0.2.2"), ios.at("tunnel destination 192.0.2.2")),
                "gre multipoint",
                "UNDER",
                new Setting<>(4294967295L, ios.at("tunnel key 4294967295")),
                true,
                true,
                ios.use("tunnel protection ipsec profile P"),
                ios.at("tunnel path-mtu-discovery age-timer 10")));
  }

  @Test
  void tunnelEnds() {
    Ios ios = with("tunnel source GigabitEthernet 0/0", "tunnel destination peer.example.net");

    assertThat(ios.iface().tunnel().sourceInterface())
        .isEqualTo(new NameUse("GigabitEthernet0/0", ios.at("GigabitEthernet 0/0")));
    assertThat(ios.iface().tunnel().destination()).isNull();
    assertThat(with("tunnel destination dynamic").iface().tunnel().destination()).isNull();
    assertThat(with("tunnel source 2001:db8::1").iface().tunnel().sourceInterface()).isNull();
    assertThat(with("tunnel mode ipsec ipv4", "no tunnel mode").iface().tunnel().mode())
        .isEqualTo("gre ip");
    assertThat(
            with("tunnel source Lo0", "tunnel source 192.0.2.1").iface().tunnel().sourceInterface())
        .isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ip tcp adjust-mss | ADJUST_MSS | `ip tcp adjust-mss` needs a number",
        "ip tcp adjust-mss many | ADJUST_MSS | `ip tcp adjust-mss` needs a number, not `many`",
        "ip tcp adjust-mss 1300 now | ADJUST_MSS | `now` is not understood after `ip tcp adjust-mss 1300`",
        "ip mtu 99999999999 | IP_MTU | `99999999999` is too large",
        "ip mtu 0 | IP_MTU | `0` is less than 68, the least there may be",
        "mtu 63 | MTU | `63` is less than 64, the least there may be",
        "mtu -1 | MTU | `mtu` needs a number, not `-1`",
        "ip address 10.0.0.1 | ADDRESS | `ip address 10.0.0.1` needs a network mask",
        "ip address 10.0.0.256 255.255.255.0 | ADDRESS | `10.0.0.256` is not an address",
        "ip address 10.0.0.1 255.0.255.0 | ADDRESS | `255.0.255.0` is not a network mask",
        "ip policy route-map | POLICY | `ip policy route-map` needs a name",
        "ip access-group A | ACCESS_GROUP | `ip access-group A` needs `in` or `out`",
        "ip access-group A inn | ACCESS_GROUP | `ip access-group A` needs `in` or `out`, not `inn`",
        "ip vrf forwarding | VRF | `ip vrf forwarding` needs a name",
        "ip address 10.0.0.1/33 | ADDRESS | `10.0.0.1/33` is not an address and a prefix length",
        "ip address 10.0.0.1/24 255.0.0.0 | ADDRESS | `255.0.0.0` is not understood after `ip address 10.0.0.1/24`",
        "ip nat inside surplus | NAT | `surplus` is not understood after `ip nat inside`",
        "tunnel key | TUNNEL | `tunnel key` needs a number",
        "tunnel key 4294967296 | TUNNEL | `4294967296` is too large for a tunnel key",
        "tunnel protection ipsec | TUNNEL | `tunnel protection ipsec` needs `ipsec profile` and a name",
        "tunnel protection ipsek profile P | TUNNEL | `ipsek` stands where `ipsec` is needed",
        "tunnel source | TUNNEL | `tunnel source` needs an address or an interface",
        "crypto map | CRYPTO_MAP | `crypto map` needs a name",
        "ip virtual-reassembly outt | VIRTUAL_REASSEMBLY | `outt` is not understood in this line",
        "ip inspect FW | INSPECTION | `ip inspect FW` needs `in` or `out`",
        "shutdown now | SHUTDOWN | `now` is not understood after `shutdown`",
      })
  void malformed(String line, InterfaceStatement statement, String message) {
    Ios ios = Ios.lines("interface Gi0/1", " " + line, " zone-member security Z");

    assertThat(ios.malformed()).containsExactly(message);
    assertThat(ios.words(ios.result.problems().get(0).span())).isEqualTo(line);
    assertThat(ios.iface().malformed()).containsExactly(statement);
    assertThat(ios.iface().inspection()).isNotNull();
  }
}
