package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.HostDump;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses between dumps of one ESXi host that show the same things: {@code esxcli} before the older
 * commands, whole ones before parts. Where they disagree, it says so.
 */
final class DumpConflicts {
  private final String host;
  private final List<Unknown> doubts;

  DumpConflicts(String host, List<Unknown> doubts) {
    this.host = host;
    this.doubts = doubts;
  }

  /** The route table of a netstack, of one or more that show it. */
  HostDump routes(String stack, List<HostDump> tables) {
    HostDump best = tables.get(0);
    for (HostDump other : tables) {
      if (rank(other) > rank(best)) {
        best = other;
      }
    }
    for (HostDump other : tables) {
      if (!other.equals(best) && best.complete() && other.complete() && !agree(best, other)) {
        HostDump.Route first = (other.routes().isEmpty() ? best : other).routes().get(0);
        doubts.add(
            new Unknown(
                "two dumps of "
                    + host
                    + " show different routes of "
                    + stack
                    + ": those of "
                    + best.tool()
                    + place(best, other)
                    + " are used, these are not",
                first.span()));
      }
    }
    return best;
  }

  /** Where the dump that is used lies, if it is not in the other's file. */
  private static String place(HostDump used, HostDump other) {
    if (used.routes().isEmpty() || other.routes().isEmpty()) {
      return "";
    }
    Span span = used.routes().get(0).span();
    boolean same = span.file().equals(other.routes().get(0).span().file());
    return same ? "" : " in " + span.file();
  }

  /** Whether both show the same rows; a masked one may be any. */
  private static boolean agree(HostDump one, HostDump other) {
    Set<String> rows = rows(one);
    Set<String> others = rows(other);
    return rows.equals(others) || isMasked(one) || isMasked(other);
  }

  private static boolean isMasked(HostDump dump) {
    return dump.routes().stream()
        .anyMatch(
            route ->
                route.prefix() == null
                    || (route.gateway() != null && route.gateway().value() == null));
  }

  private static Set<String> rows(HostDump dump) {
    Set<String> rows = new HashSet<>();
    for (HostDump.Route route : dump.routes()) {
      String gateway = route.gateway() == null ? "" : route.gateway().text();
      rows.add(route.prefix() + " " + gateway + " " + route.interfaceName());
    }
    return rows;
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
            other.span()));
  }

  private static int rank(HostDump dump) {
    return (dump.complete() ? 2 : 0) + (isOlderTool(dump) ? 0 : 1);
  }

  private static boolean isOlderTool(HostDump dump) {
    return dump.tool().startsWith("esxcfg");
  }
}
