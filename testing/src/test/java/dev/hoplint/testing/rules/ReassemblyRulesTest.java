package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FRG-107 and FRG-108: reassembly that drops, and IPv6 filters without it. */
class ReassemblyRulesTest {
  /** R3 sends from its LAN through a tunnel of 1440 bytes to R2. */
  private static RuleTester network(String r3, String r2) {
    return RuleTester.of("FRG-107").file("r3.cfg", sender(r3)).file("r2.cfg", receiver(r2));
  }

  private static String sender(String tunnel) {
    return """
        hostname R3
        interface GigabitEthernet0/1
         ip address 172.16.1.1 255.255.255.0
        interface GigabitEthernet0/0
         ip address 10.0.23.3 255.255.255.0
        interface Tunnel23
         ip address 172.31.23.3 255.255.255.0
        %s
         tunnel source GigabitEthernet0/0
         tunnel destination 10.0.23.2
        ip route 0.0.0.0 0.0.0.0 Tunnel23 172.31.23.2
        end
        """
        .formatted(tunnel);
  }

  private static String receiver(String tunnel) {
    return """
        hostname R2
        interface GigabitEthernet0/0
         ip address 10.0.23.2 255.255.255.0
        interface GigabitEthernet0/1
         ip address 192.168.9.1 255.255.255.0
        interface Tunnel23
         ip address 172.31.23.2 255.255.255.0
         ip mtu 1440
        %s
         tunnel source GigabitEthernet0/0
         tunnel destination 10.0.23.3
        ip route 172.16.1.0 255.255.255.0 Tunnel23 172.31.23.3
        end
        """
        .formatted(tunnel);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "! BUG: FRG-107 warning drops all fragments here, and packets of 1500 bytes arrive in 2 pieces\n ip virtual-reassembly in drop-fragments",
        "! BUG: FRG-107 warning 1440\n ip virtual-reassembly drop-fragments",
        "! BUG: FRG-107 warning holds 1 fragments\n ip virtual-reassembly in max-fragments 1"
      })
  void droppedAfterATunnel(String line) {
    network(" ip mtu 1440", line).expect();
  }

  @Test
  void otherPacketsThanTcpAreDroppedWhereTcpIsClamped() {
    network(
            " ip mtu 1440\n ip tcp adjust-mss 1400",
            "! BUG: FRG-107 note only TCP is clamped\n ip virtual-reassembly in drop-fragments")
        .expect();
  }

  @Test
  void aTunnelWhoseOtherEndIsInNoFileStandsInForIt() {
    RuleTester.of("FRG-107")
        .file(
            "r2.cfg",
            receiver(
                "! BUG: FRG-107 warning the IP MTU of R2 Tunnel23 is 1440\n"
                    + " ip virtual-reassembly in drop-fragments"))
        .expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ip virtual-reassembly in max-reassemblies 64",
        " ip virtual-reassembly in max-fragments 16",
        " ip virtual-reassembly in",
        " no ip virtual-reassembly in",
        " ip virtual-reassembly in drop-fragments\n shutdown"
      })
  void heldOrNotLookedAt(String line) {
    network(" ip mtu 1440", line).silent();
  }

  @Test
  void anInternetEdgeMayDropWhatItLikes() {
    RuleTester.of("FRG-107")
        .file(
            "t.cfg",
            """
            hostname T
            interface GigabitEthernet0/0
             ip address 10.0.0.1 255.255.255.0
            interface GigabitEthernet0/1
             ip address 203.0.113.2 255.255.255.252
             ip virtual-reassembly in drop-fragments
            ip route 0.0.0.0 0.0.0.0 203.0.113.1
            end
            """)
        .silent();
  }

  private static String filter(String port, String list) {
    return """
        hostname T
        interface GigabitEthernet0/1
         ipv6 address 2001:db8::1/64
         ipv6 traffic-filter EDGE6 in
        %s
        %s
        end
        """
        .formatted(port, list);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "! BUG: FRG-108 note the list EDGE6 decides by port\nipv6 access-list EDGE6\n permit tcp any any eq 443",
        "! BUG: FRG-108 note\nipv6 access-list EDGE6\n deny udp any any eq 161\n permit ipv6 any any",
        "! BUG: FRG-108 note\nipv6 access-list EDGE6\n sequence 10 permit tcp any any range 80 443\n sequence 20 deny ipv6 any any",
        // For another protocol there is no entry.
        "! BUG: FRG-108 note\nipv6 access-list EDGE6\n deny ipv6 any any fragments\n permit tcp any any eq 443"
      })
  void anIpv6FilterByPort(String list) {
    RuleTester.of("FRG-108").file("t.cfg", filter("", list)).expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ipv6 access-list EDGE6\n deny ipv6 any any undetermined-transport\n permit tcp any any eq 443",
        "ipv6 access-list EDGE6\n permit tcp any any\n permit icmp any any",
        "ipv6 access-list EDGE6\n permit tcp any any eq 443\n evaluate ANSWERS",
        "ipv6 access-list OTHER\n permit tcp any any eq 443"
      })
  void anIpv6FilterThatNeedsNoEntry(String list) {
    RuleTester.of("FRG-108").file("t.cfg", filter("", list)).silent();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ipv6 virtual-reassembly in", " zone-member security OUT", " shutdown"})
  void reassemblyReadsTheUpperLayer(String line) {
    RuleTester.of("FRG-108")
        .file("t.cfg", filter(line, "ipv6 access-list EDGE6\n permit tcp any any eq 443"))
        .silent();
  }
}
