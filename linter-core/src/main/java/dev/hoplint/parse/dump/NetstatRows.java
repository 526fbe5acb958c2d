package dev.hoplint.parse.dump;

import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.HostDump.Linux;
import dev.hoplint.model.HostDump.Printed;
import dev.hoplint.model.HostDump.Route;
import dev.hoplint.model.HostDump.RouteType;
import dev.hoplint.parse.dump.Cells.BadCell;

/** The table that {@code route -n} and {@code netstat -rn} print. */
final class NetstatRows {
  private static final int MASK = 2;
  private static final int FLAGS = 3;
  private static final int METRIC = 4;
  private static final int INTERFACE = 7;

  private final HostFacts facts;
  private boolean headed;
  private boolean metrics;

  NetstatRows(HostFacts facts) {
    this.facts = facts;
  }

  static boolean isHeader(Row row) {
    return row.are(0, "destination", "gateway", "genmask");
  }

  void header(Row row) {
    headed = true;
    metrics = row.is(METRIC, "metric");
  }

  /** Whether a header has come: rows without one may be the rest of a table. */
  boolean isHeaded() {
    return headed;
  }

  /** Whether a line is a row of the table. */
  static boolean isRow(Row row, int end) {
    return end > INTERFACE && row.isAddress(MASK) && isFlags(row.text(FLAGS));
  }

  private static boolean isFlags(String word) {
    return word.startsWith("U") || word.startsWith("!");
  }

  void read(Row row) throws BadCell {
    Printed mask = Cells.address(row.text(MASK), "netmask");
    int length = mask.value() == null ? -1 : Ipv4Prefix.lengthOf(mask.value().bits());
    if (mask.value() != null && length < 0) {
      throw new BadCell(mask.text() + " is no netmask: its one bits have a gap");
    }
    String destination = row.is(0, "default") ? "0.0.0.0" : row.text(0);
    Printed network = named(destination, "destination");
    // Of a blackhole the kernel prints no flag, and no interface.
    boolean drop = row.text(FLAGS).startsWith("!") || row.is(INTERFACE, "*");
    String gateway = row.text(1);
    // Without -n, `*` is none, and names stand for addresses.
    boolean onLink = drop || gateway.equals("0.0.0.0") || gateway.equals("*");
    facts.routes.add(
        new Route(
            network.value() == null || length < 0
                ? null
                : new Ipv4Prefix(network.value().bits(), length),
            onLink ? null : named(gateway, "gateway"),
            drop ? "" : row.text(INTERFACE),
            null,
            metrics ? Cells.number(row.text(METRIC), "metric") : 0,
            false,
            drop ? RouteType.DROP : RouteType.UNICAST,
            Linux.MAIN,
            true,
            row.span(0, INTERFACE + 1)));
  }

  private static Printed named(String cell, String column) throws BadCell {
    boolean name = !cell.isEmpty() && (Character.isLetter(cell.charAt(0)) || cell.charAt(0) == '_');
    return name && !cell.startsWith("x") ? new Printed(cell, null) : Cells.address(cell, column);
  }
}
