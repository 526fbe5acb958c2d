package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RTE-408, RTE-410 and RTE-416: two uplinks, and two ends of a wire. */
class UplinkRulesTest {
  private static final String BEST = "ip route 0.0.0.0 0.0.0.0 203.0.113.1";
  private static final String BACKUP = "ip route 0.0.0.0 0.0.0.0 198.51.100.1 200";
  private static final String RX = "ip verify unicast source reachable-via rx allow-default";

  private static RuleTester urpf(String check, String... lines) {
    return RuleTester.of("RTE-408")
        .file(
            "r1.cfg",
            """
            hostname R1
            interface GigabitEthernet0/0
             ip address 203.0.113.2 255.255.255.252
             ip verify unicast source reachable-via rx allow-default
            interface GigabitEthernet0/1
             ip address 198.51.100.2 255.255.255.252
             %s
            interface GigabitEthernet0/2
             ip address 10.0.0.1 255.255.255.0
             ip verify unicast source reachable-via rx
            %s
            end
            """
                .formatted(check, String.join("\n", lines)));
  }

  private static final String MARK =
      "! BUG: RTE-408 warning strict uRPF on GigabitEthernet0/1 drops what comes in there from %s\n ";

  @Test
  void theUplinkThatIsNotTheBestWayBack() {
    urpf(MARK.formatted("the networks of the default") + RX, BEST, BACKUP).expect();
  }

  @Test
  void theOlderForm() {
    urpf(
            MARK.formatted("the networks of the default") + "ip verify unicast reverse-path",
            BEST,
            BACKUP)
        .expect();
  }

  @Test
  void aNetworkThatHasABetterWay() {
    urpf(
            MARK.formatted("192.0.2.0/24") + RX,
            BEST,
            "ip route 192.0.2.0 255.255.255.0 203.0.113.1",
            "ip route 192.0.2.0 255.255.255.0 198.51.100.1 10")
        .expect();
  }

  @Test
  void aNetworkByTheInterfaceAlone() {
    urpf(
            MARK.formatted("192.0.2.0/24") + RX,
            BEST,
            "ip route 192.0.2.0 255.255.255.0 GigabitEthernet0/0 203.0.113.1",
            "ip route 192.0.2.0 255.255.255.0 GigabitEthernet0/1 198.51.100.1 10")
        .expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip verify unicast source reachable-via any allow-default",
        "ip verify unicast source reachable-via rx allow-default 101",
        "ip verify unicast source reachable-via rx allow-default\n shutdown",
        "no shutdown"
      })
  void looseExceptedDownOrOff(String check) {
    urpf(check, BEST, BACKUP, "access-list 101 permit ip any any").silent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Equally good; the only one; to another network; a protocol may know better.
        BEST + "\nip route 0.0.0.0 0.0.0.0 198.51.100.1",
        "ip route 0.0.0.0 0.0.0.0 198.51.100.1",
        BEST + "\nip route 192.0.2.0 255.255.255.0 198.51.100.1",
        BEST + "\n" + BACKUP + "\nrouter bgp 65000"
      })
  void aWayBackByTheInterfaceOrMaybeOne(String routes) {
    urpf(RX, routes).silent();
  }

  private static RuleTester nat(String lines) {
    return RuleTester.of("RTE-410")
        .file(
            "r1.cfg",
            """
            hostname R1
            interface GigabitEthernet0/0
             ip address 203.0.113.2 255.255.255.252
             ip nat outside
            interface GigabitEthernet0/1
             ip address 198.51.100.2 255.255.255.252
             ip nat outside
            interface GigabitEthernet0/2
             ip address 192.168.1.1 255.255.255.0
             ip nat inside
            interface GigabitEthernet0/3
             ip address 192.0.2.2 255.255.255.0
            access-list 1 permit 192.168.1.0 0.0.0.255
            access-list 2 permit 192.168.0.0 0.0.255.255
            access-list 3 permit 192.168.3.0 0.0.0.255
            ip access-list extended DENIES
             deny ip 192.168.1.0 0.0.0.255 any
             permit ip any any
            ip access-list extended ALL
             permit ip 192.168.0.0 0.0.255.255 any
            route-map A permit 10
             match ip address 1
             match interface GigabitEthernet0/0
            route-map B permit 10
             match ip address 1
             match interface GigabitEthernet0/1
            route-map PLAIN permit 10
             match ip address 1
            %s
            end
            """
                .formatted(lines.strip()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"list 1", "list 2", "list ALL", "route-map PLAIN"})
  void twoRulesThatDoNotLookAtTheInterface(String second) {
    nat("""
            ! BUG: RTE-410 error is translated to the address of GigabitEthernet0/0 also where it leaves
            ip nat inside source list 1 interface GigabitEthernet0/0 overload
            ip nat inside source %s interface GigabitEthernet0/1 overload
            """
            .formatted(second))
        .expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list 3 interface GigabitEthernet0/1 overload",
        "list DENIES interface GigabitEthernet0/1 overload",
        "list NONE interface GigabitEthernet0/1 overload",
        "route-map B interface GigabitEthernet0/1 overload",
        "list 2 interface GigabitEthernet0/0 overload",
        "list 2 interface GigabitEthernet0/3 overload",
        "list 2 interface GigabitEthernet0/1 vrf X overload",
      })
  void anotherHostUplinkOrTable(String second) {
    nat("ip nat inside source list 1 interface GigabitEthernet0/0 overload\n"
            + "ip nat inside source "
            + second)
        .silent();
  }

  @Test
  void bothRulesLookAtTheInterface() {
    nat("""
            ip nat inside source route-map A interface GigabitEthernet0/0 overload
            ip nat inside source route-map B interface GigabitEthernet0/1 overload
            """)
        .silent();
  }

  private static String router(String name, String... interfaces) {
    StringBuilder text = new StringBuilder("hostname " + name + "\n");
    for (int i = 0; i < interfaces.length; i++) {
      text.append("interface GigabitEthernet0/").append(i).append('\n');
      for (String line : interfaces[i].split("; ", -1)) {
        text.append(line.startsWith("!") ? line : " " + line).append('\n');
      }
    }
    return text + "end\n";
  }

  private static RuleTester wire(String first, String second) {
    return RuleTester.of("RTE-416").file("r1.cfg", first).file("r2.cfg", second);
  }

  private static String mark(String words, String address) {
    return "! BUG: RTE-416 warning " + words + "; " + address;
  }

  private static final String ONE = "ip address 10.0.12.1 255.255.255.0";
  private static final String BACKBONE_1 = "ip address 10.0.99.1 255.255.255.0";
  private static final String BACKBONE_2 = "ip address 10.0.99.2 255.255.255.0";

  @Test
  void differentMasks() {
    wire(
            router("R1", ONE),
            router(
                "R2",
                mark(
                    "is 10.0.12.2/28 and R1 GigabitEthernet0/0 is 10.0.12.1/24",
                    "ip address 10.0.12.2 255.255.255.240")))
        .expect();
  }

  @Test
  void theLargerSubnetMayComeSecond() {
    wire(
            router("R1", "ip address 10.0.12.1 255.255.255.252"),
            router("R2", mark("is 10.0.12.2/24", "ip address 10.0.12.2 255.255.255.0")))
        .expect();
  }

  @Test
  void oneAddressTwice() {
    wire(router("R1", ONE, BACKBONE_1), router("R2", mark("both have 10.0.12.1", ONE), BACKBONE_2))
        .expect();
  }

  @Test
  void oneAddressTwiceOnTheOnlyLink() {
    wire(router("R1", ONE), router("R2", mark("both have 10.0.12.1", ONE))).expect();
    RuleTester.of("RTE-416")
        .file("a/r1.cfg", router("R1", ONE))
        .file("b/r2.cfg", router("R2", ONE))
        .silent();
  }

  @Test
  void largeSubnetsThatADeclaredFlowPasses() {
    wire(
            router("R1", "ip address 10.0.0.1 255.255.0.0"),
            router("R2", mark("is 10.0.0.2/20", "ip address 10.0.0.2 255.255.240.0")))
        .config(
            """
            network:
              flows:
                - {name: a, protocol: tcp, source: 10.1.0.1, destination: 10.2.0.1, port: 1, path: [R1, R2]}
            """)
        .expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip address 10.0.12.2 255.255.255.0",
        "ip address 10.0.12.130 255.255.255.128",
        "ip address 10.0.12.2 255.255.255.240; shutdown",
        "vrf forwarding A; ip address 10.0.12.2 255.255.255.240",
        "ip address 10.0.12.2 255.255.255.240; ip nat inside",
        "ip address 10.0.12.2 255.255.255.240; standby 1 ip 10.0.12.3",
        "ip address 10.0.12.1 255.255.255.255"
      })
  void thatGoTogetherOrAreOnNoWire(String second) {
    wire(router("R1", ONE), router("R2", second)).silent();
  }

  @Test
  void largeSubnets() {
    wire(
            router("R1", "ip address 10.0.0.1 255.255.0.0"),
            router("R2", "ip address 10.0.0.2 255.255.240.0"))
        .silent();
  }

  @Test
  void theSameAddressInTwoPlaces() {
    wire(router("R1", ONE, BACKBONE_1), router("R2", ONE, "ip address 10.0.98.2 255.255.255.0"))
        .silent();
  }

  @Test
  void twoCopiesOfOneRouterAndAPart() {
    wire(router("R1", ONE, BACKBONE_1), router("R1", ONE, BACKBONE_2)).silent();
    wire(
            router("R1", ONE),
            router("R2", "ip address 10.0.12.2 255.255.255.240").replace("hostname R2\n", ""))
        .silent();
  }

  @Test
  void twoVersionsOfOneRouter() {
    String uplink = "ip address 10.0.77.2 255.255.255.0";
    wire(router("R1a", ONE, BACKBONE_1, uplink), router("R1b", ONE, BACKBONE_2, uplink)).silent();
  }

  @Test
  void anAddressThatManyHave() {
    wire(router("R1", ONE, BACKBONE_1), router("R2", ONE, BACKBONE_2))
        .file("r3.cfg", router("R3", ONE, "ip address 10.0.99.3 255.255.255.0"))
        .silent();
  }

  @Test
  void aSubnetWhoseNeighboursAgreeAmongThemselves() {
    wire(router("R1", ONE), router("R2", "ip address 10.0.12.9 255.255.255.0"))
        .file("x/r3.cfg", router("R3", "ip address 10.0.12.2 255.255.255.240"))
        .silent();
  }
}
