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

  /**
   * The hosts, in the order of their first dumps.
   *
   * @param base names the host of dumps that lie in the folder where the run starts
   * @param doubts takes what two dumps of one host disagree on
   */
  static List<EndHost> of(
      List<FileFacts> files, Declared declared, String base, List<Unknown> doubts) {
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
    return hosts.values().stream().map(host -> host.build(doubts)).toList();
  }

  /** What the host of a dump is called; {@code base} is the name of the folder of the run. */
  public static String nameOf(SourceFile file, HostDump dump, Declared declared, String base) {
    String given = givenName(file, dump, declared);
    if (given != null) {
      return given;
    }
    String folder = file.folder();
    String last = folder.substring(folder.lastIndexOf('/') + 1);
    return last.isEmpty() || last.equals(".") || last.equals("..") ? base : last;
  }

  /** Dumps with equal keys are of one host: two folders of one name are two hosts. */
  private static String key(SourceFile file, HostDump dump, Declared declared) {
    String given = givenName(file, dump, declared);
    // A guest's table beside that of its ESXi host is of another host.
    String system = " " + dump.platform().name();
    return (given != null ? "name " + given : "folder " + file.folder()) + system;
  }

  private static @Nullable String givenName(SourceFile file, HostDump dump, Declared declared) {
    if (dump.part().host() != null) {
      return dump.part().host();
    }
    Declared.DumpHint hint = hint(file, declared);
    return hint == null ? null : hint.device();
  }

  private static Declared.@Nullable DumpHint hint(SourceFile file, Declared declared) {
    for (Declared.DumpHint hint : declared.dumps()) {
      if (hint.files().test(file.path())) {
        return hint;
      }
    }
    return null;
  }

  private EndHost build(List<Unknown> doubts) {
    return switch (dumps.get(0).platform()) {
      case ESXI -> esxi(doubts);
      case WINDOWS -> new OneStackHosts(name, first, dumps, doubts).windows();
      case LINUX -> new OneStackHosts(name, first, dumps, doubts).linux();
    };
  }

  private EndHost esxi(List<Unknown> doubts) {
    Map<String, String> stackOfInterface = new HashMap<>();
    for (HostDump dump : dumps) {
      dump.nics().forEach(n -> putStack(stackOfInterface, n.name(), n.netstack()));
      dump.addresses().forEach(a -> putStack(stackOfInterface, a.interfaceName(), a.netstack()));
    }
    Map<String, List<DumpConflicts.Shown>> tables = new LinkedHashMap<>();
    for (HostDump dump : dumps) {
      if (dump.routeTable()) {
        tables
            .computeIfAbsent(stackOf(dump, stackOfInterface), s -> new ArrayList<>())
            .add(new DumpConflicts.Shown(dump, dump.routes()));
      }
    }
    Map<String, EndHost.Stack> stacks = new LinkedHashMap<>();
    DumpConflicts conflicts = new DumpConflicts(name, doubts);
    List<HostDump.Address> addresses = conflicts.addresses(dumps);
    tables.forEach(
        (stack, of) ->
            stacks.put(
                stack,
                stack(stack, conflicts.routes(" of " + stack, of), addresses, stackOfInterface)));
    // Of a stack whose table is in no dump, its interfaces and addresses are known all the same.
    for (HostDump.Address address : addresses) {
      String stack = stackOfInterface.getOrDefault(address.interfaceName(), EndHost.DEFAULT_STACK);
      if (!stacks.containsKey(stack)) {
        stacks.put(stack, stack(stack, null, addresses, stackOfInterface));
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
      String stack,
      DumpConflicts.@Nullable Agreed table,
      List<HostDump.Address> addresses,
      Map<String, String> stackOfInterface) {
    List<HostDump.Address> own = new ArrayList<>();
    for (HostDump.Address address : addresses) {
      if (stack.equals(
          stackOfInterface.getOrDefault(address.interfaceName(), EndHost.DEFAULT_STACK))) {
        own.add(address);
      }
    }
    List<HostDump.Nic> nics = new ArrayList<>();
    for (HostDump dump : dumps) {
      for (HostDump.Nic nic : dump.nics()) {
        if (stack.equals(nic.netstack() == null ? EndHost.DEFAULT_STACK : nic.netstack())) {
          nics.add(nic);
        }
      }
    }
    return table == null
        ? new EndHost.Stack(stack, false, List.of(), List.of(), List.of(), own, nics)
        : new EndHost.Stack(
            stack, table.complete(), table.routes(), table.contested(), List.of(), own, nics);
  }
}
