package dev.hoplint.parse.dump;

import dev.hoplint.model.HostDump.Nic;
import dev.hoplint.model.LineState;
import dev.hoplint.parse.dump.Cells.BadCell;
import dev.hoplint.source.Prompts;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code esxcli network ip interface list}: a block for each interface, its name and then lines of
 * {@code Key: value}. Which keys there are varies by release; those that are not known are passed
 * over.
 */
final class NicBlocks implements Consumer<Row> {
  private final SourceText text;
  private final HostFacts facts;

  private @Nullable String name;
  private @Nullable Span span;
  private boolean named;
  private @Nullable String portgroup;
  private @Nullable String netstack;
  private int mtu = -1;
  private boolean enabled = true;

  NicBlocks(SourceText text, HostFacts facts) {
    this.text = text;
    this.facts = facts;
  }

  @Override
  public void accept(Row row) {
    if (row.size() == 0) {
      return;
    }
    if (!NicKey.startsAt(row, 0) && Prompts.isPrompt(text, row.start(0))) {
      int block = firstBlock(row);
      facts.line(block < row.size() ? entries(row, block) : LineState.NEEDLESS);
      return;
    }
    facts.line(hasKey(row) ? entries(row, 0) : withoutKey(row));
  }

  /** Behind an echoed command, in a dump that was pasted as one line. */
  private static int firstBlock(Row row) {
    int word = 0;
    while (word < row.size() && !(row.isVmknic(word) && row.is(word + 1, "name:"))) {
      word++;
    }
    return word;
  }

  /** Ends the last block. */
  void end() {
    Span place = span;
    String known = name;
    if (known != null && place != null) {
      facts.nics.add(new Nic(known, portgroup, netstack, mtu, enabled, place));
    }
    name = null;
    span = null;
    named = false;
    portgroup = null;
    netstack = null;
    mtu = -1;
    enabled = true;
  }

  private LineState withoutKey(Row row) {
    if (row.isNote(0) || row.isRule(0)) {
      return LineState.NEEDLESS;
    }
    if (row.isInterface(0) && (row.size() == 1 || row.isNote(1))) {
      begin(row, 0);
      return LineState.FULL;
    }
    facts.unrecognized(row.span(0, row.size()));
    return LineState.UNRECOGNIZED;
  }

  private void begin(Row row, int word) {
    String started = row.text(word);
    if (started.equals(name) && !named) {
      return;
    }
    end();
    name = started;
    span = row.span(word, word + 1);
  }

  /** A line holds one entry, or all of them if the dump was pasted as one line. */
  private LineState entries(Row row, int from) {
    LineState state = LineState.NEEDLESS;
    int word = from;
    if (row.isVmknic(word) && row.is(word + 1, "name:")) {
      begin(row, word);
      word++;
    }
    while (word < row.size() && !row.isNote(word)) {
      int value = word;
      while (value < row.size() && !row.isKey(value)) {
        value++;
      }
      value = Math.min(value + 1, row.size());
      int next = value;
      while (next < row.size() && !row.isNote(next) && !NicKey.startsAt(row, next)) {
        next++;
      }
      LineState entry = entry(row, word, value, next);
      state = state == LineState.NEEDLESS ? entry : state;
      if (row.isVmknic(next) && row.is(next + 1, "name:")) {
        begin(row, next);
        next++;
      }
      word = next;
    }
    return state;
  }

  private LineState entry(Row row, int from, int value, int end) {
    NicKey key = NicKey.of(row, from, value);
    if (key == null) {
      return LineState.NEEDLESS;
    }
    String cell = row.text(value, end);
    try {
      switch (key) {
        case NAME -> name(row, value, cell);
        case PORTGROUP -> portgroup = Cells.orNull(cell);
        case NETSTACK -> netstack = Cells.orNull(cell);
        case MTU -> mtu = Cells.mtu(cell);
        case ENABLED -> enabled = enabled(cell);
        default -> {
          return LineState.NEEDLESS;
        }
      }
      return LineState.FULL;
    } catch (BadCell e) {
      facts.malformed(e.reason(), row.span(from, Math.max(end, from + 1)));
      return LineState.UNRECOGNIZED;
    }
  }

  private void name(Row row, int value, String cell) throws BadCell {
    if (!row.isInterface(value)) {
      throw new BadCell("\"" + cell + "\" is no interface");
    }
    if (name == null || (named && !cell.equals(name))) {
      begin(row, value);
    } else if (!cell.equals(name)) {
      throw new BadCell("the block of " + name + " says that its name is " + cell);
    }
    named = true;
  }

  private static boolean enabled(String cell) throws BadCell {
    return switch (cell) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new BadCell("\"" + cell + "\" is neither true nor false");
    };
  }

  private static boolean hasKey(Row row) {
    for (int word = 0; word < row.size() && !row.isNote(word); word++) {
      if (row.isKey(word)) {
        return true;
      }
    }
    return false;
  }
}
