package dev.hoplint.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.config.Rules;
import dev.hoplint.rule.RuleKey;
import dev.hoplint.source.Position;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoresTest {
  private static SourceText text(String text) {
    return SourceText.of(new SourceFile("r1.cfg"), text);
  }

  private static List<Ignore> ignores(String text) {
    return Ignores.of(text(text), Rules.NAMES).all();
  }

  private static IgnoreFilter filter(String text) {
    return new IgnoreFilter(Ignores.of(text(text), Rules.NAMES), Rules.NAMES);
  }

  private static List<String> unused(IgnoreFilter filter) {
    return filter.unused(rule -> true).stream().map(IgnoreFilter.Unused::message).toList();
  }

  @Test
  void onTheLineBefore() {
    String config =
        """
        interface Tunnel0
         ! hoplint: ignore MTU-303, pbr -- the far end clamps
         ip mtu 1440
         ip mtu 1400
        """;
    Ignore ignore = ignores(config).get(0);
    assertThat(ignore.targets())
        .containsExactly(
            new Ignore.Target("MTU-303", new RuleKey.One("MTU-303")),
            new Ignore.Target("pbr", new RuleKey.Family("PBR")));
    assertThat(ignore.reason()).isEqualTo("the far end clamps");
    assertThat(text(config).position(ignore.span())).isEqualTo(new Position(2, 2, 2, 54));

    IgnoreFilter filter = filter(config);
    assertThat(filter.silencing(Rules.MTU_303, 4)).isNull();
    assertThat(filter.silencing(Rules.MTU_303, 2)).isNull();
    assertThat(filter.silencing(Rules.FRG_101, 3)).isNull();
    assertThat(filter.silencing(Rules.MTU_303, 3)).isEqualTo(ignore);
    assertThat(filter.silencing(Rules.PBR_206, 3)).isEqualTo(ignore);
    assertThat(unused(filter)).isEmpty();
    assertThat(filter.withoutReason()).isEmpty();
  }

  @Test
  void atTheEndOfTheLine() {
    IgnoreFilter filter =
        filter(
            """
            10.0.0.0  255.0.0.0  10.131.3.1  vmk3  # hoplint: ignore RTE-402 -- backup only
            0.0.0.0   0.0.0.0    10.131.0.1  vmk0
            """);
    assertThat(filter.silencing(Rules.RTE_402, 2)).isNull();
    assertThat(filter.silencing(Rules.RTE_402, 1)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "! hoplint: ignore FRG-101 -- why\n!\n\n ! more\nremark hoplint has no say\nTHIS",
        "access-list 101 remark hoplint: ignore FRG-101 -- why\naccess-list 101 remark b\nTHIS",
        " remark hoplint: ignore FRG-101 -- why\n 20 remark b\n 30 remark\nTHIS",
        "# hoplint: ignore FRG-101 -- why\r\n# b\r\n\tTHIS",
        "!!hoplint:IGNORE pbr-splits-fragments--why\rTHIS",
        "! HOPLINT: Ignore frg -- why\n! hoplint: ignore MTU -- b\nTHIS",
        "! hoplint: ignore MTU -- b\n! hoplint: ignore MTU,FRG -- why\nTHIS",
        "! hoplint: ignore MTU-303 FRG-101 -- why\nTHIS",
        "THIS ! hoplint: ignore FRG-101 -- why",
        "! hoplint: ignore-file FRG -- why\nA\nTHIS",
        "THIS\n! hoplint: Ignore-File FRG-101 -- why",
      })
  void appliesToTheStatement(String config) {
    SourceText text = text(config);
    int line = text.lineAt(config.indexOf("THIS"));
    Ignore ignore = filter(config).silencing(Rules.FRG_101, line);
    assertThat(ignore).isNotNull();
    assertThat(ignore.reason()).isEqualTo("why");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "THIS\n! hoplint: ignore FRG-101 -- why",
        "! hoplint: ignore FRG-101 -- why\nA\nTHIS",
        "! hoplint: ignore FRG-101 -- why\ndescription remark\nTHIS",
        "! hoplint: ignore MTU-303 -- why\nTHIS",
        "! hoplint: ignore -- FRG-101\nTHIS",
        "! hoplint: ignored FRG-101 -- why\nTHIS",
        "! hoplint ignore FRG-101 -- why\nTHIS",
        "! see hoplint: ignore FRG-101 -- why\nTHIS",
        "description hoplint: ignore FRG-101 -- why\nTHIS",
        "description x!hoplint: ignore FRG-101 -- why\nTHIS",
        "remarkhoplint: ignore FRG-101 -- why\nTHIS",
        "xremark hoplint: ignore FRG-101 -- why\nTHIS",
        "hoplint: ignore FRG-101 -- why\nTHIS",
        "! ahoplint: ignore FRG-101 -- why\nTHIS",
        "! hoplint:\nTHIS",
        "!\n: hoplint\nTHIS",
        "",
      })
  void leavesTheStatementAlone(String config) {
    int line = text(config).lineAt(Math.max(0, config.indexOf("THIS")));
    assertThat(filter(config).silencing(Rules.FRG_101, line)).isNull();
  }

  @Test
  void whatSilencedNothing() {
    IgnoreFilter filter =
        filter(
            """
            ! hoplint: ignore FRG-101, MTU-303 -- half of it
            A
            ! hoplint: ignore-file RTE -- none
            ! hoplint: ignore FRG-110 -- no such rule
            B ! hoplint: ignore -- nothing named
            ! hoplint: ingore FRG-101 -- a slip
            ! hoplint: ignore PBR-206 -- at the end
            """);
    assertThat(filter.silencing(Rules.FRG_101, 2)).isNotNull();
    assertThat(unused(filter))
        .containsExactly(
            "this ignore silences nothing: no finding of MTU-303 in line 2",
            "this ignore silences nothing: no finding of RTE in this file",
            "this ignore silences nothing: unknown rule \"FRG-110\", the nearest known one is"
                + " FRG-101",
            "this ignore silences nothing: ignore names no rule",
            "this ignore silences nothing: \"ingore\" after \"hoplint:\" is not ignore or"
                + " ignore-file",
            "this ignore silences nothing: no finding of PBR-206 as no statement follows");
  }

  @Test
  void aRuleThatDidNotRunLeavesItsIgnoreAlone() {
    IgnoreFilter filter =
        filter("! hoplint: ignore MTU-303, FRG -- a\nA\n! hoplint: ignore MTU-303 -- b\nB");
    assertThat(unused(filter)).hasSize(2);
    assertThat(filter.unused(rule -> !rule.equals(Rules.MTU_303)))
        .extracting(IgnoreFilter.Unused::message)
        .containsExactly("this ignore silences nothing: no finding of FRG in line 2");
    // FRG-105 might have been what the family was silenced for.
    assertThat(filter.unused(rule -> rule.equals(Rules.FRG_101))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "! hoplint: ignore FRG-101",
        "! hoplint: ignore FRG-101 --",
        "! hoplint: ignore FRG-101 --   ",
        "! hoplint: ignore FRG-101 as the study says so",
      })
  void withoutReason(String comment) {
    IgnoreFilter filter = filter(comment + "\nA");
    assertThat(filter.silencing(Rules.FRG_101, 2)).isNotNull();
    assertThat(filter.withoutReason()).hasSize(1);
    assertThat(unused(filter)).isEmpty();
  }

  @Test
  void theOneWithAReasonAnswersAndBothCount() {
    IgnoreFilter filter = filter("! hoplint: ignore-file FRG -- all\n! hoplint: ignore FRG-101\nA");
    assertThat(filter.silencing(Rules.FRG_101, 3).reason()).isEqualTo("all");
    assertThat(unused(filter)).isEmpty();
    assertThat(filter.withoutReason()).hasSize(1);
  }

  @Test
  void aReasonStaysOneLine() {
    assertThat(ignores("! hoplint: ignore FRG -- a\u2028b\u0007c").get(0).reason())
        .isEqualTo("a?b?c");
  }

  @Test
  void manyInARow() {
    String config = "! hoplint: ignore FRG-101 -- why\n".repeat(100_000) + "A\n";
    List<Ignore> all = ignores(config);
    assertThat(all).hasSize(100_000).allMatch(ignore -> ignore.line() == 100_001);
  }
}
