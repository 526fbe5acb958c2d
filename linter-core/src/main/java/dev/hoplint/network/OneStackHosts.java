package dev.hoplint.network;

import dev.hoplint.model.HostDump;
import dev.hoplint.model.HostDump.PolicyRule;
import dev.hoplint.model.Setting;
import dev.hoplint.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hosts of Windows and Linux, which have one TCP/IP stack, from their dumps. */
final class OneStackHosts {
  private OneStackHosts() {}

  static EndHost windows(String name, SourceFile file, List<HostDump> dumps) {
    HostDump table = dumps.get(0);
    for (HostDump other : dumps) {
      if (other.complete() && !table.complete()) {
        table = other;
      }
    }
    Map<Boolean, List<HostDump.Route>> parts = new HashMap<>();
    for (HostDump.Route route : table.routes()) {
      parts.computeIfAbsent(route.persistent(), p -> new ArrayList<>()).add(route);
    }
    EndHost.Stack stack =
        new EndHost.Stack(
            HostDump.Linux.MAIN,
            table.complete(),
            parts.getOrDefault(false, List.of()),
            parts.getOrDefault(true, List.of()),
            table.addresses(),
            table.nics());
    return new EndHost(name, file, HostDump.Platform.WINDOWS, Map.of(stack.name(), stack), null);
  }

  static EndHost linux(String name, SourceFile file, List<HostDump> dumps) {
    Map<String, LinuxRouting.Table> tables = new LinkedHashMap<>();
    Map<String, Setting<Integer>> rpFilter = new LinkedHashMap<>();
    for (HostDump dump : dumps) {
      tables(dump)
          .forEach(
              (of, table) ->
                  tables.merge(of, table, (a, b) -> b.complete() && !a.complete() ? b : a));
      dump.linux().rpFilter().forEach(rpFilter::putIfAbsent);
    }
    Map<String, EndHost.Stack> stacks = new LinkedHashMap<>();
    boolean allTables = dumps.stream().anyMatch(dump -> dump.linux().allTables());
    LinuxRouting.Table main = tables.get(HostDump.Linux.MAIN);
    if (main != null) {
      stacks.put(
          HostDump.Linux.MAIN,
          new EndHost.Stack(
              HostDump.Linux.MAIN,
              main.complete(),
              main.routes(),
              List.of(),
              addresses(dumps),
              dumps.stream().flatMap(dump -> dump.nics().stream()).toList()));
    }
    LinuxRouting routing = new LinuxRouting(tables, allTables, rules(dumps), rpFilter);
    return new EndHost(name, file, HostDump.Platform.LINUX, stacks, routing);
  }

  /** The tables that a dump shows: the one that its command names, and those that its rows name. */
  private static Map<String, LinuxRouting.Table> tables(HostDump dump) {
    if (!dump.routeTable()) {
      return Map.of();
    }
    Map<String, List<HostDump.Route>> rows = new LinkedHashMap<>();
    rows.put(dump.linux().table(), new ArrayList<>());
    for (HostDump.Route route : dump.routes()) {
      rows.computeIfAbsent(route.table(), t -> new ArrayList<>()).add(route);
    }
    Map<String, LinuxRouting.Table> tables = new LinkedHashMap<>();
    rows.forEach((of, routes) -> tables.put(of, new LinuxRouting.Table(dump.complete(), routes)));
    return tables;
  }

  private static List<HostDump.Address> addresses(List<HostDump> dumps) {
    List<HostDump.Address> addresses = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (HostDump dump : dumps) {
      for (HostDump.Address address : dump.addresses()) {
        if (seen.add(address.interfaceName() + " " + address.address().text())) {
          addresses.add(address);
        }
      }
    }
    return addresses;
  }

  /** Null if no dump shows the rules, or two dumps show different ones. */
  private static @Nullable List<PolicyRule> rules(List<HostDump> dumps) {
    List<PolicyRule> rules = null;
    for (HostDump dump : dumps) {
      List<PolicyRule> shown = dump.linux().rules();
      if (shown == null) {
        continue;
      }
      if (rules != null && !withoutPlaces(rules).equals(withoutPlaces(shown))) {
        return null;
      }
      rules = shown;
    }
    return rules;
  }

  private static List<String> withoutPlaces(List<PolicyRule> rules) {
    return rules.stream().map(rule -> rule.toString().replace(rule.span().toString(), "")).toList();
  }
}
