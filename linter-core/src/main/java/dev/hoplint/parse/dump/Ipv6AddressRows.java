package dev.hoplint.parse.dump;

import dev.hoplint.parse.dump.Cells.BadCell;

/**
 * {@code esxcli network ip interface ipv6 address list}: interface, address, netmask (a prefix
 * length), type, status.
 */
final class Ipv6AddressRows implements RowFormat {

  @Override
  public boolean isIpv6() {
    return true;
  }

  @Override
  public int heading(Row row, int word) {
    if (!row.are(word, "interface", "address", "netmask")) {
      return -1;
    }
    int next = word + 3;
    while (row.is(next, "type") || row.is(next, "status")) {
      next++;
    }
    return next;
  }

  @Override
  public boolean startsRow(Row row, int word) {
    return row.isInterface(word) && row.isIpv6(word + 1) && row.isNumber(word + 2);
  }

  @Override
  public boolean resemblesRow(Row row) {
    return row.isVmknic(0);
  }

  @Override
  public int read(Row row, int word, HostFacts facts) throws BadCell {
    if (!row.isInterface(word) || !row.isIpv6(word + 1)) {
      throw new BadCell("a row of this table starts with an interface and an IPv6 address");
    }
    if (!row.isNumber(word + 2)) {
      throw new BadCell("no prefix length after the address");
    }
    int end = word + 3;
    String type = row.isCapitals(end) ? row.text(end) : null;
    while (row.isCapitals(end)) {
      end++;
    }
    facts.ipv6Addresses.add(
        Ipv6Cells.address(
            row.text(word),
            row.text(word + 1),
            row.text(word + 2),
            type,
            null,
            row.span(word, end)));
    return end;
  }
}
