package dev.hoplint.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintResult;
import dev.hoplint.testing.RuleTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ACL-503 and ACL-504: which entries are never reached, and which stand twice. */
class AccessListEntryRulesTest {
  private static LintResult lint(String entries) {
    RuleTester tester = RuleTester.of("ACL-503", "ACL-504").file("r1.cfg", extended(entries));
    return entries.contains("! BUG: ") ? tester.expect() : tester.silent();
  }

  private static String extended(String entries) {
    return "hostname R1\nip access-list extended A\n" + entries.indent(1) + "end\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // One earlier entry.
        """
        permit ip any any
        ! BUG: ACL-503 warning entry 10 before it already permits all that it would deny
         deny tcp any any eq 80
        """,
        // A permit with ports takes every later fragment.
        """
        permit tcp host 10.0.0.1 host 10.0.0.2 eq 80
        ! BUG: ACL-503 warning entry 10 before it already permits all that it would deny
         deny tcp host 10.0.0.1 host 10.0.0.2 fragments
        """,
        // Two halves make a whole.
        """
        permit ip 10.0.0.0 0.0.0.127 any
        permit ip 10.0.0.128 0.0.0.127 any
        ! BUG: ACL-503 warning entries 10 and 20 before it already permit all that it would permit
         permit ip 10.0.0.0 0.0.0.255 any
        """,
        // Its first fragments here, its later ones there.
        """
        permit tcp any any eq 80
        deny tcp any any lt 80
        deny tcp any any gt 80
        ! BUG: ACL-503 warning entry 10 already permits its later fragments, which have no ports
         deny tcp any any
        """,
        // Odd and even hosts.
        """
        deny ip 10.0.0.0 0.0.0.254 any
        deny ip 10.0.0.1 0.0.0.254 any
        ! BUG: ACL-503 warning entries 10 and 20 before it already deny all
         permit udp 10.0.0.76 0.0.0.1 any eq 53
        """,
        // What is covered may be any part of what an entry with unknown clauses takes.
        """
        permit tcp any any eq 80
        ! BUG: ACL-503 warning no packet comes to entry 20
         permit tcp any any eq 80 dscp ef
        """,
        """
        permit ip any any dscp ef
        ! BUG: ACL-503 warning entry 10 before it already permits
         permit tcp any any eq 80 dscp ef
        """,
        """
        deny ip any any ttl lt 5
        ! BUG: ACL-503 warning entry 10 before it already denies
         permit udp any any ttl eq 1
        """,
        """
        permit icmp any any
        ! BUG: ACL-503 warning no packet comes to entry 20
         deny icmp any any echo
        """,
      })
  void anEntryThatEarlierOnesCover(String entries) {
    lint(entries);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Later fragments, and other protocols, are left.
        "permit tcp any any eq 80\npermit tcp any any",
        "permit tcp host 10.0.0.1 host 10.0.0.2 eq 80\ndeny ip host 10.0.0.1 host 10.0.0.2 fragments",
        "deny tcp any any eq 80\ndeny tcp any any fragments",
        // The order of Batfish's issue 1955.
        "deny ip any any fragments\npermit tcp any any eq 80",
        // Later fragments come to the permit.
        "deny tcp any any range 1 100\npermit tcp any any eq 80",
        // Idle at times, changed at will, not modelled, not read.
        "permit ip any any time-range WORK\ndeny tcp any any eq 80",
        "permit tcp any any reflect R\npermit tcp any any eq 80",
        "permit ip any any dscp ef\npermit tcp any any eq 80",
        "permit ip any any dscp ef\npermit ip any any precedence critical",
        "permit ip any any option any-options\npermit tcp any any",
        "deny ip any any ttl lt 5\npermit ip any any ttl lt 6",
        // One address of the whole is left.
        "permit ip 10.0.0.0 0.0.0.127 any\npermit ip 10.0.0.128 0.0.0.63 any\npermit ip 10.0.0.0 0.0.0.255 any",
        "permit tcp any any established\npermit tcp any any",
        "permit tcp any any neq 80\npermit tcp any any gt 79",
        "permit tcp any any match-all +syn -ack\npermit tcp any any syn",
        // Ports that say nothing still pass later fragments by.
        "deny tcp any any range 0 65535\npermit tcp any any",
      })
  void anEntryThatSomethingComesTo(String entries) {
    lint(entries);
  }

  @Test
  void anObjectGroupIsCoveredAndNeverCovers() {
    RuleTester.of("ACL-503", "ACL-504")
        .file(
            "r1.cfg",
            """
            hostname R1
            object-group network SERVERS
             host 10.0.0.1
             range 10.0.0.8 10.0.0.15
            object-group service WEB
             tcp eq 80
             tcp eq 443
            ip access-list extended A
             permit object-group WEB any object-group SERVERS
             permit tcp any host 10.0.0.1 eq 80
             permit tcp any 10.0.0.0 0.0.0.15
             ! BUG: ACL-503 warning entry 30 before it already permits all that it would deny
             deny object-group WEB host 10.9.9.9 object-group SERVERS
            end
            """)
        .expect();
  }

  @Test
  void aGroupThatNobodyDefinesMayHoldAnything() {
    lint("permit ip any host 10.0.0.1\ndeny tcp any object-group NOWHERE");
  }

  @Test
  void standardAndIpv6Lists() {
    RuleTester.of("ACL-503", "ACL-504")
        .file(
            "r1.cfg",
            """
            hostname R1
            access-list 10 permit 10.0.0.0 0.255.255.255
            ! BUG: ACL-503 warning of access list 10: entry 10 before it
            access-list 10 deny 10.1.0.0 0.0.255.255
            access-list 10 permit any
            ipv6 access-list V6
             permit tcp 2001:db8::/32 any eq 443
             ! BUG: ACL-503 warning no packet comes to entry 20 of access list V6
             deny tcp 2001:db8:1::/48 any fragments
             deny ipv6 any any undetermined-transport
             permit icmp any any nd-na
             ! BUG: ACL-504 note entry 50 of access list V6 says again what entry 40 says
             permit icmp any any nd-na
             deny ipv6 any any log
            end
            """)
        .expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        permit tcp any any eq www
        ! BUG: ACL-504 note entry 20 of access list A says again what entry 10 says
         permit tcp any any eq 80
        """,
        """
        permit ip any host 10.0.0.1
        ! BUG: ACL-504 warning denies exactly what entry 10 permits before it, and so denies nothing
         deny ip any host 10.0.0.1
        """,
        """
        deny tcp any any eq 80
        ! BUG: ACL-504 warning permits no more than later fragments, whatever their ports
         permit tcp any any eq 80
        """,
        """
        permit ip any any time-range WORK
        ! BUG: ACL-504 note says again what entry 10 says
         permit ip any any time-range WORK
        """,
      })
  void anEntryTwice(String entries) {
    lint(entries);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permit ip any any time-range WORK\npermit ip any any time-range HOME",
        "permit tcp any any eq 80 dscp ef\npermit tcp any any eq 80 dscp af11",
        "permit tcp any any eq 80\npermit tcp any eq 80 any",
        "deny tcp any any\npermit udp any any",
        "permit icmp any any echo\npermit icmp any any echo-reply",
      })
  void entriesThatAreAlike(String entries) {
    lint(entries);
  }

  /** The second is dead, but it is no repetition: somebody wants to see what it logs. */
  @Test
  void theSameEntryLogged() {
    lint(
        """
        permit tcp any any eq 80
        ! BUG: ACL-503 warning entry 10 before it
         permit tcp any any eq 80 log
        """);
  }

  @Test
  void thePlacesThatCoverAreShown() {
    LintResult result =
        lint(
            """
            permit tcp any any eq 80
            permit tcp any any neq 80
            ! BUG: ACL-503 warning entries 10 and 20
             deny tcp any any
            """);
    List<String> related =
        result.findings().stream()
            .map(LintResult.ReportedFinding::finding)
            .filter(finding -> finding.rule().id().equals("ACL-503"))
            .flatMap(f -> f.related().stream())
            .map(r -> r.message())
            .toList();
    assertThat(related)
        .containsExactly("permits a part of it", "permits its whole packets and first fragments");
  }
}
