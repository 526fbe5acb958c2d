package dev.hoplint.parse.dump;

import dev.hoplint.address.Ipv6Address;
import dev.hoplint.address.Ipv6Prefix;
import dev.hoplint.model.HostDump.Linux;
import dev.hoplint.model.HostDump.RouteType;
import dev.hoplint.model.HostIpv6.Address;
import dev.hoplint.model.HostIpv6.Route;
import dev.hoplint.parse.dump.Cells.BadCell;
import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/** The values of cells of IPv6: the same for tables and records. */
final class Ipv6Cells {
  private static final Ipv6Address ANY = new Ipv6Address(0, 0);
  private static final Ipv6Prefix DEFAULT = new Ipv6Prefix(ANY, 0);

  private Ipv6Cells() {}

  /**
   * A row of ESXi's route table.
   *
   * @param length empty if it stands behind the network, or goes without saying
   */
  static Route route(
      String network,
      String length,
      String gateway,
      String interfaceName,
      @Nullable String source,
      Span span)
      throws BadCell {
    boolean onLink = gateway.equalsIgnoreCase("Local Subnet");
    Ipv6Address by = onLink ? ANY : address(gateway, "gateway");
    return new Route(
        prefix(network, length),
        by.equals(ANY) ? null : by,
        interfaceName,
        source,
        0,
        false,
        RouteType.UNICAST,
        Linux.MAIN,
        span);
  }

  /** {@code default}, {@code 2001:db8::} with a length, {@code 2001:db8::/32}. */
  static Ipv6Prefix prefix(String network, String length) throws BadCell {
    if (network.equalsIgnoreCase("default")) {
      return DEFAULT;
    }
    Ipv6Prefix prefix =
        Ipv6Prefix.parse(
            network.indexOf('/') >= 0 || length.isEmpty() ? network : network + "/" + length);
    if (prefix == null) {
      boolean bad = Ipv6Prefix.parse(network) != null;
      throw new BadCell(
          bad
              ? "\"" + length + "\" is no prefix length"
              : "\"" + network + "\" is no IPv6 network");
    }
    return prefix;
  }

  /** {@code fe80::1%vmk0} names the interface besides. */
  static Ipv6Address address(String cell, String column) throws BadCell {
    int zone = cell.indexOf('%');
    Ipv6Address address = Ipv6Address.parse(zone < 0 ? cell : cell.substring(0, zone));
    if (address == null) {
      throw new BadCell("\"" + cell + "\" is no " + column);
    }
    return address;
  }

  static Address address(
      String interfaceName,
      String address,
      String length,
      @Nullable String type,
      @Nullable String netstack,
      Span span)
      throws BadCell {
    long bits = Cells.number(length, "prefix length");
    if (bits > 128) {
      throw new BadCell("\"" + length + "\" is no prefix length");
    }
    return new Address(
        interfaceName, address(address, "IPv6 address"), (int) bits, type, netstack, span);
  }
}
