package dev.hoplint.rule;

import dev.hoplint.source.Span;
import java.util.List;

/**
 * What to do about a finding: edits of the files, commands to type on the system, or the title
 * alone.
 *
 * @param safe whether applying it cannot change what the network does otherwise
 * @param insertions lines to add to blocks; reports turn them into edits
 */
public record Fix(
    String title,
    boolean safe,
    List<Edit> edits,
    List<String> commands,
    List<Insertion> insertions) {
  public Fix {
    edits = List.copyOf(edits);
    commands = List.copyOf(commands);
    insertions = List.copyOf(insertions);
  }

  public Fix(String title, boolean safe, List<Edit> edits, List<String> commands) {
    this(title, safe, edits, commands, List.of());
  }

  /** Replaces the span's text; an empty span inserts. */
  public record Edit(Span span, String text) {}

  /**
   * New lines beside a line, indented and ended as the file has it, which a rule does not see.
   *
   * @param beside a statement
   * @param lines the statements, without the indentation that {@code place} gives them
   */
  public record Insertion(Span beside, Place place, List<String> lines) {
    public Insertion {
      lines = List.copyOf(lines);
    }
  }

  /** Where new lines stand, and how deep. */
  public enum Place {
    /** Below a statement of a block, as deep as it. */
    BELOW,
    /** Below the header of a block, deeper than it. */
    WITHIN,
    /** Above a statement of a block, as deep as it. */
    ABOVE,
    /** Below a statement, as a block of their own that begins at the margin. */
    AT_MARGIN
  }

  public static Fix advice(String title) {
    return new Fix(title, false, List.of(), List.of());
  }

  public static Fix commands(String title, List<String> commands) {
    return new Fix(title, false, List.of(), commands);
  }
}
