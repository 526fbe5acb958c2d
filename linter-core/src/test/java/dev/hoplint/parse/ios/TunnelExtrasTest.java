package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv6Address;
import dev.hoplint.model.InterfaceExtras;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.Setting;
import dev.hoplint.model.TunnelExtras;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tunnels beyond their ends, IPsec on an interface, overlays. */
class TunnelExtrasTest {
  private static Ios with(String... lines) {
    Ios ios = Ios.of("interface GigabitEthernet0/1\n " + String.join("\n ", lines) + "\n");
    assertThat(ios.result.problems()).isEmpty();
    return ios;
  }

  private static InterfaceExtras extras(String... lines) {
    return with(lines).iface().extras();
  }

  @Test
  void tunnel() {
    Ios ios =
        with(
            "tunnel source 2001:db8::1",
            "tunnel destination 2001:db8::2",
            "tunnel path-mtu-discovery age-timer 20 min-mtu 1000");

    String discovery = "tunnel path-mtu-discovery age-timer 20 min-mtu 1000";
    assertThat(ios.iface().extras().tunnel())
        .isEqualTo(
            new TunnelExtras(
                null,
                new Setting<>(
                    Ipv6Address.of("2001:db8::2"), ios.at("tunnel destination 2001:db8::2")),
                new Setting<>(Ipv6Address.of("2001:db8::1"), ios.at("tunnel source 2001:db8::1")),
                new Setting<>(20, ios.at(discovery)),
                new Setting<>(1000, ios.at(discovery))));
    assertThat(extras("tunnel destination dynamic").tunnel().destinationName().value())
        .isEqualTo("dynamic");
    assertThat(extras("tunnel path-mtu-discovery age-timer infinite").tunnel().pathMtuAge().value())
        .isEqualTo(-1);
    assertThat(extras("tunnel destination a.example", "tunnel destination 10.0.0.1").tunnel())
        .isEqualTo(TunnelExtras.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gre ip",
        "gre ipv6",
        "gre multipoint",
        "ipip",
        "ipip decapsulate-any",
        "ipsec ipv4",
        "ipsec ipv6",
        "ipv6",
        "ipv6ip",
        "ipv6ip 6rd",
        "ipv6ip 6to4",
        "ipv6ip auto-tunnel",
        "ipv6ip isatap",
        "mpls traffic-eng",
        "ethernet gre ipv4",
        "udp ip",
        "vxlan ipv4 default-mac",
        "dvmrp",
        "eon",
        "nos",
        "cayman",
        "aurp",
        "rbscp"
      })
  void tunnelModes(String mode) {
    assertThat(with("tunnel mode " + mode).iface().tunnel().mode()).isEqualTo(mode);
  }

  @Test
  void ipsecAndOverlay() {
    Ios ios =
        with(
            "crypto ipsec df-bit clear",
            "crypto ipsec fragmentation before-encryption",
            "source-interface Loopback0",
            "member vni 5000 mcast-group 239.0.0.1",
            "member vni 6000-6001 vrf BLUE");
    InterfaceExtras extras = ios.iface().extras();

    assertThat(extras.dfBit())
        .isEqualTo(new Setting<>("clear", ios.at("crypto ipsec df-bit clear")));
    assertThat(extras.ipsecFragmentation().value()).isEqualTo("before-encryption");
    assertThat(extras.sourceInterface()).isEqualTo(new NameUse("Loopback0", ios.at("Loopback0")));
    assertThat(extras.vnis())
        .containsExactly(
            new Setting<>("5000", ios.at("member vni 5000 mcast-group 239.0.0.1")),
            new Setting<>("6000-6001", ios.at("member vni 6000-6001 vrf BLUE")));
  }
}
