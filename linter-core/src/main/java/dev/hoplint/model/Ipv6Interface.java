package dev.hoplint.model;

import dev.hoplint.address.Ipv6Address;
import dev.hoplint.address.Ipv6Prefix;
import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ipv6 …} lines of an interface.
 *
 * @param learned {@code ipv6 address autoconfig|dhcp|PREFIX-NAME …}: an address that no file shows
 * @param enabled {@code ipv6 enable}; an address enables IPv6 as well
 * @param mtu {@code ipv6 mtu N}, bytes
 * @param mssClamp {@code ipv6 tcp adjust-mss N}, bytes of TCP payload
 * @param filterIn {@code ipv6 traffic-filter NAME in}
 * @param policy {@code ipv6 policy route-map R}
 * @param reassembly {@code ipv6 virtual-reassembly …}
 * @param routing {@code ipv6 ospf|eigrp|rip|router …} or {@code ospfv3 …}: a process learns routes
 */
public record Ipv6Interface(
    List<Address> addresses,
    @Nullable Span learned,
    @Nullable Span enabled,
    @Nullable Setting<Integer> mtu,
    @Nullable Setting<Integer> mssClamp,
    @Nullable NameUse filterIn,
    @Nullable NameUse filterOut,
    @Nullable NameUse policy,
    @Nullable Span reassembly,
    @Nullable Span routing) {
  public static final Ipv6Interface NONE =
      new Ipv6Interface(List.of(), null, null, null, null, null, null, null, null, null);

  public Ipv6Interface {
    addresses = List.copyOf(addresses);
  }

  /** What an address is for. */
  public enum Kind {
    UNICAST,
    /** The low 64 bits are made from the MAC address. */
    EUI_64,
    ANYCAST,
    LINK_LOCAL
  }

  /**
   * {@code ipv6 address A/L [eui-64|anycast]} or {@code ipv6 address A link-local}.
   *
   * @param length of the prefix, 0–128; 10 for a link-local address
   */
  public record Address(Ipv6Address address, int length, Kind kind, Span span) {
    public Ipv6Prefix subnet() {
      return new Ipv6Prefix(address, length);
    }
  }
}
