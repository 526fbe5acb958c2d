package dev.hoplint.parse.ios;

import dev.hoplint.model.LineState;
import dev.hoplint.model.Problem;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts lines by state and keeps what is wrong with some of them. */
final class LineLog {
  private static final String UNKNOWN = "not a command that Hoplint knows here";

  private final SourceFile file;
  private final Map<LineState, Integer> states = new EnumMap<>(LineState.class);
  private final List<Problem> problems = new ArrayList<>();

  LineLog(SourceFile file) {
    this.file = file;
  }

  void count(LineState state) {
    states.merge(state, 1, Integer::sum);
  }

  /** Counts every line of a token that spans lines and begins with a line end. */
  void text(IosToken token, LineState state) {
    int lines = 1;
    for (int i = 1; i < token.length(); i++) {
      byte b = token.byteAt(i);
      boolean afterCr = token.byteAt(i - 1) == '\r';
      boolean firstLineEnd = i == 1 && afterCr && b == '\n';
      if (!firstLineEnd && (b == '\r' || (b == '\n' && !afterCr))) {
        lines++;
      }
    }
    states.merge(state, lines, Integer::sum);
  }

  /**
   * Counts a line that the table does not know.
   *
   * @param ambiguity which commands its words may be short for, or null
   */
  void unrecognized(LayoutFilter.Extent line, @Nullable String ambiguity) {
    count(LineState.UNRECOGNIZED);
    String message = ambiguity == null ? UNKNOWN : ambiguity;
    Span span = new Span(file, line.start(), line.end());
    problems.add(new Problem(Problem.Kind.UNRECOGNIZED, message, span));
  }

  void malformed(ConfigLine line, String message) {
    problems.add(new Problem(Problem.Kind.MALFORMED, message, span(line)));
  }

  Span span(ConfigLine line) {
    return new Span(file, line.start(), line.end());
  }

  /** Lines per state; states without lines are left out. */
  Map<LineState, Integer> states() {
    return states;
  }

  /** In the order of the file: the layout is known a line before its words are read. */
  List<Problem> problems() {
    problems.sort(Comparator.comparingInt(problem -> problem.span().start()));
    return problems;
  }
}
