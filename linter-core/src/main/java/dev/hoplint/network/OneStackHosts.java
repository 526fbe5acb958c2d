package dev.hoplint.network;

import dev.hoplint.model.HostDump;
import dev.hoplint.model.HostDump.PolicyRule;
import dev.hoplint.model.Setting;
import dev.hoplint.network.DumpConflicts.Shown;
import dev.hoplint.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A host of Windows or Linux, which has one TCP/IP stack, from its dumps. */
final class OneStackHosts {
  private final String name;
  private final SourceFile file;
  private final List<HostDump> dumps;
  private final List<Unknown> doubts;
  private final DumpConflicts conflicts;

  OneStackHosts(String name, SourceFile file, List<HostDump> dumps, List<Unknown> doubts) {
    this.name = name;
    this.file = file;
    this.dumps = dumps;
    this.doubts = doubts;
    this.conflicts = new DumpConflicts(name, doubts);
  }

  EndHost windows() {
    List<Shown> tables = new ArrayList<>();
    List<HostDump.Route> persistent = new ArrayList<>();
    for (HostDump dump : dumps) {
      tables.add(new Shown(dump, dump.routes().stream().filter(r -> !r.persistent()).toList()));
      dump.routes().stream().filter(HostDump.Route::persistent).forEach(persistent::add);
    }
    DumpConflicts.Agreed table = conflicts.routes("", tables);
    EndHost.Stack stack =
        new EndHost.Stack(
            HostDump.Linux.MAIN,
            table.complete(),
            table.routes(),
            table.contested(),
            persistent,
            windowsAddresses(),
            dumps.stream().flatMap(dump -> dump.nics().stream()).toList());
    return new EndHost(name, file, HostDump.Platform.WINDOWS, Map.of(stack.name(), stack), null);
  }

  /** Its whole route table shows all addresses of a host, so what another one lacks is unknown. */
  private List<HostDump.Address> windowsAddresses() {
    List<HostDump> whole = dumps.stream().filter(HostDump::complete).toList();
    HostDump first = whole.isEmpty() ? dumps.get(0) : whole.get(0);
    return first.addresses().stream()
        .filter(address -> whole.stream().allMatch(dump -> shows(dump, address)))
        .toList();
  }

  private static boolean shows(HostDump dump, HostDump.Address address) {
    return dump.addresses().stream()
        .anyMatch(
            other ->
                other.address().value() == null
                    || (other.address().equals(address.address())
                        && other.length() == address.length()));
  }

  EndHost linux() {
    Map<String, List<Shown>> shown = new LinkedHashMap<>();
    for (HostDump dump : dumps) {
      tables(dump)
          .forEach(
              (of, routes) ->
                  shown.computeIfAbsent(of, t -> new ArrayList<>()).add(new Shown(dump, routes)));
    }
    Map<String, LinuxRouting.Table> tables = new LinkedHashMap<>();
    shown.forEach(
        (of, in) -> {
          DumpConflicts.Agreed table = conflicts.routes(" of table " + of, in);
          tables.put(
              of, new LinuxRouting.Table(table.complete(), table.routes(), table.contested()));
        });
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
              main.contested(),
              List.of(),
              addresses(),
              dumps.stream().flatMap(dump -> dump.nics().stream()).toList()));
    }
    LinuxRouting routing = new LinuxRouting(tables, allTables, rules(), rpFilter());
    return new EndHost(name, file, HostDump.Platform.LINUX, stacks, routing);
  }

  /** The tables that a dump shows: the one that its command names, and those that its rows name. */
  private static Map<String, List<HostDump.Route>> tables(HostDump dump) {
    Map<String, List<HostDump.Route>> tables = new LinkedHashMap<>();
    if (dump.routeTable()) {
      tables.put(dump.linux().table(), new ArrayList<>());
      for (HostDump.Route route : dump.routes()) {
        tables.computeIfAbsent(route.table(), t -> new ArrayList<>()).add(route);
      }
    }
    return tables;
  }

  private List<HostDump.Address> addresses() {
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

  /** A setting on which two dumps disagree is left out. */
  private Map<String, Setting<Integer>> rpFilter() {
    Map<String, Setting<Integer>> settings = new LinkedHashMap<>();
    Set<String> contested = new HashSet<>();
    for (HostDump dump : dumps) {
      new TreeMap<>(dump.linux().rpFilter())
          .forEach(
              (of, setting) -> {
                Setting<Integer> other = settings.putIfAbsent(of, setting);
                if (other != null && !other.value().equals(setting.value()) && contested.add(of)) {
                  doubts.add(
                      new Unknown(
                          "two dumps of "
                              + name
                              + " show rp_filter of "
                              + of
                              + " as "
                              + other.value()
                              + " and as "
                              + setting.value()
                              + ": which is right is not known",
                          setting.span(),
                          other.span()));
                }
              });
    }
    settings.keySet().removeAll(contested);
    return settings;
  }

  /** Null if no dump shows the rules, or two dumps show different ones. */
  private @Nullable List<PolicyRule> rules() {
    List<PolicyRule> rules = null;
    for (HostDump dump : dumps) {
      List<PolicyRule> shown = dump.linux().rules();
      if (shown == null) {
        continue;
      }
      if (rules != null && !withoutPlaces(rules).equals(withoutPlaces(shown))) {
        boolean none = shown.isEmpty();
        doubts.add(
            new Unknown(
                "two dumps of "
                    + name
                    + " show different policy rules: which are right is not known, and none is used",
                (none ? rules : shown).get(0).span(),
                none || rules.isEmpty() ? null : rules.get(0).span()));
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
