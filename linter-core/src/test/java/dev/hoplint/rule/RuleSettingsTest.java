package dev.hoplint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.config.Rules;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSettingsTest {
  private static final Span PLACE = new Span(new SourceFile("hoplint.yaml"), 0, 0);

  private static RuleKey key(String word) {
    return Rules.NAMES.resolve(word);
  }

  private static RuleSetting set(String word, RuleLevel level) {
    return new RuleSetting(key(word), level, Map.of(), PLACE);
  }

  private static RuleSettings.ForFiles lab(RuleSetting... settings) {
    return new RuleSettings.ForFiles(path -> path.startsWith("lab/"), List.of(settings));
  }

  private static RuleSettings rules(RuleSetting... settings) {
    return new RuleSettings(List.of(settings), List.of(), List.of(), List.of());
  }

  private static RuleSettings command(RuleSettings settings, String select, String ignore) {
    return settings.with(keys(select), keys(ignore));
  }

  private static List<RuleKey> keys(String words) {
    return words.isEmpty()
        ? List.of()
        : Arrays.stream(words.split(" ")).map(RuleSettingsTest::key).toList();
  }

  /** Columns: default, grade, configured level, result. The contract's two examples come first. */
  @ParameterizedTest
  @CsvSource({
    "ERROR, ERROR, WARNING, WARNING",
    "ERROR, NOTE, WARNING, NOTE",
    "WARNING, WARNING, ERROR, ERROR",
    "WARNING, ERROR, ERROR, ERROR",
    "WARNING, NOTE, ERROR, NOTE",
    "WARNING, ERROR, WARNING, WARNING",
    "WARNING, ERROR, NOTE, NOTE",
    "WARNING, NOTE, NOTE, NOTE",
    "ERROR, WARNING, ERROR, WARNING",
    "ERROR, WARNING, NOTE, NOTE",
    "NOTE, WARNING, NOTE, NOTE",
    "NOTE, NOTE, ERROR, ERROR",
    "NOTE, ERROR, OFF, ",
    "ERROR, NOTE, OFF, ",
  })
  void levelAgainstGrade(Severity byDefault, Severity grade, RuleLevel level, Severity result) {
    RuleInfo rule = new RuleInfo("FRG-101", "pbr-splits-fragments", byDefault, "s", "0.1", false);
    assertThat(rules(set("FRG-101", level)).severity(rule, grade, "r1.cfg")).isEqualTo(result);
    assertThat(RuleSettings.DEFAULT.severity(rule, grade, "r1.cfg")).isEqualTo(grade);
  }

  @Test
  void theRuleCountsMoreThanItsFamilyInAnyOrder() {
    for (RuleSettings settings :
        List.of(
            rules(set("FRG", RuleLevel.OFF), set("FRG-101", RuleLevel.NOTE)),
            rules(set("pbr-splits-fragments", RuleLevel.NOTE), set("FRG", RuleLevel.OFF)))) {
      assertThat(settings.severity(Rules.FRG_101, Severity.ERROR, "a")).isEqualTo(Severity.NOTE);
      assertThat(settings.severity(Rules.FRG_105, Severity.NOTE, "a")).isNull();
      assertThat(settings.severity(Rules.MTU_303, Severity.ERROR, "a")).isEqualTo(Severity.ERROR);
    }
  }

  @Test
  void theLastOverrideThatMatchesCounts() {
    RuleSettings settings =
        new RuleSettings(
            List.of(set("FRG-101", RuleLevel.OFF), set("MTU", RuleLevel.NOTE)),
            List.of(
                lab(set("FRG-101", RuleLevel.NOTE)),
                lab(set("FRG", RuleLevel.WARNING)),
                new RuleSettings.ForFiles(
                    path -> path.equals("lab/x.cfg"), List.of(set("FRG-101", RuleLevel.OFF)))),
            List.of(),
            List.of());
    assertThat(settings.severity(Rules.FRG_101, Severity.ERROR, "r1.cfg")).isNull();
    assertThat(settings.severity(Rules.FRG_101, Severity.ERROR, "lab/r1.cfg"))
        .isEqualTo(Severity.WARNING);
    assertThat(settings.severity(Rules.FRG_101, Severity.ERROR, "lab/x.cfg")).isNull();
    assertThat(settings.severity(Rules.MTU_303, Severity.WARNING, "lab/r1.cfg"))
        .isEqualTo(Severity.NOTE);
  }

  /** Columns: rules that are off, --select, --ignore, whether FRG-101 and FRG-105 report. */
  @ParameterizedTest
  @CsvSource({
    "'', '', '', true, true",
    "'', FRG-101, '', true, false",
    "'', FRG, '', true, true",
    "'', MTU, '', false, false",
    "'', MTU frg-105, '', false, true",
    "'', '', FRG, false, false",
    "'', '', FRG-101, false, true",
    "'', FRG, FRG-105, true, false",
    "'', FRG-105, FRG, false, false",
    "FRG-101, '', '', false, true",
    "FRG-101, FRG-101, '', true, false",
    "FRG-101, FRG, '', false, true",
    "FRG, FRG, '', true, true",
    "FRG, FRG-101, '', true, false",
    "FRG, FRG-101, FRG-101, false, false",
  })
  void commandLine(String off, String select, String ignore, boolean first, boolean second) {
    RuleSetting[] switchedOff =
        keys(off).stream()
            .map(key -> new RuleSetting(key, RuleLevel.OFF, Map.of(), PLACE))
            .toArray(RuleSetting[]::new);
    RuleSettings settings = command(rules(switchedOff), select, ignore);
    assertThat(settings.severity(Rules.FRG_101, Severity.WARNING, "a"))
        .isEqualTo(first ? Severity.WARNING : null);
    assertThat(settings.severity(Rules.FRG_105, Severity.NOTE, "a"))
        .isEqualTo(second ? Severity.NOTE : null);
    assertThat(settings.mayReport(Rules.FRG_101)).isEqualTo(first);
    assertThat(settings.mayReport(Rules.FRG_105)).isEqualTo(second);
  }

  @Test
  void whyThereIsNone() {
    RuleSetting off = set("FRG", RuleLevel.OFF);
    assertThat(rules(off).judge(Rules.FRG_101, Severity.ERROR, "a"))
        .isEqualTo(new RuleSettings.Verdict.SwitchedOff(off));
    assertThat(command(rules(off), "MTU", "").judge(Rules.FRG_101, Severity.ERROR, "a"))
        .isEqualTo(new RuleSettings.Verdict.NotSelected());
  }

  @Test
  void aRuleThatIsOnSomewhereRuns() {
    RuleSettings settings =
        new RuleSettings(
            List.of(set("FRG", RuleLevel.OFF)),
            List.of(lab(set("FRG-101", RuleLevel.NOTE)), lab(set("MTU", RuleLevel.OFF))),
            List.of(),
            List.of());
    assertThat(settings.mayReport(Rules.FRG_101)).isTrue();
    assertThat(settings.mayReport(Rules.FRG_105)).isFalse();
    assertThat(settings.mayReport(Rules.MTU_303)).isTrue();
  }

  @Test
  void anOptionWithoutALevelLeavesTheLevel() {
    RuleOption option = RuleOption.LOCAL_ONLY_PORTGROUPS;
    RuleSettings settings =
        new RuleSettings(
            List.of(set("RTE", RuleLevel.OFF), local(null, "a"), set("MTU", RuleLevel.OFF)),
            List.of(lab(local(RuleLevel.ERROR, "b")), lab(set("RTE-402", RuleLevel.NOTE))),
            List.of(),
            List.of());
    assertThat(settings.severity(Rules.RTE_402, Severity.WARNING, "r1.cfg")).isNull();
    assertThat(settings.severity(Rules.RTE_402, Severity.WARNING, "lab/r1.cfg"))
        .isEqualTo(Severity.NOTE);
    assertThat(settings.option(option, "r1.cfg")).isEqualTo("a");
    assertThat(settings.option(option, "lab/r1.cfg")).isEqualTo("b");
    assertThat(RuleSettings.DEFAULT.option(option, "r1.cfg")).isNull();
  }

  private static RuleSetting local(RuleLevel level, String portgroups) {
    return new RuleSetting(
        key("RTE-402"), level, Map.of(RuleOption.LOCAL_ONLY_PORTGROUPS, portgroups), PLACE);
  }
}
