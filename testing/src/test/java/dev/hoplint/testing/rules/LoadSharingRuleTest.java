package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FRG-111: load sharing that takes the fragments of a packet apart. */
class LoadSharingRuleTest {
  private static final String LINE = "ip load-sharing per-packet";

  private static String router(String first, String second, String more) {
    return """
        hostname R1
        interface GigabitEthernet0/0
         ip address 10.1.0.1 255.255.255.0
        interface GigabitEthernet0/1
         ip address 203.0.113.2 255.255.255.252
        %s
        interface GigabitEthernet0/2
         ip address 198.51.100.2 255.255.255.252
        %s
        %s
        ip access-list standard N
         permit 10.1.0.0 0.0.0.255
        end
        """
        .formatted(lines(first), lines(second), more.replace("; ", "\n"));
  }

  /** Lines of an interface; the line that shares load is marked where a mark stands before it. */
  private static String lines(String text) {
    return text.replace("; ", "\n").indent(1).stripTrailing().replace(" ! BUG", "! BUG");
  }

  private static final String DEFAULTS =
      "ip route 0.0.0.0 0.0.0.0 203.0.113.1; ip route 0.0.0.0 0.0.0.0 198.51.100.1";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ip nat outside; ! BUG: FRG-111 warning only GigabitEthernet0/1 translates addresses; "
            + LINE
            + "||",
        "ip nat outside; ! BUG: FRG-111 warning translate to different addresses; "
            + LINE
            + "|ip nat outside|ip nat inside source list N interface GigabitEthernet0/1 overload; ip nat inside source list N interface GigabitEthernet0/2 overload",
        "ip inspect FW out; ! BUG: FRG-111 warning only GigabitEthernet0/1 tracks; " + LINE + "||",
        "! BUG: FRG-111 note out of order; " + LINE + "||",
        "||! BUG: FRG-111 note chosen by port; ip cef load-sharing algorithm include-ports source destination",
      })
  void takesFragmentsApart(String first, String second, String more) {
    String rest = DEFAULTS + (more == null ? "" : "; " + more);
    RuleTester.of("FRG-111").file("r1.cfg", router(text(first), text(second), rest)).expect();
  }

  private static String text(String value) {
    return value == null ? "no shutdown" : value;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // One way is better, or down, or there is one alone.
        LINE
            + "|no shutdown|ip route 0.0.0.0 0.0.0.0 203.0.113.1; ip route 0.0.0.0 0.0.0.0 198.51.100.1 250",
        LINE
            + "|shutdown|ip route 0.0.0.0 0.0.0.0 203.0.113.1; ip route 0.0.0.0 0.0.0.0 198.51.100.1",
        LINE + "|no shutdown|ip route 0.0.0.0 0.0.0.0 203.0.113.1",
        "ip load-sharing per-destination|no shutdown|ip route 0.0.0.0 0.0.0.0 203.0.113.1; ip route 0.0.0.0 0.0.0.0 198.51.100.1",
        "no shutdown|no shutdown|ip cef load-sharing algorithm universal 1; ip route 0.0.0.0 0.0.0.0 203.0.113.1; ip route 0.0.0.0 0.0.0.0 198.51.100.1",
        "no shutdown|no shutdown|ip cef load-sharing algorithm include-ports source destination; ip route 0.0.0.0 0.0.0.0 203.0.113.1",
      })
  void keepsThemTogether(String first, String second, String more) {
    RuleTester.of("FRG-111").file("r1.cfg", router(first, second, more)).silent();
  }
}
