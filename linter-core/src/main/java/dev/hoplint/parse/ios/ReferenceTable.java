package dev.hoplint.parse.ios;

import dev.hoplint.parse.ios.CommandTable.Command;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What {@code ios-references.tsv} says: the statements of each mode that use a name. */
final class ReferenceTable {
  private static final String RESOURCE = "ios-references.tsv";

  /** Made on first use, once. */
  private static final class Holder {
    static final ReferenceTable TABLE = new ReferenceTable();
  }

  private final IdentityHashMap<Command, List<ReferencePattern>> patterns = new IdentityHashMap<>();
  private final Map<String, List<ReferencePattern>> modes = new HashMap<>();

  private ReferenceTable() {
    read();
    for (Command command : CommandTable.get().commands()) {
      List<ReferencePattern> found =
          modes.getOrDefault(command.mode(), List.of()).stream()
              .filter(pattern -> pattern.mayBe(command))
              .toList();
      if (!found.isEmpty()) {
        patterns.put(command, found);
      }
    }
  }

  static ReferenceTable get() {
    return Holder.TABLE;
  }

  /** The patterns that a line of the command may have. */
  List<ReferencePattern> of(Command command) {
    return patterns.getOrDefault(command, List.of());
  }

  /** The patterns of all modes. */
  List<ReferencePattern> all() {
    return modes.values().stream().flatMap(List::stream).toList();
  }

  /** The modes that have rows. */
  List<String> modes() {
    return modes.keySet().stream().sorted().toList();
  }

  private void read() {
    try (InputStream in = ReferenceTable.class.getResourceAsStream(RESOURCE)) {
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(Objects.requireNonNull(in, RESOURCE), StandardCharsets.UTF_8));
      lines.readLine(); // The names of the columns.
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        modes
            .computeIfAbsent(line.substring(0, tab), mode -> new ArrayList<>())
            .add(new ReferencePattern(line.substring(tab + 1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }
}
