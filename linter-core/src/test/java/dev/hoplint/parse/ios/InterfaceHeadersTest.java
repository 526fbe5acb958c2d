package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.NatSide;
import dev.hoplint.model.Tunnel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers of interfaces: names, kinds, what undoes them. */
class InterfaceHeadersTest {
  @ParameterizedTest
  @CsvSource({
    "interface GigabitEthernet0/1, GigabitEthernet0/1, ''",
    "interface GigabitEthernet 0/1, GigabitEthernet0/1, ''",
    "interface gi0/1, GigabitEthernet0/1, ''",
    "interface Serial0/0.1 point-to-point, Serial0/0.1, point-to-point",
    "interface Serial 0/0.2 multipoint, Serial0/0.2, multipoint",
    "interface Vlan 10, Vlan10, ''",
    "interface Port-channel 1.100, Port-channel1.100, ''",
    "interface Tunnel0, Tunnel0, ''",
    "interface Dot11Radio0, Dot11Radio0, ''",
  })
  void header(String line, String name, String linkType) {
    Ios ios = Ios.lines(line);

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.iface().name()).isEqualTo(name);
    assertThat(ios.iface().linkType()).isEqualTo(linkType);
    assertThat(ios.words(ios.iface().header())).isEqualTo(line);
  }

  @Test
  void tunnelInterfaceWithoutTunnelLines() {
    assertThat(Ios.lines("interface Tunnel1").iface().tunnel()).isEqualTo(Tunnel.NONE);
  }

  @Test
  void sameInterfaceTwice() {
    Ios ios =
        Ios.lines(
            "interface Gi0/1",
            " ip mtu 1400",
            "hostname R1",
            "interface GigabitEthernet0/1",
            " ip nat inside");

    assertThat(ios.iface().ipMtu().value()).isEqualTo(1400);
    assertThat(ios.iface().nat().value()).isEqualTo(NatSide.INSIDE);
    assertThat(ios.words(ios.iface().header())).isEqualTo("interface Gi0/1");
  }

  @Test
  void interfaceTakenAway() {
    Ios ios = Ios.lines("interface Tunnel1", " ip mtu 1400", "no interface Tunnel1");

    assertThat(ios.config.interfaces()).isEmpty();
    assertThat(ios.result.problems()).isEmpty();
  }

  @Test
  void interfaceSetToDefault() {
    Ios ios = Ios.lines("interface Tunnel1", " ip mtu 1400", "default interface Tunnel1");

    assertThat(ios.iface().ipMtu()).isNull();
    assertThat(ios.words(ios.iface().header())).isEqualTo("interface Tunnel1");
  }

  @Test
  void badHeaderCostsItsBlockOnly() {
    Ios ios =
        Ios.lines(
            "interface Gi0/1",
            " mtu 9000",
            "interface",
            " mtu 1400",
            "interface Gi0/2",
            " mtu 1300");

    assertThat(ios.config.interfaces()).hasSize(2);
    assertThat(ios.iface("GigabitEthernet0/1").mtu().value()).isEqualTo(9000);
    assertThat(ios.iface("GigabitEthernet0/2").mtu().value()).isEqualTo(1300);
    assertThat(ios.malformed()).containsExactly("`interface` needs a name");
  }
}
