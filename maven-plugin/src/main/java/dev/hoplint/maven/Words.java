package dev.hoplint.maven;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.report.ReportFormat;
import dev.hoplint.source.RunException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads parameters that Maven hands over as words; what is no known word is named. */
final class Words {
  private Words() {}

  /** The words without the empty ones, which Maven makes of {@code -Dhoplint.includes=}. */
  static List<String> list(List<@Nullable String> words) {
    return words.stream()
        .filter(Objects::nonNull)
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Null if {@code word} is not given: the configuration decides. */
  static LintRequest.@Nullable FailOn failOn(@Nullable String word) throws RunException {
    if (word == null || word.isBlank()) {
      return null;
    }
    LintRequest.FailOn failOn = LintRequest.FailOn.parse(word.strip());
    if (failOn == null) {
      throw new RunException("failOn: '" + word + "' is none of " + LintRequest.FailOn.WORDS);
    }
    return failOn;
  }

  /** In the order given; empty for {@code none}. */
  static Set<ReportFormat> formats(List<@Nullable String> words) throws RunException {
    List<String> given = list(words);
    if (given.equals(List.of("none"))) {
      return Set.of();
    }
    Set<ReportFormat> formats = new LinkedHashSet<>();
    for (String word : given) {
      ReportFormat format = ReportFormat.parse(word);
      if (format == null) {
        throw new RunException(
            "formats: '" + word + "' is none of " + ReportFormat.ids() + ", none");
      }
      formats.add(format);
    }
    return formats;
  }
}
