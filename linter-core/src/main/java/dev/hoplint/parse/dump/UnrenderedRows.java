package dev.hoplint.parse.dump;

import dev.hoplint.model.Unrendered;
import dev.hoplint.source.Part;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import dev.hoplint.source.Template;
import org.jspecify.annotations.Nullable;

/** Finds the lines of a dump of which a template leaves open what they say, or whether they are. */
final class UnrenderedRows {
  private UnrenderedRows() {}

  /** What is open in the part, or null if nothing is. */
  static @Nullable Unrendered of(SourceText text, Part part) {
    Template template = text.template();
    int[] mark = template == null ? null : template.first(part.start(), part.end(), false);
    if (template == null || mark == null) {
      return null;
    }
    int lines = 0;
    int number = text.lineAt(part.start());
    while (number <= text.lineCount() && text.lineStart(number) < part.end()) {
      lines += isOpen(text, text.lineStart(number), text.lineEnd(number)) ? 1 : 0;
      number++;
    }
    int end = Math.min(part.end(), text.lineEnd(text.lineAt(mark[0])));
    Span first = new Span(text.file(), mark[0], Math.max(mark[0], end));
    return new Unrendered(first, lines, template.first(part.start(), part.end(), true) != null);
  }

  /** Whether nothing can be taken from the line of a template that starts and ends there. */
  static boolean isOpen(SourceText text, int start, int end) {
    Template template = text.template();
    if (template == null) {
      return false;
    }
    byte[] bytes = text.bytes();
    boolean blank = true;
    for (int i = start; i < end; i++) {
      if (bytes[i] == Template.UNKNOWN) {
        return true;
      }
      blank &= bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\b';
    }
    return !blank && template.isConditional(start);
  }
}
