package dev.hoplint.testing.coverage;

import dev.hoplint.model.LineState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code docs/ios-coverage.md}: the command table for readers. */
final class CoveragePage {
  private static final List<LineState> STATES =
      List.of(LineState.FULL, LineState.CONDITIONAL, LineState.TO_DO, LineState.NEEDLESS);

  private final StringBuilder page = new StringBuilder();

  private CoveragePage() {}

  static String of(Collection<CommandRow> rows) {
    CoveragePage coverage = new CoveragePage();
    coverage.introduction();
    Map<String, List<CommandRow>> modes = new TreeMap<>();
    rows.forEach(row -> modes.computeIfAbsent(row.mode(), m -> new ArrayList<>()).add(row));
    coverage.counts(modes, rows);
    modes.forEach(coverage::mode);
    return coverage.page.toString();
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  private void introduction() {
    line("# Commands of IOS that Hoplint knows");
    line("");
    line(
        "Made from `ios-commands.tsv`, which decides what becomes of each line of a configuration;");
    line("[CONTRIBUTING.md](../CONTRIBUTING.md) names the command that makes it again.");
    line("");
    line("| state | meaning |");
    line("|---|---|");
    line("| FULL | understood; what it says is kept |");
    line("| CONDITIONAL | understood in part: it matters only for what it is combined with |");
    line("| TO_DO | known; some rule may want it one day |");
    line("| NEEDLESS | known; no rule can need it |");
    line("");
    line(
        "A line that is not here is reported as not recognized. In a command, `*` stands for any word,");
    line(
        "`#` for a number, `#1-99` for a number of that range, `A.B.C.D` for an address; further words may follow, and `no` or");
    line(
        "`default` may stand before it. \"Any other line\" is what a mode does with lines not named.");
    line("");
  }

  private void counts(Map<String, List<CommandRow>> modes, Collection<CommandRow> all) {
    line("## Counts");
    line("");
    line("| mode | commands | FULL | CONDITIONAL | TO_DO | NEEDLESS |");
    line("|---|--:|--:|--:|--:|--:|");
    modes.forEach((mode, rows) -> count("[" + mode + "](#" + mode + ")", rows));
    count("all", all);
    line("");
  }

  private void count(String name, Collection<CommandRow> rows) {
    page.append("| ").append(name).append(" | ").append(rows.size());
    for (LineState state : STATES) {
      page.append(" | ").append(rows.stream().filter(row -> row.state() == state).count());
    }
    line(" |");
  }

  private void mode(String mode, List<CommandRow> rows) {
    line("## " + mode);
    line("");
    line("| command | state | opens |");
    line("|---|---|---|");
    for (CommandRow row : rows) {
      String command = row.words().isEmpty() ? "any other line" : "`" + row.words() + "`";
      line("| " + command + " | " + row.state() + " | " + opens(row.opens()) + " |");
    }
    line("");
  }

  private static String opens(String mode) {
    return switch (mode) {
      case "" -> "";
      case ".." -> "(leaves the mode)";
      case "/" -> "(leaves every mode)";
      default -> mode;
    };
  }
}
