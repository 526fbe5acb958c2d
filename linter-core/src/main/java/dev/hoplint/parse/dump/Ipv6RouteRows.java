package dev.hoplint.parse.dump;

import dev.hoplint.parse.dump.Cells.BadCell;

/**
 * {@code esxcli network ip route ipv6 list} and {@code esxcfg-route -f V6 -l}: network, prefix
 * length, gateway, interface, and with esxcli the source.
 */
final class Ipv6RouteRows implements RowFormat {

  @Override
  public boolean isIpv6() {
    return true;
  }

  @Override
  public int heading(Row row, int word) {
    if (row.are(word, "vmkernel", "routes:")) {
      return word + 2;
    }
    boolean length = row.are(word, "network", "prefix", "length");
    if (!length && !row.are(word, "network", "netmask")) {
      return -1;
    }
    int next = word + (length ? 3 : 2);
    while (row.is(next, "gateway") || row.is(next, "interface") || row.is(next, "source")) {
      next++;
    }
    return next;
  }

  @Override
  public boolean startsRow(Row row, int word) {
    return isNetwork(row, word) && row.isNumber(word + 1);
  }

  @Override
  public boolean resemblesRow(Row row) {
    return isNetwork(row, 0);
  }

  @Override
  public int read(Row row, int word, HostFacts facts) throws BadCell {
    if (!isNetwork(row, word)) {
      throw new BadCell("a row of a route table starts with a network");
    }
    int next = word + 1;
    String length = row.isNumber(next) ? row.text(next++) : "";
    boolean subnet = row.are(next, "local", "subnet");
    if (!subnet && !row.isIpv6(next)) {
      throw new BadCell("no gateway after the prefix length");
    }
    String gateway = subnet ? "Local Subnet" : row.text(next);
    next += subnet ? 2 : 1;
    if (!row.isInterface(next)) {
      throw new BadCell("no interface after the gateway");
    }
    String interfaceName = row.text(next++);
    String source = row.isCapitals(next) ? row.text(next++) : null;
    facts.ipv6Routes.add(
        Ipv6Cells.route(
            row.text(word), length, gateway, interfaceName, source, row.span(word, next)));
    return next;
  }

  private static boolean isNetwork(Row row, int word) {
    return row.isIpv6(word) || row.is(word, "default");
  }
}
