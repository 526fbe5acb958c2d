package dev.hoplint.rule;

import org.jspecify.annotations.Nullable;

/** A rule's configured level. */
public enum RuleLevel {
  OFF,
  NOTE,
  WARNING,
  ERROR;

  /** The severity of this level, null for {@link #OFF}. */
  public @Nullable Severity severity() {
    return switch (this) {
      case OFF -> null;
      case NOTE -> Severity.NOTE;
      case WARNING -> Severity.WARNING;
      case ERROR -> Severity.ERROR;
    };
  }
}
