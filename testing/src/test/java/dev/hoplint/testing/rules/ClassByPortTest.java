package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FRG-110: traffic classes and crypto lists by port. */
class ClassByPortTest {
  private static String router(String port, String lines) {
    return """
        hostname T
        interface GigabitEthernet0/0
         ip address 10.0.0.1 255.255.255.0
        interface GigabitEthernet0/1
         ip address 203.0.113.2 255.255.255.252
        %s
        ip route 0.0.0.0 0.0.0.0 203.0.113.1
        %s
        end
        """
        .formatted(port, lines);
  }

  private static String classes(String entries, String action) {
    return router(
        " service-policy output WAN",
        """
        ip access-list extended VOICE
        %s
        class-map match-all VOICE
         match access-group name VOICE
        policy-map WAN
         class VOICE
        %s
        """
            .formatted(entries, action));
  }

  private static final String PRIORITY = "  priority 512\n class class-default\n  fair-queue";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "! BUG: FRG-110 note into class class-default and the later ones, which have no ports, into class VOICE\n permit udp any any range 16384 32767",
        "! BUG: FRG-110 note class VOICE\n permit udp any eq 5060 any",
        "! BUG: FRG-110 note\n deny udp any any eq 53\n permit udp any any"
      })
  void aClassByPort(String entries) {
    RuleTester.of("FRG-110").file("t.cfg", classes(entries, PRIORITY)).expect();
  }

  @Test
  void anAnyClassWithTwoLists() {
    RuleTester.of("FRG-110")
        .file(
            "t.cfg",
            router(
                " service-policy input LAN",
                """
                access-list 101 permit ip host 10.0.0.9 any
                ! BUG: FRG-110 note policy-map LAN
                access-list 102 permit udp any any eq 514
                class-map match-any BULK
                 match access-group 101
                 match access-group 102
                 match dscp af11
                policy-map LAN
                 class BULK
                  police 1000000
                """))
        .expect();
  }

  @Test
  void aClassThatIsOnlyMarked() {
    RuleTester.of("FRG-110")
        .file("t.cfg", classes(" permit udp any any range 16384 32767", "  set dscp ef"))
        .silent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " permit udp host 10.0.0.9 any",
        " permit ip any any dscp ef",
        // Whatever the port.
        " permit udp any any eq 5060\n permit udp any any",
        // TCP of the own hosts is never fragmented before the router.
        " permit tcp 10.0.0.0 0.0.0.255 any eq 443"
      })
  void aClassByAddress(String entries) {
    RuleTester.of("FRG-110").file("t.cfg", classes(entries, PRIORITY)).silent();
  }

  @Test
  void aPolicyThatIsNotInForceOrNotUnderstood() {
    String voice = " permit udp any any range 16384 32767";
    String used = classes(voice, PRIORITY);
    RuleTester.of("FRG-110")
        .file("t.cfg", used.replace(" service-policy output WAN\n", ""))
        .file("u.cfg", used.replace("match access-group name", "match not access-group name"))
        .file(
            "v.cfg",
            used.replace(" service-policy output WAN", " service-policy output WAN\n shutdown"))
        .file(
            "w.cfg",
            used.replace("class-map match-all VOICE\n", "class-map match-all VOICE\n match any\n"))
        .silent();
  }

  private static String crypto(String entries) {
    return router(
        " crypto map M",
        """
        crypto map M 10 ipsec-isakmp
         set peer 198.51.100.1
         match address VPN
        ip access-list extended VPN
        %s
        """
            .formatted(entries));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "! BUG: FRG-110 warning leaves in clear text, and the later ones, which have no ports, are encrypted\n permit tcp 10.0.0.0 0.0.0.255 10.1.0.0 0.0.0.255 eq 443",
        "! BUG: FRG-110 warning crypto map M\n permit udp host 10.0.0.9 host 10.1.0.9 eq 514",
        "! BUG: FRG-110 warning leave in clear text\n deny ip any any fragments\n permit ip 10.0.0.0 0.0.0.255 any"
      })
  void aCryptoListByPort(String entries) {
    RuleTester.of("FRG-110").file("t.cfg", crypto(entries)).expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " permit ip 10.0.0.0 0.0.0.255 10.1.0.0 0.0.0.255",
        " permit gre host 203.0.113.2 host 198.51.100.1",
        " permit tcp 10.0.0.0 0.0.0.255 10.1.0.0 0.0.0.255",
        " permit tcp any any eq 443\n permit ip any any"
      })
  void aCryptoListByAddress(String entries) {
    RuleTester.of("FRG-110").file("t.cfg", crypto(entries)).silent();
  }
}
