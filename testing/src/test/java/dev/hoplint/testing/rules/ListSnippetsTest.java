package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shortest failing and passing lines of each rule about lists and fragments, in the
 * configuration that they imply.
 */
class ListSnippetsTest {
  /**
   * A pair of lines.
   *
   * @param around a configuration with {@code %s} where the lines stand
   * @param failing lines with the rule's finding on the first that has the word {@code at}
   * @param passing lines without it
   */
  record Snippet(
      String rule, String severity, String around, String failing, String at, String passing) {
    @Override
    public String toString() {
      return rule + ": " + failing.strip();
    }
  }

  private static final String FILTER =
      """
      interface GigabitEthernet0/1
       ip address 203.0.113.2 255.255.255.252
       ip access-group EDGE in
      ip access-list extended EDGE
      %s
      """;

  private static final String NAT =
      """
      interface GigabitEthernet0/0
       ip address 172.16.1.1 255.255.255.0
       ip nat inside
      interface GigabitEthernet0/1
       ip address 203.0.113.2 255.255.255.252
       ip nat outside
      ip nat inside source list NAT interface GigabitEthernet0/1 overload
      ip access-list extended NAT
      %s
      """;

  static Stream<Snippet> snippets() {
    return Stream.of(
        new Snippet(
            "FRG-104",
            "error",
            FILTER,
            " permit tcp any any eq 80 fragments",
            "eq 80",
            " permit tcp any any fragments"),
        new Snippet(
            "FRG-105",
            "note",
            FILTER,
            " deny tcp any host 10.0.0.9 eq 23\n permit ip any host 10.0.0.9",
            "deny",
            """
             deny tcp any host 10.0.0.9 fragments
             deny tcp any host 10.0.0.9 eq 23
             permit ip any host 10.0.0.9
            """),
        new Snippet(
            "FRG-106",
            "warning",
            """
            interface GigabitEthernet0/0
             ip address 10.0.0.1 255.255.255.0
            %s
            interface GigabitEthernet0/1
             ip address 203.0.113.2 255.255.255.252
             ip nat outside
            ip nat inside source list 1 interface GigabitEthernet0/1 overload
            access-list 1 permit 10.0.0.0 0.0.0.255
            """,
            " ip nat inside\n no ip virtual-reassembly",
            "no ip",
            " ip nat inside\n ip virtual-reassembly in"),
        new Snippet(
            "FRG-107",
            "warning",
            """
            interface GigabitEthernet0/0
             ip address 10.0.23.2 255.255.255.0
            interface Tunnel23
             ip address 172.31.23.2 255.255.255.0
             ip mtu 1440
            %s
             tunnel source GigabitEthernet0/0
             tunnel destination 10.0.23.3
            """,
            " ip virtual-reassembly in drop-fragments",
            "drop-fragments",
            " ip virtual-reassembly in max-reassemblies 64"),
        new Snippet(
            "FRG-108",
            "note",
            """
            interface GigabitEthernet0/1
             ipv6 address 2001:db8::1/64
             ipv6 traffic-filter EDGE6 in
            %s
            """,
            "ipv6 access-list EDGE6\n permit tcp any any eq 443",
            "access-list",
            """
            ipv6 access-list EDGE6
             deny ipv6 any any undetermined-transport
             permit tcp any any eq 443
            """),
        new Snippet(
            "FRG-110",
            "note",
            """
            interface GigabitEthernet0/0
             ip address 10.0.0.1 255.255.255.0
            interface GigabitEthernet0/1
             ip address 203.0.113.2 255.255.255.252
             service-policy output WAN
            %s
            policy-map WAN
             class VOICE
              priority 512
            """,
            """
            ip access-list extended VOICE
             permit udp any any range 16384 32767
            class-map match-all VOICE
             match access-group name VOICE
            """,
            "permit",
            "class-map match-all VOICE\n match dscp ef"),
        new Snippet(
            "ACL-501",
            "warning",
            """
            interface GigabitEthernet0/1
             ip address 203.0.113.2 255.255.255.252
            %s
            """,
            " ip access-group EDGE in",
            "EDGE",
            " ip access-group EDGE in\nip access-list extended EDGE\n permit ip any any"),
        new Snippet(
            "ACL-502",
            "warning",
            """
            interface GigabitEthernet0/1
             ip address 203.0.113.2 255.255.255.252
             ip access-group EDGE in
            %s
            """,
            "ip access-list extended EDGE\n remark x",
            "access-list",
            "ip access-list extended EDGE\n remark x\n permit ip any any"),
        new Snippet(
            "ACL-505", "note", "%s", "ip access-list extended OLD\n permit ip any any", "OLD", ""),
        new Snippet(
            "ACL-506",
            "warning",
            FILTER,
            " permit ip 172.16.1.0 255.255.255.0 any",
            "permit",
            " permit ip 172.16.1.0 0.0.0.255 any"),
        new Snippet(
            "ACL-507",
            "warning",
            """
            interface GigabitEthernet0/0
             ip address 10.0.0.1 255.255.255.0
             ip nat inside
            interface GigabitEthernet0/1
             ip address 203.0.113.2 255.255.255.252
             ip access-group EDGE in
             ip nat outside
            ip nat inside source static tcp 10.0.0.10 443 203.0.113.2 443
            ip access-list extended EDGE
            %s
            """,
            " permit tcp any host 10.0.0.10 eq 443",
            "permit",
            " permit tcp any host 203.0.113.2 eq 443"),
        new Snippet(
            "ACL-508",
            "note",
            FILTER,
            " permit tcp any any established",
            "permit",
            " deny tcp any any fragments\n permit tcp any any established"),
        new Snippet(
            "ACL-509",
            "warning",
            NAT,
            " permit tcp 172.16.1.0 0.0.0.255 any eq 443",
            "permit",
            " permit ip 172.16.1.0 0.0.0.255 any"));
  }

  private static String wrapped(String around, String lines) {
    return "hostname T\n" + around.formatted(lines.stripTrailing()) + "\nend\n";
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void theFailingLinesFail(Snippet snippet) {
    List<String> lines = snippet.failing.lines().toList();
    StringBuilder marked = new StringBuilder();
    boolean done = false;
    for (String line : lines) {
      if (!done && line.contains(snippet.at)) {
        marked.append("! BUG: ").append(snippet.rule).append(' ').append(snippet.severity);
        marked.append('\n');
        done = true;
      }
      marked.append(line).append('\n');
    }
    RuleTester.of(snippet.rule, "HOP-002")
        .file("t.cfg", wrapped(snippet.around, marked.toString()))
        .expect();
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void thePassingLinesPass(Snippet snippet) {
    RuleTester.of(snippet.rule, "HOP-002")
        .file("t.cfg", wrapped(snippet.around, snippet.passing))
        .silent();
  }
}
