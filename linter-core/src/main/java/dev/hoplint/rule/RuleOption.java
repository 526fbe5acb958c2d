package dev.hoplint.rule;

import org.jspecify.annotations.Nullable;

/** What can be set for a rule in {@code hoplint.yaml} beside its level. */
public enum RuleOption {
  /**
   * A regular expression ({@link java.util.regex.Pattern}), found anywhere in the name of a port
   * group whose traffic stays on its own subnet.
   */
  LOCAL_ONLY_PORTGROUPS("RTE-402", "localOnlyPortgroups");

  private final String rule;
  private final String key;

  RuleOption(String rule, String key) {
    this.rule = rule;
    this.key = key;
  }

  /** The id of the rule that has the option. */
  public String rule() {
    return rule;
  }

  /** Its name in {@code hoplint.yaml}. */
  public String key() {
    return key;
  }

  /** The option {@code key} of the rule with the id {@code rule}, or null if it has none. */
  public static @Nullable RuleOption find(String rule, String key) {
    for (RuleOption option : values()) {
      if (option.rule.equals(rule) && option.key.equals(key)) {
        return option;
      }
    }
    return null;
  }
}
