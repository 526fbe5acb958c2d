package dev.hoplint.model;

import dev.hoplint.address.Ipv6Address;
import dev.hoplint.address.Ipv6Prefix;
import dev.hoplint.model.HostDump.RouteType;
import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the output of one command on a host states of IPv6.
 *
 * @param routeTable whether it shows an IPv6 route table (an empty one is one too)
 */
public record HostIpv6(boolean routeTable, List<Route> routes, List<Address> addresses) {
  public static final HostIpv6 NONE = new HostIpv6(false, List.of(), List.of());

  public HostIpv6 {
    routes = List.copyOf(routes);
    addresses = List.copyOf(addresses);
  }

  /**
   * A row of a route table.
   *
   * @param gateway null for an on-link route
   * @param interfaceName {@code vmk0}; of Windows the interface's index; empty if the row does not
   *     say
   * @param source last column ({@code MANUAL}), of Linux {@code proto}, or null
   * @param metric of equal prefixes the lowest wins; 0 if the row has none
   * @param persistent a row of Windows' persistent routes, which are added at the next start
   * @param table route table of Linux, {@link HostDump.Linux#MAIN} for the others
   */
  public record Route(
      Ipv6Prefix prefix,
      @Nullable Ipv6Address gateway,
      String interfaceName,
      @Nullable String source,
      long metric,
      boolean persistent,
      RouteType type,
      String table,
      Span span) {}

  /**
   * An interface's address.
   *
   * @param length prefix length 0–128
   * @param type {@code STATIC}, {@code DHCP}, {@code AUTO}, as printed, or null
   * @param netstack null if the command does not show it
   */
  public record Address(
      String interfaceName,
      Ipv6Address address,
      int length,
      @Nullable String type,
      @Nullable String netstack,
      Span span) {}
}
