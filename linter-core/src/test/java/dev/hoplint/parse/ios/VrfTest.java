package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.Setting;
import dev.hoplint.model.Vrf;
import dev.hoplint.model.Vrf.RouteTarget;
import java.util.List;
import org.junit.jupiter.api.Test;

/** VRFs, by {@code ip vrf} and by {@code vrf definition}. */
class VrfTest {
  private static Ios good(String... lines) {
    Ios ios = Ios.lines(lines);
    assertThat(ios.result.problems()).isEmpty();
    return ios;
  }

  @Test
  void definitions() {
    Ios ios =
        good(
            "ip vrf BLUE",
            " rd 1:1",
            "vrf definition GREEN",
            " rd 10.0.0.1:2",
            " !",
            " address-family ipv4",
            "  route-target export 1:9",
            "  route-target import 1:8",
            " exit-address-family",
            " !",
            " address-family ipv6",
            " exit-address-family",
            "vrf definition RED",
            "no vrf definition RED",
            "ip vrf BLUE",
            " route-target 1:7");

    assertThat(ios.config.vrfs())
        .containsExactly(
            new Vrf(
                "BLUE",
                new Setting<>("1:1", ios.at("rd 1:1")),
                List.of("ipv4"),
                List.of(new RouteTarget(true, true, "1:7", ios.at("route-target 1:7"))),
                ios.at("ip vrf BLUE", 1)),
            new Vrf(
                "GREEN",
                new Setting<>("10.0.0.1:2", ios.at("rd 10.0.0.1:2")),
                List.of("ipv4", "ipv6"),
                List.of(
                    new RouteTarget(false, true, "1:9", ios.at("route-target export 1:9")),
                    new RouteTarget(true, false, "1:8", ios.at("route-target import 1:8"))),
                ios.at("vrf definition GREEN")));
  }

  @Test
  void undoing() {
    Ios ios =
        good(
            "vrf definition A",
            " rd 1:1",
            " address-family ipv4",
            "  route-target both 1:1",
            "  no route-target import 1:1",
            "  route-target import 1:2",
            "  no route-target import 1:2",
            " exit-address-family",
            " address-family ipv6",
            " exit-address-family",
            " no address-family ipv6",
            " no rd 1:1");

    Vrf vrf = ios.config.vrfs().get(0);
    assertThat(vrf.rd()).isNull();
    assertThat(vrf.families()).containsExactly("ipv4");
    assertThat(vrf.targets())
        .containsExactly(new RouteTarget(false, true, "1:1", ios.at("route-target both 1:1")));
  }

  @Test
  void badLinesChangeNothing() {
    Ios ios =
        Ios.lines(
            "vrf definition A",
            " rd 1:1 2:2",
            " rd",
            " address-family ipx",
            " route-target export",
            " route-target import 1:1 often");

    assertThat(ios.malformed()).hasSize(5);
    Vrf vrf = ios.config.vrfs().get(0);
    assertThat(vrf.rd()).isNull();
    assertThat(vrf.families()).isEmpty();
    assertThat(vrf.targets()).isEmpty();
  }

  @Test
  void otherLinesOfTheBlockAreKnown() {
    Ios ios =
        good(
            "vrf definition A",
            " description x",
            " vpn id 10:1",
            " address-family ipv4",
            "  mdt default 239.0.0.1",
            "  export map E",
            " exit-address-family",
            "interface Gi0/1",
            " vrf forwarding A");

    assertThat(ios.config.references())
        .singleElement()
        .satisfies(r -> assertThat(r.use().name()).isEqualTo("E"));
    assertThat(ios.iface().vrfName()).isEqualTo("A");
  }
}
