package dev.hoplint.testing;

import org.junit.jupiter.api.Test;

/** A statement that cannot be read is reported, and what would need it is left unsaid. */
class MalformedStatementTest {

  /** R3's side of the tunnel, with a line in place of its clamp. */
  private static String tunnel(String line) {
    return """
        hostname R3
        !
        interface Tunnel23
         ip address 172.31.23.3 255.255.255.0
         ip mtu 1440
        %s
         tunnel source GigabitEthernet0/0
         tunnel destination 10.0.23.2
        !
        interface GigabitEthernet0/0
         ip address 10.0.23.3 255.255.255.0
        !
        interface GigabitEthernet0/1
         ip address 172.16.1.1 255.255.255.0
        !
        ip route 0.0.0.0 0.0.0.0 Tunnel23 172.31.23.2
        !
        end
        """
        .formatted(line);
  }

  @Test
  void aClampWithoutAValueKeepsTheClampRulesSilent() {
    RuleTester.of("HOP-002", "MTU-303", "MTU-304")
        .notAllUnderstood()
        .file("r3.cfg", tunnel(" ! BUG: HOP-002 warning\n ip tcp adjust-mss"))
        .expect();
  }

  @Test
  void aClampThatIsNoNumberToo() {
    RuleTester.of("HOP-002", "MTU-303", "MTU-304")
        .notAllUnderstood()
        .file("r3.cfg", tunnel(" ! BUG: HOP-002 warning\n ip tcp adjust-mss large"))
        .expect();
  }

  @Test
  void theSameWithoutTheFaultSpeaks() {
    RuleTester.of("MTU-303", "MTU-304")
        .file(
            "r3.cfg",
            tunnel(" description no clamp")
                .replace(" ip mtu 1440", " ! BUG: MTU-303 warning 1440\n ip mtu 1440"))
        .expect();
  }

  /** A policy by port whose list begins with this entry. */
  private static String policy(String entry) {
    return """
        hostname R2
        !
        interface GigabitEthernet0/0
         ip address 172.16.1.1 255.255.255.0
         ip mtu 1400
         ip policy route-map BY_PORT
        !
        interface GigabitEthernet0/1
         ip address 203.0.113.2 255.255.255.252
        !
        interface GigabitEthernet0/2
         ip address 192.168.12.2 255.255.255.0
        !
        ip route 0.0.0.0 0.0.0.0 203.0.113.1
        !
        ip access-list extended WEB
        %s
         permit tcp any any eq 80
        !
        route-map BY_PORT permit 10
         match ip address WEB
         set ip next-hop 192.168.12.1
        !
        end
        """
        .formatted(entry);
  }

  /** Which packets a malformed entry matches is not known, so nothing after it is certain. */
  @Test
  void anEntryThatCannotBeReadKeepsThePolicysRulesSilent() {
    RuleTester.of("HOP-002", "FRG-101", "FRG-102", "FRG-103")
        .notAllUnderstood()
        .file("r2.cfg", policy(" ! BUG: HOP-002 warning\n permit ip host 172.16.1.300 any"))
        .expect();
  }

  @Test
  void theSameEntryMendedLetsThemSpeak() {
    RuleTester.of("FRG-101", "FRG-102", "FRG-103")
        .file("r2.cfg", policy(" permit ip host 172.16.1.30 any\n ! BUG: FRG-101"))
        .expect();
  }
}
