package dev.hoplint.parse.dump;

import dev.hoplint.model.HostDump.Address;
import dev.hoplint.model.HostDump.Nic;
import dev.hoplint.parse.dump.Cells.BadCell;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code esxcfg-vmknic -l}: interface, port group, family, address, netmask (of IPv6 the prefix
 * length), broadcast (not of IPv6), MAC address, MTU, TSO MSS, enabled, type, and from 6.0 on the
 * netstack. Port groups hold blanks, so the family is what a row is read from.
 */
final class VmknicRows implements RowFormat {
  /** A port group's name has 80 characters at most, so the family comes within so many words. */
  private static final int FARTHEST_FAMILY = 42;

  private final Set<String> known = new HashSet<>();

  @Override
  public int heading(Row row, int word) {
    if (!row.are(word, "interface", "port")) {
      return -1;
    }
    int next = word + 2;
    while (next < row.size() && isHeadingWord(row, next)) {
      next++;
    }
    return next;
  }

  private static boolean isHeadingWord(Row row, int word) {
    if (row.contains(word, '/') && !row.is(word, "n/a")) {
      return true;
    }
    return row.is(word, "group")
        || row.is(word, "opaque")
        || row.is(word, "network")
        || row.is(word, "ip")
        || row.is(word, "family")
        || row.is(word, "address")
        || row.is(word, "netmask")
        || row.is(word, "broadcast")
        || row.is(word, "mac")
        || row.is(word, "mtu")
        || row.is(word, "tso")
        || row.is(word, "mss")
        || row.is(word, "enabled")
        || row.is(word, "type")
        || row.is(word, "netstack");
  }

  @Override
  public boolean startsRow(Row row, int word) {
    return row.isVmknic(word) && family(row, word) > 0;
  }

  @Override
  public boolean resemblesRow(Row row) {
    return RouteRows.hasAddressesOrVmknic(row);
  }

  @Override
  public int read(Row row, int word, HostFacts facts) throws BadCell {
    if (!row.isInterface(word)) {
      throw new BadCell("a row of this table starts with an interface");
    }
    int family = family(row, word);
    if (family < 0) {
      throw new BadCell("neither IPv4 nor IPv6 and an address after the port group");
    }
    int mac = family + 2;
    while (mac < family + 4 && !isMac(row, mac)) {
      mac++;
    }
    if (!isMac(row, mac)) {
      throw new BadCell("no MAC address in the row");
    }
    if (row.size() < mac + 4) {
      throw new BadCell("no MTU, TSO MSS and state after the MAC address");
    }
    int mtu = Cells.mtu(row.text(mac + 1));
    boolean enabled = row.is(mac + 3, "true");
    if (!enabled && !row.is(mac + 3, "false")) {
      throw new BadCell("\"" + row.text(mac + 3) + "\" is neither true nor false");
    }
    int end = mac + 4;
    int type = end;
    // `STATIC, PREFERRED` is one cell.
    while (end < row.size() && row.last(end) == ',') {
      end++;
    }
    end = row.isLetters(end) ? end + 1 : end;
    String typeText = Cells.orNull(row.text(type, end));
    String netstack = null;
    if (row.isWord(end) && !startsRow(row, end)) {
      netstack = row.text(end++);
    }
    Address address = null;
    if (row.is(family, "ipv4")) {
      String mask = row.isAddress(family + 2) ? row.text(family + 2) : "";
      address =
          Cells.address(
              row.text(word),
              row.text(family + 1),
              mask,
              typeText,
              null,
              netstack,
              row.span(word, end));
    }
    if (row.is(family, "ipv6")) {
      facts.ipv6Addresses.add(
          Ipv6Cells.address(
              row.text(word),
              row.text(family + 1),
              row.isNumber(family + 2) ? row.text(family + 2) : "128",
              typeText,
              netstack,
              row.span(word, end)));
    }
    add(row, word, family, end, mtu, enabled, netstack, facts);
    if (address != null) {
      facts.addresses.add(address);
    }
    return end;
  }

  /** An interface has a row for each of its addresses; what it is like is the same in all. */
  private void add(
      Row row,
      int word,
      int family,
      int end,
      int mtu,
      boolean enabled,
      @Nullable String netstack,
      HostFacts facts) {
    String name = row.text(word);
    if (known.add(name)) {
      String portgroup = Cells.orNull(row.text(word + 1, family));
      facts.nics.add(new Nic(name, portgroup, netstack, mtu, enabled, row.span(word, end)));
    }
  }

  /** The word with the address family of the row that starts at {@code word}, or -1. */
  private static int family(Row row, int word) {
    int limit = Math.min(row.size() - 1, word + FARTHEST_FAMILY);
    for (int i = word + 1; i < limit && !row.isNote(i); i++) {
      if (row.is(i, "ipv4") && (row.isAddress(i + 1) || row.is(i + 1, "n/a"))) {
        return i;
      }
      if (row.is(i, "ipv6") && row.contains(i + 1, ':')) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isMac(Row row, int word) {
    if (word >= row.size() || row.end(word) - row.start(word) != 17) {
      return false;
    }
    String text = row.text(word);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i % 3 == 2 ? c != ':' && c != '-' : Character.digit(c, 16) < 0 && c != 'x' && c != 'X') {
        return false;
      }
    }
    return true;
  }
}
