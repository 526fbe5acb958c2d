package dev.hoplint.parse.dump;

import dev.hoplint.model.HostDump.Route;
import dev.hoplint.parse.dump.Cells.BadCell;

/**
 * {@code esxcli network ip route ipv4 list} and {@code esxcfg-route -l}: network, netmask, gateway,
 * interface, and with esxcli the source.
 */
final class RouteRows implements RowFormat {
  private boolean localSubnets;
  private boolean sources;
  private boolean lastHasSource = true;

  /** Whether rows or heading are those of {@code esxcfg-route}. */
  boolean isEsxcfg() {
    return localSubnets;
  }

  /** Whether the last row lacks a cell that those before it have: more may be lost. */
  boolean isCut() {
    return sources && !lastHasSource;
  }

  @Override
  public int heading(Row row, int word) {
    if (row.are(word, "vmkernel", "routes:")) {
      localSubnets = true;
      return word + 2;
    }
    if (!row.are(word, "network", "netmask")) {
      return -1;
    }
    int next = word + 2;
    while (row.is(next, "gateway") || row.is(next, "interface") || row.is(next, "source")) {
      next++;
    }
    return next;
  }

  @Override
  public boolean startsRow(Row row, int word) {
    if (!isNetwork(row, word) || !row.isAddress(word + 1)) {
      return false;
    }
    int gateway = afterGateway(row, word + 2);
    return gateway > 0 && row.isInterface(gateway);
  }

  @Override
  public boolean resemblesRow(Row row) {
    return isNetwork(row, 0) || hasAddressesOrVmknic(row);
  }

  /** Two addresses, or a VMkernel interface: too much for a remark. */
  static boolean hasAddressesOrVmknic(Row row) {
    int addresses = 0;
    for (int word = 0; word < row.size() && !row.isNote(word); word++) {
      addresses += row.isAddress(word) ? 1 : 0;
      if (addresses > 1 || row.isVmknic(word)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int read(Row row, int word, HostFacts facts) throws BadCell {
    if (!isNetwork(row, word)) {
      throw new BadCell("a row of a route table starts with a network");
    }
    if (!row.isAddress(word + 1)) {
      throw new BadCell("no network mask after the network");
    }
    int interfaceName = afterGateway(row, word + 2);
    if (interfaceName < 0) {
      throw new BadCell("no gateway after the network mask");
    }
    if (!row.isInterface(interfaceName)) {
      throw new BadCell("no interface after the gateway");
    }
    int end = interfaceName + 1;
    String source = null;
    if (row.isCapitals(end)) {
      source = row.text(end);
      end++;
    }
    sources |= source != null;
    lastHasSource = source != null;
    boolean subnet = interfaceName - word > 3;
    localSubnets |= subnet;
    Route route =
        Cells.route(
            row.is(word, "default") ? "default" : row.text(word),
            row.text(word + 1),
            subnet ? "Local Subnet" : row.text(word + 2),
            row.text(interfaceName),
            source,
            row.span(word, end));
    facts.routes.add(route);
    return end;
  }

  private static boolean isNetwork(Row row, int word) {
    return row.isAddress(word) || row.is(word, "default");
  }

  private static int afterGateway(Row row, int word) {
    if (row.are(word, "local", "subnet")) {
      return word + 2;
    }
    return row.isAddress(word) ? word + 1 : -1;
  }
}
