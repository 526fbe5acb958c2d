package dev.hoplint.parse.dump;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.InterfaceName;
import dev.hoplint.model.LineState;
import dev.hoplint.model.RouterTable;
import dev.hoplint.parse.dump.Cells.BadCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code show ip route}: codes, a prefix, and its way; further ways on the lines that follow. A
 * prefix without a length has that of the {@code is subnetted} line above it.
 */
final class RouterRows implements Consumer<Row> {
  /** {@code O*E2}, {@code i L1}: how long a code is, and how many there are. */
  private static final int LONGEST_CODE = 4;

  private static final int MOST_CODES = 3;

  private final HostFacts facts;
  private final List<RouterTable.Row> rows = new ArrayList<>();

  private boolean headed;
  private boolean whole = true;
  private @Nullable String vrf;
  private @Nullable Ipv4Prefix major;
  private int majorLength;

  /** The prefix whose ways are read, and its codes; null behind a row that could not be read. */
  private @Nullable Ipv4Prefix prefix;

  private String protocol = "";

  /** Whether the last row ends with a comma: its interface stands on the line that follows. */
  private boolean wrapped;

  RouterRows(HostFacts facts) {
    this.facts = facts;
  }

  List<RouterTable.Row> rows() {
    return rows;
  }

  /**
   * Whether the legend or the gateway of last resort stands before the rows, and none is missing.
   */
  boolean isWhole() {
    return headed && whole;
  }

  @Nullable String vrf() {
    return vrf;
  }

  @Override
  public void accept(Row row) {
    int end = 0;
    while (end < row.size() && !row.isNote(end)) {
      end++;
    }
    if (row.size() == 0 || end == 0) {
      // What follows is no further way of the prefix above.
      prefix = null;
      return;
    }
    LineState state = LineState.UNRECOGNIZED;
    try {
      state = line(row, end);
      if (state == LineState.UNRECOGNIZED) {
        facts.unrecognized(row.span(0, end));
      }
    } catch (BadCell e) {
      prefix = null;
      whole = false;
      facts.malformed(e.reason(), row.span(0, end));
    }
    facts.line(state);
  }

  private LineState line(Row row, int end) throws BadCell {
    if (wrapped && end == 1 && interfaceName(row.text(0)) != null) {
      wrapped = false;
      RouterTable.Row last = rows.remove(rows.size() - 1);
      rows.add(last.through(Objects.requireNonNull(interfaceName(row.text(0)))));
      return LineState.FULL;
    }
    wrapped = false;
    if (row.are(0, "routing", "table:")) {
      vrf = end > 2 ? row.text(2) : null;
      return LineState.NEEDLESS;
    }
    boolean gateway = row.are(0, "gateway", "of", "last");
    if (row.is(0, "codes:") || gateway) {
      headed = true;
      return LineState.NEEDLESS;
    }
    // The legend goes on.
    if (end > 1 && row.is(1, "-")) {
      return LineState.NEEDLESS;
    }
    if (row.text(0).startsWith("[") || row.are(0, "is", "directly")) {
      way(row, 0, end);
      return LineState.FULL;
    }
    int at = prefixAt(row, end);
    if (at < 0) {
      return other(row, end);
    }
    if (at == 0) {
      return heading(row, end);
    }
    prefix = null;
    Ipv4Prefix read = prefix(row.text(at), mask(row, at));
    protocol = codes(row, at);
    prefix = read;
    at += mask(row, at).isEmpty() ? 0 : 1;
    if (row.are(at + 1, "is", "possibly", "down,")) {
      // The router still sends by it, for a while.
      whole = false;
      prefix = null;
      return LineState.TO_DO;
    }
    if (at + 1 < end) {
      way(row, at + 1, end);
    }
    return LineState.FULL;
  }

  private LineState other(Row row, int end) throws BadCell {
    if (row.text(0).contains("--More--")) {
      return LineState.NEEDLESS;
    }
    if (row.are(0, "routing", "via")) {
      return LineState.TO_DO;
    }
    for (int word = 0; word < end; word++) {
      if (row.is(word, "via") || row.is(word, "subnetted,") || row.are(word, "is", "directly")) {
        // Prefixes without a length need the line that could not be read.
        major = null;
        throw new BadCell("no prefix that could be read");
      }
    }
    prefix = null;
    return LineState.UNRECOGNIZED;
  }

  /** The word with the prefix, behind codes or first in a heading; -1 if there is none. */
  private static int prefixAt(Row row, int end) {
    for (int word = 0; word < Math.min(end, MOST_CODES + 1); word++) {
      if (isPrefix(row, word)) {
        return word;
      }
      if (row.text(word).length() > LONGEST_CODE) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isPrefix(Row row, int word) {
    return row.isAddress(word) || (row.contains(word, '/') && row.contains(word, '.'));
  }

  /** {@code 10.0.0.0/24 is subnetted, 3 subnets}, {@code … is variably subnetted, …}. */
  private LineState heading(Row row, int end) throws BadCell {
    String mask = mask(row, 0);
    int is = mask.isEmpty() ? 1 : 2;
    boolean subnetted = row.are(is, "is", "subnetted,");
    if (!subnetted && !row.are(is, "is", "variably")) {
      return other(row, end);
    }
    major = null;
    Ipv4Prefix read = withMask(row.text(0), mask);
    if (read == null) {
      throw new BadCell("\"" + row.text(0) + "\" is no prefix");
    }
    prefix = null;
    if (subnetted) {
      major = new Ipv4Prefix(read.network(), classLength(read.network()));
      majorLength = read.length();
    }
    return LineState.NEEDLESS;
  }

  /** IOS groups subnets by the networks of the old classes A, B and C. */
  private static int classLength(int address) {
    if (address >= 0) {
      return 8;
    }
    return (address & 0x4000_0000) == 0 ? 16 : 24;
  }

  /** The mask behind an address, as `terminal ip netmask-format decimal` prints it; else empty. */
  private static String mask(Row row, int at) {
    boolean bare = row.isAddress(at) && row.isAddress(at + 1);
    return bare ? row.text(at + 1) : "";
  }

  private static @Nullable Ipv4Prefix withMask(String text, String mask) {
    if (mask.isEmpty()) {
      return Ipv4Prefix.parse(text);
    }
    Ipv4Address address = Ipv4Address.parse(text);
    Ipv4Address bits = Ipv4Address.parse(mask);
    int length = bits == null ? -1 : Ipv4Prefix.lengthOf(bits.bits());
    return address == null || length < 0 ? null : new Ipv4Prefix(address.bits(), length);
  }

  private Ipv4Prefix prefix(String text, String mask) throws BadCell {
    Ipv4Prefix read = withMask(text, mask);
    if (read == null) {
      throw new BadCell("\"" + text + (mask.isEmpty() ? "" : " " + mask) + "\" is no prefix");
    }
    if (text.indexOf('/') >= 0 || !mask.isEmpty()) {
      return read;
    }
    if (read.network() == 0) {
      return Ipv4Prefix.DEFAULT;
    }
    Ipv4Prefix of = major;
    if (of == null || !of.contains(read.networkAddress())) {
      throw new BadCell(text + " has no length, and no `is subnetted` line above it gives one");
    }
    return new Ipv4Prefix(read.network(), majorLength);
  }

  private static String codes(Row row, int at) {
    StringBuilder codes = new StringBuilder();
    for (int i = 0; i < row.text(0, at).length(); i++) {
      char c = row.text(0, at).charAt(i);
      // Candidate default, next hop override, replicated.
      codes.append(c == '*' || c == '%' || c == '+' || c == '&' ? ' ' : c);
    }
    return String.join(" ", codes.toString().strip().split("\\s+"));
  }

  /** {@code [110/2] via 10.0.0.1, 00:01:02, Gi0/1} and what else a way looks like. */
  private void way(Row row, int from, int end) throws BadCell {
    Ipv4Prefix to = prefix;
    if (to == null) {
      throw new BadCell("a way without a prefix before it");
    }
    int distance = protocol.startsWith("S") ? 1 : 0;
    long metric = 0;
    int word = from;
    String first = bare(row, word);
    if (first.startsWith("[")) {
      int slash = first.indexOf('/');
      if (slash < 0 || !first.endsWith("]")) {
        throw new BadCell("\"" + first + "\" is no [distance/metric]");
      }
      distance = distance(first.substring(1, slash));
      metric = Cells.number(first.substring(slash + 1, first.length() - 1), "metric");
      word++;
    }
    Ipv4Address nextHop = null;
    String nextHopVrf = null;
    if (row.is(word, "via")) {
      String printed = word + 1 < end ? bare(row, word + 1) : "";
      nextHop = Ipv4Address.parse(printed);
      if (nextHop == null) {
        throw new BadCell("\"" + printed + "\" is no next hop");
      }
      word += 2;
      String table = word < end ? bare(row, word) : "";
      if (table.startsWith("(") && table.endsWith(")")) {
        nextHopVrf = table.substring(1, table.length() - 1);
        word++;
      }
    } else if (row.are(word, "is", "directly", "connected,")
        || row.are(word, "is", "directly", "connected")
        || row.are(word, "is", "a", "summary,")) {
      word += 3;
    } else if (word == from) {
      throw new BadCell("neither a next hop nor `is directly connected`");
    }
    String out = word < end ? interfaceName(bare(row, end - 1)) : null;
    if (nextHop != null && nextHop.bits() == 0 && out != null) {
      // Of a summary that is thrown away.
      nextHop = null;
    }
    if (nextHop == null && out == null) {
      throw new BadCell("neither a next hop nor an interface");
    }
    wrapped = out == null && row.last(end - 1) == ',';
    rows.add(
        new RouterTable.Row(
            to, protocol, distance, metric, nextHop, nextHopVrf, out, row.span(0, end)));
  }

  private static int distance(String text) throws BadCell {
    long value = Cells.number(text, "administrative distance");
    if (value > 255) {
      throw new BadCell("\"" + text + "\" is no administrative distance");
    }
    return (int) value;
  }

  /** Null for an age: {@code 00:05:45}, {@code 1d18h}, {@code never}. */
  private static @Nullable String interfaceName(String last) {
    boolean name = !last.isEmpty() && Character.isLetter(last.charAt(0)) && !last.equals("never");
    return name ? InterfaceName.canonical(last) : null;
  }

  private static String bare(Row row, int word) {
    String text = row.text(word);
    return text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
  }
}
