package dev.hoplint.testing.rules;

import static dev.hoplint.testing.rules.HostDumps.esxi;
import static dev.hoplint.testing.rules.HostDumps.windows;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RTE-403 and RTE-412: what a host's table itself shows to be wrong. */
class HostRouteRulesTest {
  private static final String VMK0 = "10.131.192.0 255.255.240.0 0.0.0.0 vmk0 MANUAL";
  private static final String VMK3 = "10.10.10.0 255.255.255.0 0.0.0.0 vmk3 MANUAL";

  private static RuleTester gateways(String dump) {
    return RuleTester.of("RTE-403").file("a/routes.txt", dump);
  }

  private static RuleTester shadows(String dump) {
    return RuleTester.of("RTE-412").file("a/routes.txt", dump);
  }

  private static final String LINUX =
      """
      root@web1:~# ip route
      default via 10.0.0.1 dev eth0
      10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.5
      10.1.0.0/24 dev eth1 proto kernel scope link src 10.1.0.5
      """;

  @Test
  void aGatewayOfNoSubnet() {
    gateways(
            esxi(
                VMK0,
                VMK3,
                "# BUG: RTE-403 error not on the wire of vmk3 (10.10.10.0/24)",
                "172.16.1.0 255.255.255.0 10.10.11.1 vmk3 MANUAL"))
        .expect();
  }

  @Test
  void aGatewayOfAnotherInterface() {
    gateways(
            esxi(
                "# BUG: RTE-403 error but on that of vmk0",
                "default 0.0.0.0 10.131.207.254 vmk3 MANUAL",
                VMK0,
                VMK3))
        .expect();
  }

  @Test
  void ofLinux() {
    gateways(
            LINUX
                + "# BUG: RTE-403 error but on that of eth0\n"
                + "192.0.2.0/24 via 10.0.0.9 dev eth1\n")
        .expect();
  }

  @Test
  void ofWindowsItIsAWarning() {
    gateways(
            windows(
                "10.0.0.0 255.255.255.0 On-link 10.0.0.5 281",
                "# BUG: RTE-403 warning gateway 10.0.1.1",
                "192.0.2.0 255.255.255.0 10.0.1.1 10.0.0.5 26"))
        .expect();
  }

  @Test
  void aGatewayOnTheSubnetIsRight() {
    gateways(esxi(VMK0, VMK3, "172.16.1.0 255.255.255.0 10.10.10.1 vmk3 MANUAL")).silent();
    gateways(LINUX).silent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // The flag says that the gateway is a neighbour all the same.
        "192.0.2.0/24 via 10.9.0.1 dev eth1 onlink",
        // A route to the gateway alone.
        "10.9.0.1 dev eth1 scope link\n192.0.2.0/24 via 10.9.0.1 dev eth1",
        "192.0.2.0/24 via inet6 fe80::1 dev eth1",
        "blackhole 192.0.2.0/24",
        // An interface without a subnet in the dump.
        "192.0.2.0/24 via 10.8.0.1 dev tun0"
      })
  void gatewaysThatLinuxReaches(String row) {
    gateways(LINUX + row + "\n").silent();
  }

  @Test
  void routeDoesNotShowTheOnlinkFlag() {
    gateways(
            """
            Kernel IP routing table
            Destination     Gateway         Genmask         Flags Metric Ref    Use Iface
            0.0.0.0         10.0.0.1        0.0.0.0         UG    0      0        0 eth0
            10.0.1.0        0.0.0.0         255.255.255.0   U     0      0        0 eth0
            """)
        .silent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0 255.255.255.0 0.0.0.0 10.0.0.5 281",
        "157.0.0.0 255.0.0.0 157.55.80.1 127.0.0.1 78",
        "10.0.1.1 255.255.255.255 On-link 10.0.0.5 281\n0.0.0.0 0.0.0.0 10.0.1.1 10.0.0.5 26"
      })
  void gatewaysThatWindowsReaches(String rows) {
    gateways(
            windows(
                "10.0.0.0 255.255.255.0 On-link 10.0.0.5 281",
                "127.0.0.0 255.0.0.0 On-link 127.0.0.1 331",
                rows))
        .silent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "172.16.1.0 255.255.255.0 xxx.xxx.11.1 vmk3 MANUAL",
        "xxx.xxx.11.0 255.255.255.0 0.0.0.0 vmk3 MANUAL\n"
            + "172.16.1.0 255.255.255.0 10.10.11.1 vmk3 MANUAL"
      })
  void maskedOctetsMayHideWhatIsRight(String rows) {
    gateways(esxi(VMK0, VMK3, rows)).silent();
  }

  @Test
  void aPartOfATableProvesNothing() {
    gateways(
            "[root@esx1:~] esxcli network ip route ipv4 list | grep vmk3\n"
                + esxi(VMK3, "172.16.1.0 255.255.255.0 10.10.11.1 vmk3 MANUAL"))
        .silent();
  }

  @Test
  void theSameSubnetByALowerMetric() {
    shadows(
            windows(
                "172.16.1.0 255.255.255.0 On-link 172.16.1.2 281",
                "# BUG: RTE-412 warning (metric 27) wins over the same subnet on-link (metric 281)",
                "172.16.1.0 255.255.255.0 172.16.1.1 172.16.1.2 27"))
        .expect();
  }

  @Test
  void aPartOfTheSubnetAtAnyMetric() {
    shadows(
            windows(
                "172.16.0.0 255.255.0.0 On-link 172.16.1.2 20",
                "# BUG: RTE-412 warning lies in 172.16.0.0/16",
                "172.16.8.0 255.255.248.0 172.16.1.1 172.16.1.2 500"))
        .expect();
  }

  @Test
  void aPartOfAnInterfacesSubnetOnEsxi() {
    shadows(
            esxi(
                VMK0,
                VMK3,
                "# BUG: RTE-412 warning 10.131.200.0/24 by gateway 10.10.10.1",
                "10.131.200.0 255.255.255.0 10.10.10.1 vmk3 MANUAL"))
        .expect();
  }

  @Test
  void aPartOfTheSubnetOnLinux() {
    shadows(
            LINUX
                + "# BUG: RTE-412 warning neighbours on eth0\n"
                + "10.0.0.128/25 via 10.1.0.1 dev eth1\n")
        .expect();
  }

  @Test
  void aRouteToOneNeighbourIsANote() {
    shadows(LINUX + "# BUG: RTE-412 note 10.0.0.7/32\n10.0.0.7 via 10.0.0.1 dev eth0\n").expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "172.16.1.0 255.255.255.0 172.16.1.1 172.16.1.2 281",
        "172.16.1.0 255.255.255.0 172.16.1.1 172.16.1.2 300",
        "172.16.0.0 255.255.0.0 172.16.1.1 172.16.1.2 1",
        "203.0.113.9 255.255.255.255 172.16.1.1 172.16.1.2 1"
      })
  void theOnLinkRouteIsAsGoodOrIsNotConcerned(String row) {
    shadows(windows("172.16.1.0 255.255.255.0 On-link 172.16.1.2 281", row)).silent();
  }

  @Test
  void aVpnTakesTheLocalNetworkOver() {
    shadows(
            """
            ===========================================================================
            Interface List
              7...00 0c 29 ed 61 82 ......Intel(R) 82574L Gigabit Network Connection
             16...00 05 9a 3c 7a 00 ......Cisco AnyConnect Virtual Miniport Adapter
            """
                + windows(
                    "172.16.1.0 255.255.255.0 On-link 172.16.1.2 281",
                    "172.16.1.0 255.255.255.0 10.99.0.1 10.99.0.7 2"))
        .silent();
  }

  @Test
  void anOnLinkRouteThatIsNoSubnetOfTheHost() {
    shadows(LINUX + "172.20.0.0/16 dev eth1 scope link\n" + "172.20.5.0/24 via 10.1.0.1 dev eth1\n")
        .silent();
  }

  @Test
  void whatIsThrownAwayGoesToNoGateway() {
    shadows(LINUX + "blackhole 10.0.0.128/25\n").silent();
  }

  @Test
  void aMaskedPrefixMayLieElsewhere() {
    shadows(esxi(VMK0, VMK3, "xxx.xxx.200.0 255.255.255.0 10.10.10.1 vmk3 MANUAL")).silent();
  }
}
