package dev.hoplint.parse.dump;

import dev.hoplint.address.Ipv6Address;
import dev.hoplint.address.Ipv6Prefix;
import dev.hoplint.parse.dump.Cells.BadCell;

/**
 * {@code esxcli network ip route ipv6 list} and {@code esxcfg-route -f V6 -l}: network, prefix
 * length, gateway, interface, and with esxcli the source. The rows are checked; no rule asks for
 * them yet.
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
    String network = row.text(word);
    int next = word + 1;
    boolean known =
        row.is(word, "default")
            || (network.indexOf('/') < 0
                ? Ipv6Address.parse(network) != null
                : Ipv6Prefix.parse(network) != null);
    if (!known) {
      throw new BadCell("\"" + network + "\" is no IPv6 network");
    }
    if (row.isNumber(next)) {
      if (Cells.number(row.text(next), "prefix length") > 128) {
        throw new BadCell("\"" + row.text(next) + "\" is no prefix length");
      }
      next++;
    }
    next = afterGateway(row, next);
    if (!row.isInterface(next)) {
      throw new BadCell("no interface after the gateway");
    }
    next++;
    return row.isCapitals(next) ? next + 1 : next;
  }

  private static int afterGateway(Row row, int word) throws BadCell {
    if (row.are(word, "local", "subnet")) {
      return word + 2;
    }
    if (!row.isIpv6(word) || Ipv6Address.parse(withoutZone(row.text(word))) == null) {
      throw new BadCell("no gateway after the prefix length");
    }
    return word + 1;
  }

  /** {@code fe80::1%vmk0} names the interface besides. */
  private static String withoutZone(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }

  private static boolean isNetwork(Row row, int word) {
    return row.isIpv6(word) || row.is(word, "default");
  }
}
