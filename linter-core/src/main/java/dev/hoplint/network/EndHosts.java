package dev.hoplint.network;

import dev.hoplint.model.Declared;
import dev.hoplint.model.FileFacts;
import dev.hoplint.model.HostDump;
import dev.hoplint.model.PartFacts;
import dev.hoplint.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts dumps together to hosts. The prompt before a command, or {@code dumps} in {@code
 * hoplint.yaml}, names the host; unnamed dumps of one folder are one host, named after the folder.
 */
public final class EndHosts {
  private final String name;
  private final SourceFile first;
  private final List<HostDump> dumps = new ArrayList<>();
  private final Map<HostDump, String> hintedStacks = new HashMap<>();

  private EndHosts(String name, SourceFile first) {
    this.name = name;
    this.first = first;
  }

  /** {@code base} names the host of dumps that lie in the folder where the run starts. */
  static List<EndHost> of(List<FileFacts> files, Declared declared, String base) {
    Map<String, EndHosts> hosts = new LinkedHashMap<>();
    for (FileFacts file : files) {
      Declared.DumpHint hint = hint(file.file(), declared);
      for (PartFacts part : file.parts()) {
        if (part instanceof HostDump dump) {
          String name = nameOf(file.file(), dump, declared, base);
          EndHosts host =
              hosts.computeIfAbsent(
                  key(file.file(), dump, declared), k -> new EndHosts(name, file.file()));
          host.dumps.add(dump);
          if (hint != null && hint.netstack() != null) {
            host.hintedStacks.put(dump, hint.netstack());
          }
        }
      }
    }
    return hosts.values().stream().map(EndHosts::build).toList();
  }

  /** What the host of a dump is called; {@code base} is the name of the folder of the run. */
  public static String nameOf(SourceFile file, HostDump dump, Declared declared, String base) {
    String given = givenName(file, dump, declared);
    if (given != null) {
      return given;
    }
    String folder = folder(file);
    String last = folder.substring(folder.lastIndexOf('/') + 1);
    return last.isEmpty() || last.equals(".") || last.equals("..") ? base : last;
  }

  /** Dumps with equal keys are of one host: two folders of one name are two hosts. */
  private static String key(SourceFile file, HostDump dump, Declared declared) {
    String given = givenName(file, dump, declared);
    // A guest's table beside that of its ESXi host is of another host.
    String system = " " + dump.platform().name();
    return (given != null ? "name " + given : "folder " + folder(file)) + system;
  }

  private static @Nullable String givenName(SourceFile file, HostDump dump, Declared declared) {
    if (dump.part().host() != null) {
      return dump.part().host();
    }
    Declared.DumpHint hint = hint(file, declared);
    return hint == null ? null : hint.device();
  }

  private static String folder(SourceFile file) {
    int slash = file.path().lastIndexOf('/');
    return slash < 0 ? "" : file.path().substring(0, slash);
  }

  private static Declared.@Nullable DumpHint hint(SourceFile file, Declared declared) {
    for (Declared.DumpHint hint : declared.dumps()) {
      if (hint.files().test(file.path())) {
        return hint;
      }
    }
    return null;
  }

  private EndHost build() {
    return switch (dumps.get(0).platform()) {
      case ESXI -> esxi();
      case WINDOWS -> OneStackHosts.windows(name, first, dumps);
      case LINUX -> OneStackHosts.linux(name, first, dumps);
    };
  }

  private EndHost esxi() {
    Map<String, String> stackOfInterface = new HashMap<>();
    for (HostDump dump : dumps) {
      dump.nics().forEach(n -> putStack(stackOfInterface, n.name(), n.netstack()));
      dump.addresses().forEach(a -> putStack(stackOfInterface, a.interfaceName(), a.netstack()));
    }
    Map<String, List<HostDump>> tables = new LinkedHashMap<>();
    for (HostDump dump : dumps) {
      if (dump.routeTable()) {
        tables.computeIfAbsent(stackOf(dump, stackOfInterface), s -> new ArrayList<>()).add(dump);
      }
    }
    Map<String, EndHost.Stack> stacks = new LinkedHashMap<>();
    tables.forEach((stack, of) -> stacks.put(stack, stack(stack, of, stackOfInterface)));
    // Of a stack whose table is in no dump, its interfaces and addresses are known all the same.
    for (HostDump dump : dumps) {
      for (HostDump.Address address : dump.addresses()) {
        String stack =
            stackOfInterface.getOrDefault(address.interfaceName(), EndHost.DEFAULT_STACK);
        if (!stacks.containsKey(stack)) {
          stacks.put(stack, stack(stack, List.of(), stackOfInterface));
        }
      }
    }
    return new EndHost(name, first, HostDump.Platform.ESXI, stacks, null);
  }

  private static void putStack(
      Map<String, String> stacks, String interfaceName, @Nullable String stack) {
    if (stack != null) {
      stacks.putIfAbsent(interfaceName, stack);
    }
  }

  /**
   * The stack that the command names, else {@code hoplint.yaml}, else that of the interfaces shown.
   */
  private String stackOf(HostDump dump, Map<String, String> stackOfInterface) {
    if (dump.netstack() != null) {
      return dump.netstack();
    }
    String hinted = hintedStacks.get(dump);
    if (hinted != null) {
      return hinted;
    }
    for (HostDump.Route route : dump.routes()) {
      String known = stackOfInterface.get(route.interfaceName());
      if (known != null) {
        return known;
      }
    }
    return EndHost.DEFAULT_STACK;
  }

  private EndHost.Stack stack(
      String stack, List<HostDump> tables, Map<String, String> stackOfInterface) {
    // Two dumps of one table: esxcli shows more than the older commands.
    HostDump table = null;
    for (HostDump other : tables) {
      if (table == null || rank(other) > rank(table)) {
        table = other;
      }
    }
    List<HostDump.Address> addresses = new ArrayList<>();
    List<HostDump.Nic> nics = new ArrayList<>();
    Map<String, Boolean> seen = new HashMap<>();
    for (HostDump dump : dumps) {
      for (HostDump.Address address : dump.addresses()) {
        if (stack.equals(
                stackOfInterface.getOrDefault(address.interfaceName(), EndHost.DEFAULT_STACK))
            && seen.putIfAbsent(address.interfaceName() + " " + address.address().text(), true)
                == null) {
          addresses.add(address);
        }
      }
      for (HostDump.Nic nic : dump.nics()) {
        if (stack.equals(nic.netstack() == null ? EndHost.DEFAULT_STACK : nic.netstack())) {
          nics.add(nic);
        }
      }
    }
    return table == null
        ? new EndHost.Stack(stack, false, List.of(), List.of(), addresses, nics)
        : new EndHost.Stack(stack, table.complete(), table.routes(), List.of(), addresses, nics);
  }

  private static int rank(HostDump dump) {
    return (dump.complete() ? 2 : 0) + (dump.tool().startsWith("esxcfg") ? 0 : 1);
  }
}
