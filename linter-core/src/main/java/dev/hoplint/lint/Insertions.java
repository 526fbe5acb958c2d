package dev.hoplint.lint;

import dev.hoplint.rule.Fix;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;

/** Turns the lines that a fix adds into an edit of the text, in the manner of its file. */
final class Insertions {
  private Insertions() {}

  /** The edit stands at the start of the line after, or at the end of a text that ends here. */
  static Fix.Edit edit(Fix.Insertion insertion, SourceText text) {
    int line = text.lineAt(insertion.below().start());
    String prefix = text.text(text.lineStart(line), insertion.below().start());
    if (insertion.header()) {
      prefix = deeper(prefix, line, text);
    }
    boolean last = line == text.lineCount() && text.lineEnd(line) == text.bytes().length;
    String end = lineEnd(text, last ? Math.max(1, line - 1) : line);
    StringBuilder added = new StringBuilder();
    for (String statement : insertion.lines()) {
      added.append(last ? end : "").append(prefix).append(statement).append(last ? "" : end);
    }
    int at = last ? text.bytes().length : text.lineStart(line + 1);
    return new Fix.Edit(new Span(insertion.below().file(), at, at), added.toString());
  }

  /** The indentation of the block's first line; a blank more than the header's if it has none. */
  private static String deeper(String header, int line, SourceText text) {
    if (line < text.lineCount()) {
      String next = text.line(line + 1);
      String indentation = next.substring(0, next.length() - next.stripLeading().length());
      if (indentation.length() > header.length() && indentation.startsWith(header)) {
        return indentation;
      }
    }
    return header + " ";
  }

  private static String lineEnd(SourceText text, int line) {
    int end = text.lineEnd(line);
    int next = line < text.lineCount() ? text.lineStart(line + 1) : text.bytes().length;
    return next > end ? text.text(end, next) : "\n";
  }
}
