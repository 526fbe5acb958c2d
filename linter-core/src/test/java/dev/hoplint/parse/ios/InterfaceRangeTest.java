package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.Interface;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.source.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code interface range}: what its lines say is said of each interface. */
class InterfaceRangeTest {
  private static Ios good(String... lines) {
    Ios ios = Ios.lines(lines);
    assertThat(ios.result.problems()).isEmpty();
    return ios;
  }

  @ParameterizedTest
  @CsvSource({
    "Gi0/1 - 3, GigabitEthernet0/1 GigabitEthernet0/2 GigabitEthernet0/3",
    "gi1/0/1-2, GigabitEthernet1/0/1 GigabitEthernet1/0/2",
    "GigabitEthernet 1/0/9 - 10, GigabitEthernet1/0/9 GigabitEthernet1/0/10",
    "'Gi0/1 - 2 , Fa0/5', GigabitEthernet0/1 GigabitEthernet0/2 FastEthernet0/5",
    "'Gi0/1,Gi0/3', GigabitEthernet0/1 GigabitEthernet0/3",
    "vlan 10 - 11, Vlan10 Vlan11",
    "Gi1/0/1 - 1/0/2, GigabitEthernet1/0/1 GigabitEthernet1/0/2",
    "Gi1/0/1 - Gi1/0/2, GigabitEthernet1/0/1 GigabitEthernet1/0/2",
    "Port-channel1 - 2, Port-channel1 Port-channel2",
    "Gi0/1.10 - 11, GigabitEthernet0/1.10 GigabitEthernet0/1.11",
  })
  void names(String range, String names) {
    Ios ios = good("interface range " + range, " mtu 9000", " no shutdown");

    assertThat(ios.config.interfaces().stream().map(Interface::name))
        .containsExactly(names.split(" "));
    assertThat(ios.config.interfaces())
        .allSatisfy(port -> assertThat(port.mtu().value()).isEqualTo(9000));
  }

  @Test
  void linesAreSaidOfEach() {
    Ios ios =
        good(
            "interface Gi0/2",
            " ip address 10.0.0.1 255.255.255.0",
            " ip mtu 1400",
            "int ran g0/1 - 2",
            " ip access-group A in",
            " no ip mtu",
            " standby 1 ip 10.0.0.9",
            " ipv6 mtu 1300",
            " tunnel key 5",
            "interface Gi0/2",
            " no ip access-group A in",
            "ip route 0.0.0.0 0.0.0.0 10.0.0.2");

    assertThat(ios.config.interfaces()).hasSize(2);
    assertThat(ios.iface("GigabitEthernet0/1").accessGroupIn().span())
        .isEqualTo(
            new Span(
                Ios.FILE,
                ios.at("access-group A", 1).end() - 1,
                ios.at("access-group A", 1).end()));
    assertThat(ios.iface("GigabitEthernet0/2").accessGroupIn()).isNull();
    assertThat(ios.iface("GigabitEthernet0/2").ipMtu()).isNull();
    assertThat(ios.iface("GigabitEthernet0/2").addresses()).hasSize(1);
    assertThat(ios.config.interfaces())
        .allSatisfy(
            port -> {
              assertThat(port.extras().virtualAddresses()).hasSize(1);
              assertThat(port.extras().ipv6().mtu().value()).isEqualTo(1300);
              assertThat(port.tunnel().key().value()).isEqualTo(5);
            });
    assertThat(ios.config.staticRoutes()).hasSize(1);
  }

  @Test
  void aBadLineIsNotedOnEachAndSaidOnce() {
    Ios ios = Ios.lines("interface range Gi0/1 - 2", " ip mtu big", " mtu 1600");

    assertThat(ios.malformed()).hasSize(1);
    assertThat(ios.config.interfaces())
        .allSatisfy(
            port -> {
              assertThat(port.malformed()).containsExactly(InterfaceStatement.IP_MTU);
              assertThat(port.mtu().value()).isEqualTo(1600);
            })
        .hasSize(2);
  }

  @Test
  void undoing() {
    Ios ios =
        good(
            "interface range Gi0/1 - 3",
            " mtu 1600",
            "default interface range Gi0/1 - 2",
            "no interface range Gi0/2 - 3",
            "interface range macro PORTS",
            " mtu 1700");

    assertThat(ios.iface().name()).isEqualTo("GigabitEthernet0/1");
    assertThat(ios.iface().mtu()).isNull();
  }

  @Test
  void aRangeByTheNameOfAMacro() {
    Ios ios =
        good(
            "define interface-range UPLINKS Gi0/1 - 2 , Te1/1",
            "int ran mac UPLINKS",
            " mtu 9000",
            "interface Gi0/1",
            " mtu 1600",
            "no define interface-range UPLINKS",
            "interface range macro UPLINKS",
            " mtu 1700");

    assertThat(ios.config.interfaces())
        .extracting(port -> port.name() + " " + port.mtu().value())
        .containsExactly(
            "GigabitEthernet0/1 1600", "GigabitEthernet0/2 9000", "TenGigabitEthernet1/1 9000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "define interface-range | `define interface-range` needs a name",
        "define interface-range P | `define interface-range P` needs interfaces",
        "define interface-range P Gi0/5 - 3 | `Gi0/5-3` is not a range of interfaces",
        "interface range macro | `interface range macro` needs a name",
        "interface range macro P Q | `Q` is not understood here",
      })
  void macrosThatAreNone(String line, String message) {
    assertThat(Ios.lines(line).malformed()).containsExactly(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " Gi0/",
        " Gi0/5 - 3",
        " 1 - 5",
        " Gi0/1 - x",
        " Gi0/1 - 2 ,",
        " Gi0/1 - 99999",
        " Gi0/1 - 99999999999",
        " ,",
        " -",
        " Gi"
      })
  void badRanges(String range) {
    Ios ios = Ios.lines("interface range" + range, " mtu 1600");

    assertThat(ios.malformed()).isNotEmpty();
    assertThat(ios.config.interfaces()).isEmpty();
  }
}
