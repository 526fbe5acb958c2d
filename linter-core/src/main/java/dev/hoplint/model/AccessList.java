package dev.hoplint.model;

import dev.hoplint.address.PortSet;
import dev.hoplint.address.Wildcard;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 access list. Its entries are kept as rows of one {@code int[]}, in the order in which
 * they are evaluated; {@link #entry} makes a view of one.
 */
public final class AccessList {
  /** Ints per entry. */
  private static final int WIDTH = 11;

  private final String name;
  private final boolean standard;
  private final Span header;
  private final SourceFile file;
  private final int[] rows;
  private final int count;
  private final List<PortSet> ports;
  private final List<AccessEntry.Extra> extras;
  private final List<WrittenAddress> oddAddresses;
  private final List<RefusedEntry> refused;

  private AccessList(Builder builder) {
    name = builder.name;
    standard = builder.standard;
    header = builder.header;
    file = builder.header.file();
    count = builder.count;
    rows = Arrays.copyOf(builder.rows, count * WIDTH);
    ports = List.copyOf(builder.ports);
    extras = List.copyOf(builder.extras);
    oddAddresses = List.copyOf(builder.oddAddresses);
    refused = List.copyOf(builder.refused);
  }

  /** Its name, or its number as text. */
  public String name() {
    return name;
  }

  public boolean isStandard() {
    return standard;
  }

  /** The words {@code ip access-list extended NAME}; of a numbered list, its first line's. */
  public Span header() {
    return header;
  }

  /** Entries, remarks not among them. */
  public int size() {
    return count;
  }

  public AccessEntry entry(int index) {
    int r = index * WIDTH;
    return new AccessEntry(
        index,
        rows[r],
        (rows[r + 1] & 1) == 0 ? Action.PERMIT : Action.DENY,
        (rows[r + 1] >> 1) - 1,
        new Wildcard(rows[r + 2], rows[r + 3]),
        new Wildcard(rows[r + 4], rows[r + 5]),
        ports.get(rows[r + 6]),
        ports.get(rows[r + 7]),
        extras.get(rows[r + 8]),
        new Span(file, rows[r + 9], rows[r + 10]));
  }

  public List<AccessEntry> entries() {
    List<AccessEntry> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(entry(i));
    }
    return all;
  }

  /** Addresses of the entries that are not plainly prefixes. */
  public List<WrittenAddress> oddAddresses() {
    return oddAddresses;
  }

  /** Entries with {@code fragments} and ports. */
  public List<RefusedEntry> refused() {
    return refused;
  }

  @Override
  public String toString() {
    return "access-list " + name + " (" + count + " entries)";
  }

  /** Collects entries in the order of the file; {@link #build} sorts them by sequence number. */
  public static final class Builder {
    private final String name;
    private final boolean standard;
    private final Span header;
    private int[] rows = new int[WIDTH * 4];
    private int count;
    private int lastSequence;
    private final BitSet removed = new BitSet();

    /** Rows by sequence number, and by what they say: made when first asked for. */
    private @Nullable Map<Integer, Integer> sequences;

    private @Nullable Map<List<Object>, Set<Integer>> contents;
    private final List<PortSet> ports = new ArrayList<>(List.of(PortSet.ALL));
    private final List<AccessEntry.Extra> extras = new ArrayList<>(List.of(AccessEntry.Extra.NONE));
    private final List<WrittenAddress> oddAddresses = new ArrayList<>(0);
    private final List<RefusedEntry> refused = new ArrayList<>(0);

    public Builder(String name, boolean standard, Span header) {
      this.name = name;
      this.standard = standard;
      this.header = header;
    }

    public String name() {
      return name;
    }

    public boolean isStandard() {
      return standard;
    }

    /**
     * Adds an entry.
     *
     * @param sequence its number as written, or null: 10 more than the highest so far
     * @param protocol IP protocol number 0–255, or -1 for {@code ip}
     */
    public Builder add(
        @Nullable Integer sequence,
        Action action,
        int protocol,
        Wildcard source,
        Wildcard destination,
        PortSet sourcePorts,
        PortSet destinationPorts,
        AccessEntry.Extra extra,
        Span span) {
      int counted = lastSequence > Integer.MAX_VALUE - 10 ? lastSequence : lastSequence + 10;
      int number = sequence == null ? counted : sequence;
      lastSequence = Math.max(lastSequence, number);
      int r = count * WIDTH;
      if (r + WIDTH > rows.length) {
        rows = Arrays.copyOf(rows, rows.length * 2);
      }
      rows[r] = number;
      rows[r + 1] = head(protocol, action);
      rows[r + 2] = source.address();
      rows[r + 3] = source.wildcard();
      rows[r + 4] = destination.address();
      rows[r + 5] = destination.wildcard();
      rows[r + 6] = intern(ports, sourcePorts);
      rows[r + 7] = intern(ports, destinationPorts);
      rows[r + 8] = intern(extras, extra);
      rows[r + 9] = span.start();
      rows[r + 10] = span.end();
      if (sequences != null) {
        sequences.putIfAbsent(number, count);
      }
      if (contents != null) {
        contents.computeIfAbsent(content(count), c -> new LinkedHashSet<>()).add(count);
      }
      count++;
      return this;
    }

    /** Adds to what is known of how an entry is written. */
    public void note(WrittenAddress odd) {
      oddAddresses.add(odd);
    }

    /** Adds to what is known of how an entry is written. */
    public void note(RefusedEntry entry) {
      refused.add(entry);
    }

    /** Whether an entry has this sequence number. */
    public boolean has(int sequence) {
      // Numbers that are counted up are never taken, so most lists need no index.
      return sequence <= lastSequence && bySequence().containsKey(sequence);
    }

    /**
     * Takes the entry with this sequence number out ({@code no 20}); nothing happens without one.
     */
    public void remove(int sequence) {
      Integer row = bySequence().get(sequence);
      if (row != null) {
        removeRow(row);
      }
    }

    /** Takes the first entry that says the same out ({@code no permit …}). */
    public void remove(
        Action action,
        int protocol,
        Wildcard source,
        Wildcard destination,
        PortSet sourcePorts,
        PortSet destinationPorts,
        AccessEntry.Extra extra) {
      List<Object> wanted =
          List.of(
              head(protocol, action),
              source,
              destination,
              sourcePorts,
              destinationPorts,
              extra.logged(false));
      Set<Integer> rowsOfContent = byContent().get(wanted);
      if (rowsOfContent != null && !rowsOfContent.isEmpty()) {
        removeRow(rowsOfContent.iterator().next());
      }
    }

    private void removeRow(int row) {
      bySequence().remove(rows[row * WIDTH]);
      Set<Integer> same = byContent().get(content(row));
      if (same != null) {
        same.remove(row);
      }
      removed.set(row);
    }

    private List<Object> content(int row) {
      int r = row * WIDTH;
      return List.of(
          rows[r + 1],
          new Wildcard(rows[r + 2], rows[r + 3]),
          new Wildcard(rows[r + 4], rows[r + 5]),
          ports.get(rows[r + 6]),
          ports.get(rows[r + 7]),
          extras.get(rows[r + 8]).logged(false));
    }

    private Map<Integer, Integer> bySequence() {
      Map<Integer, Integer> index = sequences;
      if (index == null) {
        index = new HashMap<>();
        sequences = index;
        for (int row = 0; row < count; row++) {
          if (!removed.get(row)) {
            index.putIfAbsent(rows[row * WIDTH], row);
          }
        }
      }
      return index;
    }

    private Map<List<Object>, Set<Integer>> byContent() {
      Map<List<Object>, Set<Integer>> index = contents;
      if (index == null) {
        index = new HashMap<>();
        contents = index;
        for (int row = 0; row < count; row++) {
          if (!removed.get(row)) {
            index.computeIfAbsent(content(row), c -> new LinkedHashSet<>()).add(row);
          }
        }
      }
      return index;
    }

    private static int head(int protocol, Action action) {
      return (protocol + 1) << 1 | (action == Action.PERMIT ? 0 : 1);
    }

    private static <T> int intern(List<T> known, T value) {
      // Values repeat from one entry to the next; a longer search would be quadratic.
      for (int i = known.size() - 1; i >= Math.max(0, known.size() - 16); i--) {
        if (known.get(i).equals(value)) {
          return i;
        }
      }
      if (known.get(0).equals(value)) {
        return 0;
      }
      known.add(value);
      return known.size() - 1;
    }

    /**
     * Counts the entries anew, in the order of their numbers ({@code ip access-list resequence}).
     *
     * @param start the first number
     * @param step what is added for each further entry; more than 2147483647 is never reached
     */
    public void resequence(int start, int step) {
      compact();
      sort();
      for (int row = 0; row < count; row++) {
        lastSequence = (int) Math.min(Integer.MAX_VALUE, start + (long) step * row);
        rows[row * WIDTH] = lastSequence;
      }
    }

    /** Closes the gaps that removed entries leave. */
    private void compact() {
      int kept = 0;
      for (int row = 0; row < count; row++) {
        if (!removed.get(row)) {
          System.arraycopy(rows, row * WIDTH, rows, kept * WIDTH, WIDTH);
          kept++;
        }
      }
      count = kept;
      removed.clear();
      sequences = null;
      contents = null;
    }

    /** Drops what is noted of entries that were taken out. */
    private void dropNotes() {
      if (oddAddresses.isEmpty() && refused.isEmpty()) {
        return;
      }
      Set<Integer> starts = new HashSet<>();
      for (int row = 0; row < count; row++) {
        starts.add(rows[row * WIDTH + 9]);
      }
      oddAddresses.removeIf(odd -> !starts.contains(odd.entry().start()));
      refused.removeIf(entry -> !starts.contains(entry.entry().start()));
    }

    public AccessList build() {
      compact();
      dropNotes();
      sort();
      return new AccessList(this);
    }

    private void sort() {
      boolean sorted = true;
      for (int i = 1; i < count && sorted; i++) {
        sorted = rows[(i - 1) * WIDTH] <= rows[i * WIDTH];
      }
      if (!sorted) {
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Integer.compare(rows[a * WIDTH], rows[b * WIDTH]));
        int[] moved = new int[count * WIDTH];
        for (int i = 0; i < count; i++) {
          System.arraycopy(rows, order[i] * WIDTH, moved, i * WIDTH, WIDTH);
        }
        rows = moved;
      }
    }
  }
}
