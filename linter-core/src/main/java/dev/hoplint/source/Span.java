package dev.hoplint.source;

/**
 * A stretch of a file's decoded text: offsets count bytes of its UTF-8 form without a byte order
 * mark, {@code start} inclusive, {@code end} exclusive. Lines and columns are worked out from it
 * only when something is reported ({@link SourceText#position}).
 */
public record Span(SourceFile file, int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + ".." + end + " of " + file);
    }
  }

  /** From the start of this one to the end of {@code last}, which lies in the same file. */
  public Span to(Span last) {
    return new Span(file, start, Math.max(end, last.end));
  }
}
