package dev.hoplint.rule;

/** What a user's word for rules stands for: one rule, named by its id or its name, or a family. */
public sealed interface RuleKey {
  boolean matches(RuleInfo rule);

  /** One rule. */
  record One(String id) implements RuleKey {
    @Override
    public boolean matches(RuleInfo rule) {
      return rule.id().equals(id);
    }

    @Override
    public String toString() {
      return id;
    }
  }

  /** Every rule of a family ({@code FRG}). */
  record Family(String family) implements RuleKey {
    @Override
    public boolean matches(RuleInfo rule) {
      return rule.family().equals(family);
    }

    @Override
    public String toString() {
      return family;
    }
  }
}
