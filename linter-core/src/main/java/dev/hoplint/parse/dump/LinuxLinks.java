package dev.hoplint.parse.dump;

import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.HostDump.Address;
import dev.hoplint.model.HostDump.Nic;
import dev.hoplint.model.LineState;
import dev.hoplint.parse.dump.Cells.BadCell;
import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/** The blocks of {@code ip addr} and {@code ip link}. */
final class LinuxLinks {
  private final HostFacts facts;
  private final LinuxIpv6Lines ipv6;
  private @Nullable String current;

  LinuxLinks(HostFacts facts, LinuxIpv6Lines ipv6) {
    this.facts = facts;
    this.ipv6 = ipv6;
  }

  /** Whether a line belongs to a link: one is open, or the line says so. */
  boolean isOfLink(Row row) {
    return current != null
        || row.is(0, "inet")
        || row.is(0, "inet6")
        || row.text(0).startsWith("link/");
  }

  void end() {
    current = null;
  }

  /** {@code 2: eth0: <…> mtu 1500 …}; the grammar skips what is in angle brackets. */
  void link(Row row) throws BadCell {
    String name = row.text(1);
    int at = name.indexOf('@');
    String of = name.substring(0, at > 0 ? at : name.length() - 1);
    current = of;
    int mtu = -1;
    boolean enabled = true;
    for (int word = 2; word + 1 < row.size(); word++) {
      if (row.is(word, "mtu")) {
        mtu = Cells.mtu(row.text(word + 1));
      }
      enabled &= !(row.is(word, "state") && row.is(word + 1, "down"));
    }
    facts.nics.add(new Nic(of, null, null, mtu, enabled, row.span(0, row.size())));
  }

  /** {@code eth0 UP 10.0.0.5/24 fe80::1/64}, as {@code ip -br addr} prints it. */
  static boolean isBrief(Row row, int end) {
    boolean state =
        row.is(1, "up") || row.is(1, "down") || row.is(1, "unknown") || row.is(1, "dormant");
    return state && (end == 2 || row.contains(2, '/') || row.isIpv6(2));
  }

  void brief(Row row, int end) throws BadCell {
    current = null;
    String printed = row.text(0);
    int at = printed.indexOf('@');
    String name = at > 0 ? printed.substring(0, at) : printed;
    facts.nics.add(new Nic(name, null, null, -1, !row.is(1, "down"), row.span(0, end)));
    for (int word = 2; word < end && row.contains(word, '/'); word++) {
      address(name, row.text(word), false, row.isIpv6(word), row.span(0, end));
    }
  }

  /** {@code 2: eth0 inet 10.0.0.5/24 …}, as {@code ip -o addr} prints it. */
  static boolean isOneLine(Row row) {
    return row.isKey(0) && (row.is(2, "inet") || row.is(2, "inet6"));
  }

  LineState oneLine(Row row, int end) throws BadCell {
    current = null;
    boolean read =
        address(
            row.text(1), row.text(3), isDynamic(row, end), row.is(2, "inet6"), row.span(0, end));
    return read ? LineState.FULL : LineState.TO_DO;
  }

  private static boolean isDynamic(Row row, int end) {
    boolean dynamic = false;
    for (int word = 2; word < end; word++) {
      dynamic |= row.is(word, "dynamic");
    }
    return dynamic;
  }

  /** A line of the link before. */
  LineState ofLink(Row row, int end) throws BadCell {
    boolean ofIpv6 = row.is(0, "inet6");
    if (!row.is(0, "inet") && !ofIpv6) {
      return LineState.NEEDLESS;
    }
    String name = current == null ? row.text(end - 1) : current;
    String written = end > 1 ? row.text(1) : "";
    boolean read = address(name, written, isDynamic(row, end), ofIpv6, row.span(0, end));
    return read ? LineState.FULL : LineState.TO_DO;
  }

  /** False for what is no address of IPv6, of which nobody asks. */
  private boolean address(String name, String written, boolean dynamic, boolean ofIpv6, Span span)
      throws BadCell {
    if (ofIpv6) {
      return ipv6.address(name, written, dynamic, span);
    }
    Ipv4Prefix subnet = Ipv4Prefix.parse(written);
    if (subnet == null) {
      throw new BadCell("\"" + written + "\" is no address");
    }
    int slash = written.indexOf('/');
    String own = slash < 0 ? written : written.substring(0, slash);
    facts.addresses.add(
        new Address(
            name,
            Cells.address(own, "address"),
            subnet.length(),
            dynamic ? "DHCP" : null,
            null,
            null,
            span));
    return true;
  }
}
