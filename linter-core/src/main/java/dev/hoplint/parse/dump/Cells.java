package dev.hoplint.parse.dump;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.HostDump.Address;
import dev.hoplint.model.HostDump.Printed;
import dev.hoplint.model.HostDump.Route;
import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/** The values of cells: the same for tables, CSV and JSON. */
final class Cells {
  /** What a cell says that has no value. */
  private static final String NONE = "N/A";

  private static final String ANY = "0.0.0.0";

  private Cells() {}

  /** A cell that cannot be what its column says; the message is for users. */
  static final class BadCell extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    BadCell(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  /** A row of a route table. */
  static Route route(
      String network,
      String mask,
      String gateway,
      String interfaceName,
      @Nullable String source,
      Span span)
      throws BadCell {
    boolean isDefault = network.equals("default");
    Printed address = address(isDefault ? ANY : network, "network");
    Printed netmask = address(mask, "network mask");
    int length = length(netmask);
    if (netmask.value() != null && length < 0) {
      throw new BadCell(mask + " is no network mask: its one bits have a gap");
    }
    if (isDefault && length != 0) {
      throw new BadCell("the default route has the network mask " + mask);
    }
    Ipv4Address value = address.value();
    Ipv4Prefix prefix = value == null || length < 0 ? null : new Ipv4Prefix(value.bits(), length);
    return new Route(prefix, gateway(gateway), interfaceName, source, span);
  }

  /** Null if on-link: {@code 0.0.0.0} of esxcli, {@code Local Subnet} of esxcfg-route. */
  private static @Nullable Printed gateway(String cell) throws BadCell {
    boolean onLink = cell.equals(ANY) || cell.equalsIgnoreCase("Local Subnet");
    return onLink ? null : address(cell, "gateway");
  }

  /** An interface's address; null if it has none. */
  static @Nullable Address address(
      String interfaceName,
      String address,
      String mask,
      @Nullable String type,
      @Nullable String gateway,
      @Nullable String netstack,
      Span span)
      throws BadCell {
    if (isNone(address) || address.equals(ANY)) {
      return null;
    }
    Printed own = address(address, "address");
    Printed netmask = address(mask, "network mask");
    Printed printed =
        gateway == null || isNone(gateway) || gateway.equals(ANY)
            ? null
            : address(gateway, "gateway");
    return new Address(interfaceName, own, length(netmask), type, printed, netstack, span);
  }

  /** Prefix length, or -1 if the mask is masked or not contiguous. */
  private static int length(Printed mask) {
    Ipv4Address value = mask.value();
    return value == null ? -1 : Ipv4Prefix.lengthOf(value.bits());
  }

  /** An address whose octets may be masked by {@code x} or {@code *}. */
  static Printed address(String cell, String column) throws BadCell {
    Ipv4Address value = Ipv4Address.parse(cell);
    if (value == null && !isMasked(cell)) {
      throw new BadCell("\"" + cell + "\" is no " + column);
    }
    return new Printed(cell, value);
  }

  private static boolean isMasked(String cell) {
    boolean masked = false;
    int octets = 1;
    int size = 0;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '.') {
        if (size == 0) {
          return false;
        }
        octets++;
        size = 0;
      } else if (c == 'x' || c == 'X' || c == '*') {
        masked = true;
        size++;
      } else if (c >= '0' && c <= '9') {
        size++;
      } else {
        return false;
      }
    }
    return masked && octets == 4 && size > 0;
  }

  static boolean isNone(String cell) {
    return cell.isEmpty() || cell.equalsIgnoreCase(NONE);
  }

  /** Null for {@code N/A} and nothing. */
  static @Nullable String orNull(String cell) {
    return isNone(cell) ? null : cell;
  }

  /** A number of 32 bits without a sign. */
  static long number(String cell, String column) throws BadCell {
    boolean digits = !cell.isEmpty() && cell.chars().allMatch(c -> c >= '0' && c <= '9');
    long value = digits && cell.length() <= 10 ? Long.parseLong(cell) : -1;
    if (value < 0 || value > 0xFFFF_FFFFL) {
      throw new BadCell("\"" + cell + "\" is no " + column);
    }
    return value;
  }

  /** An MTU in bytes. */
  static int mtu(String cell) throws BadCell {
    if (cell.isEmpty() || cell.length() > 6 || !cell.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new BadCell("\"" + cell + "\" is no MTU");
    }
    return Integer.parseInt(cell);
  }
}
