package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PBR-211: sequences of a policy that no packet comes to. */
class PolicySequenceRuleTest {
  private static String router(String more) {
    return """
        hostname R1
        interface GigabitEthernet0/0
         ip address 10.1.0.1 255.255.255.0
         ip policy route-map P
        interface GigabitEthernet0/1
         ip address 192.0.2.1 255.255.255.252
        object-group network G
         host 10.1.0.20
        ip access-list extended NET
         permit ip 10.1.0.0 0.0.0.255 any
        ip access-list extended LOW
         permit ip 10.1.0.0 0.0.0.127 any
        ip access-list extended HIGH
         permit ip 10.1.0.128 0.0.0.127 any
        ip access-list extended WEB
         permit tcp 10.1.0.0 0.0.0.255 any eq 80
        ip access-list extended NOT_WEB
         deny tcp 10.1.0.0 0.0.0.255 any eq 80
         permit tcp 10.1.0.0 0.0.0.255 any
        ip access-list extended PIECES
         permit tcp 10.1.0.0 0.0.0.255 any fragments
        ip access-list extended GROUP
         permit ip object-group G any
        ip access-list extended WORK
         permit ip 10.1.0.0 0.0.0.255 any time-range WORK
        ip access-list standard HOST
         permit host 10.1.0.20
        ip access-list standard EMPTY
         remark nothing yet
        """
        + more
        + "end\n";
  }

  private static String sequence(int number, String action, String clauses) {
    return "route-map P " + action + " " + number + "\n" + clauses.indent(1);
  }

  private static final String DEAD =
      "! BUG: PBR-211 warning no packet comes to sequence %d of route-map P\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NET;HOST",
        "NET;WEB",
        "NET;GROUP",
        "NET;WORK",
        // Together.
        "LOW;HIGH;NET",
        "LOW HIGH;NET",
        "WEB;NOT_WEB;WEB NOT_WEB",
        // A permit with ports takes every later fragment, and so does the list that turns 80 away.
        "WEB;PIECES",
        "NOT_WEB;PIECES",
        "HOST;GROUP",
      })
  void aSequenceThatEarlierOnesCover(String lists) {
    StringBuilder map = new StringBuilder();
    String[] sequences = lists.split(";", -1);
    for (int i = 0; i < sequences.length; i++) {
      boolean last = i == sequences.length - 1;
      int number = 10 * (i + 1);
      map.append(last ? DEAD.formatted(number) : "");
      String action = i == 0 && lists.startsWith("NET") ? "deny" : "permit";
      map.append(
          sequence(
              number,
              action,
              "match ip address "
                  + sequences[i]
                  + (action.equals("deny") ? "" : "\nset ip next-hop 192.0.2.2")));
    }
    RuleTester.of("PBR-211").file("r1.cfg", router(map.toString())).expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Later fragments come to the second one.
        "PIECES;WEB",
        "WEB;NET",
        "LOW;NET",
        "LOW;HIGH",
        // What is not always there covers nothing.
        "GROUP;HOST",
        "WORK;HOST",
        // Findings of other rules.
        "EMPTY;NET",
        "UNDEFINED;NET",
        "NET;UNDEFINED",
      })
  void aSequenceThatSomethingComesTo(String lists) {
    String[] names = lists.split(";", -1);
    String map =
        sequence(10, "permit", "match ip address " + names[0] + "\nset ip next-hop 192.0.2.2")
            + sequence(
                20, "permit", "match ip address " + names[1] + "\nset ip next-hop 192.0.2.2");
    RuleTester.of("PBR-211").file("r1.cfg", router(map)).silent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Only short packets, a clause that policy routing ignores, no clause, a line that is bad.
        "match ip address NET\nmatch length 0 500",
        "match ip address NET\nmatch tag 10",
        "set ip next-hop 192.0.2.2",
      })
  void whatIsNotKnownOrNotAllCoversNothing(String first) {
    String map =
        sequence(10, "permit", first)
            + sequence(20, "permit", "match ip address HOST\nset ip next-hop 192.0.2.2");
    RuleTester.of("PBR-211").file("r1.cfg", router(map)).silent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"match length 100 200", "match ip address HOST\nmatch length 0 500"})
  void lengthsCoverToo(String second) {
    String map =
        sequence(10, "permit", "match length 0 500\nset ip next-hop 192.0.2.2")
            + DEAD.formatted(20)
            + sequence(20, "permit", second + "\nset ip next-hop 192.0.2.2");
    RuleTester.of("PBR-211").file("r1.cfg", router(map)).expect();
  }
}
