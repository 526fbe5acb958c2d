package dev.hoplint.testing.coverage;

import dev.hoplint.model.LineState;
import dev.hoplint.parse.ios.IosParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A line of {@code ios-commands.tsv}.
 *
 * @param words empty for all lines of the mode that no other row names
 * @param opens the mode of its sub-commands, {@code ..} or {@code /} if it leaves a mode, or empty
 */
record CommandRow(String mode, String words, String opens, LineState state) {

  /** The table as Hoplint reads it, in its order. */
  static List<CommandRow> all() throws IOException {
    try (InputStream in = IosParser.class.getResourceAsStream("ios-commands.tsv")) {
      String table = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return table.lines().skip(1).map(CommandRow::of).toList();
    }
  }

  private static CommandRow of(String line) {
    String[] cells = line.split("\t", -1);
    return new CommandRow(cells[0], cells[1], cells[2], LineState.valueOf(cells[3]));
  }
}
