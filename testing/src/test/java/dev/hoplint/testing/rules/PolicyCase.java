package dev.hoplint.testing.rules;

import dev.hoplint.lint.LintResult;
import dev.hoplint.testing.RuleTester;

/**
 * A router with a policy P for what comes in from its users, a backdoor over a shared link and an
 * uplink; the rest of the configuration is given.
 */
final class PolicyCase {
  static final String ROUTER =
      """
      hostname T
      interface GigabitEthernet0/0
       ip address 172.16.1.1 255.255.255.0
       ip policy route-map P
      interface GigabitEthernet0/1
       ip address 203.0.113.2 255.255.255.252
      interface GigabitEthernet0/2
       ip address 192.168.12.2 255.255.255.0
      ip route 0.0.0.0 0.0.0.0 203.0.113.1
      """;

  /** A list and a map that are in order. */
  static final String POLICY =
      """
      ip access-list extended A
       permit ip 172.16.1.0 0.0.0.255 any
      route-map P permit 10
       match ip address A
       set ip next-hop 192.168.12.1
      """;

  private PolicyCase() {}

  /** Expects the marked findings of the rule. */
  static LintResult speaks(String rule, String... lines) {
    return tester(rule, lines).expect();
  }

  /** Expects no finding of the rule. */
  static void silent(String rule, String... lines) {
    tester(rule, lines).silent();
  }

  private static RuleTester tester(String rule, String... lines) {
    return RuleTester.of(rule).file("t.cfg", String.join("", lines) + "end\n");
  }
}
