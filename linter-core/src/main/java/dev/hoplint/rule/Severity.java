package dev.hoplint.rule;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Ascending, so that comparisons read as words. */
public enum Severity {
  NOTE,
  WARNING,
  ERROR;

  /** {@code note}, {@code warning} or {@code error}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static @Nullable Severity parse(String id) {
    for (Severity severity : values()) {
      if (severity.id().equals(id)) {
        return severity;
      }
    }
    return null;
  }

  public boolean atLeast(Severity other) {
    return compareTo(other) >= 0;
  }

  /** One step down, {@link #NOTE} stays. */
  public Severity lower() {
    return this == ERROR ? WARNING : NOTE;
  }
}
