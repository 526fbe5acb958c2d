package dev.hoplint.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The formats a report can be written in. */
public enum ReportFormat {
  TEXT,
  CONCISE,
  JSON;

  /** The name that users write. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static @Nullable ReportFormat parse(String id) {
    for (ReportFormat format : values()) {
      if (format.id().equals(id)) {
        return format;
      }
    }
    return null;
  }

  /** {@code text, concise, json}. */
  public static String ids() {
    return Arrays.stream(values()).map(ReportFormat::id).collect(Collectors.joining(", "));
  }

  /** The report of this format; {@code texts} and {@code options} matter to {@link #TEXT} only. */
  public Report report(SourceTexts texts, TextReport.Options options) {
    return switch (this) {
      case TEXT -> new TextReport(texts, options);
      case CONCISE -> new ConciseReport();
      // Named here only, so that the other formats never load Jackson.
      case JSON -> new JsonReport(ToolVersion.current());
    };
  }
}
