package dev.hoplint.source;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Recognizes by content what Hoplint wrote itself, or is configured by: reports, baselines, {@code
 * hoplint.yaml}. Reading them as network files would make a run depend on the one before.
 */
final class OwnOutput {
  /** How much of a file is looked at, in bytes: each format names its tool near its start. */
  private static final int HEAD = 4096;

  /** Contract section 6. */
  private static final Set<String> CONFIGURATION_KEYS =
      Set.of("include", "exclude", "failOn", "rules", "overrides", "network", "dumps", "baseline");

  private OwnOutput() {}

  static boolean isOwn(SourceText text) {
    byte[] bytes = text.bytes();
    String head =
        new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.UTF_8).stripLeading();
    if (head.isEmpty()) {
      return false;
    }
    return switch (head.charAt(0)) {
      // JSON, SARIF, GitLab, reviewdog; Checkstyle, JUnit, HTML.
      case '{', '[', '<' ->
          head.contains("\"hoplint") || head.contains("\"reportVersion\"") || namesTool(head);
      default -> isConfiguration(text);
    };
  }

  private static boolean namesTool(String head) {
    return head.charAt(0) == '<' && (head.contains("hoplint") || head.contains("Hoplint"));
  }

  /** A YAML mapping whose keys are all those of {@code hoplint.yaml}. */
  private static boolean isConfiguration(SourceText text) {
    boolean found = false;
    for (int line = 1; line <= text.lineCount(); line++) {
      String words = text.line(line);
      if (words.isBlank() || words.startsWith("#") || words.equals("---")) {
        continue;
      }
      char first = words.charAt(0);
      if (first == ' ' || first == '-' || first == '}' || first == ']') {
        if (!found) {
          return false;
        }
        continue;
      }
      int colon = words.indexOf(':');
      if (colon < 0 || !CONFIGURATION_KEYS.contains(words.substring(0, colon))) {
        return false;
      }
      found = true;
    }
    return found;
  }
}
