package dev.hoplint.parse.dump;

import dev.hoplint.model.HostDump;
import dev.hoplint.model.HostDump.Linux;
import dev.hoplint.model.HostDump.PolicyRule;
import dev.hoplint.model.Setting;
import dev.hoplint.parse.PartResult;
import dev.hoplint.source.Part;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Structured;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dumps of Linux, as lines or as JSON. */
final class LinuxDumps {
  private LinuxDumps() {}

  static PartResult parse(SourceText text, Part part, Command echoed) {
    LinuxCommand command = LinuxCommand.of(echoed.words());
    HostFacts facts = new HostFacts();
    int start = Layout.firstLine(text, part);
    int lineEnd =
        start < part.end() ? Math.min(part.end(), text.lineEnd(text.lineAt(start))) : start;
    if (Structured.isJson(text.bytes(), start, lineEnd)) {
      LinuxJson json = new LinuxJson(text, part, facts, command);
      json.read(start);
      boolean routes = !command.ipv6() && (json.hasRoutes() || command.routes());
      boolean whole = command.complete() && json.isComplete() && !facts.hasMalformed();
      Linux linux = linux(command, whole, json.rules(), Map.of());
      return result(part, echoed.tool("ip"), whole, routes, command.ipv6Routes(), facts, linux);
    }
    LinuxTable table = new LinuxTable(text, facts, command);
    Rows.read(text, part.start(), part.end(), table);
    // Another system's output of a command of the same name is no empty table.
    boolean empty = command.routes() && !table.hasIpv6() && !facts.hasUnrecognized();
    boolean routes = table.hasRoutes() || empty;
    boolean whole = table.isComplete() && !facts.hasMalformed();
    Linux linux = linux(command, whole, table.rules(), table.rpFilter());
    return result(
        part,
        echoed.tool(table.isNetstat() ? "route" : "ip"),
        whole,
        routes,
        command.ipv6Routes(),
        facts,
        linux);
  }

  private static Linux linux(
      LinuxCommand command,
      boolean whole,
      @Nullable List<PolicyRule> rules,
      Map<String, Setting<Integer>> rpFilter) {
    return new Linux(command.table(), command.allTables() && whole, whole ? rules : null, rpFilter);
  }

  private static PartResult result(
      Part part,
      String tool,
      boolean complete,
      boolean routes,
      boolean ipv6,
      HostFacts facts,
      Linux linux) {
    HostDump dump =
        new HostDump(
            part,
            tool,
            null,
            complete,
            routes,
            facts.routes,
            facts.addresses,
            facts.nics,
            HostDump.Platform.LINUX,
            linux,
            facts.ipv6(ipv6),
            null);
    return new PartResult(dump, Map.copyOf(facts.states), List.copyOf(facts.problems));
  }
}
