package dev.hoplint.model;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.source.Part;
import dev.hoplint.source.Span;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the output of one command on a host states; lists that the command does not show are empty.
 *
 * @param tool the program that printed it ({@code esxcli}, {@code localcli}, {@code esxcfg-route},
 *     {@code esxcfg-vmknic}, {@code ip}, {@code netstat}, …), in lower case, worked out from the
 *     format if no command was echoed
 * @param netstack netstack that the echoed command names with {@code -N}; null if it names none
 * @param complete false if the command filters its output, or the header row is missing: routes may
 *     be missing too
 * @param routeTable whether the part is a route table (an empty one is one too)
 * @param linux what only Linux states; {@link Linux#NONE} for the others
 * @param ipv6 what it shows of IPv6; the other lists are of IPv4 alone
 * @param unrendered what of a template is not rendered; null if the part is none
 */
public record HostDump(
    Part part,
    String tool,
    @Nullable String netstack,
    boolean complete,
    boolean routeTable,
    List<Route> routes,
    List<Address> addresses,
    List<Nic> nics,
    Platform platform,
    Linux linux,
    HostIpv6 ipv6,
    @Nullable Unrendered unrendered)
    implements PartFacts {
  public HostDump {
    routes = List.copyOf(routes);
    addresses = List.copyOf(addresses);
    nics = List.copyOf(nics);
  }

  /** The dump with what a template leaves open: rows may be missing then. */
  public HostDump unrendered(@Nullable Unrendered open) {
    return new HostDump(
        part,
        tool,
        netstack,
        complete && open == null,
        routeTable,
        routes,
        addresses,
        nics,
        platform,
        linux,
        ipv6,
        open);
  }

  /** The system that printed a dump: it decides by which interface a reply leaves. */
  public enum Platform {
    ESXI,
    WINDOWS,
    LINUX
  }

  /**
   * What a dump of Linux states beside routes.
   *
   * @param table the route table that the command names, else {@link #MAIN}; routes may name others
   * @param allTables whether every table that holds a route is shown ({@code table all})
   * @param rules the policy rules in the order of the dump; null if it does not show them
   * @param rpFilter {@code net.ipv4.conf.NAME.rp_filter} (0 off, 1 strict, 2 loose) by NAME, among
   *     them {@code all} and {@code default}
   */
  public record Linux(
      String table,
      boolean allTables,
      @Nullable List<PolicyRule> rules,
      Map<String, Setting<Integer>> rpFilter) {
    /** The table that a command without a table shows. */
    public static final String MAIN = "main";

    public static final Linux NONE = new Linux(MAIN, false, null, Map.of());

    public Linux {
      rules = rules == null ? null : List.copyOf(rules);
      rpFilter = Map.copyOf(rpFilter);
    }
  }

  /**
   * A line of {@code ip rule}: {@code 100: from 10.0.0.5 lookup isp2}.
   *
   * @param priority the lowest is asked first
   * @param negated {@code not}: the selectors must not match
   * @param source null if {@code from all}
   * @param destination null if none is named
   * @param forwardedOnly {@code iif} other than {@code lo}: no packet that the host makes itself
   * @param conditional whether it has further selectors ({@code fwmark}, ports, …) that a plain
   *     reply may or may not meet
   * @param action what becomes of the packets that it selects
   * @param target table of {@code lookup}, priority of {@code goto}; empty for the others
   * @param suppressedLength routes of this prefix length and shorter do not count; -1 for none
   */
  public record PolicyRule(
      long priority,
      boolean negated,
      @Nullable Ipv4Prefix source,
      @Nullable Ipv4Prefix destination,
      boolean forwardedOnly,
      boolean conditional,
      Action action,
      String target,
      int suppressedLength,
      Span span) {

    /** What a rule does. */
    public enum Action {
      LOOKUP,
      GOTO,
      NOTHING,
      /** {@code blackhole}, {@code unreachable}, {@code prohibit}. */
      DROP,
      /** One that is not modelled. */
      OTHER
    }
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
   * @param interfaceName {@code vmk0}; of Windows the interface's address; empty if the row does
   *     not say
   * @param source last column ({@code MANUAL}, {@code DHCP}), of Linux {@code proto}, or null
   * @param metric of equal prefixes the lowest wins; 0 if the row has none
   * @param persistent a row of Windows' persistent routes, which are added at the next start
   * @param table route table of Linux, {@link Linux#MAIN} for the others
   * @param anyGateway whether the gateway may lie outside the interface's subnets: {@code onlink}
   *     of Linux, or output that does not show it
   */
  public record Route(
      @Nullable Ipv4Prefix prefix,
      @Nullable Printed gateway,
      String interfaceName,
      @Nullable String source,
      long metric,
      boolean persistent,
      RouteType type,
      String table,
      boolean anyGateway,
      Span span) {

    public Route(
        @Nullable Ipv4Prefix prefix,
        @Nullable Printed gateway,
        String interfaceName,
        @Nullable String source,
        Span span) {
      this(
          prefix,
          gateway,
          interfaceName,
          source,
          0,
          false,
          RouteType.UNICAST,
          Linux.MAIN,
          false,
          span);
    }
  }

  /** What a route does with its packets. */
  public enum RouteType {
    UNICAST,
    /** To the host itself, or to all on the wire. */
    LOCAL,
    /** {@code blackhole}, {@code unreachable}, {@code prohibit}: they are not sent. */
    DROP,
    /** {@code throw}: the look-up goes on with the next policy rule. */
    THROW
  }

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
   * @param name of Windows the interface's index
   * @param portgroup of Windows the adapter's description
   * @param mtu bytes, or -1
   * @param mac {@code 00:0c:29:ed:61:82}, or null where it is not read
   */
  public record Nic(
      String name,
      @Nullable String portgroup,
      @Nullable String netstack,
      int mtu,
      boolean enabled,
      @Nullable String mac,
      Span span) {

    public Nic(
        String name,
        @Nullable String portgroup,
        @Nullable String netstack,
        int mtu,
        boolean enabled,
        Span span) {
      this(name, portgroup, netstack, mtu, enabled, null, span);
    }
  }
}
