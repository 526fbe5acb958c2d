package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ACL-501, ACL-502 and ACL-505: names without a list, lists without entries, lists without use. */
class NamedListRulesTest {
  private static String router(String lines) {
    return "hostname T\n" + lines + "\nend\n";
  }

  private static void undefined(String lines) {
    RuleTester.of("ACL-501").file("t.cfg", router(lines)).expect();
  }

  private static void defined(String lines) {
    RuleTester.of("ACL-501").file("t.cfg", router(lines)).silent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        interface GigabitEthernet0/1
         ip address 10.0.0.1 255.255.255.0
        ! BUG: ACL-501 warning `ip access-group` names the access list EDGE, which no line defines: every packet
         ip access-group EDGE in
        """,
        """
        interface GigabitEthernet0/1
         ipv6 enable
        ! BUG: ACL-501 warning EDGE6
         ipv6 traffic-filter EDGE6 in
        """,
        """
        interface GigabitEthernet0/1
         ip address 203.0.113.2 255.255.255.252
         ip nat outside
        ! BUG: ACL-501 warning `ip nat inside source list` names the access list 7
        ip nat inside source list 7 interface GigabitEthernet0/1 overload
        """,
        """
        interface GigabitEthernet0/1
         ip address 203.0.113.2 255.255.255.252
         ip nat outside
        ip nat inside source route-map NAT interface GigabitEthernet0/1 overload
        route-map NAT permit 10
        ! BUG: ACL-501 warning INSIDE
         match ip address INSIDE
        """,
        """
        line vty 0 4
        ! BUG: ACL-501 warning nothing is filtered there (used in 2 places)
         access-class 23 in
        line vty 5 15
         access-class 23 in
        """,
        """
        class-map match-all BULK
        ! BUG: ACL-501 warning BULK-LIST
         match access-group name BULK-LIST
        """,
        """
        interface GigabitEthernet0/1
         ip address 10.0.0.1 255.255.255.0
        ! BUG: ACL-501 warning Edge
         ip access-group Edge in
        ip access-list extended EDGE
         permit ip any any
        """,
        """
        interface GigabitEthernet0/1
         ip address 10.0.0.1 255.255.255.0
         ip access-group IN in
        ip access-list extended IN
        ! BUG: ACL-501 warning which no line defines by `reflect`: no reply passes there
         evaluate REPLIES
         deny ip any any
        ip access-list extended OUT
         permit tcp any any reflect ANSWERS
        """
      })
  void aListThatNoLineDefines(String lines) {
    undefined(lines);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        interface GigabitEthernet0/1
         ip address 10.0.0.1 255.255.255.0
         ip access-group EDGE in
        ip access-list extended EDGE
         permit ip any any
        """,
        // Entries with `reflect` fill it while packets pass.
        """
        interface GigabitEthernet0/1
         ip address 10.0.0.1 255.255.255.0
         ip access-group IN in
        ip access-list extended IN
         10 evaluate REPLIES
        ip access-list extended OUT
         permit tcp any any reflect REPLIES timeout 60
         permit ip any any
        """,
        // Two lists, of which one is for all interfaces.
        """
        interface GigabitEthernet0/1
         ip address 10.0.0.1 255.255.255.0
         ip access-group common EDGE OWN in
        ip access-list extended EDGE
         permit ip any any
        ip access-list extended OWN
         permit ip any any
        """,
        // What a policy matches has a rule of its own (PBR-202).
        """
        interface GigabitEthernet0/1
         ip address 10.0.0.1 255.255.255.0
         ip policy route-map P
        route-map P permit 10
         match ip address NOWHERE
         set ip next-hop 10.0.0.2
        """,
        // It does nothing while the interface is down.
        """
        interface GigabitEthernet0/1
         ip address 10.0.0.1 255.255.255.0
         ip access-group EDGE in
         shutdown
        """,
        // Taken away again.
        """
        interface GigabitEthernet0/1
         ip address 10.0.0.1 255.255.255.0
         ip access-group EDGE in
         no ip access-group EDGE in
        """,
        // Made by `login block-for`, and not printed.
        """
        line vty 0 4
         access-class sl_def_acl in
        """,
        // A list of a kind that is not read.
        """
        ip access-list role-based ROLES
         permit ip
        interface GigabitEthernet0/1
         ip address 10.0.0.1 255.255.255.0
         ip access-group ROLES in
        """
      })
  void aListThatIsThereOrDoesNotMatter(String lines) {
    defined(lines);
  }

  @Test
  void aPartOfAConfigurationLacksMuch() {
    RuleTester.of("ACL-501", "ACL-502", "ACL-505")
        .file(
            "t.cfg",
            """
            interface GigabitEthernet0/1
             ip address 10.0.0.1 255.255.255.0
             ip access-group EDGE in
            ip access-list extended OLD
             permit ip any any
            ip access-list extended EMPTY
             remark to come
            end
            """)
        .silent();
  }

  @Test
  void anEntryThatCannotBeReadStillMakesTheList() {
    RuleTester.of("ACL-501", "ACL-502")
        .file(
            "t.cfg",
            router(
                """
                interface GigabitEthernet0/1
                 ip address 10.0.0.1 255.255.255.0
                 ip access-group EDGE in
                ip access-list extended EDGE
                 permit frob any any
                """))
        .notAllUnderstood()
        .silent();
  }

  private static void empty(String lines) {
    RuleTester.of("ACL-502", "ACL-505").file("t.cfg", router(lines)).expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        interface GigabitEthernet0/1
         ip address 10.0.0.1 255.255.255.0
         ip access-group EDGE in
        ! BUG: ACL-502 warning EDGE has no entries
        ip access-list extended EDGE
         remark x
        """,
        """
        line vty 0 4
         access-class 10 in
        ! BUG: ACL-502 warning the access list 10 has no entries
        access-list 10 remark managers
        """,
        """
        interface GigabitEthernet0/1
         ipv6 enable
         ipv6 traffic-filter EDGE6 in
        ! BUG: ACL-502 warning EDGE6
        ipv6 access-list EDGE6
         remark to come
        """,
        """
        interface GigabitEthernet0/1
         ip address 10.0.0.1 255.255.255.0
         ip access-group EDGE in
        ! BUG: ACL-502 warning EDGE
        ip access-list standard EDGE
         10 permit any
         no 10
        """,
        // Nothing uses it: said once, and more softly.
        """
        ! BUG: ACL-502 warning nothing uses it
        ip access-list extended EDGE
         remark x
        """
      })
  void aListWithoutEntries(String lines) {
    empty(lines);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        interface GigabitEthernet0/1
         ip address 10.0.0.1 255.255.255.0
         ip access-group EDGE in
        ip access-list extended EDGE
         remark x
         deny ip any any
        """,
        // In a policy it is a finding of its own (PBR-203).
        """
        interface GigabitEthernet0/1
         ip address 10.0.0.1 255.255.255.0
         ip policy route-map P
        ip access-list extended A
         remark x
        route-map P permit 10
         match ip address A
         set ip next-hop 10.0.0.2
        """,
        """
        interface GigabitEthernet0/1
         ipv6 enable
         ipv6 traffic-filter EDGE6 in
        ipv6 access-list EDGE6
         evaluate ANSWERS
        """,
        """
        interface GigabitEthernet0/1
         ip address 10.0.0.1 255.255.255.0
         ip access-group EDGE in
        ip access-list extended EDGE
         evaluate ANSWERS
        """
      })
  void aListWithEntriesOrWithAFindingOfItsOwn(String lines) {
    RuleTester.of("ACL-502").file("t.cfg", router(lines)).silent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        ! BUG: ACL-505 note nothing in this configuration uses the access list OLD
        ip access-list extended OLD
         permit ip any any
        """,
        """
        ! BUG: ACL-505 note access list 120
        access-list 120 permit ip any any
        """,
        """
        ! BUG: ACL-505 note prefix list TO-CORE
        ip prefix-list TO-CORE seq 5 permit 10.0.0.0/8
        """,
        """
        ! BUG: ACL-505 note object group SERVERS
        object-group network SERVERS
         host 10.0.0.1
        """,
        """
        ! BUG: ACL-505 note track 7
        track 7 ip sla 3 reachability
        """,
        """
        ! BUG: ACL-505 note route-map COLOUR
        route-map COLOUR permit 10
         set metric 50
        """,
        """
        ! BUG: ACL-505 note IPv6 access list OLD6
        ipv6 access-list OLD6
         permit ipv6 any any
        """,
        """
        interface GigabitEthernet0/1
         ip access-group OUT out
        ip access-list extended OUT
        ! BUG: ACL-505 note nothing in this configuration uses the reflexive list REPLIES
         permit tcp any any reflect REPLIES
         permit udp any any reflect REPLIES
         permit icmp any any
        """
      })
  void whatNothingUses(String lines) {
    RuleTester.of("ACL-505").file("t.cfg", router(lines)).expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A list for all interfaces, and one that another list asks for.
        """
        interface GigabitEthernet0/1
         ip access-group common EDGE OWN in
         ip access-group OUT out
        ip access-list extended EDGE
         evaluate REPLIES
        ip access-list extended OWN
         permit ip any any
        ip access-list extended OUT
         permit tcp any any reflect REPLIES
        """,
        """
        track 7 ip sla 3 reachability
        ipv6 route ::/0 2001:db8::1 track 7
        """,
        // A name that is short for a keyword.
        """
        ip access-list extended pre
         permit ip any any
        route-map M permit 10
         match ip address pre
         set ip next-hop 10.0.0.1
        interface GigabitEthernet0/1
         ip policy route-map M
        """,
        // Used by features that no rule reads.
        """
        ip access-list standard MANAGERS
         permit 10.0.0.0 0.0.0.255
        snmp-server community public RO MANAGERS
        """,
        """
        ip access-list standard CLOCKS
         permit 10.0.0.0 0.0.0.255
        ntp access-group peer CLOCKS
        """,
        """
        ip access-list standard ROUTES
         permit 10.0.0.0 0.0.0.255
        router eigrp 1
         distribute-list ROUTES in
        """,
        """
        ip access-list extended VPN
         permit ip any any
        crypto map M 10 ipsec-isakmp
         match address VPN
        """,
        // In the words of a script.
        """
        ip access-list extended SEEN
         permit ip any any
        event manager applet A
         action 1.0 cli command "clear ip access-list counters SEEN"
        """,
        // By an interface that is down.
        """
        interface GigabitEthernet0/1
         ip address 10.0.0.1 255.255.255.0
         ip access-group EDGE in
         shutdown
        ip access-list extended EDGE
         permit ip any any
        """,
        """
        track 7 interface GigabitEthernet0/1 line-protocol
        interface GigabitEthernet0/1
         ip address 10.0.0.1 255.255.255.0
         standby 1 track 7 decrement 20
        """,
        """
        object-group network SERVERS
         host 10.0.0.1
        object-group network ALL
         group-object SERVERS
        ip access-list extended EDGE
         permit ip any object-group ALL
        interface GigabitEthernet0/1
         ip address 10.0.0.1 255.255.255.0
         ip access-group EDGE in
        """,
        // A map that would route packets has a rule of its own (PBR-213).
        """
        route-map P permit 10
         set ip next-hop 10.0.0.2
        """
      })
  void whatSomethingMayUse(String lines) {
    RuleTester.of("ACL-505").file("t.cfg", router(lines)).silent();
  }

  @Test
  void aLineThatIsNotKnownMayUseWhatItNames() {
    RuleTester.of("ACL-505")
        .file(
            "t.cfg",
            router(
                """
                ip access-list extended SEEN
                 permit ip any any
                access-list 10 permit any
                frobnicate list SEEN and 10
                """))
        .notAllUnderstood()
        .silent();
  }
}
