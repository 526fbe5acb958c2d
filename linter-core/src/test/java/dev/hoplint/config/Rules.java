package dev.hoplint.config;

import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.RuleNames;
import dev.hoplint.rule.Severity;
import java.util.List;

/** Some rules of several families for tests that must not depend on which exist. */
public final class Rules {
  public static final RuleInfo FRG_101 = rule("FRG-101", "pbr-splits-fragments", Severity.ERROR);
  public static final RuleInfo FRG_105 =
      rule("FRG-105", "denied-service-leaks-fragments", Severity.NOTE);
  public static final RuleInfo MTU_303 = rule("MTU-303", "mss-clamp-missing", Severity.WARNING);
  public static final RuleInfo PBR_206 = rule("PBR-206", "pbr-next-hop-unchecked", Severity.NOTE);
  public static final RuleInfo RTE_402 =
      rule("RTE-402", "reply-leaves-another-interface", Severity.WARNING);
  public static final RuleNames NAMES =
      new RuleNames(List.of(FRG_101, FRG_105, PBR_206, MTU_303, RTE_402));

  private Rules() {}

  private static RuleInfo rule(String id, String name, Severity severity) {
    return new RuleInfo(id, name, severity, "summary", "0.1", false);
  }
}
