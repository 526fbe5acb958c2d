package dev.hoplint.parse.ios;

import dev.hoplint.model.Unrendered;
import dev.hoplint.parse.ios.CommandTable.Command;
import dev.hoplint.source.Part;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import dev.hoplint.source.Template;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the lines of a part of which a template leaves open what they say, or whether they are. */
final class UnrenderedLines {
  private final SourceText text;
  private final Part part;
  private final Template template;
  private final List<int[]> freeTexts = new ArrayList<>();
  private int lines;
  private int first = -1;
  private boolean missing;

  private UnrenderedLines(SourceText text, Part part, Template template) {
    this.text = text;
    this.part = part;
    this.template = template;
  }

  /** Null if the text is no template. */
  static @Nullable UnrenderedLines of(SourceText text, Part part) {
    Template template = text.template();
    return template == null ? null : new UnrenderedLines(text, part, template);
  }

  /** Text of which no line means anything, from an offset to before another: a banner. */
  void freeText(int start, int end) {
    freeTexts.add(new int[] {start, end});
  }

  /** Whether the line begins with an expression: it may stand for any number of lines. */
  static boolean isWholeLine(List<IosToken> words, int from) {
    return from < words.size() && words.get(from).byteAt(0) == Template.UNKNOWN;
  }

  /** An expression that may stand for any number of lines. */
  void addLines() {
    missing = true;
  }

  /** Whether an expression stands among the words of a command that is not known. */
  boolean isAnyCommand(List<IosToken> words) {
    if (words.stream().noneMatch(IosToken::isUnrendered)) {
      return false;
    }
    found(words.get(0).start());
    missing = true;
    return true;
  }

  /**
   * Whether a line that the parser reads is open.
   *
   * @param global whether it stands in no block
   */
  boolean isOpen(int start, List<IosToken> words, Command command, boolean global) {
    boolean unknown = words.stream().anyMatch(IosToken::isUnrendered);
    if (unknown) {
      // What a block lacks is noted there; what the device lacks, and where it is, is not.
      missing |= global || command.words().startsWith("ip address");
    }
    if (!unknown && !template.isConditional(start)) {
      return false;
    }
    found(start);
    return true;
  }

  /** A line of which nothing is taken. */
  void found(int start) {
    lines++;
    first = first < 0 ? start : first;
  }

  /**
   * What is open in the part, or null if nothing that is read.
   *
   * @param names whether a name that is used is open
   */
  @Nullable Unrendered build(boolean names) {
    int control = firstControl();
    if (lines == 0 && control < 0 && !names) {
      return null;
    }
    int at = first < 0 || (control >= 0 && control < first) ? control : first;
    if (at < 0) {
      int[] expression = template.first(part.start(), part.end(), false);
      at = expression == null ? part.start() : expression[0];
    }
    int line = text.lineAt(at);
    Span span = new Span(text.file(), at, Math.max(at, Math.min(part.end(), text.lineEnd(line))));
    return new Unrendered(span, lines, missing || names || control >= 0);
  }

  /** The first control block outside of banners, or -1. */
  private int firstControl() {
    int from = part.start();
    int text = 0;
    while (from < part.end()) {
      int[] control = template.first(from, part.end(), true);
      if (control == null) {
        return -1;
      }
      while (text < freeTexts.size() && freeTexts.get(text)[1] < control[1]) {
        text++;
      }
      if (text == freeTexts.size() || freeTexts.get(text)[0] > control[0]) {
        return control[0];
      }
      from = control[1];
    }
    return -1;
  }
}
