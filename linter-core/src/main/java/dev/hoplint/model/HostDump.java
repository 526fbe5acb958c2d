package dev.hoplint.model;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.source.Part;
import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the output of one command on a host states; lists that the command does not show are empty.
 *
 * @param tool the program that printed it ({@code esxcli}, {@code localcli}, {@code esxcfg-route},
 *     {@code esxcfg-vmknic}), in lower case, worked out from the format if no command was echoed
 * @param netstack netstack that the echoed command names with {@code -N}; null if it names none
 * @param complete false if the command filters its output, or the header row is missing: routes may
 *     be missing too
 * @param routeTable whether the part is a route table (an empty one is one too)
 */
public record HostDump(
    Part part,
    String tool,
    @Nullable String netstack,
    boolean complete,
    boolean routeTable,
    List<Route> routes,
    List<Address> addresses,
    List<Nic> nics)
    implements PartFacts {
  public HostDump {
    routes = List.copyOf(routes);
    addresses = List.copyOf(addresses);
    nics = List.copyOf(nics);
  }

  /**
   * An address as printed; {@code value} is null if octets are masked ({@code xxx.xxx.207.254}).
   */
  public record Printed(String text, @Nullable Ipv4Address value) {}

  /**
   * A row of a route table.
   *
   * @param prefix null if masked octets hide it
   * @param gateway null for an on-link route
   * @param interfaceName {@code vmk0}; empty if the row does not say
   * @param source last column ({@code MANUAL}, {@code DHCP}), or null
   */
  public record Route(
      @Nullable Ipv4Prefix prefix,
      @Nullable Printed gateway,
      String interfaceName,
      @Nullable String source,
      Span span) {}

  /**
   * An interface's IPv4 address.
   *
   * @param length prefix length 0–32, or -1 if the mask is masked or not contiguous
   * @param type {@code STATIC}, {@code DHCP}, or null
   * @param gateway the Gateway column, null if absent, 0.0.0.0 or N/A
   * @param netstack null if the command does not show it
   */
  public record Address(
      String interfaceName,
      Printed address,
      int length,
      @Nullable String type,
      @Nullable Printed gateway,
      @Nullable String netstack,
      Span span) {}

  /**
   * What {@code interface list} says of an interface.
   *
   * @param mtu bytes, or -1
   */
  public record Nic(
      String name,
      @Nullable String portgroup,
      @Nullable String netstack,
      int mtu,
      boolean enabled,
      Span span) {}
}
