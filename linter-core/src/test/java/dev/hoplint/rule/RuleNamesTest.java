package dev.hoplint.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hoplint.config.Rules;
import dev.hoplint.source.RunException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleNamesTest {
  @ParameterizedTest
  @CsvSource({
    "FRG-101, FRG-101",
    "frg-101, FRG-101",
    "pbr-splits-fragments, FRG-101",
    "PBR-Splits-Fragments, FRG-101",
    "FRG, FRG",
    "frg, FRG",
  })
  void whatAWordStandsFor(String word, String key) {
    assertThat(Rules.NAMES.resolve(word)).hasToString(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "FRG-10", "FRG-1011", "FRG-", "ACL", "all", " FRG"})
  void whatStandsForNothing(String word) {
    assertThat(Rules.NAMES.resolve(word)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "FRG-110, FRG-101",
    "FRG101, FRG-101",
    "MTU-304, MTU-303",
    "mss-clamp-mising, mss-clamp-missing",
    "pbr-spilts-fragments, pbr-splits-fragments",
    "mtv, MTU",
  })
  void theNearest(String word, String nearest) {
    assertThat(Rules.NAMES.unknown(word))
        .isEqualTo("unknown rule \"" + word + "\", the nearest known one is " + nearest);
  }

  @Test
  void aLongWordIsCutInTheMessage() {
    assertThat(Rules.NAMES.unknown("x\n".repeat(500_000)))
        .hasSizeLessThan(150)
        .doesNotContain("\n");
  }

  @Test
  void noRulesAtAll() {
    assertThat(new RuleNames(List.of()).unknown("FRG")).isEqualTo("unknown rule \"FRG\"");
  }

  @Test
  void commaList() throws Exception {
    assertThat(Rules.NAMES.parseList("--select", "FRG-101, mtu,mss-clamp-missing"))
        .containsExactly(
            new RuleKey.One("FRG-101"), new RuleKey.Family("MTU"), new RuleKey.One("MTU-303"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FRG-101,,MTU | --select needs ids, names or families of rules with commas between them",
        "'' | --select needs ids, names or families of rules with commas between them",
        "FRG-101, | --select needs ids, names or families of rules with commas between them",
        "FRG-101,MTU-300 | --select: unknown rule \"MTU-300\", the nearest known one is MTU-303",
        "FRG-101 MTU | --select: unknown rule \"FRG-101 MTU\", the nearest known one is FRG-101",
      })
  void badList(String list, String message) {
    assertThatThrownBy(() -> Rules.NAMES.parseList("--select", list))
        .isInstanceOf(RunException.class)
        .hasMessage(message);
  }

  @Test
  void theRulesOfAKey() {
    assertThat(Rules.NAMES.rules(new RuleKey.Family("FRG")))
        .containsExactly(Rules.FRG_101, Rules.FRG_105);
    assertThat(Rules.NAMES.rules(new RuleKey.One("MTU-303"))).containsExactly(Rules.MTU_303);
  }
}
