package dev.hoplint.parse.dump;

import dev.hoplint.model.HostDump;
import dev.hoplint.model.HostIpv6;
import dev.hoplint.model.OtherPart;
import dev.hoplint.model.Unrendered;
import dev.hoplint.parse.PartResult;
import dev.hoplint.source.Part;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Structured;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The output of one command to facts. */
public final class DumpParser {
  private DumpParser() {}

  /**
   * Reads a part of kind {@code esxi-route}, {@code esxi-interface}, {@code windows-route} or
   * {@code linux-route}; never throws on any input.
   */
  public static PartResult parse(SourceText text, Part part) {
    Unrendered open = UnrenderedRows.of(text, part);
    PartResult result = open == null ? read(text, part) : readTemplate(text, part);
    return open != null && result.facts() instanceof HostDump dump
        ? new PartResult(dump.unrendered(open), result.states(), result.problems())
        : result;
  }

  /** Of records nothing is taken: where one ends may depend on what is rendered. */
  private static PartResult readTemplate(SourceText text, Part part) {
    int start = Layout.firstLine(text, part);
    boolean linux = part.kind() == PartKind.LINUX_ROUTE;
    boolean records =
        linux
            ? Structured.startsAt(text.bytes(), start, part.end())
            : Layout.of(text, part).form() != Layout.Form.TABLE;
    if (!records) {
      return read(text, part);
    }
    Command command = Command.of(part);
    HostDump dump =
        new HostDump(
            part,
            command.tool(linux ? "ip" : "esxcli"),
            command.netstack(),
            false,
            false,
            List.of(),
            List.of(),
            List.of(),
            linux ? HostDump.Platform.LINUX : HostDump.Platform.ESXI,
            HostDump.Linux.NONE,
            HostIpv6.NONE,
            null);
    return new PartResult(dump, Map.of(), List.of());
  }

  private static PartResult read(SourceText text, Part part) {
    Command command = Command.of(part);
    if (part.kind() == PartKind.WINDOWS_ROUTE) {
      return windows(text, part, command);
    }
    if (part.kind() == PartKind.LINUX_ROUTE) {
      return LinuxDumps.parse(text, part, command);
    }
    Layout layout = Layout.of(text, part);
    return switch (layout.form()) {
      case JSON -> result(part, command, new JsonReader(text, part).read(layout.start()));
      case CSV -> result(part, command, new CsvReader(text, part).read(layout.start()));
      case XML -> result(part, command, new XmlReader(text, part).read(layout.start()));
      case KEY_VALUE -> result(part, command, new KeyValueReader(text, part).read(layout.start()));
      case PYTHON -> result(part, command, new PythonReader(text, part).read(layout.start()));
      case OTHER_FORMAT ->
          other(
              part,
              "output of esxcli that is neither a table nor csv, json, xml, keyvalue or python");
      case TABLE -> table(text, part, command, layout);
    };
  }

  private static PartResult table(SourceText text, Part part, Command command, Layout layout) {
    HostFacts facts = new HostFacts();
    return switch (layout.table()) {
      case ROUTES -> {
        RouteRows format = new RouteRows();
        boolean headed = read(text, part, format, facts) && !format.isCut();
        String tool = command.tool(format.isEsxcfg() ? "esxcfg-route" : "esxcli");
        yield result(
            part, tool, command.netstack(), headed && command.isComplete(), !isIpv6(facts), facts);
      }
      case IPV6_ROUTES -> {
        boolean headed = read(text, part, new Ipv6RouteRows(), facts);
        String tool = command.tool("esxcli");
        yield result(part, tool, command.netstack(), headed && command.isComplete(), false, facts);
      }
      case ADDRESSES -> interfaces(text, part, command, new AddressRows(), "esxcli");
      case IPV6_ADDRESSES -> interfaces(text, part, command, new Ipv6AddressRows(), "esxcli");
      case VMKNICS -> interfaces(text, part, command, new VmknicRows(), "esxcfg-vmknic");
      case NICS -> {
        NicBlocks blocks = new NicBlocks(text, facts);
        Rows.read(text, part.start(), part.end(), blocks);
        blocks.end();
        yield result(
            part, command.tool("esxcli"), command.netstack(), command.isComplete(), false, facts);
      }
    };
  }

  private static PartResult interfaces(
      SourceText text, Part part, Command command, RowFormat format, String tool) {
    HostFacts facts = new HostFacts();
    boolean headed = read(text, part, format, facts);
    return result(
        part, command.tool(tool), command.netstack(), headed && command.isComplete(), false, facts);
  }

  private static PartResult windows(SourceText text, Part part, Command command) {
    HostFacts facts = new HostFacts();
    WindowsTable table = new WindowsTable(text, facts);
    Rows.read(text, part.start(), part.end(), table);
    facts.addresses.addAll(WindowsAddresses.of(facts.routes));
    HostDump dump =
        new HostDump(
            part,
            command.tool("route"),
            null,
            table.isWhole() && command.isWholeRoutePrint() && !facts.hasMalformed(),
            true,
            facts.routes,
            facts.addresses,
            facts.nics,
            HostDump.Platform.WINDOWS,
            HostDump.Linux.NONE,
            facts.ipv6(false),
            null);
    return new PartResult(dump, Map.copyOf(facts.states), List.copyOf(facts.problems));
  }

  private static boolean read(SourceText text, Part part, RowFormat format, HostFacts facts) {
    TableReader reader = new TableReader(text, format, facts);
    Rows.read(text, part.start(), part.end(), reader);
    return reader.headed();
  }

  private static PartResult result(Part part, Command command, RecordFacts records) {
    return result(
        part,
        command.tool("esxcli"),
        command.netstack(),
        command.isComplete() && records.complete(),
        part.kind() == PartKind.ESXI_ROUTE && !command.isIpv6() && !isIpv6(records.facts()),
        records.facts());
  }

  private static PartResult result(
      Part part,
      String tool,
      @Nullable String netstack,
      boolean complete,
      boolean routeTable,
      HostFacts facts) {
    HostDump dump =
        new HostDump(
            part,
            tool,
            netstack,
            complete && !facts.hasMalformed() && !(routeTable && isNoTable(facts)),
            routeTable,
            facts.routes,
            facts.addresses,
            facts.nics,
            HostDump.Platform.ESXI,
            HostDump.Linux.NONE,
            facts.ipv6(part.kind() == PartKind.ESXI_ROUTE && Command.of(part).isIpv6()),
            null);
    return new PartResult(dump, Map.copyOf(facts.states), List.copyOf(facts.problems));
  }

  /** Lines that are no rows, and not one that is: this is something else than an empty table. */
  private static boolean isNoTable(HostFacts facts) {
    return facts.routes.isEmpty() && facts.hasUnrecognized();
  }

  /** A table of IPv6 alone says nothing of the host's IPv4 routes, not that there are none. */
  private static boolean isIpv6(HostFacts facts) {
    return facts.ipv6 && facts.routes.isEmpty();
  }

  private static PartResult other(Part part, String reason) {
    return new PartResult(new OtherPart(part, reason), Map.of(), List.of());
  }
}
