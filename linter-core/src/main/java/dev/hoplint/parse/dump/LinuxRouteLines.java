package dev.hoplint.parse.dump;

import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.HostDump.RouteType;
import dev.hoplint.model.LineState;
import dev.hoplint.parse.dump.Cells.BadCell;
import org.jspecify.annotations.Nullable;

/** The lines of {@code ip route}. */
final class LinuxRouteLines {
  private final HostFacts facts;
  private String table;

  /** A route whose next hops stand on the lines that follow. */
  private @Nullable LinuxRoute open;

  LinuxRouteLines(HostFacts facts, String table) {
    this.facts = facts;
    this.table = table;
  }

  /** From here on, routes that name no table are of this one. */
  void of(String other) {
    table = other;
  }

  /** Lines of {@code nexthop} that follow are no longer of the route before. */
  void endRoute() {
    open = null;
  }

  static boolean isRoute(Row row, int end) {
    if (LinuxRoute.type(row.text(0)) != null) {
      return end > 1;
    }
    boolean destination =
        row.is(0, "default")
            || row.isAddress(0)
            || Ipv4Prefix.parse(row.text(0)) != null
            // Meant as one, too.
            || (row.contains(0, '.') && (row.is(1, "via") || row.is(1, "dev")));
    // A route by several next hops says no more than its metric on its first line.
    return destination
        && (end == 1
            || row.is(1, "via")
            || row.is(1, "dev")
            || row.is(1, "proto")
            || row.is(1, "metric")
            || row.is(1, "table")
            || row.is(1, "scope")
            || row.is(1, "src")
            || row.is(1, "tos")
            || row.is(1, "nhid"));
  }

  /** What {@code ip route get} answers is the way of one packet, and no row of a table. */
  static boolean isAnswer(Row row, int end) {
    return row.isAddress(0) && end > 2 && row.is(end - 2, "uid");
  }

  /** Takes a route of IPv4. */
  void route(Row row, int end) throws BadCell {
    RouteType type = LinuxRoute.type(row.text(0));
    int word = type == null ? 0 : 1;
    LinuxRoute route = new LinuxRoute(table).type(type == null ? RouteType.UNICAST : type);
    route.to(row.text(word));
    int hop = nextHopAt(row, word + 1, end);
    take(route, row, word + 1, hop);
    if (hop < end) {
      open = route;
      // `ip -o` prints them behind the route.
      while (hop < end) {
        int next = nextHopAt(row, hop + 1, end);
        add(route.nextHop(), row, hop, next);
        hop = next;
      }
    } else if (route.hasWay()) {
      route.addTo(facts, row.span(0, end));
    } else {
      open = route;
    }
  }

  static boolean isOfIpv6(Row row, int end) {
    return isOfIpv6(row, LinuxRoute.type(row.text(0)) == null ? 0 : 1, end);
  }

  /** Also a default route by an IPv6 neighbour; {@code via inet6} is one of IPv4. */
  private static boolean isOfIpv6(Row row, int destination, int end) {
    for (int word = destination; word < end; word++) {
      boolean next = word == destination || row.is(word - 1, "via");
      if ((next && row.isIpv6(word)) || row.is(word, "pref")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Takes a line of {@code nexthop}.
   *
   * @param ipv6 whether the lines before are of IPv6
   */
  LineState nextHop(Row row, int end, boolean ipv6) throws BadCell {
    LinuxRoute whole = open;
    if (whole == null) {
      if (ipv6 || isOfIpv6(row, 1, end)) {
        return LineState.TO_DO;
      }
      throw new BadCell("a next hop without a route before it");
    }
    add(whole.nextHop(), row, 0, end);
    return LineState.FULL;
  }

  /** Takes the next hop whose words start with {@code nexthop}. */
  private void add(LinuxRoute hop, Row row, int from, int end) throws BadCell {
    take(hop, row, from + 1, end);
    if (!hop.hasWay()) {
      throw new BadCell("a next hop with neither `via` nor `dev`");
    }
    hop.addTo(facts, row.span(from, end));
  }

  private static int nextHopAt(Row row, int from, int end) {
    int word = from;
    while (word < end && !row.is(word, "nexthop")) {
      word++;
    }
    return word;
  }

  private static void take(LinuxRoute route, Row row, int from, int end) throws BadCell {
    int word = from;
    while (word < end) {
      String key = row.text(word);
      int value = word + 1;
      if (row.is(word, "via") && (row.is(value, "inet") || row.is(value, "inet6"))) {
        value++;
      }
      if (value < end && route.set(key, row.text(value))) {
        word = value + 1;
      } else if (value >= end && isKey(key)) {
        throw new BadCell("nothing after \"" + key + "\"");
      } else {
        route.flag(key);
        word++;
      }
    }
  }

  private static boolean isKey(String key) {
    return switch (key) {
      case "via", "dev", "src", "metric", "table", "proto", "scope", "tos" -> true;
      default -> false;
    };
  }
}
