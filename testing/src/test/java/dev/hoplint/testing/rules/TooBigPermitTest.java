package dev.hoplint.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintResult;
import dev.hoplint.rule.Fix;
import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The entry that MTU-309 and MTU-317 put into a list: where, and with which number. */
class TooBigPermitTest {
  private static String edge(String list) {
    return """
        hostname R1
        interface GigabitEthernet0/0
         ip address 203.0.113.2 255.255.255.252
         ip access-group 101 in
        interface GigabitEthernet0/1
         ip address 10.1.0.1 255.255.255.0
        ip route 0.0.0.0 0.0.0.0 203.0.113.1
        %send
        """
        .formatted(list);
  }

  private static final String BUG = "! BUG: MTU-309 warning\n";

  private static RuleTester named(String list) {
    return RuleTester.of("MTU-309")
        .file(
            "r1.cfg",
            edge("ip access-list extended OUTSIDE\n" + list).replace("group 101", "group OUTSIDE"));
  }

  private static Fix fix(LintResult result) {
    return result.findings().stream()
        .filter(f -> f.finding().rule().id().startsWith("MTU"))
        .findFirst()
        .orElseThrow()
        .finding()
        .fixes()
        .get(0);
  }

  private static String edit(LintResult result) {
    assertThat(fix(result).edits()).hasSize(1);
    return fix(result).edits().get(0).text();
  }

  /** Counted by tens, as IOS does, it is right in a file and on a router that runs. */
  @ParameterizedTest
  @CsvSource({"'', '', 15", "'10 ', '20 ', 15", "'10 ', '1000 ', 505", "'7 ', '9 ', 8"})
  void aNumberBetweenItsNeighbours(String first, String second, int between) {
    LintResult result =
        named(
                " %spermit tcp any any established\n%s %sdeny ip any any\n"
                    .formatted(first, BUG, second))
            .expectFixed();
    assertThat(edit(result)).isEqualTo(" " + between + " permit icmp any any packet-too-big\n");
    assertThat(fix(result).commands())
        .containsExactly(
            "ip access-list extended OUTSIDE",
            " " + between + " permit icmp any any packet-too-big");
  }

  @Test
  void aheadOfTheFirstEntry() {
    LintResult result = named(BUG + " deny icmp any any\n permit tcp any any\n").expectFixed();
    assertThat(edit(result)).isEqualTo(" 5 permit icmp any any packet-too-big\n");
  }

  @Test
  void atTheEnd() {
    LintResult result =
        RuleTester.of("MTU-309")
            .file(
                "r1.cfg",
                edge(BUG + "ip access-list extended OUTSIDE\n permit tcp any any established\n")
                    .replace("group 101", "group OUTSIDE"))
            .expectFixed();
    assertThat(edit(result)).isEqualTo(" 20 permit icmp any any packet-too-big\n");
  }

  /** A remark speaks of the entry below it. */
  @Test
  void aboveTheRemark() {
    String first = " permit tcp any any established\n";
    LintResult result =
        named(first + " remark the rest\n 17 remark is unwanted\n" + BUG + " 20 deny ip any any\n")
            .expectFixed();
    Fix.Edit edit = fix(result).edits().get(0);
    assertThat(edit.text()).isEqualTo(" 15 permit icmp any any packet-too-big\n");
    String before = edge("ip access-list extended OUTSIDE\n" + first).replace("101", "OUTSIDE");
    assertThat(edit.span().start()).isEqualTo(before.indexOf("end\n"));
  }

  /** There is no number between 10 and 11, so the list is numbered anew by hand. */
  @Test
  void noRoom() {
    LintResult result =
        named(" 10 permit tcp any any established\n" + BUG + " 11 deny ip any any\n").expect();
    assertThat(fix(result).edits()).isEmpty();
    assertThat(fix(result).commands())
        .containsExactly(
            "ip access-list resequence OUTSIDE 10 10",
            "ip access-list extended OUTSIDE",
            " 15 permit icmp any any packet-too-big");
  }

  /** A line of a numbered list goes to its end; the list's block takes numbers. */
  @Test
  void aNumberedList() {
    LintResult result =
        RuleTester.of("MTU-309")
            .file(
                "r1.cfg",
                edge(
                    """
                    access-list 101 remark from outside
                    access-list 101 permit tcp any any established
                    ! BUG: MTU-309 warning
                    access-list 101 deny   ip any any
                    access-list 101 permit ip host 192.0.2.1 any
                    snmp-server location here
                    """))
            .expectFixed();
    assertThat(edit(result))
        .isEqualTo("ip access-list extended 101\n 15 permit icmp any any packet-too-big\n");
  }

  @Test
  void theEndOfANumberedList() {
    RuleTester.of("MTU-309")
        .file("r1.cfg", edge(BUG + "access-list 101 permit tcp any any established\n"))
        .expectFixed();
  }

  @Test
  void theSameListOnTwoInterfaces() {
    named(
            " permit tcp any any established\n"
                + BUG
                + " deny ip any any\n"
                + "interface GigabitEthernet0/2\n"
                + " ip address 203.0.113.6 255.255.255.252\n"
                + " ip access-group OUTSIDE in\n"
                + "ip route 198.51.100.0 255.255.255.0 203.0.113.5\n")
        .expectFixed();
  }

  @ParameterizedTest
  @CsvSource({
    "'permit tcp any any established', 'deny ipv6 any any', 15",
    "'sequence 30 permit tcp any any established', 'sequence 40 deny ipv6 any any', 35",
    "'permit tcp any any established sequence 10', 'deny ipv6 any any sequence 90', 50",
  })
  void ipv6(String first, String second, int between) {
    LintResult result =
        RuleTester.of("MTU-309")
            .file(
                "r1.cfg",
                """
                hostname R1
                interface GigabitEthernet0/0
                 ipv6 address 2001:db8::1/127
                 ipv6 traffic-filter IN6 in
                ipv6 access-list IN6
                 %s
                 ! BUG: MTU-309 warning packet too big
                 %s
                ipv6 route ::/0 2001:db8::
                end
                """
                    .formatted(first, second))
            .expectFixed();
    assertThat(edit(result))
        .isEqualTo(" sequence " + between + " permit icmp any any packet-too-big\n");
  }

  /** A list that names sources alone cannot let in one kind of message. */
  @Test
  void aStandardList() {
    LintResult result =
        RuleTester.of("MTU-317")
            .file(
                "r1.cfg",
                """
                hostname R1
                interface Tunnel1
                 ip address 172.31.1.1 255.255.255.252
                 tunnel source GigabitEthernet0/0
                 tunnel destination 198.51.100.2
                 tunnel path-mtu-discovery
                interface GigabitEthernet0/0
                 ip address 203.0.113.2 255.255.255.252
                 ip access-group 10 in
                ip route 0.0.0.0 0.0.0.0 203.0.113.1
                ! BUG: MTU-317 error
                access-list 10 permit host 198.51.100.2
                end
                """)
            .expect();
    assertThat(fix(result).edits()).isEmpty();
    assertThat(fix(result).commands()).isEmpty();
  }
}
