package dev.hoplint.lint;

import dev.hoplint.rule.Fix;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;

/** Turns the lines that a fix adds into an edit of the text, in the manner of its file. */
final class Insertions {
  private Insertions() {}

  /** The edit stands at the start of a line, or at the end of a text that ends here. */
  static Fix.Edit edit(Fix.Insertion insertion, SourceText text) {
    int line = text.lineAt(insertion.beside().start());
    String prefix =
        switch (insertion.place()) {
          case BELOW, ABOVE -> indentation(text.line(line));
          case WITHIN -> deeper(line, text);
          case AT_MARGIN -> "";
        };
    StringBuilder added = new StringBuilder();
    if (insertion.place() == Fix.Place.ABOVE) {
      while (line > 1 && isRemark(text.line(line - 1))) {
        line--;
      }
      String end = lineEnd(text, line);
      insertion.lines().forEach(statement -> added.append(prefix).append(statement).append(end));
      return at(text.lineStart(line), insertion, added);
    }
    if (line == text.lineCount() && text.lineEnd(line) == text.bytes().length) {
      String end = lineEnd(text, line);
      insertion.lines().forEach(statement -> added.append(end).append(prefix).append(statement));
      return at(text.bytes().length, insertion, added);
    }
    String end = lineEnd(text, line);
    insertion.lines().forEach(statement -> added.append(prefix).append(statement).append(end));
    return at(text.lineStart(line + 1), insertion, added);
  }

  private static Fix.Edit at(int offset, Fix.Insertion insertion, StringBuilder added) {
    return new Fix.Edit(new Span(insertion.beside().file(), offset, offset), added.toString());
  }

  /** Of a line that is not empty. */
  private static String indentation(String line) {
    return line.isBlank() ? "" : line.substring(0, line.length() - line.stripLeading().length());
  }

  /** Of an access list, about the entry below it; it may have a number. */
  private static boolean isRemark(String line) {
    String words = line.strip();
    int digits = 0;
    while (digits < words.length() && Character.isDigit(words.charAt(digits))) {
      digits++;
    }
    return words.substring(digits).stripLeading().startsWith("remark ");
  }

  /** The indentation of the block's first line, or else what the file has in other blocks. */
  private static String deeper(int line, SourceText text) {
    String header = indentation(text.line(line));
    if (line < text.lineCount()) {
      String indentation = indentation(text.line(line + 1));
      if (indentation.length() > header.length() && indentation.startsWith(header)) {
        return indentation;
      }
    }
    for (int other = 1; other <= text.lineCount(); other++) {
      String indentation = indentation(text.line(other));
      if (!indentation.isEmpty()) {
        return header + indentation;
      }
    }
    return header;
  }

  /** How the line ends; the last one, which may not, like the one before. */
  private static String lineEnd(SourceText text, int line) {
    int end = text.lineEnd(line);
    int next = line < text.lineCount() ? text.lineStart(line + 1) : text.bytes().length;
    if (next > end) {
      return text.text(end, next);
    }
    return line > 1 ? lineEnd(text, line - 1) : "\n";
  }
}
