package dev.hoplint.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintResult;
import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ACL-506: wildcards that say something else than what is meant, and those that do not. */
class WildcardRuleTest {
  private static String list(String entries) {
    return "hostname T\nip access-list extended A\n" + entries + "\nend\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "! BUG: ACL-506 warning 255.255.255.0 is a netmask\n permit ip 172.16.1.0 255.255.255.0 any",
        "! BUG: ACL-506 warning only the last 16 bits\n deny tcp any 10.1.0.0 255.255.0.0 eq 80",
        "! BUG: ACL-506 warning 255.255.255.252\n permit ip host 10.0.0.1 10.0.0.4 255.255.255.252",
        // As IOS stores it.
        "! BUG: ACL-506 warning 255.255.255.0 is a netmask\n permit ip 0.0.0.0 255.255.255.0 any",
        "! BUG: ACL-506 warning 0.0.0.225 has a hole\n permit ip 10.0.0.0 0.0.0.225 any",
        "! BUG: ACL-506 warning 0.0.225.255\n permit ip 10.0.0.0 0.0.225.255 any",
        "! BUG: ACL-506 note matches all of 10.0.0.0/24\n permit ip 10.0.0.7 0.0.0.255 any",
        "! BUG: ACL-506 note matches all of 0.0.0.0/0\n permit ip 10.0.0.1 255.255.255.255 any",
        "! BUG: ACL-506 note 0.0.0.254\n permit ip 10.0.0.1 0.0.0.254 any",
        "! BUG: ACL-506 note 0.0.255.0\n permit ip 10.1.0.1 0.0.255.0 any",
        "! BUG: ACL-506 note 0.255.0.255\n permit ip 10.0.3.0 0.255.0.255 any"
      })
  void speaks(String entries) {
    RuleTester.of("ACL-506").file("t.cfg", list(entries)).expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " permit ip 172.16.1.0 0.0.0.255 any",
        " permit ip any any",
        " permit ip 0.0.0.0 255.255.255.255 any",
        " permit ip 10.0.0.1 0.0.0.0 any",
        " permit ip host 10.0.0.1 10.0.0.0 0.255.255.255",
        " 10 permit ip 10.0.0.0 255.255.255.0 any\n no 10"
      })
  void silent(String entries) {
    RuleTester.of("ACL-506").file("t.cfg", list(entries)).silent();
  }

  @Test
  void aStandardListTakesWildcardsToo() {
    RuleTester.of("ACL-506")
        .file(
            "t.cfg",
            """
            hostname T
            ip access-list standard S
            ! BUG: ACL-506 warning netmask
             permit 172.16.1.0 255.255.255.0
            ! BUG: ACL-506 warning netmask
            access-list 10 permit 172.16.1.0 255.255.255.0
            end
            """)
        .expect();
  }

  @Test
  void anObjectGroupTakesNetmasks() {
    RuleTester.of("ACL-506")
        .file(
            "t.cfg",
            """
            hostname T
            object-group network G
             172.16.1.0 255.255.255.0
            end
            """)
        .silent();
  }

  @Test
  void theMaskIsInvertedWhereTheNetworkIsPlain() {
    String marked =
        list(
            """
            ! BUG: ACL-506 warning netmask
             permit ip 172.16.1.0  255.255.255.0 any log
            ! BUG: ACL-506 warning netmask
             permit ip 172.16.1.5 255.255.255.0 any
            ! BUG: ACL-506 note covers bits
             permit ip any 10.0.0.7 0.0.0.255
            """);
    LintResult result = RuleTester.of("ACL-506").file("t.cfg", marked).expect();

    assertThat(Edits.apply(marked, result))
        .contains(" permit ip 172.16.1.0  0.0.0.255 any log\n")
        .contains(" permit ip 172.16.1.5 255.255.255.0 any\n")
        .contains(" permit ip any 10.0.0.0 0.0.0.255\n");
  }
}
