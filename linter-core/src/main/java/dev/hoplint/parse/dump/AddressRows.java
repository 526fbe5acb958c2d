package dev.hoplint.parse.dump;

import dev.hoplint.model.HostDump.Address;
import dev.hoplint.parse.dump.Cells.BadCell;

/**
 * {@code esxcli network ip interface ipv4 get}: name, address, netmask, broadcast, type, from 6.0
 * on the gateway, and whether DNS comes by DHCP.
 */
final class AddressRows implements RowFormat {

  @Override
  public int heading(Row row, int word) {
    if (!row.are(word, "name", "ipv4", "address")) {
      return -1;
    }
    int next = word + 3;
    while (isHeadingWord(row, next)) {
      next++;
    }
    return next;
  }

  private static boolean isHeadingWord(Row row, int word) {
    return row.is(word, "ipv4")
        || row.is(word, "netmask")
        || row.is(word, "broadcast")
        || row.is(word, "address")
        || row.is(word, "type")
        || row.is(word, "gateway")
        || row.is(word, "dhcp")
        || row.is(word, "dns");
  }

  @Override
  public boolean startsRow(Row row, int word) {
    return row.isInterface(word) && isCell(row, word + 1) && isCell(row, word + 2);
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
    if (!isCell(row, word + 1) || !isCell(row, word + 2)) {
      throw new BadCell("no address and network mask after the interface");
    }
    if (!isCell(row, word + 3)) {
      throw new BadCell("no broadcast address after the network mask");
    }
    int end = word + 4;
    if (!row.isLetters(end)) {
      throw new BadCell("no address type after the broadcast address");
    }
    String type = row.text(end++);
    String gateway = null;
    if (isCell(row, end)) {
      gateway = row.text(end++);
    }
    if (row.is(end, "true") || row.is(end, "false")) {
      end++;
    }
    Address address =
        Cells.address(
            row.text(word),
            row.text(word + 1),
            row.text(word + 2),
            type,
            gateway,
            null,
            row.span(word, end));
    if (address != null) {
      facts.addresses.add(address);
    }
    return end;
  }

  private static boolean isCell(Row row, int word) {
    return row.isAddress(word) || row.is(word, "n/a");
  }
}
