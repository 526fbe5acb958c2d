package dev.hoplint.rule;

import dev.hoplint.source.Span;
import java.util.List;

/**
 * What to do about a finding: edits of the files, commands to type on the system, or the title
 * alone.
 *
 * @param safe whether applying it cannot change what the network does otherwise
 */
public record Fix(String title, boolean safe, List<Edit> edits, List<String> commands) {
  public Fix {
    edits = List.copyOf(edits);
    commands = List.copyOf(commands);
  }

  /** Replaces the span's text; an empty span inserts. */
  public record Edit(Span span, String text) {}

  public static Fix advice(String title) {
    return new Fix(title, false, List.of(), List.of());
  }

  public static Fix commands(String title, List<String> commands) {
    return new Fix(title, false, List.of(), commands);
  }
}
