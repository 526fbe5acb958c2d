package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.HostDump;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses between dumps of one host that show the same table: whole ones before parts, {@code
 * esxcli} and {@code ip} before the older commands. Of dumps that are as good, what all show stays,
 * and the rest is unknown. Where they disagree, it says so.
 */
final class DumpConflicts {
  private final String host;
  private final List<Unknown> doubts;

  DumpConflicts(String host, List<Unknown> doubts) {
    this.host = host;
    this.doubts = doubts;
  }

  /**
   * One table as one dump shows it.
   *
   * @param routes without those that no look-up uses
   */
  record Shown(HostDump dump, List<HostDump.Route> routes) {
    private int rank() {
      return (dump.complete() ? 2 : 0) + (isOlderTool(dump) ? 0 : 1);
    }

    /** Rows whose values are not all known may be any. */
    private boolean isMasked() {
      return routes.stream()
          .anyMatch(
              route ->
                  route.prefix() == null
                      || (route.gateway() != null && route.gateway().value() == null));
    }
  }

  /**
   * A table as all dumps of it together show it.
   *
   * @param contested destinations to which dumps that are as good show different routes, none of
   *     which is among {@code routes}
   */
  record Agreed(boolean complete, List<HostDump.Route> routes, List<Ipv4Prefix> contested) {}

  /**
   * The route table that one dump or more show.
   *
   * @param name {@code " of vmotion"}: tells it from the host's others, if it may have more
   */
  Agreed routes(String name, List<Shown> tables) {
    int chosen = 0;
    for (int i = 1; i < tables.size(); i++) {
      chosen = tables.get(i).rank() > tables.get(chosen).rank() ? i : chosen;
    }
    Shown best = tables.get(chosen);
    Set<Ipv4Prefix> contested = new LinkedHashSet<>();
    for (int i = 0; i < tables.size(); i++) {
      Shown other = tables.get(i);
      if (i != chosen && areComparable(best, other)) {
        List<Ipv4Prefix> differing = differing(best, other);
        if (!differing.isEmpty()) {
          boolean equal = other.rank() == best.rank();
          doubts.add(equal ? contested(name, best, other, differing) : used(name, best, other));
          contested.addAll(equal ? differing : List.of());
        }
      }
    }
    List<HostDump.Route> routes =
        best.routes().stream().filter(route -> !contested.contains(route.prefix())).toList();
    return new Agreed(
        best.dump().complete() && contested.isEmpty(), routes, List.copyOf(contested));
  }

  private static boolean areComparable(Shown one, Shown other) {
    return one.dump().complete() && other.dump().complete() && !one.isMasked() && !other.isMasked();
  }

  /** The destinations to which two dumps show different routes, in the order of their rows. */
  private static List<Ipv4Prefix> differing(Shown best, Shown other) {
    boolean metrics = !isOlderTool(best.dump()) && !isOlderTool(other.dump());
    Map<Ipv4Prefix, Set<String>> ways = ways(best, metrics);
    Map<Ipv4Prefix, Set<String>> others = ways(other, metrics);
    Set<Ipv4Prefix> all = new LinkedHashSet<>(ways.keySet());
    all.addAll(others.keySet());
    boolean someOfThem = isOlderTool(other.dump());
    List<Ipv4Prefix> differing = new ArrayList<>();
    for (Ipv4Prefix prefix : all) {
      Set<String> used = ways.getOrDefault(prefix, Set.of());
      Set<String> shown = others.getOrDefault(prefix, Set.of());
      // Of several next hops, net-tools shows the first.
      boolean same =
          (someOfThem && !shown.isEmpty()) ? used.containsAll(shown) : used.equals(shown);
      if (!same) {
        differing.add(prefix);
      }
    }
    return differing;
  }

  private static Map<Ipv4Prefix, Set<String>> ways(Shown table, boolean metrics) {
    Map<Ipv4Prefix, Set<String>> ways = new LinkedHashMap<>();
    for (HostDump.Route route : table.routes()) {
      Ipv4Prefix prefix = route.prefix();
      if (prefix != null) {
        String gateway = route.gateway() == null ? "" : route.gateway().text();
        ways.computeIfAbsent(prefix, p -> new HashSet<>(2))
            .add(
                route.type()
                    + " "
                    + gateway
                    + " "
                    + route.interfaceName()
                    + (metrics ? " " + route.metric() : ""));
      }
    }
    return ways;
  }

  private Unknown used(String name, Shown best, Shown other) {
    boolean empty = other.routes().isEmpty();
    Shown shown = empty ? best : other;
    return new Unknown(
        "two dumps of "
            + host
            + " show different routes"
            + name
            + ": those of "
            + best.dump().tool()
            + place(best, other)
            + " are used, these are not",
        shown.routes().get(0).span(),
        empty ? null : first(best));
  }

  private Unknown contested(String name, Shown best, Shown other, List<Ipv4Prefix> differing) {
    Ipv4Prefix first = differing.get(0);
    HostDump.Route used = row(best, first);
    HostDump.Route shown = row(other, first);
    int more = differing.size() - 1;
    return new Unknown(
        "two dumps of "
            + host
            + " show different routes"
            + name
            + " to "
            + first
            + (more == 0 ? "" : " and " + more + " more")
            + ": which are right is not known, and none of these is used",
        Objects.requireNonNull(shown == null ? used : shown).span(),
        shown == null ? first(other) : used == null ? first(best) : used.span());
  }

  private static HostDump.@Nullable Route row(Shown table, Ipv4Prefix prefix) {
    for (HostDump.Route route : table.routes()) {
      if (prefix.equals(route.prefix())) {
        return route;
      }
    }
    return null;
  }

  private static @Nullable Span first(Shown table) {
    return table.routes().isEmpty() ? null : table.routes().get(0).span();
  }

  /** Where the dump that is used lies, if it is not in the other's file. */
  private static String place(Shown used, Shown other) {
    Span span = first(used);
    Span unused = first(other);
    if (span == null || unused == null || span.file().equals(unused.file())) {
      return "";
    }
    return " in " + span.file();
  }

  /** The addresses of all dumps, each once, in the order of the dumps. */
  List<HostDump.Address> addresses(List<HostDump> dumps) {
    Map<String, HostDump.Address> byEsxcli = new HashMap<>();
    for (HostDump dump : dumps) {
      if (!isOlderTool(dump)) {
        dump.addresses().forEach(a -> byEsxcli.putIfAbsent(a.interfaceName(), a));
      }
    }
    List<HostDump.Address> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (HostDump dump : dumps) {
      for (HostDump.Address address : dump.addresses()) {
        HostDump.Address known = byEsxcli.get(address.interfaceName());
        if (isOlderTool(dump) && known != null && !isSame(known, address)) {
          disagree(known, address);
        } else if (seen.add(address.interfaceName() + " " + address.address().text())) {
          all.add(address);
        }
      }
    }
    return all;
  }

  private static boolean isSame(HostDump.Address one, HostDump.Address other) {
    Ipv4Address first = one.address().value();
    Ipv4Address second = other.address().value();
    boolean length = one.length() == other.length() || one.length() < 0 || other.length() < 0;
    return first == null || second == null || (length && first.equals(second));
  }

  private void disagree(HostDump.Address used, HostDump.Address other) {
    doubts.add(
        new Unknown(
            "two dumps of "
                + host
                + " disagree on the address of "
                + other.interfaceName()
                + ": esxcli's "
                + used.address().text()
                + "/"
                + used.length()
                + " is used, "
                + other.address().text()
                + "/"
                + other.length()
                + " is not",
            other.span(),
            used.span()));
  }

  private static boolean isOlderTool(HostDump dump) {
    boolean route = dump.tool().equals("route") && dump.platform() == HostDump.Platform.LINUX;
    return route || dump.tool().equals("netstat") || dump.tool().startsWith("esxcfg");
  }
}
