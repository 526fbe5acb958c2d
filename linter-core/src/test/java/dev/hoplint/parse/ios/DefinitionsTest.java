package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.Action;
import dev.hoplint.model.Definitions;
import dev.hoplint.model.NameReference.Kind;
import dev.hoplint.model.PrefixList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prefix lists, class-maps and other lists with a name. */
class DefinitionsTest {
  @ParameterizedTest
  @CsvSource({
    "ip prefix-list P seq 5 permit 10.0.0.0/8, 5, 10.0.0.0/8, 8, 8",
    "ip prefix-list P permit 0.0.0.0/0 le 32, 5, 0.0.0.0/0, 0, 32",
    "ip prefix-list P seq 7 deny 10.0.0.0/8 ge 24, 7, 10.0.0.0/8, 24, 32",
    "ip prefix-list P seq 7 permit 10.0.0.0/8 ge 9 le 24, 7, 10.0.0.0/8, 9, 24",
    "ipv6 prefix-list P seq 5 permit 2001:DB8::/32 le 48, 5, 2001:db8::/32, 32, 48",
  })
  void prefixLists(String line, int sequence, String prefix, int low, int high) {
    Ios ios = Ios.lines(line);
    assertThat(ios.result.problems()).isEmpty();
    PrefixList list = ios.config.definitions().prefixLists().get(0);

    assertThat(list.name()).isEqualTo("P");
    assertThat(list.ipv6()).isEqualTo(line.startsWith("ipv6"));
    Action action = line.contains(" permit ") ? Action.PERMIT : Action.DENY;
    assertThat(list.entries())
        .containsExactly(new PrefixList.Entry(sequence, action, prefix, low, high, ios.at(line)));
    assertThat(Ios.lines(line, "no " + line).config.definitions()).isEqualTo(Definitions.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ip prefix-list P permit 10.0.0.0 | `10.0.0.0` is not a prefix",
        "ip prefix-list P permit 10.0.0.0/8 ge 4 | `4` is not a number 8-32",
        "ip prefix-list P 10.0.0.0/8 | a prefix list needs `permit` or `deny`",
        "ip prefix-list P permit 10.0.0.0/8 or longer | `or` is not understood here",
        "ip as-path access-list 1 _65000_ | the list needs `permit` or `deny`",
        "class-map match-any | `class-map match-any` needs a name",
      })
  void badDefinitions(String line, String message) {
    Ios ios = Ios.lines(line);

    assertThat(ios.malformed()).containsExactly(message);
    assertThat(ios.config.definitions()).isEqualTo(Definitions.NONE);
  }

  @Test
  void namedLists() {
    Ios ios =
        Ios.lines(
            "ip as-path access-list 1 permit ^65000$",
            "ip as-path access-list 1 deny .*",
            "ip community-list standard C permit 65000:1 internet",
            "ip community-list 99 permit 65000:2",
            "time-range T",
            " periodic weekdays 8:00 to 18:00",
            "no ip community-list 99");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.config.definitions().others())
        .containsExactly(
            new Definitions.Named(
                Kind.AS_PATH_LIST, "1", ios.at("ip as-path access-list 1 permit ^65000$")),
            new Definitions.Named(
                Kind.COMMUNITY_LIST,
                "C",
                ios.at("ip community-list standard C permit 65000:1 internet")),
            new Definitions.Named(Kind.TIME_RANGE, "T", ios.at("time-range T")));
    assertThat(
            Ios.definitions(
                "ip as-path access-list 1 permit a",
                "no ip as-path access-list 1 permit a",
                "time-range T",
                "no time-range T"))
        .isEqualTo(Definitions.NONE);
  }

  @Test
  void classAndPolicyMaps() {
    Ios ios =
        Ios.lines(
            "class-map match-any C",
            " description text",
            " match access-group name A",
            " match dscp ef",
            " no match dscp ef",
            "class-map type inspect match-all D",
            " match protocol http",
            "policy-map P",
            " class C",
            "  priority 1000",
            " class class-default",
            "  fair-queue",
            "policy-map type inspect Q",
            " class type inspect D",
            "  inspect");
    assertThat(ios.result.problems()).isEmpty();
    Definitions all = ios.config.definitions();

    assertThat(all.classMaps()).hasSize(2);
    Definitions.ClassMap first = all.classMaps().get(0);
    assertThat(first.any()).isTrue();
    assertThat(first.type()).isNull();
    assertThat(first.matches()).hasSize(1);
    assertThat(first.matches().get(0).value()).isEqualTo("access-group name A");
    assertThat(all.classMaps().get(1).name()).isEqualTo("D");
    assertThat(all.classMaps().get(1).type()).isEqualTo("inspect");
    assertThat(all.policyMaps().get(0).classes())
        .extracting(use -> use.name())
        .isEqualTo(List.of("C", "class-default"));
    assertThat(all.policyMaps().get(0).treated()).containsExactlyInAnyOrder("C", "class-default");
    assertThat(all.policyMaps().get(1).name()).isEqualTo("Q");
    assertThat(all.policyMaps().get(1).treated()).containsExactly("D");
    assertThat(all.policyMaps().get(1).classes()).containsExactly(ios.use("class type inspect D"));
  }

  @Test
  void aClassThatIsOnlyMarkedIsNotTreated() {
    Ios ios =
        Ios.lines(
            "policy-map P", " class C", "  set dscp ef", " class D", "  police 8000", " class E");

    assertThat(ios.config.definitions().policyMaps().get(0).treated()).containsExactly("D");
  }

  @Test
  void namesOnLinesThatAreNotUnderstoodAreKept() {
    Ios ios =
        Ios.lines(
            "ip access-list extended USED",
            " permit ip any any",
            "ip access-list extended SEEN",
            " permit ip any any",
            "ip access-list extended QUOTED",
            " permit ip any any",
            "ip access-list extended BROKEN",
            " permit ip any any",
            "ip access-list extended ALONE",
            " permit ip any any",
            "access-list 10 permit any",
            "frobnicate list SEEN",
            "event manager applet X",
            " action 1.0 cli command \"clear access-list counters QUOTED\"",
            "ip access-list role-based ROLES",
            "interface GigabitEthernet0/1",
            " ip access-group USED in",
            " ip access-group ROLES out",
            " ip access-group BROKEN sideways",
            "no frobnicate list ALONE",
            "logging buffered 10");

    assertThat(ios.config.definitions().mentioned()).contains("SEEN", "QUOTED", "BROKEN", "ROLES");
    assertThat(ios.config.definitions().mentioned()).doesNotContain("USED", "10");
  }
}
