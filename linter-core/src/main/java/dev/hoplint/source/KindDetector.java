package dev.hoplint.source;

import org.jspecify.annotations.Nullable;

/** Judges by content what a stretch of text is. */
public final class KindDetector {

  /**
   * A judgement.
   *
   * @param reason for users, why the kind is unknown; null for the others
   */
  public record Verdict(PartKind kind, @Nullable String reason) {}

  private KindDetector() {}

  /** Judges one part's text as a whole, as {@link PartSplitter} cut it. */
  public static Verdict detect(SourceText text, Part part) {
    int end = part.end();
    Evidence evidence = new Evidence();
    Words line = new Words(text.bytes());
    int at = part.start();
    while (at < end) {
      int lineEnd = Lines.end(text.bytes(), at, end);
      line.line(at, lineEnd);
      if (Prompt.read(line) == null) {
        evidence.add(line);
      }
      at = Lines.next(text.bytes(), lineEnd, end);
    }
    return evidence.verdict(part.command());
  }
}
