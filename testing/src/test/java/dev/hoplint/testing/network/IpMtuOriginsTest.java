package dev.hoplint.testing.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.Workspace;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.OuterPath;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.network.Transport;
import dev.hoplint.source.RunException;
import dev.hoplint.testing.RuleTester;
import dev.hoplint.testing.TestFolder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an interface's IP MTU comes from, in IPv4 and in IPv6, and where it is not known. */
class IpMtuOriginsTest {

  private static Network network(String... texts) {
    try (TestFolder folder = TestFolder.create()) {
      for (int i = 0; i < texts.length; i++) {
        folder.write(i + ".cfg", texts[i]);
      }
      return Workspace.open(LintRequest.of(folder.path(), List.of(folder.path()))).network();
    } catch (IOException | RunException e) {
      throw new AssertionError(e);
    }
  }

  private static Port port(Network network, String router, String name) {
    for (Router each : network.routers()) {
      Port port = each.port(name);
      if (each.name().equals(router) && port != null) {
        return port;
      }
    }
    throw new AssertionError(router + " has no " + name);
  }

  /** An interface's lines, and its MTUs of IPv4 and IPv6; 0 where one is not known. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GigabitEthernet0/9 | no cdp enable | 1500 DEFAULT | 1500 DEFAULT",
        "GigabitEthernet0/9 | mtu 9000 | 9000 L2 | 9000 L2",
        "GigabitEthernet0/9 | mtu 9000; ip mtu 1400 | 1400 EXPLICIT | 9000 L2",
        "GigabitEthernet0/9 | ipv6 mtu 1280 | 1500 DEFAULT | 1280 EXPLICIT",
        "ATM0/0 | no ip address | 4470 DEFAULT | 4470 DEFAULT",
        "POS1/0 | no ip address | 4470 DEFAULT | 4470 DEFAULT",
        "Serial0/0 | no ip address | 1500 DEFAULT | 1500 DEFAULT",
        // The number of a dialer: `ip mtu`, else `mtu`, else 1500.
        "Dialer1 | encapsulation ppp | 1500 DEFAULT | 1500 DEFAULT",
        "Dialer1 | mtu 1492 | 1492 L2 | 1492 L2",
        "Dialer1 | mtu 1492; ip mtu 1454 | 1454 EXPLICIT | 1492 L2",
        "Tunnel9 | tunnel source Gi0/0; tunnel destination 192.0.2.2 | 1468 DERIVED | 1468 DERIVED",
        "Tunnel9 | tunnel source 192.0.2.1; tunnel mode gre multipoint | 1468 DERIVED | 1468 DERIVED",
        "Tunnel9 | tunnel source Lo0; tunnel mode gre multipoint | 1476 ASSUMED | 1476 ASSUMED",
        "Tunnel9 | tunnel source Lo0; tunnel mode gre multipoint; ip nhrp map 10.9.0.1 192.0.2.2 | 1468 DERIVED | 1468 DERIVED",
        "Tunnel9 | tunnel source Gi0/0; tunnel destination 192.0.2.2; tunnel mode ipv6ip | 1472 DERIVED | 1472 DERIVED",
        "Tunnel9 | tunnel source Gi0/0; tunnel destination 2001:db8::2; tunnel mode gre ipv6 | 1446 DERIVED | 1446 DERIVED",
        "Tunnel9 | tunnel source Lo0; tunnel destination 2001:db8::2; tunnel mode ipv6 | 1450 DERIVED | 1450 DERIVED",
        "Tunnel9 | tunnel source Lo0; tunnel destination 203.0.113.1 | 1476 ASSUMED | 1476 ASSUMED",
        "Tunnel9 | tunnel source Gi0/0; tunnel destination 192.0.2.2; tunnel protection ipsec profile P | 0 UNKNOWN | 0 UNKNOWN",
        "Tunnel9 | ip mtu 1400; tunnel protection ipsec profile P | 1400 EXPLICIT | 0 UNKNOWN",
        "Tunnel9 | tunnel destination 192.0.2.2; tunnel mode mpls traffic-eng | 0 UNKNOWN | 0 UNKNOWN",
        "Tunnel9 | tunnel source Gi0/0; tunnel destination 192.0.2.2; crypto map M | 0 UNKNOWN | 0 UNKNOWN",
      })
  void origins(String name, String lines, String ipv4, String ipv6) {
    Network network =
        network(
            """
            hostname R
            interface Loopback0
             ip address 10.255.0.1 255.255.255.255
            interface GigabitEthernet0/0
             ip address 192.0.2.1 255.255.255.252
             ip mtu 1492
             ipv6 address 2001:db8::1/64
             ipv6 mtu 1490
            interface %s
             %s
            end
            """
                .formatted(name, lines.replace(";", "\n")));
    Port port = port(network, "R", name);
    assertThat(text(network.ipMtu(port))).isEqualTo(ipv4);
    assertThat(text(network.ipv6Mtu(port))).isEqualTo(ipv6);
  }

  private static String text(IpMtu mtu) {
    return (mtu.isKnown() ? mtu.bytes() : 0) + " " + mtu.origin();
  }

  /** Less than IPv4 needs is left for packets in the tunnel. */
  @Test
  void aTunnelThatCarriesNothing() {
    Network network =
        network(
            """
            hostname R
            interface GigabitEthernet0/0
             ip address 192.0.2.1 255.255.255.252
             ip mtu 68
            interface Tunnel1
             tunnel source GigabitEthernet0/0
             tunnel destination 192.0.2.2
            end
            """);
    assertThat(network.ipMtu(port(network, "R", "Tunnel1"))).isEqualTo(IpMtu.UNKNOWN);
  }

  @Test
  void tunnelsThatLeadIntoEachOther() {
    Network network =
        network(
            """
            hostname R
            interface Tunnel1
             ip address 10.1.0.1 255.255.255.252
             tunnel source Loopback0
             tunnel destination 10.2.0.2
            interface Tunnel2
             ip address 10.2.0.1 255.255.255.252
             tunnel source Loopback0
             tunnel destination 10.1.0.2
            end
            """);
    Port one = port(network, "R", "Tunnel1");
    assertThat(network.ipMtu(one)).isEqualTo(IpMtu.UNKNOWN);
    assertThat(network.transport(one)).isInstanceOf(Transport.NotKnown.class);
  }

  /** A crypto map on the egress that takes GRE: ESP counts (domain of the derived number). */
  @Test
  void aCryptoMapTakesTheTunnel() {
    Network network =
        network(
            """
            hostname R
            ip access-list extended GRE
             permit gre host 192.0.2.1 host 192.0.2.2
            crypto ipsec transform-set T esp-aes esp-sha-hmac
             mode transport
            crypto map M 10 ipsec-isakmp
             set peer 192.0.2.2
             set transform-set T
             match address GRE
            interface GigabitEthernet0/0
             ip address 192.0.2.1 255.255.255.252
             crypto map M
            interface Tunnel1
             tunnel source GigabitEthernet0/0
             tunnel destination 192.0.2.2
            interface Tunnel2
             tunnel source GigabitEthernet0/0
             tunnel destination 192.0.2.6
            end
            """);
    assertThat(text(network.ipMtu(port(network, "R", "Tunnel1")))).isEqualTo("1434 DERIVED");
    assertThat(text(network.ipMtu(port(network, "R", "Tunnel2")))).isEqualTo("1476 DERIVED");
  }

  /** The outer packets meet a smaller link behind the first. */
  @Test
  void theNarrowestLinkOfTheTransport() {
    String near =
        """
        hostname R1
        interface GigabitEthernet0/0
         ip address 192.0.2.1 255.255.255.252
        interface Tunnel1
         ip address 10.0.0.1 255.255.255.252
         tunnel source GigabitEthernet0/0
         tunnel destination 198.51.100.9
        ip route 0.0.0.0 0.0.0.0 192.0.2.2
        end
        """;
    String middle =
        """
        hostname R2
        interface GigabitEthernet0/0
         ip address 192.0.2.2 255.255.255.252
        interface GigabitEthernet0/1
         ip address 198.51.100.1 255.255.255.0
         ip mtu 1400
        end
        """;
    Network network = network(near, middle);
    Port tunnel = port(network, "R1", "Tunnel1");
    assertThat(network.transport(tunnel))
        .isInstanceOfSatisfying(
            Transport.Known.class,
            known ->
                assertThat(network.outerPath(tunnel, known))
                    .isEqualTo(
                        new OuterPath(
                            port(network, "R2", "GigabitEthernet0/1"),
                            network.ipMtu(port(network, "R2", "GigabitEthernet0/1")),
                            false)));
    // The router itself looks no further than its own interface.
    assertThat(text(network.ipMtu(tunnel))).isEqualTo("1476 DERIVED");
    RuleTester.of("MTU-301")
        .file(
            "r1.cfg",
            near.replace(
                " tunnel source",
                " ! BUG: MTU-301 warning R2 GigabitEthernet0/1 carries 1400, and 1376 is\n ip mtu 1476\n tunnel source"))
        .file("r2.cfg", middle)
        .expectFixed();
  }

  /** What nothing can be said of is said so. */
  @Test
  void aDoubtIsReported() {
    LintResult result =
        RuleTester.of("HOP-005", "MTU-301")
            .file(
                "r1.cfg",
                """
                hostname R1
                interface Tunnel1
                 ip mtu 1400
                 ! BUG: HOP-005 note whether the `ip mtu` of Tunnel1 fits its transport is not known: the transforms of IPsec profile P
                 tunnel protection ipsec profile P
                interface Tunnel2
                 ip mtu 1400
                 tunnel mode mpls traffic-eng
                end
                """)
            .expect();
    assertThat(result.summary().note()).isEqualTo(1);
  }
}
