package dev.hoplint.parse.ios;

import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.model.LineState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.antlr.v4.runtime.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ios-commands.tsv} says: the commands of IOS in each configuration mode, what became
 * of them, and which mode they open. A command's words are literal, {@code *} for any word, {@code
 * #} for a number, {@code #1-99} for a number of that range, {@code A.B.C.D} for an address.
 */
final class CommandTable {
  /** The mode without an open block. */
  static final String GLOBAL = "global";

  /** Commands that stand in every mode ({@code exit}). */
  static final String ANY_MODE = "any";

  /** A command that opens this closes its block. */
  static final String CLOSE = "..";

  private static final String RESOURCE = "ios-commands.tsv";

  /**
   * A row.
   *
   * @param opens the mode that its sub-commands stand in; {@link #CLOSE}; or null
   */
  record Command(String mode, String words, @Nullable String opens, LineState state) {}

  /** Made on first use, once. */
  private static final class Holder {
    static final CommandTable TABLE = read();
  }

  /** Made on first use, once. */
  private static final class Keywords {
    static final Map<String, Integer> TYPES = keywords();
    static final Map<Integer, String> NAMES = new HashMap<>();

    static {
      TYPES.forEach((word, type) -> NAMES.put(type, word));
    }
  }

  private final Map<String, CommandNode> modes = new HashMap<>();
  private final List<Command> commands = new ArrayList<>();

  private CommandTable() {}

  static CommandTable get() {
    return Holder.TABLE;
  }

  /** Every row, in the order of the file. */
  List<Command> commands() {
    return Collections.unmodifiableList(commands);
  }

  /** The first words of the commands of a mode; a mode without rows knows none. */
  CommandNode mode(String name) {
    return Objects.requireNonNullElse(modes.get(name), CommandNode.EMPTY);
  }

  private static CommandTable read() {
    Map<String, Integer> keywords = Keywords.TYPES;
    CommandTable table = new CommandTable();
    Map<String, CommandNode.Builder> roots = new HashMap<>();
    try (InputStream in = CommandTable.class.getResourceAsStream(RESOURCE)) {
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(Objects.requireNonNull(in, RESOURCE), StandardCharsets.UTF_8));
      lines.readLine(); // The names of the columns.
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Command command = command(line);
        table.commands.add(command);
        roots
            .computeIfAbsent(command.mode(), mode -> new CommandNode.Builder())
            .add(command, keywords);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
    roots.forEach((mode, root) -> table.modes.put(mode, root.build(0)));
    return table;
  }

  private static Command command(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != 4) {
      throw new IllegalStateException(RESOURCE + ": not four columns: " + line);
    }
    String opens = cells[2].isEmpty() ? null : cells[2];
    return new Command(cells[0], cells[1], opens, LineState.valueOf(cells[3]));
  }

  /** The keyword of a token type in lower case; null for types that have none. */
  static @Nullable String keyword(int type) {
    return Keywords.NAMES.get(type);
  }

  /** The grammar's token type of a keyword in lower case. */
  static int keywordType(String word) {
    return Objects.requireNonNull(Keywords.TYPES.get(word), word);
  }

  /** The grammar's keywords and their token types. */
  private static Map<String, Integer> keywords() {
    Map<String, Integer> types = new HashMap<>();
    Vocabulary vocabulary = IosConfigLexer.VOCABULARY;
    for (int type = 1; type <= vocabulary.getMaxTokenType(); type++) {
      String literal = vocabulary.getLiteralName(type);
      if (literal != null) {
        types.put(literal.substring(1, literal.length() - 1).toLowerCase(Locale.ROOT), type);
      }
    }
    return types;
  }
}
