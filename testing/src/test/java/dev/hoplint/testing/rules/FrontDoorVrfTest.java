package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;

/** Tunnels whose outer packets are routed in a VRF of their own ({@code tunnel vrf}). */
class FrontDoorVrfTest {
  private static String spoke(String tunnel, String outside) {
    return """
        hostname R1
        vrf definition FVRF
         address-family ipv4
        interface Tunnel1
         ip address 172.31.1.1 255.255.255.252
         tunnel source GigabitEthernet0/0
         tunnel destination 198.51.100.2
         tunnel vrf FVRF
        %sinterface GigabitEthernet0/0
         vrf forwarding FVRF
         ip address 203.0.113.2 255.255.255.252
        %sip route vrf FVRF 0.0.0.0 0.0.0.0 203.0.113.1
        ip access-list extended UNDERLAY
         permit gre any any
         deny ip any any
        end
        """
        .formatted(tunnel.indent(1), outside.indent(1));
  }

  /** The provider's router knows nothing of the VRF. */
  private static String provider(String lines) {
    return """
        hostname ISP
        interface GigabitEthernet0/0
         ip address 203.0.113.1 255.255.255.252
        interface GigabitEthernet0/1
         ip address 198.51.100.1 255.255.255.0
        %send
        """
        .formatted(lines.indent(1));
  }

  @Test
  void theWayIsFollowedBeyondTheEgress() {
    RuleTester.of("MTU-301")
        .file(
            "r1.cfg",
            spoke("! BUG: MTU-301 warning ISP GigabitEthernet0/1 carries 1400\nip mtu 1476", ""))
        .file("isp.cfg", provider("ip mtu 1400"))
        .expectFixed();
  }

  @Test
  void aWayThatCarriesIt() {
    RuleTester.of("MTU-301")
        .file("r1.cfg", spoke("ip mtu 1476", ""))
        .file("isp.cfg", provider(""))
        .silent();
  }

  /** A smaller link of the global table is on no way of the outer packets. */
  @Test
  void theGlobalTableIsAnother() {
    RuleTester.of("MTU-301")
        .file(
            "r1.cfg",
            spoke("ip mtu 1476", "")
                .replace(
                    "end\n",
                    """
                    interface GigabitEthernet0/5
                     ip address 198.51.100.9 255.255.255.0
                     ip mtu 1300
                    end
                    """))
        .file("isp.cfg", provider(""))
        .silent();
  }

  @Test
  void discoveryWaitsForMessagesFromTheVrf() {
    String lines = spoke("tunnel path-mtu-discovery", "ip access-group UNDERLAY in");
    RuleTester.of("MTU-317")
        .file("r1.cfg", lines.replace(" deny", " ! BUG: MTU-317 error\n deny"))
        .file("isp.cfg", provider("ip mtu 1400"))
        .expectFixed();
    RuleTester.of("MTU-317").file("r1.cfg", lines).file("isp.cfg", provider("")).silent();
  }
}
