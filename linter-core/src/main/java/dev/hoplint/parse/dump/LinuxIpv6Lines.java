package dev.hoplint.parse.dump;

import dev.hoplint.address.Ipv6Address;
import dev.hoplint.address.Ipv6Prefix;
import dev.hoplint.model.HostDump.Linux;
import dev.hoplint.model.HostDump.RouteType;
import dev.hoplint.model.HostIpv6.Address;
import dev.hoplint.model.HostIpv6.Route;
import dev.hoplint.parse.dump.Cells.BadCell;
import dev.hoplint.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Linux prints of IPv6: {@code ip -6 route}, {@code route -n -6}, the {@code inet6} lines of
 * {@code ip addr}. No rule asks for it, so a line that cannot be read is no mistake.
 */
final class LinuxIpv6Lines {
  private final HostFacts facts;
  private String table;

  /** A route whose next hops stand on the lines that follow: its type, prefix and words. */
  private @Nullable RouteType openType;

  private @Nullable Ipv6Prefix openPrefix;
  private Map<String, String> openWords = Map.of();

  LinuxIpv6Lines(HostFacts facts, String table) {
    this.facts = facts;
    this.table = table;
  }

  /** From here on, routes that name no table are of this one. */
  void of(String other) {
    table = other;
  }

  /** Takes a route; false if the line is none. */
  boolean route(Row row, int end) {
    facts.ipv6 = true;
    openPrefix = null;
    if (isColumns(row, end)) {
      return columns(row);
    }
    RouteType named = LinuxRoute.type(row.text(0));
    int word = named == null ? 0 : 1;
    RouteType type = named == null ? RouteType.UNICAST : named;
    Ipv6Prefix prefix = word < end ? prefix(row.text(word)) : null;
    if (prefix == null) {
      return false;
    }
    Map<String, String> words = words(row, word + 1, end);
    if (type == RouteType.UNICAST && !words.containsKey("via") && !words.containsKey("dev")) {
      openType = type;
      openPrefix = prefix;
      openWords = words;
      return true;
    }
    return add(type, prefix, words, row.span(0, end));
  }

  /** Takes a line of {@code nexthop}; false if no route is open. */
  boolean nextHop(Row row, int end) {
    RouteType type = openType;
    Ipv6Prefix prefix = openPrefix;
    if (type == null || prefix == null) {
      return false;
    }
    Map<String, String> words = new LinkedHashMap<>(openWords);
    words.putAll(words(row, 1, end));
    return add(type, prefix, words, row.span(0, end));
  }

  /** Takes a route of {@code ip -j -6 route}; its members have the names of the words. */
  boolean route(String type, String destination, Map<String, String> words, Span span) {
    facts.ipv6 = true;
    RouteType named = LinuxRoute.type(type);
    Ipv6Prefix prefix = prefix(destination);
    return prefix != null && add(named == null ? RouteType.UNICAST : named, prefix, words, span);
  }

  /** Takes an address as {@code 2001:db8::5/64}; false if it is none. */
  boolean address(String interfaceName, String written, boolean dynamic, Span span) {
    int slash = written.indexOf('/');
    Ipv6Address own = Ipv6Address.parse(slash < 0 ? written : written.substring(0, slash));
    int length = slash < 0 ? 128 : Ipv6Prefix.lengthOf(written);
    if (own == null || length < 0) {
      return false;
    }
    facts.ipv6Addresses.add(
        new Address(interfaceName, own, length, dynamic ? "DHCP" : null, null, span));
    return true;
  }

  private static @Nullable Ipv6Prefix prefix(String written) {
    return written.equals("default")
        ? new Ipv6Prefix(new Ipv6Address(0, 0), 0)
        : Ipv6Prefix.parse(written);
  }

  /** Words and what stands behind each. */
  private static Map<String, String> words(Row row, int from, int end) {
    Map<String, String> words = new LinkedHashMap<>();
    for (int word = from; word + 1 < end; word += 2) {
      words.put(row.text(word), row.text(word + 1));
      if (row.is(word, "linkdown") || row.is(word, "onlink") || row.is(word, "dead")) {
        word--;
      }
    }
    return words;
  }

  private boolean add(RouteType type, Ipv6Prefix prefix, Map<String, String> words, Span span) {
    String via = words.getOrDefault("via", words.get("gateway"));
    Ipv6Address gateway = via == null ? null : Ipv6Address.parse(via);
    String metric = words.getOrDefault("metric", "0");
    if ((via != null && gateway == null) || !isNumber(metric)) {
      return false;
    }
    String named = words.get("table");
    facts.ipv6Routes.add(
        new Route(
            prefix,
            gateway,
            words.getOrDefault("dev", ""),
            words.getOrDefault("proto", words.get("protocol")),
            Long.parseLong(metric),
            false,
            type,
            named == null ? table : LinuxCommand.tableName(named),
            span));
    return true;
  }

  private static boolean isNumber(String text) {
    return text.length() < 11
        && !text.isEmpty()
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** {@code route -n -6}: destination, next hop, flags, metric, ref, use, interface. */
  private static boolean isColumns(Row row, int end) {
    return end > 6
        && row.isIpv6(0)
        && row.isIpv6(1)
        && (row.text(2).startsWith("U") || row.text(2).startsWith("!"));
  }

  private boolean columns(Row row) {
    try {
      Ipv6Prefix prefix = Ipv6Cells.prefix(row.text(0), "");
      Ipv6Address by = Ipv6Cells.address(row.text(1), "next hop");
      boolean onLink = by.high() == 0 && by.low() == 0;
      boolean drop = row.text(2).startsWith("!");
      facts.ipv6Routes.add(
          new Route(
              prefix,
              onLink ? null : by,
              row.text(6),
              null,
              Cells.number(row.text(3), "metric"),
              false,
              drop ? RouteType.DROP : RouteType.UNICAST,
              Linux.MAIN,
              row.span(0, 7)));
      return true;
    } catch (BadCell e) {
      return false;
    }
  }
}
